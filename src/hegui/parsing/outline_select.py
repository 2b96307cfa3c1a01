"""From marks to those that count: tables of contents, quoted provisions and running text are left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from hegui.model.expression import expression
from hegui.parsing.outline_contents import split_contents
from hegui.parsing.outline_mark import (
    ANNEX,
    ARTICLE,
    DOUBTFUL,
    Mark,
)

_SOFT = itemgetter(6)  # of a mark
QuotedRange = tuple[int, int]
_MOST_QUOTED_LINES = 60
_OPENING = expression(r"(?:^[ \u3000\t]{0,8}|[：:为] ?)“", re.M)


def select_marks(marks: list[Mark], quoted: Sequence[QuotedRange]) -> tuple[list[Mark], list[Mark]]:
    """The marks that are numbers of this text itself, and those of its table of contents."""
    if quoted:
        inside = {block for first, last in quoted for block in range(first, last)}
        marks = [mark for mark in marks if mark.block not in inside]
    contents, marks = split_contents(marks)
    if any(map(_SOFT, marks)):
        marks = _settle_soft(marks)
    return marks, contents


def find_quoted(text: str, starts: Sequence[int]) -> list[QuotedRange]:
    """Blocks that continue a quotation opened in an earlier block, as half-open ranges of block indices.

    A quotation runs over several blocks where “ follows a colon, 为 or the block's beginning and is not
    closed in its block; it ends with the block that ends with ”. Nothing is quoted if no end comes soon.
    """
    ranges: list[QuotedRange] = []
    closings: list[int] | None = None
    position = text.find("“")
    while position >= 0:
        stop = text.find("\n", position)
        if stop < 0:
            break
        start = text.rfind("\n", 0, position) + 1
        if _is_left_open(text, start, position, stop):
            if closings is None:
                closings = _closing_blocks(text, starts)
            first = bisect_right(starts, position)
            last = bisect_left(closings, first)
            if last < len(closings) and closings[last] < first + _MOST_QUOTED_LINES:
                after = closings[last] + 1
                ranges.append((first, after))
                stop = starts[after] if after < len(starts) else len(text)
        position = text.find("“", stop)
    return ranges


def _is_left_open(text: str, start: int, position: int, stop: int) -> bool:
    """A quotation that a colon, 为 or the block's beginning opens is not closed in the block."""
    unclosed = text.count("“", position, stop) > text.count("”", position, stop)
    return unclosed and _OPENING.search(text, start, stop) is not None


def _closing_blocks(text: str, starts: Sequence[int]) -> list[int]:
    """Blocks that end with ” and close more quotations than they open."""
    closings = []
    for index, start in enumerate(starts):
        stop = starts[index + 1] - 1 if index + 1 < len(starts) else len(text)
        tail = text[max(start, stop - 4) : stop].rstrip(" 。；，、")
        if tail.endswith("”") and text.count("”", start, stop) > text.count("“", start, stop):
            closings.append(index)
    return closings


def _settle_soft(marks: list[Mark]) -> list[Mark]:
    following = _following(marks)
    tight = sum(1 for mark in marks if mark.style == ARTICLE and mark.soft == 1)
    loose = sum(1 for mark in marks if mark.style == ARTICLE and mark.soft == 0)
    last: dict[int, tuple[int, int]] = {}
    kept: list[Mark] = []
    for mark, after in zip(marks, following, strict=True):
        style = mark.style
        key = (mark.number or 0, mark.inserted)
        if style >= ANNEX:
            kept.append(mark)
            continue
        before = last.get(style, (0, 0))
        if mark.soft and not (mark.soft == 1 and tight > loose) and not _fits(key, before, after, mark.soft):
            continue
        last[style] = key
        kept.append(mark)
    return kept


def _fits(key: tuple[int, int], before: tuple[int, int], after: tuple[int, int] | None, soft: int) -> bool:
    if key == (1, 0) and before != (0, 0):
        return after == (2, 0)
    if key == (1, 0) and soft == DOUBTFUL:
        return after == (2, 0)
    next_one = key == (before[0] + 1, 0) or (key[0] == before[0] and key[1] == before[1] + 1)
    return next_one and after != key


def _following(marks: list[Mark]) -> list[tuple[int, int] | None]:
    """For each mark the key of the next mark of its style."""
    seen: dict[int, tuple[int, int]] = {}
    following: list[tuple[int, int] | None] = []
    for mark in reversed(marks):
        following.append(seen.get(mark.style))
        seen[mark.style] = (mark.number or 0, mark.inserted)
    following.reverse()
    return following
