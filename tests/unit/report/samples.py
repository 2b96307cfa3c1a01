"""Report values made by hand, in the shape of a county dossier; every place name is invented."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from hegui.model.document import Block, Document, DocumentNumber, Origin, Problem, Role, Source
from hegui.model.dossier import (
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
from hegui.model.report import Finding, Report, RuleResult
from hegui.model.rule import Basis, Fix, Outcome, Provenance, Severity
from hegui.report.build import build_report

DRAFT = "01-澄湖县停车收费办法（送审稿）.txt"
NOTICE = "02-征求意见公告.pdf"
OPINION = "05-合法性审核意见.txt"
MINUTES = "06-常务会议纪要.txt"
DECREE = Basis(
    title="重大行政决策程序暂行条例",
    article="第十五条",
    provenance=Provenance.TEXT,
    number="国务院令第713号",
)
RECALLED = Basis(title="党政机关公文处理工作条例", article=None, provenance=Provenance.RECALLED)
PENALTY = Basis(title="中华人民共和国行政处罚法", article="第十六条", provenance=Provenance.TEXT)


def make_document(
    path: str, role: Role, lines: list[str], *, pages: int | None = None, **more: object
) -> Document:
    """A document of paragraphs; PDF ones get one page per four paragraphs."""
    blocks, offset = [], 0
    plain = path.endswith(".txt")
    for index, line in enumerate(lines):
        page = None if pages is None else min(pages, index // 4 + 1)
        origin = Origin.PARAGRAPH
        blocks.append(Block(origin, offset, offset + len(line), index + 1 if plain else None, page))
        offset += len(line) + 1
    text = "\n".join(lines)
    source = Source(
        path=path,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        format=path.rsplit(".", 1)[-1],
    )
    return Document(source=source, text=text, blocks=tuple(blocks), role=role, pages=pages, **more)  # type: ignore[arg-type]


def draft_document(title: str = "澄湖县停车收费管理办法（送审稿）") -> Document:
    """The draft: a fee rule with two faults of content and one of form."""
    return make_document(
        DRAFT,
        Role.DRAFT,
        [
            title,
            "第一条 为了规范停车收费行为，根据有关法律、法规，制定本办法。",
            "第二条 本县行政区域内的停车收费，适用本办法。",
            "第三条 违反本办法的，由县城市管理局处200元罚款。",
            "第五条 本县注册企业经营的停车场优先纳入政府采购。",
            "第六条 依据《中华人民共和国合同法》订立的停车服务合同继续有效。",
            "第七条 本办法自2024年7月1日起施行。",
            "澄湖县人民政府",
            "2024年6月28日",
        ],
        genre="办法",
        title=title,
        issuers=("澄湖县人民政府",),
        signed_on=date(2024, 6, 28),
    )


def notice_document() -> Document:
    """The notice of consultation, fifteen days without a reason, on two pages."""
    return make_document(
        NOTICE,
        Role.CONSULTATION_NOTICE,
        [
            "关于公开征求《澄湖县停车收费管理办法（征求意见稿）》意见的公告",
            "现就该办法向社会公开征求意见，时间为2024年3月1日至3月15日。",
            "意见可以通过电子邮件或者信函提出。",
            "附件：1.征求意见稿 2.起草说明",
            "澄湖县城市管理局",
            "2024年3月1日",
        ],
        pages=2,
        problems=(Problem(path=NOTICE, code="reordered-lines", message="第2页有一行次序按坐标重排。"),),
    )


def documents() -> tuple[Document, ...]:
    """Draft, notice, legality opinion, minutes."""
    opinion = make_document(
        OPINION,
        Role.LEGALITY_OPINION,
        [
            "关于停车收费管理办法的合法性审核意见",
            "我局于2024年3月10日完成审核，建议修改后提请审议。",
            "澄湖县司法局",
        ],
        document_number=DocumentNumber(
            kind="number",
            text="澄司审〔2024〕3号",
            agency_code="澄司审",
            year=2024,
            serial=3,
            start=0,
            end=10,
        ),
    )
    minutes = make_document(
        MINUTES,
        Role.MEETING_MINUTES,
        ["澄湖县人民政府第12次常务会议纪要", "2024年6月20日，会议审议通过了《澄湖县停车收费管理办法》。"],
    )
    return (draft_document(), notice_document(), opinion, minutes)


def evidence_at(
    document: Document, words: str, step: StepKind, status: EvidenceStatus, **more: object
) -> Evidence:
    """Evidence on the first place of ``words``."""
    start = document.text.index(words)
    return Evidence(
        step=step,
        status=status,
        path=document.source.path,
        start=start,
        end=start + len(words),
        **more,  # type: ignore[arg-type]
    )


def finding_at(document: Document, words: str, rule: str = "AU101", **more: object) -> Finding:
    """A violated finding on the first place of ``words``, offsets in the block."""
    start = document.text.index(words)
    index = document.block_index(start)
    block = document.blocks[index]
    base = Finding(
        rule=rule,
        name="authority.penalty",
        severity=Severity.MAJOR,
        outcome=Outcome.VIOLATED,
        message="不得设定行政处罚。",
        suggestion="删去罚款的规定。",
        step=None,
        path=document.source.path,
        sheet=None,
        row=None,
        page=block.page,
        line=block.line,
        block=index,
        start=start - block.start,
        end=start - block.start + len(words),
        quote=words,
        provision=None,
        basis=(PENALTY,),
        fix=None,
        fingerprint=hashlib.sha256(f"{rule}{words}".encode()).hexdigest()[:16],
    )
    return replace(base, **more)  # type: ignore[arg-type]


def missing_finding(step: StepKind = StepKind.RISK_ASSESSMENT, **more: object) -> Finding:
    """A finding about something absent: no path, a step."""
    base = finding_at(draft_document(), "第三条", "PR301")
    absent = replace(
        base,
        name="procedure.risk-report",
        message="未见风险评估材料。",
        suggestion="请补充风险评估报告。",
        step=step.value,
        path=None,
        page=None,
        line=None,
        block=None,
        start=None,
        end=None,
        quote=None,
        basis=(DECREE,),
        fingerprint="absent-" + step.value,
    )
    return replace(absent, **more)  # type: ignore[arg-type]


def findings() -> tuple[Finding, ...]:
    """One of each kind a reporter must cope with."""
    draft, notice = draft_document(), notice_document()
    return (
        finding_at(
            notice,
            "2024年3月1日至3月15日",
            "PR101",
            name="procedure.consultation-period",
            message="公开征求意见自2024年3月1日至2024年3月15日，共15日，少于30日，公告中未说明缩短的理由。",
            suggestion="延长征求意见期限；确因情况紧急需要缩短的，在公告中说明。",
            step=StepKind.PUBLIC_PARTICIPATION.value,
            basis=(DECREE,),
        ),
        finding_at(draft, "处200元罚款", severity=Severity.BLOCK, provision="第三条"),
        finding_at(
            draft,
            "由县城市管理局处200元罚款",
            "WD105",
            name="wording.body",
            severity=Severity.MINOR,
            message="机关名称应当使用规范化简称或者全称（依据未核实）。",
            suggestion="",
            provision="第三条",
            basis=(RECALLED,),
        ),
        finding_at(
            draft,
            "第五条",
            "NU101",
            name="numbering.article-gap",
            message="第三条之后应为第四条，现为第五条。",
            suggestion="调整条文序号。",
            provision="第五条",
            fix=Fix(replacement="第四条"),
        ),
        finding_at(
            draft,
            "本县注册企业",
            "FC102",
            name="competition.local",
            outcome=Outcome.UNDETERMINED,
            severity=Severity.INFO,
            message="需人工核实：是否以注册地作为优先条件。",
            suggestion="请核实该优先条件的对象范围。",
            provision="第五条",
        ),
        finding_at(
            draft,
            "《中华人民共和国合同法》",
            "CI201",
            name="citation.repealed",
            message="《中华人民共和国合同法》已自2021年1月1日起废止。",
            suggestion="改引《中华人民共和国民法典》合同编。",
            provision="第六条",
            waived="旧合同的表述，已与审核机构确认。",
        ),
        missing_finding(),
    )


def steps() -> tuple[Step, ...]:
    """Five steps with every verdict, and one further step."""
    draft, notice, opinion, minutes = documents()
    performed, mentioned = EvidenceStatus.PERFORMED, EvidenceStatus.MENTIONED
    public, review, meeting = FIVE[0], FIVE[3], FIVE[4]
    consultation = evidence_at(
        notice,
        "向社会公开征求意见，时间为2024年3月1日至3月15日",
        public,
        performed,
        date=date(2024, 3, 1),
        until=date(2024, 3, 15),
        actor="澄湖县城市管理局",
    )
    reviewed = evidence_at(
        opinion,
        "我局于2024年3月10日完成审核",
        review,
        performed,
        date=date(2024, 3, 10),
        actor="澄湖县司法局",
    )
    decided = evidence_at(
        minutes, "会议审议通过了《澄湖县停车收费管理办法》", meeting, performed, date=date(2024, 6, 20)
    )
    loose = evidence_at(
        draft, "根据有关法律、法规", public, mentioned, counts=False, why_not="只是笼统提及，没有时间和文件。"
    )
    first, last = date(2024, 3, 1), date(2024, 3, 15)
    required, conditional = Requirement.REQUIRED, Requirement.CONDITIONAL
    return (
        Step(
            kind=public,
            requirement=required,
            verdict=Verdict.NOT_MET,
            reason="征求意见期限15日，少于30日，公告未说明理由。",
            evidence=(consultation, loose),
            started_on=first,
            ended_on=last,
        ),
        Step(
            kind=FIVE[1],
            requirement=conditional,
            verdict=Verdict.NEEDS_CHECK,
            reason="不能判断是否专业性、技术性较强。",
        ),
        Step(
            kind=FIVE[2],
            requirement=required,
            verdict=Verdict.EVIDENCE_MISSING,
            reason="卷宗中未见风险评估报告。",
        ),
        Step(
            kind=review,
            requirement=required,
            verdict=Verdict.NOT_MET,
            reason="审核意见的日期早于征求意见截止日期。",
            evidence=(reviewed,),
            started_on=date(2024, 3, 10),
            ended_on=date(2024, 3, 10),
        ),
        Step(
            kind=meeting,
            requirement=required,
            verdict=Verdict.MET,
            reason="第12次常务会议纪要载明审议通过。",
            evidence=(decided,),
            started_on=date(2024, 6, 20),
            ended_on=date(2024, 6, 20),
        ),
        Step(
            kind=StepKind.FAIR_COMPETITION_REVIEW,
            requirement=Requirement.NONE,
            verdict=Verdict.NOT_APPLICABLE,
            reason="决策日期早于条例施行。",
        ),
    )


FIVE = tuple(StepKind)[:5]


def matter(**more: object) -> Matter:
    """A county decision that is also a normative document."""
    base = Matter(
        kinds=(MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT),
        title="澄湖县停车收费管理办法（送审稿）",
        scope=Scope.DIRECT,
        authority="澄湖县人民政府",
        authority_level="county",
        on=date(2024, 6, 28),
        draft=DRAFT,
        reason="草案涉及停车收费，列入决策事项目录。",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def results() -> tuple[RuleResult, ...]:
    """A result for each rule of the sample, and two silent ones."""
    violated, satisfied = Outcome.VIOLATED, Outcome.SATISFIED
    return (
        RuleResult(rule="PR101", outcome=violated, examined=1),
        RuleResult(rule="PR301", outcome=violated, examined=1),
        RuleResult(rule="AU101", outcome=violated, examined=6),
        RuleResult(rule="NU101", outcome=violated, examined=6),
        RuleResult(rule="WD105", outcome=violated, examined=1),
        RuleResult(rule="CI201", outcome=violated, examined=1),
        RuleResult(rule="FC102", outcome=Outcome.UNDETERMINED, examined=1),
        RuleResult(rule="NU102", outcome=satisfied, examined=6),
        RuleResult(rule="AN101", outcome=Outcome.NOT_APPLICABLE, examined=0, reason="不是年度报告。"),
    )


def review_report(**more: object) -> Report:
    """A whole review with everything in it."""
    given: dict[str, object] = {
        "command": "review",
        "version": "0.1.0",
        "rules_digest": "sha256:" + "a1" * 32,
        "statutes_digest": "sha256:" + "b2" * 32,
        "as_of": date(2024, 7, 1),
        "jurisdiction": "CN-50",
        "results": results(),
        "findings": findings(),
        "problems": (
            Problem(path="07-扫描件.pdf", code="no-text-layer", message="该文件没有文字层，无法读取。"),
        ),
        "documents": documents(),
        "matter": matter(),
        "steps": steps(),
        "excluded": 1,
    }
    return build_report(**{**given, **more})  # type: ignore[arg-type]


def check_report(**more: object) -> Report:
    """A check of one clean document."""
    given: dict[str, object] = {
        "command": "check",
        "matter": None,
        "steps": (),
        "findings": (),
        "problems": (),
        "documents": (draft_document(),),
        "results": (RuleResult(rule="NU101", outcome=Outcome.SATISFIED, examined=6),),
    }
    return review_report(**{**given, **more})
