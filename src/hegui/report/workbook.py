"""An audit as a workbook (.xlsx): seven sheets that an office works through.

Written row by row by ``report.sheet``, in which text is always text.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import chain
from typing import Any

from hegui.archive.pair import Pairing
from hegui.archive.series import Series
from hegui.model.register import Standing
from hegui.model.report import Finding, Report
from hegui.model.rule import Outcome
from hegui.report import wording
from hegui.report.archive_report import ArchiveReport
from hegui.report.build import is_counted
from hegui.report.office_package import copy_without_clock
from hegui.report.options import ShowOptions
from hegui.report.sheet import add_sheet

_CHUNK = 1 << 20
FINDINGS = (
    "文件",
    "工作表",
    "行",
    "位置",
    "规则",
    "名称",
    "严重程度",
    "结论",
    "说明",
    "原文",
    "建议",
    "依据",
    "豁免",
)
DIFFERENCES = ("文件", "工作表", "行", "规则", "说明", "建议")
SERIES = ("序列", "类别", "年份", "最小号", "最大号", "已见号数", "缺号数", "缺号", "首件日期", "末件日期")
CALENDAR = (
    "有效期至",
    "距基准日天数",
    "状态",
    "标题",
    "发文字号",
    "制定机关",
    "施行日期",
    "台账有效性",
    "文件",
)
CLEANUP = ("文件", "工作表", "行", "规则", "理由", "建议处理", "说明")
UNREAD = ("文件", "代码", "原因")
KINDS = {"number": "发文字号", "order": "令", "announcement": "公告", "registration": "登记号"}
DISPOSITIONS = {
    "RG303": "宣布失效",
    "RG304": "修改",
    "RG305": "需人工核实",
    "RG306": "废止",
    "RG307": "需人工核实",
    "RG308": "需人工核实",
    "RG309": "修改",
    "RG310": "修改或者废止",
}
"""What to do with what a clean-up rule finds; the last word is the office's."""


def write_workbook(report: ArchiveReport) -> Iterator[bytes]:
    """The workbook of an audit as pieces of bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _overview(book, report)
    add_sheet(book, "发现", FINDINGS, map(_finding_row, report.findings()))
    if report.head.command == "audit":
        _archive_sheets(book, report)
    unread = ((problem.path, problem.code, problem.message) for problem in report.head.problems)
    add_sheet(book, "未读", UNREAD, unread)
    with tempfile.TemporaryFile() as saved, tempfile.TemporaryFile() as target:
        book.save(saved)
        copy_without_clock(saved, target, stamped=True)
        target.seek(0)
        while piece := target.read(_CHUNK):
            yield piece


def _archive_sheets(book: Any, report: ArchiveReport) -> None:
    differences = (f for f in report.findings() if f.rule.startswith("RG2") and f.waived is None)
    add_sheet(book, "台账差异", DIFFERENCES, chain(_faults(report), map(_difference_row, differences)))
    add_sheet(book, "编号序列", SERIES, map(_series_row, report.series()))
    add_sheet(book, "有效期日历", CALENDAR, _calendar_rows(report))
    cleanup = (f for f in report.findings() if f.rule in DISPOSITIONS and is_counted(f))
    add_sheet(book, "清理清单", CLEANUP, map(_cleanup_row, cleanup))


def render_workbook(report: Report, _: ShowOptions) -> bytes:
    """The workbook of `check` and `review`: overview, findings, what was not read."""
    severities = {grade.value: 0 for grade in wording.SEVERITY_NAMES}
    for finding in filter(is_counted, report.findings):
        severities[finding.severity.value] += 1
    whole = ArchiveReport(
        head=report,
        counts={**severities, "documents": len(report.documents)},
        documents=lambda: iter(report.documents),
        findings=lambda: iter(report.findings),
        series=lambda: iter(()),
        pairings=lambda: iter(()),
    )
    return b"".join(write_workbook(whole))


def _overview(book: Any, report: ArchiveReport) -> None:
    head, summary = report.head, report.summary()
    rows: list[tuple[Any, ...]] = [
        ("结论", wording.conclusion_sentence(head)),
        ("地区", head.jurisdiction),
        ("基准日", head.as_of),
        ("文件", summary["documents"]),
        ("未读", summary["unread"]),
        *((wording.SEVERITY_NAMES[grade], summary[grade.value]) for grade in wording.SEVERITY_NAMES),
    ]
    if head.run is not None:
        rows += [("本次检查", head.run.examined), ("沿用以前结果", head.run.reused)]
    if report.ledger is not None:
        rows += [("台账行数", report.ledger.rows), ("登记项", report.ledger.count)]
    rows += [(), ("年度", "制定", "审核", "公布", "备案", "废止失效")]
    rows += [(y.year, y.made, y.reviewed, y.published, y.filed, y.repealed) for y in report.years]
    if report.claims:
        rows += [(), ("年度报告的说法", "年度", "所称", "档案和台账", "是否一致")]
        rows += [
            (c.quote, c.year, c.claimed, c.counted, _agrees(c.claimed, c.counted)) for c in report.claims
        ]
    rows += [(), ("规则", "名称", "结果", "检查数", "说明")]
    rows += [
        (r.rule, r.title, wording.OUTCOME_NAMES[r.outcome], r.examined, r.reason)
        for r in head.results
        if r.outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED)
    ]
    add_sheet(book, "概览", ("项目", "内容"), rows)


def _agrees(one: int, other: int) -> str:
    return "一致" if one == other else "不一致"


def _finding_row(finding: Finding) -> tuple[Any, ...]:
    grade = wording.SEVERITY_NAMES[finding.severity]
    return (
        finding.path or "", finding.sheet or "", finding.row, wording.place_words(finding),
        finding.rule, finding.name, grade, wording.OUTCOME_NAMES[finding.outcome], finding.message,
        finding.quote or "",
        finding.suggestion, wording.bases_text(finding), finding.waived or "",
    )  # fmt: skip


def _faults(report: ArchiveReport) -> Iterator[tuple[Any, ...]]:
    ledger = report.ledger
    for fault in ledger.faults if ledger is not None else ():
        yield (ledger.path if ledger else "", fault.sheet or "", fault.row, fault.code, fault.message, "")


def _difference_row(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.path or "", finding.sheet or "", finding.row, finding.rule, finding.message,
        finding.suggestion,
    )  # fmt: skip


def _series_row(series: Series) -> tuple[Any, ...]:
    serials = series.serials
    gaps = list(series.missing())
    missing = sum(last - first + 1 for first, last in gaps)
    shown = "、".join(str(first) if first == last else f"{first}—{last}" for first, last in gaps[:50])
    days = [member.on for member in series.members if member.on]
    return (
        series.name, KINDS.get(series.kind, series.kind), series.year or "", serials[0], serials[-1],
        len(serials), missing, shown + ("…" if len(gaps) > 50 else ""),
        min(days, default=None), max(days, default=None),
    )  # fmt: skip


def _calendar_rows(report: ArchiveReport) -> Iterator[tuple[Any, ...]]:
    """Documents with a last day, the register's ended ones aside, by that day."""
    ended = (Standing.REPEALED, Standing.LAPSED)
    dated = [
        _calendar_row(pairing, (pairing.expires_on - report.head.as_of).days)
        for pairing in report.pairings()
        if pairing.expires_on is not None and pairing.status not in ended
    ]
    yield from sorted(dated, key=lambda row: (row[0], row[3]))


def _calendar_row(pairing: Pairing, left: int) -> tuple[Any, ...]:
    state = "已届满" if left < 0 else "半年内届满" if left <= 183 else "有效期内"
    entry = pairing.entry
    return (
        pairing.expires_on, left, state, pairing.title, pairing.number or "", "、".join(pairing.issuers),
        pairing.effective_on, (entry.printed_status if entry else "") or "",
        pairing.document.path if pairing.document else "",
    )  # fmt: skip


def _cleanup_row(finding: Finding) -> tuple[Any, ...]:
    reason = finding.name.partition(".")[2]
    return (
        finding.path or "", finding.sheet or "", finding.row, finding.rule, _REASONS.get(reason, reason),
        DISPOSITIONS[finding.rule], finding.message,
    )  # fmt: skip


_REASONS = {
    "expired-marked-valid": "有效期届满",
    "cites-ended": "依据已失效",
    "validity-due": "有效期将届满",
    "repealed-marked-valid": "已被后文废止",
    "trial-overdue": "试行逾期",
    "repeal-not-in-register": "废止的前文未登记",
    "citation-cycle": "循环引用",
    "basis-repealed": "依据全部废止",
}
