"""Documents, ledger rows and publication rows brought together: which are the same document.

First by number, then by file name, then by title. Everything is exact; what stays alone is a unit of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from hegui.archive.name import names_of
from hegui.archive.source import ArchiveSource, entry_names
from hegui.model.register import DocumentFacts, Publication, RegisterEntry, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """One document as the archive, the register and the publication list know it; at least one of them.

    copies: further files of the same document; by: what joined document and row (number, file, title);
    repeated: further rows of the register for the same document.
    """

    document: DocumentFacts | None = None
    entry: RegisterEntry | None = None
    publication: Publication | None = None
    copies: tuple[str, ...] = ()
    repeated: tuple[RegisterEntry, ...] = ()
    by: str = ""
    has_ledger: bool = True
    has_publications: bool = False

    @property
    def title(self) -> str:
        """The title as the document, else the register, else the publication list gives it."""
        holders = (self.document, self.entry, self.publication)
        return next((holder.title for holder in holders if holder and holder.title), "（无标题）")

    @property
    def number(self) -> str | None:
        """The 发文字号 as printed, else as registered."""
        printed = self.document.printed_number if self.document else None
        return printed or (self.entry.document_number if self.entry else None)

    @property
    def issuers(self) -> tuple[str, ...]:
        """Issuers as the document names them, else the register."""
        if self.document and self.document.issuers:
            return self.document.issuers
        return (self.entry.issuer,) if self.entry and self.entry.issuer else ()

    @property
    def signed_on(self) -> date | None:
        """Signing date of the document, else of the register."""
        return _first(_of(self.document, "signed_on"), _of(self.entry, "signed_on"))

    @property
    def effective_on(self) -> date | None:
        """Effective date of the document, else of the register."""
        return _first(_of(self.document, "effective_on"), _of(self.entry, "effective_on"))

    @property
    def published_on(self) -> date | None:
        """Date of publication by the list, else by the register."""
        listed = self.publication.published_on if self.publication else None
        return _first(listed, _of(self.entry, "published_on"))

    @property
    def expires_on(self) -> date | None:
        """Last day of validity by the document, else by the register."""
        stated = self.document.validity.until if self.document and self.document.validity else None
        return _first(stated, _of(self.entry, "expires_on"))

    @property
    def status(self) -> Standing:
        """What the register says of its validity."""
        return self.entry.status if self.entry else Standing.UNKNOWN

    @property
    def on(self) -> date | None:
        """The date that decides which rules apply."""
        return _first(self.signed_on, self.published_on, self.effective_on)

    @property
    def names(self) -> tuple[str, ...]:
        """Title keys under which it may be cited."""
        own = self.document.names if self.document else ()
        return tuple(dict.fromkeys((*own, *(entry_names(self.entry) if self.entry else ()))))


def _first(*days: date | None) -> date | None:
    return next((day for day in days if day), None)


def _of(holder: DocumentFacts | RegisterEntry | None, name: str) -> date | None:
    return getattr(holder, name) if holder is not None else None


def build_pairings(source: ArchiveSource) -> Iterator[Pairing]:
    """All pairings; those joined by number first, by number, then the others.

    Only what finds no partner by number is held in memory.
    """
    rest = _Rest([], [], [], [], {})
    flags: dict[str, Any] = {
        "has_ledger": source.has_ledger,
        "has_publications": source.has_publications,
    }
    for key, documents, entries, publications in _grouped(source):
        if not key:
            rest.add(documents, entries, publications)
        else:
            yield from _pair_group(documents, entries, publications, rest, flags)
    yield from _pair_rest(rest, flags)


@dataclass(slots=True)
class _Rest:
    documents: list[DocumentFacts]
    entries: list[RegisterEntry]
    publications: list[Publication]
    joined: list[Pairing]
    repeated: dict[int, tuple[RegisterEntry, ...]]

    def add(self, documents: Iterable[Any], entries: Iterable[Any], publications: Iterable[Any]) -> None:
        self.documents += documents
        self.entries += entries
        self.publications += publications


_Group = tuple[str, list[DocumentFacts], list[RegisterEntry], list[Publication]]


def _grouped(source: ArchiveSource) -> Iterator[_Group]:
    """Groups of equal number keys over the three ordered streams."""
    streams: list[Iterator[tuple[str, list[Any]]]] = [
        _by_key(source.documents()), _by_key(source.entries()), _by_key(source.publications())
    ]  # fmt: skip
    heads: list[tuple[str, list[Any]] | None] = [next(stream, None) for stream in streams]
    while any(heads):
        key = min(head[0] for head in heads if head)
        group: list[list[Any]] = []
        for index, head in enumerate(heads):
            if head is not None and head[0] == key:
                group.append(head[1])
                heads[index] = next(streams[index], None)
            else:
                group.append([])
        yield key, group[0], group[1], group[2]


def _by_key(stream: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    for key, members in groupby(stream, key=lambda pair: pair[0]):
        yield key, [member for _, member in members]


def _pair_group(
    documents: list[DocumentFacts],
    entries: list[RegisterEntry],
    publications: list[Publication],
    rest: _Rest,
    flags: dict[str, Any],
) -> Iterator[Pairing]:
    """Within one number: equal titles first, then in order; what is left over goes to the rest."""
    originals, copies = _copies(documents)
    rows, repeated = _repeated(entries)
    for document, row in _matched(originals, rows):
        if row is None and flags["has_ledger"]:
            rest.add([document], [], [])
        elif document is None:
            rest.add([], [row], [])
            if row is not None and row.row in repeated:
                rest.repeated[id(row)] = repeated[row.row]
        else:
            pairing = Pairing(
                document=document,
                entry=row,
                publication=_take_publication(document, row, publications),
                copies=copies.get(document.path, ()),
                repeated=repeated.get(row.row, ()) if row else (),
                by="number" if row else "",
                **flags,
            )
            if pairing.publication is None and flags["has_publications"]:
                rest.joined.append(pairing)
            else:
                yield pairing
    rest.publications += publications


def _matched(
    documents: list[DocumentFacts], rows: list[RegisterEntry]
) -> Iterator[tuple[DocumentFacts | None, RegisterEntry | None]]:
    free = list(rows)
    alone: list[DocumentFacts] = []
    for document in documents:
        row = next((row for row in free if not set(document.names).isdisjoint(entry_names(row))), None)
        if row is None:
            alone.append(document)
        else:
            free.remove(row)
            yield document, row
    for document in alone:
        yield document, free.pop(0) if free else None
    for row in free:
        yield None, row


def _copies(documents: list[DocumentFacts]) -> tuple[list[DocumentFacts], dict[str, tuple[str, ...]]]:
    """Documents of one number without further files of the same title, and those files by path."""
    originals: list[DocumentFacts] = []
    copies: dict[str, tuple[str, ...]] = {}
    for document in documents:
        same = next((o for o in originals if o.names[:1] == document.names[:1] and o.names), None)
        if same is None:
            originals.append(document)
        else:
            copies[same.path] = (*copies.get(same.path, ()), document.path)
    return originals, copies


def _repeated(
    entries: list[RegisterEntry],
) -> tuple[list[RegisterEntry], dict[int, tuple[RegisterEntry, ...]]]:
    rows: list[RegisterEntry] = []
    repeated: dict[int, tuple[RegisterEntry, ...]] = {}
    for entry in entries:
        names = set(entry_names(entry))
        same = next((row for row in rows if not names.isdisjoint(entry_names(row))), None)
        if same is None:
            rows.append(entry)
        else:
            repeated[same.row] = (*repeated.get(same.row, ()), entry)
    return rows, repeated


def _take_publication(
    document: DocumentFacts | None, row: RegisterEntry | None, publications: list[Publication]
) -> Publication | None:
    if not publications:
        return None
    names = set(document.names if document else ()) | set(entry_names(row) if row else ())
    at = next((i for i, p in enumerate(publications) if not names.isdisjoint(names_of(p.title))), 0)
    return publications.pop(at)


def _pair_rest(rest: _Rest, flags: dict[str, Any]) -> Iterator[Pairing]:
    """What no number joined: by file name, then by title where only one document and one row bear it."""
    rows = _RowIndex(rest.entries)
    listed = _by_name(rest.publications, lambda p: names_of(p.title))
    taken: set[int] = set()
    for pairing in rest.joined:
        yield replace(pairing, publication=_take_listed(pairing.names, listed, taken))
    for document in sorted(rest.documents, key=lambda facts: facts.path):
        row, by = rows.take(document)
        yield Pairing(
            document=document,
            entry=row,
            publication=_take_listed(document.names, listed, taken),
            repeated=rest.repeated.get(id(row), ()),
            by=by,
            **flags,
        )
    for row in sorted(rows.left(), key=lambda entry: (entry.path, entry.sheet or "", entry.row)):
        publication = _take_listed(entry_names(row), listed, taken)
        again = rest.repeated.get(id(row), ())
        yield Pairing(entry=row, publication=publication, repeated=again, **flags)
    for alone in rest.publications:
        if id(alone) not in taken:
            yield Pairing(publication=alone, **flags)


def _by_name(items: Iterable[Any], names: Any) -> dict[str, list[Any]]:
    index: dict[str, list[Any]] = {}
    for item in items:
        for name in names(item):
            index.setdefault(name, []).append(item)
    return index


def _take_listed(
    names: Iterable[str], listed: dict[str, list[Publication]], taken: set[int]
) -> Publication | None:
    for name in names:
        for publication in listed.get(name, ()):
            if id(publication) not in taken:
                taken.add(id(publication))
                return publication
    return None


class _RowIndex:
    """Ledger rows that are still free, by file name and by title."""

    def __init__(self, rows: list[RegisterEntry]) -> None:
        self._rows = rows
        self._taken: set[int] = set()
        self._by_file = _by_name(rows, lambda row: (_file_name(row.file),) if row.file else ())
        self._by_name = _by_name(rows, entry_names)

    def take(self, document: DocumentFacts) -> tuple[RegisterEntry | None, str]:
        """The row of a document and what joined them."""
        for row in self._by_file.get(_file_name(document.path), ()):
            if id(row) not in self._taken:
                return self._took(row, "file")
        for name in document.names:
            for row in self._by_name.get(name, ()):
                if id(row) not in self._taken and _may_be_same(document, row):
                    return self._took(row, "title")
        return None, ""

    def _took(self, row: RegisterEntry, by: str) -> tuple[RegisterEntry, str]:
        self._taken.add(id(row))
        return row, by

    def left(self) -> list[RegisterEntry]:
        """Rows that no document took."""
        return [row for row in self._rows if id(row) not in self._taken]


def _file_name(path: str | None) -> str:
    return (path or "").replace("\\", "/").rpartition("/")[2]


def _may_be_same(document: DocumentFacts, row: RegisterEntry) -> bool:
    """Two yearly documents may share a title: with other years in number and date they are two."""
    one, other = document.signed_on, row.signed_on
    if one is None or other is None:
        return True
    return one.year == other.year
