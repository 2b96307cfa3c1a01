"""Whether a ground on which a step is said not to be needed is one that the law knows.

重大行政决策程序暂行条例 art. 14 (依法不予公开), 19, 22 (no repeated assessment), 25 (no ground at all), 30;
优化营商环境条例 art. 62 (依法需要保密); 公平竞争审查条例 art. 2; 国办发〔2018〕115号 (三).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hegui.model.document import Document, Role
from hegui.model.dossier import Evidence, EvidenceStatus, Matter, MatterKind, StepKind
from hegui.procedure.excerpt import step_excerpt
from hegui.procedure.trigger import Trigger

_SECRET = re.compile(r"不予公开|国家秘密|涉密|保密")
_HEARING_ONLY = re.compile(r"听证")
_CONSULTATION = re.compile(r"征求意见|公众参与|征求公众|征求社会")
_NOT_TECHNICAL = re.compile(
    r"不涉及[^，。；]{0,20}(?:专业|技术)|不属于[^，。；]{0,30}(?:专业|技术|论证)|技术性(?:不强"
    r"|弱)|专业性[^，。；]{0,8}(?:不强|弱|不高)"
)
_NO_RISK = re.compile(
    r"不(?:会|存在|涉及|致)[^。；]{0,30}(?:影响|风险|不稳定|矛盾)|不属于[^，。；]{0,24}(?:风险"
    r"|评估)"
)
_ASSESSED = re.compile(r"(?:已|曾)[^。；]{0,30}(?:评估|评价|稳评)|重复(?:进行|开展)?(?:风险)?评估|重复评价")
_NOT_ECONOMIC = re.compile(
    r"不(?:涉及|影响|属于)[^。；]{0,24}(?:经营者|经济活动|市场主体)|只(?:对|规范)|个人"
    r"|内部"
)
_EXCLUDED = re.compile(
    r"应急处置决策|宏观调控|政府立法|不适用(?:该|本)?《?(?:重大行政决策程序暂行)?条例"
    r"|不属于重大(?:行政)?决策"
)


class Ground(NamedTuple):
    """judgement: stands, fails or unclear; reason: Chinese sentence."""

    judgement: str
    reason: str


def judge_exemption(
    step: StepKind,
    claims: Sequence[Evidence],
    documents: Sequence[Document],
    matter: Matter,
    trigger: Trigger,
) -> Ground:
    """The best of the grounds claimed for one step; empty judgement where none bears on the step."""
    found = [g for claim in claims if (g := _judge(step, claim, documents, matter, trigger)).judgement]
    for judgement in ("stands", "unclear", "fails"):
        for ground in found:
            if ground.judgement == judgement:
                return ground
    return Ground("", "")


def _judge(
    step: StepKind, claim: Evidence, documents: Sequence[Document], matter: Matter, trigger: Trigger
) -> Ground:
    document = next(d for d in documents if d.source.path == claim.path)
    text = _context(document, claim)
    quote = f"“{claim.path}”称“{step_excerpt(document.text[claim.start : claim.end], step)}”"
    if _EXCLUDED.search(text) and MatterKind.MAJOR_DECISION in matter.unsure:
        return Ground("unclear", f"{quote}，该理由能否成立取决于是否属于重大行政决策，需核实")
    judge = _JUDGES.get(step)
    if judge is None:
        return Ground("fails", f"{quote}，法律、法规没有规定可以因此不履行该程序")
    return judge(quote, text, documents, trigger)


def _context(document: Document, claim: Evidence) -> str:
    """The claim with the sentence before it in the same block, where its ground often stands."""
    block = document.blocks[document.block_index(claim.start)]
    return document.text[max(block.start, claim.start - 160) : claim.end]


def _participation(quote: str, text: str, documents: Sequence[Document], trigger: Trigger) -> Ground:
    del documents, trigger
    claim = text[-200:]
    if _HEARING_ONLY.search(claim) and not _CONSULTATION.search(claim):
        return Ground("", "")
    if _SECRET.search(text):
        return Ground("stands", f"{quote}，依法不予公开的事项可以不公开征求意见")
    return Ground("fails", f"{quote}，除依法不予公开（需要保密）外，法律、法规没有规定可以不听取公众意见")


def _argumentation(quote: str, text: str, documents: Sequence[Document], trigger: Trigger) -> Ground:
    del documents
    if trigger.found is True and not _NOT_TECHNICAL.search(trigger.sentence):
        return Ground("fails", f"{quote}，但{trigger.sentence}，应当组织专家论证")
    if _NOT_TECHNICAL.search(text):
        return Ground("stands", f"{quote}，专家论证以专业性、技术性较强为前提")
    return Ground("unclear", f"{quote}，该理由与专业性、技术性是否较强无关，需核实")


def _assessment(quote: str, text: str, documents: Sequence[Document], trigger: Trigger) -> Ground:
    if _ASSESSED.search(text):
        earlier = [d for d in documents if d.role is Role.RISK_REPORT]
        if earlier:
            name = earlier[0].source.path
            return Ground("stands", f"{quote}，卷内有此前的评估材料“{name}”，已评估的风险不作重复评估")
        return Ground("unclear", f"{quote}，但卷内未见此前的评估材料，需补充核实")
    if trigger.found is True and not _NO_RISK.search(trigger.sentence):
        return Ground("fails", f"{quote}，但{trigger.sentence}，应当组织风险评估")
    if _NO_RISK.search(text):
        return Ground("stands", f"{quote}，风险评估以可能造成不利影响为前提")
    return Ground("unclear", f"{quote}，该理由与是否可能造成不利影响无关，需核实")


def _competition(quote: str, text: str, documents: Sequence[Document], trigger: Trigger) -> Ground:
    del documents
    if _NOT_ECONOMIC.search(text) and trigger.found is not True:
        return Ground("stands", f"{quote}，公平竞争审查以涉及经营者经济活动为前提")
    return Ground("unclear", f"{quote}，草案是否涉及经营者经济活动需核实")


_JUDGES = {
    StepKind.PUBLIC_PARTICIPATION: _participation,
    StepKind.EXPERT_ARGUMENTATION: _argumentation,
    StepKind.RISK_ASSESSMENT: _assessment,
    StepKind.FAIR_COMPETITION_REVIEW: _competition,
}


def exempting(events: Sequence[Evidence]) -> list[Evidence]:
    """The claims among events."""
    return [event for event in events if event.status is EvidenceStatus.EXEMPTED]
