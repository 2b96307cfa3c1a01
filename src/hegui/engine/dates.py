"""The date that decides for a document (contract, "The date that decides")."""

from __future__ import annotations

from datetime import date

from hegui.model.document import Document


def deciding_date(document: Document, as_of: date | None, today: date) -> tuple[date, bool]:
    """The document's date and whether the document itself gives it.

    A consolidated text counts by the last date of its revision note, or by ``as_of`` if later;
    else the signing date; else ``as_of``; else a stated effective date; else ``today``.
    """
    if document.revised_on is not None:
        if as_of is not None and as_of > document.revised_on:
            return as_of, True
        return document.revised_on, True
    if document.signed_on is not None:
        return document.signed_on, True
    if as_of is not None:
        return as_of, False
    if document.effective_on is not None:
        return document.effective_on, True
    return today, False
