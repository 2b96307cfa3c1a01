"""Who says what, when: title, issuers, number, addressee, signature and the dates of a document.

Elements as in 党政机关公文处理工作条例 art. 9. Only the head, the lines that are a date, and the
closing clause are looked at, so that the cost does not grow with the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hegui.model.document import Block, DocumentNumber, Element, ElementKind
from hegui.model.expression import expression
from hegui.parsing.day import DAY, read_day
from hegui.parsing.header_imprint import find_imprint
from hegui.parsing.signature import Signature, find_signature
from hegui.parsing.title import Heading, find_heading

_REVISION = expression(r"修订|修正|修改")
_DAY = expression(DAY)
_BEGIN = r"(?:施行|实施|执行|生效|试行)"
_FROM = expression(
    rf"({DAY}|(?:公布|发布|印发|通过|批准|颁布|签发)之日)[ \u3000]{{0,2}}起?(?:正式)?(?:开始)?{_BEGIN}"
)
_BEGINS = expression(_BEGIN)
_TAKES_EFFECT = expression(rf"[ \u3000]{{0,3}}起?{_BEGIN}")
_FALLBACKS = ("起施行", "起实施", "起执行", "起试行")
_WINDOW = 1200
"""Code points at the end in which the clause of taking effect usually stands."""
_BEHIND_NAME = expression(
    r"(?:[（(][^（）()]{0,40}[）)]?)?(?:已经?|将|于|定于|正式|从|自){0,3}[ \u3000]{0,2}"
)
_CLAUSE = 120
"""Longest stretch of a line that is read before the word of taking effect."""
HEAD_LINES = 14
"""Lines among which a document's own number may stand."""
_AROUND_NUMBER = " \u3000\t*（）()#-\u2002\u2003"
_BESIDE_NUMBER = ("签发人", "签发：", "发文字号", "文号", "文件编号", "编号：")


class Header(NamedTuple):
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
    number = _own_number(numbers, text, _head_limit(blocks, heading, signature))
    elements = [*heading.elements, *signature.elements, *find_imprint(text, blocks)]
    if number is not None:
        elements.append(Element(ElementKind.DOCUMENT_NUMBER, number.start, number.end))
    signed = signature.day or adopted or heading.line_day or heading.meta_day
    return Header(
        title=heading.title,
        issuers=signature.issuers or heading.issuers,
        number=number,
        addressee=heading.addressee,
        signed_on=signed,
        effective_on=_effective_on(text, signed, heading.title or ""),
        revised_on=revised,
        note=heading.note,
        elements=tuple(sorted(elements, key=lambda e: e.start)),
    )


def _head_limit(blocks: Sequence[Block], heading: Heading, signature: Signature) -> int:
    """Offset before which a document's own number stands: in the head, and before the signature."""
    first = blocks[min(HEAD_LINES, len(blocks) - 1)].start if blocks else 0
    limit = max(heading.head_end, first)
    signed = min((e.start for e in signature.elements), default=limit)
    return max(heading.head_end, min(limit, signed))


def _note_dates(note: str | None) -> tuple[date | None, date | None]:
    """Adoption date and, for a consolidated text, the last date of the note under the title."""
    if note is None:
        return None, None
    read = ((read_day(match.group()), match.end()) for match in _DAY.finditer(note))
    days = [(day, end) for day, end in read if day is not None]
    if not days:
        return None, None
    first = days[0][0]
    last = max([first, *(day for day, end in days if _TAKES_EFFECT.match(note, end) is None)])
    return (first, last) if _REVISION.search(note) else (last, None)


def _own_number(numbers: Sequence[DocumentNumber], text: str, limit: int) -> DocumentNumber | None:
    """The number that is a line of its own in the head, or stands beside its label or the signatory."""
    for number in numbers:
        if number.start >= limit:
            return None
        if "\n" in number.text:
            continue
        line_start = text.rfind("\n", 0, number.start) + 1
        line_end = text.find("\n", number.end)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        rest = (text[line_start : number.start] + line[number.end - line_start :]).strip(_AROUND_NUMBER)
        if not rest or rest.startswith(_BESIDE_NUMBER):
            return number
    return None


def _effective_on(text: str, signed: date | None, title: str) -> date | None:
    """The effective date that the last clause about it states, if it speaks of this document."""
    low = max(0, len(text) - _WINDOW)
    stated = _last_clause(text, low, len(text), title)
    if stated is None and low:
        at = max(text.rfind(word, 0, low + 4) for word in _FALLBACKS)
        if at >= 0:
            stated = _last_clause(text, max(0, at - _CLAUSE), at + 4, title)
    if stated is None:
        return None
    return signed if stated.endswith("之日") else read_day(stated)


def _last_clause(text: str, low: int, high: int, title: str) -> str | None:
    """What the last line with such a clause gives as the first day: a printed day or 印发之日."""
    for match in reversed(list(_BEGINS.finditer(text, low, high))):
        begin = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _CLAUSE)
        found = _FROM.search(text, begin, match.end())
        if found is not None and not _is_of_another(text, begin, found.start(), title):
            return found.group(1)
    return None


def _is_of_another(text: str, begin: int, at: int, title: str) -> bool:
    """Whether the date belongs to a quoted instrument: inside 《》, or right behind its name."""
    opened, closed = text.rfind("《", begin, at), text.rfind("》", begin, at)
    if opened > closed:
        return True
    if closed < 0 or _BEHIND_NAME.fullmatch(text, closed + 1, at) is None:
        return False
    return text[opened + 1 : closed] not in title
