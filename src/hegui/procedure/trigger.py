"""Conditional duties: whether the dossier shows what makes a step necessary, and on what that rests.

重大行政决策程序暂行条例 art. 19 (专业性、技术性较强), art. 22 (可能对社会稳定、公共安全等方面造成不利影响);
公平竞争审查条例 art. 2 (涉及经营者经济活动).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hegui.model.document import Document, Role
from hegui.model.dossier import StepKind
from hegui.procedure.excerpt import excerpt
from hegui.procedure.passage import sentence_around

_TECHNICAL = re.compile(
    r"专业性(?:、|和|与|或者)?技术性|专业技术性|技术性(?:较|很|比较)?强|专业性(?:较"
    r"|很|比较)?强|技术性、专业性"
)
_NOT_TECHNICAL = re.compile(r"不(?:涉及|属于|存在|具有|是)|并非|不强|较弱|弱|无[^，。；]{0,8}技术|不高")
_RISK = re.compile(
    r"(?:可能|容易|易|存在|引起|引发|造成|影响|不利于)[^。；\n]{0,40}(?:社会稳定|公共安全"
    r"|不稳定|群体性|上访|信访|集中反映诉求|集体反映|矛盾纠纷|不利影响|舆情|稳定风险)"
    r"|(?:社会稳定|公共安全)[^。；\n]{0,16}(?:造成|产生|带来)[^。；\n]{0,8}(?:影响|风险)|联名反对|集体上访"
)
_NO_RISK = re.compile(
    r"不(?:会|涉及|存在|致|易|至于|可能)[^。；]{0,30}(?:影响|社会稳定|公共安全|风险"
    r"|不稳定|矛盾)|没有[^。；]{0,12}(?:影响|风险)|不对[^。；]{0,30}造成"
)
_ECONOMIC = re.compile(r"经营者|经济活动|市场主体|公平竞争")
_NOT_ECONOMIC = re.compile(
    r"不(?:涉及|影响|属于)[^。；]{0,24}(?:经营者|经济活动|市场主体)|无需[^。；]{0,8}公平竞争"
)
_ECONOMIC_RULE = re.compile(
    r"(?:经营者|经营户|商户|摊点|企业|供应商|投标人|中标人|市场主体|电商|物流企业|合作社)[^。；\n]{0"
    r",30}(?:应当|不得|收取|缴纳|免费|优先|补贴|奖励|开放|资质|备案|准入|使用|入驻"
    r"|预约|公平|统一)"
    r"|(?:收取|收费|定价|价格)[^。；\n]{0,20}(?:经营|商户|摊|企业)"
)
_SPEAKERS = frozenset(
    {
        Role.DRAFTING_NOTE,
        Role.OTHER,
        Role.LEGALITY_OPINION,
        Role.CONSULTATION_NOTICE,
        Role.MEETING_MINUTES,
        Role.MEETING_RECORD,
    }
)


class Trigger(NamedTuple):
    """found: True, False, or None where it cannot be told; sentence: Chinese, what that rests on."""

    found: bool | None
    sentence: str


_UNKNOWN = Trigger(None, "")


def find_trigger(step: StepKind, documents: Sequence[Document], draft: Document | None) -> Trigger:
    """Whether the condition of a conditional step is met, by what the dossier's papers say."""
    if step is StepKind.EXPERT_ARGUMENTATION:
        return _stated(documents, _TECHNICAL, _NOT_TECHNICAL) or _UNKNOWN
    if step is StepKind.RISK_ASSESSMENT:
        return _stated(documents, _RISK, _NO_RISK, _RISK_PAPER) or _UNKNOWN
    if step is StepKind.FAIR_COMPETITION_REVIEW:
        return _economic(documents, draft)
    return _UNKNOWN


_RISK_PAPER = re.compile(r"风险评估报告|评估结论")


def _stated(
    documents: Sequence[Document],
    yes: re.Pattern[str],
    no: re.Pattern[str],
    skip: re.Pattern[str] | None = None,
) -> Trigger | None:
    denied: Trigger | None = None
    for document in documents:
        if document.role not in _SPEAKERS:
            continue
        for match in yes.finditer(document.text):
            span = sentence_around(document, match.start())
            sentence = document.slice(span).strip()
            if skip is not None and skip.search(sentence) and not re.search("可能", sentence):
                continue
            if no.search(sentence):
                denied = denied or Trigger(False, _said(document, sentence))
            else:
                return Trigger(True, _said(document, document.slice(span), match.start() - span.start))
        for match in no.finditer(document.text):
            sentence = document.slice(sentence_around(document, match.start())).strip()
            if _about(yes, sentence):
                denied = denied or Trigger(False, _said(document, sentence))
    return denied


def _about(yes: re.Pattern[str], sentence: str) -> bool:
    if yes is _TECHNICAL:
        return "技术" in sentence or "专业" in sentence
    return "社会稳定" in sentence or "公共安全" in sentence or "稳定" in sentence or "风险" in sentence


def _economic(documents: Sequence[Document], draft: Document | None) -> Trigger:
    for document in documents:
        if document.role not in _SPEAKERS:
            continue
        match = _NOT_ECONOMIC.search(document.text)
        if match is not None:
            sentence = document.slice(sentence_around(document, match.start())).strip()
            return Trigger(False, _said(document, sentence))
    if any(d.role is Role.FAIR_COMPETITION_REVIEW for d in documents):
        return Trigger(True, "卷内有公平竞争审查材料，起草单位认为草案涉及经营者经济活动")
    match = _ECONOMIC_RULE.search(draft.text) if draft is not None else None
    if draft is not None and match is not None:
        sentence = draft.slice(sentence_around(draft, match.start())).strip()
        return Trigger(True, f"草案规定“{excerpt(sentence)}”，涉及经营者经济活动")
    return Trigger(False, "草案未见涉及经营者经济活动的内容")


def _said(document: Document, sentence: str, focus: int = 0) -> str:
    return f"“{document.source.path}”载明“{excerpt(sentence, focus)}”"
