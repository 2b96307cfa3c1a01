"""Dates of register cells."""

from __future__ import annotations

from datetime import date

import pytest

from hegui.archive.ledger_date import read_cell_date

FORMS = (
    date(2023, 5, 6), "2023.5.6", "2023-05-06", "2023/5/6", "2023年5月6日", "2023．5．6", "20230506",
    20230506, 45052, 45052.0, "45052", "二〇二三年五月六日", "２０２３年５月６日", "2023-05-06 00:00:00",
    " 2023年 5月6日 ",
)  # fmt: skip


@pytest.mark.parametrize("cell", FORMS)
def test_forms_of_one_day(cell: object) -> None:
    found = read_cell_date(cell)  # type: ignore[arg-type]
    assert found.day == date(2023, 5, 6)
    assert found.fault == ""


@pytest.mark.parametrize("cell", [None, "", "—", "无", "长期有效", "/"])
def test_nothing_is_no_fault(cell: str | None) -> None:
    assert read_cell_date(cell) == (None, "")


@pytest.mark.parametrize("cell", ["2023.5", "2023年2月30日", "去年", "2023.13.1", 7, "5月6日"])
def test_what_is_no_day_is_a_fault(cell: object) -> None:
    found = read_cell_date(cell)  # type: ignore[arg-type]
    assert found.day is None
    assert "不是日期" in found.fault
