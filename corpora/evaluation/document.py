"""Drafts of one to three pages: what must be found in them and what must not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.page import Section, bullets, not_measured, ratio, table
from evaluation.program import ask, is_grave

TITLE = "文稿：应找到与不应找到"


@dataclass(slots=True)
class Score:
    """Counts over all documents and the disagreements by name."""

    documents: int = 0
    clean: int = 0
    clean_quiet: int = 0
    wanted: int = 0
    found: int = 0
    unwanted: int = 0
    silent: int = 0
    misses: list[str] = field(default_factory=list)


def measure_documents(folder: Path) -> Section:
    """Checks every document that has an expectation."""
    expected = sorted(folder.glob("*/expected.json"))
    if not expected:
        return not_measured(TITLE, "corpora/documents 中还没有文稿")
    score = Score()
    failures = []
    for path in expected:
        wanted = json.loads(path.read_text(encoding="utf-8"))
        answer = ask(["check", *_files(path.parent), *wanted.get("args", ()), "--no-cache"], timeout=120)
        if answer.value is None:
            failures.append(f"{path.parent.name}：{answer.reason}")
        else:
            score_document(path.parent.name, wanted, answer.value["findings"], score)
    return _section(score, failures)


def _files(folder: Path) -> list[str]:
    source = folder / "source" if (folder / "source").is_dir() else folder
    return [str(path) for path in sorted(source.iterdir()) if path.name != "expected.json"]


def score_document(
    name: str, expected: Mapping[str, Any], findings: list[dict[str, Any]], score: Score
) -> None:
    """Compares the findings of one document; undetermined ones do not count."""
    violated = [f for f in findings if f["outcome"] == "violated"]
    score.documents += 1
    for entry in expected.get("must_find", ()):
        score.wanted += 1
        if any(matches(finding, entry) for finding in violated):
            score.found += 1
        else:
            score.misses.append(f"{name}，未找到：{_shown(entry)}")
    for entry in expected.get("must_not_find", ()):
        score.unwanted += 1
        wrong = [finding for finding in violated if matches(finding, entry)]
        score.silent += not wrong
        for finding in wrong:
            score.misses.append(f"{name}，误报：{finding['rule']}“{finding['quote']}”（{_shown(entry)}）")
    if expected.get("clean"):
        score.clean += 1
        alarms = [finding for finding in violated if is_grave(finding)]
        score.clean_quiet += not alarms
        for finding in alarms:
            score.misses.append(f"{name}（干净），严重误报：{finding['rule']}“{finding['quote']}”")


def matches(finding: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Whether a finding is the one an entry describes: rule or prefix, severity, and quoted words."""
    prefixes = _texts(entry.get("rules") or entry.get("rule") or entry.get("family") or "")
    if not any(finding["rule"].startswith(prefix) for prefix in prefixes):
        return False
    severities = _texts(entry.get("severity") or "")
    if severities != [""] and finding["severity"] not in severities:
        return False
    quote = entry.get("quote")
    if not quote:
        return True
    said = finding["quote"] or ""
    return (bool(said) and (quote in said or said in quote)) or quote in finding["message"]


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _shown(entry: Mapping[str, Any]) -> str:
    kept = {key: value for key, value in entry.items() if key not in ("why", "basis")}
    return json.dumps(kept, ensure_ascii=False)


def _section(score: Score, failures: list[str]) -> Section:
    rows = [
        ("应找到的", ratio(score.found, score.wanted)),
        ("不应找到而未报的", ratio(score.silent, score.unwanted)),
        ("干净文稿无 block、major 误报的", ratio(score.clean_quiet, score.clean)),
    ]
    parts = [f"{score.documents} 份文稿。", table(("项目", "结果"), rows)]
    if failures:
        parts.append("**未能检查的**：\n\n" + bullets(failures, ""))
    parts.append("不符之处：\n\n" + bullets(score.misses, "没有。"))
    headline = f"应找到 {ratio(score.found, score.wanted)}，误报 {score.unwanted - score.silent} 项"
    return Section(title=TITLE, body="\n\n".join(parts), done=not failures, headline=headline)
