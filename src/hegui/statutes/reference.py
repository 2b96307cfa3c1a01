"""Reference tables, each loaded when first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hegui.statutes.agencies import Renaming
    from hegui.statutes.calendar import Calendar
    from hegui.statutes.catalogue import Catalogue
    from hegui.statutes.likeness import Likeness
    from hegui.statutes.prohibited import ProhibitedActs


class Reference:
    """The tables under ``rules/reference`` and what a user adds; read once, never changed."""

    def __init__(self, folder: Path, statutes: tuple[Path, ...] = ()) -> None:
        self.folder = folder
        self.statutes = statutes

    @cached_property
    def catalogue(self) -> Catalogue:
        """Instruments and their versions, built in and added."""
        from hegui.statutes.catalogue import load_catalogue

        return load_catalogue(self.folder / "statutes.csv", self.statutes)

    @cached_property
    def calendar(self) -> Calendar:
        """Working days, for the years that the built-in table knows."""
        from hegui.statutes.calendar import load_calendar

        return load_calendar(self.folder / "workdays.csv")

    @cached_property
    def agencies(self) -> tuple[Renaming, ...]:
        """Renamed public bodies, longest old names first."""
        from hegui.statutes.agencies import load_agencies

        return load_agencies(self.folder / "agencies.csv")

    @cached_property
    def prohibited(self) -> ProhibitedActs:
        """Acts that a normative document may not lay down, and how clerks phrase them."""
        from hegui.statutes.prohibited import load_prohibited

        return load_prohibited(self.folder)

    @cached_property
    def likeness(self) -> Likeness:
        """How like a provision is, as a whole, to those known to lay down a class of such acts."""
        from hegui.statutes.likeness import load_likeness

        return load_likeness(self.folder / "prohibited_likeness.csv")

    @cached_property
    def step_likeness(self) -> Likeness:
        """How like a sentence is to those known to speak of a step in some way."""
        from hegui.statutes.likeness import load_likeness

        return load_likeness(self.folder / "step_likeness.csv")
