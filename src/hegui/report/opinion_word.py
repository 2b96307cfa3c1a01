"""Elements of the opinion as WordprocessingML, built directly: python-docx looks up a style for each one."""

from __future__ import annotations

from typing import Any

from hegui.report.columns import visible
from hegui.report.opinion_element import Element, Grid, Heading, Line

TWIPS_PER_MM = 1440 / 25.4
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordWriter:
    """Appends elements to a prepared document. ``ids`` are the style ids by name."""

    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.ids = {style.name: style.style_id for style in document.styles}

    def add(self, element: Element) -> None:
        """Append a heading, a paragraph or a table before the section properties."""
        match element:
            case Heading(level, text, on_new_page):
                marks = ("w:pageBreakBefore",) if on_new_page else ()
                self._append(self._paragraph(f"Heading {level}", text, marks=marks))
            case Line(text, label, style):
                marks = ("w:keepNext",) if "kept" in style else ()
                side = "right" if style.startswith("right") else None
                self._append(self._paragraph("正文段落", text, label=label, marks=marks, side=side))
            case Grid():
                self._append(self._paragraph("表格间隔", "", marks=("w:keepNext",)))
                self._append(self._table(element))
                self._append(self._paragraph("表格间隔", ""))

    def title(self, text: str) -> None:
        """Append a line of the title."""
        self._append(self._paragraph("Title", text))

    def gap(self) -> None:
        """Append an empty line."""
        self._append(self._paragraph("Normal", ""))

    def _append(self, made: Any) -> None:
        self.body.sectPr.addprevious(made)

    def _paragraph(
        self, style: str, text: str, *, label: str = "", marks: tuple[str, ...] = (), side: str | None = None
    ) -> Any:
        paragraph = _element("w:p")
        layout = _child(paragraph, "w:pPr")
        _child(layout, "w:pStyle", val=self.ids[style])
        for mark in marks:
            _child(layout, mark)
        if side:
            _child(layout, "w:jc", val=side)
        if label:
            run = _child(paragraph, "w:r")
            _child(_child(run, "w:rPr"), "w:rStyle", val=self.ids["标签"])
            _words(run, label)
        if text:
            _words(_child(paragraph, "w:r"), visible(text))
        return paragraph

    def _table(self, grid: Grid) -> Any:
        """A table of fixed widths whose head repeats on every page."""
        widths = [str(round(width * TWIPS_PER_MM)) for width in grid.widths]
        table = _element("w:tbl")
        layout = _child(table, "w:tblPr")
        _child(layout, "w:tblStyle", val=self.ids["Table Grid"])
        _child(layout, "w:tblW", w=str(sum(map(int, widths))), type="dxa")
        _child(layout, "w:jc", val="center")
        _child(layout, "w:tblLayout", type="fixed")
        columns = _child(table, "w:tblGrid")
        for width in widths:
            _child(columns, "w:gridCol", w=width)
        table.append(self._row(grid.heads, widths, "表头"))
        for row in grid.rows:
            table.append(self._row(row, widths, "表格文字"))
        return table

    def _row(self, cells: tuple[str, ...], widths: list[str], style: str) -> Any:
        row = _element("w:tr")
        layout = _child(row, "w:trPr")
        _child(layout, "w:cantSplit")
        if style == "表头":
            _child(layout, "w:tblHeader")
        for text, width in zip(cells, widths, strict=True):
            cell = _child(row, "w:tc")
            shape = _child(cell, "w:tcPr")
            _child(shape, "w:tcW", w=width, type="dxa")
            _child(shape, "w:vAlign", val="center")
            cell.append(self._paragraph(style, text))
        return row


def _words(run: Any, text: str) -> None:
    words = _child(run, "w:t")
    words.text = text
    words.set(_SPACE, "preserve")


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(name)


def _child(parent: Any, name: str, **attributes: str) -> Any:
    from docx.oxml.ns import qn

    made = _element(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made
