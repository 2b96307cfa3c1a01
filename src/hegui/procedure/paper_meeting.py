"""Minutes and records of meetings: which body met, and what the party committee decided.

重大行政决策程序暂行条例 art. 30 (常务会议或者全体会议), art. 31 (请示报告); by reference the department's or
township's own meeting deliberates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model.document import Document
from hegui.model.dossier import Evidence, Matter, StepKind
from hegui.procedure.paper_record import not_counting, paper_evidence
from hegui.procedure.passage import first_date, first_sentence
from hegui.procedure.subject import Relation, compact

_PARTY = re.compile(r"中共|党组|党委|常委会会议|县委|市委|区委")
_GOVERNMENT_MEETING = re.compile(r"常务会议|全体会议|常务会(?!委)")
_BUREAU_MEETING = re.compile(
    r"(?:局|厅|委|办|镇|乡|区|科|处|主任|行政|街道|部门)?(?:局长|厅长|主任|镇长|乡长"
    r"|行政|机关)?办公会议?|局务会议?|委务会议?|厅务会议?"
    r"|镇长办公会|乡长办公会|党政联席会议|局长会议|班子会议"
)
_SPECIAL = re.compile(r"专题会议|协调会|座谈会|工作会议|调度会|联席会议")
_HELD = re.compile(r"主持(?:召开)?|召开|会议时间|时间[：:]")
_OWN_MEETING_LEVELS = ("department", "township")


def meeting_type(document: Document) -> str:
    """plenary | bureau | party | special | unknown, by title first and opening second."""
    title = compact(document.title or "")
    head = compact(document.text[:700])
    for text in (title, head):
        if _PARTY.search(text[:40]) and not _GOVERNMENT_MEETING.search(title):
            return "party"
        if _GOVERNMENT_MEETING.search(text):
            return "plenary"
        if _SPECIAL.search(text) and "办公会" not in text:
            return "special"
        if _BUREAU_MEETING.search(text):
            return "bureau"
    return "unknown"


def read_meeting(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    """Minutes as evidence of collective deliberation; a wrong meeting or another item does not count."""
    kind = meeting_type(document)
    if kind == "party":
        yield from read_party_paper(document, matter, relation)
        return
    met = first_date(document, _HELD)
    span = first_sentence(document, re.compile(r"审议|讨论|研究|议题"))
    date = met.first if met is not None else document.signed_on
    evidence = paper_evidence(document, StepKind.COLLECTIVE_DELIBERATION, span, date=date)
    own = matter.authority_level in _OWN_MEETING_LEVELS
    if kind == "special" or (kind == "bureau" and not own):
        name = "专题会议" if kind == "special" else "办公会议"
        reason = f"该纪要是{name}的纪要，不是决策机关常务会议或者全体会议的纪要"
        evidence = not_counting(evidence, "wrong_meeting", reason)
    elif relation is Relation.UNKNOWN:
        reason = "该纪要没有载明审议本次送审的草案"
        evidence = not_counting(evidence, "other_matter", reason)
    yield evidence


def read_party_paper(document: Document, matter: Matter, relation: Relation) -> Iterator[Evidence]:
    """A party committee's minutes or reply: evidence of reporting to it, not of deliberation."""
    del matter, relation
    title = compact(document.title or "")
    met = first_date(document, _HELD)
    date = met.first if met is not None and "批复" not in title else document.signed_on
    span = first_sentence(document, re.compile(r"同意|原则通过|研究|批复"))
    yield paper_evidence(document, StepKind.PARTY_REPORT, span, date=date)
    if "会议" not in title and "纪要" not in title:
        return
    reason = "党委（党组）会议属于向党委请示报告的环节，不是决策机关的常务会议或者全体会议"
    party = paper_evidence(document, StepKind.COLLECTIVE_DELIBERATION, span, date=date)
    yield not_counting(party, "party", reason)
