"""One audit at a time on one store. The lock goes with its process, however that ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Engine, text

from hegui.errors import StoreError

PATIENCE = 10.0
"""Seconds for a server to notice that the process before is gone."""
_KEY = 0x68656775  # of PostgreSQL's advisory locks
_BUSY = "另一个审计正在使用这个存储，请等它结束，或用 --store 另指一个存储"


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Holds the store for this process. Errors: StoreError where another audit holds it."""
    with ExitStack() as stack:
        if engine.dialect.name == "postgresql":
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            connection.detach()  # closed for good afterwards: the lock ends with the session
            stack.callback(connection.close)
            _await(lambda: bool(connection.scalar(text(f"SELECT pg_try_advisory_lock({_KEY})"))))
        elif engine.url.database:
            stream = stack.enter_context(open(f"{engine.url.database}.lock", "a"))
            _await(lambda: _lock_file(stream.fileno()))
        yield


def _await(take: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not take():
        if time.monotonic() > until:
            raise StoreError(_BUSY)
        time.sleep(0.2)


def _lock_file(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not a system with file locks of this kind
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
