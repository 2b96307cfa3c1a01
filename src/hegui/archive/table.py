"""Tables of any kind as sheets of rows: .xlsx, .csv, .ods, or a table of a database.

A cell is text, a number, a date or None. Rows are numbered as the user sees them, from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hegui.errors import LedgerError

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
NO_RESULT = "#未计算"
"""A formula whose result the file does not hold."""
ERRORS = frozenset(
    {NO_RESULT, "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
"""What a cell shows whose formula came to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. name: None where the file has no sheets; rows: a fresh iterator of (number, cells)."""

    name: str | None
    rows: Callable[[], Iterator[tuple[int, Row]]]


def load_sheets(source: str | Path) -> tuple[Sheet, ...]:
    """The sheets of a file or of ``DATABASE-URL#TABLE``.

    Errors: LedgerError with one Chinese sentence for a file that cannot be opened.
    """
    text = str(source)
    if "://" in text:
        from hegui.archive.table_database import load_database

        return load_database(text)
    path = Path(source)
    if not path.is_file():
        raise LedgerError(f"找不到台账文件 {path}，请检查路径")
    extension = path.suffix.lower()
    if extension in (".xlsx", ".xlsm"):
        from hegui.archive.table_xlsx import load_xlsx

        return load_xlsx(path)
    if extension in (".csv", ".tsv", ".txt"):
        from hegui.archive.table_csv import load_csv

        return load_csv(path)
    if extension == ".ods":
        from hegui.archive.table_ods import load_ods

        return load_ods(path)
    raise LedgerError(f"台账 {path.name} 的格式不认识，可用：.xlsx、.csv、.ods、数据库地址#表名")
