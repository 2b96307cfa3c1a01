"""What a run ends in: findings, rule results, steps, problems and a conclusion."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hegui.model.document import Document, Problem
from hegui.model.rule import Basis, Fix, Outcome, Severity

if TYPE_CHECKING:
    from hegui.model.dossier import Matter, Step


class Conclusion(StrEnum):
    """The conclusion of a run; never "lawful": that word is a lawyer's."""

    OUT_OF_SCOPE = "out_of_scope"
    NOT_TO_BE_SUBMITTED = "not_to_be_submitted"
    PROCEDURE_TO_BE_REMEDIED = "procedure_to_be_remedied"
    MATERIALS_INCOMPLETE = "materials_incomplete"
    SHOULD_BE_REVISED = "should_be_revised"
    NO_PROBLEM_FOUND = "no_problem_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One violated or undetermined unit of a rule, with everything a reader needs.

    block, start, end, quote, page, line as in the contract: offsets count code points in the block.
    provision: label path such as 第三条第二款. fingerprint: stable against moved text.
    """

    rule: str
    name: str
    severity: Severity
    outcome: Outcome
    message: str
    suggestion: str
    step: str | None
    path: str | None
    sheet: str | None
    row: int | None
    page: int | None
    line: int | None
    block: int | None
    start: int | None
    end: int | None
    quote: str | None
    provision: str | None
    basis: tuple[Basis, ...]
    fix: Fix | None
    fingerprint: str
    waived: str | None = None


class RuleResult(NamedTuple):
    """How one selected rule ended over all its units. ``title`` is for readers, not for the JSON."""

    rule: str
    outcome: Outcome
    examined: int
    reason: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document as the report lists it (without its text)."""

    path: str
    sha256: str
    format: str
    role: str
    genre: str | None
    title: str | None
    issuers: tuple[str, ...]
    document_number: tuple[str, str | None, int | None, int | None] | None
    signed_on: str | None
    pages: int | None
    blocks: int
    text_sha256: str
    problems: tuple[Problem, ...] = ()


class RunFigures(NamedTuple):
    """How an audit's inputs were handled; the only part that may differ between equal runs."""

    scanned: int
    examined: int
    reused: int
    retried: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The one value every reporter shows. ``texts`` holds parsed documents where a reporter needs them."""

    command: str
    version: str
    rules_digest: str
    statutes_digest: str
    as_of: date
    jurisdiction: str
    matter: Matter | None
    documents: tuple[DocumentRecord, ...]
    steps: tuple[Step, ...]
    results: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    excluded: int
    conclusion: Conclusion
    run: RunFigures | None = None
    texts: tuple[Document, ...] = field(default=())
