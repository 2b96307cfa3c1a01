"""Compares the report of an audit with the truth of a generated archive."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hegui.archive.store.store import Store
from hegui.archive.store.stream import StoreArchive
from hegui.archive.unit import build_units
from hegui.audit.plan import AuditPlan
from hegui.audit.run import audit_archive
from hegui.report.archive_json import stream_json
from hegui.settings import Settings

GENERATOR = Path(__file__).resolve().parents[2] / "corpora" / "archive"
GRAVE = ("block", "major")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Planted faults that were not found, and grave findings on what is sound."""

    planted: int
    missed: tuple[Any, ...]
    false_alarms: tuple[Any, ...]


def generate_archive(out: Path, count: int, seed: int) -> dict[str, Any]:
    """A generated archive and its truth."""
    sys.path.insert(0, str(GENERATOR))
    try:
        from generate import generate
    finally:
        sys.path.remove(str(GENERATOR))
    return generate(out, count, seed)  # type: ignore[no-any-return]


def plan_for(out: Path, **changes: Any) -> AuditPlan:
    """The audit of a generated archive, with its store beside it."""
    settings = Settings(as_of=date(2025, 6, 30), jurisdiction="CN-37", **changes.pop("settings", {}))
    values: dict[str, Any] = {
        "archive": str(out / "documents"),
        "settings": settings,
        "today": date(2025, 7, 1),
        "ledger": str(out / "台账.xlsx"),
        "publications": str(out / "公布目录.xlsx"),
        "store": str(out / "store.sqlite"),
    }
    return AuditPlan(**{**values, **changes})


def report_of(plan: AuditPlan) -> dict[str, Any]:
    """The JSON report of an audit."""
    with audit_archive(plan) as report:
        return json.loads("".join(stream_json(report)))  # type: ignore[no-any-return]


def resolved_links(out: Path) -> list[tuple[str, str]]:
    """Citing path and number of the target of every link that the audited archive resolves."""
    store = Store(str(out / "store.sqlite"))
    try:
        source = StoreArchive(store.engine, has_ledger=True, has_publications=True)
        links = [unit for kind, unit in build_units(source, frozenset({"link"})) if kind == "link"]
        return [(link.document.path, link.target.number or "") for link in links if link.target]  # type: ignore[union-attr]
    finally:
        store.close()


def score(report: dict[str, Any], truth: dict[str, Any]) -> Score:
    """What was missed and what was wrongly found."""
    found: dict[tuple[str, str, str, int | None], Any] = {}
    for finding in report["findings"]:
        found[(finding["rule"], finding["outcome"], finding["path"], finding["row"])] = finding
    missed = tuple(
        fault
        for fault in truth["faults"]
        if not any((fault["rule"], fault["outcome"], path, row) in found for path, row in fault["places"])
    )
    sound_paths, sound_rows = set(truth["faithful"]["paths"]), set(truth["faithful"]["rows"])
    alarms = tuple(
        finding
        for finding in report["findings"]
        if finding["severity"] in GRAVE
        and finding["outcome"] == "violated"
        and (
            finding["path"] in sound_paths
            or (finding["path"] == "台账.xlsx" and finding["row"] in sound_rows)
        )
    )
    return Score(planted=len(truth["faults"]), missed=missed, false_alarms=alarms)
