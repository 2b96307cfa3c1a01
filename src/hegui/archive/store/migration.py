"""Steps from each version of the store's tables to the next. A step is never changed once released."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, MetaData, Table, inspect, select

from hegui.archive.store.table import METADATA
from hegui.errors import StoreError

Step = Callable[[Connection], None]

_VERSIONS = Table("schema_version", MetaData(), Column("version", Integer, primary_key=True))


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)


STEPS: tuple[Step, ...] = (_create,)


def migrate(connection: Connection, steps: tuple[Step, ...] = STEPS) -> int:
    """Brings the tables to the newest version and returns it; to be called in a transaction.

    Errors: StoreError for tables of a newer hegui.
    """
    _VERSIONS.create(connection, checkfirst=True)
    done = version_of(connection)
    if done > len(steps):
        raise StoreError(
            f"存储的版本（{done}）比本程序（{len(steps)}）新，请升级 hegui，或用 --store 另指一个存储"
        )
    for number, step in enumerate(steps[done:], done + 1):
        step(connection)
        connection.execute(_VERSIONS.insert().values(version=number))
    return len(steps)


def version_of(connection: Connection) -> int:
    """The version of the tables; 0 for none."""
    if not inspect(connection).has_table(_VERSIONS.name):
        return 0
    versions = connection.execute(select(_VERSIONS.c.version)).scalars().all()
    return max(versions, default=0)
