"""Finds a passage of a ``Document`` again in the runs of its Word file, and cuts runs at its edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from hegui.intake.docx_name import (
    ALTERNATE,
    DEL,
    MOVE_FROM,
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    TR,
    P,
    R,
    T,
    choose_branch,
    word,
)
from hegui.model.document import Document, Origin
from hegui.model.report import Finding

_LITERALS = {word("tab"): "\t", word("ptab"): "\t", word("noBreakHyphen"): "-", word("sym"): "\ufffd"}
_BREAKS = {word("br"), word("cr")}
_UNREAD = "instrText delText delInstrText rt drawing pict object sdtPr sdtEndPr smartTagPr customXmlPr"
_SKIPPED = {P_PR, R_PR, DEL, MOVE_FROM, *map(word, _UNREAD.split())}
_FIELD, _FIELD_TYPE = word("fldChar"), word("fldCharType")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Glyph(NamedTuple):
    """One code point of a paragraph and where it is kept."""

    char: str
    run: Any
    node: Any
    offset: int


class WordPlace(NamedTuple):
    """A passage in a Word body. ``glyphs`` is empty where only its paragraph could be told."""

    paragraph: Any
    glyphs: tuple[Glyph, ...]


def list_paragraphs(root: Any) -> list[Any]:
    """All w:p of a part in document order; ``Anchor.index`` counts them."""
    return list(root.iter(P))


def find_place(paragraphs: list[Any], part: str, document: Document, finding: Finding) -> WordPlace | None:
    """The place of a finding in the main part, or None where it is not in that part.

    paragraphs: of the part, by ``list_paragraphs``; part: its name in the package, no leading slash.
    """
    if finding.block is None or finding.block >= len(document.anchors):
        return None
    anchor = document.anchors[finding.block]
    if anchor is None or anchor.part != part:
        return None
    _, ordinal, label = anchor
    if ordinal >= len(paragraphs):
        return None
    paragraph = paragraphs[ordinal]
    text = document.block_text(finding.block)
    start, end = finding.start or 0, finding.end or 0
    if start < label:
        return WordPlace(paragraph, ())
    row = document.blocks[finding.block].origin is Origin.TABLE_ROW
    glyphs = _stream(_row_paragraphs(paragraph) if row else [paragraph])
    return WordPlace(paragraph, _match(glyphs, text[label:], start - label, end - label))


def _row_paragraphs(paragraph: Any) -> list[Any]:
    row = next(paragraph.iterancestors(TR), None)
    return [paragraph] if row is None else list(row.iter(P))


def _stream(paragraphs: Iterable[Any]) -> list[Glyph]:
    """Code points of paragraphs as the reader sees them, a line feed after each."""
    glyphs: list[Glyph] = []
    for paragraph in paragraphs:
        glyphs += _glyphs(paragraph, None, [])
        glyphs.append(Glyph("\n", None, None, 0))
    return glyphs


def _glyphs(parent: Any, run: Any, fields: list[bool]) -> Iterator[Glyph]:
    for node in parent:
        tag = node.tag
        if tag in _SKIPPED:
            continue
        if tag == _FIELD:
            _follow(node.get(_FIELD_TYPE), fields)
        elif tag == ALTERNATE:
            branch = choose_branch(node)
            yield from () if branch is None else _glyphs(branch, run, fields)
        elif tag == SDT:
            content = node.find(SDT_CONTENT)
            yield from () if content is None else _glyphs(content, run, fields)
        elif tag == T:
            yield from _letters(node, run, fields)
        elif tag in _LITERALS or tag in _BREAKS:
            if all(fields):
                yield Glyph(_LITERALS.get(tag, "\x0b"), run, node, 0)
        else:
            yield from _glyphs(node, node if tag == R else run, fields)


def _letters(node: Any, run: Any, fields: list[bool]) -> Iterator[Glyph]:
    if all(fields):
        for offset, char in enumerate(node.text or ""):
            yield Glyph(" " if char in "\r\n" else char, run, node, offset)


def _follow(kind: str | None, fields: list[bool]) -> None:
    """Only the result of a field is text."""
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _match(glyphs: list[Glyph], text: str, start: int, end: int) -> tuple[Glyph, ...]:
    """The glyphs of ``text[start:end]``: by the whole block's text, else by counting equal passages."""
    full = "".join(glyph.char for glyph in glyphs)
    wanted = text[start:end]
    at = full.find(text) + start if text in full else _nth(full, wanted, text[:start].count(wanted or "\n"))
    found = tuple(glyphs[at : at + len(wanted)]) if at >= 0 else ()
    return found if found and all(glyph.run is not None for glyph in found) else ()


def _nth(full: str, wanted: str, skipped: int) -> int:
    at = full.find(wanted) if wanted else -1
    while skipped and at >= 0:
        at, skipped = full.find(wanted, at + 1), skipped - 1
    return at


def cut_runs(place: WordPlace) -> list[Any]:
    """Cut runs so that whole runs hold exactly the passage; the runs that hold it, in order.

    What stands before the passage stays in the runs it was in. A piece that cannot be cut (nested in
    an alternative) takes its whole run.
    """
    first, last = place.glyphs[0], place.glyphs[-1]
    runs = list(dict.fromkeys(glyph.run for glyph in place.glyphs))
    _cut(last.run, last.node, last.offset + 1)
    head = _cut(first.run, first.node, first.offset)
    return [head, *runs[1:]]


def _cut(run: Any, node: Any, offset: int) -> Any:
    """Cut a run before code point ``offset`` of one of its nodes; the run that begins there."""
    if node.getparent() is not run:
        return run
    length = len(node.text or "") if node.tag == T else 1
    moved = list(node.itersiblings())
    if offset == 0:
        moved = [node, *moved]
    elif offset < length:
        tail = deepcopy(node)
        tail.tail = None
        node.text, tail.text = node.text[:offset], node.text[offset:]
        for piece in (node, tail):
            piece.set(_SPACE, "preserve")
        moved = [tail, *moved]
    kept = [child for child in run if child.tag != R_PR and child not in moved]
    if not moved or not kept:
        return run
    right = deepcopy(run)
    for child in list(right):
        if child.tag != R_PR:
            right.remove(child)
    right.extend(moved)
    run.addnext(right)
    return right
