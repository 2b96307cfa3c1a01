"""From results to the one ``Report`` value: records, stable order, counts and the conclusion."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, groupby
from typing import TYPE_CHECKING

from hegui.model.document import Document, Problem
from hegui.model.report import Conclusion, DocumentRecord, Finding, Report, RuleResult, RunFigures
from hegui.model.rule import Outcome, Severity

if TYPE_CHECKING:
    from hegui.model.dossier import Matter, Step

# Families whose block findings forbid submission (contract, "conclusion").
FORBIDDING_FAMILIES = ("AU", "FC")


def build_report(
    *,
    command: str,
    version: str,
    rules_digest: str,
    statutes_digest: str,
    as_of: date,
    jurisdiction: str,
    results: Iterable[RuleResult],
    findings: Iterable[Finding],
    problems: Iterable[Problem] = (),
    documents: Iterable[Document] = (),
    records: Iterable[DocumentRecord] = (),
    matter: Matter | None = None,
    steps: Iterable[Step] = (),
    excluded: int = 0,
    review_unlawful: bool = False,
    run: RunFigures | None = None,
) -> Report:
    """Put one report together.

    documents: parsed documents in the order in which they are listed; records: given instead where
    the texts are no longer at hand (audit); review_unlawful: the dossier's own legality review found
    the draft unlawful; problems: inputs not read or cut off, reservations stay with the documents.
    """
    texts = tuple(documents)
    listed = tuple(records) or tuple(document_record(document) for document in texts)
    ordered = sort_findings(findings, [record.path for record in listed])
    unread = tuple(sorted(problems, key=lambda problem: (problem.path, problem.code, problem.message)))
    settled = tuple(steps)
    return Report(
        command=command,
        version=version,
        rules_digest=prefixed_digest(rules_digest),
        statutes_digest=prefixed_digest(statutes_digest),
        as_of=as_of,
        jurisdiction=jurisdiction,
        matter=matter,
        documents=listed,
        steps=settled,
        results=tuple(sorted(results, key=lambda result: result.rule)),
        findings=ordered,
        problems=unread,
        excluded=excluded,
        conclusion=conclude(matter, settled, ordered, unread, review_unlawful=review_unlawful),
        run=run,
        texts=texts,
    )


def prefixed_digest(digest: str) -> str:
    """A digest with the name of its algorithm before it."""
    return digest if digest.startswith("sha256:") else f"sha256:{digest}"


def document_record(document: Document) -> DocumentRecord:
    """What a report lists of a document; ``text_sha256`` is of the text in UTF-8."""
    number = document.document_number
    parts = (number.text, number.agency_code, number.year, number.serial) if number else None
    return DocumentRecord(
        path=document.source.path,
        sha256=document.source.sha256,
        format=document.source.format,
        role=document.role.value,
        genre=document.genre,
        title=document.title,
        issuers=document.issuers,
        document_number=parts,
        signed_on=document.signed_on.isoformat() if document.signed_on else None,
        pages=document.pages,
        blocks=len(document.blocks),
        text_sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        problems=document.problems,
    )


def sort_findings(findings: Iterable[Finding], paths: Sequence[str]) -> tuple[Finding, ...]:
    """Findings in reading order: the dossier itself, then documents as listed, then other files."""
    rank = {path: index for index, path in enumerate(paths)}

    def position(finding: Finding) -> tuple[int, str]:
        path = finding.path
        return (-1, "") if path is None else (rank.get(path, len(rank)), path)

    by_file = groupby(sorted(findings, key=position), key=lambda finding: finding.path)
    return tuple(chain.from_iterable(sorted(group, key=_place_in_file) for _, group in by_file))


def _place_in_file(finding: Finding) -> tuple[object, ...]:
    place = (finding.sheet or "", finding.row or 0, _first(finding.block), _first(finding.start))
    return (*place, finding.rule, _first(finding.end), finding.message, finding.fingerprint)


def _first(value: int | None) -> int:
    return -1 if value is None else value


def is_counted(finding: Finding) -> bool:
    """Whether a finding counts: violated and not waived (contract)."""
    return finding.outcome is Outcome.VIOLATED and finding.waived is None


def conclude(
    matter: Matter | None,
    steps: tuple[Step, ...],
    findings: tuple[Finding, ...],
    problems: tuple[Problem, ...],
    *,
    review_unlawful: bool = False,
) -> Conclusion:
    """The first conclusion of the contract's list that fits."""
    if matter is not None and matter.out_of_scope:
        return Conclusion.OUT_OF_SCOPE
    counted = [finding for finding in findings if is_counted(finding)]
    if review_unlawful or any(_forbids(finding) for finding in counted):
        return Conclusion.NOT_TO_BE_SUBMITTED
    of_steps = _conclude_steps(steps)
    if of_steps is not None:
        return of_steps
    if problems:
        return Conclusion.MATERIALS_INCOMPLETE
    if any(finding.severity in (Severity.BLOCK, Severity.MAJOR) for finding in counted):
        return Conclusion.SHOULD_BE_REVISED
    return Conclusion.NO_PROBLEM_FOUND


def _conclude_steps(steps: tuple[Step, ...]) -> Conclusion | None:
    """What the steps of a review alone come to; `check` has none and does not load them."""
    if not steps:
        return None
    from hegui.model.dossier import Verdict

    verdicts = {step.verdict for step in steps}
    if Verdict.NOT_MET in verdicts:
        return Conclusion.PROCEDURE_TO_BE_REMEDIED
    return Conclusion.MATERIALS_INCOMPLETE if Verdict.EVIDENCE_MISSING in verdicts else None


def _forbids(finding: Finding) -> bool:
    return finding.severity is Severity.BLOCK and finding.rule.startswith(FORBIDDING_FAMILIES)


def summarise(report: Report) -> dict[str, int | str]:
    """The ``summary`` object of the contract, with exactly its keys in its order."""
    severities = Counter(finding.severity for finding in report.findings if is_counted(finding))
    outcomes = Counter(result.outcome for result in report.results)
    return {
        "documents": len(report.documents),
        "unread": len(report.problems),
        "excluded": report.excluded,
        **{severity.value: severities[severity] for severity in Severity},
        **{outcome.value: outcomes[outcome] for outcome in Outcome},
        "conclusion": report.conclusion.value,
    }
