"""Registers as .xlsx: the parts of the package read row by row; merged cells carry the value of their first.

Number formats are not looked at: a date is a serial number here, which ``ledger_date`` reads in the columns
that hold dates. Formulas give their last computed value.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from hegui.archive.table import NO_RESULT, Cell, Row, Sheet
from hegui.errors import LedgerError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
DAYS_1904 = 1462
"""Days between the two date systems of workbooks."""
MOST_MERGED_CELLS = 200_000
MOST_BYTES = 1_000_000_000
MOST_COLUMNS = 500
_Merged = dict[int, list[tuple[int, int, int]]]


def load_xlsx(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook that are not hidden. Errors: LedgerError."""
    from lxml import etree

    try:
        with zipfile.ZipFile(path) as package:
            for part in package.infolist():
                if part.file_size > MOST_BYTES:
                    raise LedgerError(f"台账 {path.name} 过大，请拆分后再试")
            strings = _shared_strings(package)
            named, is_1904 = _sheet_parts(package)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        kind = type(error).__name__
        raise LedgerError(f"台账 {path.name} 不能打开（{kind}），请用表格软件另存为 .xlsx 后再试") from None
    shift = DAYS_1904 if is_1904 else 0
    return tuple(
        Sheet(name=name, rows=partial(_rows, path, part, strings, shift)) for name, part in named.items()
    )


def _parse(package: zipfile.ZipFile, part: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(part), parser)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _sheet_parts(package: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Sheet name → part of the package, in the order of the tabs; and whether days count from 1904."""
    book = _parse(package, "xl/workbook.xml")
    relations = _parse(package, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): str(relation.get("Target")) for relation in relations}
    parts: dict[str, str] = {}
    for sheet in book.iter():
        if _name(sheet) != "sheet" or sheet.get("state") in ("hidden", "veryHidden"):
            continue
        relation = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if part in package.namelist() and "worksheets" in part:
            parts[str(sheet.get("name"))] = part
    dated = next((e for e in book if _name(e) == "workbookPr"), None)
    return parts, dated is not None and dated.get("date1904") in ("1", "true")


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_text(item) for item in _parse(package, "xl/sharedStrings.xml") if _name(item) == "si"]


def _text(item: Any) -> str:
    """The text of a string item without its phonetic hints."""
    parts = []
    for piece in item.iter():
        if _name(piece) == "t" and _name(piece.getparent()) != "rPh":
            parts.append(piece.text or "")
    return "".join(parts)


def _rows(path: Path, part: str, strings: list[str], shift: int) -> Iterator[tuple[int, Row]]:
    with zipfile.ZipFile(path) as package:
        merged = _merged_rows(package, part)
        kept: dict[int, Row] = {}
        with package.open(part) as stream:
            for number, cells in _cells(stream, strings, shift):
                yield number, _filled(number, cells, merged, kept) if merged else cells


def _cells(stream: Any, strings: list[str], shift: int) -> Iterator[tuple[int, Row]]:
    from lxml import etree

    rows = (f"{_MAIN}row", f"{_STRICT}row")
    number = 0
    for _, row in etree.iterparse(stream, tag=rows, resolve_entities=False, no_network=True):
        number = int(row.get("r") or number + 1)
        cells: list[Cell] = []
        for cell in row:
            match = _REFERENCE.match(cell.get("r") or "")
            column = _column(match[1]) if match else len(cells)
            if column >= MOST_COLUMNS:
                break
            cells += [None] * (column - len(cells))
            cells.append(_value(cell, strings, shift))
        yield number, tuple(cells)
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]


def _value(cell: Any, strings: list[str], shift: int) -> Cell:
    kind = cell.get("t")
    if kind == "inlineStr":
        return _text(cell) or None
    held: str | None = next((child.text for child in cell if child.tag.endswith("}v")), None)
    if held is None:
        return NO_RESULT if any(child.tag.endswith("}f") for child in cell) else None
    if kind == "s":
        index = int(held)
        return strings[index] if index < len(strings) else None
    if kind == "d":
        return held[:10]
    if kind in ("str", "e", "b"):
        return held
    try:
        value = float(held)
    except ValueError:
        return held
    return int(value) + shift if value.is_integer() else value + shift


def _filled(number: int, row: Row, merged: _Merged, kept: dict[int, Row]) -> Row:
    """The row with merged cells filled. ``merged``: row → (first row, first column, last column)."""
    areas = merged.get(number)
    if not areas:
        return row
    cells = list(row)
    for top, left, right in areas:
        cells += [None] * (right + 1 - len(cells))
        source = cells if top == number else list(kept.get(top, ()))
        value = source[left] if left < len(source) else None
        for column in range(left, right + 1):
            if cells[column] is None:
                cells[column] = value
    if any(top == number for top, _, _ in areas):
        kept[number] = tuple(cells)
    return tuple(cells)


def _merged_rows(package: zipfile.ZipFile, part: str) -> _Merged:
    """Merged areas by row. They stand at the end of the part, so that only its tail is looked at."""
    tail = b""
    with package.open(part) as stream:
        while some := stream.read(1 << 20):
            at = some.find(b"mergeCells")
            tail = (tail + some) if tail or at >= 0 else b""
            if len(tail) > 50_000_000:
                return {}
    rows: _Merged = {}
    cells = 0
    for match in _MERGED.finditer(tail):
        left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
        cells += (bottom - top + 1) * (right - left + 1)
        if cells > MOST_MERGED_CELLS:
            break
        for row in range(top, bottom + 1):
            rows.setdefault(row, []).append((top, left, right))
    return rows


def _column(letters: bytes | str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + (letter if isinstance(letter, int) else ord(letter)) - 64
    return value - 1
