"""Learn the table of likeness from the labelled provisions: ``python corpora/likeness.py [TABLE.csv]``.

Read are ``corpora/sentences/content*.jsonl`` without the held-out files, and the examples of the AU and FC
rules. One class against all others, logistic regression over runs of one to four characters weighed by
tf-idf; the ``MOST_RUNS`` runs that weigh most are kept and learned again alone. Needs scikit-learn
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

from hegui.statutes.likeness import LONGEST_RUN, plain

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "rules/reference/prohibited_likeness.csv"
CLASSES = tuple(f"F{number}" for number in range(1, 14))
MOST_RUNS = 12_000
STRENGTH = 30.0
"""Inverse of the regularisation: chosen with whole files left out, not sentences."""


class Provision(NamedTuple):
    """A labelled provision. open: classes that its writer leaves undecided."""

    text: str
    labels: frozenset[str]
    open: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Writes the table."""
    target = Path(arguments[0]) if arguments else TABLE
    known = [*labelled(), *examples()]
    write_table(target, known)
    print(f"{len(known)} 条，已写入 {target.name}")
    return 0


def labelled() -> Iterator[Provision]:
    """The clauses of the development files."""
    for path in sorted((ROOT / "corpora/sentences").glob("content*.jsonl")):
        if "heldout" not in path.name:
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                yield Provision(row["text"], frozenset(row["labels"]), frozenset(row.get("also", ())))


def examples() -> Iterator[Provision]:
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
                    yield Provision(example["text"], said, frozenset(CLASSES) - tags)


def write_table(target: Path, known: Sequence[Provision]) -> None:
    """Learns twice: over all runs, then over those that weigh most."""
    texts = [plain(provision.text) for provision in known]
    every = _learn(texts, known, None)
    runs = sorted(_heaviest(every))
    learned = _learn(texts, known, runs)
    with target.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("run", "idf", *CLASSES))
        table.writerow(("", "", *(f"{start:.3f}" for start in learned.start)))
        for run, idf, weights in learned.rows:
            table.writerow((run, f"{idf:.3f}", *(f"{weight:.2f}" for weight in weights)))


class _Learned(NamedTuple):
    start: list[float]
    rows: list[tuple[str, float, list[float]]]


def _learn(texts: Sequence[str], known: Sequence[Provision], runs: Sequence[str] | None) -> _Learned:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = TfidfVectorizer(
        analyzer="char", ngram_range=(1, LONGEST_RUN), min_df=2, sublinear_tf=True, vocabulary=runs
    )
    counted: Any = counter.fit_transform(texts)
    start: list[float] = []
    columns: list[list[float]] = []
    for name in CLASSES:
        chosen = [i for i, p in enumerate(known) if name in p.labels or name not in p.open]
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=3000)
        model.fit(counted[chosen], [name in known[i].labels for i in chosen])
        start.append(float(model.intercept_[0]))
        columns.append([float(weight) for weight in model.coef_[0]])
    names = [str(name) for name in counter.get_feature_names_out()]
    rows = zip(names, map(float, counter.idf_), map(list, zip(*columns, strict=True)), strict=True)
    return _Learned(start, list(rows))


def _heaviest(learned: _Learned) -> list[str]:
    ranked = sorted(learned.rows, key=lambda row: (-max(map(abs, row[2])) * row[1], row[0]))
    return [run for run, _, _ in ranked[:MOST_RUNS]]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
