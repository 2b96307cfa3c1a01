"""Cutting a block into sentences, parts (；) and segments (，：), and finding what stands in marks."""

from __future__ import annotations

from hegui.model.document import Span
from hegui.model.expression import expression

_STOPS = "。！？!?\n\t"
_SENTENCE_END = expression(f"[{_STOPS}]")
_PART_END = expression(r"[；;]")
_SEGMENT_END = expression(r"[，,；;：:]")
_LEAD_END = ("：", ":")
_ITEM = expression(
    r"[ 　]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．]|[①-⑳]|—|-|·)"
)
LONGEST = 1500
"""No sentence is longer, code points: what has no full stop is cut."""


def find_sentence(text: str, start: int, end: int, first: int, last: int) -> Span:
    """The sentence around ``start``..``end`` inside a block that spans ``first``..``last``.

    A run without a stop for ``LONGEST`` code points is cut at fixed places, so that all triggers in it
    share few spans and a hostile text costs no more than its length.
    """
    floor = max(first, start - LONGEST)
    fixed = first + (start - first) // LONGEST * LONGEST
    begin = floor if floor == first else fixed
    begin = max(begin, *(text.rfind(stop, floor, start) + 1 for stop in _STOPS))
    limit = min(last, start + LONGEST)
    stop = _SENTENCE_END.search(text, max(end - 1, start), limit)
    if stop is not None:
        return Span(begin, stop.end())
    return Span(begin, last if limit == last else max(end, min(last, fixed + 2 * LONGEST)))


def cut(text: str, span: Span, *, segments: bool) -> tuple[Span, ...]:
    """The pieces of a span: between ， ： ； (segments), or only between ； (parts). Marks end a piece."""
    marks = _SEGMENT_END if segments else _PART_END
    found: list[Span] = []
    begin = span.start
    for match in marks.finditer(text, span.start, span.end):
        found.append(Span(begin, match.end()))
        begin = match.end()
    if begin < span.end:
        found.append(Span(begin, span.end))
    return tuple(found)


def find_enclosed(text: str, first: int, last: int, marks: str) -> tuple[Span, ...]:
    """Spans inside a pair of marks (“” or 《》) in a block, marks left out; nested ones count as one."""
    found: list[Span] = []
    depth, begin = 0, first
    opening, closing = marks[0], marks[1]
    at = text.find(opening, first, last)
    while 0 <= at < last:
        if text[at] == opening:
            depth += 1
            begin = at + 1 if depth == 1 else begin
        elif depth:
            depth -= 1
            if depth == 0:
                found.append(Span(begin, at))
        at = _next_mark(text, at + 1, last, opening, closing)
    return tuple(found)


def _next_mark(text: str, at: int, last: int, opening: str, closing: str) -> int:
    places = [p for p in (text.find(opening, at, last), text.find(closing, at, last)) if p >= 0]
    return min(places) if places else -1


def is_item(line: str) -> bool:
    """Whether a block begins with a mark of a list (（一）, 1., ①)."""
    return _ITEM.match(line) is not None


def is_lead(line: str) -> bool:
    """Whether a block introduces a list."""
    return line.rstrip().endswith(_LEAD_END)
