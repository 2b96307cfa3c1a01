"""Programs of expressions kept from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.model.expression import PROGRAMS, Programs, expression
from hegui.pipeline import expression_store
from hegui.pipeline.expression_store import load_expressions, store_expressions


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """The process's programs, emptied; the store in a folder of its own."""
    monkeypatch.setenv("HEGUI_CACHE", str(tmp_path))
    monkeypatch.setattr(PROGRAMS, "known", {})
    monkeypatch.setattr(PROGRAMS, "fresh", {})
    return PROGRAMS


def test_programs_come_back_in_the_next_run(programs: Programs) -> None:
    assert expression("第[一二]条").search("第二条") is not None
    store_expressions()
    programs.fresh.clear()
    load_expressions()
    assert set(programs.known) == {("第[一二]条", 0)}
    assert expression("第[一二]条").search("第二条") is not None
    assert not programs.fresh


def test_a_later_run_adds_and_a_full_store_begins_anew(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in ("甲", "乙"):
        programs.fresh.clear()
        expression(source).search("")
        store_expressions()
    load_expressions()
    assert {source for source, _ in programs.known} == {"甲", "乙"}
    monkeypatch.setattr(expression_store, "MOST_PROGRAMS", 2)
    programs.fresh.clear()
    expression("丙").search("")
    store_expressions()
    programs.known = {}
    load_expressions()
    assert {source for source, _ in programs.known} == {"丙"}


def test_a_damaged_store_is_ignored(programs: Programs, tmp_path: Path) -> None:
    expression("甲").search("")
    store_expressions()
    (stored,) = tmp_path.glob("expressions-*.bin")
    stored.write_bytes(stored.read_bytes()[:-2])
    load_expressions()
    assert programs.known == {}
