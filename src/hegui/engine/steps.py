"""Facts and results to verdicts: the one place where a step is judged (contract, "step verdict").

Mere absence is ``evidence_missing`` and comes from the facts; only a violated rule with ``if_violated:
not_met``, or a denial in the dossier, makes ``not_met``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hegui.engine.review_period import ReviewPeriod, find_review_period
from hegui.engine.step_detail import Ran, detail_of, rules_run
from hegui.engine.step_reason import (
    reason_for_denial,
    reason_for_duty,
    reason_for_met,
    reason_for_missing,
    reason_for_not_yet,
)
from hegui.model.dossier import (
    Dossier,
    Evidence,
    EvidenceStatus,
    Requirement,
    Step,
    StepFacts,
    StepKind,
    Verdict,
)
from hegui.model.report import Finding, RuleResult
from hegui.model.rule import Outcome, Rule
from hegui.procedure.requirement import is_before_issue
from hegui.statutes.calendar import Calendar

_SHOWN_UNASKED = (StepKind.PARTY_REPORT, StepKind.PUBLICATION, StepKind.RECORD_FILING)
"""Steps that are judged where the dossier shows them, even if nothing in national law asks for them yet."""

_DEPENDING = (StepKind.EXPERT_ARGUMENTATION, StepKind.RISK_ASSESSMENT)
_DOCUMENT = "normative_document"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bearing:
    """Findings of the rules that bear on one step."""

    failing: tuple[Finding, ...]
    doubtful: tuple[Finding, ...]


def settle_steps(
    dossier: Dossier,
    results: Sequence[RuleResult],
    findings: Sequence[Finding],
    rules: Iterable[Rule],
    calendar: Calendar | None = None,
) -> tuple[Step, ...]:
    """One step with its verdict and reason for each of the dossier's step facts.

    rules: those that ran; ``if_violated`` of a rule says what its violation means for its step. A rule that
    would fail the step and cannot be decided leaves it in doubt; a doubt about a doubt does not count.
    calendar: for the working days of the legality review; without one they are not told.
    """
    ran = rules_run(rules, results)
    effects = {rule.id: rule.if_violated for rule in ran.rules}
    settled = tuple(
        _settled(dossier, fact, _bearing(fact, findings, effects), ran, calendar) for fact in dossier.steps
    )
    return tuple(_with_review_outstanding(step, settled) for step in settled)


def _with_review_outstanding(step: Step, steps: Sequence[Step]) -> Step:
    """A meeting that is proved is not the end of the matter where the review before it is not."""
    review = next((one for one in steps if one.kind is StepKind.LEGALITY_REVIEW), None)
    open_review = review is not None and review.verdict in (Verdict.NOT_MET, Verdict.EVIDENCE_MISSING)
    if (
        step.kind is not StepKind.COLLECTIVE_DELIBERATION
        or step.verdict is not Verdict.MET
        or not open_review
    ):
        return step
    more = "但该次讨论所依据的合法性审核不符合要求或者未见材料，审核后应当重新提交讨论。"
    return replace(step, reason=step.reason + more)


def _bearing(fact: StepFacts, findings: Sequence[Finding], effects: dict[str, str]) -> _Bearing:
    own = [f for f in findings if f.step == fact.kind.value and f.waived is None]
    violated = [f for f in own if f.outcome is Outcome.VIOLATED]
    failing = tuple(f for f in violated if effects.get(f.rule) == "not_met")
    doubtful = tuple(f for f in violated if effects.get(f.rule) == "needs_check")
    open_ones = tuple(
        f for f in own if f.outcome is Outcome.UNDETERMINED and effects.get(f.rule) == "not_met"
    )
    return _Bearing(failing=failing, doubtful=(*doubtful, *open_ones))


def _settled(
    dossier: Dossier, fact: StepFacts, bearing: _Bearing, ran: Ran, calendar: Calendar | None
) -> Step:
    period = find_review_period(dossier, performed(fact), calendar)
    verdict, reason = _verdict(dossier, fact, bearing, ran, period)
    return Step(
        kind=fact.kind,
        requirement=fact.requirement,
        verdict=verdict,
        reason=reason,
        evidence=fact.evidence,
        started_on=fact.started_on,
        ended_on=fact.ended_on,
        received_on=period.received_on if period is not None else None,
        workdays=(period.shorter, period.longer) if period is not None else None,
    )


def _verdict(
    dossier: Dossier, fact: StepFacts, bearing: _Bearing, ran: Ran, period: ReviewPeriod | None
) -> tuple[Verdict, str]:
    if dossier.matter.out_of_scope:
        return Verdict.NOT_APPLICABLE, dossier.matter.reason
    proved = performed(fact)
    if fact.requirement is Requirement.NONE and not (proved and fact.kind in _SHOWN_UNASKED):
        return Verdict.NOT_APPLICABLE, reason_for_duty(fact)
    if bearing.failing:
        return Verdict.NOT_MET, bearing.failing[0].message
    if proved:
        if bearing.doubtful:
            return Verdict.NEEDS_CHECK, bearing.doubtful[0].message
        return Verdict.MET, reason_for_met(dossier, proved, detail_of(dossier, proved, ran, period))
    return _unproved(dossier, fact, bearing)


def _unproved(dossier: Dossier, fact: StepFacts, bearing: _Bearing) -> tuple[Verdict, str]:
    """A step that is owed, or may be, without counting evidence."""
    if fact.exemption == "stands":
        return Verdict.NOT_APPLICABLE, fact.exemption_reason + "。"
    if _is_asked_of_documents(dossier, fact):
        return _asked_of_documents(fact)
    if is_doubtful_duty(dossier, fact):
        return Verdict.NEEDS_CHECK, _why_doubtful(dossier, fact)
    if is_conditional(fact) and fact.triggered is False:
        return Verdict.NOT_APPLICABLE, f"{fact.trigger}，不具备必须履行该程序的条件。"
    if fact.kind is StepKind.PARTY_REPORT and is_before_issue(dossier):
        return Verdict.NEEDS_CHECK, reason_for_not_yet(fact)
    denied = [e for e in fact.evidence if e.status is EvidenceStatus.NEGATED]
    if denied and fact.exemption != "unclear":
        return Verdict.NOT_MET, reason_for_denial(dossier, denied[0])
    if bearing.doubtful:
        return Verdict.NEEDS_CHECK, bearing.doubtful[0].message
    if fact.exemption == "unclear":
        return Verdict.NEEDS_CHECK, fact.exemption_reason + "。"
    return Verdict.EVIDENCE_MISSING, reason_for_missing(dossier, fact)


def _is_asked_of_documents(dossier: Dossier, fact: StepFacts) -> bool:
    """Argumentation and assessment of a normative document that no one takes for a major decision."""
    kinds = {kind.value for kind in (*dossier.matter.kinds, *dossier.matter.unsure)}
    return fact.requirement is Requirement.CONDITIONAL and fact.kind in _DEPENDING and kinds == {_DOCUMENT}


def _asked_of_documents(fact: StepFacts) -> tuple[Verdict, str]:
    if fact.triggered:
        why = f"{fact.trigger}，是否应当履行该程序需核实；卷内未见相应材料。"
        return Verdict.NEEDS_CHECK, why
    return Verdict.NOT_APPLICABLE, reason_for_duty(fact)


def performed(fact: StepFacts) -> tuple[Evidence, ...]:
    """Evidence that proves the step."""
    return tuple(e for e in fact.evidence if e.counts and e.status is EvidenceStatus.PERFORMED)


def is_conditional(fact: StepFacts) -> bool:
    """Whether the duty depends on a trigger (also where it applies by reference)."""
    return fact.requirement is Requirement.CONDITIONAL or bool(fact.trigger)


def is_doubtful_duty(dossier: Dossier, fact: StepFacts) -> bool:
    """Whether the regime or the trigger cannot be told from the dossier."""
    depends = fact.kind in _DEPENDING
    if depends and fact.triggered is None and fact.requirement is not Requirement.NONE:
        return True
    only_unsure = not dossier.matter.kinds and bool(dossier.matter.unsure)
    from_unsure = depends and any(kind.value == "major_decision" for kind in dossier.matter.unsure)
    return only_unsure or from_unsure


def _why_doubtful(dossier: Dossier, fact: StepFacts) -> str:
    if dossier.matter.unsure:
        return f"是否须履行该程序取决于事项性质：{dossier.matter.reason}"
    return f"{fact.reason}，但卷内材料看不出是否具备该条件，需核实；卷内亦未见相应材料。"
