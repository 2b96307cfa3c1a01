"""Dates and periods in running text: what is left out is taken from the sentence, then from the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from hegui.model.document import Block, DateMention
from hegui.model.expression import expression
from hegui.parsing.dates_context import Context, month_end
from hegui.parsing.dates_token import Piece, S, find_pieces
from hegui.parsing.duration import Duration, find_durations, last_day, read_duration
from hegui.parsing.numerals import read_numeral

if TYPE_CHECKING:
    from hegui.statutes.reference import Reference

__all__ = ["Duration", "find_dates", "find_durations"]

_HOUR = (
    r"(?:[（(][^（）()\n]{1,10}[）)])?\s{0,2}(?:上午|下午|晚上?|凌晨|中午)?\s{0,2}"
    r"(?:\d{1,2}(?:[:：时点]\d{0,2}分?)?)?"
)
_LINK = expression(
    rf"{_HOUR}\s{{0,2}}(?:起|开始)?\s{{0,2}}[，,、]?\s{{0,2}}(?:截?止?(?:至|到)|[—－\-–~～─]{{1,2}})\s{{0,2}}"
)
_TAIL_DAY = expression(
    rf"{_HOUR}{S}(?:起|开始)?(?:至|到|[—－\-–~～─]{{1,2}}){S}([0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}}){S}[日号](?!内)"
)
_FIGURE = r"([0-9０-９]{1,3}|[一二三四五六七八九十百两]{1,4}|半)"
_UNIT = r"(个?工作日|个?自然日|个?日历日|日|天|个?星期|周|个月)"
_LENGTH_AFTER = expression(
    rf"(?:[（(][^（）()\n]{{1,8}}[）)])?{S}(?:起|开始)(?:计?算)?[，,]?[^。；，,\n]{{0,14}}?{_FIGURE}{S}{_UNIT}(?!前|以前|后)"
    rf"|[，,]{S}(?:为期|共计?|历时|期限为?){_FIGURE}{S}{_UNIT}"
)
_LENGTH_BEFORE = expression(rf"{_FIGURE}{S}{_UNIT}(?:内)?[，,（(]{{0,1}}(?:自|从|起始于)\Z")
_FROM_ISSUE = expression(
    rf"自?(?:本|该)?(?:公告|公示|通告|启事|征求意见稿|征求意见公告|信息)(?:在[^，。\n]{{0,20}})?"
    rf"(?:发布|公布|刊登|公开|张贴|发出|印发|上网)?之日(?:起|开始)[，,]?[^。；，,\n]{{0,10}}?{_FIGURE}{S}{_UNIT}(?!前|以前|后)"
)
_ISSUE_BACK, _ISSUE_AHEAD = 40, 40


def find_dates(
    text: str, blocks: Sequence[Block], written_on: date | None, reference: Reference | None = None
) -> tuple[DateMention, ...]:
    """Every date and period, in reading order; a period is one mention, its ends inclusive.

    written_on: gives the year where the sentence leaves it out, and is what 今年, 即日 and 自本公告发布之日
    rest on. reference: for periods in working days, which are left out without it or outside its years.
    """
    del blocks
    context = Context(text, written_on)
    found: list[DateMention] = []
    pieces = list(find_pieces(text))
    position = 0
    while position < len(pieces):
        mention, position = _read(text, pieces, position, context, reference)
        if mention is not None:
            context.remember(mention)
            found.append(mention)
    issued = _from_issue(text, written_on, reference)
    return tuple(sorted((*found, *issued), key=_start) if issued else found)


def _read(
    text: str, pieces: list[Piece], position: int, context: Context, reference: Reference | None
) -> tuple[DateMention | None, int]:
    """The mention that begins with a piece, and the index of the piece behind it."""
    piece = pieces[position]
    following = pieces[position + 1] if position + 1 < len(pieces) else None
    linked = following is not None and _LINK.fullmatch(text, piece.end, following.start) is not None
    first = context.settle(piece, following if linked else None)
    if first is None:
        return None, position + 1
    if linked and following is not None:
        ranged = context.range_to(first, following)
        if ranged is not None:
            return ranged, position + 2
    return _extended(text, first, reference), position + 1


def _extended(text: str, mention: DateMention, reference: Reference | None) -> DateMention:
    """A single date, made a period by 至15日 or by 起…30日 behind it, or 30日，自 before it."""
    if mention.precision != "day" or mention.first != mention.last:
        return mention
    tail = _TAIL_DAY.match(text, mention.end)
    if tail is not None:
        day = read_numeral(tail.group(1))
        last = _same_month(mention.first, day)
        if last is not None and last >= mention.first:
            return _span(mention, mention.start, tail.end(), last)
    after = _LENGTH_AFTER.match(text, mention.end)
    if after is not None:
        return _lengthened(mention, after, mention.start, after.end(), reference)
    if text.startswith("起", mention.end):
        low = max(0, mention.start - 16)
        before = _LENGTH_BEFORE.search(text[low : mention.start])
        if before is not None:
            return _lengthened(mention, before, low + before.start(), mention.end, reference)
    return mention


def _lengthened(
    mention: DateMention, match: re.Match[str], start: int, end: int, reference: Reference | None
) -> DateMention:
    figure, unit = _figures(match)
    last = _last(mention.first, figure, unit, reference)
    return mention if last is None else _span(mention, start, end, last)


def _figures(match: re.Match[str]) -> tuple[str, str]:
    groups = [value for value in match.groups() if value]
    return groups[0], groups[1]


def _last(first: date, figure: str, unit: str, reference: Reference | None) -> date | None:
    length = read_duration(figure, unit)
    if length is None:
        return None
    if length[1] != "working_day":
        return last_day(first, *length)
    return None if reference is None else _last_workday(reference, first, length[0])


def _last_workday(reference: Reference, first: date, count: int) -> date | None:
    from hegui.statutes.calendar import UnknownYearError

    try:
        return reference.calendar.last_workday(first, count)
    except UnknownYearError:
        return None


def _from_issue(text: str, written_on: date | None, reference: Reference | None) -> list[DateMention]:
    """自本公告发布之日起30日: counted from the day of the document."""
    found: list[DateMention] = []
    at = text.find("之日") if written_on is not None else -1
    while at >= 0 and written_on is not None:
        match = _FROM_ISSUE.search(text, max(0, at - _ISSUE_BACK), at + _ISSUE_AHEAD)
        last = _last(written_on, *_figures(match), reference) if match is not None else None
        if match is not None and last is not None and match.start() < at < match.end():
            start, end = match.span()
            found.append(DateMention(start=start, end=end, first=written_on, last=last, precision="day"))
        at = text.find("之日", at + 2)
    return found


def _same_month(first: date, day: int | None) -> date | None:
    if day is None or not 1 <= day <= month_end(first.year, first.month).day:
        return None
    return first.replace(day=day)


def _span(mention: DateMention, start: int, end: int, last: date) -> DateMention:
    return DateMention(start=start, end=end, first=mention.first, last=last, precision="day")


def _start(mention: DateMention) -> int:
    return mention.start
