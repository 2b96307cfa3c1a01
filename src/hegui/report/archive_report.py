"""The report of an audit: like any report, but documents and findings are read as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hegui.archive.ledger import Ledger
from hegui.archive.pair import Pairing
from hegui.archive.series import Series
from hegui.model.document import Problem
from hegui.model.report import Conclusion, DocumentRecord, Finding, Report
from hegui.model.rule import Outcome, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """Figures of one year by documents and register: made, reviewed, published, filed, repealed."""

    year: int
    made: int = 0
    reviewed: int = 0
    published: int = 0
    filed: int = 0
    repealed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of an annual report and what the archive shows for the same year. ``kind``: made …"""

    year: int
    kind: str
    claimed: int
    counted: int
    quote: str


Pieces = Callable[[], Iterator[str]]
Keep = Callable[[str, Pieces], Iterator[str]]


def make_anew(_: str, make: Pieces) -> Iterator[str]:
    """Keeps nothing."""
    return make()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveReport:
    """One audit. head: the report without documents and findings, which are streams in the report's order.

    counts: documents, and violated unwaived findings by severity; series, pairings: of the archive, for
    tables; kept: gives the text of a part of the JSON report as written for an equal report before, else
    makes it; years: annual statistic; claims: figures of an annual report compared.
    """

    head: Report
    counts: Mapping[str, int]
    documents: Callable[[], Iterator[DocumentRecord]]
    findings: Callable[[], Iterator[Finding]]
    series: Callable[[], Iterator[Series]]
    pairings: Callable[[], Iterator[Pairing]]
    kept: Keep = make_anew
    ledger: Ledger | None = None
    years: tuple[YearFigures, ...] = ()
    claims: tuple[Claim, ...] = ()

    def whole(self) -> Report:
        """The same as one value, for formats that need all of it at once."""
        return replace(self.head, documents=tuple(self.documents()), findings=tuple(self.findings()))

    def summary(self) -> dict[str, int | str]:
        """The ``summary`` object of the contract."""
        outcomes = [result.outcome for result in self.head.results]
        return {
            "documents": self.counts["documents"],
            "unread": len(self.head.problems),
            "excluded": self.head.excluded,
            **{severity.value: self.counts[severity.value] for severity in Severity},
            **{outcome.value: outcomes.count(outcome) for outcome in Outcome},
            "conclusion": self.head.conclusion.value,
        }


def conclude_archive(counts: Mapping[str, int], problems: tuple[Problem, ...]) -> Conclusion:
    """The first conclusion of the contract's list that fits an audit; ``forbidding``: blocks of AU and FC."""
    if counts["forbidding"]:
        return Conclusion.NOT_TO_BE_SUBMITTED
    if problems:
        return Conclusion.MATERIALS_INCOMPLETE
    if counts[Severity.BLOCK.value] or counts[Severity.MAJOR.value]:
        return Conclusion.SHOULD_BE_REVISED
    return Conclusion.NO_PROBLEM_FOUND


def finding_order(finding: Finding) -> tuple[object, ...]:
    """Order of findings within one file, as in ``report.build.sort_findings``."""
    return (
        finding.sheet or "",
        finding.row or 0,
        _first(finding.block),
        _first(finding.start),
        finding.rule,
        _first(finding.end),
        finding.message,
        finding.fingerprint,
    )


def _first(value: int | None) -> int:
    return -1 if value is None else value


def years_of(pairings: Iterator[Pairing], as_of: date) -> tuple[YearFigures, ...]:
    """The annual statistic: what happened in each year up to the audit's date, by document or register."""
    figures: dict[int, dict[str, int]] = {}

    def count(day: date | None, kind: str) -> None:
        if day is not None and day <= as_of:
            year = figures.setdefault(day.year, {})
            year[kind] = year.get(kind, 0) + 1

    for pairing in pairings:
        if pairing.document is None and pairing.entry is None:
            continue
        count(pairing.signed_on or pairing.published_on, "made")
        count(pairing.published_on, "published")
        if pairing.entry is not None:
            count(pairing.entry.reviewed_on, "reviewed")
            count(pairing.entry.filed_on, "filed")
            count(pairing.entry.ended_on, "repealed")
    return tuple(YearFigures(year=year, **figures[year]) for year in sorted(figures))
