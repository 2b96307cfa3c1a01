"""Drafts of one to three pages: what must be found in them and what must not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.page import Section, bullets, not_measured, ratio, table
from evaluation.program import ask, is_grave

TITLE = "文稿：应找到与不应找到"
_PROHIBITION = re.compile(r"F\d+\Z")


@dataclass(slots=True)
class Score:
    """Counts over all documents and the disagreements by name."""

    documents: int = 0
    clean: int = 0
    clean_quiet: int = 0
    wanted: int = 0
    found: int = 0
    graded: int = 0
    grade_right: int = 0
    unwanted: int = 0
    silent: int = 0
    surplus: int = 0
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
        file = next(path.parent.glob("text.*"))
        answer = ask(["check", str(file), *wanted.get("args", ()), "--no-cache"], timeout=120)
        if answer.value is None:
            failures.append(f"{path.parent.name}：{answer.reason}")
            continue
        text = file.read_text(encoding="utf-8")
        score_document(path.parent.name, wanted, text, answer.value["findings"], score)
    return _section(score, failures)


def score_document(
    name: str, expected: Mapping[str, Any], text: str, findings: list[dict[str, Any]], score: Score
) -> None:
    """Compares the findings of one document; undetermined ones do not count."""
    violated = [f for f in findings if f["outcome"] == "violated"]
    places = [find_place(text, f) for f in violated]
    score.documents += 1
    for entry in expected.get("must_find", ()):
        hits = [f for f, at in zip(violated, places, strict=True) if matches(f, at, entry, text)]
        _score_wanted(name, entry, hits, score)
    for entry in expected.get("must_not_find", ()):
        wrong = [f for f, at in zip(violated, places, strict=True) if matches(f, at, entry, text)]
        score.unwanted += 1
        score.silent += not wrong
        score.misses += [
            f"{name}，误报：{f['rule']} {f['severity']}“{f['quote']}”（{entry.get('why', '')}）"
            for f in wrong
        ]
    _score_rest(name, expected, text, list(zip(violated, places, strict=True)), score)


def _score_wanted(name: str, entry: Mapping[str, Any], hits: list[dict[str, Any]], score: Score) -> None:
    score.wanted += 1
    score.found += bool(hits)
    if not hits:
        score.misses.append(f"{name}，未找到：{entry['family']} {entry.get('class', '')}“{entry['quote']}”")
    elif not entry.get("severity_open"):
        score.graded += 1
        right = any(f["severity"] == entry["severity"] for f in hits)
        score.grade_right += right
        if not right:
            got = "、".join(sorted({f"{f['rule']} {f['severity']}" for f in hits}))
            score.misses.append(f"{name}，级别：“{entry['quote']}”应为 {entry['severity']}，得 {got}")


def _score_rest(
    name: str,
    expected: Mapping[str, Any],
    text: str,
    violated: list[tuple[dict[str, Any], tuple[int, int] | None]],
    score: Score,
) -> None:
    """Grave findings that nothing expected: on clean documents and on the others."""
    rest = [
        f
        for f, at in violated
        if is_grave(f) and not any(_same_place(f, at, e, text) for e in expected.get("must_find", ()))
    ]
    score.surplus += len(rest)
    score.misses += [f"{name}，预期以外的严重发现：{f['rule']} {f['severity']}“{f['quote']}”" for f in rest]
    if expected.get("clean"):
        score.clean += 1
        score.clean_quiet += not rest


def matches(
    finding: Mapping[str, Any], place: tuple[int, int] | None, entry: Mapping[str, Any], text: str
) -> bool:
    """Same family, same prohibited class where the entry has one, on the entry's slice of the text."""
    if not finding["rule"].startswith(entry["family"]):
        return False
    wanted = entry.get("class", "")
    if _PROHIBITION.match(wanted) and wanted not in _tags().get(finding["rule"], ()):
        return False
    return bool(entry.get("absence")) or _same_place(finding, place, entry, text)


def _same_place(
    finding: Mapping[str, Any], place: tuple[int, int] | None, entry: Mapping[str, Any], text: str
) -> bool:
    if place is None:
        return entry["quote"] in finding["message"]
    start = -1
    for _ in range(entry.get("nth", 1)):
        start = text.find(entry["quote"], start + 1)
    return start < place[1] and place[0] < start + len(entry["quote"])


def find_place(text: str, finding: Mapping[str, Any]) -> tuple[int, int] | None:
    """The finding's slice in the text of the file, by its line and quote."""
    if finding["line"] is None or not finding["quote"]:
        return None
    lines = text.split("\n")
    begin = sum(len(line) + 1 for line in lines[: finding["line"] - 1])
    at = text.find(finding["quote"], begin + finding["start"])
    at = at if at >= 0 else text.find(finding["quote"], begin)
    return (at, at + len(finding["quote"])) if at >= 0 else None


@cache
def _tags() -> Mapping[str, tuple[str, ...]]:
    from hegui.rulebook.loader import load_rulebook
    from hegui.rulebook.place import builtin_rules

    return {rule.id: rule.tags for rule in load_rulebook((builtin_rules(),)).rules}


def _section(score: Score, failures: list[str]) -> Section:
    rows = [
        ("应找到的", ratio(score.found, score.wanted)),
        ("找到的之中级别相符（法律未定级别的不计）", ratio(score.grade_right, score.graded)),
        ("不应找到而未报的", ratio(score.silent, score.unwanted)),
        ("干净文稿无 block、major 误报的", ratio(score.clean_quiet, score.clean)),
        ("预期以外的 block、major 发现", str(score.surplus)),
    ]
    parts = [f"{score.documents} 份文稿。", table(("项目", "结果"), rows)]
    if failures:
        parts.append("**未能检查的**：\n\n" + bullets(failures, ""))
    parts.append("不符之处：\n\n" + bullets(score.misses, "没有。"))
    headline = (
        f"应找到 {ratio(score.found, score.wanted)}，误报 {score.unwanted - score.silent} 项，"
        f"干净文稿 {ratio(score.clean_quiet, score.clean)}无严重误报"
    )
    return Section(title=TITLE, body="\n\n".join(parts), done=not failures, headline=headline)
