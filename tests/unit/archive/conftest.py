"""Stores to test on: SQLite always, PostgreSQL where a server can be had."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from postgres_server import postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a database of PostgreSQL."""
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty store of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    address = str(request.getfixturevalue("postgres"))
    _empty(address)
    return address


def _empty(address: str) -> None:
    from sqlalchemy import create_engine, text

    from hegui.archive.store.open import store_url

    engine = create_engine(store_url(address))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
