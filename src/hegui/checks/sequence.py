"""Numbers in their series (编号序列): gaps, duplicates, order of dates, year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hegui.archive.name import names_of
from hegui.archive.series import Series
from hegui.archive.source import Numbered
from hegui.archive.validity import day_text
from hegui.checks.context import CheckContext
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place

SeriesCheck = Callable[[Series, CheckContext], Examination]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapParams:
    """runs: whether runs of two and more missing numbers are asked for, else single ones.

    kinds: kinds of number; whole_above: share of numbers present (0 to 1) from which a series counts as
    held wholly in the archive, up to a number behind the gap by which most of the numbers have gone by; else
    the gap is undetermined. One mistyped number at the end thus does not excuse the gaps before it.
    """

    runs: bool
    kinds: tuple[str, ...]
    whole_above: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KindParams:
    """kinds: kinds of number (number, order, announcement, registration)."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToleranceParams:
    """tolerance: calendar days by which dates may be off before it is a finding (a house value)."""

    kinds: tuple[str, ...]
    tolerance: int


def place_of(bearer: Numbered, *, of_date: bool = False) -> Place:
    """The place of a bearer: its number (or date) in the document, or its row."""
    fact = (bearer.date_place if of_date else None) or bearer.place
    return Place(path=bearer.path, sheet=bearer.sheet, row=bearer.row, fact=fact)


def bind_gap(params: GapParams) -> SeriesCheck:
    """Numbers between 1 and the highest that no document and no ledger row bears."""

    def check(series: Series, context: CheckContext) -> Examination:  # noqa: ARG001
        if series.kind not in params.kinds:
            return NOT_EXAMINED
        serials = series.serials
        whole_up_to = _whole_up_to(serials, params.whole_above)
        hits = []
        for first, last in series.missing():
            if (last > first) != params.runs:
                continue
            outcome = Outcome.VIOLATED if last < whole_up_to else Outcome.UNDETERMINED
            bearer = series.after(last)
            hits.append(
                Hit(outcome=outcome, place=place_of(bearer), values=_gap_values(series, first, last, bearer))
            )
        return Examination(examined=serials[-1], hits=tuple(hits))

    return check


def _whole_up_to(serials: tuple[int, ...], share: float) -> int:
    """The highest number up to which the share is present, with most of all the numbers; 0 for none."""
    counted = enumerate(serials, 1)
    whole = (serial for count, serial in counted if count / serial >= share and 2 * count > len(serials))
    return max(whole, default=0)


def _gap_values(series: Series, first: int, last: int, bearer: Numbered) -> dict[str, str]:
    return {
        "series": series.name,
        "first": bearer.number.with_serial(first),
        "last": bearer.number.with_serial(last),
        "count": str(last - first + 1),
        "next": bearer.number.text,
        "present": str(len(series.serials)),
        "highest": str(series.serials[-1]),
    }


def bind_duplicate(params: KindParams) -> SeriesCheck:
    """Different documents, or ledger rows, that bear one number."""

    def check(series: Series, context: CheckContext) -> Examination:  # noqa: ARG001
        if series.kind not in params.kinds:
            return NOT_EXAMINED
        found = dict(_duplicates(series, documents=True))
        rows = [
            pair for pair in _duplicates(series, documents=False) if pair[0].number.serial not in shown(found)
        ]
        hits = (*found.values(), *(hit for _, hit in rows))
        return Examination(examined=len(series.serials), hits=hits)

    return check


def shown(bearers: Iterable[Numbered]) -> frozenset[int]:
    """Serials of documents: what a document shows is not said again of its ledger row."""
    return frozenset(bearer.number.serial for bearer in bearers if bearer.is_document)


def _duplicates(series: Series, *, documents: bool) -> Iterator[tuple[Numbered, Hit]]:
    """Members of one kind that share a serial with an earlier one and no name of its title."""
    held: dict[int, list[Numbered]] = {}
    for member in series.members:
        if member.is_document is not documents:
            continue
        others = held.setdefault(member.number.serial, [])
        names = set(names_of(member.title, member.issuers))
        if others and all(names.isdisjoint(names_of(o.title, o.issuers)) for o in others):
            first = others[0]
            values = {
                "number": member.number.text,
                "title": member.title or "（无标题）",
                "other": first.title or "（无标题）",
                "other_place": first.path if first.is_document else f"第{first.row}行",
            }
            yield member, Hit(outcome=Outcome.VIOLATED, place=place_of(member), values=values)
        others.append(member)


def bind_date_order(params: ToleranceParams) -> SeriesCheck:
    """Bearers whose date does not fit the order of the numbers around them.

    The fewest bearers that must go for the rest to be in order are the ones reported.
    """

    def check(series: Series, context: CheckContext) -> Examination:  # noqa: ARG001
        if series.kind not in params.kinds:
            return NOT_EXAMINED
        dated = _one_a_serial(series)
        if len(dated) < 2:
            return NOT_EXAMINED
        kept = _longest_in_order([bearer.on or date.min for bearer in dated])
        hits = [
            hit for index in range(len(dated)) if (hit := _out_of_order(dated, kept, index, params.tolerance))
        ]
        return Examination(examined=len(dated), hits=tuple(hits))

    return check


def _one_a_serial(series: Series) -> list[Numbered]:
    """The first dated bearer of each serial, documents before ledger rows."""
    chosen: dict[int, Numbered] = {}
    for member in series.members:
        if member.on is not None:
            chosen.setdefault(member.number.serial, member)
    return list(chosen.values())


def _longest_in_order(days: list[date]) -> frozenset[int]:
    """Indices of a longest run of days that never goes back (patience sorting)."""
    tails: list[date] = []
    tail_index: list[int] = []
    before: list[int] = []
    for index, day in enumerate(days):
        at = bisect_right(tails, day)
        before.append(tail_index[at - 1] if at else -1)
        tails[at : at + 1] = [day]
        tail_index[at : at + 1] = [index]
    kept = set()
    index = tail_index[-1]
    while index >= 0:
        kept.add(index)
        index = before[index]
    return frozenset(kept)


def _out_of_order(dated: list[Numbered], kept: frozenset[int], index: int, tolerance: int) -> Hit | None:
    if index in kept:
        return None
    bearer = dated[index]
    before = next((dated[i] for i in range(index - 1, -1, -1) if i in kept), None)
    after = next((dated[i] for i in range(index + 1, len(dated)) if i in kept), None)
    slack = timedelta(days=tolerance)
    if before is not None and before.on and bearer.on and bearer.on + slack < before.on:
        return _order_hit(bearer, before, "earlier")
    if after is not None and after.on and bearer.on and bearer.on - slack > after.on:
        return _order_hit(bearer, after, "later")
    return None


def _order_hit(bearer: Numbered, other: Numbered, message: str) -> Hit:
    values = {
        "number": bearer.number.text,
        "date": day_text(bearer.on),
        "other": other.number.text,
        "other_date": day_text(other.on),
    }
    return Hit(
        outcome=Outcome.VIOLATED,
        place=place_of(bearer, of_date=True),
        values=values,
        message="violated" if message == "earlier" else "later",
    )


def bind_year(params: ToleranceParams) -> SeriesCheck:
    """Bearers signed in another year than their number names, the days around New Year aside."""

    def check(series: Series, context: CheckContext) -> Examination:  # noqa: ARG001
        if series.kind not in params.kinds or not series.year:
            return NOT_EXAMINED
        slack = timedelta(days=params.tolerance)
        first, last = date(series.year, 1, 1) - slack, date(series.year, 12, 31) + slack
        dated = [member for member in series.members if member.on is not None]
        late = [member for member in dated if member.on and not first <= member.on <= last]
        wrong = [member for member in late if member.is_document or member.number.serial not in shown(late)]
        hits = [
            Hit(
                outcome=Outcome.VIOLATED,
                place=place_of(member),
                values={"number": member.number.text, "year": str(series.year), "date": day_text(member.on)},
            )
            for member in wrong
        ]
        return Examination(examined=len(dated), hits=tuple(hits))

    return check
