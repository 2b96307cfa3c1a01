"""Writing to the store: the scan, results of files, ledger and publication list, findings of archive rules.

One process writes. Every method commits by itself, so that a run that is killed at any moment loses at
most what had not been handed over yet, and nothing half written is ever seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.elements import ColumnElement

from hegui.archive.codec import clean_key, pack_entry, pack_publication
from hegui.archive.number import number_key
from hegui.archive.source import entry_bearers, entry_names
from hegui.archive.store import table as t
from hegui.archive.store.lock import locked
from hegui.archive.store.open import open_store
from hegui.errors import StoreError
from hegui.model.register import Publication, RegisterEntry

BATCH = 500
"""Rows a statement."""
Item = TypeVar("Item")


class FileRow(NamedTuple):
    """One file as scanned. content: empty where it could not be opened, with code and message then."""

    path: str
    content: str
    address: bytes
    stamp: str
    code: str | None = None
    message: str | None = None


class Task(NamedTuple):
    """One content to examine, at the first path that has it. attempts: failures so far."""

    content: str
    path: str
    address: bytes
    attempts: int


class Examined(NamedTuple):
    """What examining one content came to, as rows of the tables."""

    result: Mapping[str, Any]
    fact: Mapping[str, Any] | None = None
    names: Sequence[str] = ()
    citations: Sequence[Mapping[str, Any]] = ()


class Store:
    """An open store. ``engine`` also serves the readers (``archive.store.stream``)."""

    def __init__(self, address: str) -> None:
        self.engine: Engine = open_store(address)

    @contextmanager
    def use(self) -> Iterator[None]:
        """Holds the store for one audit. Errors: StoreError where another holds it, or where it fails."""
        try:
            with locked(self.engine):
                yield
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise StoreError(
                f"审计存储出错（{reason}）；已写入的结果不会丢失，排除原因后重新运行即可继续"
            ) from None

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()

    def setting(self, name: str) -> str:
        """A remembered value; empty if there is none."""
        with self.engine.connect() as connection:
            found = connection.execute(select(t.setting.c.value).where(t.setting.c.name == name)).scalar()
        return found or ""

    def put_setting(self, name: str, value: str) -> None:
        """Remembers a value."""
        with self.engine.begin() as connection:
            _put_setting(connection, name, value)

    def known_files(self, paths: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Content and stamp of files that an earlier scan met."""
        columns = (t.file.c.path, t.file.c.content, t.file.c.stamp)
        with self.engine.connect() as connection:
            rows = connection.execute(select(*columns).where(t.file.c.path.in_(paths)))
            return {row.path: (row.content, row.stamp) for row in rows}

    def put_files(self, rows: Sequence[FileRow]) -> None:
        """Adds or replaces files of a scan."""
        with self.engine.begin() as connection:
            for some in chunks(rows, BATCH):
                connection.execute(delete(t.file).where(t.file.c.path.in_([row.path for row in some])))
                connection.execute(insert(t.file), [row._asdict() for row in some])

    def end_scan(self, paths: Iterable[str]) -> int:
        """Forgets files that are not among ``paths`` (in order of code points); gives their number."""
        gone: list[str] = []
        met = iter(paths)
        current = next(met, None)
        with self.engine.connect() as connection:
            query = select(t.file.c.path).order_by(t.file.c.path).execution_options(yield_per=BATCH)
            for path in connection.execute(query).scalars():
                while current is not None and current < path:
                    current = next(met, None)
                if current != path:
                    gone.append(path)
        with self.engine.begin() as connection:
            for some in chunks(gone, BATCH):
                connection.execute(delete(t.file).where(t.file.c.path.in_(some)))
        return len(gone)

    def count_waiting(self, rules: str, day: str, *, retry: bool) -> int:
        """How many contents are still to be examined."""
        query = select(func.count(func.distinct(t.file.c.content))).where(_is_waiting(rules, day, retry))
        with self.engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def waiting(self, rules: str, day: str, *, retry: bool) -> Iterator[Task]:
        """Contents still to be examined, by content; results may be written meanwhile."""
        last = ""
        while True:
            first = (
                select(func.min(t.file.c.path).label("path"))
                .where(_is_waiting(rules, day, retry), t.file.c.content > last)
                .group_by(t.file.c.content)
                .order_by(t.file.c.content)
                .limit(4 * BATCH)
                .subquery()
            )
            attempts = func.coalesce(t.result.c.attempts, 0)
            query = (
                select(t.file.c.content, t.file.c.path, t.file.c.address, attempts)
                .join(first, t.file.c.path == first.c.path)
                .outerjoin(t.result, t.result.c.content == t.file.c.content)
                .order_by(t.file.c.content)
            )
            with self.engine.connect() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            for row in rows:
                yield Task(*row)
            last = rows[-1][0]

    def put_results(self, examined: Sequence[Examined]) -> None:
        """Writes results in one transaction; earlier ones of the same contents are replaced."""
        if not examined:
            return
        with self.engine.begin() as connection:
            contents = [one.result["content"] for one in examined]
            for table in (t.result, t.fact, t.name, t.citation):
                connection.execute(delete(table).where(table.c.content.in_(contents)))
            _insert(connection, t.result, [dict(one.result) for one in examined])
            _insert(connection, t.fact, [dict(one.fact) for one in examined if one.fact])
            names = [
                {"content": c, "key": k} for one, c in zip(examined, contents, strict=True) for k in one.names
            ]
            _insert(connection, t.name, names)
            _insert(connection, t.citation, [dict(row) for one in examined for row in one.citations])

    def forget_results(self) -> None:
        """Forgets all results, so that everything is examined again."""
        with self.engine.begin() as connection:
            for table in (t.result, t.fact, t.name, t.citation):
                connection.execute(delete(table))

    def prune(self) -> None:
        """Forgets results of contents that no file has any more."""
        with self.engine.begin() as connection:
            for table in (t.result, t.fact, t.name, t.citation):
                used = select(1).where(t.file.c.content == table.c.content).exists()
                connection.execute(delete(table).where(~used))

    def put_ledger(self, entries: Iterable[RegisterEntry]) -> None:
        """Replaces the register."""
        with self.engine.begin() as connection:
            for table in (t.entry, t.entry_name, t.entry_number):
                connection.execute(delete(table))
            ordered = sorted(entries, key=lambda entry: (entry.path, entry.sheet or "", entry.row))
            for some in chunks(enumerate(ordered, 1), BATCH):
                _insert(connection, t.entry, [_entry_row(at, entry) for at, entry in some])
                names = [
                    {"entry": at, "key": key}
                    for at, entry in some
                    for key in dict.fromkeys(map(clean_key, entry_names(entry)))
                ]
                _insert(connection, t.entry_name, names)
                numbers = [row for at, entry in some for row in _entry_numbers(at, entry)]
                _insert(connection, t.entry_number, numbers)

    def put_publications(self, rows: Iterable[Publication]) -> None:
        """Replaces the publication list."""
        with self.engine.begin() as connection:
            connection.execute(delete(t.publication))
            for some in chunks(enumerate(rows, 1), BATCH):
                values = [
                    {
                        "id": at,
                        "number_key": clean_key(number_key(row.document_number)),
                        "plain": pack_publication(row),
                    }
                    for at, row in some
                ]
                _insert(connection, t.publication, values)

    def put_archive(
        self,
        key: str,
        findings: Iterable[Mapping[str, Any]],
        results: Iterable[Mapping[str, Any]],
        problems: Callable[[], str],
    ) -> None:
        """Replaces findings and results of archive rules, and remembers what they rest on, at once.

        ``results`` and ``problems`` are asked for when ``findings`` is used up.
        """
        with self.engine.begin() as connection:
            connection.execute(delete(t.archive_finding))
            connection.execute(delete(t.archive_result))
            for some in chunks(enumerate(findings, 1), BATCH):
                _insert(connection, t.archive_finding, [{"id": at, **row} for at, row in some])
            _insert(connection, t.archive_result, [dict(row) for row in results])
            _put_setting(connection, "archive_problems", problems())
            _put_setting(connection, "archive", key)


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of at most ``size`` items."""
    stream = iter(items)
    while some := list(islice(stream, size)):
        yield some


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _put_setting(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(t.setting).where(t.setting.c.name == name))
    connection.execute(insert(t.setting).values(name=name, value=value))


def _is_waiting(rules: str, day: str, retry: bool) -> ColumnElement[bool]:
    """Whether a file's content has no result under these rules (on this day, where the day counts)."""
    done = (
        select(1)
        .where(
            t.result.c.content == t.file.c.content, t.result.c.rules == rules, t.result.c.day.in_(("", day))
        )
        .correlate(t.file)
    )
    if retry:
        done = done.where(t.result.c.failure.is_(None))
    return (t.file.c.content != "") & ~done.exists()


def _entry_row(at: int, entry: RegisterEntry) -> dict[str, Any]:
    return {"id": at, "number_key": clean_key(number_key(entry.document_number)), "plain": pack_entry(entry)}


def _entry_numbers(at: int, entry: RegisterEntry) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for bearer in entry_bearers(entry):
        kind, code, year = bearer.number.series
        values = {
            "entry": at,
            "kind": kind,
            "code": clean_key(code),
            "year": year,
            "serial": bearer.number.serial,
        }
        rows.setdefault(kind, values)
    return list(rows.values())
