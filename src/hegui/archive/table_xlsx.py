"""Registers as .xlsx, read row by row; merged cells carry the value of their first cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hegui.archive.table import Cell, Row, Sheet
from hegui.errors import LedgerError

_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
MOST_MERGED_CELLS = 200_000


def load_xlsx(path: Path) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook; formulas give their last computed value. Errors: LedgerError."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        merged = _merged_by_sheet(path, book)
    except Exception as error:
        kind = type(error).__name__
        raise LedgerError(f"台账 {path.name} 不能打开（{kind}），请用表格软件另存为 .xlsx 后再试") from None
    return tuple(_sheet(sheet, merged.get(sheet.title, {})) for sheet in book.worksheets)


def _sheet(sheet: Any, merged: dict[int, list[tuple[int, int, int]]]) -> Sheet:
    def rows() -> Iterator[tuple[int, Row]]:
        sheet.reset_dimensions()
        kept: dict[int, Row] = {}
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            row = tuple(_cell(cell) for cell in cells)
            yield number, _filled(number, row, merged, kept) if merged else row

    return Sheet(name=sheet.title, rows=rows)


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, str | int | float | date):
        return value
    return str(value)


def _filled(
    number: int, row: Row, merged: dict[int, list[tuple[int, int, int]]], kept: dict[int, Row]
) -> Row:
    """The row with merged cells filled. ``merged``: row → (first row, first column, last column)."""
    areas = merged.get(number)
    if not areas:
        return row
    cells = list(row)
    for top, left, right in areas:
        cells += [None] * (right + 1 - len(cells))
        source = cells if top == number else list(kept.get(top, ()))
        value = source[left] if left < len(source) else None
        for column in range(left, right + 1):
            if cells[column] is None:
                cells[column] = value
    if any(top == number for top, _, _ in areas):
        kept[number] = tuple(cells)
    return tuple(cells)


def _merged_by_sheet(path: Path, book: Any) -> dict[str, dict[int, list[tuple[int, int, int]]]]:
    found: dict[str, dict[int, list[tuple[int, int, int]]]] = {}
    with zipfile.ZipFile(path) as package:
        for sheet in book.worksheets:
            part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
            if part in package.namelist():
                found[sheet.title] = _merged_rows(package.read(part))
    return found


def _merged_rows(content: bytes) -> dict[int, list[tuple[int, int, int]]]:
    rows: dict[int, list[tuple[int, int, int]]] = {}
    cells = 0
    for match in _MERGED.finditer(content, max(0, content.rfind(b"<mergeCells"))):
        left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
        cells += (bottom - top + 1) * (right - left + 1)
        if cells > MOST_MERGED_CELLS:
            break
        for row in range(top, bottom + 1):
            rows.setdefault(row, []).append((top, left, right))
    return rows


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + letter - 64
    return value - 1
