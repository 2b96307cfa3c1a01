"""Page geometry and fonts of a PDF, as far as places and font names tell them."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from hegui.intake.pdf_line import Line
from hegui.intake.pdf_page import Page
from hegui.intake.pdf_paragraph import Frame, Paragraph, is_centred
from hegui.intake.pdf_table import Row
from hegui.model.document import BlockStyle, Layout

_MM_PER_POINT = 25.4 / 72
_ASCENT, _DESCENT = 0.88, 0.12  # of an em, above and below the baseline of Han characters
_UNKNOWN = BlockStyle(None, None, None, None, None, None)
# beginnings of PostScript names → the name under which Chinese offices know the font
_FONTS = (
    ("fzxbs", "方正小标宋简体"), ("simsun", "宋体"), ("stsong", "华文宋体"), ("stzhongsong", "华文中宋"),
    ("simhei", "黑体"), ("stheiti", "华文黑体"), ("fangsong", "仿宋"), ("stfangsong", "华文仿宋"),
    ("kaiti", "楷体"), ("stkaiti", "华文楷体"), ("fzfs", "方正仿宋"), ("fzkt", "方正楷体"),
    ("fzht", "方正黑体"),
)  # fmt: skip


def build_layout(
    document: Any,
    pages: list[Page],
    frames: list[Frame],
    lines: list[list[Line]],
    pieces: list[Paragraph | Row],
) -> Layout:
    """Layout by the first page; margins are those of its text area; table rows have no style.

    ``document`` is the open ``pypdfium2.PdfDocument``. Millimetres for the page, points for the rest.
    """
    first, frame = pages[0], frames[0]
    tops = [own[0].y - _ASCENT * own[0].em for own in lines[1:] or lines if own]
    bottoms = [own[-1].y + _DESCENT * own[-1].em for own in lines if own]
    return Layout(
        page_width=_to_mm(first.width),
        page_height=_to_mm(first.height),
        margin_top=_to_mm(min(tops, default=0.0)),
        margin_bottom=_to_mm(first.height - max(bottoms, default=first.height)),
        margin_left=_to_mm(frame.left),
        margin_right=_to_mm(first.width - frame.right),
        styles=tuple(_build_styles(document, pages, frames, pieces)),
    )


def _to_mm(points: float) -> float:
    return round(points * _MM_PER_POINT, 1)


def _build_styles(
    document: Any, pages: list[Page], frames: list[Frame], pieces: list[Paragraph | Row]
) -> list[BlockStyle]:
    styles: list[BlockStyle] = []
    number, text_page = 0, None
    for piece in pieces:
        if isinstance(piece, Row):
            styles.append(_UNKNOWN)
            continue
        if piece.first.page != number:
            number = piece.first.page
            text_page = document[number - 1].get_textpage()
        font = _find_font(text_page.raw, piece.first, pages[number - 1]) if text_page is not None else None
        styles.append(_build_style(piece, frames[number - 1], font))
    return styles


def _build_style(piece: Paragraph, frame: Frame, font: str | None) -> BlockStyle:
    line = piece.first
    alignment = _find_alignment(piece, frame)
    has_pitch = piece.lines > 1 and piece.last.page == line.page
    return BlockStyle(
        font=_name_font(font),
        size=round(line.em * 2) / 2,
        bold=None if font is None else "bold" in font.lower(),
        alignment=alignment,
        line_pitch=round((piece.last.y - line.y) / (piece.lines - 1), 1) if has_pitch else None,
        first_indent=round(line.x0 - frame.left, 1) if alignment in ("left", "both") else None,
    )


def _find_alignment(piece: Paragraph, frame: Frame) -> str:
    line = piece.first
    if piece.lines > 1:
        return "both"
    if is_centred(line, frame):
        return "center"
    room_left, room_right = line.x0 - frame.left, frame.right - line.x1
    return "right" if room_left > 2 * room_right and room_left > 6 * line.em else "left"


def _find_font(text_page: Any, line: Line, page: Page) -> str | None:
    """PostScript name of the font of a line's first character, found by its place."""
    index = pdfium.FPDFText_GetCharIndexAtPos(
        text_page, line.x0 + line.em / 2, page.height - line.y + line.em / 3, line.em, line.em / 2
    )
    if index < 0:
        return None
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 256, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace") if 1 < length <= 256 else None


def _name_font(name: str | None) -> str | None:
    if name is None:
        return None
    plain = name.split("+", 1)[-1]
    known = plain.lower().replace(" ", "")
    return next((chinese for start, chinese in _FONTS if known.startswith(start)), plain)
