"""Build the test dossiers: UTF-8 sources with simple markup become Word, PDF and text files.

Usage: ``python corpora/build.py OUT_DIR [SLUG...]``

``corpora/dossiers/<slug>/source/*`` is written to ``OUT_DIR/dossiers/<slug>/``. The suffix before
``.txt`` names the format (``01-名称.docx.txt``, ``02-名称.pdf.txt``); a plain ``.txt`` is copied.
Markup, one line each: ``# `` title, ``|a|b|`` table row, ``> `` right-aligned line,
``[图章] X`` signature X with a seal line below; everything else is a paragraph.
The same sources give the same bytes.
"""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

CORPORA = Path(__file__).resolve().parent
SEAL_MARK = "[图章]"
SEAL_LINE = "（盖章）"
PDF_FONT = "STSong-Light"
FIXED_DATE = datetime(2024, 1, 1)
ZIP_DATE = (2024, 1, 1, 0, 0, 0)
MANIFEST = "hegui-matter.toml"


class Kind(Enum):
    """What a part of a source is."""

    TITLE = "title"
    BODY = "body"
    RIGHT = "right"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paragraph (``text``) or one whole table (``rows``)."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def parse_source(text: str) -> tuple[Part, ...]:
    """Turn the markup into parts; blank lines are dropped, table rows are gathered."""
    parts: list[Part] = []
    rows: list[tuple[str, ...]] = []
    for line in (raw.rstrip() for raw in text.splitlines()):
        if line.startswith("|"):
            rows.append(_cells(line))
            continue
        if rows:
            parts.append(Part(kind=Kind.TABLE, rows=_even(rows)))
            rows = []
        parts.extend(_line_parts(line))
    if rows:
        parts.append(Part(kind=Kind.TABLE, rows=_even(rows)))
    return tuple(parts)


def _line_parts(line: str) -> Iterable[Part]:
    if not line.strip():
        return
    if line.startswith("# "):
        yield Part(kind=Kind.TITLE, text=line[2:].strip())
    elif line.startswith(SEAL_MARK):
        yield Part(kind=Kind.RIGHT, text=line.removeprefix(SEAL_MARK).strip())
        yield Part(kind=Kind.RIGHT, text=SEAL_LINE)
    elif line.startswith("> "):
        yield Part(kind=Kind.RIGHT, text=line[2:].strip())
    else:
        yield Part(kind=Kind.BODY, text=line.strip())


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def _even(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Fill short rows with empty cells."""
    width = max(len(row) for row in rows)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


# --- Word -----------------------------------------------------------------------------------


def docx_bytes(parts: Sequence[Part]) -> bytes:
    """Write the parts as a Word file with fixed dates."""
    from docx import Document

    document = Document()
    _docx_properties(document)
    _docx_style(document)
    for part in parts:
        if part.kind is Kind.TABLE:
            _docx_table(document, part.rows)
        else:
            _docx_paragraph(document, part)
    buffer = io.BytesIO()
    document.save(buffer)
    return _fixed_zip(buffer.getvalue())


def _docx_properties(document: Any) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "办公室"
    properties.title = properties.comments = ""
    properties.created = properties.modified = properties.last_printed = FIXED_DATE
    properties.revision = 1


def _docx_style(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "仿宋_GB2312", Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    style.paragraph_format.space_after = Pt(0)


def _docx_paragraph(document: Any, part: Part) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    run = paragraph.add_run(part.text)
    if part.kind is Kind.TITLE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.font.size = Pt(22)
    elif part.kind is Kind.RIGHT:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        paragraph.paragraph_format.first_line_indent = Pt(32)


def _docx_table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    from docx.shared import Pt

    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(12)


def _fixed_zip(data: bytes) -> bytes:
    """Write the archive again with one fixed time for every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()


# --- PDF ------------------------------------------------------------------------------------


def pdf_bytes(parts: Sequence[Part]) -> bytes:
    """Write the parts as an A4 PDF with numbered pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(PDF_FONT))
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        topMargin=30 * mm,
        bottomMargin=28 * mm,
        leftMargin=28 * mm,
        rightMargin=26 * mm,
        title="",
        author="",
        invariant=1,
    )
    styles = _pdf_styles()
    story = [_pdf_flowable(part, styles) for part in parts]
    template.build(story, onFirstPage=_page_number, onLaterPages=_page_number)
    return buffer.getvalue()


def _pdf_styles() -> dict[Kind, Any]:
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle(
        "body", fontName=PDF_FONT, fontSize=14, leading=25, firstLineIndent=28, wordWrap="CJK"
    )
    return {
        Kind.BODY: body,
        Kind.TITLE: ParagraphStyle(
            "title", body, fontSize=19, leading=30, firstLineIndent=0, alignment=TA_CENTER
        ),
        Kind.RIGHT: ParagraphStyle("right", body, firstLineIndent=0, alignment=TA_RIGHT),
        Kind.TABLE: ParagraphStyle("cell", body, fontSize=11, leading=16, firstLineIndent=0),
    }


def _pdf_flowable(part: Part, styles: dict[Kind, Any]) -> Any:
    from reportlab.lib import colors
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table, TableStyle

    style = styles[part.kind]
    if part.kind is not Kind.TABLE:
        return Paragraph(escape(part.text), style)
    cells = [[Paragraph(escape(cell), style) for cell in row] for row in part.rows]
    table = Table(cells, colWidths=_widths(part.rows, 154 * mm), repeatRows=1)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    )
    return table


def _widths(rows: Sequence[Sequence[str]], total: float) -> list[float]:
    """Share the width by the longest cell of each column, within bounds."""
    longest = [min(max(len(row[i]) for row in rows), 24) + 3 for i in range(len(rows[0]))]
    return [total * size / sum(longest) for size in longest]


def _page_number(canvas: Any, _template: Any) -> None:
    canvas.saveState()
    canvas.setFont(PDF_FONT, 12)
    canvas.drawCentredString(297.6, 50, f"— {canvas.getPageNumber()} —")
    canvas.restoreState()


# --- folders --------------------------------------------------------------------------------


def build_dossier(source: Path, target: Path) -> int:
    """Build one dossier into an empty folder; return the number of files written."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    files = sorted(path for path in source.iterdir() if path.is_file())
    for path in files:
        name, data = build_file(path)
        (target / name).write_bytes(data)
    return len(files)


def build_file(path: Path) -> tuple[str, bytes]:
    """Return the output name and the bytes of one source file."""
    if path.name == MANIFEST:
        return path.name, path.read_bytes()
    if path.suffix != ".txt":
        raise ValueError(f"{path.name}: a source ends in .txt")
    inner = Path(path.stem).suffix
    if inner == ".docx":
        return path.stem, docx_bytes(parse_source(path.read_text(encoding="utf-8")))
    if inner == ".pdf":
        return path.stem, pdf_bytes(parse_source(path.read_text(encoding="utf-8")))
    return path.name, path.read_bytes()


def main(arguments: Sequence[str]) -> int:
    """Build the dossiers named, or all of them."""
    if not arguments:
        print("usage: build.py OUT_DIR [SLUG...]", file=sys.stderr)
        return 2
    dossiers = CORPORA / "dossiers"
    slugs = arguments[1:] or sorted(path.parent.name for path in dossiers.glob("*/source"))
    unknown = [slug for slug in slugs if not (dossiers / slug / "source").is_dir()]
    if unknown:
        print(f"no such dossier: {', '.join(unknown)}", file=sys.stderr)
        return 2
    for slug in slugs:
        build_dossier(dossiers / slug / "source", Path(arguments[0]) / "dossiers" / slug)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
