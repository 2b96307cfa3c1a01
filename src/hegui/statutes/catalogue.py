"""The catalogue of instruments: found by exact title, alias, short title or number, never by containment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from hegui.model.expression import expression
from hegui.statutes.catalogue_store import Compiled, load_compiled
from hegui.statutes.catalogue_table import PREFIX, build_instrument
from hegui.statutes.instrument import Instrument

_KEY = str.maketrans("()＜＞<>〈〉《》 　\u00a0\t\n\r", "（）" + "\0" * 14)
_EDITION = expression(r"（(?:\d{4}年?)?(?:第[一二三四五六七八九十]{1,3}次)?(?:修订|修正|修改)?(?:版|本)?）\Z")

_REMEMBERED = 4096  # names whose titles are kept at hand


@lru_cache(maxsize=_REMEMBERED)
def key_of(name: str) -> str:
    """A title or number as it is compared: without book-title marks and spaces, brackets full-width."""
    return name.translate(_KEY).replace("\0", "")


class Catalogue:
    """Instruments by name. Values are built when first asked for; nothing else changes."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._keys: Mapping[str, int] = compiled.keys
        self._built: dict[int, Instrument] = {}
        self._titles: dict[str, str | None] = {}

    @property
    def digest(self) -> str:
        """``sha256:…`` over the built-in and added tables."""
        return self._compiled.digest

    @cached_property
    def bare_names(self) -> frozenset[str]:
        """Short titles of national laws that are cited without 《》 (刑法第…条)."""
        return frozenset(self._compiled.bare)

    def bare_from(self, head: str) -> Sequence[str]:
        """Those names that begin with two characters, the longest first."""
        return self._bare_by_head.get(head, ())

    @cached_property
    def _bare_by_head(self) -> Mapping[str, Sequence[str]]:
        table: dict[str, list[str]] = {}
        for name in sorted(self.bare_names, key=len, reverse=True):
            table.setdefault(name[:2], []).append(name)
        return table

    @cached_property
    def bare_ends(self) -> frozenset[str]:
        """Last characters of those names."""
        return frozenset(name[-1] for name in self._compiled.bare)

    def find(self, name: str) -> Instrument | None:
        """The instrument of a title, short title, alias or number; None if unknown or ambiguous."""
        index = self._index(name)
        if index is None:
            return None
        built = self._built.get(index)
        if built is None:
            built = self._built[index] = build_instrument(self._compiled.rows(index))
        return built

    def title_of(self, name: str) -> str | None:
        """Full title for a name, or None; cheaper than ``find``."""
        if name in self._titles:
            return self._titles[name]
        index = self._index(name)
        title = None if index is None else self._compiled.title(index)
        if len(self._titles) >= _REMEMBERED:
            self._titles.clear()
        self._titles[name] = title
        return title

    def is_exact(self, name: str) -> bool:
        """Whether the name is the full official title itself (book-title marks aside)."""
        title = self.title_of(name)
        return title is not None and key_of(title) == key_of(name)

    def titles_with(self, words: str) -> list[str]:
        """Full titles that hold some words, the shortest first: a hint for people, never an answer."""
        wanted = key_of(words)
        found = {index for key, index in self._keys.items() if wanted and wanted in key and index >= 0}
        return sorted(map(self._compiled.title, found), key=lambda title: (len(title), title))

    def _index(self, name: str) -> int | None:
        key = key_of(name)
        index = self._keys.get(key)
        if index is None:
            index = self._other_form(key)
        return index if index is not None and index >= 0 else None

    def _other_form(self, key: str) -> int | None:
        if key.startswith(PREFIX):
            key = key.removeprefix(PREFIX)
            index = self._keys.get(key)
            if index is not None:
                return index
        plain = _EDITION.sub("", key) if key.endswith("）") else key
        return self._keys.get(plain) if plain != key else None


def load_catalogue(path: Path, added: Sequence[Path] = ()) -> Catalogue:
    """The catalogue of the built-in table at ``path`` and of a user's own tables.

    A row of an added table with the title and version_date of a known row replaces it; any other row adds a
    version or an instrument. Aliases stand in ``statute_aliases.csv`` beside ``path``. Raises
    ReferenceTableError with file, line and column for a wrong row.
    """
    return Catalogue(load_compiled(path, tuple(added), key_of))
