"""The per-file function: one input to findings. Pure, so that it runs in processes or on Dask."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hegui.engine.dates import deciding_date
from hegui.engine.run import run_document_rules
from hegui.errors import UnreadableError
from hegui.intake.reader import read_document
from hegui.model.document import Document, Problem, RawDocument
from hegui.model.report import DocumentRecord, Finding, RuleResult
from hegui.parsing.document import build_document
from hegui.pipeline.run import Run
from hegui.report.build import document_record


class FileResult(NamedTuple):
    """What one input came to. ``record`` is None for an unread one, whose problem says why."""

    path: str
    record: DocumentRecord | None
    findings: tuple[Finding, ...] = ()
    results: tuple[RuleResult, ...] = ()
    problems: tuple[Problem, ...] = ()
    document: Document | None = None


def examine_file(run: Run, file: Path, path: str) -> FileResult:
    """Reads, parses and checks one file. Never raises for what a file holds."""
    try:
        raw = read_document(file, path, layout="layout" in run.needs)
    except UnreadableError as error:
        return FileResult(
            path=path, record=None, problems=(Problem(path=path, code=error.code, message=str(error)),)
        )
    return examine_raw(run, raw)


def examine_raw(run: Run, raw: RawDocument) -> FileResult:
    """Parses and checks one document that has been read."""
    document = build_document(raw, parts=run.needs, reference=run.reference)
    return examine_document(run, document)


def examine_document(run: Run, document: Document) -> FileResult:
    """Checks one parsed document by its own date."""
    on, dated = deciding_date(document, run.settings.as_of, run.spec.today)
    outcome = run_document_rules(run.document_rules, document, run.context(on, dated=dated))
    return FileResult(
        path=document.source.path,
        record=document_record(document),
        findings=outcome.findings,
        results=outcome.results,
        problems=outcome.problems,
        document=document if run.spec.keep_texts else None,
    )
