"""An audit on a terminal: the register, findings by rule, the gravest in full, what was unread, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from hegui.archive.ledger_column import FIELD_NAMES
from hegui.model.document import Problem
from hegui.model.report import Finding
from hegui.model.rule import SEVERITY_ORDER, Outcome, Severity
from hegui.report import wording
from hegui.report.archive_report import ArchiveReport
from hegui.report.build import is_counted
from hegui.report.columns import pad, visible, wrap
from hegui.report.options import ShowOptions

SHOWN_FINDINGS = 60
SHOWN_UNREAD = 30
SHOWN_FAULTS = 20


def stream_full(report: ArchiveReport, options: ShowOptions) -> Iterator[str]:
    """The report as lines."""
    counts: Counter[tuple[str, str, str]] = Counter()
    shown: list[Finding] = []
    for finding in report.findings():
        counts[(finding.rule, _grade(finding), finding.name)] += 1
        if is_counted(finding) and finding.severity is not Severity.INFO:
            _keep(shown, finding)
    for line in _lines(report, counts, shown, options):
        yield line + "\n"


def _grade(finding: Finding) -> str:
    if finding.waived is not None:
        return "已豁免"
    if finding.outcome is Outcome.UNDETERMINED:
        return wording.OUTCOME_NAMES[Outcome.UNDETERMINED]
    return wording.SEVERITY_NAMES[finding.severity]


def _keep(shown: list[Finding], finding: Finding) -> None:
    """Keeps the gravest findings, the first ones of each grade."""
    grade = SEVERITY_ORDER[finding.severity]
    at = next((i for i, other in enumerate(shown) if SEVERITY_ORDER[other.severity] > grade), len(shown))
    if at < SHOWN_FINDINGS:
        shown.insert(at, finding)
        del shown[SHOWN_FINDINGS:]


def _lines(
    report: ArchiveReport, counts: Counter[tuple[str, str, str]], shown: list[Finding], options: ShowOptions
) -> Iterator[str]:
    head = report.head
    yield f"档案审计　地区：{head.jurisdiction}　基准日：{head.as_of.isoformat()}"
    yield from _ledger_lines(report)
    if head.run is not None and not head.run.scanned:
        yield "档案中没有一个文件，请核对路径"
    if counts:
        yield "发现"
    titles = {result.rule: result.title for result in head.results}
    for (rule, grade, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {rule}  {pad(grade, 12)}{count:>7}  {titles.get(rule) or name}"
    yield from _gravest(shown, sum(n for (_, grade, _), n in counts.items() if grade != "已豁免"), options)
    yield from _unread(head.problems)
    yield from _figures(report)


def _ledger_lines(report: ArchiveReport) -> Iterator[str]:
    ledger = report.ledger
    if ledger is None:
        return
    yield f"台账 {visible(ledger.path)}：{ledger.rows}行，登记项{ledger.count}个"
    for mapping in ledger.mappings:
        columns = "、".join(f"{FIELD_NAMES[name]}←{visible(text)}" for name, text in mapping.columns.items())
        yield f"  {visible(mapping.sheet or '表')}（表头至第{mapping.header_row}行）：{columns}"
    for fault in ledger.faults[:SHOWN_FAULTS]:
        yield f"  {visible(fault.sheet or '表')}第{fault.row}行：{visible(fault.message)}"
    if len(ledger.faults) > SHOWN_FAULTS:
        yield f"  其余{len(ledger.faults) - SHOWN_FAULTS}处见 xlsx 报告"


def _gravest(shown: list[Finding], total: int, options: ShowOptions) -> Iterator[str]:
    if not shown:
        return
    yield f"最严重的{len(shown)}处（共{total}处，全部见 json、xlsx 或 html 报告）"
    for finding in shown:
        place = wording.place_words(finding)
        where = visible(f"{finding.path or '档案'}  {place}".rstrip())
        yield f"  [{wording.SEVERITY_NAMES[finding.severity]}] {finding.rule}  {where}"
        yield from (f"      {line}" for line in wrap(visible(finding.message), options.width - 6))


def _unread(problems: tuple[Problem, ...]) -> Iterator[str]:
    if problems:
        yield f"未读及原因（{len(problems)}）"
    for problem in islice(problems, SHOWN_UNREAD):
        yield f"  {visible(problem.path)}：{visible(problem.message)}（{problem.code}）"
    if len(problems) > SHOWN_UNREAD:
        yield f"  其余{len(problems) - SHOWN_UNREAD}个见 json 报告"


def _figures(report: ArchiveReport) -> Iterator[str]:
    head, summary = report.head, report.summary()
    for figures in report.years[-5:]:
        yield (
            f"{figures.year}年：制定{figures.made}件，审核{figures.reviewed}件，公布{figures.published}件，"
            f"备案{figures.filed}件，废止失效{figures.repealed}件"
        )
    for claim in report.claims:
        same = "一致" if claim.claimed == claim.counted else "不一致"
        yield f"年度报告：{visible(claim.quote)}；档案和台账为{claim.counted}件，{same}"
    partial = sum(1 for record in report.documents() if record.problems)
    run = head.run
    if run is not None:
        yield (
            f"文件{run.scanned}个：本次检查{run.examined}个，沿用以前结果{run.reused}个，"
            f"有保留地读取{partial}个，未读{run.unread}个"
        )
    yield (
        f"规则{len(head.results)}条：满足{summary['satisfied']}，违反{summary['violated']}，"
        f"需人工核实{summary['undetermined']}，不适用{summary['not_applicable']}"
    )
    yield f"结论：{wording.conclusion_sentence(head)}"
