"""Legality opinions, law firms' opinions and fair competition reviews: who reviewed.

重大行政决策程序暂行条例 art. 25–28; 国办发〔2018〕115号 (四), (七); 公平竞争审查条例 art. 13, 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model.document import Document, Role
from hegui.model.dossier import Evidence, Matter, StepKind
from hegui.procedure.authority import is_division
from hegui.procedure.paper_record import last_day, not_counting, paper_evidence
from hegui.procedure.passage import first_sentence
from hegui.procedure.subject import Relation, compact

_LAW_FIRM = re.compile(r"律师事务所")
_REVIEW_BODY = re.compile(
    r"司法(?:局|厅|部|所|行政)|法制(?:办|局|机构|科|处|股|室)|法规(?:处|科|股|室)|政策法规"
    r"|合法性审[查核](?:机构|中心|人员)"
)
_CONCLUSION = re.compile(r"审[查核]结论|结论[：:为]|总体结论")
_OPINION = re.compile(r"可以提[请交]|不得提交|合法，|不合法|应当予以修改|合法。")
_UNLAWFUL = re.compile(
    (
        r"(?:结论|意见)[：:为。]{0,2}\s*(?:不合法|违法)|审[查核]结论[^。\n]{0,8}不合法"
        r"|认定[^。\n]{0,10}不合法|，不合法|属于不合法|^不合法"
    ),
    re.M,
)
_TO_REVISE = re.compile(r"应当予以修改|应予修改|修改后(?:再行)?提[请交]|退回修改")
_LAWFUL = re.compile(r"结论[^。\n]{0,12}合法|合法[，。]|未发现[^。\n]{0,12}违(?:反|法)|合法性审[查核]通过")
_REVIEWER_LINE = re.compile(r"审查(?:单位|机构|机关|主体)[|｜：:\s]{1,4}([^|｜\n。]{2,60})")
_MARKET = re.compile(r"市场监督管理|市场监管")


def read_legality_opinion(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    """A legality opinion; a law firm's, a drafter's division's or an unnamed body's does not count alone."""
    del relation
    if _is_law_firm(document):
        yield from read_law_firm(document, matter, Relation.SAME)
        return
    actor = reviewer_of(document)
    span = first_sentence(document, _CONCLUSION) or first_sentence(document, _OPINION)
    evidence = paper_evidence(
        document,
        StepKind.LEGALITY_REVIEW,
        span,
        date=document.signed_on or last_day(document),
        actor=actor,
    )
    reason = _why_not_reviewer(actor, matter)
    if reason:
        evidence = not_counting(evidence, "wrong_body", reason)
    yield evidence


def _is_law_firm(document: Document) -> bool:
    names = (*document.issuers, document.title or "")
    return any(_LAW_FIRM.search(name) for name in names)


def reviewer_of(document: Document) -> str | None:
    """The body that signed the review; None where the paper does not show it."""
    if document.issuers:
        return document.issuers[-1] if len(document.issuers) == 1 else _best(document.issuers)
    match = re.search(r"[\u4e00-\u9fa5]{2,16}司法局", document.text)
    return match.group() if match is not None else None


def _best(names: tuple[str, ...]) -> str:
    return next((name for name in names if _REVIEW_BODY.search(name)), names[-1])


def _why_not_reviewer(actor: str | None, matter: Matter) -> str:
    """Chinese reason why a body is not the one responsible for the review; empty if it may be."""
    if actor is None or _REVIEW_BODY.search(actor):
        government = matter.authority_level in ("state", "province", "city", "county")
        if actor is not None and government and is_division(actor):
            return f"审核意见由{actor}出具，该单位是部门内设机构，不是本级政府负责合法性审查的部门"
        return ""
    if matter.authority_level in ("department", "township"):
        return ""
    return f"审核意见由{actor}出具，从名称看不是负责合法性审查的部门"


def read_law_firm(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    """A law firm's opinion is an input to the review, not the review."""
    del matter, relation
    span = first_sentence(document, re.compile(r"结论意见|结论|本所律师认为"))
    evidence = paper_evidence(document, StepKind.LEGALITY_REVIEW, span)
    reason = "律师事务所的法律意见只是审查的参考，审查应当由负责合法性审查的部门进行"
    yield not_counting(evidence, "law_firm", reason)


def read_competition_review(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    """A fair competition review with its conclusion; ``actor`` is the reviewing body."""
    del matter, relation
    span = first_sentence(document, re.compile(r"审查结论|经审查|可以出台|不得出台"))
    yield paper_evidence(
        document, StepKind.FAIR_COMPETITION_REVIEW, span, actor=competition_reviewer(document)
    )


def competition_reviewer(document: Document) -> str | None:
    """The body named as reviewing, else the one that signed."""
    line = _REVIEWER_LINE.search(document.text)
    if line is not None:
        return compact(line.group(1))
    signed = [name for name in document.issuers if _MARKET.search(name)]
    return signed[0] if signed else (document.issuers[0] if document.issuers else None)


def is_market_regulator(actor: str | None) -> bool:
    """Whether a body is the market regulator (市场监督管理部门)."""
    return actor is not None and _MARKET.search(actor) is not None


def review_conclusion(document: Document) -> str:
    """lawful | revise | unlawful | unclear: what a legality opinion concludes (国办发〔2018〕115号 (六))."""
    text = document.text
    if _UNLAWFUL.search(text):
        return "unlawful"
    if _TO_REVISE.search(text):
        return "revise"
    return "lawful" if _LAWFUL.search(text) else "unclear"


def found_unlawful(documents: tuple[Document, ...], counted: frozenset[str]) -> bool:
    """Whether a counted legality opinion of the dossier finds the draft unlawful."""
    return any(
        d.role is Role.LEGALITY_OPINION and d.source.path in counted and review_conclusion(d) == "unlawful"
        for d in documents
    )
