"""Inside an article: 款 (unnumbered paragraphs), 项 and 目.

A lead-in with its items is one 款. An unnumbered block after a list is a new 款, unless the list goes on
after it: then it belongs to the item above it.
"""

from __future__ import annotations

from hegui.model.outline import Level
from hegui.parsing.outline_mark import Mark
from hegui.parsing.outline_run import Rows, Run

_LIST_LEVELS = (Level.ITEM, Level.SUBITEM, Level.HEADING4, Level.HEADING5)


class ArticleBody:
    """The 款 and lists of the article being read; ``article`` is its index or -1, ``lists`` the open ones."""

    __slots__ = ("_closed", "_count", "_paragraph", "_pending", "_quoted", "_rows", "article", "lists")

    def __init__(self, rows: Rows, quoted: frozenset[int]) -> None:
        self._rows = rows
        self._quoted = quoted
        self.article = -1
        self._paragraph = -1
        self._count = 0
        self.lists: list[Run] = []
        self._closed: dict[int, Run] = {}
        self._pending: list[int] = []

    def leave(self) -> None:
        """The article is over; blocks after its last list are 款 of it."""
        if self.lists:
            self._flush()
        if self._closed:
            self._closed = {}
        self.article = -1

    def enter(self, article: int, block: int, end: int) -> None:
        """A new article whose label ends at ``end``; text on its line is the first 款."""
        self.article = article
        rows = self._rows
        text = rows.text
        stop = rows.ends[block]
        while end < stop and text[end] in " \u3000\t\xa0":
            end += 1
        if end < stop:
            self._count = 1
            self._paragraph = rows.open_paragraph(1, block, end, article)
        else:
            self._count = 0
            self._paragraph = -1

    def add_plain(self, first: int, stop: int) -> None:
        """Unnumbered blocks ``first`` to ``stop`` (exclusive)."""
        for block in range(first, stop):
            if self._quoted and block in self._quoted:
                continue
            if self.lists:
                self._pending.append(block)
            else:
                self._add_paragraph(block)

    def continues(self, mark: Mark) -> bool:
        """Whether a list of this style is open and the mark is its next number."""
        return any(run.style == mark.style and run.last + 1 == mark.number for run in self.lists)

    def add_item(self, mark: Mark) -> Level:
        """A numbered line inside the article; returns the level it has there."""
        style, number = mark[1], mark[2]
        lists = self.lists
        run: Run | None = None
        depth = len(lists)
        while depth:
            depth -= 1
            if lists[depth].style == style:
                run = lists[depth]
                break
        if run is None or (number == 1 and self._pending):
            run = self._open_list(style, number)
        else:
            if self._pending:
                self._pending = []
            del lists[depth + 1 :]
        self._rows.open(run.level, run.add(mark), 0, mark[4], mark[5], mark[0], run.parent)
        return run.level

    def _open_list(self, style: int, number: int | None) -> Run:
        """A new list under the current 款 or 项, or an earlier list of this article that goes on."""
        closed = self._closed.get(style)
        if closed is not None and number != 1 and number == closed.last + 1:
            self._pending = []
            self.lists = [closed]
            return closed
        if self._pending:
            self._flush()
        rows = self._rows
        if self._paragraph < 0:
            self._add_bare_paragraph()
        parent = rows.stack[-1] if self.lists else self._paragraph
        run = rows.open_run(_LIST_LEVELS[min(len(self.lists), 3)], style, parent)
        self.lists.append(run)
        return run

    def _add_bare_paragraph(self) -> None:
        """An article whose items follow its label at once: its only 款 has no words of its own."""
        row = self._rows.rows[self.article]
        label_end, block = row[5], row[6]
        assert isinstance(label_end, int)
        assert isinstance(block, int)
        self._count = 1
        self._paragraph = self._rows.open_paragraph(1, block, label_end - 1, self.article)

    def _flush(self) -> None:
        for run in self.lists:
            self._closed[run.style] = run
        self.lists = []
        pending, self._pending = self._pending, []
        for block in pending:
            self._add_paragraph(block)

    def _add_paragraph(self, block: int) -> None:
        rows = self._rows
        self._count += 1
        start = rows.first_sign(block)
        self._paragraph = rows.open_paragraph(self._count, block, start, self.article)
