"""One clause through the real rules: the classes (F1…) of its block and major violations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hegui.engine.run import run_document_rules
from hegui.intake.reader import raw_from_text
from hegui.model.document import Document, Role
from hegui.model.report import Finding
from hegui.parsing.document import build_document
from hegui.pipeline.run import Run, RunSpec
from hegui.settings import Settings

DAY = date(2024, 10, 1)


@cache
def _run() -> Run:
    settings = Settings(select=("AU", "FC"), cache=False)
    return Run(RunSpec(settings=settings, command="check", today=date(2025, 1, 1)))


def findings_of(
    text: str, *, on: date = DAY, genre: str | None = "办法", role: Role | None = None, path: str = "稿.txt"
) -> tuple[Finding, ...]:
    """Findings of all AU and FC rules on a text dated ``on``."""
    run = _run()
    parts = frozenset({"outline", "citations", "dates", "clauses"})
    document = build_document(raw_from_text(text, path), parts=parts, reference=run.reference, role=role)
    document = _dated(document, on, genre)
    outcome = run_document_rules(run.document_rules, document, run.context(on, dated=True))
    assert not outcome.problems
    return outcome.findings


def _dated(document: Document, on: date, genre: str | None) -> Document:
    return replace(document, signed_on=document.signed_on or on, genre=genre or document.genre)


def grave(text: str, *, on: date = DAY, genre: str | None = "办法", role: Role | None = None) -> set[str]:
    """Classes of the violated block and major findings."""
    tags = {rule.rule.id: rule.rule.tags for rule in _run().document_rules}
    return {
        tag
        for finding in findings_of(text, on=on, genre=genre, role=role)
        if finding.outcome.value == "violated" and finding.severity.value in ("block", "major")
        for tag in tags[finding.rule]
    }


def noticed(text: str, *, on: date = DAY, genre: str | None = "办法") -> set[str]:
    """Classes whose phrases and frames fit: violated, or left to people for want of likeness."""
    tags = {rule.rule.id: rule.rule.tags for rule in _run().document_rules}
    return {
        tag
        for finding in findings_of(text, on=on, genre=genre)
        if finding.outcome.value == "violated" or "可能涉及" in finding.message
        for tag in tags[finding.rule]
    }


def law_texts() -> Path | None:
    """The folder of real law texts, or None."""
    import os

    shared = Path(os.environ.get("HEGUI_SHARED", str(Path(__file__).parents[3].parent / "shared")))
    folder = shared / "corpus" / "texts"
    return folder if folder.is_dir() else None
