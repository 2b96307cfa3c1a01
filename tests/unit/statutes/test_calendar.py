from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hegui.errors import ReferenceTableError
from hegui.statutes.calendar import UnknownYearError, load_calendar
from hegui.statutes.reference import Reference

FOLDER = Path(__file__).resolve().parents[3] / "rules" / "reference"
CALENDAR = load_calendar(FOLDER / "workdays.csv")


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 5, 1), False),  # 劳动节
        (date(2024, 5, 6), True),
        (date(2024, 5, 11), True),  # a Saturday worked for it
        (date(2024, 5, 12), False),
        (date(2024, 2, 4), True),  # a Sunday worked before 春节
        (date(2024, 2, 12), False),
        (date(2004, 1, 1), False),
        (date(2026, 10, 1), False),
        (date(2015, 9, 3), False),
    ],
)
def test_days(day: date, worked: bool) -> None:
    assert CALENDAR.is_workday(day) is worked


def test_add_leaves_the_day_itself_out() -> None:
    assert CALENDAR.add_workdays(date(2024, 4, 29), 5) == date(2024, 5, 9)
    assert CALENDAR.add_workdays(date(2024, 5, 9), -5) == date(2024, 4, 29)
    assert CALENDAR.add_workdays(date(2024, 5, 1), 0) == date(2024, 5, 1)


def test_last_workday_counts_the_first_if_it_is_worked() -> None:
    assert CALENDAR.last_workday(date(2024, 4, 30), 5) == date(2024, 5, 9)
    assert CALENDAR.last_workday(date(2024, 5, 1), 5) == date(2024, 5, 10)


def test_count_both_ways() -> None:
    first, last = date(2024, 4, 29), date(2024, 5, 9)
    assert CALENDAR.count_workdays(first, last) == 5
    assert CALENDAR.count_workdays(first, last, include_first=True) == 6
    assert CALENDAR.count_workdays(last, first) == 0


def test_every_year_from_2004_to_2026_is_known_and_no_other() -> None:
    assert [year for year in range(1990, 2060) if CALENDAR.knows(year)] == list(range(2004, 2027))
    for year in range(2004, 2027):
        worked = CALENDAR.count_workdays(date(year, 1, 1), date(year, 12, 31), include_first=True)
        assert 244 <= worked <= 255, year


def test_an_unknown_year_is_an_error_and_no_guess() -> None:
    with pytest.raises(UnknownYearError, match="未收录2050年") as caught:
        CALENDAR.is_workday(date(2050, 1, 3))
    assert caught.value.year == 2050
    with pytest.raises(UnknownYearError):
        CALENDAR.add_workdays(date(2026, 12, 30), 3)


def test_reference_offers_the_table() -> None:
    assert Reference(FOLDER).calendar.knows(2024)


@pytest.mark.parametrize("row", ["2024-13-01,holiday,元旦", "2024-01-01,rest,元旦", "昨天"])
def test_a_wrong_row_names_its_line(tmp_path: Path, row: str) -> None:
    table = tmp_path / "workdays.csv"
    table.write_text(f"date,kind,occasion\n2024-01-01,holiday,元旦\n{row}\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match="第3行"):
        load_calendar(table)
