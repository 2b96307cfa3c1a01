"""One audit from top to bottom."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from hegui.archive.store.open import default_store
from hegui.archive.store.store import Store
from hegui.audit.judge import judge_archive
from hegui.audit.outcome import build_archive_report
from hegui.audit.plan import AuditPlan, rules_key
from hegui.audit.process import process
from hegui.audit.register import store_registers
from hegui.audit.scan import scan_archive
from hegui.pipeline.run import Run, RunSpec
from hegui.report.archive_report import ArchiveReport


@contextmanager
def audit_archive(plan: AuditPlan) -> Iterator[ArchiveReport]:
    """Scans, examines what is new or changed, judges the whole; the report reads from the open store.

    A run that was broken off goes on where it stopped. Errors: UsageError, LedgerError, StoreError,
    RuleError, SettingsError.
    """
    run = Run(RunSpec(settings=plan.settings, command="audit", today=plan.today))
    store = Store(plan.store or str(default_store(_identity(plan))))
    try:
        with store.use():
            rules = rules_key(run)
            registers = store_registers(plan, store)
            if plan.restart:
                store.forget_results()
            scan = scan_archive(plan, store)
            work = process(plan, store, run, rules)
            key = judge_archive(plan, store, run, registers, scan.digest)
            if work.examined or scan.changed:
                store.prune()
            yield build_archive_report(plan, store, run, registers, scan, work, key)
    finally:
        store.close()


def _identity(plan: AuditPlan) -> str:
    return plan.archive if plan.is_remote else os.path.realpath(plan.archive)
