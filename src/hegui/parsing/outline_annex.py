"""附件说明 (the list of annexes above the signature) told apart from the annexes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.model.outline import Anomaly, Level
from hegui.parsing.outline_mark import ANNEX, ANNEX_LIST, DATE, HARD, HEADING3, Mark

_FIRST_BLOCKS = 3
_AHEAD = 60  # marks looked at for the signing date below a list
_WRAPPED_LINES = 3  # blocks a listed title may run over


class AnnexList(NamedTuple):
    """附件说明: its marks (附件 first, then 2. 3. …) and how many annexes it names."""

    marks: tuple[Mark, ...]
    listed: int


def settle_annexes(text: str, marks: list[Mark]) -> tuple[list[Mark], list[AnnexList], list[Mark]]:
    """Marks with each list of annexes folded into one ANNEX_LIST mark, the lists, and the annex headings."""
    kept: list[Mark] = []
    lists: list[AnnexList] = []
    headings: list[Mark] = []
    signed = numbered = False
    position = 0
    while position < len(marks):
        mark = marks[position]
        stop = position + 1
        if mark.style == DATE:
            signed = signed or numbered
        elif mark.style == ANNEX:
            end = position if signed or headings else _list_end(text, marks, position)
            if end > position:
                lists.append(_read_list(text, marks[position:end]))
                mark = mark._replace(style=ANNEX_LIST)
                stop = end
            else:
                headings.append(mark)
        else:
            numbered = True
        kept.append(mark)
        position = stop
    return kept, lists, headings


def _list_end(text: str, marks: Sequence[Mark], position: int) -> int:
    """Index after the marks of a list that begins here; ``position`` itself if it is an annex."""
    mark = marks[position]
    stop = position + 1
    if mark.soft == HARD:
        first = marks[stop] if stop < len(marks) else None
        if first is None or first.style != HEADING3 or first.number != 1 or first.block != mark.block + 1:
            return position
        expected = 1
    else:
        expected = (mark.number or _first_number(text, mark)) + 1
    while stop < len(marks) and marks[stop].block - marks[stop - 1].block <= _WRAPPED_LINES:
        after = marks[stop]
        listed = after.style == HEADING3 or (after.style == ANNEX and after.soft != HARD)
        if not listed or after.number != expected:
            break
        expected += 1
        stop += 1
    if any(later.style == DATE for later in marks[stop : stop + _AHEAD]):
        return stop
    if mark.soft == HARD:
        return stop if any(later.style == ANNEX for later in marks[stop : stop + _AHEAD]) else position
    return stop if stop > position + 1 or mark.number == 0 else position


def _first_number(text: str, mark: Mark) -> int:
    """1 in 附件：1.甲, 0 in 附件：甲."""
    rest = text[mark.end : mark.end + 6].strip()
    return 1 if rest[:1] in {"1", "１"} and rest[1:2] in {".", "．", "、"} else 0


def _read_list(text: str, marks: Sequence[Mark]) -> AnnexList:
    last = marks[-1].number or 0
    if len(marks) == 1:
        last = marks[0].number or _first_number(text, marks[0]) or 1
    return AnnexList(tuple(marks), last)


def count_listed(text: str, lists: Sequence[AnnexList]) -> tuple[tuple[str, int], ...]:
    """How many annexes (附件) or tables (附表) the list of a document names; nothing with several lists."""
    if len(lists) != 1:
        return ()
    kind = _LISTED.get(text[lists[0].marks[0].start : lists[0].marks[0].start + 2].replace(" ", ""))
    return ((kind, lists[0].listed),) if kind else ()


_LISTED = {"附件": "annex_listed", "附表": "table_listed", "附": "annex_listed"}


def find_annex_anomalies(lists: Sequence[AnnexList], headings: Sequence[Mark]) -> Iterator[Anomaly]:
    """Annexes whose numbers do not run 1, 2, 3, or that disagree with the list above the signature.

    Nothing is said where the file prints no annex: the annexes may be files of their own.
    """
    alone = headings[0].block < _FIRST_BLOCKS  # the file is an annex that was taken out of its document
    last = (headings[0].number or 1) - 1 if alone else 0
    for mark in headings:
        number = mark.number or 0
        if number and number != last + 1 and not (number == 1 and last):
            yield _anomaly("annex_order", mark, (("expected", f"附件{last + 1}"), ("found", f"附件{number}")))
        last = number or last
    if len(lists) != 1 or not headings:
        return
    listed, printed = lists[0].listed, max(len(headings), *((mark.number or 0) for mark in headings))
    values = (("listed", str(listed)), ("printed", str(printed)))
    if printed > listed:
        yield _anomaly("annex_extra", headings[-1], values)
    elif printed < listed:
        yield _anomaly("annex_missing", lists[0].marks[-1], values)


def _anomaly(kind: str, mark: Mark, values: tuple[tuple[str, str], ...]) -> Anomaly:
    return Anomaly(kind, Level.HEADING1, mark.start, mark.end, values)
