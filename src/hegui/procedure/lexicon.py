"""The word tables as spaCy patterns, and the one expression that finds sentences worth reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from hegui.procedure.step_words import BLOCK_WORDS, STEP_WORDS, WEAK_WORDS

_CHOICE = re.compile(r"\{([^{}]+)\}")
_TABLES = (("", STEP_WORDS), ("weak:", WEAK_WORDS), ("block:", BLOCK_WORDS))


def expand(word: str) -> tuple[str, ...]:
    """All the words that a word with ``{a|b}`` stands for."""
    parts = _CHOICE.split(word)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return tuple("".join(chosen) for chosen in product(*choices))


def find_words(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Label and word, for every word of a table."""
    for label, words in table.items():
        for word in words.split():
            for phrase in expand(word):
                yield label, phrase


def ruler_patterns() -> Iterator[dict[str, str]]:
    """All words as span-ruler patterns: phrases over character tokens."""
    for prefix, table in _TABLES:
        for label, phrase in find_words(table):
            yield {"label": prefix + label, "pattern": phrase}


def trigger_expression() -> re.Pattern[str]:
    """One expression that finds whether a sentence names any step at all; linear."""
    words = {phrase for table in (STEP_WORDS, WEAK_WORDS) for _, phrase in find_words(table)}
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
