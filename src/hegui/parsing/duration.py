"""Lengths of time in a text: 30日, 三十天, 5个工作日, 一个月, 半年, 五年."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from hegui.model.expression import expression
from hegui.parsing.numerals import read_numeral

_S = r"[ \u3000\u00a0]{0,3}"
UNITS = r"个?工作日|个?自然日|个?日历日|个?日历天|日|天|个?星期|周|个半月|个月|年"
_LENGTH = expression(
    rf"(?P<n>[0-9０-９]{{1,4}}|[〇零一二三四五六七八九十百两]{{1,5}}|半){_S}[（(]?{_S}(?P<u>{UNITS})"
)
_BAD_BEFORE = expression(r"(?:[月第年\-—–.．/〔]|[年月日号份底末初旬]起?[至到])[ \u3000\u00a0]{0,3}\Z")
_BACK = 8


class Duration(NamedTuple):
    """One length of time. unit: day | working_day | month | year; start, end: span of the words."""

    amount: int
    unit: str
    start: int
    end: int


def find_durations(text: str, start: int = 0, end: int | None = None) -> tuple[Duration, ...]:
    """Every length of time between two offsets (code points), in reading order.

    Days of a date (3月5日), years of a date (2024年) and ordinals (第3日) are none. A week counts seven
    days, half a year six months, half a month fifteen days.
    """
    found = []
    for match in _LENGTH.finditer(text, start, len(text) if end is None else end):
        if _BAD_BEFORE.search(text[max(0, match.start() - _BACK) : match.start()]):
            continue
        length = read_duration(match["n"], match["u"])
        if length is not None:
            found.append(Duration(*length, *match.span()))
    return tuple(found)


def read_duration(figure: str, unit: str) -> tuple[int, str] | None:
    """Amount and unit of printed words such as 三十 and 个工作日; None where they are no length."""
    if figure == "半":
        return {"年": (6, "month"), "个月": (15, "day")}.get(unit)
    amount = read_numeral(figure)
    if amount is None or amount == 0:
        return None
    if unit == "年":
        return (amount, "year") if amount < 100 and not _is_short_year(figure) else None
    if "工作日" in unit:
        return amount, "working_day"
    if unit == "个月":
        return amount, "month"
    if unit == "个半月":
        return None
    return (7 * amount if unit in ("周", "星期", "个星期") else amount), "day"


def _is_short_year(figure: str) -> bool:
    """九八年 is a year, not ninety-eight of them."""
    return len(figure) > 1 and "十" not in figure and not figure.isdecimal()


def last_day(first: date, amount: int, unit: str) -> date | None:
    """Last day of a period that begins on ``first``, both days counted; None beyond the calendar.

    Working days are not counted here: see ``statutes.calendar``.
    """
    try:
        if unit == "day":
            return first + timedelta(days=amount - 1)
        months = amount * (12 if unit == "year" else 1) + first.month - 1
        year, month = first.year + months // 12, months % 12 + 1
        day = min(first.day, monthrange(year, month)[1])
        return date(year, month, day) - timedelta(days=1 if day == first.day else 0)
    except (ValueError, OverflowError):
        return None
