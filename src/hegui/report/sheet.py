"""Sheets of a workbook (.xlsx), written row by row.

Text is always text: a title that looks like a formula stays inert, because every cell of text is written
as an inline string and marked as quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hegui.report.office_package import package_bytes

MOST_ROWS = 1_048_000
"""Rows of one sheet, a little below what the format allows."""
LONGEST_TEXT = 32_000
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WIDTHS = {
    "文件": 40, "标题": 44, "说明": 60, "建议": 36, "原文": 36, "依据": 36, "名称": 28, "缺号": 40,
    "原因": 40, "内容": 44,
}  # fmt: skip


def table_workbook(name: str, rows: Iterable[Iterable[Any]]) -> bytes:
    """One table as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    stream = iter(rows)
    add_sheet(book, name, next(stream, ()), stream)
    return package_bytes(book, stamped=True)


def add_sheet(book: Any, name: str, head: Iterable[Any], rows: Iterable[Iterable[Any]]) -> None:
    """A sheet with a frozen, filtered head; rows beyond what the format holds are counted, not written."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    names = list(head)
    sheet.freeze_panes = "A2"
    for index, title in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTHS.get(title, 14)
    bold = [_cell(sheet, title) for title in names]
    for cell in bold:
        cell.font = Font(bold=True)
    sheet.append(bold)
    written, left = 0, 0
    for row in rows:
        if written < MOST_ROWS:
            sheet.append([_cell(sheet, value) for value in row])
            written += 1
        else:
            left += 1
    if left:
        sheet.append([_cell(sheet, f"其余{left}行超出工作表的行数，见 json 报告")])
    if names:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{max(1, written + 1)}"


def _cell(sheet: Any, value: Any) -> Any:
    """A cell; text is marked as quoted so that no program takes it for a formula."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = _UNWRITABLE.sub("�", value)
    cell = WriteOnlyCell(sheet, text[:LONGEST_TEXT] + ("…" if len(text) > LONGEST_TEXT else ""))
    cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True
    return cell
