"""The Chinese sentence that explains a verdict, fit to stand in an opinion: paper, day, what it shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from hegui.engine.step_detail import numbered_meeting
from hegui.model.dossier import (
    STEP_NAMES,
    Dossier,
    Evidence,
    EvidenceStatus,
    StepFacts,
    StepKind,
)
from hegui.procedure.excerpt import step_excerpt
from hegui.procedure.paper_review import review_conclusion

_MATERIAL = {
    StepKind.PUBLIC_PARTICIPATION: "公众参与（公开征求意见）的材料",
    StepKind.EXPERT_ARGUMENTATION: "专家论证意见材料",
    StepKind.RISK_ASSESSMENT: "风险评估报告材料",
    StepKind.LEGALITY_REVIEW: "负责合法性审查的部门出具的合法性审查（审核）意见材料",
    StepKind.COLLECTIVE_DELIBERATION: "集体讨论决定的会议纪要或者会议记录材料",
    StepKind.FAIR_COMPETITION_REVIEW: "公平竞争审查材料",
    StepKind.PARTY_REPORT: "向同级党委请示报告的材料",
    StepKind.PUBLICATION: "公布的材料",
    StepKind.RECORD_FILING: "备案的材料",
}
_VERBS = {
    StepKind.PUBLIC_PARTICIPATION: "听取公众意见",
    StepKind.EXPERT_ARGUMENTATION: "组织专家论证",
    StepKind.RISK_ASSESSMENT: "完成风险评估",
    StepKind.LEGALITY_REVIEW: "作出合法性审查（审核）意见",
    StepKind.COLLECTIVE_DELIBERATION: "集体讨论",
    StepKind.FAIR_COMPETITION_REVIEW: "作出公平竞争审查结论",
    StepKind.PARTY_REPORT: "对请示作出答复",
    StepKind.PUBLICATION: "公布",
    StepKind.RECORD_FILING: "报送备案",
}
_CONCLUSIONS = {
    "lawful": "，结论为“合法”",
    "revise": "，结论为“应当予以修改”",
    "unlawful": "，结论为“不合法”",
    "unclear": "",
}
_MINUTES_TAIL = re.compile(r"(?:会议)?(?:纪要|记录)(?:（[^（）]{1,12}）)?\Z|〔\d{4}〕.{1,8}号?\Z")
_MEETING = re.compile(r"纪要|会议")
_ACTED_BY = (
    StepKind.PARTY_REPORT,
    StepKind.PUBLIC_PARTICIPATION,
    StepKind.RISK_ASSESSMENT,
    StepKind.LEGALITY_REVIEW,
    StepKind.FAIR_COMPETITION_REVIEW,
    StepKind.RECORD_FILING,
)
_SAYS = {
    EvidenceStatus.MENTIONED: "只是提及该程序",
    EvidenceStatus.PLANNED: "载明的只是开展该程序的计划",
    EvidenceStatus.PERFORMED: "只是陈述已经开展该程序",
}


def reason_for_met(dossier: Dossier, proved: Sequence[Evidence], detail: str = "") -> str:
    """Which paper shows the act, by whom and when; a review's conclusion; then what makes it good."""
    first = proved[0]
    others = list(dict.fromkeys(e.path for e in proved[1:] if f"“{e.path}”" not in f"“{first.path}”{detail}"))
    tail = f"，另有{'、'.join(f'“{path}”' for path in others[:2])}佐证" if others else ""
    act = f"{_body(dossier, first)}{_verb(dossier, first)}{_conclusion(dossier, first)}"
    return f"“{first.path}”显示，{_when(first)}{act}{detail}{tail}。"


def _body(dossier: Dossier, evidence: Evidence) -> str:
    """Who acted: the signing body, or the meeting that the minutes are headed with."""
    title = _title(dossier, evidence)
    if evidence.step is StepKind.COLLECTIVE_DELIBERATION or _is_party_meeting(dossier, evidence):
        meeting = _MINUTES_TAIL.sub("", _MINUTES_TAIL.sub("", title))
        name = meeting + "会议" if meeting.endswith(("常务", "全体", "办公")) else meeting or "会议"
        document = dossier.document(evidence.path)
        return numbered_meeting(document, name) if document is not None else name
    return evidence.actor or "" if evidence.step in _ACTED_BY else ""


def _title(dossier: Dossier, evidence: Evidence) -> str:
    document = dossier.document(evidence.path)
    return "".join((document.title or "").split()) if document is not None else ""


def _is_party_meeting(dossier: Dossier, evidence: Evidence) -> bool:
    return evidence.step is StepKind.PARTY_REPORT and _MEETING.search(_title(dossier, evidence)) is not None


def _verb(dossier: Dossier, evidence: Evidence) -> str:
    if _is_party_meeting(dossier, evidence):
        return "研究了本事项"
    if evidence.step is not StepKind.LEGALITY_REVIEW:
        return _VERBS[evidence.step]
    document = dossier.document(evidence.path)
    if document is None:
        return _VERBS[evidence.step]
    number = f"（{document.document_number.text}）" if document.document_number is not None else ""
    reviews = document.text.count("合法性审查") >= document.text.count("合法性审核")
    return f"作出合法性{'审查' if reviews else '审核'}意见{number}"


def _conclusion(dossier: Dossier, evidence: Evidence) -> str:
    document = dossier.document(evidence.path)
    if evidence.step is not StepKind.LEGALITY_REVIEW or document is None:
        return ""
    return _CONCLUSIONS[review_conclusion(document)]


def _when(evidence: Evidence) -> str:
    if evidence.date is None:
        return "（日期不明）"
    if evidence.until is not None and evidence.until != evidence.date:
        return f"{chinese_day(evidence.date)}至{chinese_day(evidence.until)}"
    return chinese_day(evidence.date)


def reason_for_missing(dossier: Dossier, fact: StepFacts) -> str:
    """What was not seen, and what the dossier holds instead."""
    material = _MATERIAL[fact.kind]
    rejected = next((e for e in fact.evidence if not e.counts and e.cause != "hearsay"), None)
    if rejected is not None:
        return f"未见本事项{material}：“{rejected.path}”不能作为证据，{rejected.why_not}。"
    told = next((e for e in fact.evidence if e.status in _SAYS), None)
    ground = f"{fact.trigger}，" if fact.trigger and fact.triggered else ""
    if told is None:
        return f"{ground}未见{material}。"
    quote = _quote(dossier, told)
    if f"“{told.path}”载明“{quote}”" in ground:
        return f"{ground}{_SAYS[told.status]}，未见{material}。"
    return f"{ground}未见{material}；“{told.path}”{_SAYS[told.status]}（“{quote}”），不能作为已履行的证据。"


def reason_for_denial(dossier: Dossier, denied: Evidence) -> str:
    """The passage in which the dossier itself says that it was not done."""
    return (
        f"“{denied.path}”载明“{_quote(dossier, denied)}”，按该材料记载，{STEP_NAMES[denied.step]}没有进行。"
    )


def reason_for_not_yet(fact: StepFacts) -> str:
    """Reporting to the party committee is owed before issue, and nothing shows that the matter was issued."""
    return f"未见{_MATERIAL[fact.kind]}；卷内未显示本事项已经出台，应当在出台前按规定请示报告，请核实。"


def reason_for_duty(fact: StepFacts) -> str:
    """Why nothing is owed."""
    return fact.reason.rstrip("。") + "。"


def chinese_day(day: dt.date) -> str:
    """A day as official documents print it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _quote(dossier: Dossier, evidence: Evidence) -> str:
    document = dossier.document(evidence.path)
    text = document.text[evidence.start : evidence.end] if document is not None else ""
    return step_excerpt(text, evidence.step)
