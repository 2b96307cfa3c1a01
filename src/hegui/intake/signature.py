"""What the first bytes of a file say it is, whatever its name says."""

from __future__ import annotations

_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "bitmap"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_FIRST_BYTES = bytes({prefix[0] for prefix, _ in _PREFIXES})
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta ")


def find_signature(data: bytes) -> str | None:
    """Kind that the leading bytes prove: pdf, zip, ole, rtf, image, archive; None if they prove nothing."""
    if data[:1] in _FIRST_BYTES:
        for prefix, kind in _PREFIXES:
            if data.startswith(prefix):
                return _settle_bitmap(data) if kind == "bitmap" else kind
    return None


def has_html_head(data: bytes) -> bool:
    """Whether a web page begins within the first kilobyte."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and any(mark in head for mark in _HTML_MARKS)


def has_pdf_head(data: bytes) -> bool:
    """Whether a PDF header stands within the first kilobyte, where readers accept it."""
    return b"%PDF-" in data[:1024]


def name_zip(data: bytes) -> str:
    """What a zip holds, told from the names in its directory: docx, xlsx, pptx, ofd, odt or zip."""
    tail = data[-262144:]
    for mark, kind in ((b"word/document", "docx"), (b"xl/workbook", "xlsx"), (b"ppt/presentation", "pptx")):
        if mark in tail:
            return kind
    if b"OFD.xml" in tail:
        return "ofd"
    return "odt" if b"mimetypeapplication/vnd.oasis" in data[:200] else "zip"


def name_ole(data: bytes) -> str:
    """What a compound file holds: ``encrypted`` (an Office file with a password), doc, xls or ole."""
    head = data[: 1 << 20] + data[-65536:]
    for word, kind in (("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls")):
        if word.encode("utf-16-le") in head:
            return kind
    return "ole"


def _settle_bitmap(data: bytes) -> str | None:
    return "image" if b"\x00" in data[:16] else None
