"""From the store to the report of an audit, in the report's order and without holding it."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import add

from hegui import __version__
from hegui.archive.codec import unpack
from hegui.archive.pairing import build_pairings
from hegui.archive.series import build_series
from hegui.archive.store.store import Store, chunks
from hegui.archive.store.stream import (
    StoredResult,
    stored_archive_findings,
    stored_archive_results,
    stored_results,
    totals,
)
from hegui.audit.examine import RANKS
from hegui.audit.judge import Registers, archive_source
from hegui.audit.plan import AuditPlan
from hegui.audit.process import Work
from hegui.audit.scan import Scan
from hegui.model.document import Problem
from hegui.model.report import DocumentRecord, Finding, Report, RuleResult, RunFigures
from hegui.model.rule import Outcome
from hegui.pipeline.codec import finding_from_plain, record_from_plain
from hegui.pipeline.run import Run
from hegui.pipeline.waiver import apply_waivers
from hegui.report.archive_report import ArchiveReport, conclude_archive, finding_order, years_of
from hegui.report.build import is_counted

UNTOUCHED = "没有可检查的对象"
WAIVED_AT_ONCE = 5000


@dataclass(slots=True)
class _Fold:
    """Results of the document rules over all files so far, one place a rule."""

    ranks: bytes
    examined: list[int]
    reasons: list[str]
    problems: list[Problem]
    unread: int = 0

    def add(self, row: StoredResult) -> None:
        if row.code is not None:
            self.problems.append(Problem(path=row.path, code=row.code, message=row.message or ""))
        if row.problems is not None:
            found = unpack(row.problems)
            self.problems += [Problem(path=row.path, code=code, message=text) for code, text in found]
        if row.record is None:
            self.unread += 1
            return
        assert row.outcomes is not None
        assert row.examined is not None
        counts = array("I")
        counts.frombytes(row.examined)
        self.examined = list(map(add, self.examined, counts))
        ranks = bytes(map(min, self.ranks, row.outcomes))
        if ranks != self.ranks:
            self._take_reasons(ranks, row)

    def _take_reasons(self, ranks: bytes, row: StoredResult) -> None:
        assert row.reasons is not None
        reasons = unpack(row.reasons)
        for index, (old, new) in enumerate(zip(self.ranks, ranks, strict=True)):
            if new < old:
                self.reasons[index] = reasons[index]
        self.ranks = ranks


def build_archive_report(
    plan: AuditPlan, store: Store, run: Run, registers: Registers, scan: Scan, work: Work
) -> ArchiveReport:
    """The report of an audit whose results are all in the store."""
    fold = _fold(store, run)
    problems = _problems(fold, store, scan)
    counts = _counts(plan, store, run)
    source = archive_source(store, registers)
    head = Report(
        command="audit",
        version=__version__,
        rules_digest=run.rulebook.digest,
        statutes_digest=run.statutes_digest,
        as_of=run.as_of,
        jurisdiction=run.settings.jurisdiction,
        matter=None,
        documents=(),
        steps=(),
        results=_results(fold, store, run),
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
        ledger=registers.ledger,
        years=years_of(build_pairings(source), run.as_of),
    )


def _fold(store: Store, run: Run) -> _Fold:
    count = len(run.document_rules)
    nothing = RANKS.index(Outcome.NOT_APPLICABLE)
    fold = _Fold(bytes([nothing]) * count, [0] * count, [UNTOUCHED] * count, [])
    for row in stored_results(store.engine):
        fold.add(row)
    return fold


def _problems(fold: _Fold, store: Store, scan: Scan) -> tuple[Problem, ...]:
    crashed = json.loads(store.setting("archive_problems") or "[]")
    added = [Problem(path="", code=code, message=message) for code, message in crashed]
    return tuple(sorted((*scan.problems, *fold.problems, *added), key=lambda p: (p.path, p.code, p.message)))


def _results(fold: _Fold, store: Store, run: Run) -> tuple[RuleResult, ...]:
    results = [
        RuleResult(
            rule=bound.rule.id,
            outcome=RANKS[fold.ranks[index]],
            examined=fold.examined[index],
            reason=fold.reasons[index],
            title=bound.rule.title,
        )
        for index, bound in enumerate(run.document_rules)
    ]
    titles = {rule.id: rule.title for rule in run.rulebook.rules}
    for rule, outcome, examined, reason in stored_archive_results(store.engine):
        results.append(
            RuleResult(
                rule=rule,
                outcome=Outcome(outcome),
                examined=examined,
                reason=reason,
                title=titles.get(rule, ""),
            )
        )
    return tuple(sorted(results, key=lambda result: result.rule))


def _counts(plan: AuditPlan, store: Store, run: Run) -> Mapping[str, int]:
    counts = totals(store.engine)
    if not _has_waivers(plan):
        return counts
    for name in ("block", "major", "minor", "info", "forbidding"):
        counts[name] = 0
    for finding in _findings(plan, store, run):
        if is_counted(finding):
            counts[finding.severity.value] += 1
            counts["forbidding"] += finding.severity.value == "block" and finding.rule.startswith(
                ("AU", "FC")
            )
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
