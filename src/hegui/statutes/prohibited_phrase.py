"""A phrase of the table of prohibited acts: compiled only for a text that holds words it cannot do without.

Most phrases meet no text that they fit. Looking for a few fixed words costs a hundredth of compiling an
expression and a tenth of searching with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

_ENOUGH = 2
"""A fixed word of this many characters is good enough to go by."""


class Phrase:
    """An expression with the words of which a text must hold at least one. Compiled at its first match."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of which every text that fits holds one; empty where none can be told."""
        return tuple(sorted(_needed(self.source)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def may_fit(self, text: str) -> bool:
        """Whether the text holds one of the words."""
        words = self.words
        return not words or any(word in text for word in words)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that fits, or None."""
        return self._pattern.search(text) if self.may_fit(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place that fits."""
        return self._pattern.finditer(text) if self.may_fit(text) else iter(())


def _needed(source: str) -> frozenset[str]:
    """One word of each alternative of an expression; empty where some alternative has none."""
    found: set[str] = set()
    for branch in _branches(source):
        words = _of_sequence(branch)
        if not words:
            return frozenset()
        found |= words
    return frozenset(found)


def _branches(source: str) -> Iterator[str]:
    """The alternatives at the top level."""
    depth, begin, at = 0, 0, 0
    while at < len(source):
        mark = source[at]
        if mark == "\\":
            at += 2
            continue
        if mark == "[":
            at = source.index("]", at + 2) + 1
            continue
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            yield source[begin:at]
            begin = at + 1
        at += 1
    yield source[begin:]


def _of_sequence(source: str) -> frozenset[str]:
    """The best of the sets of words that the parts of a sequence cannot do without."""
    best: frozenset[str] = frozenset()
    for words in _parts(source):
        if _is_better(words, best):
            best = words
    return best


def _is_better(words: Iterable[str], best: frozenset[str]) -> bool:
    known = frozenset(words)
    if not known:
        return False
    if not best:
        return True
    return (min(_ENOUGH, min(map(len, known))), -len(known)) > (min(_ENOUGH, min(map(len, best))), -len(best))


def _parts(source: str) -> Iterator[frozenset[str]]:
    """The sets of words of each part: a run of plain characters, or a group."""
    run, at = "", 0
    while at < len(source):
        end, inner = _atom(source, at)
        stop, optional = _quantifier(source, end)
        plain = end == at + 1 and source[at] not in ".^$"
        if plain and not optional:
            run += source[at]
        else:
            if run:
                yield frozenset((run,))
            run = ""
            if inner is not None and not optional:
                yield _needed(inner)
        at = stop
    if run:
        yield frozenset((run,))


def _atom(source: str, at: int) -> tuple[int, str | None]:
    """End of the part that begins at ``at``, and the inside of a group (None for all else)."""
    mark = source[at]
    if mark == "\\":
        return at + 2, None
    if mark == "[":
        return source.index("]", at + 2) + 1, None
    if mark != "(":
        return at + 1, None
    end = _closing(source, at)
    head = source[at : at + 3]
    if head == "(?:":
        return end, source[at + 3 : end - 1]
    return end, None if head.startswith("(?") else source[at + 1 : end - 1]


def _closing(source: str, at: int) -> int:
    depth = 0
    while at < len(source):
        mark = source[at]
        if mark == "\\":
            at += 2
            continue
        if mark == "[":
            at = source.index("]", at + 2) + 1
            continue
        depth += (mark == "(") - (mark == ")")
        at += 1
        if depth == 0:
            break
    return at


def _quantifier(source: str, at: int) -> tuple[int, bool]:
    """Where the sign of repetition after a part ends, and whether the part may be left out."""
    mark = source[at : at + 1]
    if mark in ("?", "*"):
        return at + 1 + (source[at + 1 : at + 2] == "?"), True
    if mark == "{":
        end = source.index("}", at) + 1
        optional = source[at + 1] == "0"
        return end + (source[end : end + 1] == "?"), optional
    return at, False
