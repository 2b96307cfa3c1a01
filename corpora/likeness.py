"""Learn the tables of likeness from labelled texts: ``python corpora/likeness.py [content] [step]``.

Read are ``corpora/sentences`` without the held-out files, and for provisions the examples of the AU and FC
rules and the clean documents. One class against all others, logistic regression over runs of one to four
characters weighed by tf-idf; the runs that weigh most are kept and learned again alone. Needs scikit-learn
(``pip install .[train]``). Same input, same table. See docs/adr/0006.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from hegui.model.document import Role
from hegui.model.dossier import EvidenceStatus
from hegui.procedure.second_opinion import STEPS, prepared
from hegui.statutes.likeness import LONGEST_RUN, plain

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "rules/reference"
CLASSES = tuple(f"F{number}" for number in range(1, 14))
STEP_CLASSES = (
    *(step.value for step in STEPS),
    *(status.value for status in EvidenceStatus),
    *(f"{step.value}.{status.value}" for step in STEPS for status in EvidenceStatus),
)
MOST_RUNS = {"content": 12_000, "step": 8_000}
SHORTEST = 20
"""Code points of a paragraph that is learned from."""
LIGHTEST = 0.1
"""Smaller weights are left out of a table."""
STRENGTH = 30.0
"""Inverse of the regularisation: chosen with whole files left out, not sentences."""


class Labelled(NamedTuple):
    """A labelled text. open: classes that its writer leaves undecided."""

    text: str
    labels: frozenset[str]
    open: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Writes the tables."""
    sources = {
        "content": ("prohibited_likeness.csv", CLASSES, lambda: [*labelled(), *examples(), *ordinary()]),
        "step": ("step_likeness.csv", STEP_CLASSES, lambda: list(sentences())),
    }
    for name, (table, classes, read) in sources.items():
        if not arguments or name in arguments:
            known = read()
            write_table(REFERENCE / table, known, classes, MOST_RUNS[name])
            print(f"{len(known)} 条，已写入 {table}", flush=True)
    return 0


def sentences() -> Iterator[Labelled]:
    """The sentences on the steps of the procedure."""
    for row in _rows("procedure"):
        labels: set[str] = set()
        for event in row["events"]:
            step, status = event["step"], event["status"]
            if step in STEP_CLASSES:
                labels |= {step, status, f"{step}.{status}"}
        yield Labelled(prepared(row["text"], Role(row["role"])), frozenset(labels), frozenset())


def _rows(kind: str) -> Iterator[dict[str, Any]]:
    for path in sorted((ROOT / "corpora/sentences").glob(f"{kind}*.jsonl")):
        if "heldout" not in path.name:
            yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def labelled() -> Iterator[Labelled]:
    """The clauses of the development files."""
    for row in _rows("content"):
        yield Labelled(row["text"], frozenset(row["labels"]), frozenset(row.get("also", ())))


def examples() -> Iterator[Labelled]:
    """The examples that the rules themselves carry."""
    for folder in ("authority", "competition"):
        for path in sorted((ROOT / "rules" / folder).glob("*.yaml")):
            rule = yaml.safe_load(path.read_text(encoding="utf-8"))
            if rule.get("check") != "prohibited_act":
                continue
            tags = frozenset(rule.get("tags", ()))
            for example in rule["examples"]:
                if "text" in example and example["outcome"] in ("violated", "satisfied"):
                    said = tags if example["outcome"] == "violated" else frozenset()
                    yield Labelled(example["text"], said, frozenset(CLASSES) - tags)


def ordinary() -> Iterator[Labelled]:
    """Paragraphs of the documents that are clean by what their writers settled."""
    for path in sorted((ROOT / "corpora/documents").glob("*/expected.json")):
        if json.loads(path.read_text(encoding="utf-8")).get("clean"):
            for text in sorted(path.parent.glob("text.*")):
                for line in text.read_text(encoding="utf-8").splitlines():
                    if len(line.strip()) >= SHORTEST:
                        yield Labelled(line.strip(), frozenset(), frozenset())


def write_table(target: Path, known: Sequence[Labelled], classes: Sequence[str], most: int) -> None:
    """Learns twice: over all runs, then over those that weigh most."""
    texts = [plain(provision.text) for provision in known]
    every = _learn(texts, known, classes, None)
    runs = sorted(_heaviest(every, most))
    learned = _learn(texts, known, classes, runs)
    with target.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("run", "idf", *classes))
        table.writerow(("", "", *(f"{start:.3f}" for start in learned.start)))
        for run, idf, weights in learned.rows:
            table.writerow((run, f"{idf:.3f}", *(_cell(weight) for weight in weights)))


class _Learned(NamedTuple):
    start: list[float]
    rows: list[tuple[str, float, list[float]]]


def _cell(weight: float) -> str:
    return "" if abs(weight) < LIGHTEST else f"{weight:.1f}"


def _learn(
    texts: Sequence[str], known: Sequence[Labelled], classes: Sequence[str], runs: Sequence[str] | None
) -> _Learned:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = TfidfVectorizer(
        analyzer="char", ngram_range=(1, LONGEST_RUN), min_df=2, sublinear_tf=True, vocabulary=runs
    )
    counted: Any = counter.fit_transform(texts)
    start: list[float] = []
    columns: list[list[float]] = []
    for name in classes:
        chosen = [i for i, p in enumerate(known) if name in p.labels or name not in p.open]
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=3000)
        model.fit(counted[chosen], [name in known[i].labels for i in chosen])
        start.append(float(model.intercept_[0]))
        columns.append([float(weight) for weight in model.coef_[0]])
    names = [str(name) for name in counter.get_feature_names_out()]
    rows = zip(names, map(float, counter.idf_), map(list, zip(*columns, strict=True)), strict=True)
    return _Learned(start, list(rows))


def _heaviest(learned: _Learned, most: int) -> list[str]:
    ranked = sorted(learned.rows, key=lambda row: (-max(map(abs, row[2])) * row[1], row[0]))
    return [run for run, _, _ in ranked[:most]]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
