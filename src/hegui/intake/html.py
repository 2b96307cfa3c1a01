"""Web pages: block elements to blocks, table rows to rows; scripts, styles and hidden parts left out."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from hegui.errors import UnreadableError
from hegui.intake.limits import MAX_DEPTH
from hegui.intake.plain import decode_text
from hegui.model.document import Block, Origin, Problem, RawDocument, Source

_SKIPPED_NAMES = """
    head script style noscript template svg canvas iframe object select option button textarea nav del
    rt rp map audio video
"""
_BLOCK_NAMES = """
    p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main aside header footer address blockquote
    center form fieldset figure figcaption hr body html caption pre details summary td th tr
"""
_SKIPPED, _BLOCKS = frozenset(_SKIPPED_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none", re.IGNORECASE)
_HAN = "\u2e80-\u9fff\uff00-\uffef\u3000-\u303f"
_BROKEN_LINE = re.compile(rf"(?<=[{_HAN}])[ \t]*[\r\n][ \t\r\n]*(?=[{_HAN}])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CHINESE_SETS = ("gb2312", "gbk", "gb_2312-80", "gb2312-80", "x-gbk")
_MANY_PARAGRAPHS = 8  # a cell with more is a column of a page, no cell of a table


class _Piece(NamedTuple):
    origin: Origin
    text: str


class _PageReader:
    """Collects pieces in reading order; ``parts`` is the text of the block under way."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self.parts: list[str] = []
        self.depth = 0

    def end_block(self, origin: Origin = Origin.PARAGRAPH) -> None:
        """Close the block under way."""
        text = _clean("".join(self.parts))
        self.parts.clear()
        if text and not text.isspace():
            self.pieces.append(_Piece(origin, text))

    def read(self, node: Element, *, label: str = "") -> None:
        """Read an element with everything in it, but not the text after it."""
        tag = node.tag
        if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(node):
            return
        if tag == "br":
            self.end_block()
            return
        if tag == "table":
            self.end_block()
            self._read_table(node)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self.end_block()
        if label:
            self.parts.append(label)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.parts += map(str, node.itertext())
        else:
            self._read_children(node, tag)
        self.depth -= 1
        if is_block:
            self.end_block()

    def _read_children(self, node: Element, tag: str) -> None:
        self._add(node.text, is_literal=tag == "pre")
        count = _find_start(node) if tag == "ol" else None
        for child in node:
            is_item = count is not None and child.tag == "li"
            self.read(child, label=f"{count}." if is_item else "")
            self._add(child.tail, is_literal=tag == "pre")
            if is_item and count is not None:
                count += 1

    def _add(self, text: str | None, *, is_literal: bool) -> None:
        if not text:
            return
        if not is_literal:
            self.parts.append(text)
            return
        for index, line in enumerate(text.splitlines()):
            if index:
                self.end_block()
            self.parts.append(line)

    def _read_table(self, table: Element) -> None:
        """Rows of a table. ``spans``: how many rows each column is still covered from above."""
        spans: dict[int, int] = {}
        for node in table:
            if node.tag == "tr":
                self._read_row(node, spans)
            elif node.tag in ("thead", "tbody", "tfoot"):
                for row in node:
                    if row.tag == "tr":
                        self._read_row(row, spans)
            else:
                self.read(node)
                self._add(node.tail, is_literal=False)
                self.end_block()

    def _read_row(self, row: Element, spans: dict[int, int]) -> None:
        if _is_hidden(row):
            return
        cells = [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]
        if len(cells) == 1 or any(_is_column(cell) for cell in cells):
            for cell in cells:
                self.read(cell)
            return
        texts: list[str] = []
        column = 0
        for cell in cells:
            column = _skip_covered(column, spans, texts)
            texts.append(self._read_cell(cell))
            width, height = _find_span(cell, "colspan"), _find_span(cell, "rowspan")
            spans.update({column + step: height - 1 for step in range(width) if height > 1})
            column += width
        _skip_covered(column, spans, texts)
        if any(texts):
            self.pieces.append(_Piece(Origin.TABLE_ROW, "\t".join(texts)))

    def _read_cell(self, cell: Element) -> str:
        outer, self.pieces = self.pieces, []
        self.read(cell)
        inner, self.pieces = self.pieces, outer
        return " ".join(piece.text.strip() for piece in inner).replace("\t", " ")


def read_html(data: bytes, source: Source, layout: bool = False) -> RawDocument:  # noqa: ARG001
    """Blocks of a web page. Raises UnreadableError: undecodable, unreadable-file, empty-file."""
    text, problems = _decode(data, source.path)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("unreadable-file", "网页文件无法解析。") from error
    reader = _PageReader()
    if root is not None:
        reader.read(root)
        reader.end_block()
    if not reader.pieces:
        raise UnreadableError("empty-file", "网页中没有文字。")
    return _assemble(source, reader.pieces, problems)


def _decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """By the declared character set if it fits, else by what the bytes look like."""
    match = _CHARSET.search(data, 0, 4096)
    if match and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        name = match[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in _CHINESE_SETS else name), ()
        except (UnicodeDecodeError, LookupError):
            pass
    text, guess = decode_text(data)
    if guess is None:
        return text, ()
    message = f"网页标明的文字编码不可用，按{guess}读取。"
    return text, (Problem(path=path, code="guessed-encoding", message=message),)


def _clean(text: str) -> str:
    """White space as a browser shows it; a line broken between Han characters leaves no space."""
    return _SPACES.sub(" ", _BROKEN_LINE.sub("", text)).strip(" ")


def _is_hidden(node: Element) -> bool:
    if node.get("hidden") is not None:
        return True
    style = node.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _is_column(cell: Element) -> bool:
    """Whether a cell only lays out the page: it holds a table or many paragraphs."""
    if next(cell.iter("table"), None) is not None:
        return True
    return sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "li")) > _MANY_PARAGRAPHS


def _find_span(cell: Element, name: str) -> int:
    text = cell.get(name, "")
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text[:6]) else 1


def _find_start(node: Element) -> int:
    text = node.get("start", "")
    return int(text[:6]) if text.isascii() and text.isdigit() else 1


def _skip_covered(column: int, spans: dict[int, int], texts: list[str]) -> int:
    """Step over columns that a cell from above still covers; each leaves an empty cell."""
    while spans.get(column, 0) > 0:
        spans[column] -= 1
        texts.append("")
        column += 1
    return column


def _assemble(source: Source, pieces: list[_Piece], problems: tuple[Problem, ...]) -> RawDocument:
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(Block(piece.origin, start, end, None, None))
        start = end + 1
    text = "\n".join(piece.text for piece in pieces)
    return RawDocument(source=source, text=text, blocks=tuple(blocks), problems=problems)
