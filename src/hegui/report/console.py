"""The report on a terminal: steps, findings by severity, what was not read, and the conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.model.dossier import STEP_NAMES, Step, Verdict
from hegui.model.report import Finding, Report
from hegui.model.rule import Outcome, Severity
from hegui.report import wording
from hegui.report.build import is_counted, summarise
from hegui.report.columns import cut, pad, text_width, visible, wrap
from hegui.report.options import ShowOptions, shown_path
from hegui.report.step_period import shown_period

NARROW = 76  # columns below which the table of steps becomes a list
LISTED = {"review": 40}  # inputs named one by one; elsewhere fewer
LISTED_ELSEWHERE = 12
QUOTE = 160  # code points of a quotation
_PAINTS = {"red": "31", "yellow": "33", "green": "32", "blue": "36", "bold": "1", "dim": "2"}
_SEVERITY_PAINT = {
    Severity.BLOCK: "red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.INFO: "blue",
}
_VERDICT_PAINT = {
    Verdict.MET: "green",
    Verdict.NOT_MET: "red",
    Verdict.EVIDENCE_MISSING: "red",
    Verdict.NEEDS_CHECK: "yellow",
    Verdict.NOT_APPLICABLE: "dim",
}


def stream_full(report: Report, options: ShowOptions) -> Iterator[str]:
    """The whole report as lines of at most ``options.width`` columns, parts set apart by an empty one."""
    begun = False
    for part in (_head, _steps, _findings, _unread, _reservations, _inputs, _foot):
        for index, line in enumerate(part(report, options)):
            yield f"\n{line}\n" if begun and index == 0 else f"{line}\n"
            begun = True


def _paint(text: str, name: str, options: ShowOptions) -> str:
    return f"\x1b[{_PAINTS[name]}m{text}\x1b[0m" if options.color else text


def _labelled(label: str, text: str, options: ShowOptions, indent: int = 4) -> Iterator[str]:
    """A label and its text, wrapped under itself."""
    lead = " " * indent + label
    room = options.width - text_width(lead)
    for index, line in enumerate(wrap(visible(text), room)):
        yield (lead if index == 0 else " " * text_width(lead)) + line


def _head(report: Report, options: ShowOptions) -> Iterator[str]:
    for line in wrap(visible(wording.headline(report)), options.width):
        yield _paint(line, "bold", options)
    if report.matter:
        yield from _labelled("事项：", wording.matter_words(report.matter), options, 0)
        if report.matter.reason:
            yield from _labelled("认定：", report.matter.reason, options, 0)
    yield from _labelled(
        "地区：", f"{wording.region_name(report)}　基准日：{report.as_of.isoformat()}", options, 0
    )


def _steps(report: Report, options: ShowOptions) -> Iterator[str]:
    if not report.steps:
        return
    yield _paint("程序步骤", "bold", options)
    yield from (_step_list if options.width < NARROW else _step_table)(report.steps, options)


def _step_table(steps: Iterable[Step], options: ShowOptions) -> Iterator[str]:
    rows = [_step_cells(step) for step in steps]
    heads = ("步骤", "要求", "结论", "起止日期")
    widths = [max(text_width(row[i]) for row in (heads, *rows)) + 2 for i in range(4)]
    lead = sum(widths) + 2
    yield "  " + "".join(pad(head, size) for head, size in zip(heads, widths, strict=True)) + "说明"
    for step, row in zip(steps, rows, strict=True):
        cells = [pad(cell, size) for cell, size in zip(row, widths, strict=True)]
        cells[2] = _paint(cells[2], _VERDICT_PAINT[step.verdict], options)
        lines = wrap(visible(step.reason), options.width - lead)
        yield "  " + "".join(cells) + lines[0]
        yield from (" " * lead + line for line in lines[1:])


def _step_cells(step: Step) -> tuple[str, str, str, str]:
    return (
        STEP_NAMES[step.kind],
        wording.REQUIREMENT_NAMES[step.requirement],
        wording.VERDICT_NAMES[step.verdict],
        period_words(step),
    )


def period_words(step: Step) -> str:
    """The dates of a step; one date where it began and ended on the same day, a dash for none."""
    days = [day.isoformat() for day in shown_period(step) if day]
    return "至".join(dict.fromkeys(days)) or "—"


def _step_list(steps: Iterable[Step], options: ShowOptions) -> Iterator[str]:
    for step in steps:
        name, requirement, verdict, period = _step_cells(step)
        yield f"  {pad(name, 14)}{_paint(verdict, _VERDICT_PAINT[step.verdict], options)}（{requirement}）"
        if period != "—":
            yield f"    {period}"
        yield from _labelled("", step.reason, options)


def group_findings(findings: Iterable[Finding]) -> list[tuple[str, Severity, list[Finding]]]:
    """Counted findings by severity, then those to be checked by hand, then the waived ones."""
    held = list(findings)
    groups = [
        (wording.SEVERITY_NAMES[grade], grade, [f for f in held if is_counted(f) and f.severity is grade])
        for grade in Severity
    ]
    open_ones = [f for f in held if f.outcome is Outcome.UNDETERMINED and f.waived is None]
    groups.append((wording.OUTCOME_NAMES[Outcome.UNDETERMINED], Severity.INFO, open_ones))
    groups.append(("已豁免", Severity.INFO, [f for f in held if f.waived is not None]))
    return [group for group in groups if group[2]]


def _findings(report: Report, options: ShowOptions) -> Iterator[str]:
    for index, (name, grade, findings) in enumerate(group_findings(report.findings)):
        yield from [""] if index else []
        yield _paint(f"{name}（{len(findings)}）", _SEVERITY_PAINT[grade], options)
        advised: set[tuple[object, ...]] = set()
        for finding in findings:
            yield from _finding(finding, options)
            yield from _advice(finding, advised, options)


def _finding(finding: Finding, options: ShowOptions) -> Iterator[str]:
    """Where, what, and the words themselves."""
    place = wording.place_words(finding)
    path = shown_path(finding.path, options) if finding.path else "卷宗"
    yield from _labelled(f"{finding.rule}  ", f"{path}  {place}", options, 2)
    yield from _labelled("", finding.message, options)
    if finding.quote:
        yield from _labelled("原文：", f"“{cut(finding.quote, QUOTE)}”", options)
    if finding.fix:
        yield from _labelled("改为：", finding.fix.replacement or "（删去）", options)
    if finding.waived is not None:
        yield from _labelled("豁免：", finding.waived, options)


def _advice(finding: Finding, advised: set[tuple[object, ...]], options: ShowOptions) -> Iterator[str]:
    """Suggestion and basis, once for all findings of a group that share them."""
    advice = (finding.rule, finding.suggestion, finding.basis)
    if advice in advised:
        return
    advised.add(advice)
    if finding.suggestion:
        yield from _labelled("建议：", finding.suggestion, options)
    if finding.basis:
        yield from _labelled("依据：", wording.bases_text(finding), options)


def _unread(report: Report, options: ShowOptions) -> Iterator[str]:
    if report.problems:
        yield _paint(f"未能读取（{len(report.problems)}）", "red", options)
        for problem in report.problems:
            path = shown_path(problem.path, options)
            yield from _labelled("", f"{path}：{problem.message}（{problem.code}）", options, 2)


def _reservations(report: Report, options: ShowOptions) -> Iterator[str]:
    noted = [(record.path, problem) for record in report.documents for problem in record.problems]
    if noted:
        yield f"读取时的保留（{len(noted)}）"
        for path, problem in noted:
            words = f"{shown_path(path, options)}：{problem.message}（{problem.code}）"
            yield from _labelled("", words, options, 2)


def _inputs(report: Report, options: ShowOptions) -> Iterator[str]:
    """Each input with its role and the head of its SHA-256; a long list is cut and says so."""
    if not report.documents:
        return
    yield f"读取的文件（{len(report.documents)}）"
    limit = LISTED.get(report.command, LISTED_ELSEWHERE)
    for record in report.documents[:limit]:
        about = f"{wording.role_name(record.role)}  " if report.command == "review" else ""
        words = f"{about}{shown_path(record.path, options)}"
        yield from _labelled(f"{short(record.sha256)}  ", words, options, 2)
    rest = len(report.documents) - limit
    if rest > 0:
        yield f"  其余{rest}份的摘要见 JSON 报告。"


def short(digest: str) -> str:
    """The head of a digest, enough to compare by eye."""
    return wording.short_digest(digest)


def _foot(report: Report, options: ShowOptions) -> Iterator[str]:
    count = summarise(report)
    rules = (
        f"规则{len(report.results)}条：满足{count['satisfied']}，违反{count['violated']}，"
        f"需人工核实{count['undetermined']}，不适用{count['not_applicable']}。"
    )
    files = f"文件{count['documents']}份，未能读取{count['unread']}份，排除{count['excluded']}份。"
    yield from wrap(rules + files, options.width)
    yield from _run(report, options)
    for line in wrap(f"结论：{wording.conclusion_sentence(report)}", options.width):
        yield _paint(line, "bold", options)
    digests = f"规则库 {short(report.rules_digest)}　法规目录 {short(report.statutes_digest)}"
    for line in wrap(f"hegui {report.version}　{digests}", options.width):
        yield _paint(line, "dim", options)


def _run(report: Report, options: ShowOptions) -> Iterator[str]:
    run = report.run
    if run:
        words = f"本次：扫描{run.scanned}，检查{run.examined}，沿用{run.reused}，重试{run.retried}，"
        yield from wrap(f"{words}未能读取{run.unread}。", options.width)
