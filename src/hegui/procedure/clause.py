"""Clauses of a sentence and the cues in them."""

from __future__ import annotations

import re
from typing import NamedTuple


class Cue(NamedTuple):
    """One labelled word of a sentence, half-open."""

    label: str
    start: int
    end: int


class Clause(NamedTuple):
    """A stretch between commas or before a contrasting word. hard: begins after ；."""

    start: int
    end: int
    hard: bool


_HARD = ("；", ";", "。", "\n")
_BREAK = re.compile(r"[，,；;。！？!?\n]|(?=但(?!书)|然而|不过|却(?!步)|而(?:未|没|不|且未))")
TITLE = re.compile(r"《[^《》]{0,120}》")


def build_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence; marks inside 《》 do not divide; linear."""
    clauses: list[Clause] = []
    start, hard = 0, False
    masked = TITLE.sub(lambda m: "□" * len(m.group()), text)
    for match in _BREAK.finditer(masked):
        ends_hard = match.group() in _HARD
        if match.start() > start:
            clauses.append(Clause(start, match.start(), hard))
            hard, start = ends_hard, match.end()
        elif match.end() > start:
            hard, start = hard or ends_hard, match.end()
    if start < len(text):
        clauses.append(Clause(start, len(text), hard))
    return tuple(clauses)
