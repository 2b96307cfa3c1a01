"""Series: where the order of dates is broken, and by whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hegui.archive.facts import archive_from_plain
from hegui.archive.series import build_series, next_number
from hegui.checks.context import CheckContext
from hegui.checks.sequence import GapParams, ToleranceParams, bind_date_order, bind_gap
from hegui.model.rule import Outcome
from hegui.rulebook.place import builtin_rules
from hegui.statutes.reference import Reference

CONTEXT = CheckContext(
    on=date(2025, 1, 1),
    as_of=date(2025, 1, 1),
    jurisdiction="CN",
    reference=Reference(builtin_rules() / "reference"),
)


def _series(*documents: tuple[int, date], ledger: tuple[int, ...] = ()) -> Any:
    facts = {
        "documents": [
            {"path": f"{n}.docx", "title": f"第{n}号办法", "number": f"澄府规〔2024〕{n}号", "signed": day}
            for n, day in documents
        ],
        "ledger": [{"title": f"第{n}号办法", "number": f"澄府规〔2024〕{n}号"} for n in ledger],
    }
    (series,) = build_series(archive_from_plain(facts).numbered())
    return series


def _months(*months: int) -> list[tuple[int, date]]:
    return [(n, date(2024, month, 10)) for n, month in enumerate(months, 1)]


@pytest.mark.parametrize(
    ("months", "wrong"),
    [
        ((1, 2, 3, 4), []),
        ((1, 2, 3, 1), ["4.docx"]),
        ((9, 2, 3, 4), ["1.docx"]),
        ((1, 2, 12, 4, 5, 6), ["3.docx"]),
        ((1, 5, 2, 3, 4, 6), ["2.docx"]),
    ],
)
def test_the_fewest_that_break_the_order_are_named(months: tuple[int, ...], wrong: list[str]) -> None:
    check = bind_date_order(ToleranceParams(kinds=("number",), tolerance=7))
    hits = check(_series(*_months(*months)), CONTEXT).hits
    assert [hit.place.path for hit in hits] == wrong


def test_gaps_at_the_beginning_and_of_the_ledger() -> None:
    check = bind_gap(GapParams(runs=False, kinds=("number",), whole_above=0.5))
    one = check(_series((2, date(2024, 1, 1)), (3, date(2024, 2, 1))), CONTEXT)
    assert [(hit.values["first"], hit.outcome) for hit in one.hits] == [
        ("澄府规〔2024〕1号", Outcome.VIOLATED)
    ]
    filled = check(_series((2, date(2024, 1, 1)), (3, date(2024, 2, 1)), ledger=(1,)), CONTEXT)
    assert filled.hits == ()
    assert filled.examined == 3


def test_a_series_that_is_mostly_elsewhere_is_not_accused() -> None:
    check = bind_gap(GapParams(runs=True, kinds=("number",), whole_above=0.5))
    hits = check(_series((4, date(2024, 1, 1)), (50, date(2024, 9, 1))), CONTEXT).hits
    assert {hit.outcome for hit in hits} == {Outcome.UNDETERMINED}


def test_a_mistyped_number_does_not_excuse_the_gaps_before_it() -> None:
    days = [(n, date(2024, n, 1)) for n in (1, 2, 5, 6)]
    check = bind_gap(GapParams(runs=True, kinds=("number",), whole_above=0.5))
    hits = check(_series(*days, (107, date(2024, 7, 1))), CONTEXT).hits
    assert [(hit.values["last"], hit.outcome) for hit in hits] == [
        ("澄府规〔2024〕4号", Outcome.VIOLATED),
        ("澄府规〔2024〕106号", Outcome.UNDETERMINED),
    ]


def test_next_number_goes_on_after_the_highest() -> None:
    assert next_number(_series((1, date(2024, 1, 1)), (7, date(2024, 2, 1)))).text == "澄府规〔2024〕8号"
