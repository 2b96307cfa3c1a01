"""Sentences and clauses as spans of the text: by punctuation alone, linear, nothing normalised."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hegui.model.document import Span

_CLOSERS = '”’』」）)》】〉"'
_SENTENCE = re.compile(rf"[^。；！？\n]*+(?:[。；！？]++[{_CLOSERS}]*+|\n|\Z)")
_CLAUSE = re.compile(rf"[^，：,。；！？\n]*+(?:[，：,。；！？]++[{_CLOSERS}]*+|\n|\Z)")
_SPACE = " \u3000\t\u00a0\n\r"


def find_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Sentences between two offsets (code points), ended by 。；！？ or a line feed.

    The stop, and quotes and brackets that close right behind it, belong to the sentence; white space
    around it does not; empty ones are left out.
    """
    return tuple(_spans(_SENTENCE, text, start, len(text) if end is None else end))


def find_clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Clauses between two offsets: sentences cut at ，and ： too; the mark belongs to the clause it ends."""
    return tuple(_spans(_CLAUSE, text, start, len(text) if end is None else end))


def span_at(spans: Sequence[Span], offset: int) -> Span | None:
    """The span of an ordered series that holds an offset, or None between them."""
    index = bisect_right(spans, offset, key=_start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    for match in pattern.finditer(text, start, end):
        whole = match.group()
        bare = whole.strip(_SPACE)
        if bare:
            begin = match.start() + len(whole) - len(whole.lstrip(_SPACE))
            yield Span(begin, begin + len(bare))


def _start(span: Span) -> int:
    return span.start
