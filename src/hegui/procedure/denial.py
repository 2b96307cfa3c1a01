"""Whether a scope denies its step: not done (negated), or not needed for this matter (exempted).

A denial has a word that denies, a place from which it reaches the step's words, and an object: 未收到意见
or 未发现违法 deny something else. A bare 未组织 with a ground that the duty does not exist is an exemption,
with a bad excuse or no ground a denial.
"""

from __future__ import annotations

import re

from hegui.model.dossier import EvidenceStatus, StepKind
from hegui.procedure.denial_words import (
    ACT,
    ADVERB,
    AGAIN,
    CONSIDERED,
    CONTRAST,
    DONE_ANYWAY,
    DOUBLE,
    EXCUSE,
    FORBIDDEN,
    GROUND,
    HABIT,
    HARMLESS,
    HARMLESS_OPINION,
    LACK,
    LACK_AFTER,
    MISTAKEN,
    NEEDLESS,
    NEEDLESS_AFTER,
    NEGATION,
    ONLY_OFFICES,
    OTHER_ACT,
    OUTCOME,
    OWED_NOT_DONE,
    POSTPONED,
    REPEAT,
    SAID,
    THEREFORE,
    UNPROVEN,
    VOLITION,
)
from hegui.procedure.reading import Scope

_NEAR = 34  # code points between a step's word and a waiver behind it
_REACH = 42  # code points between a word that denies and the step's word
_FREE = {
    StepKind.PUBLIC_PARTICIPATION: "征求|听取|公开|公示|挂网|听",
    StepKind.EXPERT_ARGUMENTATION: "论证|邀请|委托|听取|征求",
    StepKind.RISK_ASSESSMENT: "评(?=\\Z|[过，。；])|评估|委托|研判",
    StepKind.LEGALITY_REVIEW: "出(?:具|过|了)?[^，。；]{0,6}(?:意见|结论)|审[查核]?(?!出|通过|同意)|送|报(?!告)",
    StepKind.COLLECTIVE_DELIBERATION: "讨论(?!一致|通过)|审议(?!通过)|研究",
}
_NOT_ACTED = re.compile(rf"{NEGATION}{ADVERB}(?:[在向由对就于按将把为][^，。；]{{1,14}}?)?(?:{ACT})")
_NOT_DONE_BY = {step: re.compile(rf"{NEGATION}{ADVERB}(?:{verbs})") for step, verbs in _FREE.items()}
_ENDS = re.compile(rf"{NEGATION}{ADVERB}\Z")
_FACT = re.compile(rf"(?P<neg>{NEGATION})(?P<gap>[^，；。]*)\Z")
_LACKED = re.compile(rf"(?:{LACK})[^，；。]{{0,30}}\Z")
_REASON = re.compile(r"[^，。；]{0,6}(?:因|由于|理由|原因|系|属|并无不当)")
_NO_PAPER = re.compile(
    r"[^，。；]{0,8}?(?:没有|并无|未见|查无|也无|不见|没|无)(?:任何|相关|相应|"
    r"有关)?[^，。；]{0,12}(?:材料|记录|报告|意见书?|纪要|公告)"
)
_PROCEDURE = re.compile(r"(?:未|没有)(?:按|依)")


def denied_status(at: Scope) -> EvidenceStatus | None:
    """NEGATED, EXEMPTED, or None where the scope does not deny its step."""
    if DOUBLE.search(at.own):
        return None
    if POSTPONED.search(at.before) or (MISTAKEN.search(at.before) and len(at.after) <= 2):
        return EvidenceStatus.NEGATED
    if _is_needless(at):
        return EvidenceStatus.NEGATED if HABIT.search(at.own) else EvidenceStatus.EXEMPTED
    if _is_refused(at):
        return _weigh(at, default=EvidenceStatus.EXEMPTED)
    if UNPROVEN.search(at.own) or OWED_NOT_DONE.search(at.own + "".join(at.right)) or _is_lacked(at):
        return EvidenceStatus.NEGATED
    if _is_denied(at):
        return _weigh(at, default=EvidenceStatus.NEGATED)
    return None


_ASKED = re.compile(r"呢|为什么|为何|怎么|了没有?|没有|吗|有无|有没有|是否|没")
_NO = re.compile(
    r"[^，。；]{0,10}(?:答|说|称|表示|承认|坦言|回应)[^，。；没未不]{0,6}(?:：|:|“|都|还|就)?(?:没|未|不)"
)


_NOT_OWED = re.compile(
    r"(?:不需要?|无需|无须|不必|没有要求|不要求)[^，。；]{0,10}\Z|(?:依法|按规定|法规)[^，。；]{0,4}(?:不需|无需|没有要求)"
)


def replied_status(at: Scope) -> EvidenceStatus | None:
    """What the answer to a question about the step says: 问做了没有，答：没做; None where none is asked."""
    asked = any(word in at.own for word in ("问", "追问")) and _ASKED.search(at.own) is not None
    if re.search("建议|提出", at.own) and at.right and re.match("未采纳|不予采纳|没采纳", at.right[0]):
        return EvidenceStatus.EXEMPTED if NEEDLESS.search("".join(at.right[1:])) else None
    if not asked:
        return None
    answer = at.own.partition("：")[2] + "，".join(at.right)
    if re.search(r"(?:还没|没呢)[^。]*(?:请好了|下周|下月|就|马上|安排)", answer):
        return EvidenceStatus.PLANNED
    if _NOT_OWED.search(answer):
        return EvidenceStatus.EXEMPTED
    return EvidenceStatus.NEGATED if any(_NO.match(clause) for clause in at.right[:2]) else None


_BY_LAWYER = re.compile(r"律师|法律顾问|会签")


def _weigh(at: Scope, *, default: EvidenceStatus) -> EvidenceStatus:
    """A bare denial or refusal, by its ground: none and bad ones deny, good ones exempt."""
    ground = "".join((*at.left, at.before, at.after, *at.right))
    if HABIT.search(at.own) or EXCUSE.search(ground) or DONE_ANYWAY.search(at.own + "".join(at.right)):
        return EvidenceStatus.NEGATED
    if at.step is StepKind.LEGALITY_REVIEW and _BY_LAWYER.search(ground):
        return EvidenceStatus.NEGATED
    if default is EvidenceStatus.EXEMPTED or REPEAT.search(at.own) or THEREFORE.search(at.own):
        return EvidenceStatus.EXEMPTED
    framed = "，".join((*at.left, _front(at.before), *filter(_REASON.match, at.right)))
    if GROUND.search(framed) and not _PROCEDURE.search(at.own) and not CONTRAST.match(at.own):
        return EvidenceStatus.EXEMPTED
    return EvidenceStatus.NEGATED


def _front(before: str) -> str:
    found = re.search(NEGATION, before)
    return before[: found.start()] if found is not None else before


def _is_needless(at: Scope) -> bool:
    """无需, 不再, 不适用 in front of the step's words or behind them, or in the next clause."""
    found = NEEDLESS.search(at.before)
    if found is not None and len(at.before) - found.end() <= _REACH:
        return not (FORBIDDEN.search(at.before[: found.start()]) or OTHER_ACT.search(at.before, found.end()))
    behind = NEEDLESS_AFTER.search(at.after)
    if behind is not None and behind.start() <= _NEAR and not OTHER_ACT.search(at.after, behind.end()):
        said = SAID.search(at.after, 0, behind.start()) and not _PLAIN_WAIVER.match(at.after, behind.start())
        return not (FORBIDDEN.search(at.after) or said)
    if any(AGAIN.search(clause) for clause in at.right[:2]):
        return True
    if _has_figure(at.own) or re.search(r"已(?!有)|了(?!解)", at.own):
        return False
    return any(_is_waiver(clause) for clause in at.right[:2])


_PLAIN_WAIVER = re.compile(
    r"(?:不用|不必|无需|不需要?|没必要|可以不|不再)(?:再)?(?:搞|做|办|弄|开展|进行|组织|举行|召开|履行|走|开)?(?:了)?(?=\Z|[，。；])"
)


def _is_waiver(clause: str) -> bool:
    """不再开展 behind 专家论证: with a verb of the procedure or none, not 不再修改."""
    if "议题" in clause or "议程" in clause:
        return False
    found = NEEDLESS_AFTER.search(clause, 0, 20)
    if found is None or (found.start() > 0 and not CONSIDERED.match(clause, 0, found.start())):
        return False
    return len(clause) <= 20 and not OTHER_ACT.search(clause, found.end())


def _is_refused(at: Scope) -> bool:
    """不开展, 不向社会公开: a decision not to act."""
    found = VOLITION.search(at.before)
    if found is not None:
        return len(at.before) - found.end() <= _REACH and not FORBIDDEN.search(at.before)
    return re.match(rf"[^，；。]{{0,10}}?(?:{VOLITION.pattern})", at.after) is not None


def _is_lacked(at: Scope) -> bool:
    """缺少风险评估报告, 以会签代替合法性审查, 论证环节缺失."""
    if _LACKED.search(at.before):
        return not FORBIDDEN.search(at.before)
    if LACK_AFTER.search(at.after) and not FORBIDDEN.search(at.after):
        return True
    return at.step is StepKind.PUBLIC_PARTICIPATION and ONLY_OFFICES.search(at.own) is not None


def _is_denied(at: Scope) -> bool:
    fact = _FACT.search(at.before)
    if fact is not None and _reaches(at, fact.group("gap")):
        return True
    for pattern in (_NOT_ACTED, _NOT_DONE_BY[at.step]) if at.step in _NOT_DONE_BY else (_NOT_ACTED,):
        found = pattern.search(at.after)
        if found is not None and found.start() <= 26:
            return True
    if _ENDS.search(at.after):
        return True
    return _is_denied_behind(at)


def _reaches(at: Scope, gap: str) -> bool:
    if OUTCOME.search(at.word):
        return False
    if len(gap) > _REACH or re.search(r"已|(?<!为)了|[即就便](?=[报提印发上])", gap):
        return False
    bare = re.sub(rf"\A{ADVERB}", "", gap)
    if HARMLESS.match(bare):
        return False
    opinions = at.step is StepKind.PUBLIC_PARTICIPATION and "意见" in at.word + at.after[:12]
    return not (opinions and HARMLESS_OPINION.match(bare))


def _is_denied_behind(at: Scope) -> bool:
    """A clause behind the step's own that denies with the step as its subject."""
    if _has_figure(at.own) and "原" not in at.own:
        return False
    verbs = _NOT_DONE_BY.get(at.step, _NOT_ACTED)
    for clause in at.right[:2]:
        found = _NOT_ACTED.search(clause)
        if found is not None and found.start() <= 8:
            return True
        done = verbs.search(clause)
        if done is not None and (done.start() <= 2 or (done.start() <= 24 and clause.endswith("过"))):
            return True
        lacked = re.match(rf"[^，；。]{{0,6}}(?:{LACK_AFTER.pattern})", clause)
        if lacked is not None and not (
            at.step is StepKind.PUBLIC_PARTICIPATION and lacked.group().endswith("意见")
        ):
            return True
    return False


def _has_figure(text: str) -> bool:
    return re.search(r"\d{1,2}月\d{0,2}|[〔（(]\d{4}[〕）)]|\d+[名人条份]", text) is not None
