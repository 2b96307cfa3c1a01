"""The compiled catalogue: names to rows in one file of the cache folder, so that a run reads no CSV.

The cache is keyed by names, sizes and times of the tables. It is never needed: where it cannot be
written or does not agree, the tables are read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any

from hegui.settings import cache_folder, read_cached, write_cached
from hegui.statutes.catalogue_table import COLUMNS, PREFIX, Row, read_aliases, read_rows

_FORM = "3"  # of the compiled file; part of its key
_TITLE, _SHORT, _LEVEL, _NUMBER = (COLUMNS.index(n) for n in ("title", "short_title", "level", "number"))
_VERSION, _EFFECTIVE = (COLUMNS.index(n) for n in ("version_date", "effective_on"))
_LAWS = frozenset({"法律", "宪法"})
_BARE_ENDS = ("法", "典", "法通则", "法总则", "修正案")
AMBIGUOUS = -1
"""Index of a name that two instruments bear."""


class Compiled:
    """Names, titles and rows of the catalogue as plain data; rows are split only when asked for."""

    def __init__(
        self, digest: str, keys: dict[str, int], ends: list[int], rows: bytes, bare: list[str]
    ) -> None:
        self.digest = digest
        self.keys = keys
        self.bare = bare
        self._ends = ends
        self._rows = rows

    def rows(self, index: int) -> list[Row]:
        """The verified rows of one instrument, oldest version first."""
        start = self._ends[index - 1] if index else 0
        text = self._rows[start : self._ends[index]].decode()
        return [tuple(line.split("\x1f")) for line in text.split("\x1e")]

    def title(self, index: int) -> str:
        """Full title of one instrument."""
        start = self._ends[index - 1] if index else 0
        return self._rows[start : self._rows.index(b"\x1f", start)].decode()


def load_compiled(path: Path, added: tuple[Path, ...], key_of: Callable[[str], str]) -> Compiled:
    """From the cache when it agrees with the tables, else from the tables (and then into the cache)."""
    tables = (path, path.with_name("statute_aliases.csv"), *added)
    stamp = _stamp(tables)
    folder = cache_folder()
    target = folder / f"statutes-{stamp[:20]}.bin" if folder is not None else None
    if target is not None and (stored := _read_cache(target, stamp)) is not None:
        return Compiled(*stored)
    plain = _compile(tables, key_of)
    if target is not None:
        write_cached(target, (stamp, plain))
    return Compiled(*plain)


def _stamp(tables: tuple[Path, ...]) -> str:
    stamp = hashlib.sha256(_FORM.encode())
    for table in tables:
        try:
            state = table.stat()
            stamp.update(f"{table.absolute()}|{state.st_size}|{state.st_mtime_ns}\n".encode())
        except OSError:
            stamp.update(f"{table}|-\n".encode())
    return stamp.hexdigest()


def _read_cache(target: Path, stamp: str) -> tuple[Any, ...] | None:
    stored = read_cached(target)
    if not isinstance(stored, tuple) or len(stored) != 2 or stored[0] != stamp:
        return None
    return tuple(stored[1])


def _compile(
    tables: tuple[Path, ...], key_of: Callable[[str], str]
) -> tuple[str, dict[str, int], list[int], bytes, list[str]]:
    path, aliases, *added = tables
    groups: dict[str, list[Row]] = {}
    for table in (path, *added):
        for row in read_rows(table):
            _place(groups.setdefault(row[_TITLE], []), row, table is not path)
    for rows in groups.values():
        rows.sort(key=lambda row: row[_EFFECTIVE] or row[_VERSION])
    keys = _name(groups, read_aliases(aliases), key_of)
    texts = ["\x1e".join("\x1f".join(row) for row in rows).encode() for rows in groups.values()]
    bare = [name for rows in groups.values() if (name := _bare_name(rows[-1]))]
    bare += [alias for alias, _ in read_aliases(aliases) if alias.endswith(_BARE_ENDS)]
    return _digest(tables), keys, list(accumulate(map(len, texts))), b"".join(texts), bare


def _place(rows: list[Row], row: Row, replaces: bool) -> None:
    if replaces:
        for index, known in enumerate(rows):
            if known[_VERSION] == row[_VERSION]:
                rows[index] = tuple(new or old for new, old in zip(row, known, strict=True))
                return
    rows.append(row)


def _name(
    groups: dict[str, list[Row]], aliases: list[tuple[str, str]], key_of: Callable[[str], str]
) -> dict[str, int]:
    keys: dict[str, int] = {}
    titles = {key_of(title): index for index, title in enumerate(groups)}
    for index, (title, rows) in enumerate(groups.items()):
        names = {rows[-1][_SHORT], title.removeprefix(PREFIX), *(row[_NUMBER] for row in rows)}
        for key in {key_of(name) for name in names if name}:
            if keys.setdefault(key, index) != index:
                keys[key] = AMBIGUOUS
    for alias, title in aliases:
        if key_of(title) in titles:
            keys.setdefault(key_of(alias), titles[key_of(title)])
    return keys | titles


def _bare_name(row: Row) -> str | None:
    name = row[_SHORT] or row[_TITLE].removeprefix(PREFIX)
    return name if row[_LEVEL] in _LAWS and "关于" not in name and name.endswith(_BARE_ENDS) else None


def _digest(tables: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        if table.exists():
            digest.update(table.read_bytes())
    return f"sha256:{digest.hexdigest()}"
