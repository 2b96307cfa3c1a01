"""How the opinion cites papers: by what they are and their number in the list, not by the name of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hegui.model.document import Document, Role
from hegui.model.dossier import EvidenceStatus, MatterKind, StepKind
from hegui.model.report import DocumentRecord, Report
from hegui.report.wording import role_name

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_SERIAL = re.compile(r"\A[\d\s\-_.、．（）()]+")
_CHINESE = re.compile(r"[\u4e00-\u9fa5]")
_READABLE = 3  # Chinese characters from which the name of a file says what the paper is
LONGEST = 30  # code points of a title that is cited in running text

AUTHORITY_SOURCES = (
    Role.DRAFT,
    Role.ISSUED,
    Role.MEETING_MINUTES,
    Role.MEETING_RECORD,
    Role.LEGALITY_OPINION,
    Role.FILING_REPORT,
    Role.DRAFTING_NOTE,
)
"""Where a reviewer looks for the body that decides, in this order."""


def is_issued(report: Report) -> bool:
    """Whether what is reviewed was already issued."""
    draft = report.matter.draft if report.matter else None
    return any(r.path == draft and r.role == Role.ISSUED.value for r in report.documents)


def draft_word(report: Report) -> str:
    """送审稿, or 该文件 once it is issued."""
    return "该文件" if is_issued(report) else "送审稿"


def cite(report: Report, text: str) -> str:
    """A sentence with the names of files replaced, each once: “合法性审查意见书”（材料7）."""
    if report.matter is None:
        return text
    numbered = {record.path: (number, record) for number, record in enumerate(report.documents, 1)}
    named = [path for path in numbered if path in text]
    if not named:
        return text
    paths = "|".join(re.escape(path) for path in sorted(named, key=len, reverse=True))

    before = rf"(?P<before>[\u4e00-\u9fa5]{{0,{LONGEST}}})"
    named_at = rf"{before}(?:“(?P<double>{paths})”|‘(?P<single>{paths})’|(?P<bare>{paths}))"
    return re.sub(named_at, lambda match: _cited(match, numbered), text)


def _cited(match: re.Match[str], numbered: Mapping[str, tuple[int, DocumentRecord]]) -> str:
    """One paper cited; its kind or title in front of the name is not said twice."""
    number, record = numbered[match["double"] or match["single"] or match["bare"]]
    name, before = short_title(record), match["before"]
    said = next((word for word in (name, role_name(record.role)) if before.endswith(word)), "")
    return f"{before.removesuffix(said)}“{name}”（材料{number}）"


def short_title(record: DocumentRecord) -> str:
    """What a paper is called in running text: the words of its file name, its title, or its kind."""
    stem = _SERIAL.sub("", _SUFFIX.sub("", record.path.rsplit("/", 1)[-1])).strip()
    if len(_CHINESE.findall(stem)) >= _READABLE:
        return stem
    title = "".join((record.title or "").split())
    if title and len(title) <= LONGEST:
        return title
    return role_name(record.role) if record.role != Role.OTHER.value else record.path


def full_title(record: DocumentRecord) -> str:
    """《title》 as printed, with the name of the file; the file alone where no title was found."""
    title = "".join((record.title or "").split())
    if not title:
        return record.path
    inner = title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》（{record.path}）"


def paper_kind(report: Report, record: DocumentRecord, name: str) -> str:
    """The kind of a paper; what the party committee answered is called so."""
    answers = {
        e.path
        for step in report.steps
        if step.kind is StepKind.PARTY_REPORT
        for e in step.evidence
        if e.counts and e.paper and e.status is EvidenceStatus.PERFORMED
    }
    return "党委答复" if record.role == Role.OTHER.value and record.path in answers else name


def authority_name(report: Report) -> str:
    """决策机关 of a decision, 制定机关 of a document."""
    kinds = report.matter.kinds if report.matter else ()
    decides = MatterKind.MAJOR_DECISION in kinds and MatterKind.NORMATIVE_DOCUMENT not in kinds
    return "决策机关" if decides else "制定机关"


def authority_sentence(report: Report) -> str:
    """Which body decides, and which paper names it."""
    name = authority_name(report)
    authority = report.matter.authority if report.matter else None
    if authority is None:
        return f"材料未载明{name}，请补充。"
    source = next(filter(None, (_naming(report, role, authority) for role in AUTHORITY_SOURCES)), None)
    if source is None:
        return f"根据所提供的材料，{name}为{authority}。"
    if report.matter and source.source.path == report.matter.draft:
        return f"{draft_word(report)}载明的{name}为{authority}。"
    return cite(report, f"根据“{source.source.path}”，{name}为{authority}。")


def _naming(report: Report, role: Role, authority: str) -> Document | None:
    return next((d for d in report.texts if d.role is role and authority in "".join(d.text.split())), None)
