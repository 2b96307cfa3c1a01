"""Whether a step is owed, and by what: from the regimes of the matter and the day that decides."""

from __future__ import annotations

from typing import NamedTuple

from hegui.model.dossier import Dossier, Matter, MatterKind, Requirement, Scope, StepKind
from hegui.procedure.regime import (
    BUSINESS_REGULATION,
    COMPETITION_REGULATION,
    DECISION_REGULATION,
    DISCLOSURE_REGULATION,
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
_ASKED_IF = {
    StepKind.EXPERT_ARGUMENTATION: "第十九条规定对专业性、技术性较强的决策事项应当组织专家论证",
    StepKind.RISK_ASSESSMENT: "第二十二条规定实施可能对社会稳定、公共安全等造成不利影响的应当评估风险",
}
_DOCUMENT_STEPS = {
    StepKind.PUBLIC_PARTICIPATION: DOCUMENT_NOTICE,
    StepKind.LEGALITY_REVIEW: REVIEW_OPINION,
    StepKind.COLLECTIVE_DELIBERATION: DOCUMENT_NOTICE,
}
AFTER_ISSUE = (StepKind.PUBLICATION, StepKind.RECORD_FILING)
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


def find_duty(
    step: StepKind, matter: Matter, regimes: Regimes, trigger: Trigger, *, issued: bool = False
) -> Duty:
    """The duty for one step of a matter. issued: papers show that the matter was published or filed."""
    if matter.out_of_scope:
        return Duty(Requirement.NONE, matter.reason.rstrip("。"))
    if step is StepKind.FAIR_COMPETITION_REVIEW:
        return _competition(matter, regimes, trigger)
    if step in AFTER_ISSUE:
        return _after_issue(step, matter, regimes, issued=issued or "issued" in matter.features)
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
    after = (dossier.step(kind) for kind in AFTER_ISSUE)
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
        return Duty(Requirement.BY_REFERENCE, f"依照《{DECISION_REGULATION}》第四十二条参照执行")
    if step is StepKind.PARTY_REPORT and _MD not in matter.kinds:
        reason = f"属于重大行政决策的，《{DECISION_REGULATION}》第三十一条规定出台前按规定请示报告"
        return Duty(Requirement.CONDITIONAL, reason)
    if step in _CONDITIONAL:
        return Duty(Requirement.CONDITIONAL, f"《{DECISION_REGULATION}》{_ASKED_IF[step]}")
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


def _after_issue(step: StepKind, matter: Matter, regimes: Regimes, *, issued: bool) -> Duty:
    """Publication and filing are owed once the document is issued (出台)."""
    if not issued:
        return Duty(Requirement.NONE, "卷内未见已经印发的材料，公布和备案在印发以后办理")
    if _ND in matter.kinds and _organic(matter, regimes):
        return Duty(Requirement.REQUIRED, f"《{ORGANIC_LAW}》第七十五条规定予以公布和备案")
    if step is StepKind.RECORD_FILING:
        return _filing_duty(matter, regimes)
    return _publication_duty(matter, regimes)


def _publication_duty(matter: Matter, regimes: Regimes) -> Duty:
    """政府信息公开条例 art. 20(1), 26 bind every administrative organ; 暂行条例 art. 32 the decisions."""
    if _ND in matter.kinds and regimes.binds_revision(DISCLOSURE_REGULATION):
        name = f"《{DISCLOSURE_REGULATION}》第二十条第一项、第二十六条"
        return Duty(Requirement.REQUIRED, f"{name}规定规范性文件应当主动公开")
    if _MD in matter.kinds and regimes.binds(DECISION_REGULATION):
        by_reference = matter.scope is Scope.BY_REFERENCE
        duty = Requirement.BY_REFERENCE if by_reference else Requirement.REQUIRED
        how = "第四十二条、第三十二条，参照执行" if by_reference else "第三十二条规定及时公布"
        return Duty(duty, f"《{DECISION_REGULATION}》{how}")
    return Duty(Requirement.NONE, _LOCAL)


def _filing_duty(matter: Matter, regimes: Regimes) -> Duty:
    """国办发〔2018〕37号 (九) asks for filing with the next higher body; it is known from memory only."""
    if _ND in matter.kinds and regimes.binds(DOCUMENT_NOTICE):
        return Duty(
            Requirement.CONDITIONAL, f"{DOCUMENT_NOTICE}规定报送备案（依据未核实），机关和期限以本地规定为准"
        )
    return Duty(Requirement.NONE, _LOCAL)


_LOCAL = "所查国家层面的规定未对此作出要求，本地规定未收录的请核实"


def _organic(matter: Matter, regimes: Regimes) -> bool:
    return matter.authority_level in ("province", "city", "county") and regimes.binds_article_75()


def _competition(matter: Matter, regimes: Regimes, trigger: Trigger) -> Duty:
    if not regimes.binds(COMPETITION_REGULATION):
        return Duty(Requirement.NONE, _before_regulation(matter, regimes))
    if not matter.kinds and not matter.unsure:
        return Duty(Requirement.NONE, "本事项没有履行该程序的法定要求")
    if trigger.found is False:
        return Duty(Requirement.NONE, f"{trigger.sentence}，无需公平竞争审查")
    basis = f"《{COMPETITION_REGULATION}》规定"
    if trigger.found:
        return Duty(Requirement.REQUIRED, f"{trigger.sentence}，{basis}应当审查")
    return Duty(Requirement.CONDITIONAL, f"{basis}涉及经营者经济活动的应当审查")


def _before_regulation(matter: Matter, regimes: Regimes) -> str:
    """Why the regulation asks nothing yet; what 优化营商环境条例 art. 63(1) asked of normative documents before it
    is named, and not judged: who was to review stood in papers of the State Council that are not at hand."""
    reason = regimes.why_not_yet(COMPETITION_REGULATION)
    if _ND in (*matter.kinds, *matter.unsure) and regimes.binds(BUSINESS_REGULATION):
        reason += f"；当时依照《{BUSINESS_REGULATION}》第六十三条第一款按照国务院的规定审查，本程序不作判断"
    return reason
