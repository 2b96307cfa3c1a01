"""RawDocument to Document: the one place where the parsers are put together."""

from __future__ import annotations

from dataclasses import replace

from hegui.model.document import Citation, DateMention, Document, RawDocument, Role
from hegui.model.outline import Outline
from hegui.parsing.citations import find_citations
from hegui.parsing.document_number import find_document_numbers
from hegui.parsing.genre import find_genre
from hegui.parsing.header import Header, build_header
from hegui.parsing.outline import build_outline
from hegui.parsing.role import find_role
from hegui.statutes.reference import Reference


def build_document(
    raw: RawDocument, *, parts: frozenset[str], reference: Reference, role: Role | None = None
) -> Document:
    """Parses what ``parts`` asks for (outline citations dates clauses); the header and role always.

    role: overrides what the content and the file name say.
    """
    text, blocks = raw.text, raw.blocks
    header = build_header(text, blocks, find_document_numbers(text, blocks))
    genre = find_genre(header.title) if header.title else None
    known = role or find_role(text, header, genre, raw.source.path)
    outline = build_outline(text, blocks) if parts & {"outline", "citations"} else Outline()
    document = Document(
        source=raw.source,
        text=text,
        blocks=blocks,
        role=known,
        genre=genre,
        title=header.title,
        issuers=header.issuers,
        document_number=header.number,
        addressee=header.addressee,
        signed_on=header.signed_on,
        effective_on=header.effective_on,
        revised_on=header.revised_on,
        elements=header.elements,
        outline=outline,
        citations=_citations(raw, outline, reference, header.title) if "citations" in parts else (),
        dates=_dates(raw, header, reference) if "dates" in parts else (),
        parts=parts,
        pages=raw.pages,
        layout=raw.layout,
        anchors=raw.anchors,
        problems=raw.problems,
    )
    return _with_clauses(document, reference) if "clauses" in parts else document


def _dates(raw: RawDocument, header: Header, reference: Reference) -> tuple[DateMention, ...]:
    from hegui.parsing.dates import find_dates

    return find_dates(raw.text, raw.blocks, header.signed_on, reference)


def _with_clauses(document: Document, reference: Reference) -> Document:
    """Adds the clauses that rules on content look at; laws have none. Imported only where rules ask."""
    from hegui.parsing.clause import find_clauses
    from hegui.parsing.clause_genre import why_exempt

    if why_exempt(document):
        return document
    return replace(document, clauses=find_clauses(document, reference.prohibited, reference.catalogue))


def _citations(
    raw: RawDocument, outline: Outline, reference: Reference, title: str | None
) -> tuple[Citation, ...]:
    own = (title,) if title else ()
    return find_citations(raw.text, raw.blocks, outline, reference.catalogue, own_titles=own)
