"""Renamed public bodies with the day of the change (recalled, so at most `minor`)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hegui.errors import ReferenceTableError


class Renaming(NamedTuple):
    """One change of name. ``level``: state, or local (offices below followed within two years)."""

    old: str
    new: str
    on: date
    level: str


def load_agencies(path: Path) -> tuple[Renaming, ...]:
    """The table, longest old names first. Errors: ReferenceTableError naming file and line."""
    rows = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            try:
                changed = date.fromisoformat(row["changed_on"])
                rows.append(Renaming(row["old_name"], row["new_name"], changed, row["level"]))
            except (KeyError, ValueError, TypeError):
                raise ReferenceTableError(
                    f"{path.name} 第{number}行有误，应有 old_name、new_name、changed_on、level"
                ) from None
    return tuple(sorted(rows, key=lambda row: (-len(row.old), row.old)))
