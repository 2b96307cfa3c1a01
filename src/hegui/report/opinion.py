"""The opinion as a Word file (审查意见书): the elements of ``opinion_content`` in official dress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from hegui.model.report import Report
from hegui.report import opinion_content as content
from hegui.report.columns import visible
from hegui.report.opinion_annex import annexes
from hegui.report.opinion_content import Element, Grid, Heading, Line
from hegui.report.opinion_style import prepare
from hegui.report.options import ShowOptions
from hegui.report.word_package import package_bytes

TWIPS_PER_MM = 1440 / 25.4


def render_opinion(report: Report, _: ShowOptions) -> bytes:
    """A .docx with editable styles, real tables and page numbers."""
    import docx

    document = docx.Document()
    prepare(document)
    _properties(document, report)
    for text in content.title_lines(report):
        document.add_paragraph(visible(text), style="Title")
    document.add_paragraph("")
    for element in _elements(report):
        _add(document, element)
    return package_bytes(document)


def _elements(report: Report) -> Iterator[Element]:
    yield from content.submission(report)
    yield from content.grounds(report)
    yield from content.examination(report)
    yield from content.questions(report)
    yield from content.conclusion(report)
    yield from content.statement(report)
    yield from annexes(report)


def _properties(document: Any, report: Report) -> None:
    """Document properties; dates are the as-of date, for there is no clock here."""
    moment = datetime.combine(report.as_of, time())
    core = document.core_properties
    core.title = visible(content.title_lines(report)[0])[:255]
    core.author = core.last_modified_by = "hegui"
    core.comments, core.keywords, core.language = "", "", "zh-CN"
    core.created = core.modified = moment
    core.revision = 1


def _add(document: Any, element: Element) -> None:
    match element:
        case Heading(level, text, on_new_page):
            heading = document.add_paragraph(visible(text), style=f"Heading {level}")
            heading.paragraph_format.page_break_before = on_new_page or None
        case Line():
            _add_line(document, element)
        case Grid():
            _add_grid(document, element)


def _add_line(document: Any, line: Line) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph(style="正文段落")
    paragraph.paragraph_format.keep_with_next = line.style == "kept" or None
    if line.style == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if line.label:
        paragraph.add_run(line.label, style="标签")
    paragraph.add_run(visible(line.text))


def _add_grid(document: Any, grid: Grid) -> None:
    """A table of fixed widths whose head repeats on every page; rows are written as XML, for speed."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    document.add_paragraph("", style="表格间隔")
    table = document.add_table(rows=0, cols=len(grid.widths), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width)
    heads, body = document.styles["表头"].style_id, document.styles["表格文字"].style_id
    table._tbl.append(_row(grid.heads, grid.widths, heads, head=True))
    for row in grid.rows:
        table._tbl.append(_row(row, grid.widths, body))
    document.add_paragraph("", style="表格间隔")


def _row(cells: tuple[str, ...], widths: tuple[int, ...], style: str, *, head: bool = False) -> Any:
    row = _element("w:tr")
    layout = _child(row, "w:trPr")
    _child(layout, "w:cantSplit")
    if head:
        _child(layout, "w:tblHeader")
    for text, width in zip(cells, widths, strict=True):
        cell = _child(row, "w:tc")
        shape = _child(cell, "w:tcPr")
        _child(shape, "w:tcW", w=str(round(width * TWIPS_PER_MM)), type="dxa")
        _child(shape, "w:vAlign", val="center")
        paragraph = _child(cell, "w:p")
        _child(_child(paragraph, "w:pPr"), "w:pStyle", val=style)
        _child(_child(paragraph, "w:r"), "w:t").text = visible(text)
    return row


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
