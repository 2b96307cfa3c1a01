"""The head of a document: red head, number, title over several lines, note, addressee.

Elements and their order as in 党政机关公文格式 (GB/T 9704—2012), 7.2 and 7.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hegui.model.document import Block, Element, ElementKind, Origin
from hegui.model.expression import expression
from hegui.parsing.day import read_day
from hegui.parsing.title_line import (
    TRIM,
    completes_title,
    ends_title,
    is_addressee,
    is_day,
    is_furniture,
    is_note,
    is_number_line,
    is_order_head,
    is_organisation,
    is_red_head,
    is_signatory,
    organisations,
    squeeze,
)
from hegui.parsing.title_meta import Properties, is_property, read_properties

HEAD_BLOCKS = 20
TABLE_BLOCKS = 48
"""Blocks of the head that are looked at; more of them where a web page's table stands first."""
LONGEST_LINE = 900
MOST_TITLE_LINES = 7
MOST_NOTE_LINES = 14

_BODY_ORIGINS = frozenset({Origin.PARAGRAPH, Origin.TEXT_BOX, Origin.TABLE_ROW})
_BEFORE_ABOUT = expression(r"[、\s]+")
_AMONG = expression(r"(.{2,30}?)等.{1,4}(?:部门|单位|部委|委局|个部门)\Z")

__all__ = ["Heading", "find_heading", "is_organisation", "organisations"]


class Heading(NamedTuple):
    """The head of a document. ``head_end``: offset where the body begins; ``note``: the bracketed
    history under the title; ``line_day``: a date that is a line of its own under the title;
    ``meta_day``: a date of the web page's own table, used last."""

    title: str | None = None
    issuers: tuple[str, ...] = ()
    addressee: str | None = None
    note: str | None = None
    meta_day: date | None = None
    line_day: date | None = None
    head_end: int = 0
    elements: tuple[Element, ...] = ()


class _Lines(NamedTuple):
    """The lines of the head, stripped, with their blocks."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]


class _Title(NamedTuple):
    """Indices of the title's lines, the index behind them, bodies of the red head, an order's head."""

    chosen: tuple[int, ...] = ()
    position: int = 0
    heads: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()


class _After(NamedTuple):
    """What stands between title and body."""

    position: int
    note: str | None = None
    addressee: str | None = None
    day: date | None = None
    elements: tuple[Element, ...] = ()


def find_heading(text: str, blocks: Sequence[Block]) -> Heading:
    """The head of a document; every field is empty where the text does not show it."""
    head = _read_lines(text, blocks)
    table = read_properties(head.lines)
    title = _Title(position=table.end) if table.front else _find_title(head, _first_line(head, table))
    after = _read_after(head, title.position)
    joined = _joined([head.lines[i] for i in title.chosen]) or table.title
    return Heading(
        title=joined,
        issuers=_issuers([head.lines[i] for i in title.chosen]) or title.heads or _of_table(table),
        addressee=after.addressee,
        note=after.note,
        meta_day=table.day,
        line_day=after.day,
        head_end=head.blocks[after.position - 1].end if after.position else 0,
        elements=(*title.elements, *_title_element(head, title.chosen), *after.elements),
    )


def _of_table(table: Properties) -> tuple[str, ...]:
    return tuple(re.split(r"[、\s]", table.issuer)) if table.issuer else ()


def _read_lines(text: str, blocks: Sequence[Block]) -> _Lines:
    lines, kept = _stripped(text, blocks[:HEAD_BLOCKS])
    if any(is_property(line) for line in lines[:4]) or lines[:1] == ["---"]:
        lines, kept = _stripped(text, blocks[:TABLE_BLOCKS])
    return _Lines(lines=tuple(lines), blocks=tuple(kept))


def _stripped(text: str, blocks: Sequence[Block]) -> tuple[list[str], list[Block]]:
    kept = [b for b in blocks if b.origin in _BODY_ORIGINS]
    return [text[b.start : min(b.end, b.start + LONGEST_LINE)].strip(TRIM) for b in kept], kept


def _first_line(head: _Lines, table: Properties) -> int:
    """Where a title may begin: behind the table of properties, unless a title line stands above it."""
    if not table.end:
        return 0
    first = head.lines[0]
    if first and not is_property(first) and not is_furniture(first) and not ends_title(first, ""):
        return 0
    return table.end


def _find_title(head: _Lines, first: int) -> _Title:
    chosen: list[int] = []
    heads: list[str] = []
    elements: list[Element] = []
    order: int | None = None
    so_far = ""
    position = first
    while position < len(head.lines) and len(chosen) < MOST_TITLE_LINES:
        line = head.lines[position]
        block = head.blocks[position]
        if is_signatory(line):
            elements.append(Element(ElementKind.SIGNATORY, block.start, block.end))
        elif is_furniture(line) or is_property(line):
            if chosen and line:
                break
        elif is_red_head(line) and not so_far:
            heads += organisations(line[:-2].strip(TRIM))
        elif not so_far and is_order_head(line):
            order = position
        elif is_number_line(line) and not _is_open_title(so_far):
            if not _only_bodies(head, chosen):
                break
            heads += [name for i in chosen for name in organisations(head.lines[i])]
            chosen, so_far = [], ""
        elif ends_title(line, so_far):
            break
        else:
            chosen.append(position)
            so_far += squeeze(line)
            following = head.lines[position + 1] if position + 1 < len(head.lines) else ""
            if completes_title(so_far, following):
                position += 1
                break
        position += 1
    if not chosen and order is not None:
        chosen = [order]
    return _Title(chosen=tuple(chosen), position=position, heads=tuple(heads), elements=tuple(elements))


def _is_open_title(so_far: str) -> bool:
    return so_far.count("《") > so_far.count("》")


def _only_bodies(head: _Lines, chosen: Sequence[int]) -> bool:
    return all(organisations(head.lines[i]) for i in chosen)


def _joined(lines: Sequence[str]) -> str | None:
    """One title of its lines: white space falls out, except between the names of joint issuers."""
    parts: list[str] = []
    before = False
    for line in lines:
        names = organisations(line)
        bare = " ".join(names) if names else squeeze(line)
        parts.append(" " + bare if names and before else bare)
        before = bool(names)
    return "".join(parts) or None


def _title_element(head: _Lines, chosen: Sequence[int]) -> tuple[Element, ...]:
    if not chosen:
        return ()
    return (Element(ElementKind.TITLE, head.blocks[chosen[0]].start, head.blocks[chosen[-1]].end),)


def _issuers(lines: Sequence[str]) -> tuple[str, ...]:
    """Bodies that stand as title lines of their own, or before 关于 in the title."""
    alone = tuple(name for line in lines for name in organisations(line))
    if alone:
        return alone
    before, found, _ = "".join(lines).partition("关于")
    if not found or not before or "《" in before:
        return ()
    among = _AMONG.match(squeeze(before))
    if among is not None:
        return (among.group(1),) if is_organisation(among.group(1)) else ()
    parts = [part for part in _BEFORE_ABOUT.split(before.strip(TRIM)) if part]
    return tuple(parts) if all(is_organisation(part) for part in parts) else ()


def _read_after(head: _Lines, position: int) -> _After:
    note: str | None = None
    day: date | None = None
    elements: list[Element] = []
    while position < len(head.lines):
        line, block = head.lines[position], head.blocks[position]
        if line and note is None and not is_day(line) and is_note(line):
            note, position = _read_note(head, position)
            continue
        if line and is_addressee(line) and not is_property(line):
            elements.append(Element(ElementKind.ADDRESSEE, block.start, block.end))
            name = squeeze(line[:-1])
            return _After(position=position + 1, note=note, addressee=name, day=day, elements=tuple(elements))
        if is_signatory(line):
            elements.append(Element(ElementKind.SIGNATORY, block.start, block.end))
        elif line and is_day(line):
            day = day or read_day(line.strip("（）()"))
        elif line and not (is_furniture(line) or is_number_line(line) or is_property(line)):
            break
        position += 1
    return _After(position=position, note=note, day=day, elements=tuple(elements))


def _read_note(head: _Lines, position: int) -> tuple[str, int]:
    """The note that begins at a line, up to its closing bracket, and the index behind it."""
    parts: list[str] = []
    depth = 0
    for index in range(position, min(position + MOST_NOTE_LINES, len(head.lines))):
        line = head.lines[index]
        parts.append(line)
        depth += line.count("（") + line.count("(") - line.count("）") - line.count(")")
        if depth <= 0:
            return "\n".join(parts), index + 1
    return parts[0], position + 1
