"""Results of earlier runs by content hash and run key. Losing it costs time and nothing else."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hegui.pipeline.codec import to_plain
from hegui.pipeline.one_file import FileResult

MOST_ROWS = 200_000
BATCH = 500


class ResultCache:
    """One SQLite file in the private cache folder. A broken one is ignored and made anew."""

    def __init__(self, folder: Path | None, run_key: str) -> None:
        self._run_key = run_key
        self._pending: list[tuple[str, dict[str, Any]]] = []
        self._connection = None if folder is None else _open(folder / "results.sqlite")

    def get(self, content_key: str) -> dict[str, Any] | None:
        """The stored plain result of a content, or None."""
        if self._connection is None:
            return None
        with suppress(sqlite3.Error, ValueError):
            row = self._connection.execute(
                "SELECT result FROM results WHERE run = ? AND content = ?", (self._run_key, content_key)
            ).fetchone()
            return None if row is None else dict(json.loads(row[0]))
        return None

    def add(self, content_key: str, result: FileResult) -> None:
        """Keeps a result for the next ``flush``; flushes by itself every 500."""
        self._pending.append((content_key, to_plain(result, touched=True)))
        if len(self._pending) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what ``add`` kept."""
        self.put(self._pending)
        self._pending = []

    def put(self, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Stores plain results; results of other run keys are dropped when the table grows large."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                (
                    (self._run_key, key, json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
                    for key, plain in rows
                ),
            )
            count = self._connection.execute("SELECT count(*) FROM results").fetchone()[0]
            if count > MOST_ROWS:
                self._connection.execute("DELETE FROM results WHERE run <> ?", (self._run_key,))

    def close(self) -> None:
        """Closes the file."""
        if self._connection is not None:
            self._connection.close()


def _open(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            connection = sqlite3.connect(path, timeout=5)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS results"
                " (run TEXT, content TEXT, result TEXT, PRIMARY KEY (run, content)) WITHOUT ROWID"
            )
            return connection
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                path.unlink()
    return None
