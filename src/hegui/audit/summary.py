"""What a report says of the whole archive: results of rules, counts, problems, the annual statistic.

It is folded from the store once and kept there, so that a run in which nothing changed reads no results.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from operator import add
from typing import Any

from hegui.archive.codec import pack, unpack
from hegui.archive.pairing import build_pairings
from hegui.archive.source import ArchiveSource
from hegui.archive.store.store import Store
from hegui.archive.store.stream import StoredResult, stored_archive_results, stored_results, totals
from hegui.audit.examine import RANKS
from hegui.model.document import Problem
from hegui.model.report import RuleResult
from hegui.model.rule import Outcome
from hegui.pipeline.run import Run
from hegui.report.archive_report import YearFigures, years_of

UNTOUCHED = "没有可检查的对象"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole in figures. problems: of files that were examined, and of rules that crashed."""

    results: tuple[RuleResult, ...]
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    years: tuple[YearFigures, ...]


@dataclass(slots=True)
class _Fold:
    """Results of the document rules over all files so far, one place a rule."""

    ranks: bytes
    examined: list[int]
    reasons: list[str]
    problems: list[Problem]
    unread: int = 0

    def add(self, row: StoredResult) -> None:
        if row.code is not None:
            self.problems.append(Problem(path=row.path, code=row.code, message=row.message or ""))
        if row.problems is not None:
            found = unpack(row.problems)
            self.problems += [Problem(path=row.path, code=code, message=text) for code, text in found]
        if row.record is None:
            self.unread += 1
            return
        assert row.outcomes is not None
        assert row.examined is not None
        counts = array("I")
        counts.frombytes(row.examined)
        self.examined = list(map(add, self.examined, counts))
        ranks = bytes(map(min, self.ranks, row.outcomes))
        if ranks != self.ranks:
            self._take_reasons(ranks, row)

    def _take_reasons(self, ranks: bytes, row: StoredResult) -> None:
        assert row.reasons is not None
        reasons = unpack(row.reasons)
        for index, (old, new) in enumerate(zip(self.ranks, ranks, strict=True)):
            if new < old:
                self.reasons[index] = reasons[index]
        self.ranks = ranks


def summarise_store(store: Store, run: Run, source: ArchiveSource, key: str) -> Summary:
    """The summary of all that rests on ``key``: as kept, else folded and kept."""
    kept = store.setting("summary")
    if kept:
        plain = unpack(bytes.fromhex(kept))
        if plain["key"] == key:
            return _from_plain(plain)
    summary = _summarise(store, run, source)
    store.put_setting("summary", pack({"key": key, **_to_plain(summary)}).hex())
    return summary


def _summarise(store: Store, run: Run, source: ArchiveSource) -> Summary:
    count = len(run.document_rules)
    nothing = RANKS.index(Outcome.NOT_APPLICABLE)
    fold = _Fold(bytes([nothing]) * count, [0] * count, [UNTOUCHED] * count, [])
    for row in stored_results(store.engine):
        fold.add(row)
    crashed = json.loads(store.setting("archive_problems") or "[]")
    return Summary(
        results=_results(fold, store, run),
        problems=(*fold.problems, *(Problem(path="", code=code, message=text) for code, text in crashed)),
        counts=totals(store.engine),
        years=years_of(build_pairings(source), run.as_of),
    )


def _results(fold: _Fold, store: Store, run: Run) -> tuple[RuleResult, ...]:
    rows = [
        (bound.rule.id, RANKS[fold.ranks[index]].value, fold.examined[index], fold.reasons[index])
        for index, bound in enumerate(run.document_rules)
    ]
    titles = {rule.id: rule.title for rule in run.rulebook.rules}
    return tuple(
        RuleResult(
            rule=rule, outcome=Outcome(outcome), examined=examined, reason=reason, title=titles.get(rule, "")
        )
        for rule, outcome, examined, reason in sorted((*rows, *stored_archive_results(store.engine)))
    )


def _to_plain(summary: Summary) -> dict[str, Any]:
    return {
        "results": [[r.rule, r.outcome.value, r.examined, r.reason, r.title] for r in summary.results],
        "problems": [[p.path, p.code, p.message] for p in summary.problems],
        "counts": dict(summary.counts),
        "years": [asdict(year) for year in summary.years],
    }


def _from_plain(plain: Mapping[str, Any]) -> Summary:
    return Summary(
        results=tuple(
            RuleResult(rule=rule, outcome=Outcome(outcome), examined=examined, reason=reason, title=title)
            for rule, outcome, examined, reason, title in plain["results"]
        ),
        problems=tuple(Problem(path=path, code=code, message=text) for path, code, text in plain["problems"]),
        counts=plain["counts"],
        years=tuple(YearFigures(**year) for year in plain["years"]),
    )
