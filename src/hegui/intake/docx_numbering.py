"""Word's automatic numbering: 第三条 may be a list label that stands nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from hegui.intake.docx_name import P_PR, is_on, number, value, word
from hegui.intake.docx_numeral import format_number
from hegui.intake.docx_style import Stylesheet

_NUM_PR, _NUM_ID, _ILVL = word("numPr"), word("numId"), word("ilvl")
_LVL, _START, _TEXT, _SUFFIX = word("lvl"), word("start"), word("lvlText"), word("suff")
_FORMAT, _FORMAT_PATTERN = word("numFmt"), word("format")
_PLACE = re.compile(r"%([1-9])")
_SUFFIXES = {"space": " ", "nothing": ""}
_MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class _LevelRule:
    """One w:lvl: how the label of one depth of a list is made."""

    start: int
    format: str
    pad: int  # digits of a custom pattern such as 001, 002
    text: str
    suffix: str
    restart: int | None
    is_legal: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """One w:num: the counter it shares, its levels, and the starts it overrides."""

    counter: str
    levels: dict[int, _LevelRule]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a file and how far each has counted. One value per file, used in reading order."""

    lists: dict[str, _List]
    styles: Stylesheet
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)
    style_places: dict[str | None, tuple[str, int] | None] = field(default_factory=dict)

    def next_label(self, properties: Element | None) -> str:
        """Label of the next paragraph with its suffix, counting on; empty for one without number."""
        place = self._find_place(properties)
        if place is None:
            return ""
        name, depth = place
        numbered = self.lists.get(name)
        if numbered is None or depth not in numbered.levels:
            return ""
        values = self._count(name, numbered, depth)
        return _render(numbered, depth, values)

    def _find_place(self, properties: Element | None) -> tuple[str, int] | None:
        """List and depth of a paragraph: its own numPr first, what that leaves open from its styles."""
        own = None if properties is None else properties.find(_NUM_PR)
        name = None if own is None else value(own.find(_NUM_ID))
        depth = None if own is None else number(own.find(_ILVL))
        if name is not None:
            return None if name == "0" else (name, min(depth or 0, _MAX_LEVEL))
        style = None if properties is None else value(properties.find(word("pStyle")))
        if style not in self.style_places:
            self.style_places[style] = self._find_style_place(properties)
        place = self.style_places[style]
        return place if place is None or depth is None else (place[0], min(depth, _MAX_LEVEL))

    def _find_style_place(self, properties: Element | None) -> tuple[str, int] | None:
        name: str | None = None
        depth: int | None = None
        chain = self.styles.paragraph_chain(properties)
        for style in chain:
            own = style.find(f"{P_PR}/{_NUM_PR}")
            if own is None:
                continue
            name = value(own.find(_NUM_ID)) if name is None else name
            depth = number(own.find(_ILVL)) if depth is None else depth
        if name is None or name == "0":
            return None
        return name, self._find_linked_depth(name, chain, depth)

    def _find_linked_depth(self, name: str, chain: list[Element], depth: int | None) -> int:
        """A level may name the paragraph style that it belongs to."""
        linked = (
            {rule.style: level for level, rule in self.lists[name].levels.items()}
            if name in self.lists
            else {}
        )
        own = chain[0].get(word("styleId")) if chain else None
        if own in linked:
            return linked[own]
        return min(depth or 0, _MAX_LEVEL)

    def _count(self, name: str, numbered: _List, depth: int) -> dict[int, int]:
        values = self.counters.setdefault(numbered.counter, {})
        start = numbered.starts.get(depth, numbered.levels[depth].start)
        if depth in numbered.starts and (name, depth) not in self.started:
            values[depth] = start
        else:
            values[depth] = values[depth] + 1 if depth in values else start
        self.started.add((name, depth))
        for deeper in [level for level in values if level > depth]:
            rule = numbered.levels.get(deeper)
            restart = None if rule is None else rule.restart
            if restart is None or depth < restart:
                del values[deeper]
        return values


def build_numbering(root: Element | None, styles: Stylesheet) -> Numbering | None:
    """Numbering of word/numbering.xml; None where the file has no lists."""
    if root is None:
        return None
    abstracts = {
        value(node, word("abstractNumId")) or "": node for node in root.iterfind(word("abstractNum"))
    }
    nodes = {value(node, _NUM_ID) or "": node for node in root.iterfind(word("num"))}
    lists: dict[str, _List] = {}
    for name, node in nodes.items():
        counter = _find_abstract(node, nodes, abstracts, styles)
        if counter is not None:
            lists[name] = _build_list(counter, abstracts[counter], node)
    return Numbering(lists, styles) if lists else None


def _find_abstract(
    node: Element, nodes: dict[str, Element], abstracts: dict[str, Element], styles: Stylesheet
) -> str | None:
    """Id of the definition of a list; a definition may refer to a list style that has another one."""
    name = value(node.find(word("abstractNumId")))
    abstract = abstracts.get(name or "")
    if abstract is None:
        return None
    link = value(abstract.find(word("numStyleLink")))
    if link is None:
        return name
    for style in styles.chain(link):
        linked = nodes.get(value(style.find(f"{P_PR}/{_NUM_PR}/{_NUM_ID}")) or "")
        target = None if linked is None else value(linked.find(word("abstractNumId")))
        if target in abstracts:
            return target
    return name


def _build_list(counter: str, abstract: Element, node: Element) -> _List:
    levels = {number(lvl, _ILVL) or 0: _build_level(lvl) for lvl in abstract.iterfind(_LVL)}
    starts: dict[int, int] = {}
    for override in node.iterfind(word("lvlOverride")):
        depth = number(override, _ILVL) or 0
        start = number(override.find(word("startOverride")))
        if start is not None:
            starts[depth] = start
        lvl = override.find(_LVL)
        if lvl is not None:
            levels[depth] = _build_level(lvl)
    return _List(counter, levels, starts)


def _build_level(lvl: Element) -> _LevelRule:
    form = next(lvl.iter(_FORMAT), None)
    style = value(form) or "decimal"
    pattern = (value(form, _FORMAT_PATTERN) or "").split(",")[0].strip()
    start = number(lvl.find(_START))
    is_picture = lvl.find(word("lvlPicBulletId")) is not None
    return _LevelRule(
        start=0 if start is None else start,
        format="bullet" if is_picture else style,
        pad=len(pattern) if style == "custom" and pattern.isdigit() else 0,
        text=value(lvl.find(_TEXT)) or "",
        suffix=_SUFFIXES.get(value(lvl.find(_SUFFIX)) or "tab", "\t"),
        restart=number(lvl.find(word("lvlRestart"))),
        is_legal=is_on(lvl.find(word("isLgl"))),
        style=value(lvl.find(word("pStyle"))),
    )


def _render(numbered: _List, depth: int, values: dict[int, int]) -> str:
    rule = numbered.levels[depth]
    if rule.format == "bullet" or not rule.text:
        return ""

    def fill(place: re.Match[str]) -> str:
        level = int(place[1]) - 1
        other = numbered.levels.get(level)
        if other is None:
            return ""
        count = values.get(level, numbered.starts.get(level, other.start))
        if rule.is_legal and other.format != "none":
            return str(count)
        return str(count).zfill(other.pad) if other.pad else format_number(count, other.format)

    label = _PLACE.sub(fill, rule.text)
    return label + rule.suffix if label else ""
