"""Checks on closing provisions and the issuer: retroactive effect, interpretation, issuing body, validity."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hegui.checks.context import CheckContext
from hegui.model.document import Document, ElementKind
from hegui.model.expression import expression
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place, Severity
from hegui.parsing.clause_genre import is_paper, why_exempt
from hegui.parsing.day import DAY, read_day

_SELF = r"本(?:办法|规定|通知|意见|细则|方案|通告|决定|措施|规则|文件|实施办法|实施细则|实施方案|制度|政策)"
_EFFECT = expression(
    rf"自[ 　]?({DAY})[ 　]?起[^。；，]{{0,8}}?(?:施行|执行|实施|生效|收取|征收|缴纳|收费|适用|补缴)"
)
_EARLIER = expression(
    rf"{_SELF}(?:施行|实施|印发|发布|公布|生效|执行)(?:之?日?前|以前|之前)[^。；]{{0,40}}?"
    r"(?:按照?本|依照?本|适用本|补缴|补办|追缴|补交|追溯|一并按|执行本)"
)
_OLD_RULE = expression(
    r"原规定|原办法|原有规定|继续有效|仍按|不溯及|按照当时|从旧|不再追溯|未受理|尚未(?:办结|审结|受理)"
)
_BENEFIT = expression(
    r"补贴|补助|奖励|减免|津贴|免收|补发|提高标准|奖补|资助|救助|待遇|优惠|降低收费|取消收费|免征|抚恤"
)
_BURDEN = expression(r"收费|收取|征收|缴纳|补缴|罚|保证金|押金|费标准|义务|限制|禁止|不得|处罚|追缴")
_INTERPRETS = expression(
    r"(?:由|，)([\u4e00-\u9fff（）()、]{2,40}?)(?:负责)(?:对本[^，。；]{0,8})?(?:解释|说明)"
)
_OF_LAW = expression(r"《[^《》\n]{2,40}(?:法|条例)》[^。；]{0,12}由[^。；]{2,30}负责解释")
_DIVISION = expression(
    r"(?:局|委|委员会|厅|部|院|人民政府办公室|人民政府办公厅|政府|总队)[\u4e00-\u9fff]{1,10}(?:科|处|股|室|中队|组)\Z"
)
_NO_DIVISION = expression(r"办公室\Z|街道办事处\Z|办事处\Z|研究室\Z|参事室\Z|管理处\Z|代表处\Z|领导小组\Z")
_COORDINATION = expression(
    r"(?:领导小组|指挥部|联席会议|工作专班|协调小组|筹备组|工作组)(?:办公室)?\Z|(?:领导小组|指挥部)办公室\Z"
)
_LASTING = expression(r"长期有效|永久有效|长期执行|有效期(?:为)?(?:长期|永久)")
_FROM_ISSUE = expression(r"自(?:发文|印发|发布|公布|下发|签发)之日起(?:施行|执行|实施|生效)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetroactivityParams:
    """No parameters: the dates are the document's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretationParams:
    """No parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerParams:
    """kind: division (内设机构) or coordination (议事协调机构、临时机构)."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityParams:
    """No parameters."""


def bind_retroactivity(params: RetroactivityParams) -> Callable[[Document, CheckContext], Examination]:
    """Provisions that reach back behind the day of signing; benefits are info, unknown ones minor."""
    return partial(_examine_retroactivity, params)


def bind_interpretation(params: InterpretationParams) -> Callable[[Document, CheckContext], Examination]:
    """Interpretation by a body that is not the issuer, or of a law."""
    return partial(_examine_interpretation, params)


def bind_issuer(params: IssuerParams) -> Callable[[Document, CheckContext], Examination]:
    """A signature of an internal division or of a coordinating body."""
    return partial(_examine_issuer, params)


def bind_validity(params: ValidityParams) -> Callable[[Document, CheckContext], Examination]:
    """Validity without end; effect from a day that the document does not show."""
    return partial(_examine_validity, params)


def _examine_retroactivity(
    params: RetroactivityParams, document: Document, context: CheckContext
) -> Examination:
    del params, context
    if "起" not in document.text and "施行前" not in document.text:
        return NOT_EXAMINED
    reason = why_exempt(document)
    if reason or is_paper(document):
        return Examination(reason=reason)
    hits: list[Hit] = []
    examined = 0
    for match in _EFFECT.finditer(document.text):
        day = read_day(match[1])
        if day is None or document.signed_on is None or not _is_own(document, match.start()):
            continue
        examined += 1
        if day < document.signed_on:
            hits.append(_retroactive(document, match.start(), match.end(), day.isoformat()))
    for match in _EARLIER.finditer(document.text):
        examined += 1
        sentence = _sentence(document.text, match.start(), match.end())
        if not _OLD_RULE.search(sentence):
            hits.append(_retroactive(document, match.start(), match.end(), ""))
    return Examination(examined=examined, hits=tuple(hits))


def _is_own(document: Document, start: int) -> bool:
    """Whether the date is this document's own: not inside brackets of a citation or a revision note."""
    before = document.text[max(0, start - 40) : start]
    return "《" not in before.rpartition("》")[2] and not re.search(r"（[^）]{0,40}\Z", before)


def _retroactive(document: Document, start: int, end: int, day: str) -> Hit:
    words = (document.title or "") + _sentence(document.text, start, end)
    severity: Severity | None = Severity.MINOR
    message = None
    if _BURDEN.search(words):
        severity = None
    elif _BENEFIT.search(words) or _BENEFIT.search(document.text):
        severity, message = Severity.INFO, "beneficial"
    elif _BURDEN.search(document.text):
        severity = None
    place = Place(path=document.source.path, start=start, end=end)
    return Hit(
        outcome=Outcome.VIOLATED, place=place, severity=severity, message=message,
        values={"day": day or "施行之前", "words": document.text[start:end][:40]},
    )  # fmt: skip


def _examine_interpretation(
    params: InterpretationParams, document: Document, context: CheckContext
) -> Examination:
    del params, context
    if "负责解释" not in document.text or why_exempt(document) or is_paper(document):
        return NOT_EXAMINED
    hits: list[Hit] = []
    examined = 0
    for match in _OF_LAW.finditer(document.text):
        examined += 1
        place = Place(path=document.source.path, start=match.start(), end=match.end())
        hits.append(Hit(outcome=Outcome.VIOLATED, place=place, message="law", values={"body": ""}))
    for match in _INTERPRETS.finditer(document.text):
        if not document.issuers:
            continue
        examined += 1
        body = match[1].strip("由，")
        if any(_same_body(body, issuer) for issuer in document.issuers) or hits:
            continue
        place = Place(path=document.source.path, start=match.start(1), end=match.end())
        hits.append(Hit(outcome=Outcome.VIOLATED, place=place, severity=Severity.INFO, values={"body": body}))
    return Examination(examined=examined, hits=tuple(hits))


def _same_body(body: str, issuer: str) -> bool:
    return (
        body in issuer or issuer in body or body.startswith(("本", "我", "制定机关", "发文机关", "印发机关"))
    )


def _examine_issuer(params: IssuerParams, document: Document, context: CheckContext) -> Examination:
    del context
    if not document.issuers or why_exempt(document):
        return NOT_EXAMINED
    pattern = _DIVISION if params.kind == "division" else _COORDINATION
    hits: list[Hit] = []
    for issuer in document.issuers:
        if not pattern.search(issuer) or (params.kind == "division" and _NO_DIVISION.search(issuer)):
            continue
        signature = document.first_element(ElementKind.SIGNATURE)
        start = signature.start if signature else 0
        end = signature.end if signature else 0
        hits.append(
            Hit(
                outcome=Outcome.VIOLATED,
                place=Place(path=document.source.path, start=start, end=end),
                values={"issuer": issuer},
            )
        )
    return Examination(examined=len(document.issuers), hits=tuple(hits))


def _examine_validity(params: ValidityParams, document: Document, context: CheckContext) -> Examination:
    del params, context
    if "有效" not in document.text and "之日起" not in document.text:
        return NOT_EXAMINED
    if why_exempt(document) or is_paper(document):
        return NOT_EXAMINED
    hits: list[Hit] = []
    examined = 0
    for match in _LASTING.finditer(document.text):
        if "证" in document.text[max(0, match.start() - 12) : match.start()]:
            continue
        examined += 1
        place = Place(path=document.source.path, start=match.start(), end=match.end())
        hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values={"words": match.group()}))
    for match in _FROM_ISSUE.finditer(document.text):
        examined += 1
        if document.signed_on is None:
            place = Place(path=document.source.path, start=match.start(), end=match.end())
            hits.append(Hit(outcome=Outcome.UNDETERMINED, place=place, values={"words": match.group()}))
    return Examination(examined=examined, hits=tuple(hits))


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
    stops = [p for p in (text.find("。", end), text.find("\n", end)) if p >= 0]
    return text[begin : min(stops) if stops else len(text)]
