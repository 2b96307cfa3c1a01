"""Dossiers: step verdicts, roles, matter, conclusion and grave findings against expected.json."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.page import Section, bullets, not_measured, ratio, table
from evaluation.program import ROOT, ask, is_grave

TITLE = "卷宗：步骤、角色、事项、结论、严重发现"
STATUSES = ("performed", "exempted", "negated", "planned", "mentioned")
SEVERITIES = ("block", "major", "minor", "info")
NAMES = {
    "verdict": "步骤结论",
    "requirement": "步骤要求",
    "best_status": "最有力证据的状态",
    "kinds": "事项类别",
    "scope": "适用方式",
    "role": "文件角色",
    "conclusion": "总结论",
    "grave": "应有的严重发现",
    "message": "应说明的数字",
}


@dataclass(slots=True)
class Score:
    """What was compared and what of it agreed, by measure; and the disagreements by name."""

    agreed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[str] = field(default_factory=list)
    surplus: int = 0
    clean: int = 0
    alarmed: int = 0

    def compare(self, measure: str, place: str, wanted: Any, got: Any) -> None:
        """Counts one comparison; a wanted null is none."""
        if wanted is None:
            return
        self.compared[measure] += 1
        if wanted == got:
            self.agreed[measure] += 1
        else:
            self.misses.append(f"{place}，{NAMES[measure]}：应为 {_shown(wanted)}，得 {_shown(got)}")


def _shown(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


def measure_dossiers(built: Path) -> Section:
    """Reviews every built dossier and compares. ``built`` is the folder that build.py wrote."""
    score = Score()
    failures: list[str] = []
    number = 0
    for expected_file in sorted((ROOT / "corpora/dossiers").glob("*/expected.json")):
        name = expected_file.parent.name
        expected = json.loads(expected_file.read_text(encoding="utf-8"))
        answer = ask(["review", str(built / "dossiers" / name), *expected["args"]], timeout=300)
        if answer.value is None:
            failures.append(f"{name}：{answer.reason}")
            continue
        number += 1
        score_dossier(name, expected, answer.value, score)
    if not number:
        return not_measured(TITLE, failures[0] if failures else "没有卷宗")
    return _section(number, failures, score)


def score_dossier(name: str, expected: Mapping[str, Any], report: Mapping[str, Any], score: Score) -> None:
    """Compares one report with its expectation."""
    matter, wanted = report["matter"] or {}, expected.get("matter") or {}
    kinds = wanted.get("kinds")
    score.compare("kinds", name, None if kinds is None else sorted(kinds), sorted(matter.get("kinds", [])))
    score.compare("scope", name, wanted.get("scope"), matter.get("scope"))
    score.compare("conclusion", name, expected.get("conclusion"), report["summary"]["conclusion"])
    roles = {document["path"]: document["role"] for document in report["documents"]}
    for path, role in (expected.get("roles") or {}).items():
        score.compare("role", f"{name}/{path}", role, roles.get(path))
    steps = {step["step"]: step for step in report["steps"]}
    for kind, values in (expected.get("steps") or {}).items():
        _score_step(f"{name} {kind}", values, steps.get(kind, {}), score)
    for kind, words in (expected.get("message_contains") or {}).items():
        said = steps.get(kind, {}).get("reason", "")
        said += "".join(f["message"] for f in report["findings"] if f["step"] == kind)
        score.compare("message", f"{name} {kind}", words, [word for word in words if word in said])
    _score_grave(name, expected, report, score)


def _score_step(place: str, wanted: Mapping[str, Any], got: Mapping[str, Any], score: Score) -> None:
    score.compare("requirement", place, wanted.get("requirement"), got.get("requirement"))
    score.compare("verdict", place, wanted.get("verdict"), got.get("verdict"))
    held = {evidence["status"] for evidence in got.get("evidence", ())}
    best = next((status for status in STATUSES if status in held), None)
    score.compare("best_status", place, wanted.get("best_status"), best)


def _score_grave(name: str, expected: Mapping[str, Any], report: Mapping[str, Any], score: Score) -> None:
    entries = expected.get("grave") or []
    produced = [finding for finding in report["findings"] if is_grave(finding)]
    for entry in entries:
        found = any(f["severity"] == entry["severity"] and matches(f, entry) for f in produced)
        wanted = f"{entry['severity']} {entry.get('step') or entry.get('family')}（{entry.get('why')}）"
        score.compare("grave", name, wanted, wanted if found else "未发现")
    for finding in unexpected(produced, entries):
        score.surplus += 1
        where = finding["path"] or "卷宗"
        score.misses.append(
            f"{name}，多出的严重发现：{finding['rule']} {finding['severity']} {where}：{finding['message']}"
        )
    if expected.get("clean"):
        score.clean += 1
        score.alarmed += bool(produced)


def unexpected(produced: list[dict[str, Any]], entries: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Grave findings that no expected entry covers."""
    for finding in produced:
        if not any(_covers(finding, entry) for entry in entries):
            yield finding


def _covers(finding: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """An entry names the highest severity for its step or family and place."""
    lower = SEVERITIES.index(finding["severity"]) >= SEVERITIES.index(entry["severity"])
    return lower and matches(finding, entry)


def matches(finding: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Same step (or family where the entry has no step), at one of the entry's places."""
    if entry.get("step") is not None:
        same = bool(finding["step"] == entry["step"])
    else:
        same = entry.get("family") in (None, finding["rule"][:2])
    if entry.get("path") is None:
        return same
    return same and str(finding["path"]) in (entry["path"], *entry.get("also_paths", ()))


def _section(number: int, failures: list[str], score: Score) -> Section:
    rows = [(NAMES[m], ratio(score.agreed[m], score.compared[m])) for m in NAMES if score.compared[m]]
    rows.append(("预期以外的严重发现", str(score.surplus)))
    rows.append(("干净卷宗中有严重误报的", f"{score.alarmed}/{score.clean}"))
    text = [
        f"{number} 个虚构卷宗（Word、PDF、文本混合），预期由他人依法律写成，写时未见程序输出。"
        "预期中为空的项不比较；严重发现指 block、major 级。",
        table(("项目", "结果"), rows),
    ]
    if failures:
        text.append("**未能审查的卷宗**：\n\n" + bullets(failures, ""))
    text.append("不符之处：\n\n" + bullets(score.misses, "没有。"))
    total, right = sum(score.compared.values()), sum(score.agreed.values())
    headline = f"{ratio(right, total)}相符，预期以外的严重发现 {score.surplus} 处"
    return Section(title=TITLE, body="\n\n".join(text), done=not failures, headline=headline)
