"""The table of acts that a normative document may not lay down, with the ways clerks phrase them.

``rules/reference/prohibited_acts.csv`` holds one phrase a row, ``prohibited_mechanisms.csv`` the broad ones
by cause, asked after the others and before the cores, ``prohibited_authority.csv`` and
``prohibited_competition.csv`` the frames of the classes F1–F8 and of fair competition,
``prohibited_words.csv`` and ``prohibited_slots.csv`` the lists of words that phrases name as ``<list>``.
All are meant to be extended without programming. In a phrase
``…`` stands for at most 40 characters of the same part of a sentence (up to ；), ``～`` for at most 16
of the same segment (up to ，), ``|``, ``( )`` and ``?`` mean what they mean in a regular expression.
A row of kind ``frame`` names slots that must come together (``prohibited_frame``).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hegui.errors import ReferenceTableError
from hegui.statutes.prohibited_frame import JUDGED, MARK, Frame
from hegui.statutes.prohibited_index import Sets, Stored, WordIndex, read_words, stamp_of, write_words
from hegui.statutes.prohibited_phrase import Phrase

KINDS = frozenset(
    ("name", "item", "trigger", "phrase", "within", "unless", "before", "after", "also", "excuse", "support",
     "weak", "yields", "outcome", "group", "family", "last", "joins", "frame")
)  # fmt: skip
_TABLES = (
    "prohibited_mechanisms.csv",
    "prohibited_acts.csv",
    "prohibited_authority.csv",
    "prohibited_competition.csv",
)
_WORDS = ("prohibited_words.csv", "prohibited_slots.csv")
_LIST = re.compile(r"<([^<>]{1,12})>")
_LONG_GAP = r"[^。；\n]{0,40}?"
_SHORT_GAP = r"[^，。；：\n]{0,16}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One prohibited act. name: as messages call it; item: provision it falls under (第九条第（一）项).

    phrases: any of them makes the act; within, unless, before, after: what silences a phrase when found in
    the phrase, its sentence, or its part before or after it; also: each must be found in the sentence;
    excuses: grounds of ``checks.content_excuse`` that silence it; support: levels of law that permit it;
    weak: titles of laws that frame the matter and permit no amount of their own;
    yields: acts that take precedence in the same sentence; outcome: violated or undetermined; family: class
    of the rulebook's table of prohibited content (F1…); last: asked last, gives way to every other family;
    joins: an act whose rules look for this one too.
    """

    id: str
    name: str
    item: str
    triggers: tuple[str, ...]
    phrases: tuple[str, ...]
    within: tuple[str, ...]
    unless: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    also: tuple[str, ...]
    excuses: tuple[str, ...]
    support: tuple[str, ...]
    weak: tuple[str, ...]
    yields: tuple[str, ...]
    outcome: str
    family: str
    last: bool
    joins: str


class ProhibitedActs:
    """The acts by id. Expressions are compiled when a text first needs them; nothing else changes."""

    def __init__(self, acts: Mapping[str, Act], words: Mapping[str, str], stamp: str = "") -> None:
        self.acts = acts
        self._stamp = stamp
        self._order = {name: index for index, name in enumerate(acts)}
        self._words = words
        self._phrases: dict[tuple[str, str], tuple[Phrase | Frame, ...]] = {}
        self._terms: dict[str, Phrase] = {}

    def joined(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The acts of a rule and those that join one of them."""
        return (*names, *(act.id for act in self.acts.values() if act.joins and act.joins in names))

    def before(self, act: Act) -> tuple[str, ...]:
        """Acts that take precedence over one in the same sentence."""
        if not act.last:
            return tuple(name for name in act.yields if name in self.acts)
        place = self._order[act.id]
        return tuple(
            other.id
            for other in self.acts.values()
            if other.family != act.family
            and act.id not in other.yields
            and (not other.last or self._order[other.id] < place)
        )

    @cached_property
    def _sets(self) -> Stored:
        """The sets of words of all phrases, from the cache folder where it agrees with the tables."""
        stored = read_words(self._stamp) if self._stamp else None
        if stored is None:
            stored = {act.id: [self._pattern(row).sets for row in act.phrases] for act in self.acts.values()}
            if self._stamp:
                write_words(self._stamp, stored)
        return stored

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._sets)

    @property
    def index(self) -> WordIndex:
        """The words that phrases need, to look for in a text."""
        return self._index

    def fits(self, act: str, number: int, text: str) -> bool:
        """Whether a phrase of an act fits in a text that holds its words and a trigger word of its family.

        The words are taken for granted (``WordIndex.candidates``); excuses are left out of account.
        """
        known = self.acts[act]
        if self.patterns(known, "phrases")[number].search(text, sure=True) is None:
            return False
        return self._has_trigger(known, text)

    def is_touched(self, names: tuple[str, ...], text: str) -> bool:
        """Whether a text holds a trigger word of any of the acts."""
        return any(self._has_trigger(self.acts[name], text) for name in names)

    def _has_trigger(self, act: Act, text: str) -> bool:
        return any(word in text for word in self._triggers[act.family or act.id])

    @cached_property
    def _triggers(self) -> dict[str, tuple[str, ...]]:
        table: dict[str, set[str]] = {}
        for act in self.acts.values():
            table.setdefault(act.family or act.id, set()).update(act.triggers)
        return {family: tuple(sorted(words, key=lambda w: (len(w), w))) for family, words in table.items()}

    def patterns(self, act: Act, part: str) -> tuple[Phrase | Frame, ...]:
        """The expressions of an act's rows of one kind: phrases (with frames), within, unless, …"""
        key = (act.id, part)
        found = self._phrases.get(key)
        if found is None:
            rows: tuple[str, ...] = getattr(act, part)
            sets = self._sets[act.id] if part == "phrases" else [None] * len(rows)
            found = tuple(self._pattern(row, known) for row, known in zip(rows, sets, strict=True))
            self._phrases[key] = found
        return found

    def _pattern(self, row: str, sets: Sets | None = None) -> Phrase | Frame:
        return Frame(row, self._term, sets) if row.startswith(MARK) else Phrase(self.expression(row), sets)

    def _term(self, row: str) -> Phrase:
        """A phrase that several frames may share; the mark of the judged place becomes an empty group."""
        if row not in self._terms:
            self._terms[row] = Phrase(self.expression(row).replace(JUDGED, "()"), direct=True)
        return self._terms[row]

    def words(self, name: str) -> Phrase:
        """A word list as one expression. Errors: ReferenceTableError for an unknown list."""
        return self._term(f"<{name}>")

    def expression(self, phrase: str) -> str:
        """A phrase of the table as a regular expression. Errors: ReferenceTableError for an unknown list."""
        expanded = phrase
        for _ in range(4):
            if "<" not in expanded.replace("(?<", ""):
                break
            expanded = _LIST.sub(self._list, expanded)
        plain = re.sub(r"\((?!\?)", "(?:", expanded)
        return plain.replace("…", _LONG_GAP).replace("～", _SHORT_GAP)

    def _list(self, match: re.Match[str]) -> str:
        words = self._words.get(match[1])
        if words is None:
            raise ReferenceTableError(f"prohibited_words.csv 没有名为“{match[1]}”的词表")
        return f"(?:{words})"


def load_prohibited(folder: Path) -> ProhibitedActs:
    """The tables under ``folder``. Errors: ReferenceTableError with file, line and what is wrong."""
    words = {row[0]: "|".join(row[1:]) for name in _WORDS for _, row in _rows(folder / name, 2)}
    table: dict[str, dict[str, list[str]]] = {}
    for name in _TABLES:
        for line, (act, kind, value, *_) in _rows(folder / name, 3):
            if kind not in KINDS:
                raise ReferenceTableError(f"{name} 第{line}行：没有名为“{kind}”的种类")
            table.setdefault(act, {}).setdefault(kind, []).append(value)
    shared = {name: rows for name, rows in table.items() if name.startswith("@")}
    acts = {
        name: _act(name, rows, shared.get(f"@{rows['group'][0]}", {}) if "group" in rows else {})
        for name, rows in table.items()
        if not name.startswith("@")
    }
    return ProhibitedActs(acts, words, stamp_of(folder / name for name in (*_WORDS, *_TABLES)))


def _act(name: str, rows: Mapping[str, list[str]], shared: Mapping[str, list[str]]) -> Act:
    def both(kind: str) -> tuple[str, ...]:
        return (*rows.get(kind, ()), *shared.get(kind, ()))

    def split(kind: str) -> tuple[str, ...]:
        return tuple(word for value in both(kind) for word in value.split() if word)

    return Act(
        id=name,
        name=(rows.get("name") or [name])[0],
        item=(rows.get("item") or [""])[0],
        triggers=tuple(w for value in rows.get("trigger", ()) for w in value.split("|")),
        phrases=(*both("phrase"), *(MARK + row for row in both("frame"))),
        within=both("within"),
        unless=both("unless"),
        before=both("before"),
        after=both("after"),
        also=both("also"),
        excuses=split("excuse"),
        support=split("support"),
        weak=split("weak"),
        yields=split("yields"),
        outcome=(rows.get("outcome") or ["violated"])[0],
        family=(both("family") or ("",))[0],
        last="last" in rows,
        joins=(rows.get("joins") or [""])[0],
    )


def _rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ReferenceTableError(f"无法读取 {path.name}：{error.strerror}") from error
    for line, row in enumerate(csv.reader(content.splitlines()), 1):
        if not row or row[0].startswith("#") or line == 1:
            continue
        if len(row) < columns:
            raise ReferenceTableError(f"{path.name} 第{line}行：应有{columns}列")
        yield line, row
