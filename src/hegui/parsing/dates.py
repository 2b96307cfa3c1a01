"""Dates and periods in running text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hegui.model.document import Block, DateMention


def find_dates(text: str, blocks: Sequence[Block], written_on: date | None) -> tuple[DateMention, ...]:
    """Every date and period, in reading order. ``written_on`` gives the year where the text leaves it out."""
    del text, blocks, written_on
    return ()
