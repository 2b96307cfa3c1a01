"""What a walk over the marks writes to: runs of numbers, and provisions with parents, ends and units."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.outline import Level
from hegui.parsing.outline_mark import Mark
from hegui.parsing.outline_sequence import Key

Row = list[object]
"""The fields of a ``Provision`` in the making; its end (field 7) is set when it closes."""

_PARAGRAPH = Level.PARAGRAPH


class Run:
    """Numbers that count on from each other: the articles of a unit, the items of one list.

    first: the number it must begin with, None if any; irregular: not simply 1, 2, 3, ….
    """

    __slots__ = ("first", "irregular", "keys", "level", "marks", "parent", "style")

    def __init__(self, level: Level, style: int, parent: int) -> None:
        self.level = level
        self.style = style
        self.parent = parent
        self.keys: list[Key] = []
        self.marks: list[Mark] = []
        self.first: Key | None = (1, 0)
        self.irregular = False

    @property
    def last(self) -> int:
        """The number it has come to; 0 at its start."""
        return self.keys[-1][0] if self.keys else 0

    def add(self, mark: Mark) -> int:
        """Append a mark and return its number; a malformed one counts as the number expected here."""
        number = mark[2]
        keys = self.keys
        before = keys[-1] if keys else _NOTHING
        if number is None:
            number = before[0] + 1
        elif number != before[0] + 1 or mark[3]:
            self.irregular = self.irregular or number != before[0] or mark[3] != before[1] + 1
        keys.append((number, mark[3]))
        self.marks.append(mark)
        return number


_NOTHING = (0, 0)


class Rows:
    """Provisions in reading order with a stack of the open ones, and the units they stand in."""

    __slots__ = ("ends", "rows", "runs", "stack", "starts", "text", "unit", "units")

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.rows: list[Row] = []
        self.stack: list[int] = []
        self.runs: list[Run] = []
        self.unit = 0
        self.units: list[list[object]] = [["main", None, 0, len(text)]]

    def open(
        self, level: Level, number: int, inserted: int, start: int, end: int, block: int, parent: int
    ) -> int:
        """Add a provision under ``parent`` and close whatever is open below that; returns its index."""
        stack = self.stack
        rows = self.rows
        if stack and stack[-1] != parent:
            stop = self.ends[block - 1]
            while stack and stack[-1] != parent:
                rows[stack.pop()][7] = stop
        index = len(rows)
        rows.append([level, number, inserted, self.text[start:end], start, end, block, 0, parent, self.unit])
        stack.append(index)
        return index

    def open_paragraph(self, number: int, block: int, start: int, article: int) -> int:
        """Add the N-th 款 of an article, beginning at ``start``; returns its index."""
        stack = self.stack
        rows = self.rows
        if stack[-1] != article:
            stop = self.ends[block - 1]
            while stack[-1] != article:
                rows[stack.pop()][7] = stop
        index = len(rows)
        rows.append([_PARAGRAPH, number, 0, "", start, start + 1, block, 0, article, self.unit])
        stack.append(index)
        return index

    def open_run(self, level: Level, style: int, parent: int) -> Run:
        """A new run of numbers."""
        run = Run(level, style, parent)
        self.runs.append(run)
        return run

    def close_all(self, block: int) -> None:
        """Close every open provision before ``block``."""
        stop = self.ends[block - 1] if block else 0
        for index in self.stack:
            self.rows[index][7] = stop
        self.stack.clear()

    def open_unit(self, kind: str, block: int, title: str | None) -> None:
        """Close everything and begin a text of its own numbering at ``block``."""
        self.close_all(block)
        start = self.starts[block]
        self.units[-1][3] = max(start - 1, 0)
        self.units.append([kind, title, start, len(self.text)])
        self.unit += 1

    def block_text(self, block: int) -> str:
        """Text of one block without the blanks around it."""
        return self.text[self.starts[block] : self.ends[block]].strip()

    def first_sign(self, block: int) -> int:
        """Offset of a block's first character that is no blank."""
        first = start = self.starts[block]
        stop = self.ends[block]
        text = self.text
        while start < stop and text[start] in _BLANKS:
            start += 1
        return start if start < stop else first


_BLANKS = frozenset(" \u3000\t\xa0\u2002\u2003\u2009\ufeff\u200b")
