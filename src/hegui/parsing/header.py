"""Who says what, when: title, issuers, number, addressee, signature and the dates of a document.

Elements as in 党政机关公文处理工作条例 art. 9. Only the head, the lines that are a date, and the
closing clause are looked at, so that the cost does not grow with the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hegui.model.document import Block, DocumentNumber, Element, ElementKind, Origin
from hegui.parsing.day import DAY, read_day
from hegui.parsing.signature import find_signature
from hegui.parsing.title import Heading, find_heading

_REVISION = re.compile(r"修订|修正|修改")
_DAY = re.compile(DAY)
_FROM = re.compile(
    rf"自?\s*({DAY}|(?:公布|发布|印发|通过|批准|颁布)之日)起?(?:正式)?(?:施行|实施|执行|生效|试行)"
)
_QUOTED = re.compile(r"《[^《》]{0,120}》")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the head and foot of a document say. Dates are None where the text does not give them.

    note: the bracketed history under the title of a law (adopted, amended on), as printed.
    """

    title: str | None = None
    issuers: tuple[str, ...] = ()
    number: DocumentNumber | None = None
    addressee: str | None = None
    signed_on: date | None = None
    effective_on: date | None = None
    revised_on: date | None = None
    note: str | None = None
    elements: tuple[Element, ...] = ()


def build_header(text: str, blocks: Sequence[Block], numbers: Sequence[DocumentNumber]) -> Header:
    """The header of a text. ``numbers``: document numbers found in it, in order."""
    heading = find_heading(text, blocks)
    signature = find_signature(text, blocks, heading)
    adopted, revised = _note_dates(heading.note)
    number = _own_number(numbers, heading, text)
    elements = list(heading.elements) + list(signature.elements)
    if number is not None:
        elements.append(Element(ElementKind.DOCUMENT_NUMBER, number.start, number.end))
    signed = signature.day or adopted or heading.meta_day
    return Header(
        title=heading.title,
        issuers=signature.issuers or heading.issuers,
        number=number,
        addressee=heading.addressee,
        signed_on=signed,
        effective_on=_effective_on(text, signed),
        revised_on=revised,
        note=heading.note,
        elements=tuple(sorted(elements, key=lambda e: e.start)),
    )


def _note_dates(note: str | None) -> tuple[date | None, date | None]:
    """Adoption date and, for a consolidated text, the last date of the note under the title."""
    if note is None:
        return None, None
    days = [d for d in (read_day(m.group()) for m in _DAY.finditer(note)) if d is not None]
    if not days:
        return None, None
    if _REVISION.search(note):
        return days[0], max(days)
    return _adoption(note, days), None


def _adoption(note: str, days: list[date]) -> date:
    """The last date of the note that is not a date of taking effect."""
    chosen = days[0]
    for match in _DAY.finditer(note):
        day = read_day(match.group())
        following = note[match.end() : match.end() + 4]
        if day is not None and not re.match(r"[ 　]*起?(?:施行|实施)", following):
            chosen = max(chosen, day)
    return chosen


def _own_number(numbers: Sequence[DocumentNumber], heading: Heading, text: str) -> DocumentNumber | None:
    """The number that stands as a line of its own in the head (or ends the issuer's line)."""
    for number in numbers:
        if number.start >= heading.head_end:
            return None
        line_start = text.rfind("\n", 0, number.start) + 1
        line_end = text.find("\n", number.end)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        rest = (text[line_start : number.start] + line[number.end - line_start :]).strip(" \u3000\t*（）()")
        if not rest or rest.startswith(("签发人", "发文字号", "文号")) or "发文字号" in rest[:8]:
            return number
    return None


def _effective_on(text: str, signed: date | None) -> date | None:
    """The first effective date of the last clause that states one, outside 《》."""
    at = max(text.rfind(word) for word in ("施行", "实施", "执行", "生效"))
    if at < 0:
        return None
    for end in _clause_ends(text, at):
        begin = max(text.rfind("\n", 0, end) + 1, end - 600)
        line = _QUOTED.sub(lambda m: "□" * len(m.group()), text[begin : end + 2])
        match = _FROM.search(line)
        if match is not None:
            stated = match.group(1)
            return signed if stated.endswith("之日") else read_day(stated)
    return None


def _clause_ends(text: str, at: int) -> list[int]:
    """Places of up to twelve words of taking effect, from the end of the text backwards."""
    ends = []
    for _ in range(12):
        if at < 0:
            break
        ends.append(at)
        at = max(text.rfind(word, 0, at) for word in ("施行", "实施", "执行", "生效"))
    return ends


def main_origin(block: Block) -> bool:
    """Whether a block is body text and not a header, footer or footnote."""
    return block.origin in (Origin.PARAGRAPH, Origin.TABLE_ROW, Origin.TEXT_BOX)
