"""What the opinion says, as plain elements: the wording, without fonts.

The sections are those of practice (no statute fixes a form). Wording: 应当 for a duty, 建议 for advice,
请核实 for a fact not known, 未见…请补充 for evidence not seen; the draft is never called lawful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from hegui.model.dossier import STEP_NAMES, Step, StepKind, Verdict
from hegui.model.report import Conclusion, Finding, Report
from hegui.model.rule import Basis, Outcome
from hegui.report import wording
from hegui.report.build import is_counted

FORM = ("NU", "FM", "WD", "AN")
COMPETITION = ("FC",)


class Heading(NamedTuple):
    """Level 1: 一、; 2: （一）; 3: 1."""

    level: int
    text: str
    on_new_page: bool = False


class Line(NamedTuple):
    """A paragraph; ``label`` is set in 黑体 before it. style: body, right, kept (with what follows)."""

    text: str
    label: str = ""
    style: str = "body"


class Grid(NamedTuple):
    """A table; widths in millimetres."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Element = Heading | Line | Grid


def nested(title: str) -> str:
    """A title inside 《》: its own book-title marks become single ones."""
    return title.replace("《", "〈").replace("》", "〉")


def title_lines(report: Report) -> tuple[str, str]:
    """The title and the line under it."""
    if report.matter is None:
        return wording.headline(report).replace("：", "报告：", 1), "（工具初稿）"
    title = report.matter.title
    subject = f"《{nested(title)}》" if title else "送审材料"
    return f"关于对{subject}的合法性审核意见", "（工具初稿）"


def submission(report: Report) -> Iterator[Element]:
    """送审情况: what came in, what it was taken for, what could not be read."""
    matter = report.matter
    yield Heading(1, "一、送审情况" if matter else "一、检查的文件")
    if matter is not None:
        yield from (Line("（待填写）", label) for label in ("送审单位：", "收件日期：", "审核机构："))
        yield Line(f"{wording.matter_words(matter)}。{matter.reason}{matter.excluded}", "事项性质：")
        authority = matter.authority or "材料未载明"
        yield Line(f"{authority}。适用日期为{day_words(matter.on)}。", "制定机关：")
    unread = f"，另有{len(report.problems)}份未能读取" if report.problems else ""
    yield Line(f"共收到并读取材料{len(report.documents)}份{unread}。清单如下：")
    rows = tuple(
        (str(number), record.path, wording.role_name(record.role), _signed(record.signed_on))
        for number, record in enumerate(report.documents, 1)
    )
    yield Grid(("序号", "材料", "类别", "成文日期"), rows, (12, 71, 38, 35))
    for problem in report.problems:
        yield Line(f"{problem.path}：{problem.message}", "未能读取：")


def grounds(report: Report) -> Iterator[Element]:
    """审核依据: every basis of a finding, once, articles together."""
    yield Heading(1, "二、审核依据" if report.matter else "二、依据")
    merged = merge_bases(basis for finding in report.findings for basis in finding.basis)
    if not merged:
        yield Line("所查规则没有发现问题，无需逐项列明依据。")
        return
    yield Line("所列问题涉及下列依据：")
    yield from (Line(f"{number}．{words}") for number, words in enumerate(merged, 1))


def merge_bases(bases: Iterable[Basis]) -> list[str]:
    """One entry for an instrument, its articles joined, in order of first mention."""
    articles: dict[tuple[str, str | None, str], dict[str, None]] = {}
    for basis in bases:
        mark = wording.PROVENANCE_MARKS[basis.provenance]
        held = articles.setdefault((basis.title, basis.number, mark), {})
        if basis.article:
            held[basis.article] = None
    return [
        f"《{title.strip('《》')}》{f'（{number}）' if number else ''}{'、'.join(held)}{mark}"
        for (title, number, mark), held in articles.items()
    ]


def examination(report: Report) -> Iterator[Element]:
    """审核情况: authority, procedure, content, competition, form, fit with other documents."""
    if report.matter is None:
        yield from _by_file(report)
        return
    yield Heading(1, "三、审核情况")
    yield Heading(2, "（一）制定主体和权限")
    authority = report.matter.authority
    subject = f"送审稿载明的制定机关为{authority}。" if authority else "送审稿未载明制定机关，请补充。"
    yield Line(f"{subject}主体资格和权限依据请审核人员核实；权限方面发现的问题见“内容”部分。")
    yield Heading(2, "（二）制定程序")
    yield from _procedure(report)
    counted = [finding for finding in report.findings if is_counted(finding)]
    yield Heading(2, "（三）内容")
    outside = ("PR", *COMPETITION, *FORM)
    yield from _findings([f for f in counted if not f.rule.startswith(outside)], "内容")
    yield Heading(2, "（四）公平竞争审查")
    step = next((s for s in report.steps if s.kind is StepKind.FAIR_COMPETITION_REVIEW), None)
    if step is not None:
        yield Line(f"{wording.VERDICT_NAMES[step.verdict]}。{step.reason}")
    yield from _findings([f for f in counted if f.rule.startswith(COMPETITION)], "公平竞争")
    yield Heading(2, "（五）形式与文字")
    yield from _findings([f for f in counted if f.rule.startswith(FORM)], "形式与文字")
    yield Heading(2, "（六）与现行文件的衔接")
    yield Line("所提供的材料不足以判断是否需要同时修改或者废止现行文件，请起草单位核实。")


def _by_file(report: Report) -> Iterator[Element]:
    """For a check of files: the findings, file by file."""
    yield Heading(1, "三、发现的问题")
    counted = [finding for finding in report.findings if is_counted(finding)]
    paths = list(dict.fromkeys(finding.path or "" for finding in counted))
    for path in paths:
        yield Heading(2, path)
        yield from _findings([finding for finding in counted if (finding.path or "") == path], "")
    if not paths:
        yield Line("在所检查的文件和规则范围内未发现问题。")


def _procedure(report: Report) -> Iterator[Element]:
    if not report.steps:
        yield Line("没有可供核对的程序步骤。")
        return
    rows = tuple(
        (
            STEP_NAMES[step.kind],
            wording.REQUIREMENT_NAMES[step.requirement],
            wording.VERDICT_NAMES[step.verdict],
            day_range(step.started_on, step.ended_on),
            _papers(step),
            step.reason,
        )
        for step in report.steps
    )
    heads = ("步骤", "要求", "结论", "日期", "证据材料", "说明")
    yield Grid(heads, rows, (27, 20, 20, 28, 28, 33))
    found = [f for f in report.findings if is_counted(f) and f.rule.startswith("PR")]
    if found:
        yield from _findings(found, "程序")


def _papers(step: Step) -> str:
    proving = dict.fromkeys(item.path for item in step.evidence if item.counts)
    return "；".join(proving) or ("—" if step.verdict is Verdict.NOT_APPLICABLE else "未见")


def _findings(findings: list[Finding], area: str) -> Iterator[Element]:
    if not findings:
        yield Line(f"在所提供材料范围内，{area}方面所查规则未发现问题。")
    for number, finding in enumerate(findings, 1):
        place = finding.provision or wording.place_words(finding)
        yield Heading(3, f"{number}．{place}（{wording.SEVERITY_NAMES[finding.severity]}）")
        if finding.quote:
            yield Line(f"“{finding.quote}”{_source(finding)}", "原文：")
        yield Line(finding.message, "问题：")
        if finding.basis:
            yield Line(wording.bases_text(finding), "依据：")
        if finding.suggestion or finding.fix:
            fix = f"可改为“{finding.fix.replacement}”。" if finding.fix and finding.fix.replacement else ""
            yield Line(f"{finding.suggestion}{fix}", "建议：")


def _source(finding: Finding) -> str:
    page = f"第{finding.page}页" if finding.page else ""
    return f"（{finding.path}{page}）"


def questions(report: Report) -> Iterator[Element]:
    """需核实和补充的问题: what the office is asked."""
    yield Heading(1, "四、需核实和补充的问题")
    asked = list(_questions(report))
    if not asked:
        yield Line("没有需要送审单位另行核实或者补充的问题。")
    yield from (Line(f"{number}．{words}") for number, words in enumerate(asked, 1))


def _questions(report: Report) -> Iterator[str]:
    for step in report.steps:
        if step.verdict is Verdict.EVIDENCE_MISSING:
            yield f"未见{STEP_NAMES[step.kind]}的材料，请补充。{step.reason}"
        if step.verdict is Verdict.NEEDS_CHECK:
            yield f"请核实{STEP_NAMES[step.kind]}：{step.reason}"
    for finding in report.findings:
        if finding.outcome is Outcome.UNDETERMINED and finding.waived is None:
            quote = f"原文“{finding.quote}”。" if finding.quote else ""
            yield f"{wording.place_words(finding)}：{finding.message}{quote}{finding.suggestion}"
    for problem in report.problems:
        yield f"{problem.path}未能读取（{problem.message.rstrip('。')}），请提供可以读取的文本。"
    for record in report.documents:
        yield from (f"请核对{record.path}：{problem.message}" for problem in record.problems)


OPENINGS = {
    Conclusion.OUT_OF_SCOPE: "根据所提供的材料，本件不属于合法性审核的范围，建议不予审核。",
    Conclusion.NOT_TO_BE_SUBMITTED: "送审稿存在不得提交的问题，在解决之前不得提交集体审议。",
    Conclusion.PROCEDURE_TO_BE_REMEDIED: "建议程序补正后重新送审。",
    Conclusion.MATERIALS_INCOMPLETE: "材料不齐，建议退回补充后再行审核。",
    Conclusion.SHOULD_BE_REVISED: "应当予以修改，在按照上述意见修改后提请审议。",
    Conclusion.NO_PROBLEM_FOUND: "在所提供材料范围内未发现违反所查规则的问题。",
}


def conclusion(report: Report) -> Iterator[Element]:
    """审核结论: the sentence of the conclusion, then what else stands in the way."""
    yield Heading(1, "五、审核结论" if report.matter else "五、结论")
    yield Line(_opening(report))
    failed = [STEP_NAMES[s.kind] for s in report.steps if s.verdict is Verdict.NOT_MET]
    unseen = [STEP_NAMES[s.kind] for s in report.steps if s.verdict is Verdict.EVIDENCE_MISSING]
    if failed:
        yield Line(f"材料显示不符合要求的程序步骤：{'、'.join(failed)}。")
    if unseen:
        yield Line(f"未见材料的程序步骤：{'、'.join(unseen)}。")
    grave = {
        grade: sum(is_counted(f) and f.severity is grade for f in report.findings)
        for grade in wording.SEVERITY_NAMES
    }
    counts = "，".join(f"{wording.SEVERITY_NAMES[grade]}{n}项" for grade, n in grave.items() if n)
    if counts:
        yield Line(f"所列问题共计：{counts}。")
    yield Line("以上为工具按照规则得出的初步结果，审核结论由审核机构作出。")


def _opening(report: Report) -> str:
    matter = report.matter
    if matter is None:
        return wording.conclusion_sentence(report)
    scope = matter.excluded or matter.reason if report.conclusion is Conclusion.OUT_OF_SCOPE else ""
    return OPENINGS[report.conclusion] + scope


def statement(report: Report) -> Iterator[Element]:
    """声明, and the place for seal and date."""
    yield Heading(1, "六、声明")
    yield Line(
        "本意见仅就所提供的材料作出；材料中没有看到的，写作“未见”，不表示没有履行。"
        "本意见为工具生成的初稿，须经审核人员核对、修改后使用，不作为对外依据。"
    )
    yield Line(
        f"生成工具hegui {report.version}，基准日{day_words(report.as_of)}，"
        f"规则库{wording.short_digest(report.rules_digest)}，"
        f"法规目录{wording.short_digest(report.statutes_digest)}。",
        style="kept",
    )
    if report.matter is not None:
        yield Line("审核机构（印章）　　　　", style="right")  # never alone on its page
        yield Line("　　年　　月　　日　　　", style="right")


def day_words(day: date) -> str:
    """The date as official documents print it: 2024年6月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_range(first: date | None, last: date | None) -> str:
    """One date, or both with 至 between; a dash for none."""
    return "至".join(dict.fromkeys(day_words(day) for day in (first, last) if day)) or "—"


def _signed(day: str | None) -> str:
    return day_words(date.fromisoformat(day)) if day else "—"
