"""Working days (工作日) from a frozen table of the public holidays; outside its years nothing is guessed.

The table follows the yearly notices of 国务院办公厅 on 节假日安排. Whether the first day of a period counts
is a question of law (民法典 art. 201 leaves it out), so both ways are offered.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hegui.errors import HeguiError, ReferenceTableError

ONE_DAY = timedelta(days=1)
_KINDS = frozenset({"holiday", "workday"})


class UnknownYearError(HeguiError):
    """The table does not know a year; whoever asked answers "undetermined". ``year`` is that year."""

    def __init__(self, year: int) -> None:
        super().__init__(f"工作日历未收录{year}年，无法计算工作日。")
        self.year = year


class Calendar:
    """Which days are worked."""

    def __init__(self, holidays: frozenset[date], makeups: frozenset[date]) -> None:
        self._holidays = holidays
        self._makeups = makeups
        self._years = frozenset(day.year for day in holidays | makeups)

    def knows(self, year: int) -> bool:
        """Whether the table holds the holidays of a year."""
        return year in self._years

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked. Errors: UnknownYearError."""
        if day.year not in self._years:
            raise UnknownYearError(day.year)
        if day.weekday() < 5:
            return day not in self._holidays
        return day in self._makeups

    def add_workdays(self, day: date, count: int) -> date:
        """The ``count``-th working day after a day, which is itself not counted; before it if negative.

        Zero gives the day itself. Errors: UnknownYearError.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def last_workday(self, first: date, count: int) -> date:
        """Last day of a period of ``count`` working days that begins on ``first``, which counts if worked.

        Errors: UnknownYearError.
        """
        return self.add_workdays(first, count - 1 if self.is_workday(first) else count)

    def count_workdays(self, first: date, last: date, *, include_first: bool = False) -> int:
        """Working days from ``first`` to ``last``, the last one counted; the first only if asked for.

        Zero where ``last`` is before ``first``. Errors: UnknownYearError.
        """
        day = first if include_first else first + ONE_DAY
        count = 0
        while day <= last:
            count += self.is_workday(day)
            day += ONE_DAY
        return count


def load_calendar(path: Path) -> Calendar:
    """The calendar of a table ``date,kind,occasion`` (kind: holiday | workday; ``#`` begins a comment).

    Errors: ReferenceTableError with file and line.
    """
    days: dict[str, set[date]] = {kind: set() for kind in _KINDS}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "date,")):
            continue
        day, _, rest = line.partition(",")
        kind = rest.partition(",")[0]
        try:
            days[kind].add(date.fromisoformat(day))
        except (KeyError, ValueError):
            raise ReferenceTableError(
                f"{path.name} 第{number}行有误：“{line}”，应为“日期,holiday或workday,事由”。"
            ) from None
    return Calendar(frozenset(days["holiday"]), frozenset(days["workday"]))
