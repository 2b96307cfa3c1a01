"""Opening a store: a file of SQLite or a database of PostgreSQL."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from hegui.archive.store.migration import migrate
from hegui.errors import StoreError

BUSY_MS = 30_000


def open_store(address: str) -> Engine:
    """The engine of a store, its tables brought to the newest version.

    address: a path of an SQLite file, or a URL of SQLAlchemy. Errors: StoreError.
    """
    url = store_url(address)
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _tune_sqlite)
        with engine.begin() as connection:
            migrate(connection)
    except StoreError:
        raise
    except (SQLAlchemyError, ImportError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"审计存储打不开（{reason}），请检查 --store 的地址和权限") from None
    return engine


def store_url(address: str) -> str:
    """The URL of an address; PostgreSQL through psycopg."""
    if "://" not in address:
        return f"sqlite:///{Path(address).absolute()}"
    if address.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + address.partition("://")[2]
    return address


def _tune_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.close()


def default_store(archive: str) -> Path:
    """The file of an archive in the user's state folder, made if need be. Errors: StoreError.

    archive: absolute path or URL of the archive.
    """
    base = os.environ.get("XDG_STATE_HOME")
    folder = (Path(base) if base else Path.home() / ".local" / "state") / "hegui"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreError(f"不能建立状态文件夹 {folder}（{reason}），请用 --store 指定存储") from None
    digest = hashlib.sha256(archive.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return folder / f"audit-{digest}.sqlite"
