"""Where the facts of an archive come from, as streams in a fixed order: from memory, or from the store.

Every stream is in the order of code points of its key, then of path and row, whatever holds it, so that
what is built from it is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from hegui.archive.name import names_of, title_key
from hegui.archive.number import number_key, read_number, read_registration_number
from hegui.model.register import (
    CitedInstrument,
    DocumentFacts,
    FactPlace,
    Publication,
    RegisterEntry,
    RepealStatement,
    SeriesNumber,
)

Statement = CitedInstrument | RepealStatement


class Numbered(NamedTuple):
    """One bearer of a number: a document (with ``place``) or a ledger row (with ``row``)."""

    number: SeriesNumber
    path: str
    sheet: str | None
    row: int | None
    place: FactPlace | None
    date_place: FactPlace | None
    on: date | None
    issuers: tuple[str, ...]
    title: str | None

    @property
    def is_document(self) -> bool:
        """Whether the bearer is a document and not a ledger row."""
        return self.row is None


class ArchiveSource(Protocol):
    """The facts of an archive. ``documents`` carry no citations; see ``links`` and ``bases``."""

    @property
    def has_ledger(self) -> bool:
        """Whether a register was given."""

    @property
    def has_publications(self) -> bool:
        """Whether a publication list was given."""

    def numbered(self) -> Iterator[Numbered]:
        """All bearers of series numbers, by series, serial, documents first."""

    def documents(self) -> Iterator[tuple[str, DocumentFacts]]:
        """Number key (empty: none) and facts, by key and path."""

    def entries(self) -> Iterator[tuple[str, RegisterEntry]]:
        """Number key and ledger row, by key, path, sheet and row."""

    def publications(self) -> Iterator[tuple[str, Publication]]:
        """Number key and publication row, by key and row."""

    def cited_keys(self) -> frozenset[str]:
        """Title and number keys that documents cite or repeal and that may be documents or rows here."""

    def links(self) -> Iterator[tuple[DocumentFacts, Statement]]:
        """Citations and repeal statements under ``cited_keys``, by the path of who makes them."""

    def bases(self) -> Iterator[tuple[DocumentFacts, tuple[CitedInstrument, ...]]]:
        """Documents with what they name as their basis, by path; those that name none are left out."""


def document_bearer(facts: DocumentFacts) -> Numbered | None:
    """A document as the bearer of its number."""
    if facts.number is None:
        return None
    return Numbered(
        facts.number,
        facts.path,
        None,
        None,
        facts.number_place,
        facts.date_place,
        facts.signed_on,
        facts.issuers,
        facts.title,
    )


def entry_bearers(entry: RegisterEntry) -> Iterator[Numbered]:
    """A ledger row as the bearer of its 发文字号 and of its 登记号."""
    issuers = (entry.issuer,) if entry.issuer else ()
    number, registered = (
        read_number(entry.document_number),
        read_registration_number(entry.registration_number),
    )
    for read, on in ((number, entry.signed_on), (registered, entry.registered_on)):
        if read is not None:
            yield Numbered(read, entry.path, entry.sheet, entry.row, None, None, on, issuers, entry.title)


def statement_keys(statement: Statement) -> tuple[str, ...]:
    """Keys of what a statement names: of its number, and of its title."""
    number, title = number_key(statement.number), title_key(statement.title)
    return tuple(key for key in (number, title) if key)


def entry_names(entry: RegisterEntry) -> tuple[str, ...]:
    """Title keys of a ledger row."""
    return names_of(entry.title, (entry.issuer,) if entry.issuer else ())


def bearer_order(bearer: Numbered) -> tuple[object, ...]:
    """Order of ``numbered``."""
    number = bearer.number
    return (
        *number.series,
        number.serial,
        bearer.row is not None,
        bearer.path,
        bearer.sheet or "",
        bearer.row or 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryArchive:
    """An archive held in memory: rule examples, small tests."""

    documents_: tuple[DocumentFacts, ...]
    entries_: tuple[RegisterEntry, ...] = ()
    publications_: tuple[Publication, ...] = ()
    has_ledger: bool = False
    has_publications: bool = False

    def numbered(self) -> Iterator[Numbered]:
        """See ArchiveSource."""
        bearers = [b for facts in self.documents_ if (b := document_bearer(facts)) is not None]
        bearers += [bearer for entry in self.entries_ for bearer in entry_bearers(entry)]
        return iter(sorted(bearers, key=bearer_order))

    def documents(self) -> Iterator[tuple[str, DocumentFacts]]:
        """See ArchiveSource."""
        keyed = [(number_key(facts.printed_number), facts) for facts in self.documents_]
        return iter(sorted(keyed, key=lambda pair: (pair[0], pair[1].path)))

    def entries(self) -> Iterator[tuple[str, RegisterEntry]]:
        """See ArchiveSource."""
        keyed = [(number_key(entry.document_number), entry) for entry in self.entries_]
        return iter(sorted(keyed, key=lambda pair: (pair[0], pair[1].path, pair[1].sheet or "", pair[1].row)))

    def publications(self) -> Iterator[tuple[str, Publication]]:
        """See ArchiveSource."""
        keyed = [(number_key(row.document_number), row) for row in self.publications_]
        return iter(sorted(keyed, key=lambda pair: (pair[0], pair[1].path, pair[1].sheet or "", pair[1].row)))

    def cited_keys(self) -> frozenset[str]:
        """See ArchiveSource."""
        named = {key for facts in self.documents_ for s in _statements(facts) for key in statement_keys(s)}
        known = {name for facts in self.documents_ for name in facts.names}
        known |= {number_key(facts.printed_number) for facts in self.documents_}
        known |= {name for entry in self.entries_ for name in entry_names(entry)}
        known |= {number_key(entry.document_number) for entry in self.entries_}
        named_by_repeal = {k for facts in self.documents_ for s in facts.repeals for k in statement_keys(s)}
        return frozenset((named & known) | named_by_repeal)

    def links(self) -> Iterator[tuple[DocumentFacts, Statement]]:
        """See ArchiveSource."""
        keys = self.cited_keys()
        for facts in sorted(self.documents_, key=_path):
            for statement in _statements(facts):
                if not keys.isdisjoint(statement_keys(statement)):
                    yield facts, statement

    def bases(self) -> Iterator[tuple[DocumentFacts, tuple[CitedInstrument, ...]]]:
        """See ArchiveSource."""
        for facts in sorted(self.documents_, key=_path):
            named = tuple(cited for cited in facts.citations if cited.basis)
            if named:
                yield facts, named


def _statements(facts: DocumentFacts) -> tuple[Statement, ...]:
    return (*facts.citations, *facts.repeals)


def _path(facts: DocumentFacts) -> str:
    return facts.path
