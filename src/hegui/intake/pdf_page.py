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
_A4 = (0.0, 0.0, 595.3, 841.9)  # for a page whose box is broken
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
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = _A4
    frame = _Frame(left, bottom, right - left, top - bottom, page.get_rotation() // 90 % 4)
    text_page = page.get_textpage()
    try:
        chars = _read_chars(text_page.raw, frame)
    finally:
        text_page.close()
    rulings, has_graphics = _read_rulings(page.raw, frame)
    width, height = (frame.height, frame.width) if frame.turn % 2 else (frame.width, frame.height)
    return Page(width, height, chars, rulings, has_graphics)


def _read_chars(text_page: Any, frame: _Frame) -> list[Char]:
    get_origin, get_box = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_at, y_at, box_at = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    shift, top, upright = frame.left, frame.bottom + frame.height, frame.turn == 0
    bottom = ceiling = baseline = -1.0
    new = tuple.__new__
    chars: list[Char] = []
    for index, text in enumerate(_read_texts(text_page)):
        if not text:
            continue
        get_box(text_page, index, box_at)
        left, right = box.left, box.right
        if right <= left:  # put in by pdfium, or without extent
            continue
        if box.bottom != bottom or box.top != ceiling or not upright:  # else the baseline is the same
            bottom, ceiling = box.bottom, box.top
            get_origin(text_page, index, x_at, y_at)
            baseline = top - y.value
        if upright:
            chars.append(new(Char, (baseline, left - shift, right - shift, text)))
        else:
            (ax, _), (bx, _) = frame.place(left, bottom), frame.place(right, ceiling)
            chars.append(Char(frame.place(x.value, y.value)[1], min(ax, bx), max(ax, bx), text))
    return chars


def _read_texts(text_page: Any) -> list[str]:
    """One text for each character index: a code point, or nothing for what is no character."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    codes: list[int]
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        codes = buffer[:count]
    else:  # some character has no code of its own in the page's text
        codes = [pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    plain = _PLAIN
    if not count or max(codes) < 0xD800:
        return [plain[code] if code in plain else chr(code) for code in codes]
    return _join_surrogates(codes)


def _join_surrogates(codes: list[int]) -> list[str]:
    texts: list[str] = []
    high = 0
    for code in codes:
        if 0xD800 <= code < 0xDC00:
            high = code
            texts.append("")
        elif 0xDC00 <= code < 0xE000:
            texts.append(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd")
            high = 0
        else:
            texts.append(_PLAIN[code] if code in _PLAIN else chr(code))
    return texts


def _read_rulings(page: Any, frame: _Frame) -> tuple[list[Ruling], bool]:
    rulings: list[Ruling] = []
    count = pdfium.FPDFPage_CountObjects(page)
    has_graphics = False
    bounds = tuple(ctypes.c_float() for _ in range(4))
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        has_graphics = True
        if kind == pdfium.FPDF_PAGEOBJ_PATH and count <= _MAX_OBJECTS:
            _read_path(item, frame, bounds, rulings)
    return rulings, has_graphics


def _read_path(item: Any, frame: _Frame, bounds: tuple[ctypes.c_float, ...], rulings: list[Ruling]) -> None:
    if not pdfium.FPDFPageObj_GetBounds(item, *bounds):
        return
    left, bottom, right, top = (bound.value for bound in bounds)
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
