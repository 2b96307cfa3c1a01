"""Citations resolve exactly or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hegui.archive.link import Link
from hegui.archive.unit import build_units

from .samples import PARKING, RIVER, archive, document, row


def _links(**facts: Any) -> list[Link]:
    units = build_units(archive(**facts), frozenset({"link"}))
    return [unit for kind, unit in units if kind == "link" and isinstance(unit, Link)]


@pytest.mark.parametrize(
    "cited",
    [
        {"title": RIVER[0]},
        {"title": "任何名称", "number": "澄府规[2024]1号"},
        {"title": f"《{RIVER[0]}》", "number": "澄府规〔2024〕1号"},
    ],
)
def test_by_title_and_by_number(cited: dict[str, str]) -> None:
    links = _links(documents=[document(1, *RIVER), document(2, *PARKING, cites=[cited])])
    assert [link.target.path for link in links if link.target] == ["1.docx"]


@pytest.mark.parametrize(
    "cited",
    [
        {"title": "河道管理办法"},
        {"title": RIVER[0] + "实施细则"},
        {"title": RIVER[0], "number": "澄府规〔2019〕7号"},
        {"title": "中华人民共和国水法"},
    ],
)
def test_nothing_is_resolved_by_likeness(cited: dict[str, str]) -> None:
    assert _links(documents=[document(1, *RIVER), document(2, *PARKING, cites=[cited])]) == []


def test_of_two_with_one_title_the_one_that_was_there() -> None:
    older = {**document(1, RIVER[0], date(2019, 1, 10)), "path": "旧.docx"}
    newer = {**document(9, RIVER[0], date(2024, 9, 1)), "path": "新.docx"}
    links = _links(documents=[older, newer, document(2, *PARKING, cites=[{"title": RIVER[0]}])])
    assert [link.target.path for link in links if link.target] == ["旧.docx"]


def test_a_repeal_reaches_a_row_without_a_document() -> None:
    stated = document(2, *PARKING, repeals=[{"title": RIVER[0]}, {"title": "从未登记的办法"}])
    links = _links(documents=[stated], ledger=[row(1, *RIVER)])
    entries = [link.target.entry if link.target else None for link in links]
    assert [entry and entry.row for entry in entries] == [2, None]
    assert all(link.is_repeal for link in links)
