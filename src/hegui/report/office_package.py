"""Word and Excel packages with nothing of the clock in them, so that equal reports give equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, Any

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_PROPERTIES = "docProps/core.xml"


def package_bytes(document: Any, *, stamped: bool = False) -> bytes:
    """A python-docx document or an openpyxl workbook as bytes that depend on its content alone.

    stamped: saving wrote the time of day into the properties (openpyxl does), which is replaced.
    """
    saved, held = io.BytesIO(), io.BytesIO()
    document.save(saved)
    copy_without_clock(saved, held, stamped=stamped)
    return held.getvalue()


def copy_without_clock(saved: IO[bytes], target: IO[bytes], *, stamped: bool) -> None:
    """Copies a package whose every member is dated 1980; stamped: every moment in its properties too."""
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if stamped and member.filename == _PROPERTIES:
                written.writestr(entry, _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(member)))
                continue
            with source.open(member) as piece, written.open(entry, "w", force_zip64=True) as place:
                while held := piece.read(1 << 20):
                    place.write(held)
