"""Verdicts from facts and results: each definition of the contract."""

from __future__ import annotations

from datetime import date

from hegui.engine.steps import settle_steps
from hegui.model.dossier import (
    Dossier,
    Evidence,
    EvidenceStatus,
    Matter,
    MatterKind,
    Requirement,
    Scope,
    StepFacts,
    StepKind,
    Verdict,
)
from hegui.model.report import Finding
from hegui.model.rule import Basis, Outcome, Provenance, Rule, Severity

LR = StepKind.LEGALITY_REVIEW


def evidence(status: EvidenceStatus, *, counts: bool = True, cause: str = "") -> Evidence:
    return Evidence(
        step=LR,
        status=status,
        path="a.txt",
        start=0,
        end=3,
        date=date(2024, 5, 8),
        counts=counts,
        cause=cause,
    )


def fact(*shown: Evidence, **values: object) -> StepFacts:
    given = {"requirement": Requirement.REQUIRED, "reason": "应当审查", **values}
    return StepFacts(kind=LR, evidence=shown, **given)  # type: ignore[arg-type]


def dossier(one: StepFacts, *, out_of_scope: bool = False) -> Dossier:
    matter = Matter(
        kinds=(MatterKind.MAJOR_DECISION,),
        title="办法",
        scope=Scope.DIRECT,
        authority="澄湖县人民政府",
        authority_level="county",
        on=date(2024, 6, 1),
        draft="a.txt",
        reason="报告不是草案。",
        out_of_scope=out_of_scope,
    )
    return Dossier(as_of=date(2025, 1, 1), jurisdiction="CN", matter=matter, documents=(), steps=(one,))


def rule(effect: str) -> Rule:
    return Rule(
        id="PR999",
        name="x",
        title="x",
        severity=Severity.MINOR,
        check="x",
        params={},
        messages={},
        basis=(Basis(title="x", article=None, provenance=Provenance.TEXT),),
        step=LR.value,
        if_violated=effect,
    )


def finding(outcome: Outcome, waived: str | None = None) -> Finding:
    return Finding(
        rule="PR999", name="x", severity=Severity.MINOR, outcome=outcome, message="审查过短。", suggestion="",
        step=LR.value, path=None, sheet=None, row=None, page=None, line=None, block=None, start=None,
        end=None, quote=None, provision=None, basis=(), fix=None, fingerprint="f", waived=waived,
    )  # fmt: skip


def settled(one: StepFacts, effect: str = "none", *found: Finding, out_of_scope: bool = False) -> Verdict:
    return settle_steps(dossier(one, out_of_scope=out_of_scope), (), found, [rule(effect)])[0].verdict


DONE = evidence(EvidenceStatus.PERFORMED)


def test_met_needs_evidence_that_counts() -> None:
    assert settled(fact(DONE)) is Verdict.MET
    hearsay = evidence(EvidenceStatus.PERFORMED, counts=False, cause="hearsay")
    assert settled(fact(hearsay)) is Verdict.EVIDENCE_MISSING


def test_mere_absence_mentions_and_plans_are_missing_evidence() -> None:
    assert settled(fact()) is Verdict.EVIDENCE_MISSING
    for status in (EvidenceStatus.MENTIONED, EvidenceStatus.PLANNED):
        assert settled(fact(evidence(status))) is Verdict.EVIDENCE_MISSING
    absent = finding(Outcome.VIOLATED)
    assert settled(fact(), "none", absent) is Verdict.EVIDENCE_MISSING


def test_a_denial_is_not_met() -> None:
    assert settled(fact(evidence(EvidenceStatus.NEGATED))) is Verdict.NOT_MET


def test_a_violated_rule_decides_whatever_its_severity() -> None:
    assert settled(fact(DONE), "not_met", finding(Outcome.VIOLATED)) is Verdict.NOT_MET
    assert settled(fact(DONE), "needs_check", finding(Outcome.VIOLATED)) is Verdict.NEEDS_CHECK
    assert settled(fact(DONE), "none", finding(Outcome.VIOLATED)) is Verdict.MET


def test_an_undecided_rule_leaves_doubt_only_where_its_violation_fails_the_step() -> None:
    assert settled(fact(DONE), "not_met", finding(Outcome.UNDETERMINED)) is Verdict.NEEDS_CHECK
    assert settled(fact(DONE), "needs_check", finding(Outcome.UNDETERMINED)) is Verdict.MET


def test_a_waived_finding_does_not_count() -> None:
    assert settled(fact(DONE), "not_met", finding(Outcome.VIOLATED, waived="已说明")) is Verdict.MET


def test_grounds_and_duties() -> None:
    claim = evidence(EvidenceStatus.EXEMPTED)
    assert settled(fact(claim, exemption="stands", exemption_reason="依法")) is Verdict.NOT_APPLICABLE
    assert settled(fact(claim, exemption="unclear", exemption_reason="待核")) is Verdict.NEEDS_CHECK
    assert settled(fact(requirement=Requirement.NONE)) is Verdict.NOT_APPLICABLE
    assert settled(fact(), out_of_scope=True) is Verdict.NOT_APPLICABLE


def test_conditional_steps_follow_their_trigger() -> None:
    conditional = {"requirement": Requirement.CONDITIONAL, "trigger": "“说明”载明专业性强"}
    assert settled(fact(triggered=True, **conditional)) is Verdict.EVIDENCE_MISSING
    assert settled(fact(triggered=False, **conditional)) is Verdict.NOT_APPLICABLE
