"""The JSON report ``hegui.report/1`` and the same findings one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hegui.model.document import Document, Problem
from hegui.model.report import DocumentRecord, Finding, Report
from hegui.report.build import summarise
from hegui.report.options import ShowOptions

if TYPE_CHECKING:
    from hegui.model.dossier import Evidence, Matter, Step

SCHEMA = "hegui.report/1"


def report_json(report: Report) -> dict[str, Any]:
    """The report as the contract's object; offsets count code points in the block."""
    texts = {document.source.path: document for document in report.texts}
    head: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {
            "name": "hegui",
            "version": report.version,
            "rules_digest": report.rules_digest,
            "statutes_digest": report.statutes_digest,
        },
        "command": report.command,
        "as_of": report.as_of.isoformat(),
        "jurisdiction": report.jurisdiction,
        "matter": _matter(report.matter),
        "documents": [document_json(record) for record in report.documents],
        "steps": [_step(step, texts) for step in report.steps],
        "rules": [
            {"rule": r.rule, "outcome": r.outcome.value, "examined": r.examined, "reason": r.reason}
            for r in report.results
        ],
        "findings": [finding_json(finding) for finding in report.findings],
        "problems": [_problem(problem) for problem in report.problems],
        "summary": summarise(report),
    }
    return head if report.run is None else {**head, "run": _run(report)}


def render_json(report: Report, _: ShowOptions) -> str:
    """The report as indented JSON, ending in a line feed."""
    return json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n"


def write_json(report: Report, target: Path) -> None:
    """Write the report as UTF-8 JSON to a file."""
    target.write_bytes(render_json(report, ShowOptions()).encode("utf-8", "backslashreplace"))


def stream_jsonl(report: Report, _: ShowOptions) -> Iterator[str]:
    """One JSON object a finding, each with its line feed."""
    for finding in report.findings:
        yield json.dumps(finding_json(finding), ensure_ascii=False) + "\n"


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding with all keys of the contract."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "step": finding.step,
        "sheet": finding.sheet,
        "row": finding.row,
        "path": finding.path,
        "page": finding.page,
        "line": finding.line,
        "block": finding.block,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "provision": finding.provision,
        "basis": [
            {"title": b.title, "article": b.article, "provenance": b.provenance.value} for b in finding.basis
        ],
        "fix": {"replacement": finding.fix.replacement} if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
    }


def _matter(matter: Matter | None) -> dict[str, Any] | None:
    if matter is None:
        return None
    kinds = [kind.value for kind in matter.kinds]
    return {"kinds": kinds, "title": matter.title, "scope": matter.scope.value}


def document_json(record: DocumentRecord) -> dict[str, Any]:
    """One document as the report lists it."""
    return {
        "path": record.path,
        "sha256": record.sha256,
        "format": record.format,
        "role": record.role,
        "genre": record.genre,
        "title": record.title,
        "issuers": list(record.issuers),
        "document_number": _number(record.document_number),
        "signed_on": record.signed_on,
        "pages": record.pages,
        "blocks": record.blocks,
        "text_sha256": record.text_sha256,
        "problems": [{"code": p.code, "message": p.message} for p in record.problems],
    }


def _number(number: tuple[str, str | None, int | None, int | None] | None) -> dict[str, Any] | None:
    return dict(zip(("text", "agency_code", "year", "serial"), number, strict=True)) if number else None


def _step(step: Step, texts: Mapping[str, Document]) -> dict[str, Any]:
    from hegui.model.dossier import STEP_NAMES

    return {
        "step": step.kind.value,
        "name": STEP_NAMES[step.kind],
        "requirement": step.requirement.value,
        "verdict": step.verdict.value,
        "started_on": _day(step.started_on),
        "ended_on": _day(step.ended_on),
        "reason": step.reason,
        "evidence": [_evidence(evidence, texts) for evidence in step.evidence],
    }


def _evidence(evidence: Evidence, texts: Mapping[str, Document]) -> dict[str, Any]:
    place = place_evidence(evidence, texts.get(evidence.path))
    return {
        "status": evidence.status.value,
        "path": evidence.path,
        **place,
        "date": _day(evidence.date),
        "actor": evidence.actor,
    }


def place_evidence(evidence: Evidence, document: Document | None) -> dict[str, Any]:
    """Page, block, offsets in the block and quote; a passage over several blocks ends with its first."""
    if document is None or not document.blocks:
        return {"page": None, "block": None, "start": None, "end": None, "quote": None}
    index = document.block_index(evidence.start)
    block = document.blocks[index]
    end = min(evidence.end, block.end)
    return {
        "page": block.page,
        "block": index,
        "start": evidence.start - block.start,
        "end": end - block.start,
        "quote": document.text[evidence.start : end],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "code": problem.code, "message": problem.message}


def _run(report: Report) -> dict[str, int]:
    run = report.run
    assert run is not None
    names = ("scanned", "examined", "reused", "retried", "unread")
    return {name: getattr(run, name) for name in names}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
