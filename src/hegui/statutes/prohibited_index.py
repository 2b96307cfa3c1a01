"""Where in a text an act may be laid down: one pass by pairs of characters over the words that phrases need.

The words come from the phrases themselves (``Phrase.sets``), so that a new phrase needs no entry here.
They are kept in the cache folder, keyed by names, sizes and times of the tables, else found anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from hegui.settings import cache_folder, read_cached, write_cached

_FORM = "4"  # of the stored words; part of their key
Sets = tuple[tuple[str, ...], ...]
Stored = dict[str, list[Sets]]
"""The sets of words of every phrase of each act, in the order of its phrases."""


class WordIndex:
    """Words, and the phrases (act and number) that need one of them."""

    def __init__(self, stored: Stored) -> None:
        words: dict[str, list[tuple[str, int]]] = {}
        for act, phrases in stored.items():
            for number, sets in enumerate(phrases):
                for word in sets[0] if sets else ():
                    words.setdefault(word, []).append((act, number))
        self._single = {word: phrases for word, phrases in words.items() if len(word) == 1}
        self._pairs: dict[str, list[tuple[str, list[tuple[str, int]]]]] = {}
        for word, found in words.items():
            if len(word) > 1:
                self._pairs.setdefault(word[:2], []).append((word, found))

    def find(self, text: str) -> Iterator[tuple[int, list[tuple[str, int]]]]:
        """Places of the words, overlapping ones too, with the phrases that need them. Linear."""
        pairs, single = self._pairs, self._single
        for at in range(len(text)):
            for word, phrases in pairs.get(text[at : at + 2], ()):
                if text.startswith(word, at):
                    yield at, phrases
            known = single.get(text[at])
            if known is not None:
                yield at, known


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
