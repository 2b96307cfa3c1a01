"""`hegui ledger check|import|export|next`."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from hegui.archive.ledger import Ledger
from hegui.archive.ledger_column import FIELD_NAMES
from hegui.audit.ledger import (
    LedgerCheck,
    check_ledger,
    export_csv,
    export_rows,
    find_next,
    import_ledger,
    load_entries,
)
from hegui.cli.request import Request, read_settings
from hegui.errors import UsageError
from hegui.report.columns import visible
from hegui.report.json_report import finding_json
from hegui.settings import Settings


def run_ledger_check(ledger: str, output_format: str, request: Request) -> int:
    """0 when every row was read and no rule is violated, else 1."""
    if output_format not in ("full", "json"):
        raise UsageError(f"ledger check 没有输出格式“{output_format}”，可用：full、json")
    settings = read_settings(request)
    checked = check_ledger(ledger, settings, today=date.today())
    if output_format == "json":
        sys.stdout.write(json.dumps(_plain(checked), ensure_ascii=False, indent=2) + "\n")
    else:
        for line in _lines(checked):
            print(line)
    return 0 if checked.is_clean else 1


def run_ledger_import(ledger: str, store: str, config: str | None) -> int:
    """Writes the register into a store."""
    read = import_ledger(ledger, store, _settings(config))
    for line in _mapping_lines(read):
        print(line)
    print(f"已写入 {store}：登记项{read.count}个，有问题的行{len(read.faults)}个")
    return 0


def run_ledger_export(source: str, target: str, config: str | None) -> int:
    """Writes a register under the standard column names."""
    entries = load_entries(source, _settings(config))
    extension = Path(target).suffix.lower()
    if extension == ".csv":
        Path(target).write_bytes(export_csv(entries))
    elif extension == ".xlsx":
        from hegui.report.sheet import table_workbook

        Path(target).write_bytes(table_workbook("台账", export_rows(entries)))
    else:
        raise UsageError(f"不能写成 {extension or '没有扩展名的文件'}，可用：.csv、.xlsx")
    print(f"已写入 {target}：登记项{len(entries)}个")
    return 0


def run_ledger_next(ledger: str, code: str, year: int | None, config: str | None) -> int:
    """Prints the next number on standard output, the rest on standard error."""
    found = find_next(load_entries(ledger, _settings(config)), code, year or date.today().year)
    print(found.number.text)
    last = f"最后一个号是{found.last.text}" if found.last else "台账中还没有这个序列"
    print(last, file=sys.stderr)
    if found.missing:
        print(f"其中缺号：{'、'.join(found.missing)}", file=sys.stderr)
    return 0


def _settings(config: str | None) -> Settings:
    return read_settings(Request(config=config))


def _mapping_lines(ledger: Ledger) -> list[str]:
    lines = []
    for mapping in ledger.mappings:
        lines.append(
            f"{visible(mapping.sheet or '表')}：表头至第{mapping.header_row}行，列名理解如下，请确认："
        )
        lines += [f"  {FIELD_NAMES[name]} ← {visible(text)}" for name, text in mapping.columns.items()]
        if mapping.ignored:
            lines.append(f"  未用的列：{visible('、'.join(mapping.ignored))}")
    if ledger.mappings:
        lines.append('理解有误时，在 hegui.toml 中写 [ledger_columns]，例如 title = "文件名"。')
    return lines


def _lines(checked: LedgerCheck) -> list[str]:
    ledger = checked.ledger
    lines = [f"台账 {visible(ledger.path)}：{ledger.rows}行，登记项{ledger.count}个", *_mapping_lines(ledger)]
    if ledger.faults:
        lines.append(f"有问题的行（{len(ledger.faults)}）")
    lines += [
        f"  {visible(fault.sheet or '表')}第{fault.row}行：{visible(fault.message)}"
        for fault in ledger.faults
    ]
    if checked.findings:
        lines.append(f"发现（{len(checked.findings)}）")
    for finding in checked.findings:
        lines.append(
            f"  {finding.rule}  {visible(finding.sheet or '')}第{finding.row}行：{visible(finding.message)}"
        )
    return lines


def _plain(checked: LedgerCheck) -> dict[str, object]:
    ledger = checked.ledger
    return {
        "schema": "hegui.ledger/1",
        "path": ledger.path,
        "rows": ledger.rows,
        "entries": ledger.count,
        "mappings": [
            {
                "sheet": m.sheet,
                "header_row": m.header_row,
                "columns": dict(m.columns),
                "ignored": list(m.ignored),
            }
            for m in ledger.mappings
        ],
        "faults": [
            {"sheet": f.sheet, "row": f.row, "code": f.code, "message": f.message} for f in ledger.faults
        ],
        "findings": [finding_json(finding) for finding in checked.findings],
    }
