"""Numbers put into their series: one unit for each code and year, and one for each issuer's codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from hegui.archive.name import issuer_key
from hegui.archive.source import Numbered
from hegui.model.register import SeriesNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All bearers of the numbers of one kind, code and year (0: runs on), by serial, documents first."""

    kind: str
    code: str
    year: int
    members: tuple[Numbered, ...]

    @property
    def on(self) -> date | None:
        """The last date of a member: the date by which rules apply."""
        return max((member.on for member in self.members if member.on), default=None)

    @property
    def serials(self) -> tuple[int, ...]:
        """The serials that are taken, each once, ascending."""
        return tuple(dict.fromkeys(member.number.serial for member in self.members))

    @property
    def name(self) -> str:
        """How the series is called in messages."""
        return f"{self.code}〔{self.year}〕" if self.year else self.code

    def missing(self) -> Iterator[tuple[int, int]]:
        """Runs of serials from 1 up to the highest that nobody bears, both ends inclusive."""
        expected = 1
        for serial in self.serials:
            if serial > expected:
                yield expected, serial - 1
            expected = max(expected, serial + 1)

    def after(self, serial: int) -> Numbered:
        """The first bearer of a serial above the given one."""
        return next(member for member in self.members if member.number.serial > serial)


@dataclass(slots=True)
class _Use:
    first: Numbered
    years: set[int] = field(default_factory=set)
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeUse:
    """How an issuer uses one code: how often, in which years, and its first bearer."""

    code: str
    count: int
    years: tuple[int, ...]
    first: Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerCodes:
    """The codes of one issuer, by code."""

    issuer: str
    codes: tuple[CodeUse, ...]
    on: date | None = None


def build_series(bearers: Iterable[Numbered]) -> Iterator[Series]:
    """Series in order, from bearers in order."""
    for (kind, code, year), members in groupby(bearers, key=lambda bearer: bearer.number.series):
        yield Series(kind=kind, code=code, year=year, members=tuple(members))


class CodeCounter:
    """Counts which codes each issuer uses while series go by."""

    def __init__(self) -> None:
        self._uses: dict[str, dict[str, _Use]] = {}

    def add(self, series: Series) -> None:
        """Counts the members of one series; joint documents and numbers that run on are left out."""
        if series.kind != "number":
            return
        for member in series.members:
            if len(member.issuers) != 1:
                continue
            codes = self._uses.setdefault(issuer_key(member.issuers[0]), {})
            use = codes.setdefault(series.code, _Use(first=member))
            use.years.add(series.year)
            use.count += 1

    def units(self) -> Iterator[IssuerCodes]:
        """One unit an issuer, by name."""
        for issuer, codes in sorted(self._uses.items()):
            uses = tuple(
                CodeUse(code=code, count=use.count, years=tuple(sorted(use.years)), first=use.first)
                for code, use in sorted(codes.items())
            )
            yield IssuerCodes(issuer=issuer, codes=uses)


def next_number(series: Series) -> SeriesNumber:
    """The next free number of a series: one above the highest that is taken."""
    last = series.members[-1].number
    serial = last.serial + 1
    return last._replace(serial=serial, text=last.with_serial(serial))
