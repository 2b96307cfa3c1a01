"""Evidence of a whole paper, and the dates that a paper gives for its act."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from hegui.model.document import DateMention, Document, Span
from hegui.model.dossier import Evidence, EvidenceStatus, StepKind
from hegui.procedure.passage import sentence_around, title_span

_PERIOD_WORDS = re.compile(r"期限|时间|期间|截止|起止|反馈|意见|公示")
_PUBLISHING = re.compile(r"公布|发布|上线|刊登|公开")
_THEN_PUBLISHED = re.compile(r"[^，。；、\d]{0,16}(?:公布|发布)")


def paper_evidence(
    document: Document,
    step: StepKind,
    span: Span | None = None,
    *,
    date: dt.date | None = None,
    until: dt.date | None = None,
    actor: str | None = None,
) -> Evidence:
    """A performed act that a whole paper shows; dated by the paper's signature unless told otherwise."""
    place = span or title_span(document)
    return Evidence(
        step=step,
        status=EvidenceStatus.PERFORMED,
        path=document.source.path,
        start=place.start,
        end=place.end,
        date=date or document.signed_on,
        until=until,
        actor=actor or (document.issuers[0] if document.issuers else None),
        paper=True,
    )


def not_counting(evidence: Evidence, cause: str, reason: str) -> Evidence:
    """The same evidence, marked as no proof of its step; ``reason`` in Chinese."""
    return replace(evidence, counts=False, cause=cause, why_not=reason)


def find_period(document: Document) -> tuple[Span | None, dt.date | None, dt.date | None]:
    """Sentence, first and last day of the period a consultation ran; None where it is not given."""
    for mention in document.dates:
        if mention.precision != "day" or mention.last == mention.first:
            continue
        block = document.blocks[document.block_index(mention.start)]
        if _PERIOD_WORDS.search(document.text, max(0, block.start - 40), block.end):
            return sentence_around(document, mention.start), mention.first, mention.last
    return None, None, None


def find_publication(document: Document) -> tuple[Span | None, dt.date | None]:
    """Sentence and day on which a paper says something was published; None where it does not."""
    days = [d for d in document.dates if d.precision == "day"]
    for close in (True, False):
        for mention in days:
            if _is_publication(document, mention, close=close):
                return sentence_around(document, mention.start), mention.first
    return None, None


def _is_publication(document: Document, mention: DateMention, *, close: bool) -> bool:
    span = sentence_around(document, mention.start)
    if close:
        return _THEN_PUBLISHED.match(document.text, mention.end, span.end) is not None
    return _PUBLISHING.search(document.slice(span)) is not None


def first_day(document: Document) -> dt.date | None:
    """The first day that a paper names."""
    return next((d.first for d in document.dates if d.precision == "day"), None)


def last_day(document: Document) -> dt.date | None:
    """The last day that a paper names."""
    days = [d.last for d in document.dates if d.precision == "day"]
    return max(days) if days else None
