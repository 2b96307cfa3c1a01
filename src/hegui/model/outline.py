"""The numbered structure of a document: provisions, the texts that they belong to, what is irregular."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """Level of a provision; one tree for both styles."""

    PART = "part"  # 编
    SUBPART = "subpart"  # 分编
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    ARTICLE = "article"  # 条
    PARAGRAPH = "paragraph"  # 款
    ITEM = "item"  # 项
    SUBITEM = "subitem"  # 目
    HEADING1 = "heading1"  # 一、
    HEADING2 = "heading2"  # （一）
    HEADING3 = "heading3"  # 1.
    HEADING4 = "heading4"  # （1）
    HEADING5 = "heading5"  # ①


class Provision(NamedTuple):
    """One numbered (or, for 款, counted) piece of a text.

    number: main number; inserted: N of 之N, else 0; label: as printed, empty for a 款;
    start, end: span of the label (of the first character for a 款); block: index of its block;
    body_end: end of everything it holds; parent: index in ``Outline.provisions`` or -1;
    unit: index in ``Outline.units``.
    """

    level: Level
    number: int
    inserted: int
    label: str
    start: int
    end: int
    block: int
    body_end: int
    parent: int
    unit: int


class TextUnit(NamedTuple):
    """One text of its own numbering in the file: the main text, a printed 办法, an annex."""

    kind: str  # main | printed | annex
    title: str | None
    start: int
    end: int


class Anomaly(NamedTuple):
    """Something irregular the outline parser saw. Rules pick by ``kind`` and ``level``.

    ``values`` are the named values of a rule's message (expected, found, previous …).
    """

    kind: str
    level: Level
    start: int
    end: int
    values: tuple[tuple[str, str], ...]


class Outline(NamedTuple):
    """The numbered structure of a document, flat and in reading order.

    tally: how many provisions stand at each level by its value, how many ``annex`` headings and entries of
    the table of ``contents``, and how many annexes the list above the signature names (``annex_listed``).
    """

    provisions: tuple[Provision, ...] = ()
    units: tuple[TextUnit, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    tally: tuple[tuple[str, int], ...] = ()
