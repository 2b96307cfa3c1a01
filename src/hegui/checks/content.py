"""Checks on what a normative document lays down: acts of the table of prohibited acts, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from hegui.checks.content_excuse import EXCUSES, why_cited
from hegui.checks.content_found import Found
from hegui.checks.context import CheckContext
from hegui.model.clause import Clause
from hegui.model.document import Document
from hegui.model.expression import expression
from hegui.model.rule import Examination, Hit, Outcome, Place
from hegui.parsing.clause_genre import why_exempt
from hegui.statutes.prohibited import Act, ProhibitedActs
from hegui.statutes.prohibited_frame import FrameMatch

LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ActParams:
    """acts: ids of the table of prohibited acts that the rule covers; likeness: a provision less like those
    known to lay down an act of the class (``statutes.likeness``, 0 to 1) is left for people to judge."""

    acts: tuple[str, ...]
    likeness: float = 0.4


class ActFound(NamedTuple):
    """An act that a sentence lays down. outcome: undetermined where a law is named but not its article;
    framed: told by a frame, whose words stand apart, not by a phrase."""

    act: Act
    start: int
    end: int
    outcome: Outcome
    framed: bool = False


def bind_act(params: ActParams) -> Callable[[Document, CheckContext], Examination]:
    """Finds clauses that lay down one of the acts; one hit for each part of a sentence."""
    return partial(_examine, params)


def _examine(params: ActParams, document: Document, context: CheckContext) -> Examination:
    reason = why_exempt(document)
    if reason:
        return Examination(reason=reason)
    acts = context.reference.prohibited
    names = acts.joined(params.acts)
    wanted = frozenset(names)
    examined = 0
    hits: list[Hit] = []
    for clause in document.clauses:
        touched = clause.touched & wanted
        if not touched:
            continue
        examined += 1
        alike = _likeness_of(clause, document, params, context)
        found = [
            one
            for name in names
            if name in touched
            for one in find_acts(document, clause, acts, name, alike=alike)
        ]
        hits.extend(
            _weighed(hit, clause, document, params, context) for hit in _merged(document, clause, found)
        )
    if not examined and acts.is_touched(params.acts, document.text):
        examined = 1  # the text as a whole: it has words of the kind, and no phrase that fits
    return Examination(examined=examined, hits=tuple(hits))


_NEGATING = "不未无非"
_LABEL = expression(
    r"[的者][，,]|[ 　]*(?:第[零一二三四五六七八九十百]{1,6}条|"
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])[ 　]*"
)


def find_acts(
    document: Document,
    clause: Clause,
    acts: ProhibitedActs,
    name: str,
    *,
    yielding: bool = True,
    alike: Callable[[str], bool] | None = None,
) -> Iterator[ActFound]:
    """The places where a sentence lays down one act, excuses weighed. yielding: give way to other acts,
    though not to those of a class that the provision is not alike (``alike``; None: of every class)."""
    act = acts.acts[name]
    if any(pattern.search(clause.lead + clause.text) for pattern in acts.patterns(act, "unless")):
        return
    if not all(pattern.search(clause.lead + clause.text) for pattern in acts.patterns(act, "also")):
        return
    given_way: bool | None = None
    for pattern in acts.patterns(act, "phrases"):
        for match in pattern.finditer(clause.text):
            found = _found(clause, match, act, document, affirms=pattern.affirms)
            outcome = _judge(found, acts)
            if outcome is None:
                continue
            if yielding and given_way is None:
                given_way = _gives_way(document, clause, acts, act, alike)
            if not given_way:
                framed = found.judged is not None
                yield ActFound(act, _mark_start(document.text, found), found.end, outcome, framed)


def _found(
    clause: Clause, match: FrameMatch | re.Match[str], act: Act, document: Document, *, affirms: bool
) -> Found:
    start, end = clause.start + match.start(), clause.start + match.end()
    if isinstance(match, FrameMatch):
        judged, judged_end = clause.start + match.judged, clause.start + match.judged_end
        return Found(clause, start, end, act, document, judged, judged_end, affirms)
    return Found(clause, start, end, act, document, affirms=affirms)


def _mark_start(text: str, found: Found) -> int:
    """Where the marked words begin: with the negation that governs them, behind the article's label."""
    start = found.start
    while start > found.clause.start and text[start - 1] in _NEGATING:
        start -= 1
    label = _LABEL.match(text, start, found.end)
    return label.end() if label is not None else start


def _gives_way(
    document: Document,
    clause: Clause,
    acts: ProhibitedActs,
    act: Act,
    alike: Callable[[str], bool] | None,
) -> bool:
    return any(
        other in clause.touched
        and next(find_acts(document, clause, acts, other, yielding=False), None)
        and (alike is None or alike(acts.acts[other].family))
        for other in acts.before(act)
    )


def _judge(found: Found, acts: ProhibitedActs) -> Outcome | None:
    """VIOLATED or UNDETERMINED, or None when some ground silences the phrase."""
    act, words = found.act, found.words
    if any(pattern.search(words) for pattern in acts.patterns(act, "within")):
        return None
    if any(pattern.search(found.before) for pattern in acts.patterns(act, "before")):
        return None
    after = found.clause.text[found.core_end - found.clause.start :]
    if any(pattern.search(after) for pattern in acts.patterns(act, "after")):
        return None
    outcome = Outcome(act.outcome)
    for excuse in act.excuses:
        if excuse == "cited":
            cited = why_cited(found)
            if cited == "yes":
                return None
            outcome = Outcome.UNDETERMINED if cited == "loose" else outcome
        elif EXCUSES[excuse](found):
            return None
    return outcome


def _weighed(hit: Hit, clause: Clause, document: Document, params: ActParams, context: CheckContext) -> Hit:
    """The hit, left undetermined where the provision as a whole is unlike those that lay down such acts."""
    family = context.reference.prohibited.acts[params.acts[0]].family
    if hit.outcome is not Outcome.VIOLATED or _likeness_of(clause, document, params, context)(family):
        return hit
    return replace(hit, outcome=Outcome.UNDETERMINED, message="broad")


def _likeness_of(
    clause: Clause, document: Document, params: ActParams, context: CheckContext
) -> Callable[[str], bool]:
    """Says of a class whether the provision is like those that lay down its acts; yes where none is known."""

    def alike(family: str) -> bool:
        likeness = context.reference.likeness
        if not likeness.knows(family):
            return True
        provision = clause.lead + document.block_text(document.block_index(clause.start))
        return likeness.score(family, provision) >= params.likeness

    return alike


def _merged(document: Document, clause: Clause, found: list[ActFound]) -> Iterator[Hit]:
    """One hit for each part of a sentence: violated wins; the span covers the first phrase of each act."""
    by_part: dict[int, list[ActFound]] = {}
    for one in found:
        by_part.setdefault(clause.part_at(one.start).start, []).append(one)
    for _, group in sorted(by_part.items()):
        violated = [one for one in group if one.outcome is Outcome.VIOLATED]
        chosen = violated or group
        first = min(chosen, key=lambda one: (one.framed, one.start, -one.end))
        end = _quoted_end(document, clause, first)
        names = tuple(dict.fromkeys(one.act.name for one in chosen))
        items = tuple(dict.fromkeys(one.act.item for one in chosen if one.act.item))
        yield Hit(
            outcome=first.outcome,
            place=Place(path=document.source.path, start=first.start, end=end),
            message="broad" if first.act.outcome == Outcome.UNDETERMINED.value else None,
            values={
                "act": "；".join(names),
                "item": "、".join(items),
                "words": _short(document.text[first.start : end]),
            },
        )


def _quoted_end(document: Document, clause: Clause, found: ActFound) -> int:
    """The end of the segment in which the phrase ends, so that the quoted words make sense."""
    end = next((s.end for s in clause.segments if s.start < found.end <= s.end), found.end)
    while end > found.end and document.text[end - 1] in "，。；：、！？ 　":
        end -= 1
    return end


def _short(words: str) -> str:
    words = words.strip("，。；： 　\n")
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 2]}……"
