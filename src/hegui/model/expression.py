"""Regular expressions that are compiled when they are first used, and whose programs outlast the run.

Compiling costs from 0.1 to 4 ms each, and the parsers and checks hold several hundred of them: more than
a whole small `check` may cost. Most never run on a given text; those that do are kept as programs for the
expression engine, which an outer layer stores (``pipeline.expression_store``). A program is no Python
code, and the engine checks it before use. Nothing depends on it: what cannot be used is compiled again.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")

Key = tuple[str, int]
"""Source and flags of an expression."""
Program = tuple[bytes, int, int, dict[str, int]]
"""Instructions (32-bit words), flags, number of groups, and groups by name."""


def expression(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """The expression of ``re.compile(source, flags)``, compiled at its first use."""
    return cast("re.Pattern[str]", _Expression(source, flags))


def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """An expression that matches any of some words, grouped by first character: one search for all of them
    costs less than looking for more than a few one by one."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
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
        compiled = PROGRAMS.compile(self.pattern, int(self._flags))
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


class Programs:
    """The programs of one process, as ``re`` has a cache of its own. ``fresh``: made here, not kept yet."""

    def __init__(self) -> None:
        self.known: Mapping[Key, Program] = {}
        self.fresh: dict[Key, Program] = {}

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """A compiled expression, from its program if one is known. Errors: re.error."""
        key = (source, flags)
        program = self.known.get(key) or self.fresh.get(key)
        if program is None:
            program = _read(source, flags)
            if program is not None:
                self.fresh[key] = program
        return _assemble(source, program) or re.compile(source, flags)


PROGRAMS = Programs()


def engine_tag() -> str:
    """Names the version of the expression engine; programs of another are of no use."""
    from sys import implementation

    return f"{implementation.cache_tag}-{getattr(import_module('_sre'), 'MAGIC', 0)}"


def _read(source: str, flags: int) -> Program | None:
    """The program that ``re.compile`` would make; None where its parts are not those of CPython 3.11–3.13."""
    try:
        parsed = import_module("re._parser").parse(source, flags)
        words = import_module("re._compiler")._code(parsed, flags)
        state = parsed.state
        return (
            array("I", words).tobytes(),
            flags | state.flags,
            state.groups - 1,
            dict(state.groupdict),
        )
    except re.error:
        raise
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):
        return None


def _assemble(source: str, program: Program | None) -> re.Pattern[str] | None:
    """The compiled expression of a program, or None where the engine refuses it."""
    if program is None:
        return None
    words, flags, groups, names = program
    by_index: list[str | None] = [None] * (groups + 1)
    for name, index in names.items():
        by_index[index] = name
    try:
        engine = import_module("_sre")
        code = array("I", words).tolist()
        return cast("re.Pattern[str]", engine.compile(source, flags, code, groups, names, tuple(by_index)))
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, IndexError):
        return None
