"""Register, documents and publication list against each other (三统一): missing, differing, out of order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hegui.archive.name import same_title
from hegui.archive.number import number_key
from hegui.archive.pair import Pairing
from hegui.archive.validity import day_text
from hegui.checks.context import CheckContext
from hegui.model.register import FactPlace, RegisterEntry, Standing
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.statutes.calendar import UnknownYearError

PairingCheck = Callable[[Pairing, CheckContext], Examination]
ENDED = frozenset({Standing.REPEALED, Standing.LAPSED})
DATE_NAMES = {
    "signed_on": "成文日期",
    "registered_on": "登记日期",
    "published_on": "公布日期",
    "effective_on": "施行日期",
    "expires_on": "有效期至",
    "reviewed_on": "合法性审核日期",
    "filed_on": "备案日期",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingParams:
    """missing: what is not there: entry, document or entry_of_publication; roles: of documents that count."""

    missing: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffersParams:
    """fields: title, document_number, or names of dates."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderParams:
    """earlier, later: names of dates; the first must not be after the second."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinParams:
    """start, end: names of dates; at_most: working days (工作日) between them, the first day left out."""

    start: str
    end: str
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoParams:
    """Nothing to choose."""


def row_place(entry: RegisterEntry) -> Place:
    """The place of a ledger row."""
    return Place(path=entry.path, sheet=entry.sheet, row=entry.row)


def document_place(pairing: Pairing, fact: FactPlace | None = None) -> Place:
    """The place of a pairing: in its document (at ``fact`` or the title), else its row."""
    document, entry, publication = pairing.document, pairing.entry, pairing.publication
    if document is not None:
        return Place(path=document.path, fact=fact or document.title_place)
    if entry is not None:
        return row_place(entry)
    assert publication is not None
    return Place(path=publication.path, sheet=publication.sheet, row=publication.row)


def day_of(pairing: Pairing, name: str) -> date | None:
    """A date of a pairing by its name."""
    if name in ("registered_on", "reviewed_on", "filed_on"):
        return getattr(pairing.entry, name) if pairing.entry else None
    return getattr(pairing, name)  # type: ignore[no-any-return]


def _base_values(pairing: Pairing) -> dict[str, str]:
    return {"title": pairing.title, "number": pairing.number or "（无发文字号）"}


def bind_missing(params: MissingParams) -> PairingCheck:
    """One side that the other does not have."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:  # noqa: ARG001
        if not pairing.has_ledger:
            return NOT_EXAMINED
        document, entry, publication = pairing.document, pairing.entry, pairing.publication
        if params.missing == "entry":
            if document is None or (params.roles and document.role not in params.roles):
                return NOT_EXAMINED
            return _missing(pairing, document_place(pairing), is_there=entry is not None)
        if params.missing == "document":
            if entry is None or entry.status in ENDED:
                return NOT_EXAMINED
            return _missing(pairing, row_place(entry), is_there=document is not None)
        if publication is None:
            return NOT_EXAMINED
        place = Place(path=publication.path, sheet=publication.sheet, row=publication.row)
        return _missing(pairing, place, is_there=entry is not None)

    return check


def _missing(pairing: Pairing, place: Place, *, is_there: bool) -> Examination:
    if is_there:
        return Examination(examined=1)
    return Examination(
        examined=1, hits=(Hit(outcome=Outcome.VIOLATED, place=place, values=_base_values(pairing)),)
    )


def bind_differs(params: DiffersParams) -> PairingCheck:
    """What the register says otherwise than the document (or, for publication, than the list)."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:  # noqa: ARG001
        if pairing.entry is None or (pairing.document is None and pairing.publication is None):
            return NOT_EXAMINED
        examined = 0
        hits: list[Hit] = []
        for name in params.fields:
            pair = _two_sides(pairing, pairing.entry, name)
            if pair is None:
                continue
            examined += 1
            if pair[2]:
                values = {
                    **_base_values(pairing),
                    "field": _field_name(name),
                    "ledger": pair[0],
                    "document": pair[1],
                }
                hits.append(Hit(outcome=Outcome.VIOLATED, place=row_place(pairing.entry), values=values))
        return Examination(examined=examined, hits=tuple(hits))

    return check


def _field_name(name: str) -> str:
    return DATE_NAMES.get(name, {"title": "标题", "document_number": "发文字号"}.get(name, name))


def _two_sides(pairing: Pairing, entry: RegisterEntry, name: str) -> tuple[str, str, bool] | None:
    """What ledger and document say of a field as printed, and whether they differ; None if one is silent."""
    document = pairing.document
    if name == "title":
        if document is None or not document.title or not entry.title:
            return None
        return entry.title, document.title, not same_title(entry.title, document.title, pairing.issuers)
    if name == "document_number":
        if document is None or not document.printed_number or not entry.document_number:
            return None
        one, other = entry.document_number, document.printed_number
        return one, other, number_key(one) != number_key(other)
    ledger = getattr(entry, name)
    other_day = _other_day(pairing, name)
    if ledger is None or other_day is None:
        return None
    return day_text(ledger), day_text(other_day), ledger != other_day


def _other_day(pairing: Pairing, name: str) -> date | None:
    if name == "published_on":
        return pairing.publication.published_on if pairing.publication else None
    document = pairing.document
    if document is None:
        return None
    if name == "expires_on":
        return document.validity.until if document.validity else None
    return getattr(document, name, None)


def bind_order(params: OrderParams) -> PairingCheck:
    """A date that must not be after another."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:  # noqa: ARG001
        earlier, later = day_of(pairing, params.earlier), day_of(pairing, params.later)
        if earlier is None or later is None:
            return NOT_EXAMINED
        if earlier <= later:
            return Examination(examined=1)
        values = {
            **_base_values(pairing),
            "earlier": day_text(earlier),
            "later": day_text(later),
            "days": str((earlier - later).days),
        }
        place = row_place(pairing.entry) if pairing.entry else document_place(pairing)
        return Examination(examined=1, hits=(Hit(outcome=Outcome.VIOLATED, place=place, values=values),))

    return check


def bind_unpublished(params: NoParams) -> PairingCheck:  # noqa: ARG001
    """A registered document that neither the register nor the publication list shows as published."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        entry = pairing.entry
        if entry is None or entry.status in ENDED or (pairing.on and pairing.on > context.as_of):
            return NOT_EXAMINED
        if pairing.published_on is not None or pairing.publication is not None:
            return Examination(examined=1)
        known = pairing.has_publications or "published_on" in entry.columns
        outcome = Outcome.VIOLATED if known else Outcome.UNDETERMINED
        hit = Hit(outcome=outcome, place=row_place(entry), values=_base_values(pairing))
        return Examination(examined=1, hits=(hit,))

    return check


def bind_repeated(params: NoParams) -> PairingCheck:  # noqa: ARG001
    """Further rows of the register for a document that is registered already."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:  # noqa: ARG001
        if pairing.entry is None:
            return NOT_EXAMINED
        return Examination(examined=1, hits=tuple(_repeated(pairing, pairing.entry)))

    return check


def _repeated(pairing: Pairing, first: RegisterEntry) -> Iterator[Hit]:
    for row in pairing.repeated:
        values = {**_base_values(pairing), "first": f"第{first.row}行"}
        yield Hit(outcome=Outcome.VIOLATED, place=row_place(row), values=values)


def bind_within(params: WithinParams) -> PairingCheck:
    """A date that must follow another within a number of working days."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        start, end = day_of(pairing, params.start), day_of(pairing, params.end)
        if start is None or end is None or end < start or pairing.entry is None:
            return NOT_EXAMINED
        if (end - start).days <= params.at_most:
            return Examination(examined=1)
        values = {**_base_values(pairing), "start": day_text(start), "end": day_text(end)}
        place = row_place(pairing.entry)
        try:
            last = context.reference.calendar.add_workdays(start, params.at_most)
        except UnknownYearError:
            hit = Hit(outcome=Outcome.UNDETERMINED, place=place, values=values)
            return Examination(examined=1, hits=(hit,))
        if end <= last:
            return Examination(examined=1)
        hit = Hit(outcome=Outcome.VIOLATED, place=place, values={**values, "last": day_text(last)})
        return Examination(examined=1, hits=(hit,))

    return check
