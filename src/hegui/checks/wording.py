"""Wording: phrases that should read otherwise, and names of bodies that no longer exist.

Trigger words are looked for first with plain containment, which costs microseconds a text; only then
are expressions run. What stands inside 《》 or quotation marks is another text's wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Document
from hegui.model.expression import any_word, expression
from hegui.model.rule import NOT_EXAMINED, Examination, Fix, Hit, Outcome, Place
from hegui.statutes.agencies import Renaming

_OPEN = "《“‘「"
_CLOSE = "》”’」"
FEW_WORDS = 4  # so many are looked for one by one
_LONGEST_QUOTATION = 1_000  # code points that are looked back for the opening mark


class PhraseParams(NamedTuple):
    """A phrase and what it should be.

    triggers: literal words of which one must occur; find: expression; its group ``mark`` (or all of it)
    is marked; prefer: what to write (``\\g<name>`` refers to groups), fix: whether that is a safe
    replacement; unless_before, unless_after: expressions on the 12 code points around the mark;
    require: expression that must occur in the document; accepted: values of group ``value`` that are
    right (a local value of the same name wins); once: only the first hit; quoted: also look inside
    titles and quotations; paragraph_requires: expression that must occur in the same block.
    """

    triggers: tuple[str, ...]
    find: str
    prefer: str = ""
    fix: bool = False
    unless_before: str = ""
    unless_after: str = ""
    require: str = ""
    paragraph_requires: str = ""
    accepted: tuple[str, ...] = ()
    once: bool = False
    quoted: bool = False


def bind_phrase(params: PhraseParams) -> DocumentCheck:
    """Every occurrence of the expression is a unit; those that are not excepted are violations."""
    pattern = expression(params.find)
    trigger = any_word(params.triggers)
    few = len(params.triggers) <= FEW_WORDS

    def check(document: Document, context: CheckContext) -> Examination:
        text = document.text
        if not (any(word in text for word in params.triggers) if few else trigger.search(text)):
            return NOT_EXAMINED
        if params.require and re.search(params.require, text) is None:
            return NOT_EXAMINED
        accepted = tuple(context.local.get("accepted") or params.accepted)
        examined = 0
        hits: list[Hit] = []
        for match in pattern.finditer(text):
            examined += 1
            if not _is_excepted(params, document, match, accepted):
                hits.append(_phrase_hit(params, document, match, accepted))
                if params.once:
                    break
        return Examination(examined=examined, hits=tuple(hits))

    return check


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("mark") if "mark" in match.re.groupindex else match.span()


def _is_excepted(
    params: PhraseParams, document: Document, match: re.Match[str], accepted: tuple[str, ...]
) -> bool:
    start, end = _span(match)
    text = document.text
    if "value" in match.re.groupindex and match.group("value") in accepted:
        return True
    if params.unless_before and re.search(params.unless_before, text[max(0, start - 12) : start]):
        return True
    if params.unless_after and re.match(params.unless_after, text[end : end + 12]):
        return True
    if params.paragraph_requires:
        block = document.block_text(document.block_index(start))
        if re.search(params.paragraph_requires, block) is None:
            return True
    return not params.quoted and is_quoted(document, start)


def _phrase_hit(
    params: PhraseParams, document: Document, match: re.Match[str], accepted: tuple[str, ...]
) -> Hit:
    start, end = _span(match)
    prefer = match.expand(params.prefer) if params.prefer else ""
    return Hit(
        outcome=Outcome.VIOLATED,
        place=Place(path=document.source.path, start=start, end=end),
        values={
            **{name: value or "" for name, value in match.groupdict().items()},
            "found": document.text[start:end],
            "prefer": prefer,
            "accepted": "、".join(accepted),
        },
        fix=Fix(replacement=prefer) if params.fix and prefer else None,
    )


def is_quoted(document: Document, offset: int) -> bool:
    """Whether an offset stands inside 《》 or quotation marks opened in the same block, not far before."""
    block = document.blocks[document.block_index(offset)]
    low = max(block.start, offset - _LONGEST_QUOTATION)
    rfind = document.text.rfind
    return any(
        rfind(opens, low, offset) > rfind(closes, low, offset)
        for opens, closes in zip(_OPEN, _CLOSE, strict=True)
    )


class AgencyParams(NamedTuple):
    """Stale names of bodies. Months of transition after the change, for state and local bodies;
    ``unless_before``/``unless_after`` except 原农业部, 农业部门 and the like; ``unless_title``: titles of
    documents that list old instruments (clean-up decisions)."""

    unless_title: str
    transition_months: int
    local_transition_months: int
    unless_before: str
    unless_after: str


def bind_agency(params: AgencyParams) -> DocumentCheck:
    """Names that had changed before the document's date, outside titles and quotations, once a name."""
    before, after = expression(params.unless_before), expression(params.unless_after)
    names = _NameSearch()

    def check(document: Document, context: CheckContext) -> Examination:
        if not context.dated or re.search(params.unless_title, document.title or ""):
            return NOT_EXAMINED
        text = document.text
        if not names.are_in(text, context.reference.agencies):
            return NOT_EXAMINED
        hits: list[Hit] = []
        covered: list[tuple[int, int]] = []
        examined = 0
        for row in context.reference.agencies:
            if row.old not in text:
                continue
            places = [start for start in _occurrences(text, row.old) if not _is_covered(start, covered)]
            covered += [(start, start + len(row.old)) for start in places]
            months = params.local_transition_months if row.level == "local" else params.transition_months
            if context.on < row.on + timedelta(days=months * 30):
                continue
            examined += len(places)
            start = next((at for at in places if not is_excepted(document, at, at + len(row.old))), None)
            if start is not None:
                values = {"found": row.old, "prefer": row.new, "since": row.on.isoformat()}
                place = Place(path=document.source.path, start=start, end=start + len(row.old))
                hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values=values))
        return Examination(examined=examined, hits=tuple(hits))

    def is_excepted(document: Document, start: int, end: int) -> bool:
        text = document.text
        around = before.search(text[max(0, start - 6) : start]) or after.match(text[end : end + 3])
        return around is not None or is_quoted(document, start)

    return check


class _NameSearch:
    """Whether a text holds any of the old names; their expression is built for the table first asked for."""

    def __init__(self) -> None:
        self._table: Sequence[Renaming] | None = None
        self._any = any_word(())

    def are_in(self, text: str, table: Sequence[Renaming]) -> bool:
        if table is not self._table:
            self._table, self._any = table, any_word({row.old for row in table})
        return self._any.search(text) is not None


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _is_covered(start: int, covered: list[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in covered)


class VariantParams(NamedTuple):
    """Groups of spellings of one thing of which a document should use one. Each group is a table
    ``name: expression``; a document that uses two names of a group is marked at the rarer one."""

    groups: tuple[Mapping[str, Any], ...]
    triggers: tuple[str, ...]


def bind_variant(params: VariantParams) -> DocumentCheck:
    """One unit a group that occurs; violated where two spellings of it occur."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        if not all(word in document.text for word in params.triggers):
            return NOT_EXAMINED
        examined = 0
        hits: list[Hit] = []
        for group in params.groups:
            found = {name: _outside(document, str(find)) for name, find in group.items()}
            used = {name: places for name, places in found.items() if places}
            examined += bool(used)
            if len(used) > 1:
                rare = min(used, key=lambda name: len(used[name]))
                usual = max(used, key=lambda name: len(used[name]))
                start, end = used[rare][0]
                place = Place(path=document.source.path, start=start, end=end)
                values = {"found": rare, "prefer": usual}
                hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values=values))
        return Examination(examined=examined, hits=tuple(hits))

    return check


def _outside(document: Document, find: str) -> list[tuple[int, int]]:
    spans = (match.span() for match in re.finditer(find, document.text))
    return [(start, end) for start, end in spans if not is_quoted(document, start)]
