"""Registers of all kinds are read, and no row is lost without a word."""

from __future__ import annotations

import re
import time
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from hegui.archive.ledger import read_ledger, read_publications
from hegui.errors import LedgerError
from hegui.model.register import Standing

HEAD = ["序号", "发文字号", "文件名称", "制定机关", "成文日期", "有效期至", "有效性"]
ROW = [1, "澄府规〔2024〕1号", "澄湖县河道管理办法", "澄湖县人民政府", "2024.1.10", "2029年1月9日", "有效"]


def _book(path: Path, sheets: dict[str, list[list[Any]]], merged: dict[str, list[str]] | None = None) -> Path:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in (merged or {}).get(name, []):
            sheet.merge_cells(area)
    book.save(path)
    return path


def test_merged_headers_over_several_rows(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["澄湖县规范性文件台账"],
        ["序号", "文件", None, "日期", None, None, "有效性"],
        [None, "文号", "标题", "成文", "公布日期", "备案日期", None],
        [1, "澄府规〔2024〕1号", "澄湖县河道管理办法", date(2024, 1, 10), 45306, "2024/2/1", "现行有效"],
    ]
    merged = {"2024年": ["A1:G1", "A2:A3", "B2:C2", "D2:F2", "G2:G3"]}
    ledger = read_ledger(_book(tmp_path / "台账.xlsx", {"2024年": rows}, merged))
    mapping = ledger.mappings[0]
    assert mapping.header_row == 3
    assert dict(mapping.columns) == {
        "title": "标题",
        "document_number": "文号",
        "published_on": "公布日期",
        "filed_on": "备案日期",
        "printed_status": "有效性",
    }
    entry = ledger.entries[0]
    assert (entry.sheet, entry.row, entry.status) == ("2024年", 4, Standing.VALID)
    assert (entry.published_on, entry.filed_on) == (date(2024, 1, 15), date(2024, 2, 1))


def test_a_columns_own_name_goes_before_the_name_of_its_group(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["文件名称", "文号", "时间节点", None, "效力", None],
        [None, None, "签发时间", "发布时间", "有效期限至", "目前状态"],
        ["澄湖县河道管理办法", "澄府规〔2024〕1号", "2024.1.10", 45305, "2029-02-19", "有效"],
    ]
    merged = {"台账": ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]}
    ledger = read_ledger(_book(tmp_path / "台账.xlsx", {"台账": rows}, merged))
    (entry,) = ledger.entries
    assert ledger.faults == ()
    assert (entry.signed_on, entry.published_on) == (date(2024, 1, 10), date(2024, 1, 14))
    assert (entry.expires_on, entry.status) == (date(2029, 2, 19), Standing.VALID)


def test_vertically_merged_cells_hold_for_every_row(tmp_path: Path) -> None:
    rows = [HEAD, ROW, [2, "澄府规〔2024〕2号", "澄湖县停车管理办法", None, "2024.3.5", None, None]]
    ledger = read_ledger(_book(tmp_path / "a.xlsx", {"台账": rows}, {"台账": ["D2:D3"]}))
    assert [entry.issuer for entry in ledger.entries] == ["澄湖县人民政府", "澄湖县人民政府"]


def test_several_sheets_subtotals_blank_rows_and_repeated_headers(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEAD,
        ROW,
        [None] * 7,
        ["合计", 1],
        HEAD,
        ["二、部门文件"],
        [*ROW[:1], None, None, "某局"],
    ]
    path = _book(
        tmp_path / "a.xlsx",
        {"封面": [["编制说明"], ["本台账由办公室编制"]], "台账": rows, "另表": [HEAD, ROW]},
    )
    ledger = read_ledger(path)
    assert [(entry.sheet, entry.row) for entry in ledger.entries] == [("台账", 2), ("另表", 2)]
    assert [(fault.sheet, fault.row, fault.code) for fault in ledger.faults] == [
        ("封面", 1, "no-header"),
        ("台账", 4, "subtotal"),
        ("台账", 5, "repeated-header"),
        ("台账", 6, "heading"),
        ("台账", 7, "no-identity"),
    ]
    in_tables = [fault for fault in ledger.faults if fault.code != "no-header"]
    assert ledger.rows == len(ledger.entries) + len(in_tables)


def test_bad_cells_are_reported_and_the_row_is_kept(tmp_path: Path) -> None:
    row = [1, "澄府规〔2024〕1号", "河道办法", "县政府", "2024年13月1日", "待定", "不清楚"]
    ledger = read_ledger(_book(tmp_path / "a.xlsx", {"台账": [HEAD, row]}))
    assert ledger.entries[0].signed_on is None
    assert [fault.code for fault in ledger.faults] == ["bad-date", "unknown-status"]
    assert "2024年13月1日" in ledger.faults[0].message


def test_formulas_give_their_last_value(tmp_path: Path) -> None:
    path = _book(tmp_path / "a.xlsx", {"台账": [HEAD, [*ROW[:2], "=B2", *ROW[3:]]]})
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    cell = '<c r="C2" t="str"><f>B2</f><v>澄湖县河道</v></c>'.encode()
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb'<c r="C2".*?</c>', cell, parts[name])
    with zipfile.ZipFile(path, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    assert read_ledger(path).entries[0].title == "澄湖县河道"


def test_formulas_without_a_result_are_named(tmp_path: Path) -> None:
    rows = [HEAD, [*ROW[:2], '=CONCATENATE("澄湖县","河道")', *ROW[3:]], [*ROW[:2], "#REF!", *ROW[3:]]]
    ledger = read_ledger(_book(tmp_path / "a.xlsx", {"台账": rows}))
    assert [entry.title for entry in ledger.entries] == [None, None]
    assert [(fault.row, fault.code) for fault in ledger.faults] == [(2, "bad-formula"), (3, "bad-formula")]
    assert "标题的公式没有结果" in ledger.faults[0].message


def test_text_like_a_formula_stays_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    sheet.append(ROW)
    sheet["C2"].value, sheet["C2"].data_type = "=cmd|'/c calc'!A1", "s"
    book.save(tmp_path / "a.xlsx")
    assert read_ledger(tmp_path / "a.xlsx").entries[0].title == "=cmd|'/c calc'!A1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    cells = [list(map(str, HEAD)), [*map(str, ROW[:2]), f'"带{delimiter}分隔符\n的标题"', *map(str, ROW[3:])]]
    text = "\n".join(delimiter.join(row) for row in [*cells, list(map(str, ROW))])
    path = tmp_path / "台账.csv"
    path.write_bytes(text.encode(encoding))
    ledger = read_ledger(path)
    assert [entry.row for entry in ledger.entries] == [2, 4]
    assert ledger.entries[0].title == f"带{delimiter}分隔符的标题"
    assert ledger.entries[1].signed_on == date(2024, 1, 10)


def test_ods(tmp_path: Path) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="台账")

    def add(cells: list[Any]) -> None:
        row = TableRow()
        for cell in cells:
            if cell is None:
                row.addElement(TableCell())
            elif cell is ...:
                row.addElement(CoveredTableCell())
            elif isinstance(cell, date):
                row.addElement(TableCell(valuetype="date", datevalue=cell.isoformat()))
            else:
                text, spans = cell if isinstance(cell, tuple) else (cell, {})
                made = TableCell(valuetype="string", **spans)
                made.addElement(P(text=str(text)))
                row.addElement(made)
        table.addElement(row)

    add([("澄湖县台账", {"numbercolumnsspanned": 3}), ..., ...])
    add(["文号", "标题", "成文日期", "制定机关"])
    add(["澄府规〔2024〕1号", "河道办法", date(2024, 1, 10), ("县政府", {"numberrowsspanned": 2})])
    add(["澄府规〔2024〕2号", "停车办法", "2024.3.5", ...])
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "台账.ods"))
    ledger = read_ledger(tmp_path / "台账.ods")
    assert [(e.row, e.title, e.issuer) for e in ledger.entries] == [
        (3, "河道办法", "县政府"),
        (4, "停车办法", "县政府"),
    ]
    assert [entry.signed_on for entry in ledger.entries] == [date(2024, 1, 10), date(2024, 3, 5)]


def test_table_of_a_database(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "台账.db") as connection:
        connection.execute(
            "CREATE TABLE register (id INTEGER PRIMARY KEY, 发文字号 TEXT, 标题 TEXT, 成文日期 DATE)"
        )
        connection.execute("INSERT INTO register VALUES (1, '澄府规〔2024〕1号', '河道办法', '2024-01-10')")
    ledger = read_ledger(f"sqlite:///{tmp_path / '台账.db'}#register")
    assert ledger.path == "数据库表 register"
    assert ledger.entries[0].signed_on == date(2024, 1, 10)
    with pytest.raises(LedgerError, match="表名"):
        read_ledger(f"sqlite:///{tmp_path / '台账.db'}#nothing")


def test_columns_named_by_the_user(tmp_path: Path) -> None:
    rows = [["甲", "乙", "丙"], ["澄府规〔2024〕1号", "河道办法", "2024.1.10"]]
    path = _book(tmp_path / "a.xlsx", {"台账": rows})
    with pytest.raises(LedgerError, match="ledger_columns"):
        read_ledger(path)
    given = {"document_number": "甲", "title": "乙", "signed_on": "丙"}
    assert read_ledger(path, given).entries[0].title == "河道办法"
    with pytest.raises(LedgerError, match="不认识的项"):
        read_ledger(path, {"标题": "乙"})


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 no package")
    (tmp_path / "台账.pdf").write_bytes(b"%PDF")
    for name in ("坏.xlsx", "台账.pdf", "没有.xlsx"):
        with pytest.raises(LedgerError):
            read_ledger(tmp_path / name)


def test_publication_lists_are_read_alike(tmp_path: Path) -> None:
    path = _book(tmp_path / "目录.xlsx", {"目录": [["标题", "公布日期"], ["河道办法", "2024-01-15"]]})
    rows = read_publications(path)
    assert [(row.title, row.published_on) for row in rows] == [("河道办法", date(2024, 1, 15))]


def test_20000_rows_in_seconds(tmp_path: Path) -> None:
    from openpyxl import Workbook as Book

    book = Book(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(HEAD)
    for number in range(1, 20_001):
        year, serial = 2000 + number // 1000, number % 1000 + 1
        sheet.append(
            [
                number,
                f"澄府规〔{year}〕{serial}号",
                f"澄湖县第{number}号办法",
                "澄湖县人民政府",
                36526 + number,
                None,
                "有效",
            ]
        )
    book.save(tmp_path / "大.xlsx")
    begun = time.process_time()
    ledger = read_ledger(tmp_path / "大.xlsx")
    assert len(ledger.entries) == 20_000
    assert ledger.faults == ()
    assert ledger.entries[-1].signed_on == date(2054, 10, 4)
    assert time.process_time() - begun < 12
