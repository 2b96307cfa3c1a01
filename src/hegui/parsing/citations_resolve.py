"""Whether internal references stand: 本法第X条, 前款, 前条, 第N项 against the document's own outline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from hegui.model.document import Target
from hegui.model.outline import Level, Outline, Provision
from hegui.parsing.outline_index import children, enclosing, paragraphs_of

MOST_EQUALS = 20
"""Articles of one number that are looked at: a file holds few texts, and hostile ones must not cost more."""


class Position:
    """Where an offset stands. article, paragraph, item: indices in ``outline.provisions`` or -1."""

    __slots__ = ("article", "item", "paragraph")

    def __init__(self, outline: Outline, offset: int) -> None:
        self.article = self.paragraph = self.item = -1
        provisions = outline.provisions
        for index in enclosing(outline, offset):
            level = provisions[index].level
            if level is Level.ARTICLE:
                self.article, self.paragraph, self.item = index, -1, -1
            elif level is Level.PARAGRAPH:
                self.paragraph = index
            elif level is Level.ITEM:
                self.item = index


class Structure:
    """Look-ups in one outline, built when the first internal reference asks."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.provisions = outline.provisions
        self._paragraphs: dict[int, tuple[int, ...]] = {}
        self._items: dict[tuple[int, int | None], frozenset[int]] = {}

    @cached_property
    def articles(self) -> dict[str, list[int]]:
        """Indices of the first articles of each number (``12``, ``133-1``), all units together."""
        table: dict[str, list[int]] = {}
        for index in self.article_order:
            equals = table.setdefault(number_of(self.provisions[index]), [])
            if len(equals) < MOST_EQUALS:
                equals.append(index)
        return table

    @cached_property
    def article_order(self) -> list[int]:
        """Indices of all articles in reading order."""
        level = Level.ARTICLE
        return [i for i, item in enumerate(self.provisions) if item.level is level]

    def position(self, offset: int) -> Position:
        """Where an offset stands."""
        return Position(self.outline, offset)

    def before(self, article: int, back: int) -> int:
        """Index of the article ``back`` places before one in the same unit, or -1."""
        order = self.article_order
        at = bisect_left(order, article) - back
        if at < 0 or self.provisions[order[at]].unit != self.provisions[article].unit:
            return -1
        return order[at]

    def stands(self, target: Target, here: int = -1) -> bool | None:
        """Whether a target exists. here: article of the reference, preferred among equals.

        None where the outline cannot tell: no articles at all, or an article whose 项 carry no marks.
        """
        if target.article is None or not self.article_order:
            return None
        if self._stands_in_order(target, here):
            return True
        found = self.articles.get(target.article)
        if found is None:
            return False
        if target.paragraph is None and target.item is None:
            return True
        if here >= 0:
            unit = self.provisions[here].unit
            found = [i for i in found if self.provisions[i].unit == unit] or found
            if number_of(self.provisions[here]) == target.article:
                found = [here, *found]
        answers = [self._inside(index, target) for index in found]
        if True in answers:
            return True
        return None if None in answers else False

    def _stands_in_order(self, target: Target, here: int) -> bool:
        """Whether 第N条 is the N-th article, in the reference's own text, and holds the target."""
        article = target.article or ""
        place = int(article) if article.isdecimal() else 0
        if not 0 < place <= len(self.article_order):
            return False
        index = self.article_order[place - 1]
        found = self.provisions[index]
        if found.number != place or found.inserted:
            return False
        if target.paragraph is None and target.item is None:
            return True
        near = here < 0 or self.provisions[here].unit == found.unit
        return near and self._inside(index, target) is True

    def paragraph_count(self, article: int) -> int:
        """How many 款 an article has."""
        return len(self._paragraphs_of(article))

    def item_numbers(self, article: int, paragraph: int | None) -> frozenset[int]:
        """Numbers of the 项 of one 款 of an article (from 1), or of all its 款 together."""
        numbers = self._items.get((article, paragraph))
        if numbers is None:
            numbers = self._items[article, paragraph] = frozenset(self._read_items(article, paragraph))
        return numbers

    def _paragraphs_of(self, article: int) -> tuple[int, ...]:
        found = self._paragraphs.get(article)
        if found is None:
            found = self._paragraphs[article] = paragraphs_of(self.outline, article)
        return found

    def _read_items(self, article: int, paragraph: int | None) -> Iterator[int]:
        holders = self._paragraphs_of(article)
        for holder in holders if paragraph is None else holders[paragraph - 1 : paragraph]:
            for child in children(self.outline, holder):
                if self.provisions[child].level is Level.ITEM:
                    yield self.provisions[child].number

    def _inside(self, article: int, target: Target) -> bool | None:
        paragraph = int(target.paragraph) if target.paragraph else None
        if paragraph is not None and paragraph > self.paragraph_count(article):
            return False
        if target.item is None:
            return True
        items = self.item_numbers(article, paragraph)
        return int(target.item) in items if items else None


def number_of(item: Provision) -> str:
    """``12``, or ``133-1`` for 第一百三十三条之一."""
    return f"{item.number}-{item.inserted}" if item.inserted else str(item.number)
