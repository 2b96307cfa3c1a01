"""Whether a step is owed, and by what: from the regimes of the matter and the day that decides."""

from __future__ import annotations

from typing import NamedTuple

from hegui.model.dossier import Dossier, Matter, MatterKind, Requirement, Scope, StepKind
from hegui.procedure.regime import (
    COMPETITION_REGULATION,
    DECISION_REGULATION,
    DOCUMENT_NOTICE,
    ORGANIC_LAW,
    REVIEW_OPINION,
    Regimes,
)
from hegui.procedure.trigger import Trigger

_MD, _ND = MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT
_CONDITIONAL = (StepKind.EXPERT_ARGUMENTATION, StepKind.RISK_ASSESSMENT)
_CONDITIONS = {
    StepKind.EXPERT_ARGUMENTATION: "专业性、技术性较强、需要组织专家论证",
    StepKind.RISK_ASSESSMENT: "可能对社会稳定、公共安全等造成不利影响、需要开展风险评估",
}
_DOCUMENT_STEPS = {
    StepKind.PUBLIC_PARTICIPATION: DOCUMENT_NOTICE,
    StepKind.LEGALITY_REVIEW: REVIEW_OPINION,
    StepKind.COLLECTIVE_DELIBERATION: DOCUMENT_NOTICE,
}
_AFTER_ISSUE = (StepKind.PUBLICATION, StepKind.RECORD_FILING)
_OF_DECISIONS = (
    StepKind.PUBLIC_PARTICIPATION,
    StepKind.EXPERT_ARGUMENTATION,
    StepKind.RISK_ASSESSMENT,
    StepKind.LEGALITY_REVIEW,
    StepKind.COLLECTIVE_DELIBERATION,
    StepKind.PARTY_REPORT,
)


class Duty(NamedTuple):
    """What is owed and why, in Chinese."""

    requirement: Requirement
    reason: str


def find_duty(step: StepKind, matter: Matter, regimes: Regimes, trigger: Trigger) -> Duty:
    """The duty for one step of a matter."""
    if matter.out_of_scope:
        return Duty(Requirement.NONE, matter.reason.rstrip("。"))
    if step is StepKind.FAIR_COMPETITION_REVIEW:
        return _competition(matter, regimes, trigger)
    if step in _AFTER_ISSUE:
        return _after_issue(matter, regimes)
    if step in _CONDITIONAL and _by_document_only(matter, regimes):
        return Duty(Requirement.CONDITIONAL, _why_none(step, matter))
    document = _document_duty(step, matter, regimes)
    decision = _decision_duty(step, matter)
    if decision.requirement is Requirement.BY_REFERENCE and step is not StepKind.LEGALITY_REVIEW:
        return decision
    order = (document, decision) if _ND in matter.kinds else (decision, document)
    return min(order, key=lambda duty: _RANK[duty.requirement])


def _by_document_only(matter: Matter, regimes: Regimes) -> bool:
    """A normative document that is no major decision: argued and assessed where its content calls for it."""
    return (
        _MD not in (*matter.kinds, *matter.unsure) and _ND in matter.kinds and regimes.binds(DOCUMENT_NOTICE)
    )


def is_before_issue(dossier: Dossier) -> bool:
    """Whether nothing in the dossier shows that the matter was issued (出台): neither text nor proof."""
    after = (dossier.step(kind) for kind in _AFTER_ISSUE)
    shown = any(e.counts and e.paper for fact in after if fact is not None for e in fact.evidence)
    return "issued" not in dossier.matter.features and not shown


_RANK = {
    Requirement.REQUIRED: 0,
    Requirement.BY_REFERENCE: 1,
    Requirement.CONDITIONAL: 2,
    Requirement.NONE: 3,
}


def _decision_duty(step: StepKind, matter: Matter) -> Duty:
    if _MD not in (*matter.kinds, *matter.unsure) or step not in _OF_DECISIONS:
        return Duty(Requirement.NONE, _why_none(step, matter))
    if matter.scope is Scope.BY_REFERENCE:
        return Duty(Requirement.BY_REFERENCE, f"参照《{DECISION_REGULATION}》执行")
    if step in _CONDITIONAL:
        return Duty(Requirement.CONDITIONAL, f"《{DECISION_REGULATION}》规定符合条件的应当开展")
    return Duty(Requirement.REQUIRED, f"《{DECISION_REGULATION}》规定的程序")


def _why_none(step: StepKind, matter: Matter) -> str:
    if matter.excluded.startswith(f"《{DECISION_REGULATION}》"):
        return matter.excluded.rstrip("。")
    if matter.excluded:
        return f"《{DECISION_REGULATION}》不适用于本事项：{matter.excluded.rstrip('。')}"
    if step in _CONDITIONAL and _ND in matter.kinds:
        return f"本事项按行政规范性文件办理，未见属于重大行政决策，也未见{_CONDITIONS[step]}的情形"
    return "本事项没有履行该程序的法定要求"


def _document_duty(step: StepKind, matter: Matter, regimes: Regimes) -> Duty:
    basis = _DOCUMENT_STEPS.get(step)
    if _ND not in (*matter.kinds, *matter.unsure) or basis is None:
        return Duty(Requirement.NONE, _why_none(step, matter))
    if not regimes.binds(basis):
        return Duty(Requirement.NONE, regimes.why_not_yet(basis))
    name = f"《{ORGANIC_LAW}》第七十五条" if _organic(matter, regimes) else basis
    return Duty(Requirement.REQUIRED, f"{name}规定的行政规范性文件制定程序")


def _after_issue(matter: Matter, regimes: Regimes) -> Duty:
    """Publication and filing are owed once the document is issued."""
    if "issued" not in matter.features:
        return Duty(Requirement.NONE, "文件尚未印发，公布和备案在印发以后办理")
    if _ND in matter.kinds and _organic(matter, regimes):
        return Duty(Requirement.REQUIRED, f"《{ORGANIC_LAW}》第七十五条规定予以公布和备案")
    return Duty(Requirement.NONE, "未见国家层面对该文件规定的要求，以本地规定为准")


def _organic(matter: Matter, regimes: Regimes) -> bool:
    return matter.authority_level in ("province", "city", "county") and regimes.binds_article_75()


def _competition(matter: Matter, regimes: Regimes, trigger: Trigger) -> Duty:
    if not regimes.binds(COMPETITION_REGULATION):
        return Duty(Requirement.NONE, regimes.why_not_yet(COMPETITION_REGULATION))
    if not matter.kinds and not matter.unsure:
        return Duty(Requirement.NONE, "本事项没有履行该程序的法定要求")
    if trigger.found is False:
        return Duty(Requirement.NONE, f"{trigger.sentence}，无需公平竞争审查")
    if trigger.found:
        return Duty(Requirement.REQUIRED, f"{trigger.sentence}，《{COMPETITION_REGULATION}》规定应当审查")
    return Duty(Requirement.CONDITIONAL, f"《{COMPETITION_REGULATION}》规定涉及经营者经济活动的应当审查")
