"""What a changed or repealed instrument means for the documents of an archive: a worklist in order.

The graph of citations is walked level by level through queries to the store, so that only what is reached
is held. Citations resolve exactly: by number, else by title; a number that differs rules a title out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from hegui.archive.name import marked, title_key
from hegui.archive.number import number_key
from hegui.archive.store.citing import Citing, bases_of, citers, entries_of
from hegui.archive.validity import day_text
from hegui.model.register import RegisterEntry, Standing

DISPOSITIONS = ("废止", "宣布失效", "修改", "需人工核实", "继续有效")
DEEPEST = 5
"""Citations from the changed instrument to a document that are followed."""
_ENDED = frozenset({Standing.REPEALED, Standing.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed. keys: title and number keys of the instrument; article: as in the contract, or None for
    the whole; repealed: it ended and was not merely amended; on: the day of the change."""

    title: str
    keys: frozenset[str]
    on: date
    article: str | None = None
    repealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactItem:
    """One document of the worklist. clause: where it cites; chain: titles from the change to it."""

    path: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    signed_on: date | None
    clause: str | None
    quote: str
    articles: tuple[str, ...]
    chain: tuple[str, ...]
    reason: str
    disposition: str

    @property
    def depth(self) -> int:
        """1 for a document that cites the instrument itself."""
        return len(self.chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """The worklist, and how many documents that cite it have ended by the register."""

    change: Change
    items: tuple[ImpactItem, ...]
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reached:
    citing: Citing
    chain: tuple[str, ...]


def find_impact(engine: Engine, change: Change, *, deepest: int = DEEPEST) -> Impact:
    """Walks from the changed instrument to all documents that rest on it, and says what to do with each."""
    reached = list(_walk(engine, change, deepest))
    first = {one.citing.document.path: one for one in reversed(reached)}
    entries = entries_of(engine, {one.citing.number_key for one in first.values()})
    bases = bases_of(engine, [path for path, one in first.items() if len(one.chain) == 1])
    items: list[ImpactItem] = []
    ended = 0
    for one in _best(reached, change):
        entry = entries.get(one.citing.number_key)
        if entry is not None and entry.status in _ENDED:
            ended += 1
            continue
        items.append(_item(one, change, entry, bases.get(one.citing.document.path, [])))
    items.sort(key=_order)
    return Impact(change=change, items=tuple(items), ended=ended)


def _walk(engine: Engine, change: Change, deepest: int) -> Iterator[_Reached]:
    seen: set[str] = set()
    level: dict[str, tuple[tuple[str, ...], str]] = dict.fromkeys(change.keys, ((change.title,), ""))
    for _ in range(deepest):
        found: dict[str, _Reached] = {}
        for citing in citers(engine, level):
            path = citing.document.path
            origin = _origin(citing, level)
            if origin is None or path in seen or citing.cited.history:
                continue
            one = _Reached(citing=citing, chain=origin)
            found.setdefault(path, one)
            yield one
        seen |= set(found)
        level = {
            key: ((*one.chain, one.citing.document.title or path), one.citing.number_key)
            for path, one in found.items()
            for key in (one.citing.number_key, *one.citing.document.names)
            if key
        }
        if not level:
            return


def _origin(citing: Citing, level: dict[str, tuple[tuple[str, ...], str]]) -> tuple[str, ...] | None:
    """The chain by which a citation was reached; None where its number names another document."""
    if citing.cited_number in level:
        return level[citing.cited_number][0]
    chain, number = level.get(citing.cited_title, ((), ""))
    if not chain or (citing.cited_number and number and citing.cited_number != number):
        return None
    return chain


def _best(reached: Iterable[_Reached], change: Change) -> Iterator[_Reached]:
    """One citation a document: of the changed article if there is one, then a basis, then the first."""
    chosen: dict[str, _Reached] = {}
    for one in reached:
        path = one.citing.document.path
        kept = chosen.get(path)
        if kept is None or _weight(one, change) < _weight(kept, change):
            chosen[path] = one
    yield from chosen.values()


def _weight(one: _Reached, change: Change) -> tuple[int, bool, bool]:
    cited = one.citing.cited
    return (len(one.chain), change.article not in cited.articles, not cited.basis)


def _item(
    one: _Reached, change: Change, entry: RegisterEntry | None, bases: list[tuple[str, str]]
) -> ImpactItem:
    document, cited = one.citing.document, one.citing.cited
    disposition, reason = _judge(one, change, entry, bases)
    return ImpactItem(
        path=document.path,
        title=document.title or document.path,
        number=document.printed_number,
        issuers=document.issuers,
        signed_on=document.signed_on,
        clause=cited.place.provision,
        quote=cited.place.quote,
        articles=cited.articles,
        chain=one.chain,
        reason=reason,
        disposition=disposition,
    )


def _judge(
    one: _Reached, change: Change, entry: RegisterEntry | None, bases: list[tuple[str, str]]
) -> tuple[str, str]:
    """Suggested disposition and its reason. The last word is the issuing body's."""
    document, cited = one.citing.document, one.citing.cited
    stated = document.validity.until if document.validity else None
    until = stated or (entry.expires_on if entry else None)
    if until is not None and until < change.on:
        return "宣布失效", f"有效期至{day_text(until)}，变动之日已经届满"
    if len(one.chain) > 1:
        return "需人工核实", f"经由{marked(one.chain[-1])}间接引用，该文件处理后再定"
    if change.repealed:
        return _judge_repeal(change, bases)
    if change.article is None:
        return "需人工核实", "引用了被修改的文件，须对照修改内容"
    if change.article in cited.articles:
        return "修改", f"引用了被修改的第{change.article}条"
    if cited.articles:
        return "继续有效", f"只引用第{'、'.join(cited.articles)}条，未引用被修改的条"
    return "需人工核实", "引用整部文件，未写明条，须对照修改内容"


def _judge_repeal(change: Change, bases: list[tuple[str, str]]) -> tuple[str, str]:
    others = [pair for pair in bases if not change.keys & set(pair)]
    if bases and not others:
        return "废止", "全部依据都是被废止的文件"
    if len(others) < len(bases):
        return "修改", "依据之一被废止，另有其他依据"
    return "修改", "正文引用了被废止的文件，但不以其为依据"


def _order(item: ImpactItem) -> tuple[int, int, date, str]:
    return (DISPOSITIONS.index(item.disposition), item.depth, item.signed_on or date.min, item.path)


def change_keys(names: Iterable[str], numbers: Iterable[str] = ()) -> frozenset[str]:
    """Keys of an instrument by its names and numbers."""
    keys = {title_key(name) for name in names} | {number_key(number) for number in numbers}
    return frozenset(key for key in keys if key)
