"""Series inside paragraphs that may run over several: 一是…二是…, 一要…, 第一，…第二，…, 首先…其次…再次….

They are no level of the outline. A series ends where a heading or article begins; another may be
nested in it. 首先 may stand alone, and 最后 closes whatever is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.model.expression import expression
from hegui.model.outline import Anomaly, Level
from hegui.parsing.numerals import read_numeral, write_numeral

_VERBAL = expression(
    r"(?:(?<=[，。；：、！？）”\s…—])|(?<![^\n]))([一二三四五六七八九十]{1,3})([是要])(?![否非不])"
)
_ORDINAL = expression(r"(?:(?<=[。；：！？\n])|(?<![^\n]))[ 　]*([第其])([一二三四五六七八九十]{1,3})，")
_WORDED = expression(r"(?:(?<=[。；：！？\n])|(?<![^\n]))[ 　]*(首先|其次|再其次|再次|最后)(，|[要是]?)")
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再其次": 3}
_INSTEAD = {2: ("其次", "第二", "二是", "二要", "其二", "然后", "接着", "随后")}
"""What may stand in the place of 其次: a series need not keep to one kind of word."""
_LAST = "最后"
_DEEPEST = 4  # series nested in each other


class Member(NamedTuple):
    """One member of a series: its family (是, 要, 第, 其, 首先), number (0 for 最后) and span."""

    family: str
    number: int
    start: int
    end: int


def has_series(text: str) -> bool:
    """Whether the text can hold a series: its first member and another."""
    return _has_verbal(text) or _has_ordinal(text) or _has_worded(text)


def _has_verbal(text: str) -> bool:
    if "一是" in text and ("二是" in text or "三是" in text):
        return True
    return "一要" in text and ("二要" in text or "三要" in text)


def _has_ordinal(text: str) -> bool:
    return "一，" in text and ("二，" in text or "三，" in text)


def _has_worded(text: str) -> bool:
    return "首先" in text and ("其次，" in text or "再次，" in text)


def find_series_anomalies(text: str, borders: Sequence[int]) -> Iterator[Anomaly]:
    """Members that are missing, doubled or out of order. ``borders``: ascending starts of sections."""
    for has_some, find in (
        (_has_verbal, _find_verbal),
        (_has_ordinal, _find_ordinal),
        (_has_worded, _find_worded),
    ):
        if has_some(text):
            yield from _judge(text, find(text), borders)


def _find_verbal(text: str) -> Iterator[Member]:
    for match in _VERBAL.finditer(text):
        number = read_numeral(match[1])
        if number is not None:
            yield Member(match[2], number, match.start(1), match.end())


def _find_ordinal(text: str) -> Iterator[Member]:
    for match in _ORDINAL.finditer(text):
        number = read_numeral(match[2])
        if number is not None:
            yield Member(match[1], number, match.start(1), match.end() - 1)


def _find_worded(text: str) -> Iterator[Member]:
    """首先 counts wherever it opens a sentence; 其次, 再次 and 最后 only with a comma (再次强调 does not)."""
    for match in _WORDED.finditer(text):
        word, after = match.groups()
        if word == "首先" or after == "，":
            yield Member("首先", _WORDS.get(word, 0), match.start(1), match.end(1))


def _judge(text: str, members: Iterator[Member], borders: Sequence[int]) -> Iterator[Anomaly]:
    section = 0
    open_series: dict[str, list[int]] = {}
    previous_end = 0
    for member in members:
        while section < len(borders) and borders[section] <= member.start:
            section += 1
            open_series = {}
        stack = open_series.setdefault(member.family, [])
        if not member.number:
            stack.clear()
            continue
        fault = _step(stack, member.number)
        if fault and not _stands_otherwise(text, member, fault, previous_end):
            yield _anomaly(text, member, *fault)
        previous_end = member.end


def _step(stack: list[int], number: int) -> tuple[str, int] | None:
    """Put one member on the stack of open series; the kind of fault and the member before it, if any."""
    if number == 1:
        stack.append(1)
        return None
    for depth in range(len(stack) - 1, max(-1, len(stack) - _DEEPEST), -1):
        if stack[depth] == number - 1:
            del stack[depth + 1 :]
            stack[depth] = number
            return None
    if not stack:
        return None
    last = stack[-1]
    if number == last:
        return "series_duplicate", last
    stack[-1] = number
    return ("series_gap" if number > last else "series_order"), last


def _stands_otherwise(text: str, member: Member, fault: tuple[str, int], after: int) -> bool:
    """The member that seems to be missing is there in another word (首先…第二…再次)."""
    if member.family != "首先" or fault[0] != "series_gap":
        return False
    return any(text.find(word, after, member.start) >= 0 for word in _INSTEAD.get(fault[1] + 1, ()))


def _anomaly(text: str, member: Member, kind: str, previous: int) -> Anomaly:
    values = (
        ("previous", _name(member.family, previous)),
        ("expected", _name(member.family, previous + 1)),
        ("found", text[member.start : member.end]),
    )
    return Anomaly(kind, Level.PARAGRAPH, member.start, member.end, values)


def _name(family: str, number: int) -> str:
    if family == "首先":
        return ("首先", "其次", "再次")[number - 1] if number <= 3 else _LAST
    figure = write_numeral(number)
    return family + figure if family in "第其" else figure + family
