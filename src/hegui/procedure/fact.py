"""What the documents show of each step, without a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hegui.model.document import Document, Role
from hegui.model.dossier import (
    FIVE_STEPS,
    Evidence,
    EvidenceStatus,
    Matter,
    Requirement,
    StepFacts,
    StepKind,
)
from hegui.procedure.evidence import find_events
from hegui.procedure.exemption import exempting, judge_exemption
from hegui.procedure.paper import read_papers
from hegui.procedure.regime import Regimes
from hegui.procedure.requirement import AFTER_ISSUE, find_duty
from hegui.procedure.subject import Relation, find_relation
from hegui.procedure.trigger import find_trigger
from hegui.statutes.likeness import Likeness

MOST_MENTIONS = 3
"""Mentions and plans of one step that are kept from one document; performed and negated are all kept."""

_TRIGGERED = (StepKind.EXPERT_ARGUMENTATION, StepKind.RISK_ASSESSMENT, StepKind.FAIR_COMPETITION_REVIEW)
_SILENT = frozenset({Role.BASIS, Role.REGISTER, Role.INTERPRETATION})
_TEXT_UNDER_REVIEW = frozenset({Role.DRAFT, Role.ISSUED})
_HEARSAY = "只是“{path}”中的陈述，不是该步骤本身的材料"


def build_step_facts(
    documents: Sequence[Document],
    matter: Matter,
    core: str,
    regimes: Regimes,
    likeness: Likeness | None = None,
) -> tuple[StepFacts, ...]:
    """Facts of the five steps, then of further steps that are owed or that the dossier shows.

    likeness: the learned opinion on sentences, if at hand.
    """
    papers = read_papers(documents, matter, core) if not matter.out_of_scope else ()
    events = tuple(_events(documents, matter, core, papers, likeness))
    draft = next((d for d in documents if d.source.path == matter.draft), None)
    shown = (*papers, *events)
    facts = (_facts(step, shown, documents, draft, matter, regimes) for step in StepKind)
    return tuple(fact for fact in facts if fact.kind in FIVE_STEPS or _is_shown(fact))


def _is_shown(fact: StepFacts) -> bool:
    if any(e.counts and e.paper for e in fact.evidence):
        return True
    if fact.kind in (StepKind.FAIR_COMPETITION_REVIEW, StepKind.PARTY_REPORT):
        return fact.requirement is not Requirement.NONE
    return fact.requirement in (Requirement.REQUIRED, Requirement.BY_REFERENCE)


def _events(
    documents: Sequence[Document],
    matter: Matter,
    core: str,
    papers: Sequence[Evidence],
    likeness: Likeness | None,
) -> Iterator[Evidence]:
    """Statements in the papers, as far as the papers themselves do not show the same step."""
    own = {(paper.path, paper.step) for paper in papers}
    for document in documents:
        if document.role in _SILENT or find_relation(document, core) is Relation.OTHER:
            continue
        seen: Counter[tuple[StepKind, EvidenceStatus]] = Counter()
        for event in find_events(document, likeness):
            if (event.path, event.step) in own and event.status is not EvidenceStatus.NEGATED:
                continue
            if _is_kept(event, document, matter):
                seen[event.step, event.status] += 1
                if seen[event.step, event.status] <= MOST_MENTIONS or event.status in _DECISIVE:
                    yield _as_hearsay(event, matter)


_DECISIVE = (EvidenceStatus.PERFORMED, EvidenceStatus.NEGATED, EvidenceStatus.EXEMPTED)


def _is_kept(event: Evidence, document: Document, matter: Matter) -> bool:
    """A draft's own provisions speak of the world, not of its procedure; of it only acts are kept."""
    if document.role in _TEXT_UNDER_REVIEW or document.source.path == matter.draft:
        return event.status is EvidenceStatus.PERFORMED
    return True


def _as_hearsay(event: Evidence, matter: Matter) -> Evidence:
    if event.status is not EvidenceStatus.PERFORMED or matter.out_of_scope:
        return event
    return replace(event, counts=False, cause="hearsay", why_not=_HEARSAY.format(path=event.path))


def _facts(
    step: StepKind,
    evidence: Sequence[Evidence],
    documents: Sequence[Document],
    draft: Document | None,
    matter: Matter,
    regimes: Regimes,
) -> StepFacts:
    own = tuple(e for e in evidence if e.step is step)
    trigger = find_trigger(step, documents, draft)
    issued = any(e.counts and e.paper and e.step in AFTER_ISSUE for e in evidence)
    duty = find_duty(step, matter, regimes, trigger, issued=issued)
    ground = judge_exemption(step, exempting(own), documents, matter, trigger)
    counting = [e for e in own if e.counts and e.status is EvidenceStatus.PERFORMED]
    return StepFacts(
        kind=step,
        requirement=duty.requirement,
        reason=duty.reason,
        triggered=trigger.found if step in _TRIGGERED else None,
        trigger=trigger.sentence,
        evidence=own,
        started_on=min((e.date for e in counting if e.date is not None), default=None),
        ended_on=max((d for e in counting if (d := _end_of(e)) is not None), default=None),
        actor=next((e.actor for e in counting if e.actor), None),
        exemption=ground.judgement,
        exemption_reason=ground.reason,
    )


def _end_of(evidence: Evidence) -> date | None:
    return evidence.until or evidence.date
