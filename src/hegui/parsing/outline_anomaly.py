"""What is irregular: faults of the runs, flaws of single numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.model.outline import Anomaly, Level
from hegui.parsing.numerals import write_numeral
from hegui.parsing.outline_annex import AnnexList, find_annex_anomalies
from hegui.parsing.outline_flaw import find_flaws
from hegui.parsing.outline_mark import ARTICLE, HEADING2, Mark
from hegui.parsing.outline_run import Run
from hegui.parsing.outline_sequence import Fault, Key, is_listing, judge_run, split_restarts
from hegui.parsing.outline_series import find_series_anomalies
from hegui.parsing.outline_tree import Tree


def find_anomalies(
    text: str, tree: Tree, lists: Sequence[AnnexList], annexes: Sequence[Mark], series: bool
) -> tuple[Anomaly, ...]:
    """Everything irregular in reading order."""
    found: list[Anomaly] = []
    irregular = [run for run in tree.rows.runs if run.irregular]
    if irregular:
        numbered = frozenset(mark.block for mark in tree.marks)
        for run in irregular:
            found.extend(_judge(text, run, numbered))
    for run in tree.rows.runs:
        if run.style > ARTICLE and run.keys == _ONE_ALONE and run.style <= HEADING2:
            found.extend(_judge_single(text, run))
    if tree.flaws:
        found.extend(find_flaws(text, tree))
    if annexes:
        found.extend(find_annex_anomalies(lists, annexes))
    if series:
        borders = [mark.start for mark in tree.marks if mark.style <= HEADING2]
        found.extend(find_series_anomalies(text, borders))
    if not found and not tree.nesting:
        return ()
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
    for number, positions in enumerate(split_restarts(keys)):
        begin = (1, 0) if number else opening
        for fault in judge_run([keys[position] for position in positions], begin):
            before = positions[fault.position - 1] if fault.position else None
            anomaly = _explain(text, run, positions[fault.position], before, fault, numbered)
            if anomaly is not None:
                yield anomaly


_ONE_ALONE = [(1, 0)]


def _judge_single(text: str, run: Run) -> Iterator[Anomaly]:
    """A list of one, unless its next number stands inside the paragraph."""
    mark = run.marks[0]
    if _find_inline(text, _label(run, (2, 0)), mark.end, mark.end + _FAR) is None:
        yield Anomaly("single", run.level, mark.start, mark.end, (("found", text[mark.start : mark.end]),))


def _explain(
    text: str, run: Run, position: int, before: int | None, fault: Fault, numbered: frozenset[int]
) -> Anomaly | None:
    """The anomaly of one fault; None where the missing number stands inside a paragraph that lists items."""
    mark = run.marks[position]
    expected = _label(run, fault.expected)
    kind, start, end = fault.kind, mark.start, mark.end
    if kind in {"gap", "start"}:
        above = run.marks[before] if before is not None else None
        after = above.end if above is not None else max(0, mark.start - _FAR)
        inline = _find_inline(text, expected, after, mark.start)
        if inline is not None and run.style > ARTICLE and text[inline - 1] in _BEFORE_INLINE:
            return None
        if inline is not None and run.style > HEADING2:
            return None
        if inline is not None and (run.style > ARTICLE or text[inline - 1] in _SENTENCE_ENDS):
            kind, start, end = "glued", inline, inline + len(expected)
        elif above is not None and run.level in _LIST_LEVELS and _has_unnumbered(above, mark, numbered):
            kind = "unnumbered"
    values = (
        ("previous", _label(run, fault.previous) if fault.previous else ""),
        ("expected", expected),
        ("found", text[start:end]),
    )
    return Anomaly(kind, run.level, start, end, values)


_HEAD = 200  # code points that hold the title; an amendment's articles may begin with any number
_FAR = 1000  # code points before a list's first number where the missing one may stand inside a paragraph
_LIST_LEVELS = frozenset({Level.ITEM, Level.SUBITEM})


def _find_inline(text: str, label: str, start: int, end: int) -> int | None:
    """Where the missing number stands inside a paragraph, as a number and not as a reference."""
    forms = {label, label.translate(_HALF_WIDTH)}
    if label[-1] == ".":
        forms |= {label[:-1] + "、", label[:-1] + "．"}
    for written in sorted(forms):
        place = text.find(written, start, end)
        while place >= 0:
            after = text[place + len(written) : place + len(written) + 1]
            if place and text[place - 1] not in _REFERENCE_BEFORE and after not in _REFERENCE_AFTER:
                return place
            place = text.find(written, place + 1, end)
    return None


_HALF_WIDTH = str.maketrans("（）", "()")
_BEFORE_INLINE = frozenset("：:；;。，,、 \u3000\n")
_SENTENCE_ENDS = frozenset("。；”")
_REFERENCE_BEFORE = frozenset("第条款项至和或及与法例定法》")
_REFERENCE_AFTER = frozenset("项款规第、，至和或及的之所中”")


def _has_unnumbered(above: Mark, mark: Mark, numbered: frozenset[int]) -> bool:
    """A paragraph without a number stands where the missing one should be: its mark was lost."""
    return any(block not in numbered for block in range(above.block + 1, mark.block))


def _label(run: Run, key: Key) -> str:
    number, inserted = key
    figure = write_numeral(number) if 0 <= number <= 9999 else str(number)
    if run.style <= 5:
        unit = ("编", "编", "分编", "章", "节", "条")[run.style]
        return f"第{figure}{unit}" + (f"之{write_numeral(inserted)}" if inserted else "")
    return (f"{figure}、", f"（{figure}）", f"{number}.", f"（{number}）", _circled(number))[run.style - 11]


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else f"（{number}）"
