"""What the opinion says, as plain elements: the wording, without fonts.

The sections are those of practice (no statute fixes a form). Wording: 应当 for a duty, 建议 for advice,
请核实 for a fact not known, 未见…请补充 for evidence not seen; the draft is never called lawful.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.model.dossier import STEP_NAMES, Matter, Step, StepKind, Verdict
from hegui.model.report import Conclusion, Report
from hegui.report import wording
from hegui.report.build import is_counted
from hegui.report.conclusion import CLEAN, is_open, no_problem_sentence
from hegui.report.opinion_citation import authority_name, cite, full_title, is_issued, paper_kind
from hegui.report.opinion_element import Element, Grid, Heading, Line, day_words
from hegui.report.opinion_examination import is_telling, source_words, stage_words

LONGEST = 90  # code points of a reason that is said again among the questions


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
        yield Line(f"{wording.matter_words(matter)}。{cite(report, _ground(matter))}", "事项性质：")
        yield Line(f"{matter.authority or '材料未载明'}。", f"{authority_name(report)}：")
        yield Line(f"按{day_words(matter.on)}{_decided(report)}有效的规定审核。", "适用规定：")
    unread = f"，另有{len(report.problems)}份未能读取" if report.problems else ""
    yield Line(f"共收到并读取材料{len(report.documents)}份{unread}。清单如下：")
    rows = tuple(
        (
            str(number),
            full_title(record),
            paper_kind(report, record, wording.role_name(record.role)),
            _signed(record.signed_on),
        )
        for number, record in enumerate(report.documents, 1)
    )
    yield Grid(("序号", "材料", "类别", "成文日期"), rows, (12, 76, 32, 36))
    for problem in report.problems:
        yield Line(f"{problem.path}：{problem.message}", "未能读取：")


def _ground(matter: Matter) -> str:
    """What the classification rests on; the same ground is not said twice."""
    parts = (matter.reason, "" if matter.excluded in matter.reason else matter.excluded)
    return "".join(part.rstrip("。") + "。" for part in parts if part)


def _decided(report: Report) -> str:
    """Says which day it is where that is the day of the meeting."""
    held = next((s for s in report.steps if s.kind is StepKind.COLLECTIVE_DELIBERATION), None)
    same = report.matter is not None and held is not None and held.ended_on == report.matter.on
    return "（集体讨论之日）" if same else ""


def grounds(report: Report) -> Iterator[Element]:
    """审核依据: every basis of a finding, once, articles together."""
    yield Heading(1, "二、审核依据" if report.matter else "二、依据")
    merged = wording.merge_bases(basis for finding in report.findings for basis in finding.basis)
    rest = "审核所依据的其他法律、法规、规章和文件由审核人员补充列明" if report.matter else ""
    if not merged:
        yield Line(f"所查规则没有发现问题。{rest}。" if rest else "所查规则没有发现问题。")
        return
    yield Line(f"所列问题涉及下列依据，{rest}：" if rest else "所列问题涉及下列依据：")
    yield from (Line(f"{number}．{words}") for number, words in enumerate(merged, 1))


def questions(report: Report) -> Iterator[Element]:
    """需核实和补充的问题: what the office is asked."""
    yield Heading(1, "四、需核实和补充的问题")
    asked = list(_questions(report))
    if not asked:
        yield Line("没有需要送审单位另行核实或者补充的问题。")
    yield from (Line(f"{number}．{words}") for number, words in enumerate(asked, 1))


def _questions(report: Report) -> Iterator[str]:
    yield from _open_steps(report)
    yield from _open_findings(report)
    for problem in report.problems:
        yield f"{problem.path}未能读取（{problem.message.rstrip('。')}），请提供可以读取的文本。"
    for record in report.documents:
        yield from (f"请核对{record.path}：{problem.message}" for problem in record.problems)


def _open_steps(report: Report) -> Iterator[str]:
    """Steps without evidence or in doubt; what a finding asks of the step is not repeated, nor a common
    ground, and a long reason stands in the table of the steps only."""
    said = {f.message for f in report.findings if is_counted(f)}
    asked_of = {f.step for f in report.findings if is_open(f)}
    asked: dict[str, list[Step]] = {}
    for step in report.steps:
        if step.verdict is Verdict.EVIDENCE_MISSING:
            yield f"未见{STEP_NAMES[step.kind]}的材料，请补充。"
        if (
            step.verdict is Verdict.NEEDS_CHECK
            and step.reason not in said
            and step.kind.value not in asked_of
        ):
            asked.setdefault(step.reason, []).append(step)
    for reason, steps in asked.items():
        names = "、".join(STEP_NAMES[s.kind] for s in steps)
        words = (
            f"：{reason}" if len(reason) <= LONGEST else "是否应当履行、是否符合要求，理由见“制定程序”部分。"
        )
        yield cite(report, f"请核实{names}{words}")


def _open_findings(report: Report) -> Iterator[str]:
    """Undetermined findings; those that ask the same of several places are asked once."""
    asked: dict[tuple[str, str], list[str]] = {}
    for finding in report.findings:
        if is_open(finding):
            shown = finding.quote and is_telling(finding) and finding.quote not in finding.message
            quote = f"“{finding.quote}”" if shown else ""
            place = f"{source_words(finding, report)}{quote}"
            asked.setdefault((finding.message, finding.suggestion), []).append(place)
    for (message, suggestion), places in asked.items():
        plain = not suggestion or suggestion.startswith("请")
        advice = suggestion if plain else f"经核实确有问题的，建议：{suggestion}"
        yield f"{cite(report, message)}{advice}（{'；'.join(dict.fromkeys(places))}）"


OPENINGS = {
    Conclusion.OUT_OF_SCOPE: "根据所提供的材料，本件不属于合法性审核的范围，建议不予审核。",
    Conclusion.NOT_TO_BE_SUBMITTED: "送审稿存在不得提交的问题，在解决之前不得提交集体审议。",
    Conclusion.PROCEDURE_TO_BE_REMEDIED: "建议程序补正后重新送审。",
    Conclusion.MATERIALS_INCOMPLETE: "材料不齐，建议退回补充后再行审核。",
    Conclusion.SHOULD_BE_REVISED: "应当予以修改，在按照上述意见修改后提请审议。",
    Conclusion.NO_PROBLEM_FOUND: CLEAN,
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
    doubtful = [STEP_NAMES[s.kind] for s in report.steps if s.verdict is Verdict.NEEDS_CHECK]
    if doubtful:
        yield Line(f"需核实的程序步骤：{'、'.join(doubtful)}。")
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
    if report.conclusion is Conclusion.NO_PROBLEM_FOUND:
        return no_problem_sentence(report)
    if report.conclusion is Conclusion.OUT_OF_SCOPE:
        ground = (matter.excluded or matter.reason).rstrip("。") + "。"
        return wording.out_of_scope_sentence(matter) + cite(report, ground)
    if report.conclusion is Conclusion.NOT_TO_BE_SUBMITTED and is_issued(report):
        return "该文件存在依规则不得提交集体审议的问题。" + stage_words(report)
    return OPENINGS[report.conclusion] + stage_words(report)


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
        yield Line("审核机构（印章）　　　　", style="right kept")  # never alone on its page
        yield Line("　　年　　月　　日　　　", style="right")


def _signed(day: str | None) -> str:
    return day_words(date.fromisoformat(day)) if day else "—"
