"""Ledger and publication list of an audit: read when their files changed, otherwise taken from the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from hegui.archive.ledger import Ledger, LedgerFault, SheetMapping, publications_of, read_ledger
from hegui.archive.store.store import Store
from hegui.audit.plan import AuditPlan
from hegui.errors import LedgerError
from hegui.model.register import RegisterEntry

FORMAT = "ledger-2"
"""Changed when the same file is read in another way than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Ledger and publication list; None where none was given. digest: of both, for what rests on them."""

    ledger: Ledger | None
    publications: Ledger | None
    digest: str


def store_registers(plan: AuditPlan, store: Store) -> Registers:
    """Brings both into the store. Errors: LedgerError."""
    ledger, one = _store_table(plan, store, "ledger", plan.ledger, lambda t: store.put_ledger(t.entries))
    listed, other = _store_table(
        plan, store, "publications", plan.publications, lambda t: store.put_publications(publications_of(t))
    )
    return Registers(ledger=ledger, publications=listed, digest=one + other)


def _store_table(
    plan: AuditPlan, store: Store, name: str, source: str | None, put: Callable[[Ledger], None]
) -> tuple[Ledger | None, str]:
    """The table of one kind and the digest of its source."""
    known = json.loads(store.setting(name) or "{}")
    if source is None:
        if known.get("imported"):
            return _from_plain(known["table"]), str(known["digest"])
        if known.get("digest"):
            store.put_setting(name, "{}")
            put(Ledger(path=""))
        return None, ""
    digest = _digest(plan, source)
    if digest and known.get("digest") == digest:
        return _from_plain(known["table"]), digest
    table = read_ledger(source, plan.settings.ledger_columns, path=_shown(plan, source))
    plain = registers_plain(table, digest)
    store.put_setting(name, "{}")
    put(table)
    store.put_setting(name, json.dumps(plain, ensure_ascii=False))
    return replace(table, entries=()), str(plain["digest"])


def registers_plain(table: Ledger, digest: str = "") -> dict[str, Any]:
    """What the store remembers of a table besides its rows; a digest of its rows where none is given."""
    rows = "" if digest else repr([(e.row, e.sheet, *map(str, _cells(e))) for e in table.entries])
    made = hashlib.sha256(rows.encode("utf-8", "surrogatepass")).hexdigest()
    return {"digest": digest or made, "table": _to_plain(table)}


def _cells(entry: RegisterEntry) -> list[Any]:
    names = [f.name for f in fields(entry) if f.name != "columns"]
    return [*(getattr(entry, name) for name in names), sorted(entry.columns)]


def _digest(plan: AuditPlan, source: str) -> str:
    """Digest of a file and of how it is read; empty for a database, which is read every time."""
    if "://" in source:
        return ""
    try:
        content = Path(source).read_bytes()
    except OSError:
        raise LedgerError(f"表格 {source} 不能读取，请检查路径和权限") from None
    reading = repr((FORMAT, _shown(plan, source), sorted(plan.settings.ledger_columns.items())))
    return hashlib.sha256(reading.encode("utf-8", "surrogatepass") + content).hexdigest()


def _shown(plan: AuditPlan, source: str) -> str | None:
    """The ledger's name in the report: within the archive its path there, else its file name."""
    if "://" in source or plan.is_remote:
        return None
    folder, file = Path(plan.archive).resolve(), Path(source).resolve()
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def _to_plain(table: Ledger) -> dict[str, Any]:
    plain = {name: getattr(table, name) for name in ("path", "rows", "count")}
    return {
        **plain,
        "mappings": [asdict(mapping) for mapping in table.mappings],
        "faults": [asdict(fault) for fault in table.faults],
    }


def _from_plain(plain: dict[str, Any]) -> Ledger:
    return Ledger(
        path=plain["path"],
        rows=plain["rows"],
        count=plain["count"],
        mappings=tuple(
            SheetMapping(**{**mapping, "ignored": tuple(mapping["ignored"])}) for mapping in plain["mappings"]
        ),
        faults=tuple(LedgerFault(**fault) for fault in plain["faults"]),
    )
