"""The archive as a whole: ledger and publication list into the store, archive rules over the facts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hegui.archive.codec import pack
from hegui.archive.ledger import Ledger, read_ledger
from hegui.archive.store.store import Store
from hegui.archive.store.stream import StoreArchive
from hegui.audit.plan import AuditPlan, archive_key
from hegui.engine.archive_run import ArchiveRun
from hegui.model.report import Finding
from hegui.pipeline.codec import plain_finding
from hegui.pipeline.run import Run
from hegui.report.build import is_counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Ledger and publication list of an audit, as read; None where none was given."""

    ledger: Ledger | None
    publications: Ledger | None
    digest: str


def read_registers(plan: AuditPlan) -> Registers:
    """Reads both before anything else is done. Errors: LedgerError."""
    columns = plan.settings.ledger_columns
    ledger = read_ledger(plan.ledger, columns, path=_shown(plan, plan.ledger)) if plan.ledger else None
    listed = (
        read_ledger(plan.publications, columns, path=_shown(plan, plan.publications))
        if plan.publications
        else None
    )
    digest = hashlib.sha256()
    for table in (ledger, listed):
        digest.update(
            repr(table and [_values(entry) for entry in table.entries]).encode("utf-8", "surrogatepass")
        )
    return Registers(ledger=ledger, publications=listed, digest=digest.hexdigest())


def _values(entry: Any) -> list[Any]:
    return [
        sorted(v) if isinstance(v, frozenset) else v for v in (getattr(entry, n) for n in entry.__slots__)
    ]


def _shown(plan: AuditPlan, source: str | None) -> str | None:
    """The ledger's name in the report: within the archive its path there, else its file name."""
    if source is None or "://" in source or plan.is_remote:
        return None
    folder, file = Path(plan.archive).resolve(), Path(source).resolve()
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def judge_archive(plan: AuditPlan, store: Store, run: Run, registers: Registers, inputs: str) -> None:
    """Runs the archive rules into the store, unless nothing that they rest on has changed."""
    key = archive_key(run, plan, f"{inputs}{registers.digest}{_failures(store)}")
    if store.setting("archive") == key:
        return
    if store.setting("registers") != registers.digest:
        _put_registers(store, registers)
    source = archive_source(store, registers)
    archive_run = ArchiveRun(run.rules_for("archive"), source, run.context(run.as_of, dated=False))
    store.put_archive(
        key,
        map(_finding_row, archive_run.findings()),
        _result_rows(archive_run),
        lambda: json.dumps([[problem.code, problem.message] for problem in archive_run.problems]),
    )


def archive_source(store: Store, registers: Registers) -> StoreArchive:
    """The facts of the store as the rules read them."""
    return StoreArchive(
        store.engine,
        has_ledger=registers.ledger is not None,
        has_publications=registers.publications is not None,
    )


def _failures(store: Store) -> str:
    """What could not be read before and may have been read now changes the archive too."""
    from hegui.archive.store.stream import failure_digest

    return failure_digest(store.engine)


def _put_registers(store: Store, registers: Registers) -> None:
    store.put_setting("registers", "")
    store.put_ledger(registers.ledger.entries if registers.ledger else ())
    store.put_publications(_publications(registers))
    store.put_setting("registers", registers.digest)


def _publications(registers: Registers) -> Iterator[Any]:
    from hegui.archive.ledger import publications_of

    if registers.publications is not None:
        yield from publications_of(registers.publications)


def _finding_row(finding: Finding) -> Mapping[str, Any]:
    return {
        "path": finding.path or "",
        "sheet": finding.sheet or "",
        "row": finding.row or 0,
        "rule": finding.rule,
        "counts": int(is_counted(finding)),
        "severity": finding.severity.value,
        "plain": pack([finding.path, plain_finding(finding)]),
    }


def _result_rows(archive_run: ArchiveRun) -> Iterator[Mapping[str, Any]]:
    """Rows of the rules' results; asked for when the findings are through."""
    for result in archive_run.results:
        yield {
            "rule": result.rule,
            "outcome": result.outcome.value,
            "examined": result.examined,
            "reason": result.reason,
        }
