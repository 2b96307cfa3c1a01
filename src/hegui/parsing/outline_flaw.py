"""Numbers written wrongly: malformed numerals, mixed digits, punctuation, brackets, blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hegui.model.outline import Anomaly, Level
from hegui.parsing.numerals import write_numeral
from hegui.parsing.outline_mark import (
    ARTICLE,
    FLAW_BRACKET,
    FLAW_DIGITS,
    FLAW_FORM,
    FLAW_MALFORMED,
    FLAW_PUNCTUATION,
    FLAW_SPACING,
    HEADING1,
    HEADING2,
    HEADING3,
    SECTION,
    Mark,
)
from hegui.parsing.outline_sequence import is_listing
from hegui.parsing.outline_tree import Tree

_INSIDE_ARTICLES = frozenset({Level.ITEM, Level.SUBITEM})
Flawed = tuple[Mark, Level]


def find_flaws(text: str, tree: Tree) -> Iterator[Anomaly]:
    """One anomaly for each number written wrongly; one for a habit that runs through the whole text."""
    flaws = tree.flaws
    for mark, level in flaws:
        if mark.flaw & FLAW_MALFORMED:
            yield _anomaly("malformed", text, mark, level)
        if mark.flaw & FLAW_BRACKET:
            yield _anomaly("bracket", text, mark, level, _brackets_fixed(text, mark))
        if mark.flaw & FLAW_PUNCTUATION and mark.style != HEADING3:
            yield _anomaly("punctuation", text, mark, level, _punctuation_fixed(text, mark))
    yield from _odd_forms(text, flaws)
    yield from _numerals(text, tree)
    for mark, level in flaws:
        paused = mark.style == HEADING3 and mark.flaw & FLAW_PUNCTUATION
        if paused and mark.number == 1 and level not in _INSIDE_ARTICLES:
            yield _anomaly("pause_mark", text, mark, level)
            break


def _odd_forms(text: str, flaws: Sequence[Flawed]) -> Iterator[Anomaly]:
    """第一十条, 第二零条: each where they are few, the first one where they are the habit of the text."""
    odd = [flawed for flawed in flaws if flawed[0].flaw & FLAW_FORM]
    for mark, level in odd if len(odd) <= _FEW else odd[:1]:
        yield _anomaly("numeral", text, mark, level, _standard_form(text, mark))


_FEW = 5


def _numerals(text: str, tree: Tree) -> Iterator[Anomaly]:
    """Digits and blanks in 第12条, 第十二 条: an error among Chinese ones, a habit if all are so."""
    if any(run.style == ARTICLE and run.irregular and is_listing(run.keys) for run in tree.rows.runs):
        return
    for bit, kind, habit in ((FLAW_DIGITS, "digits", "arabic"), (FLAW_SPACING, "spacing", "")):
        flawed = [flawed for flawed in tree.flaws if flawed[0].flaw & bit and flawed[0].style <= ARTICLE]
        if not flawed:
            continue
        alike = sum(1 for mark in tree.marks if mark.style <= ARTICLE)
        if len(flawed) * 2 > alike and alike > 2:
            if habit:
                yield _anomaly(habit, text, *flawed[0])
            continue
        for mark, level in flawed:
            yield _anomaly(kind, text, mark, level, _chinese(text, mark) if bit == FLAW_DIGITS else None)


def _anomaly(kind: str, text: str, mark: Mark, level: Level, fixed: str | None = None) -> Anomaly:
    values = [("found", text[mark.start : mark.end])]
    if fixed is not None:
        values.append(("fixed", fixed))
    return Anomaly(kind, level, mark.start, mark.end, tuple(values))


def _chinese(text: str, mark: Mark) -> str | None:
    """第12条 → 第十二条."""
    if mark.number is None or not 0 < mark.number <= 9999:
        return None
    label = text[mark.start : mark.end]
    unit = "条" if mark.style == ARTICLE else label[-1]
    if mark.style <= SECTION and label.endswith("分编"):
        unit = "分编"
    after = f"之{write_numeral(mark.inserted)}" if mark.inserted else ""
    return f"第{write_numeral(mark.number)}{unit}{after}"


def _standard_form(text: str, mark: Mark) -> str | None:
    """第一十条 → 第十条, （一十） → （十）."""
    if mark.style <= ARTICLE:
        return _chinese(text, mark)
    label = text[mark.start : mark.end]
    return label.replace(label.strip("（）()、．.，, "), write_numeral(mark.number or 0))


def _brackets_fixed(text: str, mark: Mark) -> str:
    inside = text[mark.start : mark.end].strip("（）()、．.，, ")
    return f"（{inside}）"


def _punctuation_fixed(text: str, mark: Mark) -> str | None:
    label = text[mark.start : mark.end]
    if mark.style == HEADING1:
        return label[:-1] + "、"
    return label[:-1] if mark.style >= HEADING2 else None
