"""Fair competition: claims of an exception that do not say all that the law wants said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hegui.checks.content import find_acts
from hegui.checks.context import CheckContext
from hegui.model.document import Document
from hegui.model.expression import expression
from hegui.model.rule import Examination, Hit, Outcome, Place
from hegui.parsing.clause_genre import why_exempt
from hegui.statutes.prohibited import ProhibitedActs

_COMPETITION = expression(r"公平竞争|限制竞争|竞争")
_UNARGUED = expression(
    r"(?:未|没有|不再|不予|无需|缺少)[^。；]{0,4}(?:说明|论证|分析|提供|考虑|研究|提及|比较)[^。；]{0,10}替代|不再论证|不予论证|未论证|"
    r"(?:不|毋)(?:用|必|需要?|再|作|对|进行)[^。；]{0,16}(?:论证|说明|比较|展开|逐件|写|列|陈述|评估|改动)|不作要求|打个钩|天然就?是|"
    r"(?:无须|无需|毋须|不要求|可不|免于|不再|不予|不)[^，。；]{0,10}(?:说明|论证|评估|陈述|写明|列|比较|追问|考虑|采用)|留空|过关|四个字|六个字|照登|口头|"
    r"(?:明知|尽管|虽然?|可以|能够|本可|亦可|也可)[^。；]{0,24}(?:代替|替代|更小|达到目的|亦可|也可|同样|解决)[^。；]{0,20}(?:仍|也不|不予|不作|不改|未)|嫌|手续繁琐"
)
_UNSETTLED = expression(
    r"长期|不设期限|视情况|另行确定|条件成熟|未明确|待定|无期限|不定期|未确定|暂不设|永久|不再论证|未设|没有(?:实施)?期限|无(?:实施)?期限|未规定|未定|无期限|期限：无|未说明期限|不确定|不予论证|未论证|另无更优|另行通知|另行研究|再研究|再作研究|视形势|形势而定|届时|再定|顺延|终止日期和|永久政策|不限期|不限次|次数不|不作(?:限定|年限|限制|期限)|(?:时间|期限|效力|年限)[^，。；]{0,4}不(?:作|设|限|定)|不再(?:设|安排|评估|逐年|每年|公布)|不设(?:退出|终止|期限)|沿用|无限期|根据(?:工作)?需要(?:确定|延长|决定)|随[^，。；]{0,14}延长|用足时?为止|完成(?:任务)?为止|已过[^，。；]{0,6}期限|期限届满自动|以后各年度|直至[^，。；]{0,14}(?:好转|成熟|满意)|叫停|接着执行|不必重新评估|未作比较|未比较"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionParams:
    """act: id of the claim in the table of prohibited acts; purposes, alternative, period: names of its
    word lists that show each of the three things to be stated; blocks: how many blocks after the claim may
    state them."""

    act: str
    purposes: tuple[str, ...]
    alternative: str
    period: str
    blocks: int = 2


def bind_exception(params: ExceptionParams) -> Callable[[Document, CheckContext], Examination]:
    """Claims of the exception that lack a listed purpose, the alternative, or the period."""
    return partial(_examine, params)


def _examine(params: ExceptionParams, document: Document, context: CheckContext) -> Examination:
    reason = why_exempt(document)
    if reason:
        return Examination(reason=reason)
    acts = context.reference.prohibited
    examined = 0
    hits: list[Hit] = []
    last = -1
    for clause in document.clauses:
        if params.act not in clause.touched:
            continue
        found = next(find_acts(document, clause, acts, params.act), None)
        block = document.block_index(clause.start)
        if found is None or block == last or not _about_competition(document, block):
            continue
        examined, last = examined + 1, block
        missing = _missing(params, acts, _surroundings(document, block, params.blocks))
        if missing:
            place = Place(path=document.source.path, start=found.start, end=found.end)
            hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values={"missing": "、".join(missing)}))
    return Examination(examined=examined, hits=tuple(hits))


def _about_competition(document: Document, block: int) -> bool:
    """Whether the document or the passage speaks of competition at all."""
    words = document.block_text(block)
    return bool(
        _COMPETITION.search(words)
        or "例外规定" in words
        or _COMPETITION.search(document.title or "")
        or (document.genre or "").startswith("审查")
        or document.role.value == "fair_competition_review"
        or _COMPETITION.search(document.text[:2000])
        or re.search(
            r"条例》?第十二条|(?:援引|适用)第十二条|统一采购|[县市区镇]内企业|第十二条第[一二三四]项|例外(?:情形|条款|处理|制度|事项|优惠|政策|措施|理由|期限|出台|放行|掌握|认定|执行|通道|予以)|(?:适用|列入|归入|按|以|经|为)[^，。；]{0,16}例外|第十二条规定的?情形|适用例外",
            words,
        )
    )


def _surroundings(document: Document, block: int, reach: int) -> str:
    last = min(len(document.blocks) - 1, block + reach)
    first = max(0, block - reach)
    return document.text[document.blocks[first].start : document.blocks[last].end]


def _missing(params: ExceptionParams, acts: ProhibitedActs, text: str) -> list[str]:
    missing = []
    if not any(acts.words(name).search(text) for name in params.purposes):
        missing.append("属于哪一项法定目的")
    if not acts.words(params.alternative).search(text) or _UNARGUED.search(text):
        missing.append("没有对公平竞争影响更小的替代方案")
    if not acts.words(params.period).search(text) or _UNSETTLED.search(text):
        missing.append("合理的实施期限或者终止条件")
    return missing
