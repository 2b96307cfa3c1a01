"""What the dossiers of the corpus are expected to come to, and how a report differs from it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from hegui.model.report import Report
from hegui.model.rule import Outcome
from hegui.pipeline.review import review_dossier
from hegui.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "dossiers"
TODAY = date(2026, 11, 23)
PROCEDURE = ("PR", "RG")
STATUSES = ("performed", "exempted", "negated", "planned", "mentioned")
"""Strongest first, as the expectations name the strongest."""


def slugs() -> list[str]:
    """Dossiers that have an expectation."""
    return sorted(path.parent.name for path in CORPUS.glob("*/expected.json"))


def expected(slug: str) -> dict[str, Any]:
    """The expectation of one dossier."""
    data: dict[str, Any] = json.loads((CORPUS / slug / "expected.json").read_text(encoding="utf-8"))
    return data


def reviewed(folder: Path, truth: dict[str, Any]) -> Report:
    """The report of a built dossier, with the options of the expectation."""
    options = dict(zip(truth["args"][::2], truth["args"][1::2], strict=True))
    as_of = options.get("--as-of")
    settings = Settings(
        jurisdiction=options.get("--jurisdiction", "CN"),
        as_of=date.fromisoformat(as_of) if as_of else None,
        cache=False,
    )
    return review_dossier(folder, settings, today=TODAY)


def differences(report: Report, truth: dict[str, Any]) -> list[str]:
    """One line for each point in which the report is not as expected."""
    found: list[str] = []
    matter = report.matter
    assert matter is not None
    want = truth["matter"] or {}
    kinds = sorted(kind.value for kind in matter.kinds)
    if want.get("kinds") is not None and kinds != sorted(want["kinds"]):
        found.append(f"kinds {kinds}, expected {want['kinds']} (unsure: {matter.unsure})")
    if want.get("scope") is not None and matter.scope.value != want["scope"]:
        found.append(f"scope {matter.scope.value}, expected {want['scope']}")
    if report.conclusion.value != truth["conclusion"]:
        found.append(f"conclusion {report.conclusion.value}, expected {truth['conclusion']}")
    roles = {record.path: record.role for record in report.documents}
    for path, role in truth["roles"].items():
        if roles.get(path) != role:
            found.append(f"role of {path}: {roles.get(path)}, expected {role}")
    return found + step_differences(report, truth) + grave_differences(report, truth)


def step_differences(report: Report, truth: dict[str, Any]) -> list[str]:
    """Verdicts, requirements and the strongest evidence that differ."""
    steps = {step.kind.value: step for step in report.steps}
    found: list[str] = []
    for name, want in truth["steps"].items():
        step = steps.get(name)
        if step is None:
            found.append(f"{name}: not shown, expected {want['verdict']}")
            continue
        for key, have in (("verdict", step.verdict.value), ("requirement", step.requirement.value)):
            if want.get(key) is not None and have != want[key]:
                found.append(f"{name}: {key} {have}, expected {want[key]} ({step.reason})")
        held = {evidence.status.value for evidence in step.evidence}
        best = next((status for status in STATUSES if status in held), None)
        if want.get("best_status") is not None and best != want["best_status"]:
            found.append(f"{name}: best evidence {best}, expected {want['best_status']}")
    return found


def grave_differences(report: Report, truth: dict[str, Any]) -> list[str]:
    """Block and major findings by severity, family and step: beyond the expected, and not found."""
    have = {
        (f.severity.value, f.rule[:2], f.step or "")
        for f in report.findings
        if f.outcome is Outcome.VIOLATED and f.severity.value in ("block", "major")
    }
    want = {(g["severity"], g["family"], g.get("step") or "") for g in truth["grave"]}
    lines = [f"beyond: {item} {_messages(report, item)}" for item in sorted(have - want)]
    return lines + [f"not found: {item}" for item in sorted(want - have)]


def _messages(report: Report, item: tuple[str, str, str]) -> str:
    severity, family, step = item
    return "; ".join(
        f"{f.rule} {re.sub(chr(10), ' ', f.message)[:80]}"
        for f in report.findings
        if f.severity.value == severity and f.rule.startswith(family) and (f.step or "") == step
    )
