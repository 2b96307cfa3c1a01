"""发文字号: its form, its year, and whether one document is named with one number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Document, DocumentNumber
from hegui.model.expression import expression
from hegui.model.rule import NOT_EXAMINED, Examination, Fix, Hit, Outcome, Place
from hegui.parsing.document_number import find_document_numbers, find_form_faults, fixed_form

_TITLE_BEFORE = expression(r"《([^《》\n]{4,120})》[（(]\s?\Z")
_RED_HEAD = expression(r"[\u4e00-\u9fff]{2,40}文件\Z")
_PLACES = expression(
    r"(?:[\u4e00-\u9fff]{1,8}?(?:自治区|自治州|自治县|自治旗|新区|开发区|街道|省|市|州|盟|县|区|旗|镇|乡))+"
)
_PLACE_SUFFIX = expression(r"自治|省|市|州|盟|县|区|旗|镇|乡|街道|人民政府")
_LONGEST_PLACE = 4  # characters of a place in front of an agency code
_LONGEST_TITLE = 130  # code points from 《 to the number
_HEAD_BLOCKS = 12


class FormParams(NamedTuple):
    """faults: bracket padding ordinal end year width; fixable: the wrong form has one right form."""

    faults: tuple[str, ...]
    fixable: bool = False


class JointParams(NamedTuple):
    """blocks: how many blocks of the head may hold numbers of the document itself."""

    blocks: int = _HEAD_BLOCKS


class YearParams(NamedTuple):
    """months: how many months into the next year a document may still be signed under its number's year."""

    months: int


class IssuerParams(NamedTuple):
    """abbreviations: one-character names of places in agency codes (沪) and what they stand for (上海)."""

    abbreviations: dict[str, str]


class TitlesParams(NamedTuple):
    """shortest: code points a title must have to stand for one instrument."""

    shortest: int


class AbsentParams(NamedTuple):
    """blocks: how many blocks of the head are looked at for the name of the issuer followed by 文件."""

    blocks: int = _HEAD_BLOCKS


def bind_form(params: FormParams) -> DocumentCheck:
    """Every 发文字号 with one of the faults, in the head and in running text."""
    faults = frozenset(params.faults)

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        numbers = [n for n in find_document_numbers(document.text, document.blocks) if n.kind == "number"]
        if not numbers:
            return NOT_EXAMINED
        hits = tuple(
            _form_hit(document, number, params.fixable)
            for number in numbers
            if not faults.isdisjoint(find_form_faults(number))
        )
        return Examination(examined=len(numbers), hits=hits)

    return check


def _form_hit(document: Document, number: DocumentNumber, fixable: bool) -> Hit:
    fixed = fixed_form(number)
    return Hit(
        outcome=Outcome.VIOLATED,
        place=_place(document, number),
        values={"number": number.text, "fixed": fixed},
        fix=Fix(replacement=fixed) if fixable and fixed != number.text else None,
    )


def bind_joint(params: JointParams) -> DocumentCheck:
    """Two or more 发文字号 that each fill a line (or share one) in the head of the document."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        own = document.document_number
        if own is None or own.kind != "number":
            return NOT_EXAMINED
        head = document.blocks[: params.blocks][-1].end
        numbers = [n for n in find_document_numbers(document.text, document.blocks) if n.kind == "number"]
        standing = [n for n in numbers if n.end <= head and _stands_alone(document, n, numbers)]
        hits = tuple(
            Hit(
                outcome=Outcome.VIOLATED,
                place=_place(document, other),
                values={"number": own.text, "other": other.text},
            )
            for other in standing
            if other.start != own.start and fixed_form(other) != fixed_form(own)
        )
        return Examination(examined=1, hits=hits)

    return check


def _stands_alone(document: Document, number: DocumentNumber, numbers: list[DocumentNumber]) -> bool:
    """Its block holds nothing but numbers."""
    block = document.blocks[document.block_index(number.start)]
    rest = document.text[block.start : block.end]
    for other in numbers:
        if block.start <= other.start < block.end:
            rest = rest.replace(other.text, "")
    return not rest.strip(" \u3000\t、，*（）()")


def bind_year(params: YearParams) -> DocumentCheck:
    """The year of the document's own number and the year of its signing date.

    A document numbered at the end of one year may be signed in the first ``months`` of the next; one
    signed in December may carry the next year's number.
    """

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        number, signed = document.document_number, document.signed_on
        if number is None or signed is None or number.kind != "number" or number.year is None:
            return NOT_EXAMINED
        late = signed.year == number.year + 1 and signed.month <= params.months
        early = signed.year + 1 == number.year and signed.month == 12
        if signed.year == number.year or late or early:
            return Examination(examined=1)
        values = {"number": number.text, "year": str(number.year), "signed": str(signed.year)}
        hit = Hit(outcome=Outcome.VIOLATED, place=_place(document, number), values=values)
        return Examination(examined=1, hits=(hit,))

    return check


def bind_issuer(params: IssuerParams) -> DocumentCheck:
    """The place word that opens the agency code against the places in the issuers' names.

    A code may shorten its place to any of its characters, so that only a code that shares none with the
    issuers is looked at; it is wrong where its place is named in full in the text as another one, and a
    question otherwise. Issuers without a place in their name (ministries) are not examined.
    """

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        number = document.document_number
        if number is None or number.kind != "number" or not number.agency_code:
            return NOT_EXAMINED
        places = "".join(match.group() for name in document.issuers for match in _PLACES.finditer(name))
        if not places:
            return NOT_EXAMINED
        head = f"{places}{document.title or ''}{document.text[: number.start]}"
        if _names_place(number.agency_code, head, params.abbreviations):
            return Examination(examined=1)
        return Examination(examined=1, hits=(_issuer_hit(document, number, number.agency_code),))

    return check


def _names_place(code: str, head: str, abbreviations: dict[str, str]) -> bool:
    """Whether the code begins with a character of the head, or an abbreviation of a place named there."""
    if code[0] in head:
        return True
    full = abbreviations.get(code[0])
    return full is not None and (full in head or code[1:2] in head)


def _issuer_hit(document: Document, number: DocumentNumber, code: str) -> Hit:
    other = _place_named(document.text, code)
    return Hit(
        outcome=Outcome.VIOLATED if other else Outcome.UNDETERMINED,
        place=_place(document, number),
        values={"code": code, "issuer": "、".join(document.issuers), "other": other},
    )


def _place_named(text: str, code: str) -> str:
    """The place that the code names in full, of two characters or more, as the text writes it; else empty."""
    for length in range(min(_LONGEST_PLACE, len(code)), 1, -1):
        word = code[:length]
        at = text.find(word)
        while at >= 0:
            suffix = _PLACE_SUFFIX.match(text, at + length)
            if suffix is not None:
                return text[at : suffix.end()]
            at = text.find(word, at + 1)
    return ""


def bind_titles(params: TitlesParams) -> DocumentCheck:
    """《标题》（文号） named twice with different serial numbers of one issuer and year."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        numbers = find_document_numbers(document.text, document.blocks)
        if not numbers:
            return NOT_EXAMINED
        first: dict[str, DocumentNumber] = {}
        own = document.document_number
        if own is not None and document.title:
            first[document.title.strip()] = own
        named = list(_named(document, numbers, params.shortest))
        hits = []
        for title, number in named:
            before = first.setdefault(title, number)
            if _disagree(before, number):
                values = {"title": title, "number": number.text, "other": before.text}
                hits.append(Hit(outcome=Outcome.VIOLATED, place=_place(document, number), values=values))
        return Examination(examined=len(named), hits=tuple(hits))

    return check


def _named(
    document: Document, numbers: tuple[DocumentNumber, ...], shortest: int
) -> Iterator[tuple[str, DocumentNumber]]:
    for number in numbers:
        before = _TITLE_BEFORE.search(document.text, max(0, number.start - _LONGEST_TITLE), number.start)
        if before is not None and len(before[1]) >= shortest:
            yield before[1], number


def _disagree(one: DocumentNumber, other: DocumentNumber) -> bool:
    """Different serial numbers of one issuer in one year: two instruments of one title are then unlikely."""
    return (
        one.kind == other.kind == "number"
        and one.agency_code == other.agency_code
        and one.year == other.year
        and one.serial != other.serial
    )


def bind_absent(params: AbsentParams) -> DocumentCheck:
    """An original under a red head (…文件) that shows no number. Text copied elsewhere is not examined."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        for block in document.blocks[: params.blocks]:
            line = document.text[block.start : block.end].replace(" ", "").replace("\u3000", "")
            if _RED_HEAD.fullmatch(line):
                break
        else:
            return NOT_EXAMINED
        if document.document_number is not None:
            return Examination(examined=1)
        place = Place(path=document.source.path, start=block.start, end=block.end)
        return Examination(examined=1, hits=(Hit(outcome=Outcome.VIOLATED, place=place),))

    return check


def _place(document: Document, number: DocumentNumber) -> Place:
    return Place(path=document.source.path, start=number.start, end=number.end)
