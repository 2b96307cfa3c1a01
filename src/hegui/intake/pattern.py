"""Exclusion patterns as in .gitignore, without negation: ``*.bak``, ``old/``, ``docs/**/draft-?.md``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fnmatch import translate
from typing import NamedTuple

_Segment = Callable[[str], object] | None  # None is ``**``


class Matcher(NamedTuple):
    """Compiled patterns; each is a row of matchers, one for each path segment."""

    patterns: tuple[tuple[_Segment, ...], ...]

    def matches(self, path: str) -> bool:
        """Whether some pattern matches this path, which is relative and has ``/``."""
        names = path.split("/")
        return any(_match(names, segments) for segments in self.patterns)


def build_matcher(patterns: Sequence[str]) -> Matcher:
    """Compile patterns.

    A pattern without an inner slash matches a name at any depth; with one, the whole path from its
    beginning; ``**`` stands for any number of folders. A match of a folder holds for all in it,
    because a folder that matches is not entered.
    """
    return Matcher(tuple(_compile(pattern.strip()) for pattern in patterns if pattern.strip("/ ")))


def _compile(pattern: str) -> tuple[_Segment, ...]:
    pattern = pattern.removeprefix("./")
    parts = [part for part in pattern.split("/") if part]
    if "/" not in pattern.rstrip("/"):
        parts.insert(0, "**")
    if parts[-1] == "**" and len(parts) > 1:
        parts.append("*")  # what is below the folder, not the folder itself
    return tuple(None if part == "**" else re.compile(translate(part)).match for part in parts)


def _match(names: list[str], segments: tuple[_Segment, ...]) -> bool:
    """Glob over path segments. Goes back to the last ``**`` only, so it cannot blow up."""
    name = position = 0
    star = resume = -1
    while name < len(names):
        if position < len(segments) and (segment := segments[position]) is None:
            star, resume = position, name
            position += 1
        elif position < len(segments) and segment is not None and segment(names[name]):
            name += 1
            position += 1
        elif star >= 0:
            resume += 1
            name, position = resume, star + 1
        else:
            return False
    return all(segment is None for segment in segments[position:])
