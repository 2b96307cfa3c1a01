"""A Word package with nothing of the clock in it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def package_bytes(document: Any) -> bytes:
    """A python-docx document as bytes that depend on its content alone: every member is dated 1980."""
    saved, held = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return held.getvalue()
