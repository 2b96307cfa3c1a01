"""Looking things up in an outline: which provision is 第三条第二款第（一）项, and what encloses an offset.

Every function is pure. ``index`` is a position in ``outline.provisions``; offsets count code points of
``Document.text``. An outline lists provisions in reading order, so what a provision holds follows it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from hegui.model.outline import Level, Outline, Provision

ArticleKey = tuple[int, int, int]
"""Unit, number and N of 之N (0 for none) of an article."""

HEADINGS = frozenset({Level.HEADING1, Level.HEADING2, Level.HEADING3, Level.HEADING4, Level.HEADING5})
DIVISIONS = frozenset({Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION})


def article_table(outline: Outline) -> dict[ArticleKey, int]:
    """Every article by unit, number and insertion; the first one of equals. Build once, look up often."""
    table: dict[ArticleKey, int] = {}
    for index, item in enumerate(outline.provisions):
        if item.level is Level.ARTICLE:
            table.setdefault((item.unit, item.number, item.inserted), index)
    return table


def article(outline: Outline, number: int, inserted: int = 0, unit: int | None = None) -> int | None:
    """Index of 第N条 (第N条之M), in one unit or in the first that has it; None if there is none."""
    for index, item in enumerate(outline.provisions):
        if (
            item.number == number
            and item.level is Level.ARTICLE
            and item.inserted == inserted
            and (unit is None or item.unit == unit)
        ):
            return index
    return None


def children(outline: Outline, index: int) -> tuple[int, ...]:
    """Indices of the provisions directly under one, in reading order."""
    provisions = outline.provisions
    end = provisions[index].body_end
    found = []
    for position in range(index + 1, len(provisions)):
        item = provisions[position]
        if item.start >= end and item.parent != index:
            break
        if item.parent == index:
            found.append(position)
    return tuple(found)


def paragraphs_of(outline: Outline, index: int) -> tuple[int, ...]:
    """The 款 of an article in order; a lead-in with its items is one 款."""
    provisions = outline.provisions
    return tuple(i for i in children(outline, index) if provisions[i].level is Level.PARAGRAPH)


def items_of(outline: Outline, index: int, paragraph: int | None = None) -> tuple[int, ...]:
    """The 项 of an article: of its N-th 款 (from 1), or of all its 款 together if ``paragraph`` is None."""
    holders = paragraphs_of(outline, index)
    if paragraph is not None:
        holders = holders[paragraph - 1 : paragraph] if paragraph > 0 else ()
    provisions = outline.provisions
    return tuple(
        child
        for holder in holders
        for child in children(outline, holder)
        if provisions[child].level is Level.ITEM
    )


def subitems_of(outline: Outline, item: int) -> tuple[int, ...]:
    """The 目 of a 项."""
    return tuple(i for i in children(outline, item) if outline.provisions[i].level is Level.SUBITEM)


def enclosing(outline: Outline, offset: int) -> tuple[int, ...]:
    """Indices of the provisions that hold ``offset``, outermost first; empty outside every provision."""
    provisions = outline.provisions
    index = bisect_right(provisions, offset, key=_start) - 1
    while index >= 0 and provisions[index].body_end <= offset:
        index = provisions[index].parent
    path: list[int] = []
    while index >= 0:
        path.append(index)
        index = provisions[index].parent
    path.reverse()
    return tuple(path)


def enclosing_article(outline: Outline, offset: int) -> int | None:
    """Index of the article that holds ``offset``, or None."""
    provisions = outline.provisions
    return next((i for i in enclosing(outline, offset) if provisions[i].level is Level.ARTICLE), None)


def unit_at(outline: Outline, offset: int) -> int:
    """Index of the unit that holds ``offset``; 0 where the outline has none."""
    return max(0, bisect_right(outline.units, offset, key=_unit_start) - 1)


def provision_label(outline: Outline, offset: int) -> str | None:
    """How one would cite the place: 第三条第二款第（一）项, 二、（一）1.; None outside every provision.

    A 款 is named only where its article has more than one; divisions (章, 节) only where no article
    or heading is inside them.
    """
    provisions = outline.provisions
    path = enclosing(outline, offset)
    inner = [i for i in path if provisions[i].level not in DIVISIONS]
    if not inner:
        return "".join(provisions[i].label for i in path) or None
    return "".join(_part(outline, i) for i in inner) or None


def provision_number(item: Provision) -> str:
    """The number as reports print it: ``12``, and ``133-1`` for 第一百三十三条之一."""
    return f"{item.number}-{item.inserted}" if item.inserted else str(item.number)


def _part(outline: Outline, index: int) -> str:
    item = outline.provisions[index]
    if item.level is Level.PARAGRAPH:
        from hegui.parsing.numerals import write_numeral

        alone = item.parent < 0 or len(paragraphs_of(outline, item.parent)) < 2
        return "" if alone else f"第{write_numeral(item.number)}款"
    suffix = _SUFFIX.get(item.level)
    return f"第{item.label.strip('、.．')}{suffix}" if suffix else item.label


_SUFFIX: Mapping[Level, str] = {Level.ITEM: "项", Level.SUBITEM: "目"}


def _start(item: Provision) -> int:
    return item.start


def _unit_start(item: tuple[str, str | None, int, int]) -> int:
    return item[2]
