"""Writes workdays.csv from the data of the MIT package chinese-calendar, which is no dependency of hegui.

Run in an environment that has the package, from this folder:
``python workdays_import.py > workdays.csv``.
The package follows the yearly notices of 国务院办公厅 on 节假日安排; only days that differ from the plain
week are kept: weekdays off (``holiday``) and Saturdays and Sundays worked (``workday``).
"""

from __future__ import annotations

import sys
from importlib.metadata import version

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


def main() -> None:
    """Prints the table."""
    from chinese_calendar import constants

    rows = [
        (day.isoformat(), "holiday", NAMES[str(name)])
        for day, name in constants.holidays.items()
        if day.weekday() < 5
    ]
    rows += [
        (day.isoformat(), "workday", NAMES[str(name)])
        for day, name in constants.workdays.items()
        if day.weekday() >= 5
    ]
    out = sys.stdout
    out.write(
        f"# source: chinese-calendar {version('chinese_calendar')} (MIT), after the notices of 国务院办公厅\n"
    )
    out.write("date,kind,occasion\n")
    out.writelines(",".join(row) + "\n" for row in sorted(rows))


if __name__ == "__main__":
    main()
