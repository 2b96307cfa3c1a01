"""Regular expressions that are compiled when they are first used.

Compiling costs from 0.1 to 4 ms each, and the parsers and checks hold several hundred of them: more than
a whole small `check` may cost. Most never run on a given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def expression(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """The expression of ``re.compile(source, flags)``, compiled at its first use."""
    return cast("re.Pattern[str]", _Expression(source, flags))


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """An expression that matches any of some words, grouped by first character: one search for all of them
    costs less than looking for more than a few one by one."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return expression("|".join(f"{re.escape(sign)}(?:{'|'.join(tails)})" for sign, tails in rests.items()))


class _Expression:
    """Stands in for a compiled expression: its first use compiles it and takes over its methods."""

    def __init__(self, source: str, flags: int | re.RegexFlag) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # only for what is not there yet
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)
