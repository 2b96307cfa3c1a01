"""Reading a register (台账): entries, the mapping that was used, and every row that is faulty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from hegui.archive.ledger_column import DATES, FIELD_NAMES, HEADER_ROWS, IDENTITY, Header, find_header
from hegui.archive.ledger_date import read_cell_date
from hegui.archive.table import ERRORS, Cell, Row, Sheet, load_sheets
from hegui.errors import LedgerError
from hegui.model.register import Publication, RegisterEntry, Standing

_SUBTOTAL = re.compile(r"(?:本[页年月]|全[年部])?(?:合计|小计|总计|共计|累计)(?:[：:]?.{0,12})?")
_STANDINGS = (
    (Standing.REPEALED, ("废止", "已废止", "拟废止")),
    (Standing.LAPSED, ("失效", "已失效", "宣布失效", "自动失效", "无效", "否", "过期")),
    (Standing.AMENDED, ("修改", "已修改", "修订", "已修订", "部分有效", "拟修改")),
    (
        Standing.VALID,
        ("有效", "现行有效", "继续有效", "有效文件", "是", "保留", "现行", "尚在有效期内", "施行中"),
    ),
)
_STANDING_OF = {word: standing for standing, words in _STANDINGS for word in words}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFault:
    """A row or sheet that is not as it should be. code: bad-date, bad-formula, unknown-status,
    no-identity, no-header, subtotal, repeated-header, heading; message: one Chinese sentence."""

    sheet: str | None
    row: int
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """How the columns of one sheet were understood: field → name of the column."""

    sheet: str | None
    header_row: int
    columns: Mapping[str, str]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A register as read. ``rows``: rows with content below the headers, entries and faulty ones.

    count: of entries; they are left out where the store holds them already.
    """

    path: str
    entries: tuple[RegisterEntry, ...] = ()
    mappings: tuple[SheetMapping, ...] = ()
    faults: tuple[LedgerFault, ...] = ()
    rows: int = 0
    count: int = 0


@dataclass(slots=True)
class _Reading:
    path: str
    given: Mapping[str, str]
    entries: list[RegisterEntry] = field(default_factory=list)
    mappings: list[SheetMapping] = field(default_factory=list)
    faults: list[LedgerFault] = field(default_factory=list)
    rows: int = 0


def read_ledger(
    source: str | Path, columns: Mapping[str, str] | None = None, *, path: str | None = None
) -> Ledger:
    """Reads a register from a file or database table.

    columns: field → column name, for names that are not recognised; path: the ledger's name in the
    report. Errors: LedgerError where the source cannot be opened or no sheet has a usable header.
    """
    given = dict(columns or {})
    unknown = [name for name in given if name not in FIELD_NAMES]
    if unknown:
        raise LedgerError(
            f"ledger_columns 有不认识的项 {'、'.join(unknown)}（可用：{'、'.join(FIELD_NAMES)}）"
        )
    reading = _Reading(path=path or _shown(source), given=given)
    for sheet in load_sheets(source):
        _read_sheet(sheet, reading)
    if not reading.mappings:
        raise LedgerError(
            f"台账 {reading.path} 中没有认出表头（至少要有标题、发文字号、登记号之一和另一列），"
            "请在 hegui.toml 的 ledger_columns 中写明列名"
        )
    return Ledger(
        path=reading.path,
        entries=tuple(reading.entries),
        mappings=tuple(reading.mappings),
        faults=tuple(reading.faults),
        rows=reading.rows,
        count=len(reading.entries),
    )


def read_publications(
    source: str | Path, columns: Mapping[str, str] | None = None
) -> tuple[Publication, ...]:
    """Reads a publication list (公布目录), a table like a register. Errors: LedgerError."""
    return publications_of(read_ledger(source, columns))


def publications_of(ledger: Ledger) -> tuple[Publication, ...]:
    """The rows of a table that was read like a register, as publications."""
    return tuple(
        Publication(
            path=ledger.path,
            sheet=entry.sheet,
            row=entry.row,
            title=entry.title,
            document_number=entry.document_number,
            published_on=entry.published_on or entry.signed_on,
        )
        for entry in ledger.entries
    )


def _shown(source: str | Path) -> str:
    text = str(source)
    return f"数据库表 {text.partition('#')[2]}" if "://" in text else Path(source).name


def _read_sheet(sheet: Sheet, reading: _Reading) -> None:
    rows = sheet.rows()
    top = list(islice(rows, HEADER_ROWS))
    header = find_header(top, reading.given)
    if header is None:
        filled = sum(_is_filled(row) for _, row in top) + sum(_is_filled(row) for _, row in rows)
        if filled:
            message = f"没有认出表头，{filled}行未读取"
            reading.faults.append(LedgerFault(sheet=sheet.name, row=1, code="no-header", message=message))
        return
    reading.mappings.append(
        SheetMapping(
            sheet=sheet.name,
            header_row=header.last_row,
            columns={name: header.printed[name] for name in FIELD_NAMES if name in header.printed},
            ignored=header.ignored,
        )
    )
    shown = {header.columns[name]: header.printed[name] for name in header.columns}
    for number, row in _below(top, rows, header.last_row):
        _read_row(sheet.name, number, row, header, shown, reading)


def _below(
    top: list[tuple[int, Row]], rows: Iterator[tuple[int, Row]], last: int
) -> Iterator[tuple[int, Row]]:
    yield from (pair for pair in top if pair[0] > last)
    yield from rows


def _is_filled(row: Row) -> bool:
    return any(cell is not None and cell != "" for cell in row)


def _read_row(
    sheet: str | None, number: int, row: Row, header: Header, shown: Mapping[int, str], reading: _Reading
) -> None:
    cells = [cell.strip() or None if isinstance(cell, str) else cell for cell in row]
    if not any(cell is not None for cell in cells):
        return
    reading.rows += 1
    reason = _why_no_entry(cells, header, shown)
    if reason is not None:
        reading.faults.append(LedgerFault(sheet=sheet, row=number, code=reason[0], message=reason[1]))
        return
    values: dict[str, Any] = {}
    for name, column in header.columns.items():
        cell = cells[column] if column < len(cells) else None
        values[name] = _value(name, cell, sheet, number, reading)
    status = _standing(values.get("printed_status"), sheet, number, reading)
    reading.entries.append(
        RegisterEntry(
            path=reading.path,
            sheet=sheet,
            row=number,
            status=status,
            columns=frozenset(header.columns),
            **values,
        )
    )


def _why_no_entry(cells: list[Cell], header: Header, shown: Mapping[int, str]) -> tuple[str, str] | None:
    """Code and message for a row that is no entry; None for an entry."""
    texts = [str(cell) for cell in cells if cell is not None]
    if _SUBTOTAL.fullmatch(texts[0]) or (len(texts) <= 3 and any(_SUBTOTAL.fullmatch(t) for t in texts)):
        return "subtotal", "是合计行，未作为登记项"
    repeated = sum(str(cells[i]).replace(" ", "") == name for i, name in shown.items() if i < len(cells))
    if repeated >= 2:
        return "repeated-header", "是重复的表头，未作为登记项"
    identity = [header.columns[name] for name in IDENTITY if name in header.columns]
    if any(column < len(cells) and cells[column] is not None for column in identity):
        if len(texts) == 1 and cells[0] is not None and 0 in identity and len(texts[0]) < 12:
            return "heading", f"只有“{texts[0]}”一格，按分节标题处理，未作为登记项"
        return None
    if len(texts) == 1:
        return "heading", f"只有“{texts[0][:30]}”一格，按分节标题处理，未作为登记项"
    return "no-identity", "没有标题、发文字号和登记号，无法作为登记项"


def _value(name: str, cell: Cell, sheet: str | None, number: int, reading: _Reading) -> Any:
    if isinstance(cell, str) and cell in ERRORS:
        message = f"{FIELD_NAMES[name]}的公式没有结果（{cell}），请在 Excel 或 WPS 中核对后保存一次"
        reading.faults.append(LedgerFault(sheet=sheet, row=number, code="bad-formula", message=message))
        return None
    if name in DATES:
        found = read_cell_date(cell)
        if found.fault:
            message = f"{FIELD_NAMES[name]}{found.fault}"
            reading.faults.append(LedgerFault(sheet=sheet, row=number, code="bad-date", message=message))
        return found.day
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\s*\n\s*", "", str(cell))


def standing_of(printed: str | None) -> Standing:
    """What the words of a status column mean; UNKNOWN for none and for words that are not known."""
    return _STANDING_OF.get(re.sub(r"[\s（）()。]", "", printed or ""), Standing.UNKNOWN)


def _standing(printed: str | None, sheet: str | None, number: int, reading: _Reading) -> Standing:
    standing = standing_of(printed)
    if printed and standing is Standing.UNKNOWN:
        message = f"有效性“{printed[:30]}”的写法不认识，按未写处理"
        reading.faults.append(LedgerFault(sheet=sheet, row=number, code="unknown-status", message=message))
    return standing
