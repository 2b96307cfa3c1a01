"""What documents of an archive say of each other: citations of ended documents, repeals, circles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hegui.archive.cycle import Cycle
from hegui.archive.link import Link, Target
from hegui.archive.name import marked
from hegui.archive.unit import Bases
from hegui.archive.validity import day_text
from hegui.checks.archive_register import ENDED, row_place
from hegui.checks.archive_validity import IN_FORCE
from hegui.checks.context import CheckContext
from hegui.model.register import CitedInstrument, RepealStatement
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.statutes.status import repeal_on

LinkCheck = Callable[[Link, CheckContext], Examination]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkParams:
    """Nothing to choose."""


def _statement_place(link: Link) -> Place:
    return Place(path=link.document.path, fact=link.statement.place)


def _shown(target: Target) -> str:
    return marked(target.title) + (f"（{target.number}）" if target.number else "")


def bind_cites_ended(params: LinkParams) -> LinkCheck:  # noqa: ARG001
    """A document cited as in force after its last day, or after the register's date of its end."""

    def check(link: Link, context: CheckContext) -> Examination:  # noqa: ARG001
        statement, target, on = link.statement, link.target, link.on
        if target is None or on is None or not isinstance(statement, CitedInstrument) or statement.history:
            return NOT_EXAMINED
        values = {"cited": _shown(target), "date": day_text(on)}
        if target.expires_on is not None and target.expires_on < on:
            values["until"] = day_text(target.expires_on)
            return _hit(_statement_place(link), values, "violated")
        if target.status in ENDED and target.ended_on is not None and target.ended_on < on:
            values["until"] = day_text(target.ended_on)
            return _hit(_statement_place(link), values, "ended")
        return Examination(examined=1)

    return check


def _hit(
    place: Place, values: dict[str, str], message: str, outcome: Outcome = Outcome.VIOLATED
) -> Examination:
    return Examination(examined=1, hits=(Hit(outcome=outcome, place=place, values=values, message=message),))


def bind_repealed_valid(params: LinkParams) -> LinkCheck:  # noqa: ARG001
    """A document that a later one ends and that the register still marks as valid."""

    def check(link: Link, context: CheckContext) -> Examination:
        statement, target = link.statement, link.target
        if not isinstance(statement, RepealStatement) or target is None or target.entry is None:
            return NOT_EXAMINED
        if statement.on is None or statement.on > context.as_of or target.entry.status not in IN_FORCE:
            return Examination(examined=1)
        values = {
            "target": _shown(target),
            "by": link.document.title or link.document.path,
            "from": day_text(statement.on),
            "status": target.entry.printed_status or "",
        }
        return _hit(row_place(target.entry), values, "violated")

    return check


def bind_repeal_unregistered(params: LinkParams) -> LinkCheck:  # noqa: ARG001
    """A repeal statement whose object the register does not have, or ends on another day."""

    def check(link: Link, context: CheckContext) -> Examination:  # noqa: ARG001
        statement, target = link.statement, link.target
        if not isinstance(statement, RepealStatement) or not link.has_ledger:
            return NOT_EXAMINED
        named = marked(statement.title) if statement.title else statement.number or "（未写名称）"
        values = {"target": named, "from": day_text(statement.on)}
        if target is None or target.entry is None:
            return _hit(_statement_place(link), values, "violated")
        ended = target.entry.ended_on
        if ended is not None and statement.on is not None and ended != statement.on:
            values |= {"ledger": day_text(ended), "row": f"第{target.entry.row}行"}
            return _hit(_statement_place(link), values, "differs")
        return Examination(examined=1)

    return check


def bind_cycle(params: LinkParams) -> Callable[[Cycle, CheckContext], Examination]:  # noqa: ARG001
    """Documents that cite each other in a circle: one hit on each."""

    def check(cycle: Cycle, context: CheckContext) -> Examination:  # noqa: ARG001
        if cycle.clear:
            return Examination(examined=cycle.clear)
        names = "、".join(marked(link.document.title or link.document.path) for link in cycle.links)
        hits = tuple(
            Hit(
                outcome=Outcome.VIOLATED,
                place=_statement_place(link),
                values={"cited": _shown(link.target) if link.target else "", "circle": names},
            )
            for link in cycle.links
        )
        return Examination(examined=len(hits), hits=hits)

    return check


def bind_basis_repealed(params: LinkParams) -> Callable[[Bases, CheckContext], Examination]:  # noqa: ARG001
    """A document all of whose bases the catalogue knows, and knows to be repealed on the audit's date."""

    def check(unit: Bases, context: CheckContext) -> Examination:
        repealed: list[str] = []
        for cited in unit.cited:
            instrument = context.reference.catalogue.find(cited.title or "")
            repeal = repeal_on(instrument, context.as_of) if instrument is not None else None
            if instrument is None or repeal is None:
                return Examination(examined=1 if instrument is not None else 0)
            by = f"，由《{repeal.by}》废止" if repeal.by else ""
            repealed.append(f"《{instrument.title}》{by}")
        place = Place(path=unit.document.path, fact=unit.cited[0].place)
        return _hit(place, {"bases": "；".join(dict.fromkeys(repealed))}, "violated")

    return check
