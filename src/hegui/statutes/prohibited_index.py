"""Where in a text an act may be laid down: one pass by pairs of characters over the words that phrases need.

The words come from the phrases themselves (``Phrase.sets``), so that a new phrase needs no entry here.
They are kept in the cache folder, keyed by names, sizes and times of the tables, else found anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from hegui.settings import cache_folder, read_cached, write_cached

_FORM = "4"  # of the stored words; part of their key
Sets = tuple[tuple[str, ...], ...]
Stored = dict[str, list[Sets]]
"""The sets of words of every phrase of each act, in the order of its phrases."""


Row = tuple[str, int]
"""A phrase: its act, and its number among the act's phrases."""


class WordIndex:
    """The words of all sets, and the phrases that need them."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._rows: dict[str, list[Row]] = {}
        self._others: dict[Row, tuple[frozenset[str], ...]] = {}
        every: set[str] = set()
        for act, phrases in stored.items():
            for number, sets in enumerate(phrases):
                for word in sets[0] if sets else ():
                    self._rows.setdefault(word, []).append((act, number))
                every.update(*sets)
        self._single = frozenset(word for word in every if len(word) == 1)
        self._pairs: dict[str, list[str]] = {}
        for word in every - self._single:
            self._pairs.setdefault(word[:2], []).append(word)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Places of the words, overlapping ones too, in reading order. Linear."""
        pairs, single = self._pairs, self._single
        for at, sign in enumerate(text):
            for word in pairs.get(text[at : at + 2], ()):
                if text.startswith(word, at):
                    yield at, word
            if sign in single:
                yield at, sign

    def leads(self, word: str) -> bool:
        """Whether the word is of the rarest set of some phrase: where it stands a phrase may fit."""
        return word in self._rows

    def candidates(self, present: AbstractSet[str]) -> Iterator[Row]:
        """The phrases of which a text with these words holds one of each set."""
        rows = {row for word in present for row in self._rows.get(word, ())}
        return (row for row in rows if not any(words.isdisjoint(present) for words in self._rest(row)))

    def _rest(self, row: Row) -> tuple[frozenset[str], ...]:
        known = self._others.get(row)
        if known is None:
            act, number = row
            known = self._others[row] = tuple(map(frozenset, self._stored[act][number][1:]))
        return known


def stamp_of(tables: Iterable[Path]) -> str:
    """Key of the stored words: names, sizes and times of the tables (sha256 hex)."""
    digest = hashlib.sha256(_FORM.encode())
    for table in tables:
        try:
            state = table.stat()
            digest.update(f"{table.absolute()}|{state.st_size}|{state.st_mtime_ns}\n".encode())
        except OSError:
            digest.update(f"{table}|-\n".encode())
    return digest.hexdigest()


def read_words(stamp: str) -> Stored | None:
    """The stored words of a key; None where there are none that agree."""
    target = _target(stamp)
    words = read_cached(target) if target is not None else None
    return words if isinstance(words, dict) else None


def write_words(stamp: str, words: Stored) -> None:
    """Stores the words; says nothing where that is not possible."""
    target = _target(stamp)
    if target is not None:
        write_cached(target, words)


def _target(stamp: str) -> Path | None:
    folder = cache_folder()
    return folder / f"acts-{stamp}.bin" if folder is not None else None
