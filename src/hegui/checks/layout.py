"""Form of an official document: GB/T 9704 layout where the file shows it, elements and genre everywhere.

The standard is a recommended one; what it states with 一般 or 推荐 is never a hard error. A house style is
a local rule pack, never the standard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import BlockStyle, Document, Element, ElementKind, Layout, Origin
from hegui.model.rule import NOT_EXAMINED, Examination, Fix, Hit, Outcome, Place
from hegui.parsing.genre import OFFICIAL_GENRES

LAYOUT_FORMATS = frozenset({"docx", "pdf"})


class VisibleParams(NamedTuple):
    """No parameters: says once that plain text shows no layout."""


def bind_visible(params: VisibleParams) -> DocumentCheck:
    """Undetermined, once, for a document whose format shows no layout."""
    del params

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        if document.layout is not None or document.source.format in LAYOUT_FORMATS:
            return NOT_EXAMINED
        values = {"format": document.source.format}
        place = Place(path=document.source.path)
        hit = Hit(outcome=Outcome.UNDETERMINED, place=place, values=values)
        return Examination(examined=1, hits=(hit,))

    return check


class PageParams(NamedTuple):
    """Page size and margins in millimetres, each with its tolerance.

    top_low, top_high: the range in which the top margin of a Word file may lie, because 上白边 is measured
    to the first line's glyphs and a Word margin to its line box.
    """

    width: float
    height: float
    left: float
    tolerance: float
    top_low: float
    top_high: float


def bind_page(params: PageParams) -> DocumentCheck:
    """Page size, top and left margin of the first section."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        if document.layout is None:
            return NOT_EXAMINED
        faults = list(_page_faults(document.layout, params, document.source.format))
        if not faults:
            return Examination(examined=1)
        values = {"faults": "；".join(faults)}
        place = Place(path=document.source.path)
        hit = Hit(outcome=Outcome.VIOLATED, place=place, values=values)
        return Examination(examined=1, hits=(hit,))

    return check


def _page_faults(layout: Layout, params: PageParams, kind: str) -> Iterator[str]:
    if abs(layout.page_width - params.width) > 1 or abs(layout.page_height - params.height) > 1:
        yield f"纸张为{layout.page_width:.0f}×{layout.page_height:.0f}毫米，不是A4"
    if kind != "docx":
        return
    if not params.top_low <= layout.margin_top <= params.top_high:
        yield f"上边距{layout.margin_top:.1f}毫米"
    if abs(layout.margin_left - params.left) > params.tolerance:
        yield f"左边距{layout.margin_left:.1f}毫米"


class StyleParams(NamedTuple):
    """Typeface and size of a part: fonts (words of which one must be in the font's name), size in points
    with tolerance, line pitch in points from low to high (0: not looked at)."""

    part: str  # title | body
    fonts: tuple[str, ...]
    size: float
    tolerance: float
    pitch_low: float = 0
    pitch_high: float = 0


def bind_style(params: StyleParams) -> DocumentCheck:
    """The style that most characters of the part have; unknown font or size is not judged."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        styles = _styles(document, params.part)
        if not styles:
            return NOT_EXAMINED
        faults = list(_style_faults(styles, params))
        if not faults:
            return Examination(examined=1)
        place = _part_place(document, params.part)
        hit = Hit(outcome=Outcome.VIOLATED, place=place, values={"faults": "；".join(faults)})
        return Examination(examined=1, hits=(hit,))

    return check


def _styles(document: Document, part: str) -> Counter[BlockStyle]:
    if document.layout is None or len(document.layout.styles) != len(document.blocks):
        return Counter()
    title = document.first_element(ElementKind.TITLE)
    found: Counter[BlockStyle] = Counter()
    for block, style in zip(document.blocks, document.layout.styles, strict=True):
        inside = title is not None and title.start <= block.start < title.end
        if block.origin is Origin.PARAGRAPH and inside == (part == "title"):
            found[style] += block.end - block.start
    return found


def _style_faults(styles: Counter[BlockStyle], params: StyleParams) -> Iterator[str]:
    font = _commonest(styles, "font")
    if isinstance(font, str) and not any(word in font for word in params.fonts):
        yield f"字体为{font}"
    size = _commonest(styles, "size")
    if isinstance(size, float) and abs(size - params.size) > params.tolerance:
        yield f"字号为{size:g}磅"
    pitch = _commonest(styles, "line_pitch")
    if params.pitch_high and isinstance(pitch, float) and not params.pitch_low <= pitch <= params.pitch_high:
        yield f"行距为{pitch:g}磅"


def _commonest(styles: Counter[BlockStyle], name: str) -> object:
    """The value that more than half of the characters share, or None."""
    counts: Counter[object] = Counter()
    for style, size in styles.items():
        counts[getattr(style, name)] += size
    value, share = counts.most_common(1)[0]
    return value if share * 2 > sum(counts.values()) else None


def _part_place(document: Document, part: str) -> Place:
    title = document.first_element(ElementKind.TITLE)
    if part == "title" and title is not None:
        block = document.blocks[document.block_index(title.start)]
        return Place(path=document.source.path, start=block.start, end=block.end)
    return Place(path=document.source.path)


class GenreParams(NamedTuple):
    """Genres that are printed by a 通知 and carry no 发文字号 of their own."""

    printed: tuple[str, ...]


def bind_genre(params: GenreParams) -> DocumentCheck:
    """A document with a 发文字号 of its own whose title ends in a genre that is none of the fifteen."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        number = document.document_number
        if number is None or number.kind != "number" or document.genre is None:
            return NOT_EXAMINED
        if document.genre in OFFICIAL_GENRES or document.genre not in params.printed:
            return Examination(examined=1)
        title = document.first_element(ElementKind.TITLE)
        if title is None or "通知" in document.text[: title.start]:
            return Examination(examined=1)
        place = _part_place(document, "title")
        hit = Hit(outcome=Outcome.VIOLATED, place=place, values={"genre": document.genre})
        return Examination(examined=1, hits=(hit,))

    return check


class OrderParams(NamedTuple):
    """Elements in the order in which they stand."""

    order: tuple[str, ...]


def bind_order(params: OrderParams) -> DocumentCheck:
    """Neighbouring recognised elements stand in the order given."""
    rank = {name: index for index, name in enumerate(params.order)}

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        first: dict[str, Element] = {}
        for element in document.elements:
            if element.kind.value in rank:
                first.setdefault(element.kind.value, element)
        standing = sorted(first.values(), key=lambda e: e.start)
        hits = [
            _order_hit(document, before, after)
            for before, after in pairwise(standing)
            if rank[before.kind.value] > rank[after.kind.value]
        ]
        return Examination(examined=max(0, len(standing) - 1), hits=tuple(hits))

    return check


NAMES = {
    ElementKind.DOCUMENT_NUMBER: "发文字号",
    ElementKind.TITLE: "标题",
    ElementKind.ADDRESSEE: "主送机关",
    ElementKind.SIGNATURE: "发文机关署名",
    ElementKind.DATE: "成文日期",
    ElementKind.ATTACHMENT_NOTE: "附件说明",
    ElementKind.ANNOTATION: "附注",
    ElementKind.COPY_TO: "抄送机关",
    ElementKind.PRINTED_BY: "印发机关和印发日期",
}


def _order_hit(document: Document, before: Element, after: Element) -> Hit:
    place = Place(path=document.source.path, start=after.start, end=after.end)
    values = {"first": NAMES.get(after.kind, ""), "second": NAMES.get(before.kind, "")}
    return Hit(outcome=Outcome.VIOLATED, place=place, values=values)


class ElementTextParams(NamedTuple):
    """An expression that an element's text must not match.

    element: kind; wrong: expression; genres: only for these; replace: template of a safe replacement of
    the match; requires: expression that must match somewhere in the document (a different duty).
    """

    element: str
    wrong: str
    replace: str = ""


def bind_element_text(params: ElementTextParams) -> DocumentCheck:
    """Every element of the kind is a unit; the first wrong match in each is marked."""
    kind = ElementKind(params.element)
    compiled: list[re.Pattern[str]] = []

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        elements = [e for e in document.elements if e.kind is kind]
        if not elements:
            return NOT_EXAMINED
        if not compiled:
            compiled.append(re.compile(params.wrong))
        hits = []
        for element in elements:
            match = compiled[0].search(document.text, element.start, element.end)
            if match is not None:
                fix = Fix(replacement=match.expand(params.replace)) if params.replace else None
                place = Place(path=document.source.path, start=match.start(), end=match.end())
                hits.append(
                    Hit(outcome=Outcome.VIOLATED, place=place, values={"found": match.group()}, fix=fix)
                )
        return Examination(examined=len(elements), hits=tuple(hits))

    return check
