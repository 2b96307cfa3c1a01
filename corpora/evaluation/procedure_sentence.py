"""Sentences of the procedure: step and status that the evidence reader gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.page import Section, Tally, not_measured, ratio, share, table
from evaluation.program import read_lines

STATUSES = ("performed", "mentioned", "planned", "negated", "exempted")
STEP_NAMES = {
    "public_participation": "公众参与",
    "expert_argumentation": "专家论证",
    "risk_assessment": "风险评估",
    "legality_review": "合法性审核",
    "collective_deliberation": "集体讨论决定",
}
STATUS_NAMES = {
    "performed": "已履行",
    "mentioned": "仅提及",
    "planned": "拟开展",
    "negated": "未开展",
    "exempted": "说明不适用",
}


@dataclass(slots=True)
class Score:
    """Tallies by step and status, and of the dates of events that were found."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    dated: int = 0
    dated_right: int = 0
    undated: int = 0
    undated_right: int = 0
    sentences: int = 0
    exact: int = 0


def measure_sentences(path: Path, title: str) -> Section:
    """Reads every sentence of a labelled file and scores what the evidence reader finds."""
    if not path.is_file():
        return not_measured(title, f"{path.name} 尚不存在")
    try:
        from hegui.procedure.evidence import find_events
    except ImportError as error:
        return not_measured(title, f"模块尚未完成（{error}）")
    reader = _Reader(find_events)
    score = Score()
    for row in read_lines(path):
        wanted = [event for event in row["events"] if event["step"] in STEP_NAMES]
        score_sentence(wanted, reader.events(row), score)
    return _section(title, score)


class _Reader:
    """Turns a labelled sentence into a document and reads its events."""

    def __init__(self, find_events: Any) -> None:
        from hegui.rulebook.place import builtin_rules
        from hegui.statutes.reference import Reference

        self._find = find_events
        self._reference = Reference(builtin_rules() / "reference", ())

    def events(self, row: Mapping[str, Any]) -> list[dict[str, str | None]]:
        from dataclasses import replace

        from hegui.intake.reader import raw_from_text
        from hegui.model.document import Role
        from hegui.parsing.dates import find_dates
        from hegui.parsing.document import build_document

        raw = raw_from_text(row["text"])
        parsed = build_document(raw, parts=frozenset(), reference=self._reference, role=Role(row["role"]))
        written = date(int(row["year"]), 6, 30)
        dates = find_dates(raw.text, raw.blocks, written, self._reference)
        document = replace(parsed, signed_on=written, dates=dates, parts=frozenset({"dates"}))
        return [
            {"step": str(e.step), "status": str(e.status), "date": e.date.isoformat() if e.date else None}
            for e in self._find(document, self._reference.step_likeness)
            if str(e.step) in STEP_NAMES
        ]


def score_sentence(wanted: list[dict[str, Any]], got: list[dict[str, Any]], score: Score) -> None:
    """Compares the events of one sentence as multisets of step and status."""
    want = Counter((e["step"], e["status"]) for e in wanted)
    have = Counter((e["step"], e["status"]) for e in got)
    for key in want | have:
        both = min(want[key], have[key])
        score.tallies[key].add(Tally(both, have[key] - both, want[key] - both))
    score.sentences += 1
    score.exact += want == have
    for key in want & have:
        _score_dates(
            [e.get("date") for e in wanted if (e["step"], e["status"]) == key],
            [e.get("date") for e in got if (e["step"], e["status"]) == key],
            score,
        )


def _score_dates(wanted: list[str | None], got: list[str | None], score: Score) -> None:
    left = list(got)
    for day in wanted:
        right = day in left
        if right:
            left.remove(day)
        if day is None:
            score.undated += 1
            score.undated_right += right
        else:
            score.dated += 1
            score.dated_right += right


def macro_f1(score: Score) -> float | None:
    """Mean of the F1 of the five statuses over all steps."""
    values = [_joined(score, status=status).f1 for status in STATUSES]
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _joined(score: Score, *, step: str | None = None, status: str | None = None) -> Tally:
    joined = Tally()
    for (one_step, one_status), tally in score.tallies.items():
        if step in (None, one_step) and status in (None, one_status):
            joined.add(tally)
    return joined


def _row(name: str, tally: Tally) -> tuple[object, ...]:
    values = (share(tally.precision), share(tally.recall), share(tally.f1))
    return (name, tally.right + tally.missed, tally.right, tally.surplus, tally.missed, *values)


def _section(title: str, score: Score) -> Section:
    head = ("", "应有", "对", "多", "漏", "精确率", "召回率", "F1")
    by_status = [_row(STATUS_NAMES[s], _joined(score, status=s)) for s in STATUSES]
    by_step = [_row(STEP_NAMES[s], _joined(score, step=s)) for s in STEP_NAMES]
    both = [
        _row(f"{STEP_NAMES[step]}·{STATUS_NAMES[status]}", score.tallies[step, status])
        for step in STEP_NAMES
        for status in STATUSES
    ]
    total = _joined(score)
    text = (
        f"{score.sentences} 句；整句完全相符 {ratio(score.exact, score.sentences)}。"
        f"五种状态 F1 的平均（macro-F1）**{share(macro_f1(score))}**，"
        f"全部事件 F1 {share(total.f1)}。\n\n"
        f"状态判对的事件中：应有日期的，日期正确 {ratio(score.dated_right, score.dated)}；"
        f"应无日期的，未误给日期 {ratio(score.undated_right, score.undated)}。\n\n"
        + table(("状态", *head[1:]), by_status)
        + "\n\n"
        + table(("步骤", *head[1:]), by_step)
        + "\n\n"
        + table(("步骤·状态", *head[1:]), both)
    )
    return Section(title=title, body=text, headline=f"macro-F1 {share(macro_f1(score))}")
