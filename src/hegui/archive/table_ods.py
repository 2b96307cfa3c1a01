"""Registers as .ods: the content part of the package, read cell by cell."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hegui.archive.table import Cell, Row, Sheet
from hegui.errors import LedgerError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST_BYTES = 200_000_000
MOST_COLUMNS = 200
MOST_REPEATED_ROWS = 1000


def load_ods(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet. Errors: LedgerError."""
    from lxml import etree

    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo("content.xml").file_size > MOST_BYTES:
                raise LedgerError(f"台账 {path.name} 过大，请拆分或改用 .xlsx")
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(package.read("content.xml"), parser)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        kind = type(error).__name__
        raise LedgerError(f"台账 {path.name} 不能打开（{kind}），请用表格软件另存后再试") from None
    return tuple(_sheet(table) for table in root.iter(f"{_TABLE}table"))


def _sheet(table: Any) -> Sheet:
    def rows() -> Iterator[tuple[int, Row]]:
        number = 1
        spans: dict[int, tuple[int, Cell]] = {}
        for row in table.iter(f"{_TABLE}table-row"):
            repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            cells = _row(row, spans)
            filled = any(cell is not None for cell in cells)
            for offset in range(min(repeated, MOST_REPEATED_ROWS) if filled else 0):
                yield number + offset, cells
            number += repeated

    return Sheet(name=str(table.get(f"{_TABLE}name")), rows=rows)


def _row(row: Any, spans: dict[int, tuple[int, Cell]]) -> Row:
    """Cells of a row; ``spans`` keeps what cells merged over further rows hold, by column."""
    cells: list[Cell] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), MOST_COLUMNS - len(cells))
        value = _value(cell)
        wide = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        deep = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        for _ in range(repeated):
            column = len(cells)
            if cell.tag.endswith("covered-table-cell") and value is None and column in spans:
                left, kept = spans[column]
                value_here: Cell = kept
                spans[column] = (left - 1, kept)
                if left <= 1:
                    del spans[column]
            else:
                value_here = value
            cells.append(value_here)
            for covered in range(column if deep > 1 else column + 1, column + wide):
                spans[covered] = (deep if covered > column else deep - 1, value)
    return tuple(cells)


def _value(cell: Any) -> Cell:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        try:
            return date.fromisoformat(str(cell.get(f"{_OFFICE}date-value"))[:10])
        except ValueError:
            pass
    if kind in ("float", "currency", "percentage"):
        number = float(cell.get(f"{_OFFICE}value", "0"))
        return int(number) if number.is_integer() else number
    paragraphs = ["".join(p.itertext()) for p in cell.iter(f"{_TEXT}p")]
    return "\n".join(paragraphs) or None
