"""How like a text is, as a whole, to texts known to be of a class: prohibited acts, steps of the procedure.

A second opinion beside phrases and patterns, which look at a few words: a linear model over runs of one to
four characters, learned from the labelled texts of the corpora (``corpora/likeness.py``, ADR 0006).
A table holds one run a row: its weight in a text (idf) and what it speaks for or against in each class.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Mapping
from math import exp, log, sqrt
from pathlib import Path

from hegui.errors import ReferenceTableError
from hegui.model.expression import expression
from hegui.settings import cache_folder, read_cached, write_cached

LONGEST_RUN = 4
"""Characters of the longest run that is looked at."""
LONGEST_TEXT = 1_000
"""Code points of a provision that are read; the rest is left out."""
_LABEL = expression(r"[ 　]*第[零一二三四五六七八九十百]+条[　 ]*")
_DIGITS = expression(r"\d+")
_BLANKS = expression(r"\s\s+")
_FORM = "1"  # of the compiled table; part of its name
Row = tuple[float, tuple[float, ...]]


class Likeness:
    """The model. classes: the names of its classes (F1 …)."""

    def __init__(self, classes: tuple[str, ...], start: tuple[float, ...], rows: Mapping[str, Row]) -> None:
        self._places = {name: place for place, name in enumerate(classes)}
        self._start = start
        self._rows = rows

    def knows(self, name: str) -> bool:
        """Whether a class is one of the model's."""
        return name in self._places

    def score(self, name: str, text: str) -> float:
        """Likeness of a text to the class, from 0 to 1. Linear in the length."""
        return 1 / (1 + exp(-max(-60.0, min(60.0, self.decisions(text)[name]))))

    def decisions(self, text: str) -> dict[str, float]:
        """The logarithm of the odds of every class. Linear in the length."""
        sums, square = [0.0] * len(self._start), 0.0
        for run, count in Counter(run for run in runs(plain(text)) if run in self._rows).items():
            idf, weights = self._rows[run]
            value = idf * (1 + log(count))
            square += value * value
            sums = [total + value * weight for total, weight in zip(sums, weights, strict=True)]
        size = sqrt(square) or 1.0
        return {name: self._start[place] + sums[place] / size for name, place in self._places.items()}


def plain(text: str) -> str:
    """The text as the model reads it: without the article's label, numbers as 0, single blanks."""
    label = _LABEL.match(text)
    shown = text[label.end() if label is not None else 0 :][:LONGEST_TEXT]
    return _BLANKS.sub(" ", _DIGITS.sub("0", shown.lower()))


def runs(text: str) -> list[str]:
    """Every run of one to four characters, with repetition."""
    return [
        text[at : at + size]
        for size in range(1, LONGEST_RUN + 1)
        for at in range(max(0, len(text) - size + 1))
    ]


def load_likeness(path: Path) -> Likeness:
    """The table at ``path``, compiled once. Errors: ReferenceTableError with file, line and what is wrong."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReferenceTableError(f"无法读取 {path.name}：{error.strerror}") from error
    folder = cache_folder()
    stamp = hashlib.sha256(content).hexdigest()
    target = None if folder is None else folder / f"likeness-{_FORM}-{stamp[:20]}.bin"
    known = read_cached(target) if target is not None else None
    if not isinstance(known, tuple):
        known = _read(path, content.decode("utf-8"))
        if target is not None:
            write_cached(target, known)
    return Likeness(*known)


def _read(path: Path, content: str) -> tuple[tuple[str, ...], tuple[float, ...], dict[str, Row]]:
    """The head names the classes; the first row holds where each class starts from."""
    lines = csv.reader(content.splitlines())
    head = next(lines, [])
    rows: dict[str, Row] = {}
    start: tuple[float, ...] = ()
    for number, cells in enumerate(lines, 2):
        try:
            weights = tuple(float(cell or 0) for cell in cells[2:])
            if len(cells) != len(head):
                raise ValueError(len(cells))
            if number == 2:
                start = weights
            else:
                rows[cells[0]] = (float(cells[1]), weights)
        except (ValueError, IndexError) as error:
            raise ReferenceTableError(f"{path.name} 第{number}行：列数或者数字不对") from error
    return tuple(head[2:]), start, rows
