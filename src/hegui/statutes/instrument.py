"""An instrument (法律、法规、规章、规范性文件) with its versions and repeals, as the catalogue knows it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hegui.model.rule import Provenance


class StatuteVersion(NamedTuple):
    """One version of an instrument. How well each fact is known stands beside it (ADR 0003).

    version_date: adopted, signed or amended on; effective_firm: whether ``effective_on`` was read in a
    source (neither assumed nor recalled); article_count: highest number of 第X条, insertions left out;
    known_until: the day up to which the source knows of no later version.
    """

    version_date: date | None
    promulgated_on: date | None
    effective_on: date | None
    effective_firm: bool
    number: str | None
    number_provenance: Provenance
    article_count: int | None
    count_provenance: Provenance
    known_until: date | None

    @property
    def start(self) -> date | None:
        """First day in force; the day of adoption where that is not known."""
        return self.effective_on or self.version_date


class Repeal(NamedTuple):
    """The end of an instrument. on: first day without it, None if only the fact is known.

    known_on: a day on which the source already showed it repealed.
    """

    on: date | None
    by: str | None
    provenance: Provenance
    known_on: date | None


class Instrument(NamedTuple):
    """One title through time. ``versions`` are in order of their first day in force.

    successor: what to cite instead where that is not the repealing instrument.
    """

    title: str
    short_title: str
    level: str
    jurisdiction: str
    issuer: str
    versions: tuple[StatuteVersion, ...]
    repeals: tuple[Repeal, ...]
    successor: str | None = None

    @property
    def has_prefix(self) -> bool:
        """Whether the official title begins with the name of the state."""
        return self.title.startswith("中华人民共和国")

    @property
    def numbers(self) -> tuple[str, ...]:
        """文号 of all versions that have one, without repetition."""
        return tuple(dict.fromkeys(v.number for v in self.versions if v.number))
