"""Registers as .csv: encoding and delimiter are found from the content."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from hegui.archive.table import Row, Sheet
from hegui.errors import LedgerError

ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
_DELIMITERS = ",\t;，|"


def load_csv(path: Path) -> tuple[Sheet, ...]:
    """The one sheet of a .csv file. Errors: LedgerError."""
    text = _decode(path)
    delimiter = _delimiter(text)

    def rows() -> Iterator[tuple[int, Row]]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        before = 0
        for cells in reader:
            yield before + 1, tuple(cell if cell else None for cell in cells)
            before = reader.line_num

    return (Sheet(name=None, rows=rows),)


def _decode(path: Path) -> str:
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS[:2]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LedgerError(f"台账 {path.name} 的编码无法识别，请另存为 UTF-8 编码的 CSV")


def _delimiter(text: str) -> str:
    head = text[:4000].splitlines()[:5]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in head))
