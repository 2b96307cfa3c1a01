"""审核情况: authority, procedure, content, fair competition, form, fit with other documents."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.model.dossier import STEP_NAMES, EvidenceStatus, Step, StepKind
from hegui.model.report import Finding, Report
from hegui.report import wording
from hegui.report.build import is_counted
from hegui.report.opinion_element import Element, Grid, Heading, Line, day_range

AREAS = PROCEDURE, CONTENT, COMPETITION, FORM = "程序", "内容", "公平竞争", "形式与文字"


def examination(report: Report) -> Iterator[Element]:
    """审核情况: authority, procedure, content, competition, form, fit with other documents."""
    matter = report.matter
    if matter is None:
        yield from _by_file(report)
        return
    yield Heading(1, "三、审核情况")
    counted = [finding for finding in report.findings if is_counted(finding)]
    if matter.out_of_scope:
        yield Line("本件不属于合法性审核的范围，未逐项审核程序和内容。")
        if counted:
            yield from _findings(counted, "", report)
        return
    yield Heading(2, "（一）制定主体和权限")
    authority = matter.authority
    subject = f"送审稿载明的制定机关为{authority}。" if authority else "送审稿未载明制定机关，请补充。"
    yield Line(f"{subject}主体资格和权限依据请审核人员核实；权限方面发现的问题见“内容”部分。")
    yield Heading(2, "（二）制定程序")
    yield from _steps(report)
    areas = {area: [f for f in counted if _area(f) == area] for area in AREAS}
    if areas[PROCEDURE]:
        yield from _findings(areas[PROCEDURE], PROCEDURE, report)
    yield Heading(2, "（三）内容")
    yield from _findings(areas[CONTENT], CONTENT, report)
    yield Heading(2, "（四）公平竞争审查")
    step = next((s for s in report.steps if s.kind is StepKind.FAIR_COMPETITION_REVIEW), None)
    if step is not None:
        yield Line(f"{wording.VERDICT_NAMES[step.verdict]}。{step.reason}")
    yield from _findings(areas[COMPETITION], COMPETITION, report)
    yield Heading(2, "（五）形式与文字")
    yield from _findings(areas[FORM], FORM, report)
    yield Heading(2, "（六）与现行文件的衔接")
    yield Line("所提供的材料不足以判断是否需要同时修改或者废止现行文件，请起草单位核实。")


def _by_file(report: Report) -> Iterator[Element]:
    """For a check of files: the findings, file by file."""
    yield Heading(1, "三、发现的问题")
    counted = [finding for finding in report.findings if is_counted(finding)]
    paths = list(dict.fromkeys(finding.path or "" for finding in counted))
    for path in paths:
        yield Heading(2, path)
        yield from _findings([f for f in counted if (f.path or "") == path], "", report)
    if not paths:
        yield Line("在所检查的文件和规则范围内未发现问题。")


def _area(finding: Finding) -> str:
    prefix = finding.rule[:2]
    if prefix in ("NU", "FM", "WD", "AN"):
        return FORM
    if prefix == "FC":
        return COMPETITION
    return PROCEDURE if prefix == "PR" or finding.step is not None else CONTENT


def _steps(report: Report) -> Iterator[Element]:
    if not report.steps:
        yield Line("没有可供核对的程序步骤。")
        return
    rows = tuple(
        (
            STEP_NAMES[step.kind],
            wording.REQUIREMENT_NAMES[step.requirement],
            wording.VERDICT_NAMES[step.verdict],
            day_range(step.started_on, step.ended_on),
            f"{step.reason}{_papers(step)}",
        )
        for step in report.steps
    )
    yield Grid(("步骤", "要求", "结论", "日期", "说明和证据材料"), rows, (27, 20, 20, 29, 60))


def _papers(step: Step) -> str:
    """Papers that prove the step and that its reason does not name already."""
    proving = [e.path for e in step.evidence if e.counts and e.status is EvidenceStatus.PERFORMED]
    others = [path for path in dict.fromkeys(proving) if path not in step.reason]
    return f"证据材料：{'、'.join(others)}。" if others else ""


def _findings(findings: list[Finding], area: str, report: Report) -> Iterator[Element]:
    if not findings:
        yield Line(f"在所提供材料范围内，{area}方面所查规则未发现问题。")
    for number, finding in enumerate(findings, 1):
        place = finding.provision or source_words(finding, report)
        yield Heading(3, f"{number}．{place}（{wording.SEVERITY_NAMES[finding.severity]}）")
        if finding.quote:
            yield Line(f"“{finding.quote}”（{source_words(finding, report)}）", "原文：")
        yield Line(finding.message, "问题：")
        if finding.basis:
            yield Line(wording.bases_text(finding), "依据：")
        if finding.suggestion or finding.fix:
            fix = f"可改为“{finding.fix.replacement}”。" if finding.fix and finding.fix.replacement else ""
            yield Line(f"{finding.suggestion}{fix}", "建议：")


def source_words(finding: Finding, report: Report) -> str:
    """File and place of a finding; the draft is called 送审稿."""
    draft = report.matter.draft if report.matter else None
    name = "送审稿" if finding.path is not None and finding.path == draft else finding.path or ""
    return f"{name}{wording.place_words(finding)}"
