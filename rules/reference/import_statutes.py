"""Make ``statutes.csv`` from the table of gathered facts. What is trusted: docs/adr/0003.

usage: python rules/reference/import_statutes.py FACTS.csv

FACTS.csv has one row per version of an instrument. Kept are the facts with the columns that say
where each comes from; left out are ``source_ref`` (a place in the gatherer's folders), ``locality``
and the three columns that can be computed from the other rows of a title (superseded_on,
superseded_by, amended_on). ``statutes_corrections.csv`` beside this file is applied last: a row with
an existing title and version_date replaces the cells it fills, any other row is added.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from hegui.statutes.catalogue_table import COLUMNS as READ_COLUMNS
from hegui.statutes.catalogue_table import PREFIX

COLUMNS = (*READ_COLUMNS, "note")
RENAMED = {"number": "instrument_number"}
Row = dict[str, str]


def main(arguments: list[str]) -> int:
    """Write the table beside this script; returns the exit code."""
    folder = Path(__file__).parent
    rows = [_convert(row) for row in _read(Path(arguments[0]))]
    for row in rows:
        _repair(row)
    rows = _correct(rows, _read(folder / "statutes_corrections.csv"))
    rows.sort(key=lambda row: (row["title"], row["effective_on"] or row["version_date"]))
    with (folder / "statutes.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} versions of {len({row['title'] for row in rows})} instruments")
    return 0


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def _convert(row: Row) -> Row:
    return {name: (row.get(RENAMED.get(name, name)) or "").strip() for name in COLUMNS}


def _repair(row: Row) -> None:
    """Obvious faults of the facts, each named in the row's note."""
    if row["number"].startswith("中中华"):
        row["number"] = row["number"][1:]
        _note(row, "文号多一“中”字，已改正")
    if row["short_title"] == row["title"] and row["title"].startswith(PREFIX):
        row["short_title"] = row["title"].removeprefix(PREFIX)
        _note(row, "简称未去国名，已改正")
    if row["status"] in ("in_force", "superseded") and row["repealed_on"]:
        row["status"] = "repealed"


def _note(row: Row, text: str) -> None:
    row["note"] = "；".join(part for part in (row["note"], text) if part)


def _correct(rows: list[Row], corrections: list[Row]) -> list[Row]:
    known = {(row["title"], row["version_date"]): row for row in rows}
    for correction in corrections:
        cells = {name: value for name, value in correction.items() if value}
        if correction["version_date"] == "*":
            del cells["version_date"]
            matching = [row for row in rows if row["title"] == correction["title"]]
            if not matching:
                raise SystemExit(f"no such title: {correction['title']}")
            for row in matching:
                row.update(cells)
            continue
        row = known.get((correction["title"], correction["version_date"]))
        if row is not None:
            row.update(cells)
            continue
        rows.append({name: cells.get(name, "") for name in COLUMNS})
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
