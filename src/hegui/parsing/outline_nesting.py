"""Levels used in the wrong order (（一） under 1.), and levels skipped where the same text has them.

Skipping a level is no error by itself: 一、 followed by 1. is usual where a text has two levels, and ① may
stand under anything. It is one where other places of the same kind in the same text do not skip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.model.outline import Anomaly, Level
from hegui.parsing.outline_mark import Mark
from hegui.parsing.outline_run import Run

HEADING_LEVELS = (Level.HEADING1, Level.HEADING2, Level.HEADING3, Level.HEADING4, Level.HEADING5)
"""Levels by rank: 0 for 一、 to 4 for ①."""

_DIGIT, _BRACKETED_DIGIT = 2, 3  # ranks of 1. and （1）
_Skipped = tuple[Run, int]


class Nesting:
    """What one walk sees of the order of levels; ``found`` holds the anomalies of the units that are over."""

    __slots__ = ("_inverted", "_loose", "_sections", "_skipped", "_text", "_used", "found")

    def __init__(self, text: str) -> None:
        self._text = text
        self._inverted: list[Mark | None] = [None] * 5
        self.found: list[Anomaly] = []
        self._forget()

    def _forget(self) -> None:
        self._skipped: list[_Skipped] = []  # lists of （1） with no 1. above, and the rank they stand under
        self._used: list[int] = []  # ranks under which a list of 1. stands
        self._loose: list[Mark] = []  # 第一节 with no 章 above
        self._sections = 0  # lists of 节 inside a 章

    def see_order(self, mark: Mark, rank: int, opens: bool, rows: Sequence[int], last: int) -> None:
        """1. that goes on after （一）（二） stood under it: the order of levels is turned round.

        opens: no list of the rank is open; rows: open headings by rank, -1 for none; last: number the
        rank had come to.
        """
        inverted = self._inverted
        if rank == 0:
            self._inverted = [None] * 5
        elif mark.number == 1:
            if rank < 4 and rows[rank + 1] >= 0 and rows[rank] < 0:
                inverted[rank + 1] = mark
        elif inverted[rank] and opens and mark.number == last + 1:
            self._add("inverted", HEADING_LEVELS[rank], mark, ())
            self._inverted = [None] * 5

    def see_list(self, run: Run, rank: int, rows: Sequence[int]) -> None:
        """A new list of headings of a rank; ``rows`` as in ``see_order``."""
        if rank not in {_DIGIT, _BRACKETED_DIGIT}:
            return
        upper = rank - 1
        while upper >= 0 and rows[upper] < 0:
            upper -= 1
        if rank == _DIGIT:
            self._used.append(upper)
        elif 0 <= upper < _DIGIT:
            self._skipped.append((run, upper))

    def see_section(self, mark: Mark, inside: bool) -> None:
        """A 节; ``inside`` a 章 or not."""
        if inside:
            self._sections += 1
        else:
            self._loose.append(mark)

    def settle(self) -> None:
        """A unit is over: what it skipped is judged by what it used elsewhere."""
        if self._skipped and self._used:
            for run in self._judge_lists():
                self._add("skipped", Level.HEADING4, run.marks[0], (("missing", "1."),))
        if self._loose and self._sections:
            for mark in self._loose:
                self._add("skipped", Level.SECTION, mark, (("missing", "章"),))
        self._forget()

    def _judge_lists(self) -> Iterator[Run]:
        """Lists of （1） where more places of the same rank, or a deeper one, have 1. between."""
        for rank in (0, 1):
            skipped = [run for run, upper in self._skipped if upper == rank and _is_list(run)]
            if len(skipped) < sum(1 for upper in self._used if upper >= rank):
                yield from skipped

    def _add(self, kind: str, level: Level, mark: Mark, values: tuple[tuple[str, str], ...]) -> None:
        found = self._text[mark.start : mark.end]
        self.found.append(Anomaly(kind, level, mark.start, mark.end, (("found", found), *values)))


def _is_list(run: Run) -> bool:
    return len(run.keys) > 1 and run.keys[0] == (1, 0)
