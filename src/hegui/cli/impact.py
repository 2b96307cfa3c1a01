"""`hegui impact`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from hegui.archive.graph import Impact
from hegui.audit.impact import run_impact as find
from hegui.cli.request import read_day
from hegui.errors import UsageError
from hegui.report.impact import impact_json, impact_lines, impact_rows, impact_svg

FORMATS = ("full", "json", "svg", "xlsx")


def run_impact(
    name: str,
    article: str | None,
    changed_on: str | None,
    archive: str | None,
    store: str | None,
    output_format: str,
    *,
    repealed: bool,
) -> int:
    """0 with a worklist, also an empty one."""
    kind, _, target = output_format.partition("=")
    if kind not in FORMATS:
        raise UsageError(f"impact 没有输出格式“{kind}”，可用：{'、'.join(FORMATS)}")
    on = read_day(changed_on, "--changed-on") if changed_on else date.today()
    impact = find(name, article=article, on=on, archive=archive, store=store, repealed=repealed)
    if not impact.items:
        print("没有找到引用它的文件。名称应为全称、通用简称或者文号，请核对。", file=sys.stderr)
    content = _content(kind, impact)
    if target:
        Path(target).write_bytes(content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    return 0


def _content(kind: str, impact: Impact) -> bytes:
    if kind == "xlsx":
        from hegui.report.sheet import table_workbook

        return table_workbook("清理清单", impact_rows(impact))
    if kind == "json":
        text = impact_json(impact)
    elif kind == "svg":
        text = impact_svg(impact)
    else:
        text = "".join(line + "\n" for line in impact_lines(impact))
    return text.encode("utf-8", "backslashreplace")
