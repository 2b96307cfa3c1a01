"""一是…二是…三是 and 一要…二要…: series inside paragraphs that may run over several.

They are no level of the outline. A series ends where a heading or article begins; another may be
nested in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.model.document import Anomaly, Level
from hegui.parsing.numerals import read_numeral, write_numeral

_MEMBER = re.compile(
    r"(?:(?<=[，。；：、！？）”\s…—])|(?<![^\n]))([一二三四五六七八九十]{1,3})([是要])(?![否非不])"
)
_DEEPEST = 4  # series nested in each other


def has_series(text: str) -> bool:
    """Whether the text can hold a series at all."""
    return "二是" in text or "三是" in text or "二要" in text


def find_series_anomalies(text: str, borders: Sequence[int]) -> Iterator[Anomaly]:
    """Members that are missing, doubled or out of order. ``borders``: ascending starts of sections."""
    section = 0
    open_series: dict[str, list[int]] = {}
    for match in _MEMBER.finditer(text):
        while section < len(borders) and borders[section] <= match.start():
            section += 1
            open_series = {}
        number = read_numeral(match[1])
        if number is None:
            continue
        fault = _step(open_series.setdefault(match[2], []), number)
        if fault:
            yield _anomaly(fault[0], match, fault[1])


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


def _anomaly(kind: str, match: re.Match[str], previous: int) -> Anomaly:
    verb = match[2]
    values = (
        ("previous", write_numeral(previous) + verb),
        ("expected", write_numeral(previous + 1) + verb),
        ("found", match[0]),
    )
    return Anomaly(kind, Level.PARAGRAPH, match.start(1), match.end(), values)
