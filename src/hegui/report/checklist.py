"""The checklist of a review file (审核卷宗核对表): nineteen rows, filled as far as the dossier tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hegui.model.document import Role
from hegui.model.dossier import EvidenceStatus, MatterKind, Step, StepKind, Verdict
from hegui.model.report import Report
from hegui.model.rule import Outcome
from hegui.report import wording
from hegui.report.build import is_counted
from hegui.report.checklist_paper import counted_opinions, final_clauses, offices_asked, own_review, papers
from hegui.report.conclusion import is_open
from hegui.report.opinion_citation import authority_sentence, cite
from hegui.report.opinion_element import day_words

MET, NOT_MET, UNSEEN, NONE, OPEN = "符合", "不符合", "未见材料", "不适用", "需核实"
CLEAR = "未发现问题"  # what the rules asked was answered; whether the text is lawful is not said


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
    entries = []
    for number, (item, standard, question) in enumerate(QUESTIONS, 1):
        result, note = (_nothing if outside else question)(report)
        entries.append(Entry(number, item, standard, result, cite(report, note)))
    return tuple(entries)


def _nothing(_: Report) -> Answer:
    return NONE, "本件不属于审核范围。"


def _step(kind: StepKind) -> Question:
    def answer(report: Report) -> Answer:
        step = next((step for step in report.steps if step.kind is kind), None)
        if step is None:
            return NONE, "卷内未见需要履行该步骤的情形。"
        return wording.VERDICT_NAMES[step.verdict], step.reason

    return answer


def _found(report: Report, kind: StepKind) -> Step | None:
    return next((step for step in report.steps if step.kind is kind), None)


def _publication(report: Report) -> Answer:
    """Publication is shown; registration, number and interpretation are not, so they stay open."""
    step = _found(report, StepKind.PUBLICATION)
    if step is None or step.verdict is not Verdict.MET:
        return _later(report, step)
    explained = papers(report, Role.INTERPRETATION)
    seen = f"政策解读见“{explained[0].path}”；" if explained else "政策解读未见专门材料；"
    return OPEN, f"公布：{step.reason}{seen}统一登记、统一编号请核实。"


def _filing(report: Report) -> Answer:
    step = _found(report, StepKind.RECORD_FILING)
    asked = _ruled(report, *FILING)
    if step is not None and step.verdict is Verdict.MET and asked is not None and asked[0] != CLEAR:
        return asked
    return _later(report, step)


def _archive(report: Report) -> Answer:
    asked = _ruled(report, *ARCHIVE)
    return asked if asked is not None else _later(report, None)


def _later(report: Report, step: Step | None) -> Answer:
    """Steps after the decision: nothing is said of them that the dossier does not show."""
    if step is not None:
        return wording.VERDICT_NAMES[step.verdict], step.reason
    if papers(report, Role.ISSUED) or any(_is_shown(report, kind) for kind in _AFTER_ISSUE):
        return UNSEEN, "所提供的材料中未见。"
    if _is_shown(report, StepKind.COLLECTIVE_DELIBERATION):
        return OPEN, "本事项已经集体讨论，未见材料；已经印发的，请补充。"
    return NONE, "卷内未显示本件已经讨论或者印发，属于后续步骤。"


def _is_shown(report: Report, kind: StepKind) -> bool:
    step = _found(report, kind)
    return step is not None and any(e.counts and e.status is EvidenceStatus.PERFORMED for e in step.evidence)


def _ruled(report: Report, *rules: str) -> Answer | None:
    """What some rules came to, in their own words; None where none of them had anything to examine."""
    own = [finding for finding in report.findings if finding.rule.startswith(rules)]
    faults, doubts = [f for f in own if is_counted(f)], [f for f in own if is_open(f)]
    for result, found in ((NOT_MET, faults), (OPEN, doubts)):
        if found:
            return result, "".join(dict.fromkeys(finding.message for finding in found))
    satisfied = [r for r in report.results if r.rule.startswith(rules) and r.outcome is Outcome.SATISFIED]
    return (CLEAR, f"所查{len(satisfied)}条规则未发现问题。") if satisfied else None


def _not_owed(report: Report) -> Answer | None:
    """The reason where no review was owed, and so none of its papers."""
    step = _found(report, StepKind.LEGALITY_REVIEW)
    return (NONE, step.reason) if step is not None and step.verdict is Verdict.NOT_APPLICABLE else None


def _appraisal(report: Report) -> Answer:
    """评估论证: what the rule found; else the note is there to be read."""
    ruled = _ruled(report, *APPRAISAL)
    notes = papers(report, Role.DRAFTING_NOTE)
    if ruled is not None and ruled[0] != CLEAR:
        return ruled
    if ruled is not None:
        return CLEAR, f"{ruled[1]}评估论证的内容请核对。"
    return (OPEN, f"有“{notes[0].path}”，请核对内容。") if notes else (UNSEEN, "未见起草说明，请补充。")


def _adoption(report: Report) -> Answer:
    """意见采纳: what the rules found, with the numbers of the statement."""
    step = _found(report, StepKind.PUBLIC_PARTICIPATION)
    if step is not None and step.verdict is Verdict.NOT_APPLICABLE:
        return NONE, step.reason
    statements = papers(report, Role.ADOPTION_STATEMENT)
    if not statements:
        return UNSEEN, f"未见{wording.ROLE_NAMES[Role.ADOPTION_STATEMENT]}，请补充。"
    paths = [record.path for record in statements]
    own = [f for f in report.findings if f.path in paths and is_counted(f)]
    if own:
        return NOT_MET, "".join(dict.fromkeys(finding.message for finding in own))
    ruled = _ruled(report, *ADOPTION)
    counted = counted_opinions(report)
    if ruled is None:
        return OPEN, f"有“{paths[0]}”，请核对内容。"
    return ruled[0], f"{counted}{ruled[1]}"


def _offices(report: Report) -> Answer:
    excused = _not_owed(report)
    if excused is not None:
        return excused
    asked = papers(report, Role.INTERAGENCY_CONSULTATION)
    if asked:
        return OPEN, f"有“{asked[0].path}”，请核对内容。"
    told = offices_asked(report)
    if told:
        return UNSEEN, f"{told}，未见书面意见及回复，请补充。"
    return UNSEEN, f"未见{wording.ROLE_NAMES[Role.INTERAGENCY_CONSULTATION]}，请补充。"


def _families(*prefixes: str) -> Question:
    def answer(report: Report) -> Answer:
        results = [result for result in report.results if result.rule.startswith(prefixes)]
        own = [finding for finding in report.findings if finding.rule.startswith(prefixes)]
        faults = sum(map(is_counted, own))
        doubts = sum(map(is_open, own))
        satisfied = sum(result.outcome is Outcome.SATISFIED for result in results)
        if faults:
            return NOT_MET, f"{faults}项问题，见审核情况。"
        if doubts:
            return OPEN, f"{doubts}处需人工核实。"
        if satisfied:
            return CLEAR, f"所查{satisfied}条规则未发现问题，请审核人员核实。"
        return (NONE, "没有检查对象。") if results else (OPEN, "本次未检查。")

    return answer


def _validity(report: Report) -> Answer:
    """The final clauses as printed; what the rules on validity say comes first."""
    printed = final_clauses(report)
    ruled = _ruled(report, *VALIDITY)
    if ruled is not None and ruled[0] != CLEAR:
        return ruled[0], ruled[1] + printed
    if not printed:
        return UNSEEN, "未见施行日期和有效期的规定，请核实。"
    return OPEN, f"{printed}。有效期和施行日期是否符合本地规定、是否需要废止现行文件，请核实。"


def _kind(report: Report) -> Answer:
    matter = report.matter
    if matter is None:
        return OPEN, "未认定事项。"
    return (OPEN if matter.unsure or not matter.kinds else MET), wording.matter_words(matter)


def _issuer(report: Report) -> Answer:
    authority = report.matter.authority if report.matter else None
    if authority is None:
        return UNSEEN, "材料未载明制定机关。"
    sentence = authority_sentence(report)
    if authority.endswith("人民政府"):
        return MET, sentence
    return OPEN, f"{sentence}是否具备制定主体资格请核实。"


def _authority(report: Report) -> Answer:
    result, note = _families("CI")(report)
    if result == NOT_MET:
        return result, f"引用的依据有{note}"
    return OPEN, "权限依据是否充分请核实。"


def _own_review(report: Report) -> Answer:
    excused = _not_owed(report)
    if excused is not None:
        return excused
    if report.matter is not None and MatterKind.NORMATIVE_DOCUMENT not in (
        *report.matter.kinds,
        *report.matter.unsure,
    ):
        return NONE, "本件不是行政规范性文件，不适用国办发〔2018〕115号对起草单位审核的要求。"
    state, words = own_review(report)
    return {"met": MET, "unseen": UNSEEN, "claimed": UNSEEN}.get(state, OPEN), words


def _review_time(report: Report) -> Answer:
    """Days of receipt and opinion, working days; the rules on the time decide, not the order of steps."""
    step = _found(report, StepKind.LEGALITY_REVIEW)
    if step is None:
        return OPEN, "未认定是否需要审核。"
    if step.verdict is Verdict.NOT_APPLICABLE:
        return NONE, step.reason
    ruled = _ruled(report, *TIME)
    if ruled is not None and ruled[0] != CLEAR:
        return ruled
    if step.workdays is not None and step.received_on is not None and step.ended_on is not None:
        return _measured(report, step, decided=ruled is not None)
    if step.ended_on is None:
        return UNSEEN, "未见可以作为证据的审查（审核）意见，无法核算期限。"
    return OPEN, "审查（审核）意见未载明收件日期，未见收发登记，无法核算期限。"


def _measured(report: Report, step: Step, *, decided: bool) -> Answer:
    assert step.received_on is not None
    assert step.ended_on is not None
    assert step.workdays is not None
    shorter, longer = step.workdays
    words = (
        f"意见书载明{day_words(step.received_on)}收到送审材料、{day_words(step.ended_on)}出具，"
        f"审查时间{shorter}个工作日（首日计入为{longer}个工作日）"
    )
    if not decided and "不受一般审核时限" in step.reason:
        return MET, f"{words}；属于应急文件，不受一般审核时限的限制。"
    if not decided:
        return OPEN, f"{words}；请核实是否符合要求。"
    asked = [r.title for r in report.results if r.rule in TIME and r.outcome is Outcome.SATISFIED]
    return MET, f"{words}；{'；'.join(filter(None, asked)) or '符合所查规则'}。"


FILING = ("RG102", "RG104", "RG221")
ARCHIVE = ("PR703",)
APPRAISAL = ("PR207",)
ADOPTION = ("PR103", "PR108", "PR112")
TIME = ("PR405", "PR414", "PR422")
VALIDITY = ("RG301", "RG302")
_AFTER_ISSUE = (StepKind.PUBLICATION, StepKind.RECORD_FILING)

# Item, standard, and how it is answered, in the order of the usual file.
QUESTIONS: tuple[tuple[str, str, Question], ...] = (
    ("事项性质", "是否属于行政规范性文件、重大行政决策", _kind),
    ("制定主体", "主体适格，不是内设机构或者议事协调机构", _issuer),
    ("权限依据", "依据写明且有效", _authority),
    ("评估论证", "对必要性、可行性等作过论证", _appraisal),
    ("公开征求意见", "方式和期限符合要求", _step(StepKind.PUBLIC_PARTICIPATION)),
    ("意见采纳", "逐项说明采纳情况", _adoption),
    ("部门协商", "有关部门的意见和协商情况", _offices),
    ("专家论证", "触发情形具备时应有论证意见", _step(StepKind.EXPERT_ARGUMENTATION)),
    ("风险评估", "触发情形具备时应有评估报告", _step(StepKind.RISK_ASSESSMENT)),
    ("公平竞争审查", "涉及经营者经济活动的应有审查结论", _step(StepKind.FAIR_COMPETITION_REVIEW)),
    ("起草单位审核", "本单位审核机构的意见", _own_review),
    ("审核时限", "送审和审核的期限符合要求", _review_time),
    ("内容禁止", "没有越权设定的内容", _families("AU")),
    ("文本形式", "引用、文号、名称、层次", _families("NU", "CI", "FM")),
    ("有效期和施行", "有效期、施行日期、废止衔接", _validity),
    ("集体审议", "会议类型、议题、结论", _step(StepKind.COLLECTIVE_DELIBERATION)),
    ("登记编号公布", "统一登记、编号、公布，政策解读", _publication),
    ("备案", "按期报送备案", _filing),
    ("归档", "过程材料完整归档", _archive),
)
