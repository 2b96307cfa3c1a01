"""From marks to provisions with parents, ends and units, and the runs of numbers that are irregular."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.document import Level
from hegui.parsing.outline_mark import (
    ANNEX,
    ARTICLE,
    CHAPTER,
    CONTENTS,
    DATE,
    FLAW_MALFORMED,
    HEADING1,
    PART,
    SECTION,
    SUBPART,
    Mark,
)
from hegui.parsing.outline_sequence import Key

Row = list[object]
DIVISION_LEVELS = (Level.PART, Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION)
HEADING_LEVELS = (Level.HEADING1, Level.HEADING2, Level.HEADING3, Level.HEADING4, Level.HEADING5)
ITEM_LEVELS = (Level.ITEM, Level.SUBITEM, Level.HEADING4, Level.HEADING5)
_AHEAD = 60


class Run:
    """Numbers that count on from each other: the articles of a unit, the items of one list."""

    __slots__ = ("first", "irregular", "keys", "level", "marks", "parent", "style", "unit")

    def __init__(self, level: Level, style: int, parent: int, unit: int) -> None:
        self.level = level
        self.style = style
        self.parent = parent
        self.unit = unit
        self.keys: list[Key] = []
        self.marks: list[Mark] = []
        self.first: Key | None = (1, 0)
        self.irregular = False

    def add(self, mark: Mark) -> None:
        """Append a mark; a malformed number counts as the one expected here."""
        number = mark[2]
        keys = self.keys
        before = keys[-1] if keys else (0, 0)
        key = (before[0] + 1, 0) if number is None else (number, mark[3])
        if key[0] != before[0] + 1 or key[1]:
            self.irregular = self.irregular or not (key[0] == before[0] and key[1] == before[1] + 1)
        keys.append(key)
        self.marks.append(mark)


class Tree:
    """The state of one walk over the marks; ``rows`` are provisions in the making."""

    __slots__ = (
        "_article", "_article_run", "_closed", "_count", "_divisions", "_division_runs", "_ends", "_headed",
        "_heads", "_head_last", "_head_rows", "_lists", "_marks", "_paragraph", "_pending", "_quoted",
        "_signed", "_stack", "_starts", "_text", "flaws", "inverted", "rows", "runs", "units",
    )  # fmt: skip

    def __init__(
        self, text: str, starts: Sequence[int], ends: Sequence[int], marks: Sequence[Mark], quoted: frozenset[int]
    ) -> None:
        self._text = text
        self._starts = starts
        self._ends = ends
        self._marks = marks
        self._quoted = quoted
        self.rows: list[Row] = []
        self.runs: list[Run] = []
        self.flaws: list[tuple[Mark, Level]] = []
        self.units: list[list[object]] = [["main", None, 0, len(text)]]
        self._stack: list[int] = []
        self._reset()

    def _reset(self) -> None:
        self._article = -1
        self._article_run: Run | None = None
        self._division_runs: list[Run | None] = [None] * 5
        self._divisions = [-1] * 5
        self._heads: list[Run | None] = [None] * 5
        self._head_rows = [-1] * 5
        self._head_last = [0] * 5
        self._headed = False
        self._signed = -1
        self._leave_article()

    def _leave_article(self) -> None:
        self._article = -1
        self._paragraph = -1
        self._count = 0
        self._lists: list[Run] = []
        self._closed: dict[int, Run] = {}
        self._pending: list[int] = []

    # -- the walk -------------------------------------------------------------------------------

    def grow(self) -> None:
        """Walk over all marks once."""
        previous = -1
        for position, mark in enumerate(self._marks):
            block = mark[0]
            if self._article >= 0 and block > previous + 1:
                self._add_plain(previous + 1, block)
            previous = block
            style = mark[1]
            if style == ARTICLE:
                self._add_article(position, mark)
            elif style >= ANNEX:
                self._add_boundary(mark)
            elif style <= SECTION:
                self._add_division(position, mark)
            elif self._article >= 0 and not self._ends_articles(position, mark):
                self._add_item(mark)
            else:
                self._add_heading(mark)
            if mark[7] and style < ANNEX:
                self.flaws.append((mark, self.rows[-1][0]))  # type: ignore[arg-type]
        if self._article >= 0:
            self._add_plain(previous + 1, len(self._starts))
        self._close_all(len(self._starts))

    def _open(self, level: Level, number: int, inserted: int, start: int, end: int, block: int, parent: int) -> int:
        stack = self._stack
        rows = self.rows
        while stack and stack[-1] != parent:
            rows[stack.pop()][7] = self._ends[block - 1]
        index = len(rows)
        rows.append(
            [level, number, inserted, self._text[start:end], start, end, block, 0, parent, len(self.units) - 1]
        )
        stack.append(index)
        return index

    def _close_all(self, block: int) -> None:
        self._flush()
        stop = self._ends[block - 1] if block else 0
        for index in self._stack:
            self.rows[index][7] = stop
        self._stack.clear()

    # -- units ----------------------------------------------------------------------------------

    def _open_unit(self, kind: str, block: int, title: str | None, closing: int) -> None:
        self._close_all(closing)
        start = self._starts[block]
        self.units[-1][3] = max(start - 1, 0)
        self.units.append([kind, title, start, len(self._text)])
        self._reset()

    def _add_boundary(self, mark: Mark) -> None:
        if mark.style == DATE:
            if self._stack or self._headed:
                self._close_all(mark.block)
                self._leave_article()
                self._signed = mark.block
        elif mark.style == ANNEX:
            self._open_unit("annex", mark.block, self._title_near(mark.block), mark.block)

    def _title_near(self, block: int) -> str | None:
        text = self._text[self._starts[block] : self._ends[block]].strip()
        return text[:80] or None

    def _open_printed(self, mark: Mark) -> None:
        """A text printed after another: it begins after the signing date, or with its first number."""
        block = mark.block
        if 0 <= self._signed < block:
            block = self._signed + 1
            while block < mark.block and self._text[self._starts[block] : self._ends[block]].strip()[:1] in {"（", "("}:
                block += 1
        self._open_unit("printed", block, self._title_near(block) if block < mark.block else None, block)

    # -- divisions and articles -------------------------------------------------------------------

    def _add_division(self, position: int, mark: Mark) -> None:
        style = mark.style
        higher = any(self._divisions[upper] >= 0 for upper in range(PART, style))
        if mark.number == 1 and self._article_run is not None and not higher and self._restarts(position):
            self._open_printed(mark)
        self._flush()
        self._leave_article()
        parent = next((self._divisions[upper] for upper in range(style - 1, 0, -1) if self._divisions[upper] >= 0), -1)
        run = self._division_runs[style]
        fresh = run is None or (run.parent != parent and mark.number == 1)
        if style == SECTION and run is not None and run.parent != parent:
            fresh = True
        if fresh or run is None:
            run = Run(DIVISION_LEVELS[style], style, parent, len(self.units) - 1)
            self.runs.append(run)
            self._division_runs[style] = run
        run.parent = parent
        run.add(mark)
        for lower in range(style, SECTION + 1):
            self._divisions[lower] = -1
        self._divisions[style] = self._open(
            run.level, run.keys[-1][0], 0, mark.start, mark.end, mark.block, parent
        )

    def _restarts(self, position: int) -> bool:
        """Whether the next article after a 第一章 is 第一条."""
        for mark in self._marks[position + 1 : position + _AHEAD]:
            if mark.style == ARTICLE:
                return mark.number == 1
        return False

    def _add_article(self, position: int, mark: Mark) -> None:
        run = self._article_run
        if mark[2] == 1 and not mark[3]:
            if run is not None and self._begins_again(position):
                self._open_printed(mark)
                run = None
            elif run is None and self._headed:
                self._open_printed(mark)
        if self._pending:
            self._flush()
        if self._lists:
            self._lists = []
        if self._closed:
            self._closed = {}
        if run is None:
            run = self._article_run = Run(Level.ARTICLE, ARTICLE, -1, len(self.units) - 1)
            self.runs.append(run)
        run.add(mark)
        block, _, _, inserted, start, end, _, _ = mark
        divisions = self._divisions
        parent = divisions[4] if divisions[4] >= 0 else max(divisions)
        self._article = self._open(Level.ARTICLE, run.keys[-1][0], inserted, start, end, block, parent)
        self._count = 0
        self._paragraph = -1
        stop = self._ends[block]
        while end < stop and self._text[end] in " \u3000\t\xa0":
            end += 1
        if end < stop:
            self._add_paragraph(block, end)

    def _begins_again(self, position: int) -> bool:
        for mark in self._marks[position + 1 :][:400]:
            if mark.style == ARTICLE:
                return mark.number == 2
            if mark.style == ANNEX or mark.style == DATE:
                break
        return True

    # -- paragraphs and items ---------------------------------------------------------------------

    def _add_paragraph(self, block: int, start: int) -> None:
        self._count += 1
        self._paragraph = self._open(Level.PARAGRAPH, self._count, 0, start, start, block, self._article)
        row = self.rows[self._paragraph]
        row[5] = start + 1

    def _add_plain(self, first: int, stop: int) -> None:
        for block in range(first, stop):
            if self._quoted and block in self._quoted:
                continue
            if self._lists:
                self._pending.append(block)
            else:
                self._add_paragraph(block, self._first_sign(block))

    def _first_sign(self, block: int) -> int:
        start = self._starts[block]
        text = self._text
        while text[start].isspace():
            start += 1
        return start

    def _flush(self) -> None:
        """Unnumbered blocks after a list were 款 of their own: the list did not go on."""
        if self._pending:
            for run in self._lists:
                self._closed[run.style] = run
            self._lists = []
            pending, self._pending = self._pending, []
            for block in pending:
                self._add_paragraph(block, self._first_sign(block))

    def _ends_articles(self, position: int, mark: Mark) -> bool:
        """一、 after the last article, not introduced by a colon, begins another text."""
        if mark.style != HEADING1 or mark.number != 1 or mark.block == 0:
            return False
        if self._text[self._ends[mark.block - 1] - 1] in "：:":
            return False
        if any(after.style == ARTICLE for after in self._marks[position + 1 : position + _AHEAD]):
            return False
        self._signed = max(self._signed, mark.block - 1)
        self._open_printed(mark)
        return True

    def _add_item(self, mark: Mark) -> None:
        style = mark[1]
        number = mark[2]
        lists = self._lists
        run = None
        for depth in range(len(lists) - 1, -1, -1):
            if lists[depth].style == style:
                run = lists[depth]
                break
        if run is not None and number == 1 and self._pending:
            run = None
        if run is not None:
            self._pending.clear()
            del lists[depth + 1 :]
        else:
            run = self._open_list(style, number)
        run.add(mark)
        self._open(run.level, run.keys[-1][0], 0, mark[4], mark[5], mark[0], run.parent)

    def _open_list(self, style: int, number: int | None) -> Run:
        """A new list under the current 款 or 项, or an earlier list of this article that goes on."""
        closed = self._closed.get(style)
        if number != 1 and closed is not None and number == closed.keys[-1][0] + 1:
            self._pending.clear()
            self._lists = [closed]
            return closed
        if number == 1:
            self._flush()
        parent = self._stack[-1] if self._lists else self._paragraph
        if self._paragraph < 0:
            block = self._marks[0].block if not self.rows else int(self.rows[self._article][6])  # type: ignore[call-overload]
            self._add_paragraph(block, int(self.rows[self._article][5]) - 1)  # type: ignore[call-overload]
            parent = self._paragraph
        level = ITEM_LEVELS[min(len(self._lists), 3)]
        run = Run(level, style, parent, len(self.units) - 1)
        self._lists.append(run)
        self.runs.append(run)
        return run

    # -- headings outside articles ----------------------------------------------------------------

    def _add_heading(self, mark: Mark) -> None:
        rank = mark.style - HEADING1
        if mark.number == 1 and self._signed >= 0 and (self._headed or self._article_run is not None):
            self._open_printed(mark)
        for deeper in range(rank + 1, 5):
            self._heads[deeper] = None
            self._head_rows[deeper] = -1
        parent = next((self._head_rows[upper] for upper in range(rank - 1, -1, -1) if self._head_rows[upper] >= 0), -1)
        if parent < 0:
            parent = max(self._divisions)
        run = self._heads[rank]
        if run is None:
            run = Run(HEADING_LEVELS[rank], mark.style, parent, len(self.units) - 1)
            if mark.number == self._head_last[rank] + 1:
                run.first = None
            self._heads[rank] = run
            self.runs.append(run)
        run.add(mark)
        self._headed = True
        self._head_last[rank] = run.keys[-1][0]
        self._head_rows[rank] = self._open(
            run.level, run.keys[-1][0], 0, mark.start, mark.end, mark.block, parent
        )
