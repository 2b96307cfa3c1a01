"""审核情况: authority, procedure, content, fair competition, form, fit with other documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model.dossier import STEP_NAMES, EvidenceStatus, Step, StepKind, Verdict
from hegui.model.report import Finding, Report
from hegui.model.rule import SEVERITY_ORDER
from hegui.report import wording
from hegui.report.build import is_counted
from hegui.report.opinion_citation import authority_sentence, cite, draft_word
from hegui.report.opinion_element import Element, Grid, Heading, Line, day_range, day_words
from hegui.report.step_period import shown_period

SHORTEST = 10  # code points of a quotation that can show a problem of a paper
_ARTICLE = re.compile(r"\A第[零一二三四五六七八九十百千\d]{1,8}条")
_SECTION = re.compile(r"\A[（(]?([一二三四五六七八九十]{1,3})[）)、．.]\s*")
_SENTENCE = re.compile(r"[，。；：:]")

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
    areas = {area: [f for f in counted if _area(f) == area] for area in AREAS}
    elsewhere = "权限方面发现的问题见“内容”部分。" if areas[CONTENT] else ""
    yield Line(f"{authority_sentence(report)}主体资格和权限依据请审核人员核实。{elsewhere}")
    yield Heading(2, "（二）制定程序")
    yield from _steps(report)
    if areas[PROCEDURE]:
        yield from _findings(areas[PROCEDURE], PROCEDURE, report)
    yield Heading(2, "（三）内容")
    yield from _findings(areas[CONTENT], CONTENT, report)
    yield Heading(2, "（四）公平竞争审查")
    yield from _competition(areas[COMPETITION], report)
    yield Heading(2, "（五）形式与文字")
    yield from _findings(areas[FORM], FORM, report)
    yield Heading(2, "（六）与现行文件的衔接")
    yield Line("所提供的材料不足以判断是否需要同时修改或者废止现行文件，请起草单位核实。")


def _competition(findings: list[Finding], report: Report) -> Iterator[Element]:
    """The step in one line, then what the text itself raises; no clean bill beside a step that is not met."""
    step = next((s for s in report.steps if s.kind is StepKind.FAIR_COMPETITION_REVIEW), None)
    if step is not None:
        yield Line(f"{wording.VERDICT_NAMES[step.verdict]}。{cite(report, step.reason)}")
    if step is None and not findings:
        yield Line("卷内未见涉及经营者经济活动、需要公平竞争审查的内容，请审核人员核实。")
    elif findings or step is None or step.verdict is Verdict.MET:
        yield from _findings(findings, COMPETITION, report)


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
    said: dict[str, str] = {}
    rows = tuple(
        (
            STEP_NAMES[step.kind],
            wording.REQUIREMENT_NAMES[step.requirement],
            wording.VERDICT_NAMES[step.verdict],
            cite(report, f"{_told(step, said)}{_dates(step)}{_papers(step)}"),
        )
        for step in report.steps
    )
    yield Grid(("步骤", "要求", "结论", "说明、日期和证据材料"), rows, (26, 19, 19, 92))


def _told(step: Step, said: dict[str, str]) -> str:
    """The reason; one that an earlier step gave already is referred to."""
    first = said.setdefault(step.reason, STEP_NAMES[step.kind])
    return step.reason if first == STEP_NAMES[step.kind] else f"同“{first}”一栏。"


def _dates(step: Step) -> str:
    """The dates that the reason does not name."""
    first, last = shown_period(step)
    told = any(day_words(day) in step.reason for day in (first, last) if day)
    if last is None or told or step.verdict is Verdict.MET:
        return ""
    return f"材料日期：{day_range(first, last)}。"


def _papers(step: Step) -> str:
    """Papers that prove the step and that its reason does not name already."""
    proving = [e.path for e in step.evidence if e.counts and e.status is EvidenceStatus.PERFORMED]
    others = [path for path in dict.fromkeys(proving) if path not in step.reason]
    return f"证据材料：{'、'.join(others)}。" if others else ""


def _findings(findings: list[Finding], area: str, report: Report) -> Iterator[Element]:
    if not findings:
        yield Line(f"在所提供材料范围内，{area}方面所查规则未发现问题。")
    titles = {result.rule: result.title for result in report.results}
    for number, finding in enumerate(sorted(findings, key=_gravity), 1):
        head = cite(report, _head(finding, titles, report))
        yield Heading(3, f"{number}．{head}（{wording.SEVERITY_NAMES[finding.severity]}）")
        if finding.quote and is_telling(finding):
            yield Line(f"“{finding.quote}”（{source_words(finding, report)}）", "原文：")
        yield Line(cite(report, finding.message), "问题：")
        if finding.basis:
            yield Line(wording.bases_text(finding), "依据：")
        if finding.suggestion or finding.fix:
            fix = f"可改为“{finding.fix.replacement}”。" if finding.fix and finding.fix.replacement else ""
            yield Line(f"{finding.suggestion}{fix}", "建议：")


def _gravity(finding: Finding) -> int:
    return SEVERITY_ORDER[finding.severity]


def _head(finding: Finding, titles: dict[str, str], report: Report) -> str:
    """An article by its number; anything else by what the rule asks, never by 三、."""
    if finding.provision and _ARTICLE.search(finding.provision):
        return finding.provision
    return titles.get(finding.rule) or source_words(finding, report)


def is_telling(finding: Finding) -> bool:
    """Whether the quoted words show the problem: of a paper they do so as a sentence, not as its title, the
    head of a table or a section number, and never where the problem is that something was not seen."""
    if finding.step is None:
        return True
    words = _SECTION.sub("", finding.quote or "")
    return "未见" not in finding.message and len(words) >= SHORTEST and _SENTENCE.search(words) is not None


def stage_words(report: Report) -> str:
    """What a remedy means once the meeting was held or the document went out; empty before that."""
    shown = {s.kind: s for s in report.steps if s.ended_on and _is_proved(s)}
    out = shown.get(StepKind.PUBLICATION) or shown.get(StepKind.RECORD_FILING)
    if out is not None and out.ended_on is not None:
        return (
            f"材料显示本件已经印发（{day_words(out.ended_on)}{STEP_NAMES[out.kind]}），上述处理意见供制定机关"
            "补正、修改或者重新履行程序时使用。"
        )
    held = shown.get(StepKind.COLLECTIVE_DELIBERATION)
    if held is None or held.ended_on is None:
        return ""
    return f"材料显示本事项已于{day_words(held.ended_on)}集体讨论，补正、修改后应当重新提交讨论。"


def _is_proved(step: Step) -> bool:
    return any(e.counts and e.status is EvidenceStatus.PERFORMED for e in step.evidence)


def source_words(finding: Finding, report: Report) -> str:
    """File and place of a finding; the draft is called 送审稿."""
    draft = report.matter.draft if report.matter else None
    own = finding.path is not None and finding.path == draft
    name = draft_word(report) if own else cite(report, finding.path or "")
    place = wording.place_words(finding)
    return f"{name}{_SECTION.sub(_part, place).strip()}"


def _part(section: re.Match[str]) -> str:
    """三、 as a place: the third part."""
    return f"第{section.group(1)}部分"
