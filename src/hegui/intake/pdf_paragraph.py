"""Lines to paragraphs, by geometry first: indent, width of the line before, size, distance, centring."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import NamedTuple

from hegui.intake.pdf_line import Line, join_texts, median

_BIN = 3.0  # points: edges closer than this are one edge
_INDENT = 0.8  # of an em: from here a line is indented
_DEEP = 3.2  # of an em: deeper than any first-line indent
_FULL = 1.6  # of an em: how far a full line may end before the margin
_NEARLY_FULL = 3.0  # the same where paragraphs are indented and the next line is not
_CENTRED = 2.5  # of an em: free on both sides of a centred line
_NARROW = 0.7  # of the page width: text that ends before it did not reach its margin
_MARGIN = 0.15  # of the page width: a margin is not wider
_SIZE_CHANGE = 0.12
_FAR = 1.7  # of the usual line pitch
_ITEM = re.compile(
    r"第[〇零一二三四五六七八九十百千0-9]{1,9}[编章节条](?:之[一二三四五六七八九十]{1,3})?(?=[\s\u3000]|$)"
    r"|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十0-9]{1,4}[）)]|[0-9]{1,3}[.．、](?![0-9])"
    r"|[①-⑳]|附件|抄送"
)
_SENTENCE_ENDS = tuple("。；：！？;:")


class Paragraph(NamedTuple):
    """One paragraph, its first and last line, and how many lines it has."""

    text: str
    first: Line
    last: Line
    lines: int


class Frame(NamedTuple):
    """The text area of a page: left and right edge, line pitch (points); whether paragraphs are indented."""

    left: float
    right: float
    pitch: float
    is_indented: bool


def build_frames(pages: list[list[Line]], widths: list[float]) -> list[Frame]:
    """Text area of each page; pages of one width share it, but for mirrored margins."""
    groups: dict[int, list[Line]] = defaultdict(list)
    for lines, width in zip(pages, widths, strict=True):
        groups[round(width)] += lines
    shared = {width: _measure(lines, width) for width, lines in groups.items()}
    return [_adjust(shared[round(width)], lines, width) for lines, width in zip(pages, widths, strict=True)]


def build_paragraphs(lines: list[Line], frames: list[Frame]) -> list[Paragraph]:
    """Join lines; ``frames`` are those of all pages, by page number less one."""
    found: list[Paragraph] = []
    for line in lines:
        frame = frames[line.page - 1]
        if found and _continues(found[-1].last, line, frames[found[-1].last.page - 1], frame):
            before = found[-1]
            found[-1] = Paragraph(join_texts(before.text, line.text), before.first, line, before.lines + 1)
        else:
            found.append(Paragraph(line.text, line, line, 1))
    return found


def is_centred(line: Line, frame: Frame) -> bool:
    """Whether a line stands in the middle with room on both sides."""
    room = _CENTRED * line.em
    middle = abs(line.x0 + line.x1 - frame.left - frame.right) / 2
    return line.x0 - frame.left > room and frame.right - line.x1 > room and middle < line.em


def _measure(lines: list[Line], width: float) -> Frame:
    if not lines:
        return Frame(0.0, width, 0.0, False)
    left = _find_edge([line.x0 for line in lines], lowest=True)
    right = _find_edge([line.x1 for line in lines], lowest=False)
    if right < _NARROW * width:  # only short lines: the margin must be further out
        right = width - min(left, _MARGIN * width)
    gaps = [b.y - a.y for a, b in pairwise(lines) if a.page == b.page and b.y > a.y]
    indents = sum(_INDENT < (line.x0 - left) / line.em < _DEEP for line in lines)
    flush = sum(abs(line.x0 - left) < _INDENT * line.em for line in lines)
    return Frame(left, right, median(gaps) if gaps else 0.0, indents >= 2 and flush >= 1)


def _find_edge(values: list[float], *, lowest: bool) -> float:
    """The outermost place where at least two lines and one in twelve begin (or end)."""
    bins = Counter(round(value / _BIN) for value in values)
    needed = max(2, len(values) / 12)
    common = [place for place, count in bins.items() if count + bins[place + 1] + bins[place - 1] >= needed]
    if not common:
        return min(values) if lowest else max(values)
    place = min(common) if lowest else max(common)
    near = [value for value in values if abs(round(value / _BIN) - place) <= 1]
    return min(near) if lowest else max(near)


def _adjust(shared: Frame, lines: list[Line], width: float) -> Frame:
    if len(lines) < 6:
        return shared
    own = _measure(lines, width)
    em = median([line.em for line in lines])
    shift = own.left - shared.left
    return shared._replace(left=own.left, right=shared.right + shift) if 0 < abs(shift) < em else shared


def _continues(before: Line, line: Line, frame_before: Frame, frame: Frame) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``."""
    if abs(before.em - line.em) > _SIZE_CHANGE * max(before.em, line.em):
        return False
    if before.page == line.page and line.y - before.y > max(_FAR * frame.pitch, 2.2 * line.em):
        return False
    if is_centred(line, frame) or is_centred(before, frame_before):
        return False
    indent, indent_before = line.x0 - frame.left, before.x0 - frame_before.left
    is_flush = indent <= _INDENT * line.em
    short = _NEARLY_FULL if is_flush and frame.is_indented else _FULL
    if before.x1 < frame_before.right - short * before.em:
        return False
    is_item = _ITEM.match(line.text) is not None
    ends = before.text.endswith(_SENTENCE_ENDS)
    if not is_flush:
        return abs(indent - indent_before) < 0.3 * line.em and not ends and not is_item
    return not (is_item and (ends or not frame.is_indented))
