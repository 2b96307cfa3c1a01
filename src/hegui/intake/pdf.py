"""PDF files with a text layer: pdfium's characters by place, lines to paragraphs, ruled tables to rows."""

from __future__ import annotations

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
from hegui.model.document import Block, Origin, Problem, RawDocument, Source

_PASSWORD_ERROR = 4
_MAX_UNMAPPED = 0.3  # share of characters that the file's fonts do not explain
_MAX_NAMED = 20  # pages named one by one in a message


def read_pdf(data: bytes, source: Source, layout: bool = False) -> RawDocument:
    """Blocks with their page; page numbers and running heads are left out.

    Raises UnreadableError: unreadable-file, encrypted, too-large, no-text-layer, undecodable.
    """
    pages = _read_pages(data)
    _ensure_text(pages)
    tables = [read_tables(page, number) for number, page in enumerate(pages, 1)]
    lines = [build_lines(rest, number) for number, (_, rest) in enumerate(tables, 1)]
    lines = drop_margins(lines, [page.height for page in pages])
    frames = build_frames(lines, [page.width for page in pages])
    rows = [own for own, _ in tables]
    pieces = list(_order_pieces(lines, rows, frames))
    return _assemble(source, pieces, len(pages), _find_reservations(source.path, pages))


def _order_pieces(
    lines: list[list[Line]], rows: list[list[Row]], frames: list[Frame]
) -> Iterator[Paragraph | Row]:
    """Paragraphs and table rows from top to bottom; a paragraph may run over the end of a page."""
    items = [
        item for page in zip(lines, rows, strict=True) for item in sorted([*page[0], *page[1]], key=_top)
    ]
    for is_row, run in groupby(items, key=_is_row):
        if is_row:
            yield from (item for item in run if isinstance(item, Row))
        else:
            yield from build_paragraphs([item for item in run if isinstance(item, Line)], frames)


def _sort_down(items: list[Line | Row]) -> list[Line | Row]:
    return sorted(items, key=_top)


def _top(item: Line | Row) -> float:
    return item.y


def _is_row(item: Line | Row) -> bool:
    return isinstance(item, Row)


def _read_pages(data: bytes) -> list[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _why_not_opened(error) from error
    try:
        count = len(document)
        if count > MAX_PDF_PAGES:
            raise UnreadableError(
                "too-large", f"PDF有{count}页，超过{MAX_PDF_PAGES}页的上限，未读取；请拆分后再审。"
            )
        return [_read_one(document, index) for index in range(count)]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            "unreadable-file", "PDF文件已损坏，部分页面无法读取；请重新生成后再审。"
        ) from error
    finally:
        document.close()


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
    texts = [char.text for page in pages for char in page.chars if not char.text.isspace()]
    if not texts:
        raise UnreadableError("no-text-layer", "PDF没有文字层（可能是扫描件），请先做文字识别（OCR）后再审。")
    unmapped = sum(text == "\ufffd" or "\ue000" <= text <= "\uf8ff" for text in texts)
    if unmapped > _MAX_UNMAPPED * len(texts):
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
    source: Source, pieces: list[Paragraph | Row], pages: int, problems: tuple[Problem, ...]
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
    text = "\n".join(piece.text for piece in pieces)
    return RawDocument(source=source, text=text, blocks=tuple(blocks), pages=pages, problems=problems)
