"""Entries of the generated archive, and how untouched ones are handed out for faults to be planted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from archive_text import Body

TRIES = 200


@dataclass(slots=True, kw_only=True)
class Entry:
    """One document of the archive, sound until a fault is planted. ``ledger``: cells that differ from it.

    series: agency code and year; is_last: of its series; touched: bears or neighbours a planted fault.
    """

    index: int
    issuer: str
    code: str
    year: int
    serial: int
    norm: str
    signed: date
    effective: date
    body: Body
    status: str
    reviewed: date
    registered: date
    published: date | None
    filed: date | None
    ended: date | None = None
    is_last: bool = False
    in_archive: bool = True
    in_ledger: bool = True
    in_list: bool = True
    repeated: bool = False
    touched: bool = False
    ledger: dict[str, Any] = field(default_factory=dict)
    printed_year: int | None = None

    @property
    def number(self) -> str:
        """发文字号 as printed."""
        return f"{self.code}〔{self.printed_year or self.year}〕{self.serial}号"

    @property
    def title(self) -> str:
        """Title of the notice that prints the 办法."""
        return f"{self.issuer}关于印发《{self.norm}》的通知"

    @property
    def key(self) -> tuple[str, int]:
        """Series."""
        return (self.code, self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A planted fault: the rule that must fire, the kind of place (document or row), and the entry there."""

    rule: str
    at: str
    entry: int
    outcome: str = "violated"


class Garden:
    """Hands out entries that no fault has touched yet."""

    def __init__(self, entries: list[Entry], random: Random, as_of: date) -> None:
        self.entries = entries
        self.random = random
        self.as_of = as_of
        self.recoded: set[str] = set()
        self.by_series: dict[tuple[str, int], list[Entry]] = {}
        for entry in entries:
            self.by_series.setdefault(entry.key, []).append(entry)

    def pick(self, fits: Callable[[Entry], bool]) -> Entry | None:
        """An untouched entry that fits, now touched; None if there is none."""
        for _ in range(TRIES):
            entry = self.random.choice(self.entries)
            if not entry.touched and fits(entry):
                entry.touched = True
                return entry
        found = [entry for entry in self.entries if not entry.touched and fits(entry)]
        if not found:
            return None
        entry = self.random.choice(found)
        entry.touched = True
        return entry

    def middle(self, count: int) -> list[Entry] | None:
        """``count`` neighbours in the middle of a series and the one behind them, untouched."""
        series = [members for members in self.by_series.values() if len(members) >= count + 4]
        for members in self.random.sample(series, min(len(series), TRIES)):
            for start in range(2, len(members) - count - 1):
                some = members[start : start + count + 1]
                if not any(entry.touched for entry in (members[start - 1], *some)):
                    for entry in some:
                        entry.touched = True
                    return some
        return None
