"""Days of a procedure: consultation, hearing, review; counted both ways where the law leaves it open.

民法典 art. 201 leaves the first day of a period out; it is civil law and used by analogy only, so a period
that passes one way and fails the other is undetermined, with both numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.checks.context import CheckContext, DossierCheck
from hegui.checks.procedure import counting, fact_of, governing_regime, place_of
from hegui.model.document import DateMention, Document, Role
from hegui.model.dossier import Dossier, Evidence, Matter, MatterKind, StepKind
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome
from hegui.procedure.excerpt import excerpt
from hegui.procedure.passage import sentence_around
from hegui.procedure.receipt import find_receipt
from hegui.statutes.calendar import Calendar, UnknownYearError


def chinese_day(day: dt.date) -> str:
    """A day as official documents print it."""
    return f"{day.year}年{day.month}月{day.day}日"


def judge_floor(short: int, long: int, at_least: int) -> Outcome:
    """A floor against the shorter and the longer count of the same period."""
    if short >= at_least:
        return Outcome.SATISFIED
    return Outcome.VIOLATED if long < at_least else Outcome.UNDETERMINED


def judge_ceiling(short: int, long: int, at_most: int) -> Outcome:
    """A ceiling against the shorter and the longer count of the same period."""
    if long <= at_most:
        return Outcome.SATISFIED
    return Outcome.VIOLATED if short > at_most else Outcome.UNDETERMINED


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationParams:
    """at_least: calendar days; regime: of the matter (empty: any); business: only where the draft bears on
    market players; reasons: expressions of which one in the notice itself justifies a shorter period; title:
    expression that the draft's title must match (matters with a procedure of their own)."""

    at_least: int
    regime: str = ""
    title: str = ""
    business: bool = False
    reasons: tuple[str, ...] = ()


def bind_consultation(params: ConsultationParams) -> DossierCheck:
    """The period of a public consultation, or the reason for a shorter one printed in the notice."""
    reasons = [re.compile(expression) for expression in params.reasons]

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        if not _concerns(params, dossier.matter):
            return NOT_EXAMINED
        notices = list(_consultations(dossier))
        if not notices:
            return NOT_EXAMINED
        at_least = int(context.local.get("at_least") or params.at_least)
        open_ones = [e for e in notices if e.until is None]
        periods = [e for e in notices if e.date is not None and e.until is not None]
        if not periods:
            hit = Hit(outcome=Outcome.UNDETERMINED, place=place_of(open_ones[0]), message="undated")
            return Examination(examined=len(notices), hits=(hit,))
        longest = max(periods, key=_length)
        hit_or_none = _consultation_hit(dossier, longest, at_least, reasons)
        return Examination(examined=len(notices), hits=(hit_or_none,) if hit_or_none else ())

    return check


def _concerns(params: ConsultationParams, matter: Matter) -> bool:
    if params.title and not re.search(params.title, matter.title or ""):
        return False
    kinds = {kind.value for kind in (*matter.kinds, *matter.unsure)}
    if params.regime and params.regime not in kinds:
        return False
    if params.business:
        return "market" in matter.features and governing_regime(matter) == params.regime
    return True


def _consultations(dossier: Dossier) -> Iterator[Evidence]:
    """Notices that count; where there is none, statements on opinions that give the period."""
    fact = fact_of(dossier, StepKind.PUBLIC_PARTICIPATION.value)
    proved = [e for e in counting(fact) if e.paper] if fact is not None else []
    notices = [e for e in proved if _role(dossier, e) is Role.CONSULTATION_NOTICE]
    yield from notices or [e for e in proved if e.until is not None]


def _role(dossier: Dossier, evidence: Evidence) -> Role | None:
    document = dossier.document(evidence.path)
    return document.role if document is not None else None


def _length(evidence: Evidence) -> int:
    assert evidence.date is not None
    assert evidence.until is not None
    return (evidence.until - evidence.date).days


def _consultation_hit(
    dossier: Dossier, evidence: Evidence, at_least: int, reasons: list[re.Pattern[str]]
) -> Hit | None:
    assert evidence.date is not None
    assert evidence.until is not None
    exclusive = _length(evidence)
    outcome = judge_floor(exclusive, exclusive + 1, at_least)
    document = dossier.document(evidence.path)
    explained = document is not None and any(reason.search(document.text) for reason in reasons)
    if outcome is Outcome.SATISFIED or (outcome is Outcome.VIOLATED and explained):
        return None
    values = {
        "path": evidence.path,
        "start": chinese_day(evidence.date),
        "end": chinese_day(evidence.until),
        "days": str(exclusive + 1),
        "shorter": str(exclusive),
        "at_least": str(at_least),
        "elsewhere": _told_elsewhere(dossier, reasons),
    }
    return Hit(outcome=outcome, place=place_of(evidence), values=values)


def _told_elsewhere(dossier: Dossier, reasons: list[re.Pattern[str]]) -> str:
    """A reason for a shorter period that stands in the drafter's note only, where it comes too late."""
    for document in dossier.documents:
        for reason in reasons if document.role is Role.DRAFTING_NOTE else ():
            if (match := reason.search(document.text)) is not None:
                span = sentence_around(document, match.start())
                words = excerpt(document.slice(span), match.start() - span.start)
                return f"；“{document.source.path}”称“{words}”，理由不在公告中，不能代替公开征求意见时的说明"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewParams:
    """at_least, at_most: working days between receipt and opinion (0: no bound); matters: kinds of matter
    that the bound is for; emergency: expressions that lift the bound when the opinion or note uses them."""

    at_least: int = 0
    at_most: int = 0
    matter: str = ""
    emergency: tuple[str, ...] = ()


def bind_review_time(params: ReviewParams) -> DossierCheck:
    """Working days of the legality review, from receipt to opinion."""
    lifts = [re.compile(expression) for expression in params.emergency]

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        if params.matter not in {kind.value for kind in dossier.matter.kinds}:
            return NOT_EXAMINED
        fact = fact_of(dossier, StepKind.LEGALITY_REVIEW.value)
        papers = [e for e in counting(fact) if e.paper] if fact is not None else []
        if not papers or (lifts and _is_lifted(dossier, lifts)):
            return NOT_EXAMINED
        hits: list[Hit] = []
        examined = 0
        for evidence in papers:
            document = dossier.document(evidence.path)
            received = find_receipt(document, evidence.date) if document is not None else None
            if received is None or evidence.date is None:
                continue
            examined += 1
            hits.extend(_review_hits(params, evidence, received, context.reference.calendar))
        reason = "" if examined else "审查意见中未见收件（送审）日期，无法核算审查时间"
        return Examination(examined=examined, hits=tuple(hits), reason=reason)

    return check


def _is_lifted(dossier: Dossier, lifts: list[re.Pattern[str]]) -> bool:
    roles = (Role.LEGALITY_OPINION, Role.DRAFTING_NOTE)
    return any(lift.search(d.text) for d in dossier.documents if d.role in roles for lift in lifts)


def _review_hits(
    params: ReviewParams, evidence: Evidence, received: DateMention, calendar: Calendar
) -> Iterator[Hit]:
    assert evidence.date is not None
    values = {
        "path": evidence.path,
        "start": chinese_day(received.first),
        "end": chinese_day(evidence.date),
        "at_least": str(params.at_least),
        "at_most": str(params.at_most),
    }
    try:
        shorter = calendar.count_workdays(received.first, evidence.date)
        longer = calendar.count_workdays(received.first, evidence.date, include_first=True)
    except UnknownYearError as error:
        values |= {"year": str(error.year), "days": "", "shorter": ""}
        yield Hit(
            outcome=Outcome.UNDETERMINED, place=place_of(evidence), values=values, message="unknown_year"
        )
        return
    values |= {"days": str(longer), "shorter": str(shorter)}
    if params.at_least:
        yield from _floor_hit(judge_floor(shorter, longer, params.at_least), evidence, values, "")
    if params.at_most:
        outcome = judge_ceiling(shorter, longer, params.at_most)
        yield from _floor_hit(outcome, evidence, values, "too_long")


def _floor_hit(outcome: Outcome, evidence: Evidence, values: dict[str, str], message: str) -> Iterator[Hit]:
    if outcome is Outcome.VIOLATED:
        yield Hit(outcome=outcome, place=place_of(evidence), values=values, message=message or None)
    elif outcome is Outcome.UNDETERMINED:
        yield Hit(outcome=outcome, place=place_of(evidence), values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingParams:
    """at_least: calendar days between delivery of the material and the hearing."""

    at_least: int


_DELIVERED = re.compile(r"送达|发送|送交|寄送|发放|领取|收到")


def bind_hearing_delivery(params: HearingParams) -> DossierCheck:
    """Hearing material must have reached the participants some days before the hearing."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        if MatterKind.MAJOR_DECISION not in dossier.matter.kinds:
            return NOT_EXAMINED
        fact = fact_of(dossier, StepKind.PUBLIC_PARTICIPATION.value)
        hearings = [
            e for e in (counting(fact) if fact else ()) if _role(dossier, e) is Role.HEARING_RECORD and e.date
        ]
        hits = [hit for e in hearings if (hit := _delivery_hit(dossier, e, params.at_least)) is not None]
        return Examination(examined=len(hearings), hits=tuple(hits))

    return check


def _delivery_hit(dossier: Dossier, evidence: Evidence, at_least: int) -> Hit | None:
    assert evidence.date is not None
    delivered = next(
        (m for d in dossier.documents for m in d.dates if _is_delivery(d, m, evidence.date)), None
    )
    values = {"path": evidence.path, "held": chinese_day(evidence.date), "at_least": str(at_least)}
    if delivered is None:
        return Hit(
            outcome=Outcome.UNDETERMINED, place=place_of(evidence), values={**values, "days": "", "sent": ""}
        )
    days = (evidence.date - delivered.first).days
    if days >= at_least:
        return None
    values |= {"days": str(days), "sent": chinese_day(delivered.first)}
    return Hit(outcome=Outcome.VIOLATED, place=place_of(evidence), values=values)


def _is_delivery(document: Document, mention: DateMention, held: dt.date) -> bool:
    if mention.precision != "day" or mention.first > held:
        return False
    sentence = document.slice(sentence_around(document, mention.start))
    return "听证" in sentence and _DELIVERED.search(sentence) is not None
