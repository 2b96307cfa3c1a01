"""What no number joined: by file name, then by title where one document and one row bear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hegui.archive.name import names_of
from hegui.archive.pair import Pairing
from hegui.archive.source import entry_names
from hegui.model.register import DocumentFacts, Publication, RegisterEntry


@dataclass(slots=True)
class Rest:
    """Documents, rows and publications without a partner.

    joined: pairs that lack a publication; repeated: further rows for the same document, by ``id`` of the row.
    """

    documents: list[DocumentFacts]
    entries: list[RegisterEntry]
    publications: list[Publication]
    joined: list[Pairing]
    repeated: dict[int, tuple[RegisterEntry, ...]]

    def add(self, documents: Iterable[Any], entries: Iterable[Any], publications: Iterable[Any]) -> None:
        """Adds what found no partner by number."""
        self.documents += documents
        self.entries += entries
        self.publications += publications


def pair_rest(rest: Rest, flags: dict[str, Any]) -> Iterator[Pairing]:
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
