"""One walk over the marks: units, divisions, articles and headings, each in its place."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.expression import expression
from hegui.model.outline import Anomaly, Level
from hegui.parsing.outline_body import ArticleBody
from hegui.parsing.outline_mark import (
    ANNEX,
    ARTICLE,
    BARE,
    CHAPTER,
    DATE,
    HEADING1,
    HEADING2,
    SECTION,
    Mark,
)
from hegui.parsing.outline_nesting import HEADING_LEVELS, Nesting
from hegui.parsing.outline_run import Rows, Run

_DIVISION_LEVELS = (Level.PART, Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION)
_PRINTS = expression(r"印发给你们|转发给你们|现予(?:公布|发布|印发)|关于(?:印发|转发|公布|发布)")
_AHEAD = 60  # marks looked at to tell what a heading introduces
_ARTICLE_LEVEL = Level.ARTICLE
_LONGEST_TITLE = 60  # code points


class Tree:
    """The state of the walk. Afterwards: ``rows`` and ``flaws`` (marks written wrongly, with their level)."""

    __slots__ = (
        "_article_run",
        "_begun",
        "_body",
        "_dated",
        "_division_runs",
        "_divisions",
        "_head_last",
        "_head_rows",
        "_headed",
        "_heads",
        "_nesting",
        "_signed",
        "flaws",
        "marks",
        "rows",
    )

    def __init__(self, rows: Rows, marks: Sequence[Mark], quoted: frozenset[int]) -> None:
        self.rows = rows
        self.marks = marks
        self.flaws: list[tuple[Mark, Level]] = []
        self._nesting = Nesting(rows.text)
        self._body = ArticleBody(rows, quoted)
        self._reset()

    def _reset(self) -> None:
        self._article_run: Run | None = None
        self._division_runs: list[Run | None] = [None] * 5
        self._divisions = [-1] * 5
        self._heads: list[Run | None] = [None] * 5
        self._head_rows = [-1] * 5
        self._head_last = [0] * 5
        self._headed = False
        self._signed = -1
        self._dated = -1
        self._begun = False

    def grow(self) -> None:
        """Walk over all marks once."""
        previous = -1
        body = self._body
        for position, mark in enumerate(self.marks):
            block, style = mark[0], mark[1]
            if block > previous + 1 and body.article >= 0:
                body.add_plain(previous + 1, block)
            previous = block
            if not self._begun and style < ANNEX:
                self._begin_numbers(block)
            if style == ARTICLE:
                level = self._add_article(position, mark)
            elif style >= ANNEX:
                self._add_boundary(position, mark)
                continue
            elif style <= SECTION:
                level = self._add_division(position, mark)
            elif body.article >= 0 and not self._leaves_articles(position, mark):
                level = body.add_item(mark)
            else:
                level = self._add_heading(mark)
            if mark[7]:
                self.flaws.append((mark, level))
        if body.article >= 0:
            body.add_plain(previous + 1, len(self.rows.starts))
        body.leave()
        self.rows.close_all(len(self.rows.starts))
        self._nesting.settle()

    @property
    def nesting(self) -> list[Anomaly]:
        """Levels in the wrong order, and levels skipped."""
        return self._nesting.found

    # -- units ------------------------------------------------------------------------------------

    def _add_boundary(self, position: int, mark: Mark) -> None:
        """A signing date, a list of annexes, a bare 附则 or an annex: what was open is over."""
        block = mark.block
        if mark.style == ANNEX:
            self._open_unit("annex", block, self.rows.block_text(block)[:_LONGEST_TITLE])
            return
        above = self.marks[position - 1] if position else None
        if mark.style == BARE and above and above.style <= SECTION and above.block == block - 1:
            return  # 第九章 ⏎ 附则
        if mark.style == DATE:
            self._dated = block
            self._signed = block if self.rows.stack or self._headed else self._signed
        self._body.leave()
        self.rows.close_all(block)
        self._divisions = [-1] * 5

    def _begin_numbers(self, block: int) -> None:
        """The first number of a unit: a 通知 without numbers may stand above the text that it prints."""
        self._begun = True
        if 0 <= self._dated < block and _PRINTS.search(self.rows.text, 0, self.rows.starts[self._dated]):
            self._signed = self._dated
            self._open_printed(block)
            self._begun = True

    def _open_unit(self, kind: str, block: int, title: str | None) -> None:
        self._body.leave()
        self._nesting.settle()
        self.rows.open_unit(kind, block, title)
        self._reset()

    def _open_printed(self, block: int) -> None:
        """A text printed after another: it begins after the signing date, or with its first number."""
        rows = self.rows
        first = block
        if 0 <= self._signed < block:
            first = self._signed + 1
            while first < block and rows.block_text(first)[:1] in {"（", "("}:
                first += 1
        title = rows.block_text(first)[:_LONGEST_TITLE] if first < block else None
        self._open_unit("printed", first, title)

    # -- divisions and articles -------------------------------------------------------------------

    def _add_division(self, position: int, mark: Mark) -> Level:
        style = mark.style
        divisions = self._divisions
        upper = max(divisions[:style])
        if (
            mark.number == 1
            and upper < 0
            and self._article_run is not None
            and self._opens_articles(position)
        ):
            self._open_printed(mark.block)
            divisions = self._divisions
        self._body.leave()
        if style == SECTION:
            self._nesting.see_section(mark, divisions[CHAPTER] >= 0)
        run = self._division_runs[style]
        if run is None or (run.parent != upper and (mark.number == 1 or style == SECTION)):
            run = self.rows.open_run(_DIVISION_LEVELS[style], style, upper)
            self._division_runs[style] = run
        run.parent = upper
        number = run.add(mark)
        divisions[style:] = [-1] * (5 - style)
        divisions[style] = self.rows.open(run.level, number, 0, mark.start, mark.end, mark.block, upper)
        if self._headed:
            self._heads = [None] * 5
            self._head_rows = [-1] * 5
        return run.level

    def _opens_articles(self, position: int) -> bool:
        """Whether the next article after a 第一章 is 第一条."""
        for mark in self.marks[position + 1 : position + _AHEAD]:
            if mark.style == ARTICLE:
                return mark.number == 1
        return False

    def _add_article(self, position: int, mark: Mark) -> Level:
        block, _, number, inserted, start, end, _, _ = mark
        if number == 1 and not inserted and self._begins_text(position):
            self._open_printed(block)
        body = self._body
        body.leave()
        run = self._article_run
        if run is None:
            run = self._article_run = self.rows.open_run(_ARTICLE_LEVEL, ARTICLE, -1)
        parent = max(self._head_rows) if self._headed else -1
        if parent < 0:
            parent = max(self._divisions)
        article = self.rows.open(_ARTICLE_LEVEL, run.add(mark), inserted, start, end, block, parent)
        body.enter(article, block, end)
        return _ARTICLE_LEVEL

    def _begins_text(self, position: int) -> bool:
        """Whether 第一条 opens another text: articles or headings of the text before stand above it."""
        if self._article_run is None:
            return self._headed and not self._is_introduced(position)
        for mark in self.marks[position + 1 : position + 400]:
            if mark.style == ARTICLE:
                return mark.number == 2
            if mark.style >= ANNEX:
                break
        return True

    def _is_introduced(self, position: int) -> bool:
        """Directly under a heading that is the first of its style: 一、一般规定 ⏎ 第一条."""
        above = self.marks[position - 1]
        return (
            self._signed < 0
            and above.number == 1
            and above.style in {HEADING1, HEADING2}
            and above.block == self.marks[position].block - 1
        )

    # -- headings ---------------------------------------------------------------------------------

    def _leaves_articles(self, position: int, mark: Mark) -> bool:
        """Whether a number after an article is a heading over articles, or the first of another text."""
        style, number = mark[1], mark[2]
        if style > HEADING2:
            return False
        lists = self._body.lists
        if lists and number and lists[-1].style == style and lists[-1].keys[-1][0] + 1 == number:
            return False
        if self._body.continues(mark):
            return False
        if self._heads_articles(position):
            self._body.leave()
            return True
        if mark.style != HEADING1 or mark.number != 1:
            return False
        rows = self.rows
        if rows.text[rows.ends[mark.block - 1] - 1] in "：:":
            return False
        if any(after.style == ARTICLE for after in self.marks[position + 1 : position + _AHEAD]):
            return False
        self._open_printed(mark.block)
        return True

    def _heads_articles(self, position: int) -> bool:
        """A short line without a full stop and an article (or one more such line) right below it."""
        rows = self.rows
        for mark, after in zip(
            self.marks[position : position + 2], self.marks[position + 1 : position + 3], strict=False
        ):
            end = rows.ends[mark.block]
            if (
                end - mark.end > _LONGEST_TITLE
                or rows.text[end - 1] in "。；：;:，、"
                or after.block != mark.block + 1
            ):
                return False
            if after.style == ARTICLE:
                return True
            if after.style != HEADING2:
                return False
        return False

    def _add_heading(self, mark: Mark) -> Level:
        rank = mark.style - HEADING1
        if mark.number == 1 and self._signed >= 0 and (self._headed or self._article_run is not None):
            self._open_printed(mark.block)
        heads, head_rows = self._heads, self._head_rows
        self._nesting.see_order(mark, rank, heads[rank] is None, head_rows, self._head_last[rank])
        for deeper in range(rank + 1, 5):
            heads[deeper] = None
            head_rows[deeper] = -1
        parent = max(head_rows[:rank], default=-1)
        if parent < 0:
            parent = max(self._divisions)
        run = heads[rank]
        if run is None:
            run = heads[rank] = self.rows.open_run(HEADING_LEVELS[rank], mark.style, parent)
            self._nesting.see_list(run, rank, head_rows)
            if mark.number == self._head_last[rank] + 1:
                run.first = None
        self._headed = True
        number = run.add(mark)
        self._head_last[rank] = number
        head_rows[rank] = self.rows.open(run.level, number, 0, mark.start, mark.end, mark.block, parent)
        return run.level
