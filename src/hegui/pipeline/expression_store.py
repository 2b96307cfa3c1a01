"""Programs of expressions in the cache folder, so that a run compiles only what no run before it used.

Losing the file, or one that does not agree, costs time and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hegui.model.expression import PROGRAMS, engine_tag
from hegui.settings import cache_folder, read_cached, write_cached

MOST_PROGRAMS = 2_000
_FORM = "1"  # of the file; part of its name


def load_expressions() -> None:
    """Makes the stored programs known to this process; those it already knows stay."""
    target = _target()
    if target is not None and not PROGRAMS.known:
        PROGRAMS.known = _read(target)


def store_expressions() -> None:
    """Adds the programs made in this process to the store. More than ``MOST_PROGRAMS`` begin it anew."""
    target = _target()
    if target is None or not PROGRAMS.fresh:
        return
    table = {**_read(target), **PROGRAMS.fresh}
    write_cached(target, table if len(table) <= MOST_PROGRAMS else PROGRAMS.fresh)


def _target() -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / f"expressions-{engine_tag()}-{_FORM}.bin"


def _read(target: Path) -> dict[Any, Any]:
    table = read_cached(target)
    return table if isinstance(table, dict) else {}
