"""Whether a scope speaks of its step as something still to come: plans, requests, directions, schedules."""

from __future__ import annotations

import re

from hegui.model.dossier import StepKind
from hegui.procedure.concreteness import COUNT, DATE, PAPER
from hegui.procedure.intention_words import (
    ACTUALLY,
    AHEAD,
    AHEAD_AFTER,
    BUILDING,
    CALL,
    COMMISSIONED,
    COMPLETED,
    DEADLINE,
    DEMANDED,
    DIRECTED,
    DONE,
    DONE_THEN,
    DUTY,
    EVALUATED,
    FINISHED_FIRST,
    FRAME,
    IN_HAND,
    NEXT_IN_TURN,
    NOT_OUT_YET,
    OBJECT_AHEAD,
    OPEN_END,
    PERMITTED,
    PREPARED,
    PRINCIPLE,
    REPORTED,
    SCHEDULE,
    SUBMITTED,
    UNDER_WAY,
)
from hegui.procedure.reading import Scope


def is_planned(at: Scope) -> bool:
    """Whether the step is intended, asked for or scheduled, and not reported as done."""
    if _AWAITED.match(at.left[-1] if at.left else ""):
        return REPORTED.search(at.own) is None
    if PERMITTED.search(at.own) or PRINCIPLE.search(at.own):
        return False
    done = DONE.search(at.own)
    marker = _marker(at)
    if _RESOLVED.search(at.left[-1] if at.left else "") and REPORTED.search(at.own) is None:
        return True
    if marker is not None:
        if _DONE_ON.search(at.own, 0, marker):
            return False
        if REPORTED.search(at.own, marker) or _MADE_ON.search(at.own, 0, marker):
            return False
        return not _turned_out(at)
    if done is None and not at.setting.normative and _is_called_for(at):
        return True
    if DUTY.search(at.own):
        return False
    if at.in_paper and at.step is not StepKind.COLLECTIVE_DELIBERATION:
        return False
    if _reports_view(at):
        return False
    if any(OPEN_END.match(clause) for clause in at.right[:2]) and not _is_complete(at.own):
        return True
    if at.setting.future and REPORTED.search(at.own) is None:
        return True
    if done is not None or _turned_out(at):
        return False
    return _is_framed(at)


def is_under_way(at: Scope) -> bool:
    """已报司法局，意见尚未反馈: begun, and its result is still to come."""
    if NOT_OUT_YET.search(at.own):
        return any(IN_HAND.search(clause) for clause in at.left[-1:])
    return IN_HAND.search(at.own) is not None and any(NOT_OUT_YET.search(clause) for clause in at.right[:1])


def _marker(at: Scope) -> int | None:
    """Where the clause itself says that the act is to come; offset in the clause."""
    ready = PREPARED.search(at.own)
    if ready is not None:
        return ready.end()
    for pattern in (AHEAD, BUILDING):
        found = pattern.search(at.own)
        if found is not None and found.start() <= len(at.before):
            return found.start()
    for pattern in (AHEAD_AFTER, UNDER_WAY, AHEAD):
        behind = pattern.search(at.after)
        if behind is not None and not _OTHERS.search(at.after, 0, behind.start()):
            return len(at.own) - len(at.after) + behind.start()
    first = FINISHED_FIRST.search(at.own)
    if first is not None and not (DATE.search(at.domain) or COUNT.search(at.own)):
        return len(at.own)
    if _GOES_ON.match(at.own) and at.left and AHEAD.search(at.left[-1]) and not DONE.search(at.left[-1]):
        return 0
    directed = DIRECTED.search(at.own)
    return directed.start() if directed is not None else None


_GOES_ON = re.compile(r"并|再|然后|随后|同时")
_AWAITED = re.compile(r"(?:但|现|仍|尚|须|需)?(?:待|等|俟)(?!遇|到了)[^，。；]{2,40}(?:后|完|毕|齐|妥|再)\Z")
_OTHERS = re.compile(r"后|认为|意见[为是：:“]|结论|建议|提出|要求|指出|表明|显示|通过|确定")


def _is_called_for(at: Scope) -> bool:
    """做完再上会, a demand with a day, and in minutes what a body is told to do."""
    following = f"{at.after}，{at.right[0]}" if at.right else at.after
    if DONE_THEN.search(following, 0, 16) or DEMANDED.search(at.own):
        return True
    told = COMMISSIONED.search(at.own)
    return at.setting.meeting and told is not None and COUNT.search(at.domain) is None


def _turned_out(at: Scope) -> bool:
    """原定5月，已于6月: what the sentence goes on to report as done."""
    return (
        any(ACTUALLY.search(clause) or EVALUATED.search(clause) for clause in at.right)
        or any(_RESULTED.match(clause) for clause in at.right[:1])
        or EVALUATED.search(at.whole) is not None
    )


def _is_framed(at: Scope) -> bool:
    """A plan said of the clauses before or behind, or of the whole sentence."""
    if OBJECT_AHEAD.search(at.before):
        return not (DATE.search(at.domain) or COUNT.search(at.own))
    if NEXT_IN_TURN.search(at.before) and not (
        DATE.search(at.domain) or COUNT.search(at.domain) or at.setting.yearly
    ):
        return True
    if CALL.match(at.whole) or SCHEDULE.search(at.whole) or _is_submitted(at.before):
        return True
    if _frame_before(at):
        return True
    if DEADLINE.search(at.own):
        return True
    return any(_points_ahead(clause) for clause in at.right[:2])


def _reports_view(at: Scope) -> bool:
    """《专家论证意见书》认为……，建议补做水力计算: what a paper says is to be done is not the step."""
    return re.match(r"[意见书报告结论》]{0,6}(?:认为|指出|提出|载明)", at.after) is not None


def _is_submitted(before: str) -> bool:
    found = SUBMITTED.search(before)
    return found is not None and _MADE.search(before, 0, found.start() + 1) is None


_MADE_ON = re.compile(r"\d日[^，。；]{0,4}(?:作出|出具|形成|给出|印发|印送|答复|函复|回函|复函|回复)")
_RESOLVED = re.compile(r"会议?(?:研究)?(?:确定|决定|议定|商定|明确)\Z")
_DONE_ON = re.compile(r"[已业](?:经|于|在)?\s?[\d年月日、至—\-号上下午晨]{3,24}\Z")
_RESULTED = re.compile(r"(?:风险)?等级[为是定]|(?:评估|论证|审[查核])?结[论果][为是：:]|(?:评|认|判)定为?")
_MADE = re.compile(r"(?:作出|出具|形成|提出|给出)(?:了)?\Z|\d日[^，。；]{0,4}(?:作出|出具|形成|给出)")


def _points_ahead(clause: str) -> bool:
    return DONE.search(clause) is None and (
        re.match(rf"[^，。；]{{0,8}}(?:{AHEAD_AFTER.pattern})", clause) is not None
        or re.match(r"(?:现)?(?:正在|尚待|有待|正式?筹备)", clause) is not None
        or DEADLINE.search(clause) is not None
    )


def _frame_before(at: Scope) -> bool:
    """The nearest earlier clause with a plan or a report decides."""
    if PAPER.search(at.own) or EVALUATED.search(at.whole):
        return False
    for clause in reversed(at.earlier):
        if DONE.search(clause):
            return False
        if FRAME.search(clause) or DIRECTED.search(clause):
            return True
    return False


def _is_complete(own: str) -> bool:
    if COUNT.search(own):
        return True
    return COMPLETED.search(own) is not None and (DATE.search(own) or REPORTED.search(own)) is not None
