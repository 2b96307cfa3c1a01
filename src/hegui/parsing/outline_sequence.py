"""Judging a run of numbers: what is missing, doubled or out of place. Only irregular runs come here.

The numbers that keep the order are the longest strictly increasing series (n log n); what stands outside
it is out of place. A gap that a misplaced number accounts for is not reported a second time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Key = tuple[int, int]
"""A number and the N of its 之N (0 for none)."""


class Fault(NamedTuple):
    """kind: gap, start, duplicate or order; position: in the run; previous is None at its start."""

    kind: str
    position: int
    previous: Key | None
    expected: Key
    missing: Key | None


def judge_run(keys: Sequence[Key], first: Key | None = (1, 0)) -> list[Fault]:
    """The faults of one run, in reading order. ``first`` None: it may begin with any number."""
    kept = _longest_rise(keys)
    kept = _prefer_successors(keys, kept)
    faults: list[Fault] = []
    stray_at = _strays_between(len(keys), kept)
    seen = set(keys)
    ranked = {keys[position] for position in kept}
    for place, position in enumerate(kept):
        previous = keys[kept[place - 1]] if place else None
        strays = stray_at[place]
        opening = previous is None
        base = previous if previous is not None else _before(first if first is not None else keys[position])
        gap = _count_missing(base, keys[position])
        faults.extend(_judge_stray(keys, stray, base, opening, bool(gap), ranked) for stray in strays)
        expected = _next_key(base, keys[position])
        if gap > len(strays) and not _all_elsewhere(base, keys[position], seen):
            kind = "start" if opening else "gap"
            last = (keys[position][0] - 1, 0) if keys[position][1] == 0 else None
            faults.append(Fault(kind, position, previous, expected, last))
    tail = keys[kept[-1]] if kept else (0, 0)
    faults.extend(_judge_stray(keys, stray, tail, False, True, ranked) for stray in stray_at[len(kept)])
    return faults


def split_restarts(keys: Sequence[Key]) -> list[list[int]]:
    """Positions of the lists that one run is made of: where it begins again at 1 and goes on with 2.

    A list may stand inside another of the same style: （三）（一）（二）（四） are two lists.
    """
    lists: list[list[int]] = [[]]
    stack = [0]
    for position, key in enumerate(keys):
        current = lists[stack[-1]]
        if current and key == (1, 0) and (position + 1 == len(keys) or keys[position + 1] == (2, 0)):
            stack.append(len(lists))
            lists.append([position])
            continue
        if len(stack) > 1 and current and not is_successor(keys[current[-1]], key):
            outer = lists[stack[-2]]
            if is_successor(keys[outer[-1]], key):
                stack.pop()
                current = outer
        current.append(position)
    return lists


def is_listing(keys: Sequence[Key]) -> bool:
    """Numbers that are not the text's own: a table of another law's articles begins late and leaps."""
    if len(keys) < 3 or keys[0] <= (2, 0):
        return False
    leaps = sum(1 for before, after in pairwise(keys) if not is_successor(before, after))
    return leaps * 3 > len(keys)


def is_successor(before: Key, after: Key) -> bool:
    """Whether ``after`` may directly follow ``before``: 120 → 120之一 → 120之二 → 121."""
    return after == (before[0] + 1, 0) or after == (before[0], before[1] + 1)


def _longest_rise(keys: Sequence[Key]) -> list[int]:
    tails: list[Key] = []
    at: list[int] = []
    link: list[int] = []
    for position, key in enumerate(keys):
        place = bisect_left(tails, key)
        link.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(key)
            at.append(position)
        elif key < tails[place]:
            tails[place] = key
            at[place] = position
    kept: list[int] = []
    position = at[-1] if at else -1
    while position >= 0:
        kept.append(position)
        position = link[position]
    kept.reverse()
    return kept


def _prefer_successors(keys: Sequence[Key], kept: list[int]) -> list[int]:
    """Of two equal numbers keep the one that does not stand where another is missing (2, 4, 4, 5)."""
    chosen = list(kept)
    for place in range(len(kept) - 1):
        position = chosen[place]
        limit = kept[place + 1]
        twin = position + 1
        if twin < limit and keys[twin] == keys[position]:
            before = keys[chosen[place - 1]] if place else (0, 0)
            if not is_successor(before, keys[position]):
                chosen[place] = twin
    return chosen


def _strays_between(length: int, kept: Sequence[int]) -> list[list[int]]:
    """Before each kept place the positions of the strays there, and at the end those after the last."""
    between: list[list[int]] = []
    previous = -1
    for position in (*kept, length):
        between.append(list(range(previous + 1, position)))
        previous = position
    return between


def _judge_stray(
    keys: Sequence[Key], stray: int, base: Key, opening: bool, slot: bool, ranked: set[Key]
) -> Fault:
    key = keys[stray]
    previous = None if opening else base
    expected = (base[0] + 1, 0)
    if key == base or (not slot and key in ranked):
        return Fault("duplicate", stray, previous, expected, None)
    return Fault("order", stray, previous, expected, None)


def _before(first: Key) -> Key:
    return (first[0] - 1, 0) if first[1] == 0 else (first[0], first[1] - 1)


def _next_key(base: Key, found: Key) -> Key:
    return (base[0], base[1] + 1) if found[0] == base[0] else (base[0] + 1, 0)


def _count_missing(base: Key, found: Key) -> int:
    if found[0] == base[0]:
        return found[1] - base[1] - 1
    return found[0] - base[0] - 1 + found[1]


def _all_elsewhere(base: Key, found: Key, seen: set[Key]) -> bool:
    """The missing numbers stand at another place of the run (two provisions changed places)."""
    if found[0] == base[0]:
        return all((base[0], n) in seen for n in range(base[1] + 1, found[1]))
    if found[0] - base[0] > len(seen) + 1:
        return False
    return all((n, 0) in seen for n in range(base[0] + 1, found[0] + (1 if found[1] else 0)))
