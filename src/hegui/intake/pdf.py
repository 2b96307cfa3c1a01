"""PDF files with a text layer: pdfium's characters by place, lines to paragraphs, ruled tables to rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from hegui.errors import UnreadableError
from hegui.intake.limits import MAX_PDF_PAGES
from hegui.intake.pdf_line import Line, build_lines
from hegui.intake.pdf_margin import drop_margins
from hegui.intake.pdf_page import Page, read_page
from hegui.intake.pdf_paragraph import Frame, Paragraph, build_frames, build_paragraphs
from hegui.intake.pdf_table import Row, read_tables
from hegui.model.document import Block, Layout, Origin, Problem, RawDocument, Source

_Item = Line | Row
_PASSWORD_ERROR = 4
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")
_MAX_UNMAPPED = 0.3  # share of characters that the file's fonts do not explain
_MAX_NAMED = 20  # pages named one by one in a message


def read_pdf(data: bytes, source: Source, layout: bool = False) -> RawDocument:
    """Blocks with their page; page numbers and running heads are left out.

    Raises UnreadableError: unreadable-file, encrypted, too-large, no-text-layer, undecodable.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _why_not_opened(error) from error
    try:
        return _read_document(document, source, layout)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("unreadable-file", "PDF文件已损坏，部分页面无法读取。") from error
    finally:
        document.close()


def _read_document(document: Any, source: Source, layout: bool) -> RawDocument:
    pages = _read_pages(document)
    _ensure_text(pages)
    tables = [read_tables(page, number) for number, page in enumerate(pages, 1)]
    lines = [build_lines(rest, number) for number, (_, rest) in enumerate(tables, 1)]
    lines = drop_margins(lines, [page.height for page in pages])
    frames = build_frames(lines, [page.width for page in pages])
    pieces = list(_order_pieces(lines, [rows for rows, _ in tables], frames))
    geometry = None
    if layout:
        from hegui.intake.pdf_layout import build_layout

        geometry = build_layout(document, pages, frames, lines, pieces)
    return _assemble(source, pieces, pages, geometry)


def _order_pieces(
    lines: list[list[Line]], rows: list[list[Row]], frames: list[Frame]
) -> Iterator[Paragraph | Row]:
    """Paragraphs and table rows from top to bottom; a paragraph may run over the end of a page."""
    items: list[_Item] = []
    for own, ruled in zip(lines, rows, strict=True):
        items += sorted(_mix(own, ruled), key=_top)
    for is_row, run in groupby(items, key=_is_row):
        if is_row:
            yield from (item for item in run if isinstance(item, Row))
        else:
            yield from build_paragraphs([item for item in run if isinstance(item, Line)], frames)


def _mix(lines: list[Line], rows: list[Row]) -> list[_Item]:
    return [*lines, *rows]


def _top(item: _Item) -> float:
    return item.y


def _is_row(item: _Item) -> bool:
    return isinstance(item, Row)


def _read_pages(document: Any) -> list[Page]:
    count = len(document)
    if count > MAX_PDF_PAGES:
        message = f"PDF有{count}页，超过{MAX_PDF_PAGES}页的上限，未读取；请拆分后再审。"
        raise UnreadableError("too-large", message)
    return [_read_one(document, index) for index in range(count)]


def _read_one(document: Any, index: int) -> Page:
    page = document[index]
    try:
        return read_page(page)
    finally:
        page.close()


def _why_not_opened(error: Exception) -> UnreadableError:
    if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
        return UnreadableError("encrypted", "PDF文件设有打开密码，无法读取；请解除密码后再审。")
    return UnreadableError("unreadable-file", "PDF文件已损坏，无法打开；请重新生成后再审。")


def _ensure_text(pages: list[Page]) -> None:
    text = "".join([char[3] for page in pages for char in page.chars])
    if not text or text.isspace():
        raise UnreadableError("no-text-layer", "PDF没有文字层（可能是扫描件），请先做文字识别（OCR）后再审。")
    if len(_UNMAPPED.findall(text)) > _MAX_UNMAPPED * len(text):
        raise UnreadableError("undecodable", "PDF的字体没有文字对照表，取出的文字不可用，请改用原始文档。")


def _find_reservations(path: str, pages: list[Page]) -> tuple[Problem, ...]:
    """A page that shows something but holds no text may be a scan."""
    silent = [number for number, page in enumerate(pages, 1) if page.has_graphics and not page.chars]
    if not silent:
        return ()
    named = "、".join(str(number) for number in silent[:_MAX_NAMED])
    more = f"等{len(silent)}页" if len(silent) > _MAX_NAMED else "页"
    message = f"第{named}{more}没有文字层（可能是扫描页或图片），其内容未审查。"
    return (Problem(path=path, code="pages-without-text", message=message),)


def _assemble(
    source: Source, pieces: list[Paragraph | Row], pages: list[Page], layout: Layout | None
) -> RawDocument:
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if isinstance(piece, Row):
            blocks.append(Block(Origin.TABLE_ROW, start, end, None, piece.page))
        else:
            blocks.append(Block(Origin.PARAGRAPH, start, end, None, piece.first.page))
        start = end + 1
    return RawDocument(
        source=source,
        text="\n".join([piece.text for piece in pieces]),
        blocks=tuple(blocks),
        pages=len(pages),
        layout=layout,
        problems=_find_reservations(source.path, pages),
    )
