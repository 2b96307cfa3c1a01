"""The archive as a whole: archive rules over the facts, their findings into the store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hegui.archive.codec import pack
from hegui.archive.store.store import Store
from hegui.archive.store.stream import StoreArchive
from hegui.audit.plan import AuditPlan, archive_key
from hegui.audit.register import Registers
from hegui.engine.archive_run import ArchiveRun
from hegui.model.report import Finding
from hegui.pipeline.codec import plain_finding
from hegui.pipeline.run import Run
from hegui.report.build import is_counted


def judge_archive(plan: AuditPlan, store: Store, run: Run, registers: Registers, inputs: str) -> str:
    """Runs the archive rules into the store, unless nothing that they rest on has changed.

    Gives the key of all that they rest on.
    """
    key = archive_key(run, plan, f"{inputs}{registers.digest}{_failures(store)}")
    if store.setting("archive") == key:
        return key
    source = archive_source(store, registers)
    archive_run = ArchiveRun(run.rules_for("archive"), source, run.context(run.as_of, dated=False))
    store.put_archive(
        key,
        map(_finding_row, archive_run.findings()),
        _result_rows(archive_run),
        lambda: json.dumps([[problem.code, problem.message] for problem in archive_run.problems]),
    )
    return key


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
