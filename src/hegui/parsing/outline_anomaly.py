"""What is irregular: faults of the runs, flaws of single numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.model.document import Anomaly, Level
from hegui.parsing.numerals import write_numeral
from hegui.parsing.outline_annex import AnnexList, find_annex_anomalies
from hegui.parsing.outline_flaw import find_flaws
from hegui.parsing.outline_mark import HEADING2, Mark
from hegui.parsing.outline_run import Run
from hegui.parsing.outline_sequence import Fault, Key, is_listing, judge_run, split_restarts
from hegui.parsing.outline_series import find_series_anomalies, has_series
from hegui.parsing.outline_tree import Tree

def find_anomalies(
    text: str, tree: Tree, lists: Sequence[AnnexList], annexes: Sequence[Mark]
) -> tuple[Anomaly, ...]:
    """Everything irregular in reading order."""
    found: list[Anomaly] = []
    irregular = [run for run in tree.rows.runs if run.irregular]
    if irregular:
        numbered = frozenset(mark.block for mark in tree.marks)
        for run in irregular:
            found.extend(_judge(text, run, numbered))
    if tree.flaws:
        found.extend(find_flaws(text, tree))
    if annexes:
        found.extend(find_annex_anomalies(lists, annexes))
    if has_series(text):
        borders = [mark.start for mark in tree.marks if mark.style <= HEADING2]
        found.extend(find_series_anomalies(text, borders))
    found.extend(tree.nesting)
    found.sort(key=_place)
    return tuple(found)


def _place(anomaly: Anomaly) -> tuple[int, str]:
    return anomaly.start, anomaly.kind


def _judge(text: str, run: Run, numbered: frozenset[int]) -> Iterator[Anomaly]:
    keys = run.keys
    if run.level is Level.ARTICLE and is_listing(keys):
        return
    opening = None if run.level is Level.ARTICLE and "修正案" in text[:_HEAD] else run.first
    for first, last in split_restarts(keys):
        begin = opening if first == 0 else (1, 0)
        for fault in judge_run(keys[first:last], begin):
            anomaly = _explain(text, run, first + fault.position, fault, numbered)
            if anomaly is not None:
                yield anomaly


def _explain(text: str, run: Run, position: int, fault: Fault, numbered: frozenset[int]) -> Anomaly | None:
    mark = run.marks[position]
    expected = _label(run, fault.expected)
    kind = fault.kind
    if kind in {"gap", "start"} and run.level is not Level.ARTICLE:
        after = run.marks[position - 1].end if position else max(0, mark.start - _FAR)
        if _stands(text, expected, after, mark.start):
            return None
        if kind == "gap" and run.level in _LIST_LEVELS and _has_unnumbered(run, position, numbered):
            kind = "unnumbered"
    values = (
        ("previous", _label(run, fault.previous) if fault.previous else ""),
        ("expected", expected),
        ("found", text[mark.start : mark.end]),
    )
    return Anomaly(kind, run.level, mark.start, mark.end, values)


_HEAD = 200  # code points that hold the title; an amendment's articles may begin with any number
_FAR = 1000  # code points before a list's first number where the missing one may stand inside a paragraph
_LIST_LEVELS = frozenset({Level.ITEM, Level.SUBITEM})


def _stands(text: str, label: str, start: int, end: int) -> bool:
    """The number is there, but inside a paragraph (…：（一）…；（二）…)."""
    forms = {label, label.translate(_HALF_WIDTH)}
    if label[-1] == ".":
        forms |= {label[:-1] + "、", label[:-1] + "．"}
    for written in forms:
        place = text.find(written, start, end)
        while place >= 0:
            if text[place - 1 : place] in _BEFORE_INLINE and text[place + len(written) : place + len(written) + 1] != "项":
                return True
            place = text.find(written, place + 1, end)
    return False


_HALF_WIDTH = str.maketrans("（）", "()")
_BEFORE_INLINE = frozenset("：:；;。，,、 \u3000\n")


def _has_unnumbered(run: Run, position: int, numbered: frozenset[int]) -> bool:
    """A paragraph without a number stands where the missing one should be: its mark was lost."""
    between = range(run.marks[position - 1].block + 1, run.marks[position].block)
    return any(block not in numbered for block in between)


def _label(run: Run, key: Key) -> str:
    number, inserted = key
    figure = write_numeral(number) if 0 <= number <= 9999 else str(number)
    if run.style <= 5:
        unit = ("编", "编", "分编", "章", "节", "条")[run.style]
        return f"第{figure}{unit}" + (f"之{write_numeral(inserted)}" if inserted else "")
    return (f"{figure}、", f"（{figure}）", f"{number}.", f"（{number}）", _circled(number))[run.style - 11]


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else f"（{number}）"
