"""Who cites what, asked of the store: direct citers of keys, and what each rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import Engine, func, or_, select

from hegui.archive.codec import clean_key, unpack_cited, unpack_entry, unpack_facts
from hegui.archive.store import table as t
from hegui.archive.store.store import BATCH, chunks
from hegui.archive.store.stream import stream
from hegui.model.register import CitedInstrument, DocumentFacts, RegisterEntry


class Citing(NamedTuple):
    """One document that cites one of the keys asked for, with its own number key."""

    document: DocumentFacts
    number_key: str
    cited: CitedInstrument
    cited_title: str
    cited_number: str


def citers(engine: Engine, keys: Collection[str]) -> Iterator[Citing]:
    """Citations whose title or number key is among ``keys``, by path within each batch of keys."""
    cited = t.citation
    for some in chunks(sorted(map(clean_key, keys)), BATCH):
        query = (
            select(
                t.file.c.path, t.fact.c.plain, t.fact.c.number_key,
                cited.c.plain.label("statement"), cited.c.title_key, cited.c.number_key.label("cited_number"),
            )
            .join(t.fact, t.fact.c.content == t.file.c.content)
            .join(cited, cited.c.content == t.file.c.content)
            .where(cited.c.repeal == 0, or_(cited.c.title_key.in_(some), cited.c.number_key.in_(some)))
            .order_by(t.file.c.path, cited.c.ordinal)
        )  # fmt: skip
        for row in stream(engine, query):
            facts = unpack_facts(row.plain, row.path)
            statement = unpack_cited(row.statement)
            yield Citing(facts, row[2], statement, row.title_key, row.cited_number)


def bases_of(engine: Engine, paths: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Title and number keys of all that each document names as its basis, by path."""
    cited = t.citation
    found: dict[str, list[tuple[str, str]]] = {}
    for some in chunks(sorted(paths), BATCH):
        query = (
            select(t.file.c.path, cited.c.title_key, cited.c.number_key)
            .join(cited, cited.c.content == t.file.c.content)
            .where(cited.c.basis == 1, t.file.c.path.in_(some))
            .order_by(t.file.c.path, cited.c.ordinal)
        )
        for path, title, number in stream(engine, query):
            found.setdefault(path, []).append((title, number))
    return found


def entries_of(engine: Engine, numbers: Collection[str]) -> dict[str, RegisterEntry]:
    """The first ledger row of each number key."""
    found: dict[str, RegisterEntry] = {}
    for some in chunks(sorted(key for key in numbers if key), BATCH):
        query = select(t.entry.c.number_key, t.entry.c.plain).where(t.entry.c.number_key.in_(some))
        for key, plain in stream(engine, query.order_by(t.entry.c.id)):
            found.setdefault(key, unpack_entry(plain))
    return found


def count_documents(engine: Engine) -> int:
    """How many documents the store holds facts of."""
    query = select(func.count()).select_from(t.file).join(t.fact, t.fact.c.content == t.file.c.content)
    with engine.connect() as connection:
        return connection.execute(query).scalar() or 0
