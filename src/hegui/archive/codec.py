"""Facts, ledger rows and publications as compact bytes and back. Plain JSON; nothing executable is read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from hegui.model.register import (
    CitedInstrument,
    DocumentFacts,
    FactPlace,
    Publication,
    RegisterEntry,
    RepealStatement,
    SeriesNumber,
    Standing,
    Validity,
)

_FACTS = tuple(f.name for f in fields(DocumentFacts) if f.name not in ("path", "citations", "repeals"))
_ENTRY = tuple(f.name for f in fields(RegisterEntry))
_PUBLICATION = tuple(f.name for f in fields(Publication))
_ENTRY_DATES = frozenset(name for name in _ENTRY if name.endswith("_on"))
_LEVEL = 1  # of zlib: speed counts, and the texts are short


def pack(value: Any) -> bytes:
    """JSON values as compressed bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes) -> Any:
    """The values of ``pack``."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def clean_key(key: str) -> str:
    """A key that every database takes: without NUL and unpaired surrogates."""
    return key.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def pack_facts(facts: DocumentFacts) -> bytes:
    """Facts of a document without its path, citations and repeals."""
    return pack([_plain(getattr(facts, name)) for name in _FACTS])


def unpack_facts(data: bytes, path: str) -> DocumentFacts:
    """The facts of ``pack_facts`` for the same content at ``path``."""
    values: dict[str, Any] = dict(zip(_FACTS, unpack(data), strict=True))
    values["issuers"] = tuple(values["issuers"])
    values["names"] = tuple(values["names"])
    values["steps"] = tuple(values["steps"])
    values["number"] = SeriesNumber(*values["number"]) if values["number"] else None
    for name in ("signed_on", "effective_on"):
        values[name] = _day(values[name])
    for name in ("number_place", "title_place", "date_place"):
        values[name] = _place(values[name])
    validity = values["validity"]
    if validity is not None:
        until, months, trial, place = validity
        values["validity"] = Validity(_day(until), months, trial, FactPlace(*place))
    return DocumentFacts(path=path, **values)


def pack_statement(statement: CitedInstrument | RepealStatement) -> bytes:
    """A citation or repeal statement."""
    return pack([_plain(value) for value in statement])


def unpack_cited(data: bytes) -> CitedInstrument:
    """The citation of ``pack_statement``."""
    title, number, articles, history, basis, place = unpack(data)
    return CitedInstrument(title, number, tuple(articles), history, basis, FactPlace(*place))


def unpack_repeal(data: bytes) -> RepealStatement:
    """The repeal statement of ``pack_statement``."""
    title, number, on, place = unpack(data)
    return RepealStatement(title, number, _day(on), FactPlace(*place))


def pack_entry(entry: RegisterEntry) -> bytes:
    """A ledger row."""
    return pack([_plain(getattr(entry, name)) for name in _ENTRY])


def unpack_entry(data: bytes) -> RegisterEntry:
    """The ledger row of ``pack_entry``."""
    values: dict[str, Any] = dict(zip(_ENTRY, unpack(data), strict=True))
    for name in _ENTRY_DATES:
        values[name] = _day(values[name])
    values["status"] = Standing(values["status"])
    values["columns"] = frozenset(values["columns"])
    return RegisterEntry(**values)


def pack_publication(row: Publication) -> bytes:
    """A row of a publication list."""
    return pack([_plain(getattr(row, name)) for name in _PUBLICATION])


def unpack_publication(data: bytes) -> Publication:
    """The row of ``pack_publication``."""
    values: dict[str, Any] = dict(zip(_PUBLICATION, unpack(data), strict=True))
    values["published_on"] = _day(values["published_on"])
    return Publication(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _place(values: Iterable[Any] | None) -> FactPlace | None:
    return FactPlace(*values) if values else None
