"""Which of the words found in a sentence stand: longer words, titles and the sentence itself decide."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from hegui.model.dossier import StepKind
from hegui.procedure.clause import Cue

_STEPS = tuple(step.value for step in StepKind)


def standing_cues(text: str, cues: Sequence[Cue], titles: list[tuple[int, int]]) -> list[Cue]:
    """Cues that stand: not inside a longer word that blocks them, nor (but for steps) inside 《》."""
    cues = _promoted(text, cues)
    blocks = [c for c in cues if c.label.startswith("block:")]
    harmless = [c for c in cues if c.label == "harmless"]
    fixed = [c for c in cues if c.label == "plan_not"]
    longer = [c for c in cues if c.label == "neg" and c.end - c.start > 1]
    kept = []
    for cue in cues:
        if cue.label in _STEPS:
            if any(o.label == cue.label and o != cue and _covers(o, cue) for o in cues):
                continue
            if cue.label == _CD and _BEFORE.match(text, cue.end):
                continue
            if any(b.label == "block:" + cue.label and _blocks(b, cue) for b in blocks):
                continue
            if cue.label == "publication" and any(c.label == _PP and _overlaps(c, cue) for c in cues):
                continue
        elif (
            cue.label.startswith("block:")
            or cue.label in ("harmless", "plan_not")
            or (cue.label == "neg" and any(_covers(h, cue) for h in harmless + longer if h != cue))
            or (cue.label == "plan" and any(_covers(f, cue) for f in fixed))
            or any(start <= cue.start < end for start, end in titles)
        ):
            continue
        kept.append(cue)
    return sorted(kept, key=lambda c: (c.start, c.end))


_FILED_ELSEWHERE = re.compile(r"营业执照|企业应当|经营者应当|政法委|单位应当在|用人单位")
_WEAK_GUARDS = {
    "public_participation": re.compile(
        r"(?:收到|提出|收集|征集|听取|梳理|反馈|吸收|采纳|征求|收回|发放)[^。；]{0,20}(?:意见|建议|问卷|诉求)"
        r"|(?:意见|建议)[^。；]{0,12}(?:收到|提出|听取|征求|条|吸收|采纳)|座谈会|填写|公众无从"
        r"|征求意见|公示|上网|网上|于民|开门|上线|在线"
    ),
    "legality_review": re.compile(r"司法局|司法所|法制(?:机构|科|办|股|大队|审)|合法|法规科|法律法规"),
    "collective_deliberation": re.compile(r"会议|应到|实到|表决|经研究[，,]?(?:决定|同意|原则|通过)"),
    "publication": re.compile(r"网站|公报|报纸|社会|对外|未经公布|予以公布|全文|公开栏|官网"),
}
_NOT_WEAK = {
    "public_participation": re.compile(
        r"风险|稳评|评估组|专家|公平竞争|部门|各有关单位|成员单位|\d家单位|个单位|各局"
        r"|复函|会签|党外|离退休|论证"
        r"|审[查核]材料|政务公开|信息公开|合法性|司法局|常务会议|普法|宣传|办法于|通知于"
    ),
    "legality_review": re.compile(r"公平竞争|风险|专家|行政处罚|案件"),
    "collective_deliberation": re.compile(
        r"党委|党组|常委|专题|人大|听证|论证|评估|评审|政协|司法局|合法性|风险|征求|不予|不需|无需|不属于"
    ),
    "publication": re.compile(r"征求|征集|草案|采纳|听证|举报|公示"),
}
_BEFORE = re.compile(r"(?:召开|审议|讨论)?(?:之)?前")


def _promoted(text: str, cues: Sequence[Cue]) -> list[Cue]:
    """Weak words (审查意见, 群众) name the step where the sentence bears it out and no plain word does."""
    plain = {cue.label for cue in cues}
    kept: list[Cue] = []
    for cue in cues:
        if not cue.label.startswith("weak:"):
            kept.append(cue)
            continue
        step = cue.label.removeprefix("weak:")
        if step not in plain and _WEAK_GUARDS[step].search(text) and not _NOT_WEAK[step].search(text):
            kept.append(cue._replace(label=step))
    return kept


_PP = StepKind.PUBLIC_PARTICIPATION.value
_CD = StepKind.COLLECTIVE_DELIBERATION.value


def _overlaps(one: Cue, other: Cue) -> bool:
    return one.start < other.end and other.start < one.end


def _blocks(block: Cue, cue: Cue) -> bool:
    """A longer word that shares characters with a step's word takes it over."""
    return _overlaps(block, cue) and block.end - block.start >= cue.end - cue.start


def _covers(outer: Cue, inner: Cue) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


_GUARDS = {
    StepKind.RECORD_FILING: re.compile(
        r"规范性文件|人大|人民政府|[县市区省]政府|报送备案|备案报告|备案审查|文件|办法|规定|有件必备|司法局"
    ),
    StepKind.PARTY_REPORT: re.compile(
        r"\A(?!.{0,60}(?:人事|理论学习|预算|工作安排)).{0,400}(?:请示|批复|同意|审定|批准"
        r"|研究|审议|汇报)",
        re.S,
    ),
}
_REPORT_REVIEWED = re.compile(r"(?:评估报告|稳评)[^，。；]{0,20}专家评审")


def bears_out(step: StepKind, text: str, named: Collection[str]) -> bool:
    """Whether a sentence that holds a step's word really speaks of that step."""
    if step is StepKind.RECORD_FILING and _FILED_ELSEWHERE.search(text):
        return False
    if step is StepKind.PUBLICATION and _PP in named:
        return False
    if step is StepKind.EXPERT_ARGUMENTATION and _REPORT_REVIEWED.search(text):
        return False
    guard = _GUARDS.get(step)
    return guard is None or guard.search(text) is not None
