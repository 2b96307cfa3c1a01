"""Text and blocks → the numbered structure of a document, and what is irregular in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from hegui.model.document import Block
from hegui.model.outline import Anomaly, Outline, Provision, TextUnit
from hegui.parsing.outline_annex import AnnexList, count_listed, settle_annexes
from hegui.parsing.outline_anomaly import find_anomalies
from hegui.parsing.outline_contents import find_contents_anomalies
from hegui.parsing.outline_mark import ANNEX, Mark, find_marks
from hegui.parsing.outline_run import Rows
from hegui.parsing.outline_select import find_quoted, select_marks
from hegui.parsing.outline_series import has_series
from hegui.parsing.outline_tree import Tree

_EMPTY = Outline()


def build_outline(text: str, blocks: Sequence[Block]) -> Outline:
    """The numbered structure of a text: 编 分编 章 节 条 款 项 目 and 一、（一）1.（1）①.

    Takes any text and never refuses; time is linear in its length (n log n in irregular numbers).
    ``blocks`` are the text's blocks in reading order.
    """
    if not blocks:
        return _EMPTY
    marks = find_marks(text, blocks)
    _, starts, ends, *_ = zip(*blocks, strict=True)
    quoted = find_quoted(text, starts)
    marks, contents = select_marks(marks, quoted)
    inside = frozenset(block for first, last in quoted for block in range(first, last))
    lists: list[AnnexList] = []
    annexes: list[Mark] = []
    if ANNEX in {mark[1] for mark in marks}:
        marks, lists, annexes = settle_annexes(text, marks)
    rows = Rows(text, starts, ends)
    tree = Tree(rows, marks, inside)
    tree.grow()
    series = has_series(text)
    anomalies = find_anomalies(text, tree, lists, annexes, series)
    if contents:
        compared = find_contents_anomalies(text, ends, contents, marks)
        anomalies = tuple(sorted((*anomalies, *compared), key=_place))
    return Outline(
        provisions=tuple(map(tuple.__new__, repeat(Provision), rows.rows)),
        units=tuple(map(tuple.__new__, repeat(TextUnit), rows.units)),
        anomalies=anomalies,
        tally=_count(rows, annexes, series, len(contents)) + count_listed(text, lists),
    )


def _place(anomaly: Anomaly) -> tuple[int, str]:
    return anomaly.start, anomaly.kind


def _count(rows: Rows, annexes: Sequence[Mark], series: bool, contents: int) -> tuple[tuple[str, int], ...]:
    """Provisions at each level; a 款 has no number and is not counted."""
    counts: dict[str, int] = {}
    for run in rows.runs:
        name = run.level.value
        counts[name] = counts.get(name, 0) + len(run.keys)
    if annexes:
        counts["annex"] = len(annexes)
    if series:
        counts["series"] = 1
    if contents:
        counts["contents"] = contents
    return tuple(counts.items())
