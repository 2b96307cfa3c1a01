"""The checklist of a review file (审核卷宗核对表): nineteen rows, filled as far as the dossier tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hegui.model.document import Role
from hegui.model.dossier import Step, StepKind, Verdict
from hegui.model.report import Report
from hegui.model.rule import Outcome
from hegui.report import wording
from hegui.report.build import is_counted

MET, NOT_MET, UNSEEN, NONE, OPEN = "符合", "不符合", "未见材料", "不适用", "需核实"


class Entry(NamedTuple):
    """One row: number, what is checked, against what, the result word and what it rests on."""

    number: int
    item: str
    standard: str
    result: str
    note: str


Answer = tuple[str, str]
Question = Callable[[Report], Answer]


def fill_checklist(report: Report) -> tuple[Entry, ...]:
    """All rows in order. A result is never 符合 on the mere presence of a paper."""
    outside = report.matter is not None and report.matter.out_of_scope
    return tuple(
        Entry(number, item, standard, *(_nothing if outside else question)(report))
        for number, (item, standard, question) in enumerate(QUESTIONS, 1)
    )


def _nothing(_: Report) -> Answer:
    return NONE, "本件不属于审核范围。"


def _step(kind: StepKind) -> Question:
    def answer(report: Report) -> Answer:
        step = next((step for step in report.steps if step.kind is kind), None)
        if step is None:
            return NONE, "卷内未见需要履行该步骤的情形。"
        return wording.VERDICT_NAMES[step.verdict], step.reason

    return answer


def _later(kind: StepKind | None) -> Question:
    """Steps after the decision: nothing is owed yet while the matter is a draft."""

    def answer(report: Report) -> Answer:
        step = next((step for step in report.steps if step.kind is kind), None)
        if step is not None:
            return wording.VERDICT_NAMES[step.verdict], step.reason
        if any(record.role == Role.ISSUED.value for record in report.documents):
            return UNSEEN, "所提供的材料中未见。"
        return NONE, "送审阶段尚未办理。"

    return answer


def _paper(role: Role, after: StepKind | None = None) -> Question:
    """A paper that must be in the file; ``after``: only where that step is owed."""

    def answer(report: Report) -> Answer:
        step = next((step for step in report.steps if step.kind is after), None)
        if step is not None and step.verdict is Verdict.NOT_APPLICABLE:
            return NONE, step.reason
        papers = [record.path for record in report.documents if record.role == role.value]
        if not papers:
            return UNSEEN, f"未见{wording.ROLE_NAMES[role]}，请补充。"
        own = [f for f in report.findings if f.path in papers and f.step in (None, after)]
        faults = sum(map(is_counted, own))
        if faults:
            return NOT_MET, f"{'、'.join(papers)}：{faults}项问题。"
        return OPEN, f"有{'、'.join(papers)}，请核对内容。"

    return answer


def _families(*prefixes: str) -> Question:
    def answer(report: Report) -> Answer:
        results = [result for result in report.results if result.rule.startswith(prefixes)]
        own = [finding for finding in report.findings if finding.rule.startswith(prefixes)]
        faults = sum(map(is_counted, own))
        doubts = sum(f.outcome is Outcome.UNDETERMINED and f.waived is None for f in own)
        satisfied = sum(result.outcome is Outcome.SATISFIED for result in results)
        if faults:
            return NOT_MET, f"{faults}项问题，见审核情况。"
        if doubts:
            return OPEN, f"{doubts}处需人工核实。"
        if satisfied:
            return MET, f"所查{satisfied}条规则未发现问题。"
        return (NONE, "没有检查对象。") if results else (OPEN, "本次未检查。")

    return answer


def _kind(report: Report) -> Answer:
    matter = report.matter
    if matter is None:
        return OPEN, "未认定事项。"
    return (OPEN if matter.unsure or not matter.kinds else MET), wording.matter_words(matter)


def _issuer(report: Report) -> Answer:
    authority = report.matter.authority if report.matter else None
    if authority is None:
        return UNSEEN, "送审稿未载明制定机关。"
    return OPEN, f"载明的机关为{authority}，是否具备制定主体资格请核实。"


def _authority(report: Report) -> Answer:
    result, note = _families("CI")(report)
    if result == NOT_MET:
        return result, f"引用的依据有{note}"
    return OPEN, "权限依据是否充分请核实。"


def _own_review(report: Report) -> Answer:
    opinions = [r.path for r in report.documents if r.role == Role.LEGALITY_OPINION.value]
    if not opinions:
        return UNSEEN, "未见起草单位审核机构的意见，请补充。"
    return OPEN, f"请核对{'、'.join(opinions)}是否为起草单位审核机构的意见。"


def _review_time(report: Report) -> Answer:
    step: Step | None = next((s for s in report.steps if s.kind is StepKind.LEGALITY_REVIEW), None)
    if step is None:
        return OPEN, "未认定是否需要审核。"
    if step.verdict in (Verdict.NOT_MET, Verdict.EVIDENCE_MISSING) and step.ended_on is None:
        return UNSEEN, "未见可以作为证据的审查（审核）意见，无法核算期限。"
    known = step.started_on and step.ended_on and step.started_on != step.ended_on
    if step.verdict is Verdict.MET and not known:
        return OPEN, "未见送审日期或者收发登记，无法核算期限。"
    return wording.VERDICT_NAMES[step.verdict], step.reason


# Item, standard, and how it is answered, in the order of the usual file.
QUESTIONS: tuple[tuple[str, str, Question], ...] = (
    ("事项性质", "是否属于行政规范性文件、重大行政决策", _kind),
    ("制定主体", "主体适格，不是内设机构或者议事协调机构", _issuer),
    ("权限依据", "依据写明且有效", _authority),
    ("评估论证", "对必要性、可行性等作过论证", _paper(Role.DRAFTING_NOTE)),
    ("公开征求意见", "方式和期限符合要求", _step(StepKind.PUBLIC_PARTICIPATION)),
    ("意见采纳", "逐项说明采纳情况", _paper(Role.ADOPTION_STATEMENT, StepKind.PUBLIC_PARTICIPATION)),
    ("部门协商", "有关部门的意见和协商情况", _paper(Role.INTERAGENCY_CONSULTATION)),
    ("专家论证", "触发情形具备时应有论证意见", _step(StepKind.EXPERT_ARGUMENTATION)),
    ("风险评估", "触发情形具备时应有评估报告", _step(StepKind.RISK_ASSESSMENT)),
    ("公平竞争审查", "涉及经营者经济活动的应有审查结论", _step(StepKind.FAIR_COMPETITION_REVIEW)),
    ("起草单位审核", "本单位审核机构的意见", _own_review),
    ("审核时限", "送审和审核的期限符合要求", _review_time),
    ("内容禁止", "没有越权设定的内容", _families("AU")),
    ("文本形式", "引用、文号、名称、层次", _families("NU", "CI", "FM")),
    ("有效期和施行", "有效期、施行日期、废止衔接", _families("RG")),
    ("集体审议", "会议类型、议题、结论", _step(StepKind.COLLECTIVE_DELIBERATION)),
    ("登记编号公布", "统一登记、编号、公布，政策解读", _later(StepKind.PUBLICATION)),
    ("备案", "按期报送备案", _later(StepKind.RECORD_FILING)),
    ("归档", "过程材料完整归档", _later(None)),
)
