"""Dates of register cells: real dates, Excel serials, 20230506, and text in the forms offices use."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from hegui.archive.table import Cell
from hegui.parsing.day import DAY, read_day

_EPOCH = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 1927 to 2119
_PARTED = re.compile(
    r"([12]\d{3})[.\-/．。年、](\d{1,2})[.\-/．。月、](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
)
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
_NOTHING = frozenset(
    {"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "未", "长期", "长期有效", "未规定", "未明确", "待定"}
)
_DAY = re.compile(DAY)
_SAME = str.maketrans("０１２３４５６７８９", "0123456789")


class CellDate(NamedTuple):
    """What a cell holds: a day, or nothing, or (``fault``, Chinese) something that is no day."""

    day: date | None
    fault: str = ""


def read_cell_date(cell: Cell) -> CellDate:
    """The day of a cell; numbers are Excel serials of the 1900 system or 20230506."""
    if cell is None or isinstance(cell, date):
        return CellDate(cell)
    if isinstance(cell, int | float):
        return _number(int(cell), str(cell))
    text = cell.strip().translate(_SAME)
    if text in _NOTHING:
        return CellDate(None)
    found = _text(text)
    return CellDate(found) if found else CellDate(None, f"“{cell.strip()[:30]}”不是日期")


def _number(value: int, shown: str) -> CellDate:
    if value in _SERIALS:
        return CellDate(_EPOCH + timedelta(days=value))
    day = _compact(str(value))
    return CellDate(day) if day else CellDate(None, f"“{shown}”不是日期")


def _text(text: str) -> date | None:
    match = _PARTED.fullmatch(text.replace(" ", "") if ":" not in text else text)
    if match is not None:
        return _day(*match.groups())
    if text.isdecimal() and len(text) == 5:
        return _number(int(text), text).day
    if (day := _compact(text)) is not None:
        return day
    printed = _DAY.fullmatch(text)
    return read_day(text) if printed else None


def _compact(text: str) -> date | None:
    match = _COMPACT.fullmatch(text)
    return _day(*match.groups()) if match else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
