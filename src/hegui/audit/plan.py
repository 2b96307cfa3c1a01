"""What one audit is asked to do, and the key under which results may be used again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui import __version__
from hegui.pipeline.run import Run, files_digest
from hegui.settings import Settings

FACTS_FORMAT = "facts-1"
"""Changed when the same file gives other facts or rows than before."""
TIMEOUT = 120.0
"""Seconds for one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPlan:
    """One audit.

    archive: a folder, or a URL of fsspec; ledger, publications: a file, or DATABASE-URL#TABLE;
    store: file or URL, None for the user's state folder; timeout: seconds for one file;
    retry_failed: also examine again what could not be read before; restart: examine all again;
    dask: address of a scheduler;
    annual_report: the report whose figures are compared; progress: shows (done, total, problems).
    """

    archive: str
    settings: Settings
    today: date
    ledger: str | None = None
    publications: str | None = None
    store: str | None = None
    timeout: float | None = TIMEOUT
    retry_failed: bool = False
    restart: bool = False
    dask: str | None = None
    annual_report: Path | None = None
    progress: Callable[[int, int, int], None] | None = None

    @property
    def is_remote(self) -> bool:
        """Whether the archive is reached through fsspec."""
        return "://" in self.archive


def rules_key(run: Run) -> str:
    """Digest of all that the result of a file depends on besides its content and, if undated, the day.

    Rules over the whole archive are not part of it: they run again anyway.
    """
    settings = run.settings
    tables = sorted(path for path in run.reference.folder.rglob("*") if path.is_file())
    parts = (
        __version__,
        FACTS_FORMAT,
        files_digest((*tables, *settings.statutes)),
        repr([(bound.rule, sorted(bound.local.items())) for bound in run.document_rules]),
        str(settings.as_of),
        settings.jurisdiction,
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def archive_key(run: Run, plan: AuditPlan, inputs: str) -> str:
    """Digest of all that the findings of archive rules depend on; ``inputs``: of files, ledger and list."""
    rules = repr([(bound.rule, sorted(bound.local.items())) for bound in run.rules_for("archive")])
    parts = (rules_key(run), rules, run.as_of.isoformat(), inputs, str(plan.ledger is not None))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
