"""One document as the archive, the register and the publication list know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hegui.archive.source import entry_names
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
