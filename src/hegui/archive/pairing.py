"""Documents, ledger rows and publication rows brought together: which are the same document.

First by number, then by file name, then by title. Everything is exact; what stays alone is a unit of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from hegui.archive.name import names_of
from hegui.archive.pair import Pairing
from hegui.archive.pairing_rest import Rest, pair_rest
from hegui.archive.source import ArchiveSource, entry_names
from hegui.model.register import DocumentFacts, Publication, RegisterEntry


def build_pairings(source: ArchiveSource) -> Iterator[Pairing]:
    """All pairings; those joined by number first, by number, then the others.

    Only what finds no partner by number is held in memory.
    """
    rest = Rest([], [], [], [], {})
    flags: dict[str, Any] = {
        "has_ledger": source.has_ledger,
        "has_publications": source.has_publications,
    }
    for key, documents, entries, publications in _grouped(source):
        if not key:
            rest.add(documents, entries, publications)
        else:
            yield from _pair_group(documents, entries, publications, rest, flags)
    yield from pair_rest(rest, flags)


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
    rest: Rest,
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
