"""What is irregular: faults of the runs, flaws of single numbers."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.model.document import Anomaly, Level
from hegui.parsing.numerals import write_numeral
from hegui.parsing.outline_mark import FLAW_BRACKET, FLAW_DIGITS, FLAW_MALFORMED, FLAW_PUNCTUATION, Mark
from hegui.parsing.outline_sequence import Fault, Key, judge_run, split_restarts
from hegui.parsing.outline_tree import Run, Tree

_FLAW_KINDS = (
    (FLAW_MALFORMED, "malformed"),
    (FLAW_DIGITS, "digits"),
    (FLAW_PUNCTUATION, "punctuation"),
    (FLAW_BRACKET, "bracket"),
)


def find_anomalies(text: str, tree: Tree) -> tuple[Anomaly, ...]:
    """Everything irregular in reading order."""
    found = [anomaly for run in tree.runs if run.irregular for anomaly in _judge(text, run)]
    for mark, level in tree.flaws:
        found.extend(_flaws(text, mark, level))
    found.sort(key=_place)
    return tuple(found)


def _place(anomaly: Anomaly) -> tuple[int, str]:
    return anomaly.start, anomaly.kind


def _judge(text: str, run: Run) -> Iterator[Anomaly]:
    keys = run.keys
    for first, last in split_restarts(keys, lambda position: False):
        begin = run.first if first == 0 else (1, 0)
        for fault in judge_run(keys[first:last], begin):
            anomaly = _explain(text, run, first + fault.position, fault)
            if anomaly is not None:
                yield anomaly


def _explain(text: str, run: Run, position: int, fault: Fault) -> Anomaly | None:
    mark = run.marks[position]
    expected = _label(run, fault.expected)
    after = run.marks[position - 1].end if position else max(0, mark.start - 2000)
    if fault.kind in {"gap", "start"} and run.level is not Level.ARTICLE and _stands(text, expected, after, mark.start):
        return None
    values = (
        ("previous", _label(run, fault.previous) if fault.previous else ""),
        ("expected", expected),
        ("found", text[mark.start : mark.end]),
    )
    return Anomaly(fault.kind, run.level, mark.start, mark.end, values)


def _stands(text: str, label: str, start: int, end: int) -> bool:
    """The number is there, but inside a paragraph."""
    if text.find(label, start, end) >= 0:
        return True
    half = label.translate(str.maketrans("（）", "()"))
    return half != label and text.find(half, start, end) >= 0


def _label(run: Run, key: Key) -> str:
    number, inserted = key
    figure = write_numeral(number) if 0 <= number <= 9999 else str(number)
    if run.style <= 5:
        unit = ("编", "编", "分编", "章", "节", "条")[run.style]
        return f"第{figure}{unit}" + (f"之{write_numeral(inserted)}" if inserted else "")
    return (f"{figure}、", f"（{figure}）", f"{number}.", f"（{number}）", _circled(number))[run.style - 11]


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else f"（{number}）"


def _flaws(text: str, mark: Mark, level: Level) -> Iterator[Anomaly]:
    for bit, kind in _FLAW_KINDS:
        if mark.flaw & bit:
            yield Anomaly(kind, level, mark.start, mark.end, (("found", text[mark.start : mark.end]),))
