"""Publication and filing of one document as its dossier shows them.

政府信息公开条例 art. 26 (working days); 地方组织法 art. 75; local rules on filing give their own days.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from hegui.archive.validity import find_validity
from hegui.checks.context import CheckContext, DossierCheck
from hegui.checks.procedure import counting, fact_of, place_of
from hegui.checks.procedure_period import chinese_day, judge_ceiling
from hegui.model.document import Role
from hegui.model.dossier import Dossier, Evidence, StepKind
from hegui.model.register import FactPlace
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.procedure.excerpt import excerpt
from hegui.procedure.passage import sentence_around
from hegui.statutes.calendar import UnknownYearError

_ISSUED = re.compile(r"[^，。；\d]{0,24}印发")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationParams:
    """at_most: working days from the day the document was issued to its publication."""

    at_most: int


def bind_publication(params: PublicationParams) -> DossierCheck:
    """A document that was issued must be published within some working days."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        published = _first(dossier, StepKind.PUBLICATION)
        issued = _issued_on(dossier)
        if published is None or published.date is None or issued is None:
            return NOT_EXAMINED
        values = {
            "start": chinese_day(issued),
            "end": chinese_day(published.date),
            "at_most": str(params.at_most),
        }
        place = place_of(published)
        try:
            days = context.reference.calendar.count_workdays(issued, published.date)
        except UnknownYearError as error:
            values |= {"year": str(error.year), "days": ""}
            hit = Hit(outcome=Outcome.UNDETERMINED, place=place, values=values)
            return Examination(examined=1, hits=(hit,))
        outcome = judge_ceiling(days, days, params.at_most)
        hit = Hit(outcome=outcome, place=place, values={**values, "days": str(days), "year": ""})
        return Examination(examined=1, hits=() if outcome is Outcome.SATISFIED else (hit,))

    return check


def _first(dossier: Dossier, step: StepKind) -> Evidence | None:
    fact = fact_of(dossier, step.value)
    dated = [e for e in counting(fact) if e.date is not None] if fact is not None else []
    return min(dated, key=lambda e: (e.date, e.path), default=None)


def _issued_on(dossier: Dossier) -> dt.date | None:
    """The signing date of the issued document, else the day a paper says it was printed and issued."""
    draft = dossier.document(dossier.matter.draft) if dossier.matter.draft else None
    if draft is not None and "issued" in dossier.matter.features and draft.signed_on is not None:
        return draft.signed_on
    for document in dossier.documents:
        for mention in document.dates:
            span = sentence_around(document, mention.start)
            if mention.precision == "day" and _ISSUED.match(document.text, mention.end, span.end):
                return mention.first
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingParams:
    """at_most: calendar days from publication to filing; None unless a local rule gives a number."""

    at_most: int | None = None


def bind_filing(params: FilingParams) -> DossierCheck:
    """Days from publication to filing against the local limit; not decided where none is known."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        published = _first(dossier, StepKind.PUBLICATION)
        filed = _first(dossier, StepKind.RECORD_FILING)
        if published is None or filed is None or published.date is None or filed.date is None:
            return NOT_EXAMINED
        known = context.local.get("at_most", params.at_most)
        days = (filed.date - published.date).days
        values = {
            "start": chinese_day(published.date),
            "end": chinese_day(filed.date),
            "days": str(days),
            "at_most": str(known or ""),
        }
        if known is None:
            hit = Hit(outcome=Outcome.UNDETERMINED, place=place_of(filed), values=values)
            return Examination(examined=1, hits=(hit,))
        if days <= int(known):
            return Examination(examined=1)
        hit = Hit(outcome=Outcome.VIOLATED, place=place_of(filed), values=values)
        return Examination(examined=1, hits=(hit,))

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpublishedParams:
    """step of which the dossier must not itself say that it was not taken."""

    step: str


def bind_denied(params: UnpublishedParams) -> DossierCheck:
    """The dossier itself says that a step was not taken (never published, not filed)."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        fact = fact_of(dossier, params.step)
        if fact is None:
            return NOT_EXAMINED
        denied = [e for e in fact.evidence if e.status.value == "negated"]
        proved = counting(fact)
        if proved or not denied:
            return Examination(examined=len(proved))
        hits = tuple(
            Hit(outcome=Outcome.VIOLATED, place=place_of(e), values={"path": e.path}) for e in denied
        )
        return Examination(examined=len(denied), hits=hits)

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentParams:
    """at_least: calendar days from publication to the first day in force, for drafts on market players."""

    at_least: int


def bind_adjustment(params: AdjustmentParams) -> DossierCheck:
    """The time that is left for market players to adjust (适应调整期)."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        draft = dossier.document(dossier.matter.draft) if dossier.matter.draft else None
        published = _first(dossier, StepKind.PUBLICATION)
        if draft is None or draft.effective_on is None or "market" not in dossier.matter.features:
            return NOT_EXAMINED
        if published is None or published.date is None:
            return NOT_EXAMINED
        days = (draft.effective_on - published.date).days
        values = {
            "start": chinese_day(published.date),
            "end": chinese_day(draft.effective_on),
            "days": str(days),
            "at_least": str(params.at_least),
        }
        hit = Hit(outcome=Outcome.VIOLATED, place=place_of(published), values=values)
        return Examination(examined=1, hits=() if days >= params.at_least else (hit,))

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiredParams:
    """Nothing to choose: the period is the document's own."""


def bind_expired(params: ExpiredParams) -> DossierCheck:
    """An issued document's own validity period (有效期) against the day of the review."""
    del params

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        document = dossier.document(dossier.matter.draft) if dossier.matter.draft else None
        if document is None or document.role is not Role.ISSUED:
            return NOT_EXAMINED
        stated = find_validity(document, lambda start, end: FactPlace(start, end, 0, 0, None, None, "", None))
        if stated is None or stated.until is None:
            return NOT_EXAMINED
        if stated.until >= context.as_of:
            return Examination(examined=1)
        values = {"until": chinese_day(stated.until), "as_of": chinese_day(context.as_of)}
        span = sentence_around(document, stated.place.start)
        place = Place(path=document.source.path, start=span.start, end=span.end)
        values |= {"path": document.source.path, "words": excerpt(document.slice(span))}
        return Examination(examined=1, hits=(Hit(outcome=Outcome.UNDETERMINED, place=place, values=values),))

    return check
