"""Which of the step words found in a sentence stand: longer words, the guards of weak words, look-alikes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from hegui.model.dossier import StepKind
from hegui.procedure.clause import Cue
from hegui.procedure.look_alike import is_look_alike
from hegui.procedure.word_guard import (
    GUARDS,
    NOT_WEAK,
    NOT_WEAK_BEFORE,
    NOT_WEAK_PAPER,
    WEAK_GUARDS,
    WORD_GUARDS,
)

_STEPS = frozenset(step.value for step in StepKind)
_PP = StepKind.PUBLIC_PARTICIPATION.value
_LR = StepKind.LEGALITY_REVIEW.value
_CD = StepKind.COLLECTIVE_DELIBERATION.value
_PUBLICATION = StepKind.PUBLICATION.value
_PARTS = ("；", ";", "\n")
_COMMAS = ("，", ",")
_BY_CLAUSE = frozenset({"expert_argumentation", "risk_assessment"})
LONGEST_WORD = 24  # code points
_BEFORE = re.compile(r"(?:召开|审议|讨论)?(?:之)?前")
_DENIED = re.compile(r"[^，。；]*(?:未|没|无人|并无|不再)[^，。；]*")
_OWN_BODY = re.compile(
    r"我局|本局|[本我]所|本机构|本机关|本委|我委|审[核查](?:机构|单位|部门)|评估(?:组|小组|单位)"
)
_REVIVED = frozenset({"expert_argumentation", "risk_assessment", "legality_review"})
_FILED_ELSEWHERE = re.compile(r"营业执照|企业应当|经营者应当|政法委|单位应当在|用人单位")
_REPORT_REVIEWED = re.compile(r"(?:评估报告|稳评)[^，。；]{0,20}(?:专家评审|评审会)")


def standing_words(text: str, cues: Sequence[Cue], paper: StepKind | None = None) -> list[Cue]:
    """The words of steps that stand, in reading order: not inside a word that blocks or covers them.

    paper: the step whose own paper the text stands in.
    """
    words = sorted((c for c in _promoted(text, cues, paper) if c.label in _STEPS), key=_place)
    blocks = sorted((c for c in cues if c.label.startswith("block:")), key=_place)
    return [
        word
        for word in words
        if not any(o.label == word.label and _covers(o, word) for o in _around(word, words))
        and not any(b.label == "block:" + word.label and _blocks(b, word) for b in _around(word, blocks))
        and not _is_other_sense(text, word, _around(word, words))
    ]


def _place(cue: Cue) -> tuple[int, int]:
    return cue.start, cue.end


def _around(word: Cue, cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues of a sorted list that begin near enough to a word to share characters with it."""
    low = bisect_left(cues, word.start - LONGEST_WORD, key=lambda c: c.start)
    return cues[low : bisect_left(cues, word.end, key=lambda c: c.start)]


def _is_other_sense(text: str, word: Cue, words: Sequence[Cue]) -> bool:
    """常务会议召开前 tells a time, 公布征求意见稿 is no publication, 企业风险评估 no step of a decision."""
    if word.label == _CD and _BEFORE.match(text, word.end):
        return True
    if word.label == _PUBLICATION and any(o.label == _PP and _overlaps(o, word) for o in words):
        return True
    return is_look_alike(word.label, text, word.start, word.end)


def _promoted(text: str, cues: Sequence[Cue], paper: StepKind | None) -> list[Cue]:
    """Weak words (审查意见, 群众) name the step where the sentence bears it out and no plain word does.

    In a clause that denies they stand beside a plain word: 论证会上没有专家参加.
    """
    plain = {cue.label for cue in cues}
    denied = [m.span() for m in _DENIED.finditer(text)]
    kept: list[Cue] = []
    for cue in cues:
        if not cue.label.startswith("weak:"):
            kept.append(cue)
            continue
        step = cue.label.removeprefix("weak:")
        if (
            (step not in plain or (step in _REVIVED and _within(cue, denied)))
            and (
                WORD_GUARDS.get(text[cue.start : cue.end], WEAK_GUARDS[step]).search(text)
                or (step == paper and _OWN_BODY.search(text))
            )
            and not _is_unfit(step, text, cue, own_paper=step == paper)
        ):
            kept.append(cue._replace(label=step))
    return kept


def _is_unfit(step: str, text: str, cue: Cue, *, own_paper: bool) -> bool:
    """Whether what stands around a weak word says that it speaks of something else."""
    low = max((text.rfind(mark, 0, cue.start) for mark in _PARTS), default=-1) + 1
    high = min((at for mark in _PARTS if (at := text.find(mark, cue.end)) >= 0), default=len(text))
    comma = min((at for mark in _COMMAS if (at := text.find(mark, cue.end, high)) >= 0), default=high)
    unfit = NOT_WEAK_PAPER if own_paper and step == _LR else NOT_WEAK.get(step)
    if step in _BY_CLAUSE:
        low, high = max(low, *(text.rfind(mark, low, cue.start) + 1 for mark in _COMMAS)), comma
    if unfit is not None and unfit.search(text[low:high]):
        return True
    before = NOT_WEAK_BEFORE.get(step)
    return before is not None and before.search(text[low:comma]) is not None


def _within(cue: Cue, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= cue.start < end for start, end in spans)


def _overlaps(one: Cue, other: Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _blocks(block: Cue, cue: Cue) -> bool:
    """A longer word that shares characters with a step's word takes it over."""
    return _overlaps(block, cue) and block.end - block.start >= cue.end - cue.start


def _covers(outer: Cue, inner: Cue) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and (outer.end - outer.start > inner.end - inner.start)
    )


def bears_out(step: StepKind, text: str, named: Collection[str]) -> bool:
    """Whether a sentence that holds a step's word really speaks of that step."""
    if step is StepKind.RECORD_FILING and _FILED_ELSEWHERE.search(text):
        return False
    if step is StepKind.PUBLICATION and _PP in named:
        return False
    if step is StepKind.EXPERT_ARGUMENTATION and _REPORT_REVIEWED.search(text):
        return False
    guard = GUARDS.get(step)
    return guard is None or guard.search(text) is not None
