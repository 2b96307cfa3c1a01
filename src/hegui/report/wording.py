"""The Chinese words of a report: one name for each value of the model, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable

from hegui.model.document import Role
from hegui.model.dossier import (
    STEP_NAMES,
    Evidence,
    EvidenceStatus,
    Matter,
    MatterKind,
    Requirement,
    Scope,
    Step,
    StepKind,
    Verdict,
)
from hegui.model.expression import expression
from hegui.model.report import Conclusion, Finding, Report
from hegui.model.rule import Basis, Outcome, Provenance, Severity
from hegui.parsing.numerals import read_numeral
from hegui.report.conclusion import no_problem_sentence

_NUMERALS = expression(r"[零一二三四五六七八九十百千]+")

SEVERITY_NAMES = {
    Severity.BLOCK: "不得提交",
    Severity.MAJOR: "应当修改",
    Severity.MINOR: "建议修改",
    Severity.INFO: "提示",
}
OUTCOME_NAMES = {
    Outcome.SATISFIED: "满足",
    Outcome.VIOLATED: "违反",
    Outcome.UNDETERMINED: "需人工核实",
    Outcome.NOT_APPLICABLE: "不适用",
}
VERDICT_NAMES = {
    Verdict.MET: "符合",
    Verdict.NOT_MET: "不符合",
    Verdict.EVIDENCE_MISSING: "未见材料",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.NEEDS_CHECK: "需核实",
}
REQUIREMENT_NAMES = {
    Requirement.REQUIRED: "应当履行",
    Requirement.CONDITIONAL: "视情形",
    Requirement.BY_REFERENCE: "参照执行",
    Requirement.NONE: "无要求",
}
STATUS_NAMES = {
    EvidenceStatus.PERFORMED: "已履行",
    EvidenceStatus.MENTIONED: "仅提及",
    EvidenceStatus.PLANNED: "拟开展",
    EvidenceStatus.NEGATED: "未开展",
    EvidenceStatus.EXEMPTED: "说明不适用",
}
MATTER_NAMES = {MatterKind.MAJOR_DECISION: "重大行政决策", MatterKind.NORMATIVE_DOCUMENT: "行政规范性文件"}
SCOPE_NAMES = {Scope.DIRECT: "直接适用", Scope.BY_REFERENCE: "参照执行", Scope.NONE: "不适用"}
ROLE_NAMES = {
    Role.DRAFT: "送审稿",
    Role.ISSUED: "已印发文件",
    Role.DRAFTING_NOTE: "起草说明",
    Role.CONSULTATION_NOTICE: "征求意见公告",
    Role.PUBLICATION_PROOF: "发布凭证",
    Role.ADOPTION_STATEMENT: "意见采纳情况说明",
    Role.INTERAGENCY_CONSULTATION: "部门征求意见材料",
    Role.HEARING_RECORD: "听证材料",
    Role.EXPERT_OPINION: "专家论证意见",
    Role.RISK_REPORT: "风险评估报告",
    Role.LEGALITY_OPINION: "合法性审核意见书",
    Role.LAW_FIRM_OPINION: "律师事务所法律意见书",
    Role.FAIR_COMPETITION_REVIEW: "公平竞争审查材料",
    Role.MEETING_MINUTES: "会议纪要",
    Role.MEETING_RECORD: "会议记录",
    Role.PARTY_MINUTES: "党委会议纪要",
    Role.FILING_REPORT: "备案报告",
    Role.INTERPRETATION: "政策解读",
    Role.ANNUAL_REPORT: "法治政府建设年度报告",
    Role.REGISTER: "台账",
    Role.BASIS: "制定依据",
    Role.OTHER: "其他材料",
}
COMMAND_NAMES = {"check": "文件检查", "review": "合法性审核", "audit": "文件库审计"}

REVIEW_CONCLUSIONS = {
    Conclusion.OUT_OF_SCOPE: "不属于合法性审核的范围。",
    Conclusion.NOT_TO_BE_SUBMITTED: "不得提交集体审议：存在不得提交的问题，应当先行处理。",
    Conclusion.PROCEDURE_TO_BE_REMEDIED: "程序补正后重新送审：材料显示有程序步骤不符合要求。",
    Conclusion.MATERIALS_INCOMPLETE: "材料不齐：请补充未见或者未能读取的材料后再行审核。",
    Conclusion.SHOULD_BE_REVISED: "应当予以修改：按照所列意见修改后提请审议。",
}
FILE_CONCLUSIONS = {
    Conclusion.NOT_TO_BE_SUBMITTED: "存在不得提交的问题，应当先行处理。",
    Conclusion.MATERIALS_INCOMPLETE: "有文件未能读取，检查不完整。",
    Conclusion.SHOULD_BE_REVISED: "存在应当修改的问题。",
}
PROVENANCE_MARKS = {
    Provenance.TEXT: "",
    Provenance.SECONDARY: "（据转述，未见原文）",
    Provenance.RECALLED: "（依据未核实）",
}


def conclusion_sentence(report: Report) -> str:
    """The sentence of the conclusion; it never calls anything lawful, and agrees with the findings."""
    if report.conclusion is Conclusion.NO_PROBLEM_FOUND:
        return no_problem_sentence(report)
    if report.conclusion is Conclusion.OUT_OF_SCOPE and report.matter is not None:
        return out_of_scope_sentence(report.matter)
    if report.command == "review":
        return REVIEW_CONCLUSIONS[report.conclusion]
    return FILE_CONCLUSIONS.get(report.conclusion, REVIEW_CONCLUSIONS[report.conclusion])


def out_of_scope_sentence(matter: Matter) -> str:
    """Only the branch that holds: nothing to review, legislation with its own review, an excluded matter."""
    if matter.draft is None:
        return "没有可供审核的送审稿，不作合法性审核。"
    if "立法" in matter.excluded or "规章" in matter.excluded:
        return "本件不适用重大行政决策和行政规范性文件的审核程序，应当依照规章、法规草案的审查程序办理。"
    return "根据所提供的材料，本件不属于合法性审核的范围，建议不予审核。"


def merge_bases(bases: Iterable[Basis]) -> list[str]:
    """《title》（number）articles, with the mark of how well it is known.

    One entry for an instrument, in order of first mention, its articles joined in their own order.
    """
    articles: dict[tuple[str, str | None, str], dict[str, None]] = {}
    for basis in bases:
        mark = PROVENANCE_MARKS[basis.provenance]
        held = articles.setdefault((basis.title, basis.number, mark), {})
        if basis.article:
            held[basis.article] = None
    return [
        f"《{title.strip('《》')}》{f'（{number}）' if number else ''}{_in_order(held)}{mark}"
        for (title, number, mark), held in articles.items()
    ]


def _in_order(articles: Iterable[str]) -> str:
    return "、".join(sorted(articles, key=_place))


def _place(article: str) -> tuple[int, ...]:
    """Where an article stands in its instrument: the numbers in 第十二条第三款."""
    return tuple(read_numeral(found) or 0 for found in _NUMERALS.findall(article))


def bases_text(finding: Finding) -> str:
    """All bases of a finding in one line."""
    return "；".join(merge_bases(finding.basis))


def step_name(step: str | None) -> str:
    """Chinese name of a step by its key; the key itself where it is new."""
    known = {kind.value: STEP_NAMES[kind] for kind in StepKind}
    return known.get(step or "", step or "")


def evidence_name(step: Step, evidence: Evidence) -> str:
    """What a passage is worth: never 已履行 beside a step that is not met."""
    if not evidence.counts:
        return "仅为陈述" if evidence.cause == "hearsay" else "不足以证明"
    if evidence.status is EvidenceStatus.PERFORMED and step.verdict is Verdict.NOT_MET:
        return "有材料"
    return STATUS_NAMES[evidence.status]


def role_name(role: str) -> str:
    """Chinese name of a document role; the key itself where it is new."""
    return {kind.value: name for kind, name in ROLE_NAMES.items()}.get(role, role)


def place_words(finding: Finding) -> str:
    """Where a finding is inside its file: provision, page, line or row; the step for the dossier."""
    if finding.path is None:
        return step_name(finding.step) or "卷宗"
    if finding.row is not None:
        return f"工作表“{finding.sheet}”第{finding.row}行" if finding.sheet else f"第{finding.row}行"
    words = [finding.provision] if finding.provision else []
    words += [f"第{finding.page}页"] if finding.page is not None else []
    words += [f"第{finding.line}行"] if finding.line is not None else []
    if not words and finding.block is not None:
        words = [f"第{finding.block + 1}段"]
    return " ".join(words)


def matter_words(matter: Matter) -> str:
    """Which regimes apply, and how the regulation on decisions does; what cannot be decided is named."""
    names = [
        f"{MATTER_NAMES[kind]}（{SCOPE_NAMES[matter.scope]}）"
        if kind is MatterKind.MAJOR_DECISION and matter.scope is not Scope.NONE
        else MATTER_NAMES[kind]
        for kind in matter.kinds
    ]
    unsure = "、".join(MATTER_NAMES[kind] for kind in matter.unsure)
    more = f"；是否属于{unsure}待核实" if unsure else ""
    if matter.kinds and not unsure and matter.scope is Scope.NONE:
        more = "；不适用《重大行政决策程序暂行条例》"
    return ("、".join(names) or "未认定") + more


def region_name(report: Report) -> str:
    """The region whose local rules were asked; the whole country is called so."""
    return "全国" if report.jurisdiction == "CN" else report.jurisdiction


def headline(report: Report) -> str:
    """One line for the head of a report: command and matter or the one document."""
    title = report.matter.title if report.matter else None
    if title is None and len(report.documents) == 1:
        title = report.documents[0].title or report.documents[0].path
    name = COMMAND_NAMES.get(report.command, report.command)
    return f"{name}：{title}" if title else f"{name}：{len(report.documents)}份文件"


def short_digest(digest: str) -> str:
    """The first twelve hexadecimal digits of a digest."""
    return digest.removeprefix("sha256:")[:12]
