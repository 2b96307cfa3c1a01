"""The store, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text

from hegui.archive.codec import pack, unpack
from hegui.archive.facts import archive_from_plain
from hegui.archive.store.migration import STEPS, migrate, version_of
from hegui.archive.store.rendered import kept_text
from hegui.archive.store.store import Examined, FileRow, Store
from hegui.archive.store.stream import StoreArchive, totals
from hegui.archive.unit import KINDS, build_units
from hegui.audit.examine import fact_rows
from hegui.errors import StoreError

from .samples import DOGS, PARKING, RIVER, document, row


@pytest.fixture
def store(store_address: str) -> Any:
    opened = Store(store_address)
    yield opened
    opened.close()


def _result(content: str, failure: str | None = None, **values: Any) -> dict[str, Any]:
    counts = dict.fromkeys(("block", "major", "minor", "info", "forbidding"), 0)
    return {
        "content": content, "rules": "r1", "day": "", "failure": failure, "attempts": int(bool(failure)),
        "record": None if failure else pack({}), "problems": None, **counts, "outcomes": b"", "examined": b"",
        "reasons": pack([]), "findings": None, **values,
    }  # fmt: skip


def _files(*names: str) -> list[FileRow]:
    return [FileRow(name, f"content of {name}", name.encode(), "stamp") for name in names]


def test_work_that_is_left(store: Store) -> None:
    store.put_files(_files("a.txt", "b.txt", "c.txt"))
    assert store.count_waiting("r1", "2025-01-01", retry=False) == 3
    store.put_results(
        [Examined(_result("content of a.txt")), Examined(_result("content of b.txt", "timeout"))]
    )
    waiting = list(store.waiting("r1", "2025-01-01", retry=False))
    assert [(task.path, task.attempts) for task in waiting] == [("c.txt", 0)]
    again = {task.path: task.attempts for task in store.waiting("r1", "2025-01-01", retry=True)}
    assert again == {"b.txt": 1, "c.txt": 0}
    assert store.count_waiting("other rules", "2025-01-01", retry=False) == 3


def test_results_of_undated_documents_hold_for_their_day(store: Store) -> None:
    store.put_files(_files("a.txt"))
    store.put_results([Examined(_result("content of a.txt", day="2025-01-01"))])
    assert store.count_waiting("r1", "2025-01-01", retry=False) == 0
    assert store.count_waiting("r1", "2025-01-02", retry=False) == 1


def test_one_content_at_two_paths_is_one_task(store: Store) -> None:
    store.put_files([FileRow(name, "same", b"", "") for name in ("b.txt", "a.txt")])
    assert [task.path for task in store.waiting("r1", "", retry=False)] == ["a.txt"]
    store.put_results([Examined(_result("same", minor=2))])
    assert totals(store.engine)["minor"] == 4


def test_results_may_come_while_tasks_are_read(store: Store) -> None:
    store.put_files(_files(*(f"{n:05}.txt" for n in range(2500))))
    seen = []
    for task in store.waiting("r1", "", retry=False):
        seen.append(task.path)
        if len(seen) % 500 == 0:
            store.put_results([Examined(_result(f"content of {path}")) for path in seen[-500:]])
    assert len(seen) == len(set(seen)) == 2500
    assert store.count_waiting("r1", "", retry=False) == 0


def test_files_that_are_gone_are_forgotten(store: Store) -> None:
    store.put_files(_files("a.txt", "子/乙.txt", "甲.txt", "𠀀.txt"))
    store.put_results([Examined(_result("content of a.txt")), Examined(_result("content of 甲.txt"))])
    assert store.end_scan(sorted(["甲.txt", "𠀀.txt", "new.txt"])) == 2
    assert sorted(store.known_files(["a.txt", "子/乙.txt", "甲.txt", "𠀀.txt"])) == ["甲.txt", "𠀀.txt"]
    store.prune()
    assert totals(store.engine)["documents"] == 1


def _fill(store: Store, facts: dict[str, Any]) -> StoreArchive:
    memory = archive_from_plain(facts)
    for held in memory.documents_:
        content = f"content of {held.path}"
        store.put_files([FileRow(held.path, content, b"", "")])
        store.put_results([Examined(_result(content), *fact_rows(content, held))])
    store.put_ledger(memory.entries_)
    store.put_publications(memory.publications_)
    return StoreArchive(store.engine, has_ledger=memory.has_ledger, has_publications=memory.has_publications)


FACTS = {
    "documents": [
        document(
            1, *RIVER, months=60, cites=[{"title": "中华人民共和国水法", "article": 3}, {"title": PARKING[0]}]
        ),
        document(
            2, *PARKING, until=date(2026, 1, 1), repeals=[{"title": "旧办法", "number": "澄府规〔2009〕1号"}]
        ),
        document(4, *DOGS, cites=[{"title": RIVER[0], "number": "澄府规〔2024〕1号", "basis": False}]),
        {"path": "丙/无号.txt", "title": "𠀀\x00号通知", "issuer": "澄湖县人民政府"},
        {"path": "令.txt", "title": "某令", "number": "澄湖县人民政府令第3号", "signed": date(2024, 1, 1)},
    ],
    "ledger": [
        row(2, *PARKING, registration="CHGS-2024-1", status="有效", columns=["filed"]),
        row(1, "河道办法", RIVER[1], registration="CHGS-2024-3"),
        {"title": "旧办法", "number": "澄府规〔2009〕1号", "status": "废止", "ended": date(2024, 1, 1)},
    ],
    "published": [{"title": RIVER[0], "on": date(2024, 1, 15)}],
}


def test_units_are_the_same_as_from_memory(store: Store) -> None:
    """What the rules see does not depend on what holds the facts."""
    kinds = frozenset(KINDS)
    from_store = list(build_units(_fill(store, FACTS), kinds))
    plain = {**FACTS, "documents": [dict(one) for one in FACTS["documents"]]}  # type: ignore[arg-type]
    from_memory = list(build_units(archive_from_plain(plain), kinds))
    assert [kind for kind, _ in from_store] == [kind for kind, _ in from_memory]
    for (_, one), (_, other) in zip(from_store, from_memory, strict=True):
        assert _bare(one) == _bare(other)


def _bare(unit: Any) -> str:
    """A unit without the citations of its documents, which only memory holds beside them."""
    shown = re.sub(r"citations=\(.*?\), repeals=\(.*?\), steps=", "steps=", repr(unit).replace("\\x00", ""))
    return re.sub(r"frozenset\(\{(.*?)\}\)", lambda match: str(sorted(match[1].split(", "))), shown)


def test_text_parts_are_kept_by_key(store: Store) -> None:
    made: list[int] = []

    def make() -> Any:
        made.append(1)
        yield from ("一", "二" * 2_000_000, "𠀀")

    first = "".join(kept_text(store, "k1", "findings", make))
    assert "".join(kept_text(store, "k1", "findings", make)) == first
    assert len(made) == 1
    assert "".join(kept_text(store, "k2", "findings", make)) == first
    assert len(made) == 2


def test_half_a_text_is_not_kept(store: Store) -> None:
    def make() -> Any:
        yield "一" * 2_000_000
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        list(kept_text(store, "k", "findings", make))
    assert "".join(kept_text(store, "k", "findings", lambda: iter(["整"]))) == "整"


def test_migrations_go_one_by_one_and_only_forward(store: Store) -> None:
    def second(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE added (a INTEGER)"))

    with store.engine.begin() as connection:
        assert version_of(connection) == len(STEPS)
        assert migrate(connection) == len(STEPS)
        assert migrate(connection, (*STEPS, second)) == len(STEPS) + 1
        assert inspect(connection).has_table("added")
    with store.engine.begin() as connection, pytest.raises(StoreError, match="请升级"):
        migrate(connection)


def test_one_audit_at_a_time(store_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hegui.archive.store.lock.PATIENCE", 0.3)
    one, other = Store(store_address), Store(store_address)
    with one.use(), pytest.raises(StoreError, match="另一个审计"), other.use():
        pass
    with other.use():
        pass
    one.close()
    other.close()


def test_packed_values_come_back() -> None:
    value = [{"a": ["一", None, 3, True, "𠀀\ud800"]}]
    assert unpack(pack(value)) == value
