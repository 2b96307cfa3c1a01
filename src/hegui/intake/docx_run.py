"""The text inside one Word paragraph: runs, fields, revisions, symbols, and where text boxes hang."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from hegui.intake.docx_name import (
    ALTERNATE,
    BOX,
    DEL,
    ID,
    INS,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    TEXT_PATH,
    R,
    T,
    choose_branch,
    is_on,
    value,
    word,
)

BREAK = "\x0b"  # a line break inside a paragraph; XML cannot hold this character
_LITERALS = {
    word("tab"): "\t",
    word("ptab"): "\t",
    word("br"): BREAK,
    word("cr"): BREAK,
    word("noBreakHyphen"): "-",
}
_SYM, _FIELD, _RUBY, _FIELD_TYPE = word("sym"), word("fldChar"), word("ruby"), word("fldCharType")
_RUBY_BASE, _VANISH, _R_STYLE = word("rubyBase"), word("vanish"), word("rStyle")
_NOTES = {word("footnoteReference"): "footnotes", word("endnoteReference"): "endnotes"}
_GRAPHICS = {word("drawing"), word("pict"), word("object")}
_SKIPPED_NAMES = """
    sdtPr sdtEndPr smartTagPr customXmlPr bookmarkStart bookmarkEnd proofErr instrText delText
    delInstrText lastRenderedPageBreak annotationRef commentReference
"""
_SKIPPED = {P_PR, R_PR, *map(word, _SKIPPED_NAMES.split())}
# font → code → the character that it shows; fonts of symbols have their own code tables
_SYMBOLS = {
    "wingdings": dict(zip(b"\xa8\x6f\xfe\xfd\x6e\x6c\xfc\xfb", "□□☑☒■●✓✗", strict=True)),
    "wingdings 2": dict(zip(b"\xa3\x52\x54\x50", "□☑☒✓", strict=True)),
    "symbol": dict(zip(b"\xb3\xa3\xb4\xb1\xb7", "≥≤×±·", strict=True)),
}
_UNKNOWN_SYMBOL = "\ufffd"


@dataclass(slots=True)
class Tally:
    """What was met on the way through a file: revisions, hidden passages, note references, open fields."""

    hidden_styles: frozenset[str]
    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    fields: list[bool] = field(default_factory=list)  # for each open field: is its result reached


def read_inline(parent: Element, tally: Tally, out: list[str], boxes: list[Element]) -> None:
    """Append the text below ``parent`` to ``out`` as if all revisions were accepted.

    ``boxes`` gets the text boxes anchored there (w:txbxContent, or a VML text path), in order.
    """
    for node in parent:
        tag = node.tag
        if tag == R:
            _read_run(node, tally, out, boxes)
        elif tag in _SKIPPED:
            continue
        elif tag in (DEL, MOVE_FROM):
            tally.deleted += 1
        elif tag == SDT:
            content = node.find(SDT_CONTENT)
            if content is not None:
                read_inline(content, tally, out, boxes)
        elif tag == ALTERNATE:
            branch = choose_branch(node)
            if branch is not None:
                read_inline(branch, tally, out, boxes)
        elif tag == MATH_TEXT:
            out.append(node.text or "")
        else:
            tally.inserted += tag in (INS, MOVE_TO)
            read_inline(node, tally, out, boxes)


def _read_run(run: Element, tally: Tally, out: list[str], boxes: list[Element]) -> None:
    fields = tally.fields
    for node in run:
        tag = node.tag
        if tag == T:
            if not fields or all(fields):
                out.append(node.text or "")
        elif tag == R_PR:
            if len(node) and _is_hidden(node, tally) and run.findtext(T):
                tally.hidden += 1
        elif tag in _LITERALS:
            if not fields or all(fields):
                out.append(_LITERALS[tag])
        elif tag == _FIELD:
            _follow_field(value(node, _FIELD_TYPE), fields)
        elif tag not in _SKIPPED:
            _read_special(node, tag, tally, out, boxes)


def _read_special(node: Element, tag: str, tally: Tally, out: list[str], boxes: list[Element]) -> None:
    if tag in _GRAPHICS:
        find_boxes(node, boxes)
    elif tag == ALTERNATE:
        branch = choose_branch(node)
        if branch is not None:
            _read_run(branch, tally, out, boxes)
    elif tag == _SYM:
        out.append(_read_symbol(node))
    elif tag == _RUBY:
        base = node.find(_RUBY_BASE)
        if base is not None:
            read_inline(base, tally, out, boxes)
    elif tag in _NOTES:
        tally.notes[(_NOTES[tag], value(node, ID) or "")] = None
    elif tag == MATH_TEXT:
        out.append(node.text or "")


def find_boxes(node: Element, boxes: list[Element]) -> None:
    """Text boxes below a drawing, each once: of alternatives one branch; nested ones stay inside."""
    for child in node:
        tag = child.tag
        if tag == BOX or (tag == TEXT_PATH and child.get("string")):
            boxes.append(child)
        elif tag == ALTERNATE:
            branch = choose_branch(child)
            if branch is not None:
                find_boxes(branch, boxes)
        elif len(child):
            find_boxes(child, boxes)


def _follow_field(kind: str | None, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _is_hidden(properties: Element, tally: Tally) -> bool:
    own = properties.find(_VANISH)
    if own is not None:
        return is_on(own)
    return bool(tally.hidden_styles) and value(properties.find(_R_STYLE)) in tally.hidden_styles


def _read_symbol(node: Element) -> str:
    try:
        code = int(value(node, word("char")) or "", 16)
    except ValueError:
        return _UNKNOWN_SYMBOL
    if 0xF000 <= code <= 0xF0FF:
        font = (value(node, word("font")) or "").lower()
        return _SYMBOLS.get(font, {}).get(code - 0xF000, _UNKNOWN_SYMBOL)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else _UNKNOWN_SYMBOL
