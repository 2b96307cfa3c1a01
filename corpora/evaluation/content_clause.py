"""Clauses of content: which prohibited classes the AU and FC rules see in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.page import Section, Tally, bullets, not_measured, ratio, share, table
from evaluation.program import read_lines

CORE = tuple(f"F{number}" for number in range(1, 15))
NAMES = {
    "F1": "设定行政处罚", "F2": "设定行政许可", "F3": "增设许可条件", "F4": "设定行政强制",
    "F5": "收费、基金、保证金", "F6": "税收", "F7": "减损权益、增加义务", "F8": "证明事项",
    "F9": "市场准入和退出", "F10": "商品要素流动", "F11": "生产经营成本", "F12": "生产经营行为",
    "F13": "未作公平竞争审查", "F14": "例外规定滥用", "F15": "溯及既往", "F18": "权力来源",
    "F19": "摊派", "F20": "罚没指标", "F23": "普遍停产停业",
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Tallies by class and by rule, and what was left undetermined."""

    classes: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    abstained: Counter[str] = field(default_factory=Counter)
    abstained_rules: Counter[str] = field(default_factory=Counter)
    positives: Counter[str] = field(default_factory=Counter)
    lookalikes: Counter[str] = field(default_factory=Counter)
    fooled: Counter[str] = field(default_factory=Counter)
    tolerated: int = 0
    clauses: int = 0
    genres: int = 0
    problems: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules said of one clause: classes and rules by outcome, and the genre that was seen."""

    grave: Mapping[str, frozenset[str]]
    undetermined: Mapping[str, frozenset[str]]
    genre: str | None
    problems: tuple[str, ...] = ()


def measure_clauses(path: Path, title: str) -> Section:
    """Runs the AU and FC rules over every clause of a labelled file."""
    if not path.is_file():
        return not_measured(title, f"{path.name} 尚不存在")
    judge = _Judge()
    if not judge.rules:
        return not_measured(title, "规则库中还没有 AU、FC 规则")
    score = Score()
    for row in read_lines(path):
        score_clause(row, judge.verdict(row), score)
    return _section(title, score, judge.tags)


class _Judge:
    """The AU and FC rules bound once, over documents made of single clauses."""

    def __init__(self) -> None:
        from hegui.pipeline.run import Run, RunSpec
        from hegui.settings import Settings

        self._run = Run(RunSpec(settings=Settings(), command="review", today=date(2026, 1, 1)))
        chosen = [b for b in self._run.document_rules if b.rule.id[:2] in ("AU", "FC")]
        self.rules = tuple(chosen)
        self.tags = {b.rule.id: frozenset(t for t in b.rule.tags if t in NAMES) for b in chosen}

    def verdict(self, row: Mapping[str, Any]) -> Verdict:
        """Judges one clause as the only provision of a document of its genre, issuer and date."""
        from hegui.engine.dates import deciding_date
        from hegui.engine.run import run_document_rules
        from hegui.intake.reader import raw_from_text
        from hegui.parsing.document import build_document

        raw = raw_from_text(document_text(row))
        needs = frozenset().union(*(bound.spec.needs for bound in self.rules))
        document = build_document(raw, parts=needs, reference=self._run.reference)
        on, dated = deciding_date(document, None, date.fromisoformat(row["date"]))
        outcome = run_document_rules(self.rules, document, self._run.context(on, dated=dated))
        grave: dict[str, frozenset[str]] = {}
        open_: dict[str, frozenset[str]] = {}
        for finding in outcome.findings:
            if finding.outcome.value == "undetermined":
                open_[finding.rule] = self.tags[finding.rule]
            elif finding.severity.value in ("block", "major"):
                grave[finding.rule] = self.tags[finding.rule]
        problems = tuple(problem.message for problem in outcome.problems)
        return Verdict(grave=grave, undetermined=open_, genre=document.genre, problems=problems)


def document_text(row: Mapping[str, Any]) -> str:
    """A document of the row's genre, issuer and date whose only provision is the clause."""
    day = date.fromisoformat(row["date"])
    title = f"{row['issuer']}关于有关事项的{row['genre']}"
    signed = f"{row['issuer']}\n{day.year}年{day.month}月{day.day}日"
    return f"{title}\n\n{row['text']}\n\n{signed}\n"


def tolerated_classes(row: Mapping[str, Any]) -> frozenset[str]:
    """Classes that its writer settled beforehand that a clause may be given besides its labels."""
    return frozenset(row.get("also", ()))


def score_clause(row: Mapping[str, Any], verdict: Verdict, score: Score) -> None:
    """Adds one clause to the counts."""
    labels, also = frozenset(row["labels"]), tolerated_classes(row)
    said = frozenset().union(*verdict.grave.values())
    unsure = frozenset().union(*verdict.undetermined.values()) - said
    score.clauses += 1
    score.genres += verdict.genre is not None
    score.problems.update(verdict.problems)
    score.tolerated += len(said & also - labels)
    for name in said | labels:
        if name in also and name not in labels:
            continue
        right = name in said and name in labels
        surplus = name in said and name not in labels
        score.classes[name].add(Tally(right, surplus, name in labels and name not in said))
    score.positives.update(labels)
    score.abstained.update(labels & unsure)
    _score_lookalike(row, said - also, score)
    _score_rules(verdict, labels, also, score)


def _score_lookalike(row: Mapping[str, Any], said: Collection[str], score: Score) -> None:
    resembled = row.get("lookalike_of")
    if resembled is not None and not row["labels"]:
        score.lookalikes[resembled] += 1
        score.fooled[resembled] += bool(said)


def _score_rules(verdict: Verdict, labels: frozenset[str], also: frozenset[str], score: Score) -> None:
    for rule, tags in verdict.grave.items():
        if tags & labels:
            score.rules[rule].right += 1
        elif not tags & also:
            score.rules[rule].surplus += 1
    for rule in verdict.undetermined:
        score.abstained_rules[rule] += 1


def total(score: Score, names: Collection[str] = CORE) -> Tally:
    """The sum over classes."""
    joined = Tally()
    for name in names:
        joined.add(score.classes[name])
    return joined


def _section(title: str, score: Score, tags: Mapping[str, frozenset[str]]) -> Section:
    core = total(score)
    headline = f"精确率 {share(core.precision)}，召回率 {share(core.recall)}"
    quiet = sum(score.lookalikes.values()) - sum(score.fooled.values())
    text = [
        f"{score.clauses} 条；F1–F14 合计**{headline}**（只计 block、major；对 {core.right}、"
        f"多 {core.surplus}、漏 {core.missed}，另有 {score.tolerated} 处属约定可接受的另一类别，不计）。"
        f"近似而合法的条款中，保持沉默的 {ratio(quiet, sum(score.lookalikes.values()))}。"
        f"程序认出文种的 {ratio(score.genres, score.clauses)}。",
        _class_table(score),
        _rule_table(score, tags),
    ]
    if score.problems:
        text.append("检查方法出错：\n\n" + bullets((f"{k}（{n} 次）" for k, n in score.problems.items()), ""))
    return Section(title=title, body="\n\n".join(text), headline=headline)


def _class_table(score: Score) -> str:
    names = [name for name in NAMES if name in score.classes or name in score.lookalikes]
    rows = [
        (
            f"{name} {NAMES[name]}",
            score.positives[name],
            score.classes[name].right,
            score.classes[name].surplus,
            score.classes[name].missed,
            score.abstained[name],
            share(score.classes[name].precision),
            share(score.classes[name].recall),
            f"{score.fooled[name]}/{score.lookalikes[name]}",
        )
        for name in names
    ]
    head = ("类别", "应有", "对", "多", "漏", "漏中存疑", "精确率", "召回率", "近似条款误报")
    return table(head, rows)


def _rule_table(score: Score, tags: Mapping[str, frozenset[str]]) -> str:
    rows = [
        (
            rule,
            "、".join(sorted(classes, key=lambda name: int(name[1:]))) or "—",
            score.rules[rule].right,
            score.rules[rule].surplus,
            share(score.rules[rule].precision),
            ratio(score.rules[rule].right, sum(score.positives[name] for name in classes)),
            score.abstained_rules[rule],
        )
        for rule, classes in sorted(tags.items())
    ]
    head = ("规则", "类别", "对", "误报", "精确率", "占该类应有", "存疑")
    return table(head, rows)
