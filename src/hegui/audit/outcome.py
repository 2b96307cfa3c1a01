"""From the store to the report of an audit, in the report's order and without holding it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from hegui import __version__
from hegui.archive.codec import unpack
from hegui.archive.pairing import build_pairings
from hegui.archive.series import build_series
from hegui.archive.store.rendered import kept_text
from hegui.archive.store.store import Store, chunks
from hegui.archive.store.stream import stored_archive_findings, stored_results
from hegui.audit.annual import compare_annual_report
from hegui.audit.examine import forbids
from hegui.audit.judge import archive_source
from hegui.audit.plan import AuditPlan
from hegui.audit.process import Work
from hegui.audit.register import Registers
from hegui.audit.scan import Scan
from hegui.audit.summary import Summary, summarise_store
from hegui.model.document import Problem
from hegui.model.report import DocumentRecord, Finding, Report, RunFigures
from hegui.pipeline.codec import finding_from_plain, record_from_plain
from hegui.pipeline.run import Run
from hegui.pipeline.waiver import apply_waivers
from hegui.report.archive_report import (
    ArchiveReport,
    Keep,
    conclude_archive,
    finding_order,
    make_anew,
)
from hegui.report.build import is_counted, prefixed_digest

WAIVED_AT_ONCE = 5000


def build_archive_report(
    plan: AuditPlan, store: Store, run: Run, registers: Registers, scan: Scan, work: Work, key: str
) -> ArchiveReport:
    """The report of an audit whose results are all in the store; ``key``: of all that they rest on."""
    source = archive_source(store, registers)
    summary = summarise_store(store, run, source, key)
    problems = tuple(sorted((*scan.problems, *summary.problems), key=_problem_order))
    counts = _counts(plan, store, run, summary)
    head = Report(
        command="audit",
        version=__version__,
        rules_digest=prefixed_digest(run.rulebook.digest),
        statutes_digest=prefixed_digest(run.statutes_digest),
        as_of=run.as_of,
        jurisdiction=run.settings.jurisdiction,
        matter=None,
        documents=(),
        steps=(),
        results=summary.results,
        findings=(),
        problems=problems,
        excluded=scan.excluded,
        conclusion=conclude_archive(counts, problems),
        run=RunFigures(
            scanned=scan.files,
            examined=work.examined,
            reused=max(0, scan.files - work.examined),
            retried=work.retried,
            unread=len(problems),
        ),
    )
    return ArchiveReport(
        head=head,
        counts=counts,
        documents=lambda: _documents(store),
        findings=lambda: _findings(plan, store, run),
        series=lambda: build_series(source.numbered()),
        pairings=lambda: build_pairings(source),
        kept=_keeper(plan, store, key),
        ledger=registers.ledger,
        years=summary.years,
        claims=compare_annual_report(plan.annual_report, summary.years) if plan.annual_report else (),
    )


def _keeper(plan: AuditPlan, store: Store, key: str) -> Keep:
    """Keeps parts of the JSON report; with waivers, which may run out from day to day, nothing is kept."""
    if _has_waivers(plan):
        return make_anew
    return partial(kept_text, store, key)


def _problem_order(problem: Problem) -> tuple[str, str, str]:
    return (problem.path, problem.code, problem.message)


def _counts(plan: AuditPlan, store: Store, run: Run, summary: Summary) -> Mapping[str, int]:
    """Counts of the findings; with waivers or a baseline they are counted one by one."""
    if not _has_waivers(plan):
        return summary.counts
    counts = {**dict.fromkeys(summary.counts, 0), "documents": summary.counts["documents"]}
    for finding in _findings(plan, store, run):
        if is_counted(finding):
            counts[finding.severity.value] += 1
            counts["forbidding"] += forbids(finding)
    return counts


def _has_waivers(plan: AuditPlan) -> bool:
    return plan.settings.waivers is not None or plan.settings.baseline is not None


def _documents(store: Store) -> Iterator[DocumentRecord]:
    for row in stored_results(store.engine):
        if row.record is not None:
            yield record_from_plain(unpack(row.record), row.path)


def _findings(plan: AuditPlan, store: Store, run: Run) -> Iterator[Finding]:
    """Findings in the report's order: those of no file, of documents by path, of the ledger by row."""
    made = _all_findings(store)
    if not _has_waivers(plan):
        yield from made
        return
    for some in chunks(made, WAIVED_AT_ONCE):
        yield from apply_waivers(some, run.settings, run.spec.today)


def _all_findings(store: Store) -> Iterator[Finding]:
    others = groupby(stored_archive_findings(store.engine, in_documents=False), key=lambda pair: pair[0])
    head = next(others, None)
    if head is not None and head[0] == "":
        yield from sorted(_unpacked(head[1]), key=finding_order)
        head = next(others, None)
    yield from _document_findings(store)
    while head is not None:
        for _, some in groupby(_unpacked(head[1]), key=lambda finding: (finding.sheet, finding.row)):
            yield from sorted(some, key=finding_order)
        head = next(others, None)


def _document_findings(store: Store) -> Iterator[Finding]:
    added = groupby(stored_archive_findings(store.engine, in_documents=True), key=lambda pair: pair[0])
    head = next(added, None)
    for row in stored_results(store.engine):
        found: list[Finding] = []
        if row.findings is not None:
            found = [finding_from_plain(plain, row.path) for plain in unpack(row.findings)]
        if head is not None and head[0] == row.path:
            found += _unpacked(head[1])
            head = next(added, None)
        yield from sorted(found, key=finding_order)


def _unpacked(rows: Iterator[tuple[str, bytes]]) -> Iterator[Finding]:
    for _, data in rows:
        path, plain = unpack(data)
        yield finding_from_plain(plain, path)
