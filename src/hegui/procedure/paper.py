"""What each kind of paper proves, and for which draft.

What must stand in a paper to count follows 重大行政决策程序暂行条例 art. 15–31 and 公平竞争审查条例 art. 14;
what it lacks in content is judged by rules, which name what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from hegui.model.document import Document, Role
from hegui.model.dossier import Evidence, Matter, StepKind
from hegui.procedure.paper_meeting import read_meeting, read_party_paper
from hegui.procedure.paper_record import (
    find_period,
    find_publication,
    first_day,
    last_day,
    not_counting,
    paper_evidence,
)
from hegui.procedure.paper_review import read_competition_review, read_law_firm, read_legality_opinion
from hegui.procedure.passage import first_date, first_sentence, sentence_around
from hegui.procedure.subject import Relation, compact, find_relation, names_other

_COUNTED = re.compile(r"(?:收到|收集|收回|共|采纳|未采纳)[^。\n]{0,20}\d+|未收到|没有收到|无意见")
_PARTY_BODY = re.compile(r"\A中共|党委|党组|[县市区]委(?:办公室)?\Z")
_NOT_PARTY = frozenset({Role.ANNUAL_REPORT, Role.LEGALITY_OPINION, Role.DRAFT, Role.ISSUED, Role.BASIS})
_OF_MEETINGS = frozenset({Role.MEETING_MINUTES, Role.MEETING_RECORD})
_CONCLUDED = re.compile(r"必要性|可行性|科学性|论证结论|论证意见|一致同意|同意|可行|结论|建议")
_ATTENDANCE = re.compile(r"签到表|签到册|签到|名单")
_CONTRACT = re.compile(r"合同|协议书|委托书")
_COUNTERSIGN = re.compile(r"会签(?!到)")
_PUBLIC = re.compile(r"社会|公众|群众|网站|居民|市民|村民|各界|公告")
_DEPARTMENTS = re.compile(r"各(?:有关)?(?:单位|部门|科室|股室|乡镇)|有关部门")
_FILED = re.compile(r"备案|报送|报备")
_PUBLISHED = re.compile(r"公布|发布|上线|刊登|网址|http|公报")


def read_papers(documents: Sequence[Document], matter: Matter, core: str) -> tuple[Evidence, ...]:
    """Evidence of all papers of a dossier, each about the matter or marked as not."""
    found: list[Evidence] = []
    met = any(document.role in _OF_MEETINGS for document in documents)
    for document in documents:
        if document.source.path == matter.draft and not _is_minutes(document):
            continue
        relation = Relation.SAME if document.source.path == matter.draft else find_relation(document, core)
        for evidence in _read(document, matter, relation):
            if met and evidence.cause == "countersign" and evidence.step is StepKind.COLLECTIVE_DELIBERATION:
                continue  # the minutes are what is offered as the discussion
            found.append(_about(evidence, document, relation, core))
    return tuple(found)


def _is_minutes(document: Document) -> bool:
    return "纪要" in (document.title or "") or document.role in (Role.MEETING_MINUTES, Role.MEETING_RECORD)


def _read(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    if document.source.path == matter.draft:
        yield from read_meeting(document, matter, relation)
        return
    if _COUNTERSIGN.search(compact(document.title or "")):
        yield from _countersigned(document)
        return
    if _is_party_paper(document):
        yield from read_party_paper(document, matter, relation)
        return
    reader = _READERS.get(document.role)
    if reader is not None:
        yield from reader(document, matter, relation)


def _is_party_paper(document: Document) -> bool:
    """A reply or letter of a party committee, whatever role its form suggests."""
    if document.role in _NOT_PARTY or not document.issuers:
        return False
    return all(_PARTY_BODY.search(name) for name in document.issuers)


def _about(evidence: Evidence, document: Document, relation: Relation, core: str) -> Evidence:
    """A paper about another draft proves nothing here, and says so."""
    if relation is not Relation.OTHER or not core:
        return evidence
    other = names_other(document, core)
    named = f"《{other}》" if other else "另一事项"
    reason = f"该材料针对的是{named}，不是本次送审的《{core}》"
    return not_counting(evidence, "other_matter", reason)


def _notice(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    span, first, last = find_period(document)
    evidence = paper_evidence(
        document, StepKind.PUBLIC_PARTICIPATION, span, date=first or document.signed_on, until=last
    )
    head = document.addressee or ""
    if _DEPARTMENTS.search(head) and not _PUBLIC.search(document.text[len(document.title or "") :]):
        reason = "该材料只发给有关部门和单位，部门征求意见不是听取社会公众意见"
        evidence = not_counting(evidence, "departments", reason)
    yield evidence


def _adopted(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    _, first, last = find_period(document)
    span = first_sentence(document, _COUNTED)
    date = first or document.signed_on
    yield paper_evidence(document, StepKind.PUBLIC_PARTICIPATION, span, date=date, until=last)


def _heard(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    met = first_date(document, re.compile(r"听证(?:会)?[^。\n]{0,12}(?:时间|召开|举行|于)|召开|举行|时间"))
    span = sentence_around(document, met.start) if met is not None else None
    date = met.first if met is not None else document.signed_on
    yield paper_evidence(document, StepKind.PUBLIC_PARTICIPATION, span, date=date)


def _proof(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    about_notice = re.search(r"征求意见|征集", document.text) is not None
    step = StepKind.PUBLIC_PARTICIPATION if about_notice else StepKind.PUBLICATION
    dated = [d for d in document.dates if d.precision == "day"]
    if not dated:
        reason = "发布凭证没有日期，不能证明何时发布、是否持续在线"
        yield not_counting(paper_evidence(document, step), "undated", reason)
        return
    if about_notice:
        span, first, last = find_period(document)
        yield paper_evidence(document, step, span, date=first or dated[0].first, until=last)
        return
    span, day = find_publication(document)
    yield paper_evidence(document, step, span, date=day or dated[0].first)


def _between_departments(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    reason = "该材料是部门之间征求意见，不是听取社会公众意见"
    yield not_counting(paper_evidence(document, StepKind.PUBLIC_PARTICIPATION), "departments", reason)


def _expert(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    title = compact(document.title or "")
    span = (
        first_sentence(document, re.compile(r"论证结论|结论[：:]|一致同意|总体结论|同意[^。\n]{0,20}论证"))
        or None
    )
    date = document.signed_on or first_day(document)
    evidence = paper_evidence(document, StepKind.EXPERT_ARGUMENTATION, span, date=date)
    if _CONTRACT.search(title):
        reason = "咨询合同只说明有委托，不是专家的论证意见"
        evidence = not_counting(evidence, "no_conclusion", reason)
    elif _ATTENDANCE.search(title) or not _CONCLUDED.search(document.text):
        reason = "材料只有人员名单或者签到，没有对必要性、可行性、科学性的论证结论"
        evidence = not_counting(evidence, "no_conclusion", reason)
    yield evidence


def _risk(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    span = first_sentence(document, re.compile(r"风险(?:总体)?可控|低风险|中风险|高风险|风险等级|不可控"))
    yield paper_evidence(
        document, StepKind.RISK_ASSESSMENT, span, date=document.signed_on or last_day(document)
    )


def _filing(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    del matter, relation
    span = first_sentence(document, _FILED)
    yield paper_evidence(document, StepKind.RECORD_FILING, span)
    place, day = find_publication(document)
    if day is not None:
        yield paper_evidence(document, StepKind.PUBLICATION, place, date=day)


def _countersigned(document: Document) -> Iterator[Evidence]:
    span = first_sentence(document, re.compile(r"司法局|法制|会签意见"))
    reason = "会签只是对文稿表示意见，没有对权限、程序和内容作出审查结论"
    yield not_counting(paper_evidence(document, StepKind.LEGALITY_REVIEW, span), "countersign", reason)
    reason = "会签是各单位分别签署意见，没有经会议集体讨论"
    yield not_counting(
        paper_evidence(document, StepKind.COLLECTIVE_DELIBERATION, span), "countersign", reason
    )


_READERS: dict[Role, Callable[[Document, Matter, Relation], Iterator[Evidence]]] = {
    Role.CONSULTATION_NOTICE: _notice,
    Role.PUBLICATION_PROOF: _proof,
    Role.ADOPTION_STATEMENT: _adopted,
    Role.INTERAGENCY_CONSULTATION: _between_departments,
    Role.HEARING_RECORD: _heard,
    Role.EXPERT_OPINION: _expert,
    Role.RISK_REPORT: _risk,
    Role.LEGALITY_OPINION: read_legality_opinion,
    Role.LAW_FIRM_OPINION: read_law_firm,
    Role.FAIR_COMPETITION_REVIEW: read_competition_review,
    Role.MEETING_MINUTES: read_meeting,
    Role.MEETING_RECORD: read_meeting,
    Role.PARTY_MINUTES: read_party_paper,
    Role.FILING_REPORT: _filing,
}
