"""Characters to lines: sorted by place, because a content stream may draw quotes and digits later."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from hegui.intake.pdf_page import Char

_SAME_LINE = 0.35  # of an em: baselines closer than this are one line (raised notes included)
_WORD_GAP = 0.25  # of an em: a space between Latin words that were placed apart
_HAN_GAP = 0.35  # of an em: a space between Han characters that the file shows but does not hold
_WIDE_GAP = 0.8  # of an em: the same between a Han character and a digit
_DOUBLE = 0.2  # of an em: the same character again, drawn twice to look bold
_DEFAULT_EM = 12.0
_PUNCTUATION = "、。，；：？！（）《》〈〉“”‘’〔〕【】"
_HAN = "\u2e80"  # from here on characters are full-width


class Line(NamedTuple):
    """One visual line. x0, x1: its ink; y: baseline; em: width of a full character (points)."""

    text: str
    x0: float
    x1: float
    y: float
    em: float
    page: int


def median(values: list[float]) -> float:
    """Middle value; the upper one of two."""
    return sorted(values)[len(values) // 2]


def find_em(chars: list[Char]) -> float:
    """Width of a full-width character: the median of those there are."""
    widths = [x1 - x0 for _, x0, x1, text in chars if text >= _HAN]
    return median(widths) if widths else _DEFAULT_EM


def build_lines(chars: list[Char], page: int) -> list[Line]:
    """Lines from top to bottom. ``page`` is 1-based."""
    if not chars:
        return []
    ordered = sorted(chars)
    tolerance = _SAME_LINE * find_em(chars)
    lines: list[Line] = []
    start = 0
    for index, (one, other) in enumerate(pairwise(ordered), 1):
        if other[0] - one[0] > tolerance:
            _add_line(ordered[start:index], page, lines)
            start = index
    _add_line(ordered[start:], page, lines)
    return lines


def _add_line(chars: list[Char], page: int, lines: list[Line]) -> None:
    chars.sort(key=_left_edge)
    while chars and chars[0].text.isspace():
        chars.pop(0)
    while chars and chars[-1].text.isspace():
        chars.pop()
    if chars:
        em = find_em(chars)
        y = median([char.y for char in chars])
        lines.append(Line(_join_chars(chars, em), chars[0].x0, chars[-1].x1, y, em, page))


def _left_edge(char: Char) -> float:
    return char.x0


def _join_chars(chars: list[Char], em: float) -> str:
    parts = [chars[0].text]
    _, last_x0, last_x1, last = chars[0]
    wide, double = _WORD_GAP * em, _DOUBLE * em
    stretch: float | None = None  # gap that justification or tracking gives every pair on this line
    for _, x0, x1, text in chars[1:]:
        if x0 - last_x0 < double and text == last and text not in "…—":
            continue
        gap = x0 - last_x1
        if gap > wide:
            stretch = _find_stretch(chars) if stretch is None else stretch
            if _needs_space(last, text, (gap - stretch) / em):
                parts.append(" ")
        parts.append(text)
        last_x0, last_x1, last = x0, x1, text
    return "".join(parts)


def _find_stretch(chars: list[Char]) -> float:
    gaps = [other.x0 - one.x1 for one, other in pairwise(chars) if one.text >= _HAN and other.text >= _HAN]
    return max(0.0, median(gaps)) if len(gaps) > 2 else 0.0


def _needs_space(before: str, after: str, gap: float) -> bool:
    """Whether a gap (in ems) shows a space: Word wraps digits in thin gaps, and those are no spaces."""
    if before.isspace() or after.isspace():
        return False
    if before >= _HAN and after >= _HAN:
        return gap > _HAN_GAP and before not in _PUNCTUATION and after not in _PUNCTUATION
    is_latin = before < _HAN and after < _HAN and before.isalpha() and after.isalpha()
    return gap > (_WORD_GAP if is_latin else _WIDE_GAP)


def join_texts(before: str, after: str) -> str:
    """Text of two lines of one paragraph: a space only between Latin words."""
    if before[-1:] == "-" and before[-2:-1].isascii() and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    is_latin = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalpha() and after[:1].isalpha()
    return f"{before} {after}" if is_latin else before + after
