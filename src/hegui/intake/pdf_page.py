"""One PDF page: characters and ruling lines with their places, straight from pdfium's C interface.

Places are in points from the upper left corner of the page as it is shown. pdfium is not safe for
threads: use one process for each reader.
"""

from __future__ import annotations

import ctypes
import unicodedata
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_THIN = 3.0  # points: a filled shape thinner than this is a ruling line
_MAX_OBJECTS = 20_000  # a drawing, not a table
_MAX_SEGMENTS = 2_000
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: ""}
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_PLAIN = {**_HYPHENS, **_RADICALS, 0: "\ufffd", 0x0A: "", 0x0D: "", 0x09: " ", 0xA0: " "}


class Char(NamedTuple):
    """One character: baseline, left and right edge, and the text (a single code point)."""

    y: float
    x0: float
    x1: float
    text: str


class Ruling(NamedTuple):
    """A straight line of a table: horizontal if y0 equals y1, else vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """What stands on one page. ``has_graphics``: something is drawn besides text."""

    width: float
    height: float
    chars: list[Char]
    rulings: list[Ruling]
    has_graphics: bool


class _Frame(NamedTuple):
    """The visible box of a page in its own coordinates, and how it is turned (0 to 3 quarters)."""

    left: float
    bottom: float
    width: float
    height: float
    turn: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Point of the page's own coordinates to the place where it is shown."""
        x, y = x - self.left, y - self.bottom
        if self.turn == 0:
            return x, self.height - y
        if self.turn == 1:
            return y, x
        return (self.width - x, y) if self.turn == 2 else (self.height - y, self.width - x)


def read_page(page: Any) -> Page:
    """Read a ``pypdfium2.PdfPage``."""
    left, bottom, right, top = page.get_cropbox()
    frame = _Frame(left, bottom, right - left, top - bottom, page.get_rotation() // 90 % 4)
    text_page = page.get_textpage()
    try:
        chars = _read_chars(text_page.raw, frame)
    finally:
        text_page.close()
    rulings, has_graphics = _read_rulings(page.raw, frame)
    width, height = page.get_size()
    return Page(width, height, chars, rulings, has_graphics)


def _read_chars(text_page: Any, frame: _Frame) -> list[Char]:
    get_code, get_origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    get_box = pdfium.FPDFText_GetLooseCharBox
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_at, y_at, box_at = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    left, top, upright = frame.left, frame.bottom + frame.height, frame.turn == 0
    plain, new = _PLAIN.get, tuple.__new__
    chars: list[Char] = []
    high = 0
    bottom = top_edge = -1.0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = get_code(text_page, index)
        if code in (13, 10):
            continue
        get_box(text_page, index, box_at)
        if box.right <= box.left:  # put in by pdfium, or without extent
            continue
        if (
            not upright or box.bottom != bottom or box.top != top_edge
        ):  # else on the baseline of the one before
            bottom, top_edge = box.bottom, box.top
            get_origin(text_page, index, x_at, y_at)
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        text = plain(code)
        if text is None:
            text = chr(code)
        if upright:
            chars.append(new(Char, (top - y.value, box.left - left, box.right - left, text)))
        else:
            (ax, _), (bx, _) = frame.place(box.left, box.bottom), frame.place(box.right, box.top)
            chars.append(Char(frame.place(x.value, y.value)[1], min(ax, bx), max(ax, bx), text))
    return chars


def _read_rulings(page: Any, frame: _Frame) -> tuple[list[Ruling], bool]:
    rulings: list[Ruling] = []
    count = pdfium.FPDFPage_CountObjects(page)
    has_graphics = False
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        has_graphics = True
        if kind == pdfium.FPDF_PAGEOBJ_PATH and count <= _MAX_OBJECTS:
            _read_path(item, frame, rulings)
    return rulings, has_graphics


def _read_path(item: Any, frame: _Frame, rulings: list[Ruling]) -> None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in edges)):
        return
    left, bottom, right, top = (edge.value for edge in edges)
    if right - left <= _THIN or top - bottom <= _THIN:
        _add_ruling(frame.place(left, bottom), frame.place(right, top), rulings)
        return
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    if stroke.value:
        _read_outline(item, frame, rulings)


def _read_outline(item: Any, frame: _Frame, rulings: list[Ruling]) -> None:
    """The straight pieces of a stroked path, such as the four sides of a rectangle."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = frame.place(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _add_ruling(last, point, rulings)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            _add_ruling(point, first, rulings)


def _add_ruling(one: tuple[float, float], other: tuple[float, float], rulings: list[Ruling]) -> None:
    """Keep what is nearly horizontal or vertical and longer than thin."""
    x0, x1 = sorted((one[0], other[0]))
    y0, y1 = sorted((one[1], other[1]))
    if y1 - y0 <= _THIN < x1 - x0:
        middle = (y0 + y1) / 2
        rulings.append(Ruling(x0, middle, x1, middle))
    elif x1 - x0 <= _THIN < y1 - y0:
        middle = (x0 + x1) / 2
        rulings.append(Ruling(middle, y0, middle, y1))
