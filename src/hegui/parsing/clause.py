"""Normative clauses: sentences analysed as subject, modality, condition, consequence, negation and ground.

``find_clauses`` analyses only the sentences that hold a trigger word of the table of prohibited acts;
``analyse_clause`` and ``clauses_of`` analyse what they are asked to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from hegui.model.clause import Clause
from hegui.model.document import Citation, Document, Span
from hegui.model.expression import expression
from hegui.parsing.clause_genre import is_explained, is_reported
from hegui.parsing.clause_negation import find_negations
from hegui.parsing.clause_span import cut, find_enclosed, find_sentence, is_item, is_lead
from hegui.parsing.clause_subject import find_modalities, find_subject
from hegui.parsing.clause_support import find_supports
from hegui.statutes.catalogue import Catalogue
from hegui.statutes.prohibited import ProhibitedActs

_CONDITION_END = expression(r"(?:的|者|时|后)[，,]\Z")
_SANCTION = expression(r"(?:违者|违反者|否则|由|处|予以|给予|责令|没收|吊销|一律|不予|取消|列入|按|每|罚|将)")
_MOST_LEADS = 40
LONGEST_CLAUSE = 1200
"""Code points; a longer run without a stop is no clause, and pairing its words would not be linear."""


def find_clauses(document: Document, acts: ProhibitedActs, catalogue: Catalogue | None) -> tuple[Clause, ...]:
    """The sentences in which a phrase of some act fits, analysed, in reading order. Linear in the length."""
    found = ((span, _fitting(document.text, span, words, acts)) for span, words in _marked(document, acts))
    return tuple(_analyse(document, span, catalogue, touched) for span, touched in found if touched)


def _marked(document: Document, acts: ProhibitedActs) -> Iterator[tuple[Span, frozenset[str]]]:
    """Sentences with a word that leads a phrase, and all words of phrases that stand in them."""
    text, blocks, index = document.text, document.blocks, acts.index
    hits = list(index.find(text))
    places = [at for at, _ in hits]
    number = 0
    while number < len(hits):
        start, word = hits[number]
        if not index.leads(word):
            number += 1
            continue
        block = blocks[document.block_index(start)]
        sentence = find_sentence(text, start, start + 1, block.start, block.end)
        first, last = bisect_left(places, sentence.start), bisect_left(places, sentence.end)
        yield sentence, frozenset(word for _, word in hits[first:last])
        number = max(last, number + 1)


def _fitting(text: str, sentence: Span, present: frozenset[str], acts: ProhibitedActs) -> frozenset[str]:
    """The acts of which a phrase fits in the sentence."""
    if sentence.end - sentence.start > LONGEST_CLAUSE:
        return frozenset()
    words = text[sentence.start : sentence.end]
    fitting: set[str] = set()
    for act, number in acts.index.candidates(present):
        if act not in fitting and acts.fits(act, number, words):
            fitting.add(act)
    return frozenset(fitting)


def analyse_clause(document: Document, start: int, end: int, catalogue: Catalogue | None = None) -> Clause:
    """The sentence around ``start``..``end`` (code points of the document), analysed."""
    block = document.blocks[document.block_index(start)]
    sentence = find_sentence(document.text, start, end, block.start, block.end)
    return _analyse(document, sentence, catalogue, frozenset())


def clauses_of(
    document: Document, block: int | None = None, catalogue: Catalogue | None = None
) -> tuple[Clause, ...]:
    """Every sentence of one block (0-based index), or of all, analysed."""
    chosen = range(len(document.blocks)) if block is None else (block,)
    found: list[Clause] = []
    for index in chosen:
        first, last = document.blocks[index].start, document.blocks[index].end
        while first < last:
            sentence = find_sentence(document.text, first, first + 1, first, last)
            if document.text[sentence.start : sentence.end].strip(" 　"):
                found.append(_analyse(document, sentence, catalogue, frozenset()))
            first = max(sentence.end, first + 1)
    return tuple(found)


def _analyse(
    document: Document, sentence: Span, catalogue: Catalogue | None, touched: frozenset[str]
) -> Clause:
    text = document.text
    index = document.block_index(sentence.start)
    block = document.blocks[index]
    segments = cut(text, sentence, segments=True)
    modalities = find_modalities(text, sentence)
    subject, subject_span = find_subject(text, sentence, modalities)
    conditions, consequence = _conditions(text, segments)
    return Clause(
        start=sentence.start,
        end=sentence.end,
        text=text[sentence.start : sentence.end],
        lead=_lead(document, index, sentence),
        subject=subject,
        subject_span=subject_span,
        parts=cut(text, sentence, segments=False),
        segments=segments,
        modalities=modalities,
        negations=find_negations(text, segments),
        conditions=conditions,
        consequence=consequence,
        supports=find_supports(text, sentence, segments, _citations(document, sentence), catalogue),
        quotations=_overlapping(find_enclosed(text, block.start, block.end, "“”"), sentence),
        titles=_overlapping(find_enclosed(text, block.start, block.end, "《》"), sentence),
        reported=is_reported(text, sentence),
        explained=is_explained(text, sentence),
        touched=touched,
    )


def _citations(document: Document, sentence: Span) -> Sequence[Citation]:
    citations = document.citations
    first = bisect_left(citations, sentence.start, key=_start)
    return citations[first : bisect_left(citations, sentence.end, key=_start)]


def _start(citation: Citation) -> int:
    return citation.start


def _overlapping(spans: Iterable[Span], sentence: Span) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.start < sentence.end and span.end > sentence.start)


def _conditions(text: str, segments: Sequence[Span]) -> tuple[tuple[Span, ...], Span | None]:
    """Segments that state a case, and the sanction or order that follows the last of them."""
    found = tuple(s for s in segments if _CONDITION_END.search(text, max(s.start, s.end - 3), s.end))
    if found:
        after = found[-1].end
        if after < segments[-1].end:
            return found, Span(after, segments[-1].end)
        return found, None
    for segment in segments[1:]:
        if _SANCTION.match(text, segment.start, segment.end):
            return (), Span(segment.start, segments[-1].end)
    return (), None


def _lead(document: Document, index: int, sentence: Span) -> str:
    """The block that introduces the list whose item this block is, or an empty string."""
    if sentence.start > document.blocks[index].start or not is_item(document.block_text(index)):
        return ""
    for above in range(index - 1, max(-1, index - _MOST_LEADS), -1):
        line = document.block_text(above)
        if is_lead(line):
            return line
        if not is_item(line):
            return ""
    return ""
