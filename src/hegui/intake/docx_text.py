"""A part of a Word file to pieces of text in reading order: paragraphs, table rows, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element as Element

from hegui.intake.docx_name import (
    ALTERNATE,
    DEL,
    INS,
    MOVE_FROM,
    P_PR,
    R_PR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TC_PR,
    TEXT_PATH,
    TR,
    TR_PR,
    VAL,
    P,
    choose_branch,
    word,
)
from hegui.intake.docx_numbering import Numbering
from hegui.intake.docx_run import BREAK, Tally, read_inline
from hegui.model.document import Origin

_V_MERGE, _H_MERGE, _CELL_DELETED = word("vMerge"), word("hMerge"), word("cellDel")
_SKIPPED = {word("sectPr"), word("tblPr"), word("tblGrid"), TR_PR, TC_PR, word("tblPrEx"), word("sdtPr")}


class Piece(NamedTuple):
    """One block to be.

    paragraph: the w:p whose text (or the first of whose texts) it is; label: code points of the
    rendered number at its head.
    """

    origin: Origin
    text: str
    paragraph: Element
    label: int


@dataclass(slots=True)
class PartReader:
    """Reads one part. ``pieces`` grows in reading order; ``carry`` is text that joins the next paragraph."""

    numbering: Numbering | None
    tally: Tally
    pieces: list[Piece] = field(default_factory=list)
    carry: list[str] = field(default_factory=list)
    carried: Element | None = None

    def read_container(self, container: Element, origin: Origin) -> None:
        """Read paragraphs, tables and content controls of a body, cell, note, header or text box."""
        self._read_nodes(container, origin)
        self._end_carry(origin)

    def _read_nodes(self, container: Element, origin: Origin) -> None:
        for node in container:
            tag = node.tag
            if tag == P:
                self._read_paragraph(node, origin)
            elif tag == TBL:
                self._end_carry(origin)
                is_table = origin is Origin.PARAGRAPH and not _is_frame(node)
                self._read_rows(node, Origin.TABLE_ROW if is_table else origin)
            elif tag in _SKIPPED:
                continue
            elif tag in (DEL, MOVE_FROM):
                self.tally.deleted += 1
            elif len(node):
                inner = _enter(node)
                if inner is not None:
                    self._read_nodes(inner, origin)

    def _read_paragraph(self, node: Element, origin: Origin) -> None:
        parts: list[str] = []
        boxes: list[Element] = []
        read_inline(node, self.tally, parts, boxes)
        properties = node.find(P_PR)
        if properties is not None and self._is_mark_deleted(properties):
            self.carry += parts
            self.carried = node if self.carried is None else self.carried
        else:
            if self.carry:
                parts = self.carry + parts
                self.carry, self.carried = [], None
            label = self.numbering.next_label(properties) if self.numbering else ""
            self._add_lines("".join(parts), label, node, origin)
        for box in boxes:
            self._read_box(box, node, origin)

    def _add_lines(self, text: str, label: str, node: Element, origin: Origin) -> None:
        """One piece for each line that has text; the number stands at the first of them."""
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        for line in text.split(BREAK) if BREAK in text else (text,):
            if line and not line.isspace():
                self.pieces.append(Piece(origin, label + line, node, len(label)))
                label = ""

    def _end_carry(self, origin: Origin) -> None:
        if self.carry and self.carried is not None:
            self._add_lines("".join(self.carry), "", self.carried, origin)
        self.carry, self.carried = [], None

    def _read_box(self, box: Element, anchor: Element, origin: Origin) -> None:
        carry, carried = self.carry, self.carried
        self.carry, self.carried = [], None
        inner = origin if origin in (Origin.HEADER, Origin.FOOTER) else Origin.TEXT_BOX
        if box.tag == TEXT_PATH:
            self._add_lines(box.get("string", ""), "", anchor, inner)
        else:
            self.read_container(box, inner)
        self.carry, self.carried = carry, carried

    def _is_mark_deleted(self, properties: Element) -> bool:
        """Whether the paragraph mark was deleted or moved away, so that the next paragraph joins on."""
        mark = properties.find(R_PR)
        if mark is None or not len(mark):
            return False
        if mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None:
            self.tally.deleted += 1
            return True
        self.tally.inserted += mark.find(INS) is not None
        return False

    def _read_rows(self, table: Element, origin: Origin) -> None:
        for node in table:
            if node.tag == TR:
                self._read_row(node, origin)
            elif node.tag not in _SKIPPED and len(node):
                inner = _enter(node)
                if inner is not None:
                    self._read_rows(inner, origin)

    def _read_row(self, row: Element, origin: Origin) -> None:
        properties = row.find(TR_PR)
        if properties is not None:
            if properties.find(DEL) is not None:
                self.tally.deleted += 1
                return
            self.tally.inserted += properties.find(INS) is not None
        cells = [
            cell for cell in (self._read_cell(cell, origin) for cell in _find_cells(row)) if cell is not None
        ]
        if len(cells) == 1:  # a frame around text: its paragraphs are the blocks
            self.pieces += cells[0]
            return
        own = [[piece for piece in cell if piece.origin is origin] for cell in cells]
        first = next((cell[0] for cell in own if cell), None)
        if first is not None:
            label = first.label if own[0] else 0
            text = "\t".join(" ".join(piece.text for piece in cell).replace("\t", " ") for cell in own)
            self.pieces.append(Piece(origin, text, first.paragraph, label))
        self.pieces += [piece for cell in cells for piece in cell if piece.origin is not origin]

    def _read_cell(self, cell: Element, origin: Origin) -> list[Piece] | None:
        """Pieces of one cell; none for the continuation of a merged one, None for a cell that is no cell."""
        properties = cell.find(TC_PR)
        if properties is not None:
            if properties.find(_CELL_DELETED) is not None:
                self.tally.deleted += 1
                return None
            if _continues(properties.find(_H_MERGE)):
                return None
            if _continues(properties.find(_V_MERGE)):
                return []
        outer, self.pieces = self.pieces, []
        self.read_container(cell, origin)
        inner, self.pieces = self.pieces, outer
        return inner


def _is_frame(table: Element) -> bool:
    """Whether a table only draws a border around paragraphs: it has a single column."""
    return all(node.tag != SDT for node in table) and all(
        len(row.findall(TC)) == 1 and row.find(SDT) is None for row in table.iterfind(TR)
    )


def _enter(node: Element) -> Element | None:
    if node.tag == SDT:
        return node.find(SDT_CONTENT)
    return choose_branch(node) if node.tag == ALTERNATE else node


def _find_cells(row: Element) -> list[Element]:
    cells: list[Element] = []
    for node in row:
        if node.tag == TC:
            cells.append(node)
        elif node.tag not in _SKIPPED and len(node):
            inner = _enter(node)
            if inner is not None:
                cells += _find_cells(inner)
    return cells


def _continues(merge: Element | None) -> bool:
    return merge is not None and merge.get(VAL) in (None, "continue")
