"""Places in a paper that an opinion would quote: the sentence or line that carries the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model.document import DateMention, Document, ElementKind, Span
from hegui.parsing.sentences import find_sentences


def first_sentence(document: Document, pattern: re.Pattern[str], *, limit: int = 60000) -> Span | None:
    """The sentence around the first match of a pattern; None where there is none."""
    match = pattern.search(document.text, 0, limit)
    return sentence_around(document, match.start()) if match is not None else None


def sentence_around(document: Document, offset: int) -> Span:
    """The sentence of its block that holds an offset."""
    block = document.blocks[document.block_index(offset)]
    for span in find_sentences(document.text, block.start, block.end):
        if span.start <= offset < span.end:
            return span
    return Span(block.start, block.end)


def title_span(document: Document) -> Span:
    """The title, else the first block."""
    element = document.first_element(ElementKind.TITLE)
    if element is not None:
        return Span(element.start, min(element.end, _block_end(document, element.start)))
    return Span(document.blocks[0].start, document.blocks[0].end) if document.blocks else Span(0, 0)


def _block_end(document: Document, offset: int) -> int:
    return document.blocks[document.block_index(offset)].end


def dates_in(document: Document, span: Span) -> Iterator[DateMention]:
    """Date mentions of at least day precision inside a span."""
    for mention in document.dates:
        if span.start <= mention.start < span.end and mention.precision == "day":
            yield mention


def first_date(document: Document, pattern: re.Pattern[str]) -> DateMention | None:
    """The first dated mention in a sentence that matches a pattern."""
    for match in pattern.finditer(document.text, 0, 60000):
        span = sentence_around(document, match.start())
        found = next(dates_in(document, span), None)
        if found is not None:
            return found
    return None
