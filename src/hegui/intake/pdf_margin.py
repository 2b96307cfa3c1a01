"""Page numbers and running heads: what stands in the margins of the pages and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter

from hegui.intake.pdf_line import Line

_NUMBER_ZONE = 0.125  # of the page height, at top and bottom
_HEAD_ZONE = 0.09
_PAGE_NUMBER = re.compile(
    r"[-—–―‐‑−─·.~～\s]{0,6}(?:第\s{0,2}|Page\s)?(\d{1,4}|[ivxlc]{1,6})(?:\s{0,2}页)?"
    r"(?:\s{0,2}(?:/|／|of|共|，|,)\s{0,2}(?:共\s{0,2})?\d{1,4}(?:\s{0,2}页)?)?[-—–―‐‑−─·.~～\s]{0,6}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MIN_REPEATS = 2
_SAME_PLACE = 6.0  # points: what is further apart on two pages is no head
_MIN_SHARE = 0.4  # heads of odd and even pages may differ


def drop_margins(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """The lines without page numbers and running heads.

    A bare number goes only if it counts with the pages or stands apart at the very edge; a head only
    if it repeats in its place on at least two pages and four tenths of them.
    """
    offsets = _find_offsets(pages, heights)
    heads = _find_heads(pages, heights)
    kept: list[list[Line]] = []
    for index, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        rest = [line for line in lines if not _is_head(line, height, heads)]
        while rest and _is_page_number(rest[-1], height, index, offsets):
            rest.pop()
        while rest and _is_page_number(rest[0], height, index, offsets):
            rest.pop(0)
        kept.append(rest)
    return kept


def _edge_distance(line: Line, height: float) -> float:
    return min(line.y, height - line.y) / height


def _find_offsets(pages: list[list[Line]], heights: list[float]) -> frozenset[int]:
    """Differences between printed number and page index that at least two pages share."""
    counted: Counter[int] = Counter()
    for index, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in (*lines[:1], *lines[-1:]) if len(lines) > 1 else lines:
            match = _PAGE_NUMBER.fullmatch(line.text)
            if match and match[1].isdigit() and _edge_distance(line, height) < _NUMBER_ZONE:
                counted[int(match[1]) - index] += 1
    return frozenset(offset for offset, count in counted.items() if count > 1)


def _is_page_number(line: Line, height: float, index: int, offsets: frozenset[int]) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    distance = _edge_distance(line, height)
    if match is None or distance > _NUMBER_ZONE:
        return False
    if match[1].isdigit() and int(match[1]) - index in offsets:
        return True
    is_bare = line.text.isalnum()
    return not is_bare or (distance < _HEAD_ZONE and len(line.text) <= 3)


def _find_heads(pages: list[list[Line]], heights: list[float]) -> frozenset[str]:
    """Texts that repeat in the same place; with digits apart (a number in the head) three times."""
    exact: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        near = [line for line in lines if _edge_distance(line, height) < _HEAD_ZONE]
        exact.update({_head_key(line) for line in near})
        loose.update({_loose_key(line) for line in near if not line.text.startswith("附件")})
    share = _MIN_SHARE * len(pages)
    return frozenset(
        [key for key, count in exact.items() if count >= max(_MIN_REPEATS, share)]
        + [key for key, count in loose.items() if count >= max(_MIN_REPEATS + 1, share)]
    )


def _head_key(line: Line) -> str:
    return f"{line.y / _SAME_PLACE:.0f}{line.text}"


def _loose_key(line: Line) -> str:
    return f"{line.y / _SAME_PLACE:.0f}{_DIGITS.sub('#', line.text)}"


def _is_head(line: Line, height: float, heads: frozenset[str]) -> bool:
    if not heads or _edge_distance(line, height) >= _HEAD_ZONE:
        return False
    return _head_key(line) in heads or _loose_key(line) in heads
