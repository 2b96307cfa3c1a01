"""What an opinion is made of, without fonts: headings, paragraphs, tables, and how dates are printed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Heading(NamedTuple):
    """Level 1: 一、; 2: （一）; 3: 1."""

    level: int
    text: str
    on_new_page: bool = False


class Line(NamedTuple):
    """A paragraph; ``label`` is set in 黑体 before it. style: body, right, kept (with what follows)
    or both."""

    text: str
    label: str = ""
    style: str = "body"


class Grid(NamedTuple):
    """A table; widths in millimetres."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Element = Heading | Line | Grid


def day_words(day: date) -> str:
    """The date as official documents print it: 2024年6月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_range(first: date | None, last: date | None) -> str:
    """One date, or both with 至 between; a dash for none."""
    return "至".join(dict.fromkeys(day_words(day) for day in (first, last) if day)) or "—"
