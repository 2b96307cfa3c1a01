"""Reading 第X条第Y款第（Z）项, with its lists and ranges, into one target for each provision.

One unit word may serve several numbers (第一、二、五项; 第（二）至第（七）项). A number that no unit word
follows is not part of the chain. Every step looks at a bounded number of characters.
"""

from __future__ import annotations

from typing import NamedTuple

from hegui.model.document import Target
from hegui.model.expression import expression
from hegui.parsing.numerals import read_numeral

NUMERAL = "零〇○一二三四五六七八九十百千两0-9０-９"
WIDEST = 300
"""A range of more provisions than this is kept as its two ends."""
LONGEST = 60
"""No chain has more elements."""

MOST_WAITING = 20
"""No unit word serves more numbers (第一、二、五项)."""

_ELEMENT = expression(
    rf"(?P<sep>(?:、|[ 　]?(?:和|以及|或者|或|及|与|至|到|—|－|-|～|~))?[ 　]?)"
    rf"(?P<ordinal>第[ 　]?)?"
    rf"(?:[（(](?P<inner>[{NUMERAL}]{{1,6}})[）)]|(?P<plain>[{NUMERAL}]{{1,8}}))[ 　]?"
    rf"(?P<unit>条(?!件|例|约|幅|理)(?:之(?P<inserted>[一二三四五六七八九十]{{1,3}}))?"
    rf"|款(?!项|式|额|待)|项(?!目)|目(?![标的录前])|章(?!程)|节(?![目假点能约])|分编|编(?![号制辑写码]))?"
)
_RANGE = frozenset("至到—－-～~")


class Element(NamedTuple):
    """One number of a chain. unit: 条 款 项 目 章 节 编 分编; joined: how it follows the one before it
    (``""`` directly, ``"、"`` in a list, ``"至"`` as the end of a range)."""

    joined: str
    number: int
    inserted: int
    unit: str


class Chain(NamedTuple):
    """A whole chain and where it ends. ``first`` may only be asked of one with elements."""

    elements: tuple[Element, ...]
    end: int

    @property
    def first(self) -> str:
        """Unit of the first element."""
        return self.elements[0].unit


def read_chain(text: str, position: int) -> Chain:
    """The chain that begins at ``position`` (at a 第).

    Without elements where no unit word follows; ``end`` is then how far numbers were read in vain.
    """
    found: list[Element] = []
    waiting: list[tuple[str, int]] = []
    end = position
    while len(waiting) < MOST_WAITING and len(found) < LONGEST:
        match = _ELEMENT.match(text, position)
        if match is None:
            break
        sep, ordinal, inner, plain, unit, after = match.groups()
        sep = sep.strip()
        if ordinal is None and not ((found or waiting) and (sep or inner)):
            break  # a later number without 第 needs a joint before it, or brackets round it
        number = read_numeral(inner or plain)
        if number is None:
            break
        joined = ("至" if sep[-1] in _RANGE else "、") if sep else ""
        position = match.end()
        if unit is None:
            waiting.append((joined, number))
            continue
        found += [Element(how, value, 0, unit[0]) for how, value in waiting]
        waiting = []
        inserted = read_numeral(after) if after else 0
        found.append(Element(joined, number, inserted or 0, "分编" if unit == "分编" else unit[0]))
        end = position
    return Chain(tuple(found), end if found else position)


def build_targets(
    chain: Chain, article: str | None = None, paragraph: str | None = None
) -> tuple[Target, ...]:
    """One target for each provision of a chain; ``article`` and ``paragraph`` are those it continues."""
    targets: list[Target] = []
    current = Target(article, paragraph, None)
    before: Element | None = None
    for element in chain.elements:
        if element.unit == "条":
            targets += _article_range(before, element)
            current = targets[-1]
        elif element.unit in "款项":
            refines = element.joined == "" and before is not None
            if refines and targets:
                targets.pop()
            values = _numbers(before, element)
            current, added = _inside(current, element.unit, values, refines, before)
            targets += added
        before = element
    return tuple(targets)


def _article_range(before: Element | None, element: Element) -> list[Target]:
    if element.joined == "至" and before is not None and before.unit == "条" and not element.inserted:
        numbers = _between(before.number, element.number)
        return [Target(str(n), None, None) for n in numbers]
    label = f"{element.number}-{element.inserted}" if element.inserted else str(element.number)
    return [Target(label, None, None)]


def _inside(
    current: Target, unit: str, values: list[int], refines: bool, before: Element | None
) -> tuple[Target, list[Target]]:
    if unit == "款":
        added = [Target(current.article, str(value), None) for value in values]
    else:
        paragraph = current.paragraph
        if not refines and before is not None and before.unit == "条":
            paragraph = None
        added = [Target(current.article, paragraph, str(value)) for value in values]
    return added[-1], added


def _numbers(before: Element | None, element: Element) -> list[int]:
    if element.joined == "至" and before is not None and before.unit == element.unit:
        return _between(before.number, element.number)
    return [element.number]


def _between(first: int, last: int) -> list[int]:
    """The numbers after ``first`` up to ``last``; only ``last`` where that is no sensible range."""
    if first < last <= first + WIDEST:
        return list(range(first + 1, last + 1))
    return [last]
