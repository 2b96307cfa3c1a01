"""Tables of contents: kept apart from the text's own headings, and compared with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hegui.model.outline import Anomaly, Level
from hegui.parsing.outline_mark import ANNEX, ARTICLE, CONTENTS, SECTION, Mark

_LEVELS = (Level.PART, Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION)
_MOST_ENTRIES = 120  # a longer table is not compared: aligning two lists takes more than linear time
_LEADERS = "0123456789０１２３４５６７８９.．·…‥—–-_－（）() \u3000\t"


class Entry(NamedTuple):
    """A heading of the table or of the text. title: without blanks, leaders and page number."""

    mark: Mark
    title: str
    end: int

    @property
    def key(self) -> tuple[int, str]:
        """What makes two entries the same: style and title."""
        return self.mark.style, self.title


def split_contents(marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The marks of a table of contents (none if there is no table) and those of the text."""
    for position, mark in enumerate(marks):
        if mark.style == ARTICLE:
            return [], marks
        if mark.style == CONTENTS:
            return _split_titled(marks, position)
        if mark.style <= SECTION:
            return _split_untitled(marks, position)
    return [], marks


def _split_titled(marks: list[Mark], position: int) -> tuple[list[Mark], list[Mark]]:
    """目录 and what follows it until its first kind of number comes back to where it was."""
    first = position + 1
    if first >= len(marks):
        return [], marks[:position]
    style, last = marks[first].style, 0
    stop = first
    while stop < len(marks) and marks[stop].style != ARTICLE:
        number = marks[stop].number
        if marks[stop].style == style and number is not None:
            if number <= last:
                return marks[first:stop], marks[:position] + marks[stop:]
            last = number
        stop += 1
    after = next((mark for mark in marks[stop:] if mark.style == style), None)
    if after is not None and after.number is not None and after.number <= last:
        return marks[first:stop], marks[:position] + marks[stop:]
    return [], marks[:position] + marks[first:]


def _split_untitled(marks: list[Mark], first: int) -> tuple[list[Mark], list[Mark]]:
    """Headings, one block after the other, whose first returns later."""
    opening = marks[first]
    stop = first + 1
    while (
        stop < len(marks) and marks[stop].style != ARTICLE and marks[stop].block == marks[stop - 1].block + 1
    ):
        if marks[stop][1:4] == opening[1:4]:
            return marks[first:stop], marks[:first] + marks[stop:]
        stop += 1
    if stop - first > 1 and stop < len(marks) and marks[stop][1:4] == opening[1:4]:
        return marks[first:stop], marks[:first] + marks[stop:]
    return [], marks


def find_contents_anomalies(
    text: str, ends: Sequence[int], contents: Sequence[Mark], marks: Sequence[Mark]
) -> Iterator[Anomaly]:
    """Chapters whose titles differ between table and text, or that stand in one of them only.

    Nothing is said where most of the table is not found in the text: it is then no table of this text.
    """
    listed = [_entry(text, ends, mark) for mark in contents if mark.style <= SECTION]
    styles = {entry.mark.style for entry in listed}
    printed = _headings(text, ends, marks, styles)
    if not listed or not printed or max(len(listed), len(printed)) > _MOST_ENTRIES:
        return
    if any("第" in entry.title and "章" in entry.title for entry in listed):
        return  # several entries on one line
    if [entry.key for entry in listed] != [entry.key for entry in printed]:
        yield from _align(text, listed, printed)
        return
    for entry, heading in zip(listed, printed, strict=True):
        if entry.mark.number != heading.mark.number:
            yield _anomaly("contents_number", text, entry, heading)


def _headings(text: str, ends: Sequence[int], marks: Sequence[Mark], styles: set[int]) -> list[Entry]:
    """The headings of the text that the table follows: not those of annexes and of texts printed after it."""
    found: list[Entry] = []
    top, last = min(styles, default=0), 0
    for mark in marks:
        if mark.style == ANNEX:
            break
        if mark.style not in styles:
            continue
        if mark.style == top:
            if mark.number == 1 and last:
                break
            last = mark.number or last + 1
        found.append(_entry(text, ends, mark))
    return found


def _entry(text: str, ends: Sequence[int], mark: Mark) -> Entry:
    """A heading with its title, which may stand on the line after it."""
    end = ends[mark.block]
    title = _plain(text[mark.end : end])
    if not title and mark.block + 1 < len(ends):
        title = _plain(text[end + 1 : ends[mark.block + 1]][:60])
    return Entry(mark, title, end)


def _plain(title: str) -> str:
    return "".join(title.split()).strip(_LEADERS)


def _align(text: str, listed: list[Entry], printed: list[Entry]) -> Iterator[Anomaly]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [e.key for e in listed], [e.key for e in printed], autojunk=False)
    operations = matcher.get_opcodes()
    alike = sum(end - begin for kind, begin, end, _, _ in operations if kind == "equal")
    if alike * 2 < len(listed):
        return
    for kind, begin, end, other, other_end in operations:
        if kind == "equal":
            continue
        pairs = min(end - begin, other_end - other)
        for step in range(pairs):
            yield _anomaly("contents_title", text, listed[begin + step], printed[other + step])
        for entry in listed[begin + pairs : end]:
            yield _anomaly("contents_missing", text, entry, entry)
        for heading in printed[other + pairs : other_end]:
            yield _anomaly("contents_extra", text, heading, heading)


def _anomaly(kind: str, text: str, entry: Entry, other: Entry) -> Anomaly:
    mark = entry.mark
    values = (("found", _shown(text, entry)), ("printed", _shown(text, other)))
    return Anomaly(kind, _LEVELS[mark.style], mark.start, mark.end, values)


def _shown(text: str, entry: Entry) -> str:
    return f"{text[entry.mark.start : entry.mark.end]} {entry.title}".strip()
