"""Citations and repeal statements resolved to documents and register rows of the same archive.

Resolution is exact: by number, else by title. A title that several documents bear means the last one that
was there when it was cited; where a number is given and no document bears it, nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hegui.archive.name import title_key
from hegui.archive.number import number_key
from hegui.archive.pair import Pairing
from hegui.archive.source import ArchiveSource, Statement
from hegui.model.register import CitedInstrument, DocumentFacts, RegisterEntry, RepealStatement, Standing


class Target(NamedTuple):
    """What is kept of a document that others cite or repeal."""

    title: str
    number: str | None
    path: str | None
    signed_on: date | None
    effective_on: date | None
    expires_on: date | None
    status: Standing
    ended_on: date | None
    entry: RegisterEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One citation or repeal statement; ``target`` is None where it names nothing in the archive."""

    document: DocumentFacts
    statement: Statement
    target: Target | None
    has_ledger: bool = True

    @property
    def on(self) -> date | None:
        """The date of the document that makes the statement."""
        return self.document.signed_on or self.document.effective_on

    @property
    def is_repeal(self) -> bool:
        """Whether it ends the target and does not merely cite it."""
        return isinstance(self.statement, RepealStatement)


class TargetIndex:
    """Targets by the keys under which they are cited; only those that something cites."""

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self._targets: dict[str, list[Target]] = {}

    def add(self, pairing: Pairing) -> None:
        """Keeps a pairing if something cites it."""
        own = (number_key(pairing.number), *pairing.names)
        cited = [key for key in own if key and key in self._keys]
        if not cited or (pairing.document is None and pairing.entry is None):
            return
        target = _target(pairing)
        for key in cited:
            self._targets.setdefault(key, []).append(target)

    def find(self, document: DocumentFacts, statement: Statement) -> Target | None:
        """The target of a statement that a document makes."""
        number = number_key(statement.number)
        if number:
            bearers = [t for t in self._targets.get(number, ()) if t.path != document.path]
            if bearers:
                return _choose(bearers, document) or min(bearers, key=_recency)
        named = [t for t in self._targets.get(title_key(statement.title), ()) if t.path != document.path]
        if number:
            named = [t for t in named if not t.number]
        return _choose(named, document)

    def __len__(self) -> int:
        return len(self._targets)


def _target(pairing: Pairing) -> Target:
    return Target(
        title=pairing.title,
        number=pairing.number,
        path=pairing.document.path if pairing.document else None,
        signed_on=pairing.signed_on,
        effective_on=pairing.effective_on,
        expires_on=pairing.expires_on,
        status=pairing.status,
        ended_on=pairing.entry.ended_on if pairing.entry else None,
        entry=pairing.entry,
    )


def _choose(targets: Iterable[Target], document: DocumentFacts) -> Target | None:
    """The last of several that was there on the document's date; None if none was."""
    on = document.signed_on or document.effective_on
    there = [t for t in targets if on is None or t.signed_on is None or t.signed_on <= on]
    return max(there, key=_recency, default=None)


def _recency(target: Target) -> tuple[date, str]:
    return (target.signed_on or date.min, target.path or "")


def build_links(source: ArchiveSource, targets: TargetIndex) -> Iterator[Link]:
    """Every link under a known key, by the path of its document; citations of laws are not among them."""
    for document, statement in source.links():
        target = targets.find(document, statement)
        if target is not None or isinstance(statement, RepealStatement):
            yield Link(document=document, statement=statement, target=target, has_ledger=source.has_ledger)


def is_citation(link: Link) -> bool:
    """Whether a link is a citation of a document of the archive that is no mention of the past."""
    statement = link.statement
    return isinstance(statement, CitedInstrument) and not statement.history and link.target is not None
