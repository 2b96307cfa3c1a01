"""SARIF 2.1.0 (OASIS Standard, 27 March 2020) for code-scanning services and editors."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from hegui.model.document import Problem
from hegui.model.report import DocumentRecord, Finding, Report
from hegui.model.rule import Outcome, Severity
from hegui.report import wording
from hegui.report.options import ShowOptions, shown_path

LEVELS = {
    Severity.BLOCK: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.INFO: "note",
}
SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(report: Report, options: ShowOptions) -> str:
    """One SARIF log with one run."""
    log = {"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [_run(report, options)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report, options: ShowOptions) -> dict[str, Any]:
    rules = _rules(report)
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    indices = {record.path: index for index, record in enumerate(report.documents)}
    driver = {
        "name": "hegui",
        "semanticVersion": report.version,
        "rules": rules,
        "properties": {"rulesDigest": report.rules_digest, "statutesDigest": report.statutes_digest},
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN",
        "invocations": [_invocation(report, options)],
        "artifacts": [_artifact(record, options) for record in report.documents],
        "results": [_result(finding, order, indices, options) for finding in report.findings],
        "properties": {
            "command": report.command,
            "asOf": report.as_of.isoformat(),
            "jurisdiction": report.jurisdiction,
            "conclusion": report.conclusion.value,
        },
    }


def _rules(report: Report) -> list[dict[str, Any]]:
    """Every rule that was run, in order of id, described as far as its findings do."""
    samples: dict[str, Finding] = {}
    for finding in report.findings:
        samples.setdefault(finding.rule, finding)
    ids = sorted({result.rule for result in report.results} | set(samples))
    titles = {result.rule: result.title for result in report.results}
    return [_rule(identity, titles.get(identity, ""), samples.get(identity)) for identity in ids]


def _rule(identity: str, title: str, sample: Finding | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": identity}
    if title:
        rule["shortDescription"] = {"text": title}
    if sample is None:
        return rule
    bases = wording.bases_text(sample)
    rule["name"] = sample.name
    if sample.suggestion:
        rule["help"] = {"text": f"{sample.suggestion}{'依据：' if bases else ''}{bases}"}
    return rule


def _invocation(report: Report, options: ShowOptions) -> dict[str, Any]:
    notes = [_notification(problem, "error", options) for problem in report.problems]
    for record in report.documents:
        notes += [_notification(problem, "note", options, record.path) for problem in record.problems]
    return {"executionSuccessful": not report.problems, "toolExecutionNotifications": notes}


def _notification(
    problem: Problem, level: str, options: ShowOptions, path: str | None = None
) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": _location(path or problem.path, options)}}
    return {
        "descriptor": {"id": problem.code},
        "level": level,
        "message": {"text": problem.message},
        "locations": [location],
    }


def _artifact(record: DocumentRecord, options: ShowOptions) -> dict[str, Any]:
    return {
        "location": _location(record.path, options),
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": record.sha256},
        "properties": {"role": record.role, "format": record.format},
    }


def _location(path: str, options: ShowOptions) -> dict[str, Any]:
    """A path as URI: relative to the working folder, or a file URI where it was typed as absolute."""
    shown = quote(shown_path(path, options).encode("utf-8", "surrogatepass"), safe="/")
    if shown.startswith("/"):
        return {"uri": "file://" + shown}
    return {"uri": shown, "uriBaseId": "%SRCROOT%"}


def _result(
    finding: Finding, order: dict[str, int], indices: dict[str, int], options: ShowOptions
) -> dict[str, Any]:
    decided = finding.outcome is Outcome.VIOLATED
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "kind": "fail" if decided else "review",
        "level": LEVELS[finding.severity] if decided else "none",
        "message": {"text": f"{finding.message}{finding.suggestion}"},
        "partialFingerprints": {"heguiFinding/v1": finding.fingerprint},
        "properties": _properties(finding),
    }
    locations = _locations(finding, indices, options)
    if locations:
        result["locations"] = locations
    fixes = _fixes(finding, options)
    if fixes:
        result["fixes"] = fixes
    if finding.waived is not None:
        waiver = {"kind": "external", "status": "accepted", "justification": finding.waived}
        result["suppressions"] = [waiver]
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    facts = {
        "severity": finding.severity.value,
        "step": finding.step,
        "page": finding.page,
        "block": finding.block,
        "sheet": finding.sheet,
        "row": finding.row,
        "quote": finding.quote,
        "basis": wording.merge_bases(finding.basis),
    }
    return {key: value for key, value in facts.items() if value is not None}


def _locations(finding: Finding, indices: dict[str, int], options: ShowOptions) -> list[dict[str, Any]]:
    location: dict[str, Any] = {}
    if finding.path is not None:
        artifact = _location(finding.path, options)
        if finding.path in indices:
            artifact["index"] = indices[finding.path]
        location["physicalLocation"] = {"artifactLocation": artifact}
        region = _region(finding)
        if region:
            location["physicalLocation"]["region"] = region
    name = finding.provision or (wording.step_name(finding.step) if finding.path is None else "")
    if name:
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": name, "kind": "provision"}]
    return [location] if location else []


def _region(finding: Finding) -> dict[str, Any] | None:
    """Line and columns, which only plain text has; columns count code points from 1, the end is outside."""
    if finding.line is None:
        return None
    region: dict[str, Any] = {"startLine": finding.line, "endLine": finding.line}
    if finding.start is not None and finding.end is not None:
        region |= {"startColumn": finding.start + 1, "endColumn": finding.end + 1}
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    return region


def _fixes(finding: Finding, options: ShowOptions) -> list[dict[str, Any]]:
    region = _region(finding)
    if finding.fix is None or finding.path is None or region is None or finding.start is None:
        return []
    region.pop("snippet", None)
    change = {"deletedRegion": region, "insertedContent": {"text": finding.fix.replacement}}
    artifact = {"artifactLocation": _location(finding.path, options), "replacements": [change]}
    return [{"description": {"text": finding.suggestion or finding.message}, "artifactChanges": [artifact]}]
