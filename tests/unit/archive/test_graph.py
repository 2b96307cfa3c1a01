"""What a change means for the documents that rest on it: chains, clauses, dispositions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hegui.archive.facts import archive_from_plain
from hegui.archive.graph import Change, Impact, change_keys, find_impact
from hegui.archive.store.store import Examined, FileRow, Store
from hegui.audit.examine import fact_rows

from .samples import DOGS, PARKING, RIVER, document, row

LAW = "中华人民共和国水法"


def _impact(folder: Path, change: Change, *documents: Any, ledger: tuple[Any, ...] = ()) -> Impact:
    archive = archive_from_plain({"documents": list(documents), "ledger": list(ledger)})
    store = Store(str(folder / "s.sqlite"))
    counts = dict.fromkeys(("block", "major", "minor", "info", "forbidding", "attempts"), 0)
    for held in archive.documents_:
        store.put_files([FileRow(held.path, held.path, b"", "")])
        row_ = {"content": held.path, "rules": "r", "day": "", **counts}
        store.put_results([Examined(row_, *fact_rows(held.path, held))])
    store.put_ledger(archive.entries_)
    try:
        return find_impact(store.engine, change)
    finally:
        store.close()


def _change(**changes: Any) -> Change:
    return Change(**{"title": LAW, "keys": change_keys((LAW,)), "on": date(2025, 1, 1), **changes})


def _cites(title: str = LAW, **more: Any) -> list[dict[str, Any]]:
    return [{"title": title, **more}]


@pytest.mark.parametrize(
    ("cites", "change", "disposition"),
    [
        (_cites(article=32), {"article": "32"}, "修改"),
        (_cites(article=5), {"article": "32"}, "继续有效"),
        (_cites(), {"article": "32"}, "需人工核实"),
        (_cites(), {}, "需人工核实"),
        (_cites(), {"repealed": True}, "废止"),
        ([*_cites(), *_cites("中华人民共和国防洪法")], {"repealed": True}, "修改"),
        (_cites(basis=False), {"repealed": True}, "修改"),
    ],
)
def test_dispositions(tmp_path: Path, cites: Any, change: dict[str, Any], disposition: str) -> None:
    (item,) = _impact(tmp_path, _change(**change), document(1, *RIVER, cites=cites)).items
    assert item.disposition == disposition
    assert item.reason


def test_expired_and_ended_documents(tmp_path: Path) -> None:
    expired = document(1, *RIVER, cites=_cites(), until=date(2024, 12, 31))
    repealed = document(2, *PARKING, cites=_cites())
    impact = _impact(tmp_path, _change(), expired, repealed, ledger=(row(2, *PARKING, status="废止"),))
    assert [item.disposition for item in impact.items] == ["宣布失效"]
    assert impact.ended == 1


def test_chains_by_title_and_number(tmp_path: Path) -> None:
    documents = (
        document(1, *RIVER, cites=_cites()),
        document(2, *PARKING, cites=_cites(RIVER[0])),
        document(3, *DOGS, cites=[{"title": PARKING[0], "number": "澄府规〔2024〕2号"}]),
        document(
            4,
            "澄湖县集市管理规定",
            date(2024, 7, 1),
            cites=[{"title": RIVER[0], "number": "澄府规〔2009〕9号"}],
        ),
    )
    impact = _impact(tmp_path, _change(article="3"), *documents)
    chains = {item.path: item.chain for item in impact.items}
    assert chains == {
        "1.docx": (LAW,),
        "2.docx": (LAW, RIVER[0]),
        "3.docx": (LAW, RIVER[0], PARKING[0]),
    }


def test_circles_end(tmp_path: Path) -> None:
    one = document(1, *RIVER, cites=[*_cites(), *_cites(PARKING[0])])
    other = document(2, *PARKING, cites=_cites(RIVER[0]))
    assert {item.path for item in _impact(tmp_path, _change(), one, other).items} == {"1.docx", "2.docx"}


def test_history_is_no_reason(tmp_path: Path) -> None:
    assert _impact(tmp_path, _change(), document(1, *RIVER, cites=_cites(history=True))).items == ()
