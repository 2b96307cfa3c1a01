"""File results to plain JSON values and back: for the result cache and the audit store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from hegui.model.document import Problem
from hegui.model.report import DocumentRecord, Finding, RuleResult
from hegui.model.rule import Basis, Fix, Outcome, Provenance, Severity
from hegui.pipeline.one_file import FileResult

_FINDING = tuple(f.name for f in fields(Finding))
_RECORD = tuple(f.name for f in fields(DocumentRecord))
_OUTCOMES = tuple(Outcome)
_INDEX = {outcome: index for index, outcome in enumerate(_OUTCOMES)}


def to_plain(result: FileResult, *, touched: bool = False) -> dict[str, Any]:
    """A result without its paths (content decides it), as JSON values.

    touched: leave out rules that had nothing to examine, which no fold depends on.
    """
    kept = [r for r in result.results if not (touched and r.outcome is Outcome.NOT_APPLICABLE)]
    return {
        "record": None if result.record is None else _plain_record(result.record),
        "findings": [plain_finding(f) for f in result.findings],
        "results": [[r.rule, _INDEX[r.outcome], r.examined, r.reason] for r in kept],
        "problems": [[p.code, p.message] for p in result.problems],
    }


def from_plain(plain: Mapping[str, Any], path: str) -> FileResult:
    """The result of ``to_plain`` for the same content at ``path``."""
    return FileResult(
        path=path,
        record=None if plain["record"] is None else record_from_plain(plain["record"], path),
        findings=tuple(finding_from_plain(f, path) for f in plain["findings"]),
        results=tuple(
            RuleResult(rule=rule, outcome=_OUTCOMES[index], examined=examined, reason=reason)
            for rule, index, examined, reason in plain["results"]
        ),
        problems=tuple(Problem(path=path, code=code, message=text) for code, text in plain["problems"]),
    )


def _plain_record(record: DocumentRecord) -> dict[str, Any]:
    plain = {name: getattr(record, name) for name in _RECORD}
    plain["problems"] = [[p.code, p.message] for p in record.problems]
    return plain


def record_from_plain(plain: Mapping[str, Any], path: str) -> DocumentRecord:
    """The record of a document, at ``path``."""
    values = dict(plain)
    values["path"] = path
    values["issuers"] = tuple(values["issuers"])
    number = values["document_number"]
    values["document_number"] = None if number is None else tuple(number)
    values["problems"] = tuple(
        Problem(path=path, code=code, message=text) for code, text in values["problems"]
    )
    return DocumentRecord(**values)


def plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding as JSON values."""
    plain = {name: getattr(finding, name) for name in _FINDING}
    plain["basis"] = [[b.title, b.article, b.provenance, b.number] for b in finding.basis]
    plain["fix"] = None if finding.fix is None else finding.fix.replacement
    return plain


def finding_from_plain(plain: Mapping[str, Any], path: str) -> Finding:
    """The finding of ``plain_finding``, at ``path`` if it has a path."""
    values = dict(plain)
    values["path"] = path if values["path"] is not None else None
    values["severity"] = Severity(values["severity"])
    values["outcome"] = Outcome(values["outcome"])
    values["basis"] = tuple(
        Basis(title=title, article=article, provenance=Provenance(mark), number=number)
        for title, article, mark, number in values["basis"]
    )
    values["fix"] = None if values["fix"] is None else Fix(replacement=values["fix"])
    return Finding(**values)
