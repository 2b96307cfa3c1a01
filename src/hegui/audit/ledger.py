"""A register on its own: what is wrong with it, its next free number, and its rows for export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.archive.ledger import Ledger, read_ledger
from hegui.archive.ledger_column import FIELD_NAMES
from hegui.archive.series import Series, build_series, next_number
from hegui.archive.source import MemoryArchive
from hegui.archive.store.store import Store
from hegui.archive.store.stream import StoreArchive
from hegui.audit.register import registers_plain
from hegui.engine.archive_run import run_archive_rules
from hegui.errors import LedgerError
from hegui.model.register import RegisterEntry, SeriesNumber
from hegui.model.report import Finding
from hegui.model.rule import Outcome
from hegui.pipeline.run import Run, RunSpec
from hegui.settings import Settings

NEEDS_DOCUMENTS = frozenset({"RG201", "RG202", "RG211", "RG221"})
"""Rules that say nothing of a register alone, or only what it does not hold."""
FAULTY = frozenset({"bad-date", "no-identity", "no-header", "unknown-status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCheck:
    """A register as read, and what the rules over series and dates find in it."""

    ledger: Ledger
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every row was read and no rule is violated."""
        violated = any(finding.outcome is Outcome.VIOLATED for finding in self.findings)
        return not violated and not any(fault.code in FAULTY for fault in self.ledger.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextNumber:
    """The next number of a series, and the numbers below it that nobody bears.

    last: the highest that is taken, None for a new series.
    """

    number: SeriesNumber
    last: SeriesNumber | None
    missing: tuple[str, ...]


def check_ledger(source: str, settings: Settings, *, today: date) -> LedgerCheck:
    """Reads a register and runs the rules that a register alone can break. Errors: LedgerError."""
    ledger = read_ledger(source, settings.ledger_columns)
    run = Run(RunSpec(settings=settings, command="audit", today=today))
    rules = [bound for bound in run.rules_for("archive") if bound.rule.id not in NEEDS_DOCUMENTS]
    archive = MemoryArchive(documents_=(), entries_=ledger.entries, has_ledger=True)
    outcome = run_archive_rules(rules, archive, run.context(run.as_of, dated=False))
    return LedgerCheck(ledger=ledger, findings=outcome.findings)


def import_ledger(source: str, address: str, settings: Settings) -> Ledger:
    """Writes a register into a store, where an audit without ``--ledger`` finds it."""
    ledger = read_ledger(source, settings.ledger_columns)
    store = Store(address)
    try:
        store.put_ledger(ledger.entries)
        store.put_setting(
            "ledger", json.dumps({**registers_plain(ledger), "imported": True}, ensure_ascii=False)
        )
    finally:
        store.close()
    return ledger


def load_entries(source: str, settings: Settings) -> tuple[RegisterEntry, ...]:
    """Rows of a register file, or of the register in a store (``.sqlite`` or a database without #TABLE)."""
    is_store = source.endswith((".sqlite", ".db")) or ("://" in source and "#" not in source)
    if not is_store:
        return read_ledger(source, settings.ledger_columns).entries
    if "://" not in source and not Path(source).is_file():
        raise LedgerError(f"找不到存储 {source}，请检查路径")
    store = Store(source)
    try:
        archive = StoreArchive(store.engine, has_ledger=True, has_publications=False)
        return tuple(sorted((entry for _, entry in archive.entries()), key=_row_order))
    finally:
        store.close()


def _row_order(entry: RegisterEntry) -> tuple[str, str, int]:
    return (entry.path, entry.sheet or "", entry.row)


def find_next(entries: Iterable[RegisterEntry], code: str, year: int) -> NextNumber:
    """The next free number of a code in a year; of a new series the first."""
    archive = MemoryArchive(documents_=(), entries_=tuple(entries))
    for series in build_series(archive.numbered()):
        if series.code == code and series.year in (year, 0):
            last = series.members[-1].number
            return NextNumber(number=next_number(series), last=last, missing=tuple(_missing(series)))
    first = SeriesNumber("number", f"{code}〔{year}〕1号", code, year, 1)
    return NextNumber(number=first, last=None, missing=())


def _missing(series: Series) -> Iterator[str]:
    number = series.members[-1].number
    for first, last in series.missing():
        text = number.with_serial(first)
        yield text if first == last else f"{text}至{number.with_serial(last)}"


def export_rows(entries: Iterable[RegisterEntry]) -> Iterator[list[str]]:
    """The register as a table of text under the standard column names, dates as 2024-05-06."""
    yield list(FIELD_NAMES.values())
    for entry in entries:
        cells = [getattr(entry, name) for name in FIELD_NAMES]
        yield [cell.isoformat() if isinstance(cell, date) else cell or "" for cell in cells]


def export_csv(entries: Iterable[RegisterEntry]) -> bytes:
    """The table as CSV for spreadsheets: UTF-8 with a mark, text that looks like a formula made inert."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for row in export_rows(entries):
        writer.writerow(
            [f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in row]
        )
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8", "replace")
