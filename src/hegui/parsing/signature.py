"""The signature block: bodies that sign and the signing date (发文机关署名、成文日期).

Elements as in 党政机关公文格式 (GB/T 9704—2012), 7.3.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hegui.model.document import Block, Element, ElementKind, Origin
from hegui.model.expression import expression
from hegui.parsing.day import DAY, read_day
from hegui.parsing.title import Heading
from hegui.parsing.title_line import TRIM, is_organisation, organisations

_LINE_END = expression(
    r"日[ \u3000\u00a0\t]{0,8}(?:[（(](?:盖章|公章|印章|章)[）)]|\*\*)?[ \u3000\u00a0\t*]{0,8}$",
    re.MULTILINE,
)
_DAY = expression(rf"{DAY}\Z")
_LONGEST_DAY = 40
_SEAL = expression(r"[（(](?:盖章|公章|印章|章|签章|签字|签名|加盖公章)[）)]|\[图章\]")
_LABEL = expression(r"^[^：:（(]{1,12}(?:[（(][^）)]{1,6}[）)])?[：:]")
_LABELS_OF_DATE = ("日期", "时间")
_CLAUSE = expression(r"[，。；：:]")
_CLOSING = expression(
    r"[（(].{0,30}(?:公开|印发|联系人).{0,30}[）)]|附件[：:].{0,60}|\d{1,2}[.．].{2,60}|(?:抄送|分送)[：:].{0,200}"
)
MOST_SIGNERS = 14
LONGEST_PREFIX = 60
MOST_LINES_AFTER = 6


class Signature(NamedTuple):
    """Who signed and when; empty where no signature block stands in the text."""

    issuers: tuple[str, ...] = ()
    day: date | None = None
    elements: tuple[Element, ...] = ()


NO_SIGNATURE = Signature()


def find_signature(text: str, blocks: Sequence[Block], heading: Heading) -> Signature:
    """The first date line that bodies stand above; else a date line near the end of the text."""
    alone: Signature | None = None
    start = max((e.end for e in heading.elements if e.kind is ElementKind.TITLE), default=0)
    for match in _LINE_END.finditer(text, start):
        found = _read(text, blocks, match.start() + 1)
        if found is None or _stands_at(found, start):
            continue
        if found.issuers:
            return found
        alone = found
    if alone is not None:
        return alone if _near_end(text, blocks, alone) else NO_SIGNATURE
    return _undated(text, blocks)


def _stands_at(found: Signature, start: int) -> bool:
    return found.elements[0].start < start


def _read(text: str, blocks: Sequence[Block], day_end: int) -> Signature | None:
    """The signature around a date that ends a line; None where the line is a sentence."""
    low = max(0, day_end - _LONGEST_DAY)
    match = _DAY.search(text[low:day_end])
    if match is None:
        return None
    day = read_day(match.group())
    day_start = low + match.start()
    line_start = text.rfind("\n", 0, day_start) + 1
    if day is None or day_start - line_start > LONGEST_PREFIX:
        return None
    inline = _bare(text[line_start:day_start])
    names = organisations(inline) if inline else []
    if inline and not names and not inline.endswith(_LABELS_OF_DATE) and not _is_label_of_date(inline):
        return None
    return _around(text, blocks, (line_start, day_start, day_end), day, names)


def _is_label_of_date(inline: str) -> bool:
    return inline[-1] in "：:" and inline[:-1].endswith(_LABELS_OF_DATE)


def _around(
    text: str, blocks: Sequence[Block], place: tuple[int, int, int], day: date, names: list[str]
) -> Signature:
    line_start, day_start, day_end = place
    elements = [Element(ElementKind.DATE, day_start, day_end)]
    above = _signers_above(text, blocks, _index_at(blocks, day_start))
    elements += [Element(ElementKind.SIGNATURE, b.start, b.end) for _, b in above]
    if names:
        elements.append(Element(ElementKind.SIGNATURE, line_start, day_start))
    issuers = dict.fromkeys([*(name for name, _ in above), *names])
    return Signature(issuers=tuple(issuers), day=day, elements=tuple(elements))


def _signers_above(text: str, blocks: Sequence[Block], index: int) -> list[tuple[str, Block]]:
    found: list[tuple[str, Block]] = []
    for block in reversed(blocks[max(0, index - MOST_SIGNERS) : index]):
        if block.end - block.start > 160:
            break
        line = _bare(text[block.start : block.end])
        if not line or block.origin in (Origin.HEADER, Origin.FOOTER):
            continue
        names = organisations(line) or _labelled(text[block.start : block.end])
        if not names:
            break
        found[:0] = [(name, block) for name in names]
    return found


def _labelled(line: str) -> list[str]:
    """审查单位（盖章）：某局 and the like."""
    bare = line.strip(TRIM)
    label = _LABEL.match(bare)
    return organisations(_bare(bare[label.end() :])) if label is not None else []


def _bare(line: str) -> str:
    return _SEAL.sub("", line).strip(TRIM)


def _near_end(text: str, blocks: Sequence[Block], signature: Signature) -> bool:
    """Whether little but closing lines (公开方式, 附件, 抄送) follows a date without a body."""
    offset = signature.elements[0].start
    rest = blocks[bisect_right(blocks, offset, key=_start) :]
    if len(rest) > 40:
        return False
    open_lines = [
        b
        for b in rest
        if b.origin is Origin.PARAGRAPH and not _CLOSING.fullmatch(text[b.start : b.end].strip(TRIM))
    ]
    return len(open_lines) <= MOST_LINES_AFTER


def _undated(text: str, blocks: Sequence[Block]) -> Signature:
    """Bodies that end a text without a date."""
    end = len(blocks)
    while end and blocks[end - 1].origin not in (Origin.PARAGRAPH, Origin.TABLE_ROW):
        end -= 1
    if end < 3:
        return NO_SIGNATURE
    last = blocks[end - 1]
    if last.end - last.start > LONGEST_PREFIX or not is_organisation(_bare(text[last.start : last.end])):
        return NO_SIGNATURE
    above = _signers_above(text, blocks, end)
    return Signature(
        issuers=tuple(dict.fromkeys(name for name, _ in above)),
        elements=tuple(Element(ElementKind.SIGNATURE, b.start, b.end) for _, b in above),
    )


def _index_at(blocks: Sequence[Block], offset: int) -> int:
    return max(0, bisect_right(blocks, offset, key=_start) - 1)


def _start(block: Block) -> int:
    return block.start
