"""Why a step is met, in the words of the papers: days, persons, signatures, conclusions, meeting numbers.

Each function gives the clauses that follow the act in its sentence, each with its own leading mark, or
nothing where the paper does not say. Nothing here decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hegui.engine.review_period import ReviewPeriod
from hegui.model.document import Document, Role
from hegui.model.dossier import Dossier, Evidence, StepKind
from hegui.model.report import RuleResult
from hegui.model.rule import Outcome, Rule

LONGEST = 60  # code points of a quotation inside a reason
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"
_RECEIVED = re.compile(r"收到[^。；\n]{0,20}?\d{1,6}\s?条[^。\n]{0,60}")
_ADOPTED = re.compile(r"采纳\d{1,6}条(?:，[^，。\n]{0,6}采纳\d{1,6}条){0,3}")
_LISTED = re.compile(r"[，,]?(?:具体|主要|有关|其中主要)?(?:情况|意见及)")
_LABEL = re.compile(r"\A(?:[（(]?[一二三四五六七八九十]{1,2}[）)、．.]\s*)?(?:审查|评估|论证)?结论[：:|]?\s*")
_EXPERTS = re.compile(
    rf"专家(?:组成员)?{_NUMBER}[人名位]"
    rf"|{_NUMBER}[名位](?:[\u4e00-\u9fa5、]{{0,12}}?)专家(?!对|建议|提出|认为|持)"
)
_INTEREST = re.compile(r"(?:没有|无|不存在)(?:任何|直接|间接|重大|相关)?(?:的)?利害关系")
_SIGNED = re.compile(r"签[名字][^：:\n]{0,8}[：:]\s*[\u4e00-\u9fa5]")
_EXPERTS_END = re.compile(r"结论[：:]\s*([^。\n]{2,60})|((?:专家组)?(?:一致|原则)?同意[^。，\n]{0,24})")
_RISK_END = re.compile(r"[^。，；\n]{0,16}(?:低风险|中风险|高风险|风险可控|风险不可控)[^。\n]{0,24}")
_NUMBERED = re.compile(rf"第{_NUMBER}次")
_MEETING_WORDS = re.compile(r"(?=(?:常务|全体|镇长办公|乡长办公|局长办公|办公)会?议?)")
_DECIDED = re.compile(r"会议(?:决定|议定|确定|同意)[，,：:\s]*([^。\n]{2,60})")
_PASSED = re.compile(r"((?:原则)?(?:审议)?通过[^。，\n]{0,30})")
_LAST = re.compile(r"[^。，；\s]{1,12}最后(?:发表意见|发言|表态|表决)|末位(?:发言|表态)")
_COMPETITION_END = re.compile(r"[^。；|\n]{0,40}(?:可以(?:出台|实施)|不得出台|应当调整)[^。；|\n]{0,12}")
_AGREED = re.compile(r"[^。，；\n]{0,16}同意[^。，；\n]{0,50}")
_SENTENCE_ENDS = "。；\n"


class Ran(NamedTuple):
    """Rules that ran and how they ended, for the params of those that were satisfied."""

    rules: tuple[Rule, ...]
    satisfied: frozenset[str]


def rules_run(rules: Iterable[Rule], results: Iterable[RuleResult]) -> Ran:
    """The rules with the numbers of those that were satisfied."""
    satisfied = frozenset(result.rule for result in results if result.outcome is Outcome.SATISFIED)
    return Ran(tuple(rules), satisfied)


def detail_of(dossier: Dossier, proved: Sequence[Evidence], ran: Ran, period: ReviewPeriod | None) -> str:
    """The clauses for the first of the papers that prove a step."""
    first = proved[0]
    document = dossier.document(first.path)
    if document is None:
        return ""
    if first.step is StepKind.PUBLIC_PARTICIPATION:
        return "".join(_consultation(dossier, document, first, ran))
    if first.step is StepKind.LEGALITY_REVIEW:
        return _review(dossier, period, ran)
    reader = _READERS.get(first.step)
    return "".join(reader(document)) if reader is not None else ""


def _consultation(dossier: Dossier, document: Document, evidence: Evidence, ran: Ran) -> Iterator[str]:
    """Days both ways, the printed ground of a shorter period, what came in."""
    if evidence.date is not None and evidence.until is not None and evidence.until > evidence.date:
        shorter = (evidence.until - evidence.date).days
        yield f"，期限{shorter + 1}日（首日不计入为{shorter}日）"
        ground = _shortened(document, shorter, ran)
        if ground:
            yield f"，公告载明缩短期限的理由（“{ground}”）"
    adoption = next((d for d in dossier.documents if d.role is Role.ADOPTION_STATEMENT), None)
    if adoption is not None and (words := _adopted("".join(adoption.text.split("\n")))):
        yield f"，“{adoption.source.path}”载明“{words}”"


def _adopted(text: str) -> str:
    """How many opinions came in, and how many were adopted where that is a sentence of its own."""
    received = _RECEIVED.search(text)
    if received is None:
        return ""
    words = _LISTED.split(received.group(), maxsplit=1)[0]
    adopted = None if "采纳" in words else _ADOPTED.search(text, received.end())
    return _trimmed(f"{words}，{adopted.group()}" if adopted is not None else words)


def _shortened(document: Document, shorter: int, ran: Ran) -> str:
    """The sentence of the notice that a satisfied rule on periods took for the ground of a shorter one."""
    for rule in ran.rules:
        floor = int(rule.params.get("at_least", 0)) if rule.check == "consultation_period" else 0
        if rule.id not in ran.satisfied or shorter + 1 >= floor:
            continue
        found = (re.search(pattern, document.text) for pattern in rule.params.get("reasons", ()))
        grounds = [_sentence(document.text, one.start()) for one in found if one is not None]
        if grounds:
            return _trimmed(max(grounds, key=len))  # the sentence, rather than its heading
    return ""


def _sentence(text: str, offset: int) -> str:
    start = max(text.rfind(mark, 0, offset) for mark in "。；\n") + 1
    ends = [end for mark in _SENTENCE_ENDS if (end := text.find(mark, offset)) >= 0]
    return text[start : min(ends, default=len(text))]


def _experts(document: Document) -> Iterator[str]:
    text = "".join(document.text.split("\n"))
    count, ending = _EXPERTS.search(text), _EXPERTS_END.search(document.text)
    if count is not None:
        yield f"（{count.group()}）"
    if _INTEREST.search(text):
        yield "，载明专家与本事项没有利害关系"
    if _SIGNED.search(document.text):
        yield "，载有专家签名"
    if ending is not None:
        yield f"，结论为“{_trimmed(ending.group(1) or ending.group(2))}”"


def _risk(document: Document) -> Iterator[str]:
    held = next((m for m in document.dates if m.precision == "day" and m.last > m.first), None)
    if held is not None:
        yield f"，评估时间为{document.text[held.start : held.end]}"
    endings = list(_RISK_END.finditer(document.text))
    if endings:
        yield f"，结论为“{_trimmed(_LABEL.sub('', endings[-1].group()))}”"


def _review(dossier: Dossier, period: ReviewPeriod | None, ran: Ran) -> str:
    if period is None:
        return ""
    first = f"{period.received_on.year}年{period.received_on.month}月{period.received_on.day}日"
    days = f"{period.shorter}个工作日（首日计入为{period.longer}个工作日）"
    return f"；意见书载明{first}收到送审材料，审查时间为{days}{_lifted(dossier, period, ran)}"


def _lifted(dossier: Dossier, period: ReviewPeriod, ran: Ran) -> str:
    """The passage that lifts the usual time of the review, where it was shorter."""
    roles = (Role.LEGALITY_OPINION, Role.DRAFTING_NOTE)
    papers = sorted((d for d in dossier.documents if d.role in roles), key=lambda d: roles.index(d.role))
    for rule in ran.rules:
        short = rule.check == "review_time" and period.longer < int(rule.params.get("at_least", 0))
        for paper in papers if short else ():
            words = _excusing(paper.text, rule.params.get("emergency", ()))
            if words:
                basis = rule.basis[0]
                place = f"{basis.number or basis.title}{basis.article or ''}"
                return f"，“{paper.source.path}”载明“{words}”，依{place}不受一般审核时限的限制"
    return ""


def _excusing(text: str, patterns: Iterable[str]) -> str:
    """The first sentence, no title or heading, in which one of the expressions stands."""
    found = (_sentence(text, match.start()) for one in patterns for match in re.finditer(one, text))
    return next((_trimmed(words) for words in found if "，" in words), "")


def _meeting(document: Document) -> Iterator[str]:
    decided = _DECIDED.search(document.text) or _PASSED.search(document.text)  # not what it only 认为
    last = _LAST.search(document.text)
    if last is not None:
        yield f"，载明{last.group()}"
    if decided is not None:
        yield f"，会议结论为“{_trimmed(decided.group(1))}”"


def _competition(document: Document) -> Iterator[str]:
    found = _COMPETITION_END.search(document.text)
    if found is not None:
        yield f"，结论为“{_trimmed(_LABEL.sub('', found.group()))}”"


def _party(document: Document) -> Iterator[str]:
    found = _AGREED.search("".join(document.text.split("\n")))
    if found is not None:
        yield f"，载明“{_trimmed(found.group())}”"


_READERS = {
    StepKind.EXPERT_ARGUMENTATION: _experts,
    StepKind.RISK_ASSESSMENT: _risk,
    StepKind.COLLECTIVE_DELIBERATION: _meeting,
    StepKind.FAIR_COMPETITION_REVIEW: _competition,
    StepKind.PARTY_REPORT: _party,
}


def numbered_meeting(document: Document, meeting: str) -> str:
    """The name of a meeting with its number, where the title leaves that to the text."""
    if not meeting or _NUMBERED.search(meeting):
        return meeting
    head = "".join(document.text.split())[:400]
    for found in _NUMBERED.finditer(head):
        if re.match(r"(?:常务|全体|[\u4e00-\u9fa5]{0,2}办公)会|[）)]", head[found.end() : found.end() + 6]):
            cut = _MEETING_WORDS.search(meeting)
            at = cut.start() if cut is not None else len(meeting)
            return f"{meeting[:at]}{found.group()}{meeting[at:]}"
    return meeting


def _trimmed(words: str) -> str:
    """Words on one line, without a quotation inside a quotation, cut at a mark where they are long."""
    flat = "".join(words.split()).strip("，,、：:|").replace("“", "‘").replace("”", "’")
    if len(flat) <= LONGEST:
        return flat
    cut = max(flat.rfind(mark, 0, LONGEST) for mark in "，；、")
    return f"{flat[: cut if cut > LONGEST // 2 else LONGEST]}……"
