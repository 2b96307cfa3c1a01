"""A frame of the table of prohibited acts: slots that must come together in one part of a sentence.

A phrase says how clerks word an act; a frame says what an act is made of (who is favoured, by what means,
over what). Its terms are phrases of the table joined by ``&&``; each must be found in the same part
(up to ；), or in the whole sentence where the frame begins with ``*``. A term with ``>`` before it begins
where the term before it ended, within ``REACH`` code points; with ``-`` it must not be found;
with ``!`` before it, or ``！`` within it, it is the one whose negation decides, judged where that
mark stands; without any it is the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from hegui.model.expression import expression
from hegui.statutes.prohibited_phrase import MOST_SETS, Phrase, merit

MARK = "="
"""Stands before a frame among the phrases of an act."""
JUDGED = "！"
REACH = 60
_MOST_TRIES = 6
_JOIN = "&&"
_PART = expression(r"[^；;。\n]+")


class _Term(NamedTuple):
    phrase: Phrase
    follows: bool
    absent: bool
    judged: bool


class FrameMatch(NamedTuple):
    """Where a frame fits: first and last code point of its terms, and of the judged one (from its mark)."""

    first: int
    last: int
    judged: int
    judged_end: int

    def start(self) -> int:
        """Where the first of its terms begins."""
        return self.first

    def end(self) -> int:
        """Where the last of its terms ends."""
        return self.last


class Frame:
    """The terms of a frame. source: the row of the table; phrase: makes a term of the table's words;
    sets: as ``Phrase.sets``, where known."""

    def __init__(
        self, source: str, phrase: Callable[[str], Phrase], sets: tuple[tuple[str, ...], ...] | None = None
    ) -> None:
        words = source.removeprefix(MARK).strip()
        self._whole = words.startswith("*")
        self._terms = tuple(_term(text.strip(), phrase) for text in words.lstrip("*").split(_JOIN))
        self._known = sets

    @cached_property
    def sets(self) -> tuple[tuple[str, ...], ...]:
        """Sets of words of which a text that fits holds one each, the rarest first."""
        if self._known is not None:
            return self._known
        found = {words for term in self._terms if not term.absent for words in term.phrase.sets}
        ranked = sorted(found, key=lambda words: merit(frozenset(words)), reverse=True)
        return tuple(ranked[:MOST_SETS])

    @cached_property
    def affirms(self) -> bool:
        """Whether the slot that decides has no negating word itself."""
        wanted = tuple(term for term in self._terms if not term.absent)
        return next((term for term in wanted if term.judged), wanted[0]).phrase.affirms

    def search(self, text: str, *, sure: bool = False) -> FrameMatch | None:
        """The first place that fits, or None. sure: the text is known to hold a word of each set."""
        return next(self._places(text), None) if sure else next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[FrameMatch]:
        """Every place that fits, one for each place of the judged term. Linear in the length."""
        if all(any(word in text for word in words) for words in self.sets):
            yield from self._places(text)

    def _places(self, text: str) -> Iterator[FrameMatch]:
        if self._whole:
            yield from self._within(text, 0)
            return
        for part in _PART.finditer(text):
            yield from self._within(part.group(), part.start())

    def _within(self, text: str, offset: int) -> Iterator[FrameMatch]:
        if any(term.absent and term.phrase.search(text) for term in self._terms):
            return
        wanted = tuple(term for term in self._terms if not term.absent)
        number = next((i for i, term in enumerate(wanted) if term.judged), 0)
        for match in islice(wanted[number].phrase.finditer(text), _MOST_TRIES):
            spans = _around(text, wanted, number, match.start(), match.end())
            if spans is not None:
                first, last = min(a for a, _ in spans), max(b for _, b in spans)
                judged = match.start(1) if match.re.groups else match.start()
                yield FrameMatch(offset + first, offset + last, offset + judged, offset + match.end())


def _term(text: str, phrase: Callable[[str], Phrase]) -> _Term:
    absent = text.startswith("-")
    text = text.removeprefix("-")
    follows = text.startswith(">")
    text = text.removeprefix(">")
    judged = text.startswith("!") or JUDGED in text
    return _Term(phrase(text.removeprefix("!")), follows, absent, judged)


def _around(
    text: str, terms: tuple[_Term, ...], number: int, start: int, end: int
) -> list[tuple[int, int]] | None:
    """The places of all terms with the judged one at ``start``..``end``, or None."""
    spans: list[tuple[int, int]] = []
    for index, term in enumerate(terms):
        if index == number:
            if term.follows and not (spans and spans[-1][1] <= start <= spans[-1][1] + REACH):
                return None
            spans.append((start, end))
            continue
        piece, base = text, 0
        if term.follows and spans:
            base = spans[-1][1]
            piece = text[base : base + REACH]
        match = term.phrase.search(piece)
        if match is None:
            return None
        spans.append((base + match.start(), base + match.end()))
    return spans
