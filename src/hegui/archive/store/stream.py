"""Reading from the store: the facts of the archive as streams, and what a report lists."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Engine, Select, func, or_, select, union

from hegui.archive.codec import (
    unpack_cited,
    unpack_entry,
    unpack_facts,
    unpack_publication,
    unpack_repeal,
)
from hegui.archive.source import Numbered, Statement, bearer_order, document_bearer, entry_bearers
from hegui.archive.store import table as t
from hegui.model.register import CitedInstrument, DocumentFacts, Publication, RegisterEntry

FETCH = 1000
"""Rows held at a time by one stream."""


def stream(engine: Engine, query: Select[Any]) -> Iterator[Any]:
    """Rows of a query, some at a time, on a connection of their own."""
    with engine.connect() as connection:
        result = connection.execution_options(stream_results=True, yield_per=FETCH).execute(query)
        yield from result


class StoreArchive:
    """The facts of an archive out of a store; see ``archive.source.ArchiveSource``."""

    def __init__(self, engine: Engine, *, has_ledger: bool, has_publications: bool) -> None:
        self._engine = engine
        self.has_ledger = has_ledger
        self.has_publications = has_publications

    def numbered(self) -> Iterator[Numbered]:
        """See ArchiveSource."""
        return heapq.merge(self._document_bearers(), self._entry_bearers(), key=bearer_order)

    def _document_bearers(self) -> Iterator[Numbered]:
        order = (t.fact.c.kind, t.fact.c.code, t.fact.c.year, t.fact.c.serial, t.file.c.path)
        query = _documents().where(t.fact.c.kind != "").order_by(*order)
        for path, plain in stream(self._engine, query):
            bearer = document_bearer(unpack_facts(plain, path))
            if bearer is not None:
                yield bearer

    def _entry_bearers(self) -> Iterator[Numbered]:
        number = t.entry_number
        query = (
            select(number.c.kind, t.entry.c.plain)
            .join(t.entry, t.entry.c.id == number.c.entry)
            .order_by(number.c.kind, number.c.code, number.c.year, number.c.serial, t.entry.c.id)
        )
        for kind, plain in stream(self._engine, query):
            bearers = (bearer for bearer in entry_bearers(unpack_entry(plain)) if bearer.number.kind == kind)
            yield next(bearers)

    def documents(self) -> Iterator[tuple[str, DocumentFacts]]:
        """See ArchiveSource."""
        query = _documents(t.fact.c.number_key).order_by(t.fact.c.number_key, t.file.c.path)
        for path, plain, key in stream(self._engine, query):
            yield key, unpack_facts(plain, path)

    def entries(self) -> Iterator[tuple[str, RegisterEntry]]:
        """See ArchiveSource."""
        query = select(t.entry.c.number_key, t.entry.c.plain).order_by(t.entry.c.number_key, t.entry.c.id)
        for key, plain in stream(self._engine, query):
            yield key, unpack_entry(plain)

    def publications(self) -> Iterator[tuple[str, Publication]]:
        """See ArchiveSource."""
        table = t.publication
        query = select(table.c.number_key, table.c.plain).order_by(table.c.number_key, table.c.id)
        for key, plain in stream(self._engine, query):
            yield key, unpack_publication(plain)

    def cited_keys(self) -> frozenset[str]:
        """See ArchiveSource."""
        return self._cited_keys

    @cached_property
    def _cited_keys(self) -> frozenset[str]:
        cited = t.citation
        known = or_(
            select(1).where(t.name.c.key == cited.c.title_key).exists(),
            select(1).where(t.entry_name.c.key == cited.c.title_key).exists(),
            cited.c.repeal == 1,
        )
        numbered = or_(
            select(1).where(t.fact.c.number_key == cited.c.number_key).exists(),
            select(1).where(t.entry.c.number_key == cited.c.number_key).exists(),
            cited.c.repeal == 1,
        )
        query = union(
            select(cited.c.title_key).where(cited.c.title_key != "", known),
            select(cited.c.number_key).where(cited.c.number_key != "", numbered),
        )
        with self._engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def links(self) -> Iterator[tuple[DocumentFacts, Statement]]:
        """See ArchiveSource."""
        keys = self.cited_keys()
        cited = t.citation
        query = (
            _documents(cited.c.title_key, cited.c.number_key, cited.c.repeal, cited.c.plain)
            .join(cited, cited.c.content == t.file.c.content)
            .order_by(t.file.c.path, cited.c.ordinal)
        )
        for path, plain, title_key, key, repeal, statement in stream(self._engine, query):
            if title_key in keys or key in keys:
                facts = unpack_facts(plain, path)
                yield facts, unpack_repeal(statement) if repeal else unpack_cited(statement)

    def bases(self) -> Iterator[tuple[DocumentFacts, tuple[CitedInstrument, ...]]]:
        """See ArchiveSource."""
        cited = t.citation
        query = (
            _documents(cited.c.plain.label("statement"))
            .join(cited, cited.c.content == t.file.c.content)
            .where(cited.c.basis == 1)
            .order_by(t.file.c.path, cited.c.ordinal)
        )
        for path, rows in groupby(stream(self._engine, query), key=lambda row: row.path):
            some = list(rows)
            yield unpack_facts(some[0].plain, path), tuple(unpack_cited(row.statement) for row in some)


def _documents(*more: Any) -> Select[Any]:
    """Path and facts of every document, and further columns."""
    return select(t.file.c.path, t.fact.c.plain, *more).join(t.fact, t.fact.c.content == t.file.c.content)


class StoredResult(NamedTuple):
    """The result of one file as stored; None where there is none of a kind."""

    path: str
    code: str | None
    message: str | None
    failure: str | None
    record: bytes | None
    problems: bytes | None
    outcomes: bytes | None
    examined: bytes | None
    reasons: bytes | None
    findings: bytes | None


_LISTED = (
    t.file.c.path, t.file.c.code, t.file.c.message, t.result.c.failure, t.result.c.record,
    t.result.c.problems, t.result.c.outcomes, t.result.c.examined, t.result.c.reasons, t.result.c.findings,
)  # fmt: skip


def stored_results(engine: Engine) -> Iterator[StoredResult]:
    """Results of all files by path."""
    query = (
        select(*_LISTED).outerjoin(t.result, t.result.c.content == t.file.c.content).order_by(t.file.c.path)
    )
    for row in stream(engine, query):
        yield StoredResult(*row)


def stored_archive_findings(engine: Engine, *, in_documents: bool) -> Iterator[tuple[str, bytes]]:
    """Path (empty: none) and packed finding of archive rules: in documents by path, else by path and row."""
    table = t.archive_finding
    is_there = (table.c.row == 0) & (table.c.path != "")
    order = (table.c.path, table.c.sheet, table.c.row, table.c.rule, table.c.id)
    query = (
        select(table.c.path, table.c.plain).where(is_there if in_documents else ~is_there).order_by(*order)
    )
    yield from map(tuple, stream(engine, query))


def stored_archive_results(engine: Engine) -> list[tuple[str, str, int, str]]:
    """Rule, outcome, examined and reason of each archive rule."""
    table = t.archive_result
    query = select(table.c.rule, table.c.outcome, table.c.examined, table.c.reason).order_by(table.c.rule)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def totals(engine: Engine) -> dict[str, int]:
    """Sums over all files: documents, block, major, minor, info, forbidding; archive findings included."""
    columns = [t.result.c[name] for name in ("block", "major", "minor", "info", "forbidding")]
    joined = select(
        func.count(t.result.c.record), *(func.coalesce(func.sum(column), 0) for column in columns)
    ).join(t.file, t.file.c.content == t.result.c.content)
    names = ("documents", "block", "major", "minor", "info", "forbidding")
    with engine.connect() as connection:
        sums = dict(zip(names, map(int, connection.execute(joined).one()), strict=True))
        table = t.archive_finding
        counted = select(table.c.severity, func.count()).where(table.c.counts == 1).group_by(table.c.severity)
        for severity, count in connection.execute(counted):
            sums[severity] += count
    return sums


def failure_digest(engine: Engine) -> str:
    """A digest of which contents have failed, so that a later success is seen as a change."""
    query = select(t.result.c.content, t.result.c.attempts).where(t.result.c.failure.is_not(None))
    digest = hashlib.sha256()
    for content, attempts in stream(engine, query.order_by(t.result.c.content)):
        digest.update(f"{content}{attempts}".encode())
    return digest.hexdigest()
