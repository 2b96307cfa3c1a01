"""The report for a mail: conclusion, steps, findings, what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model.dossier import STEP_NAMES, Step
from hegui.model.report import Finding, Report
from hegui.report import wording
from hegui.report.build import summarise
from hegui.report.columns import cut, visible
from hegui.report.console import group_findings, period_words
from hegui.report.options import ShowOptions

QUOTE = 200  # code points of a quotation
_MARKS = re.compile(r"[\\`*_{}\[\]<>|#~&!]")


def render_markdown(report: Report, _: ShowOptions) -> str:
    """The report as GitHub-flavoured Markdown; text of the inputs is escaped."""
    sections = (
        _head(report),
        _steps(report),
        _findings(report),
        _unread(report),
        _inputs(report),
        _foot(report),
    )
    return "\n".join("\n".join(section) + "\n" for section in map(list, sections) if section)


def plain(text: str) -> str:
    """Text that Markdown and HTML leave alone."""
    return _MARKS.sub(lambda found: "\\" + found.group(), visible(text))


def _head(report: Report) -> Iterator[str]:
    yield f"# {plain(wording.headline(report))}"
    yield ""
    yield f"**结论：{wording.conclusion_sentence(report)}**"
    yield ""
    count = summarise(report)
    grades = "，".join(f"{name}{count[grade.value]}项" for grade, name in wording.SEVERITY_NAMES.items())
    yield f"- 发现：{grades}；需人工核实的规则{count['undetermined']}条"
    if report.matter:
        yield f"- 事项：{plain(wording.matter_words(report.matter))}"
    yield f"- 地区：{wording.region_name(report)}　基准日：{report.as_of.isoformat()}"


def _steps(report: Report) -> Iterator[str]:
    if not report.steps:
        return
    yield "## 程序步骤"
    yield ""
    yield "| 步骤 | 要求 | 结论 | 起止日期 | 说明 |"
    yield "|---|---|---|---|---|"
    said: dict[str, str] = {}
    for step in report.steps:
        first = said.setdefault(step.reason, STEP_NAMES[step.kind])
        yield _step_row(step, "" if first == STEP_NAMES[step.kind] else f"同“{first}”。")


def _step_row(step: Step, same: str) -> str:
    cells = (
        STEP_NAMES[step.kind],
        wording.REQUIREMENT_NAMES[step.requirement],
        wording.VERDICT_NAMES[step.verdict],
        period_words(step),
        same or plain(step.reason),
    )
    return f"| {' | '.join(cells)} |"


def _findings(report: Report) -> Iterator[str]:
    for name, _grade, findings in group_findings(report.findings):
        yield f"## {name}（{len(findings)}）"
        yield ""
        for number, finding in enumerate(findings, 1):
            yield from _finding(number, finding)
        yield ""


def _finding(number: int, finding: Finding) -> Iterator[str]:
    lead = " " * (len(str(number)) + 2)
    path = f"{plain(finding.path)} " if finding.path else ""
    yield f"{number}. {plain(finding.message)}（{finding.rule}，{path}{plain(wording.place_words(finding))}）"
    if finding.quote:
        yield f"{lead}- 原文：“{plain(cut(finding.quote, QUOTE))}”"
    if finding.suggestion:
        yield f"{lead}- 建议：{plain(finding.suggestion)}"
    if finding.basis:
        yield f"{lead}- 依据：{plain(wording.bases_text(finding))}"
    if finding.waived is not None:
        yield f"{lead}- 豁免：{plain(finding.waived)}"


def _unread(report: Report) -> Iterator[str]:
    if report.problems:
        yield "## 未能读取"
        yield ""
        yield from (f"- {plain(p.path)}：{plain(p.message)}" for p in report.problems)


def _inputs(report: Report) -> Iterator[str]:
    if report.documents:
        yield "## 读取的文件"
        yield ""
        yield "| 文件 | 类别 | SHA-256 |"
        yield "|---|---|---|"
        for record in report.documents:
            yield f"| {plain(record.path)} | {wording.role_name(record.role)} | {record.sha256} |"


def _foot(report: Report) -> Iterator[str]:
    yield f"hegui {report.version}　规则库 {report.rules_digest}　法规目录 {report.statutes_digest}"
    yield ""
    yield "本报告由工具根据所提供的材料生成，不替代审核机构的意见。"
