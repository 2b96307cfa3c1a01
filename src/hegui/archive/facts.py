"""What an audit keeps of a document, and the plain form of an archive in rule examples.

Plain form (``archive:`` in a rule file), all keys optional, dates as YAML dates::

    documents: [{path, title, number, issuer | issuers, signed, effective, until, months, trial_period,
                 genre, cites: [{title, number, article, quote, basis}], repeals: [{title, number, quote}]}]
    ledger:    [{title, number, registration, issuer, signed, registered, published, effective, expires,
                 reviewed, filed, ended, status, file, columns: [field, …]}]
    published: [{title, number, on}]

Rows of the ledger are numbered from 2. ``columns`` adds columns that the ledger has though the cell is
empty. A place in a document is its ``quote``; a document's number and title are places too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from hegui.archive.ledger import standing_of
from hegui.archive.name import is_trial, names_of
from hegui.archive.number import read_number, series_number
from hegui.archive.source import MemoryArchive
from hegui.archive.validity import find_repeals, find_validity
from hegui.model.document import Document, ElementKind
from hegui.model.register import (
    CitedInstrument,
    DocumentFacts,
    FactPlace,
    Publication,
    RegisterEntry,
    RepealStatement,
    Validity,
)
from hegui.parsing.duration import last_day
from hegui.parsing.outline_index import provision_label

PARTS = frozenset({"outline", "citations"})
"""Parts of a document that facts are made of."""

_BASIS = re.compile(r"(?:根据|依据|依照|按照|遵照|为贯彻|贯彻|落实)[^。；\n]{0,160}\Z")
_LEDGER_FIELDS = {
    "title": "title", "number": "document_number", "registration": "registration_number", "issuer": "issuer",
    "signed": "signed_on", "registered": "registered_on", "published": "published_on",
    "effective": "effective_on", "expires": "expires_on", "reviewed": "reviewed_on", "filed": "filed_on",
    "ended": "ended_on", "status": "printed_status", "file": "file",
}  # fmt: skip


def build_facts(document: Document) -> DocumentFacts:
    """The facts of a parsed document; it needs the parts in ``PARTS``."""

    def place_of(start: int, end: int) -> FactPlace:
        return _place(document, start, end)

    number = document.document_number
    title, day = document.first_element(ElementKind.TITLE), document.first_element(ElementKind.DATE)
    return DocumentFacts(
        path=document.source.path,
        sha256=document.source.sha256,
        format=document.source.format,
        role=document.role.value,
        genre=document.genre,
        title=document.title,
        issuers=document.issuers,
        number=series_number(number),
        printed_number=number.text if number else None,
        signed_on=document.signed_on,
        effective_on=document.effective_on,
        validity=find_validity(document, place_of),
        trial=is_trial(document.title),
        names=names_of(document.title, document.issuers),
        number_place=place_of(number.start, number.end) if number else None,
        title_place=place_of(title.start, title.end) if title else None,
        date_place=place_of(day.start, day.end) if day else None,
        citations=_citations(document),
        repeals=find_repeals(document, place_of),
    )


def _place(document: Document, start: int, end: int) -> FactPlace:
    if not document.blocks:
        return FactPlace(start, end, 0, 0, None, None, "", None)
    index = document.block_index(start)
    block = document.blocks[index]
    last = max(start, min(end, block.end))
    label = provision_label(document.outline, start)
    quote = document.text[start:last]
    return FactPlace(start, last, index, block.start, block.page, block.line, quote, label)


def _citations(document: Document) -> tuple[CitedInstrument, ...]:
    """One fact for each external instrument and provision cited; the same again in a block counts once."""
    found: dict[tuple[object, ...], CitedInstrument] = {}
    for citation in document.citations:
        if citation.internal or citation.kind == "self" or not (citation.title or citation.number):
            continue
        articles = tuple(dict.fromkeys(target.article for target in citation.targets if target.article))
        block = document.block_index(citation.start)
        key = (citation.title, citation.number, articles, block)
        if key not in found:
            basis = not citation.history and _is_basis(document.text, citation.start)
            place = _place(document, citation.start, citation.end)
            found[key] = CitedInstrument(
                citation.title, citation.number, articles, citation.history, basis, place
            )
    return tuple(found.values())


def _is_basis(text: str, start: int) -> bool:
    return _BASIS.search(text, max(0, start - 200), start) is not None


def archive_from_plain(facts: Mapping[str, Any]) -> MemoryArchive:
    """The archive of a rule example. Errors: ValueError for an unknown key."""
    unknown = set(facts) - {"documents", "ledger", "published"}
    if unknown:
        raise ValueError(f"archive 有不认识的键：{'、'.join(sorted(unknown))}")
    documents = tuple(
        _plain_document(plain, index) for index, plain in enumerate(facts.get("documents", []), 1)
    )
    entries = tuple(_plain_entry(plain, row) for row, plain in enumerate(facts.get("ledger", []), 2))
    published = tuple(
        _plain_publication(plain, row) for row, plain in enumerate(facts.get("published", []), 2)
    )
    return MemoryArchive(
        documents_=documents,
        entries_=entries,
        publications_=published,
        has_ledger="ledger" in facts,
        has_publications="published" in facts,
    )


def _plain_document(plain: Mapping[str, Any], index: int) -> DocumentFacts:
    known = {"path", "title", "number", "issuer", "issuers", "signed", "effective", "until", "months",
             "trial_period", "genre", "cites", "repeals", "role"}  # fmt: skip
    unknown = set(plain) - known
    if unknown:
        raise ValueError(f"archive.documents 有不认识的键：{'、'.join(sorted(unknown))}")
    issuers = tuple(plain.get("issuers") or ([plain["issuer"]] if plain.get("issuer") else []))
    title, number = plain.get("title"), plain.get("number")
    first = plain.get("effective") or plain.get("signed")
    return DocumentFacts(
        path=plain.get("path", f"文件{index}.docx"),
        sha256=f"{index:064x}",
        role=plain.get("role", "issued"),
        genre=plain.get("genre"),
        title=title,
        issuers=issuers,
        number=read_number(number),
        printed_number=number,
        signed_on=plain.get("signed"),
        effective_on=plain.get("effective"),
        validity=_plain_validity(plain, first),
        trial=is_trial(title),
        names=names_of(title, issuers),
        number_place=_quoted(number, 0),
        title_place=_quoted(title, 1),
        date_place=_quoted(_printed_day(plain.get("signed")), 2),
        citations=tuple(_plain_cited(cited, at) for at, cited in enumerate(plain.get("cites", []), 10)),
        repeals=tuple(
            RepealStatement(r.get("title"), r.get("number"), first, _quoted_instrument(r, at))
            for at, r in enumerate(plain.get("repeals", []), 100)
        ),
    )


def _plain_validity(plain: Mapping[str, Any], first: date | None) -> Validity | None:
    until, months = plain.get("until"), plain.get("months")
    if until is None and months is None:
        return None
    if until is None and first is not None:
        until = last_day(first, int(months or 0), "month")
    quote = f"有效期{months}个月" if months else f"有效期至{_printed_day(until)}"
    place = FactPlace(3000, 3000 + len(quote), 3, 3000, None, None, quote, None)
    return Validity(until, months, bool(plain.get("trial_period")), place)


def _plain_cited(plain: Mapping[str, Any], at: int) -> CitedInstrument:
    articles = (str(plain["article"]),) if plain.get("article") else ()
    return CitedInstrument(
        plain.get("title"),
        plain.get("number"),
        articles,
        bool(plain.get("history")),
        bool(plain.get("basis", True)),
        _quoted_instrument(plain, at),
    )


def _quoted_instrument(plain: Mapping[str, Any], at: int) -> FactPlace:
    title = f"《{plain['title']}》" if plain.get("title") else str(plain.get("number"))
    place = _quoted(plain.get("quote", title), at)
    assert place is not None
    return place


def _quoted(quote: str | None, at: int) -> FactPlace | None:
    if not quote:
        return None
    return FactPlace(at * 1000, at * 1000 + len(quote), at, at * 1000, None, None, quote, None)


def _printed_day(day: date | None) -> str | None:
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def _plain_entry(plain: Mapping[str, Any], row: int) -> RegisterEntry:
    unknown = set(plain) - {*_LEDGER_FIELDS, "columns"}
    if unknown:
        raise ValueError(f"archive.ledger 有不认识的键：{'、'.join(sorted(unknown))}")
    values = {_LEDGER_FIELDS[key]: value for key, value in plain.items() if key != "columns"}
    columns = {
        _LEDGER_FIELDS.get(name, name) for name in (*plain, *plain.get("columns", ())) if name != "columns"
    }
    status = standing_of(values.get("printed_status"))
    return RegisterEntry(
        path="台账.xlsx", sheet="台账", row=row, status=status, columns=frozenset(columns), **values
    )


def _plain_publication(plain: Mapping[str, Any], row: int) -> Publication:
    return Publication(
        path="公布目录.xlsx",
        sheet="目录",
        row=row,
        title=plain.get("title"),
        document_number=plain.get("number"),
        published_on=plain.get("on"),
    )
