"""A register that is a table of a database: ``DATABASE-URL#TABLE``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hegui.archive.table import Cell, Row, Sheet
from hegui.errors import LedgerError


def load_database(address: str) -> tuple[Sheet, ...]:
    """The named table as one sheet whose first row is its column names. Errors: LedgerError."""
    from sqlalchemy import MetaData, Table, create_engine, select
    from sqlalchemy.exc import SQLAlchemyError

    url, _, name = address.partition("#")
    if not name:
        raise LedgerError("数据库台账应写成 数据库地址#表名，例如 sqlite:///台账.db#register")
    try:
        engine = create_engine(url)
        table = Table(name, MetaData(), autoload_with=engine)
    except (SQLAlchemyError, ImportError) as error:
        kind = type(error).__name__
        raise LedgerError(f"数据库台账打不开（{kind}），请检查地址和表名“{name}”") from None
    query = select(table).order_by(*table.primary_key.columns)

    def rows() -> Iterator[tuple[int, Row]]:
        yield 1, tuple(column.name for column in table.columns)
        with engine.connect() as connection:
            for number, row in enumerate(connection.execute(query), 2):
                yield number, tuple(_cell(value) for value in row)

    return (Sheet(name=name, rows=rows),)


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, Cell):
        return value
    return str(value)
