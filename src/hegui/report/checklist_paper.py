"""Answers of the checklist read from the papers: adoption, other offices, own review, final clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hegui.model.document import Document, Role
from hegui.model.report import DocumentRecord, Report
from hegui.parsing.numerals import read_numeral

LONGEST = 60  # code points of a quotation in a cell
_JUSTICE = re.compile(r"司法[局厅部]|法制办公室|法制局")
_OWN_REVIEWED = re.compile(
    r"(?:法规|法制|政策法规)[股科处室][^。；\n]{0,12}审[核查]意见|(?:起草单位|本局|我局|你局)[^。；\n]{0,10}合法性审[核查]意见"
)
_OFFICES_ASKED = re.compile(
    r"书面征求[^。；，]{2,60}|征求了?[^。；，]{0,40}(?:部门|单位|街道|乡镇|局)[^。；，]{0,40}意见"
    r"|(?:征求|听取)了?[^。；，公社]{0,40}(?:有关部门|个部门|个单位|街道办事处|委员会|局|政府)[^。；，]{0,30}"
    r"|[^。；，]{0,30}\d{1,2}个(?:单位|部门)[^。；，]{0,6}(?:回复|意见)[^。；，]{0,12}"
)
_IN_FORCE = re.compile(r"[^。；\n]{0,40}(?:起施行|起执行|起实施|之日起施行|有效期)[^。；\n]{0,40}")
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百]{1,6}条")
_START = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起")
_YEARS = re.compile(r"有效期[为是]?(\d{1,2}|[一二三四五六七八九十]{1,2})年")
_COUNTED = re.compile(r"收到[^。；\n]{0,20}?\d{1,6}\s?条|(?:部分|不予|不|未)?采纳\d{1,6}条")


def papers(report: Report, role: Role) -> list[DocumentRecord]:
    """The papers of one kind."""
    return [record for record in report.documents if record.role == role.value]


def texts(report: Report, *roles: Role) -> Iterator[Document]:
    """The parsed papers of some kinds, kind by kind."""
    for role in roles:
        yield from (document for document in report.texts if document.role is role)


def counted_opinions(report: Report) -> str:
    """How many opinions came in and became of them, in the words of the statement."""
    for document in texts(report, Role.ADOPTION_STATEMENT):
        found = list(dict.fromkeys(match.group() for match in _COUNTED.finditer(_flat(document))))
        if found:
            return f"“{document.source.path}”：{'、'.join(found[:4])}。"
    return ""


def offices_asked(report: Report) -> str:
    """What the note says of asking other offices."""
    for document in texts(report, Role.DRAFTING_NOTE, Role.LEGALITY_OPINION):
        told = [match.group() for match in _OFFICES_ASKED.finditer(_flat(document))]
        words = next((words for words in told if "公开征求" not in words), "")
        if words:
            return f"“{document.source.path}”称“{_short(words)}”"
    return ""


def own_review(report: Report) -> tuple[str, str]:
    """met | other | claimed | unseen with the words for it: whose the review paper is.

    国办发〔2018〕115号 二（四）: departments and townships review through a body of their own.
    """
    opinions = papers(report, Role.LEGALITY_OPINION)
    by_others = [record for record in opinions if _JUSTICE.search("".join(record.issuers))]
    own = [record for record in opinions if record.issuers and record not in by_others]
    if own:
        return "met", f"“{own[0].path}”由{own[0].issuers[-1]}出具。"
    for document in texts(report, Role.LEGALITY_OPINION, Role.DRAFTING_NOTE):
        found = _OWN_REVIEWED.search(_flat(document))
        if found is not None:
            words = f"“{document.source.path}”称已有“{_short(found.group())}”，卷内未见该意见，请补充。"
            return "claimed", words
    if by_others:
        issuer = by_others[0].issuers[-1]
        return "other", f"“{by_others[0].path}”由{issuer}出具；未见起草单位审核机构的意见，请补充。"
    if opinions:
        return "other", f"请核对“{opinions[0].path}”是否为起草单位审核机构的意见。"
    return "unseen", "未见起草单位审核机构的意见，请补充。"


def final_clauses(report: Report) -> str:
    """The provisions on entry into force and validity, and whether the validity has run out."""
    draft = next((d for d in report.texts if report.matter and d.source.path == report.matter.draft), None)
    if draft is None:
        return ""
    flat = _flat(draft)
    found = list(_IN_FORCE.finditer(flat))[-2:]
    if not found:
        return ""
    quoted = dict.fromkeys(f"{_article_of(flat, m)}“{_short(_clause(m))}”" for m in found)
    return "；".join(quoted) + _ended(" ".join(m.group() for m in found), report.as_of)


def _clause(found: re.Match[str]) -> str:
    """The clause without the number of its article."""
    return _ARTICLE.split(found.group())[-1]


def _article_of(text: str, found: re.Match[str]) -> str:
    """The number of the article that a clause stands in."""
    before = _ARTICLE.findall(text[max(0, found.start() - 200) : found.end()])
    return before[-1] if before else ""


def _ended(words: str, as_of: date) -> str:
    """Whether the printed validity ended before the day of the report."""
    start, years = _START.search(words), _YEARS.search(words)
    count = read_numeral(years.group(1)) if years is not None else None
    if start is None or not count:
        return ""
    year, month, day = (int(part) for part in start.groups())
    ended = (year + count, month, day) <= (as_of.year, as_of.month, as_of.day)
    return f"；至{as_of.year}年{as_of.month}月{as_of.day}日所载有效期已经届满" if ended else ""


def _flat(document: Document) -> str:
    """The text with the breaks inside sentences closed."""
    return "".join(document.text.split("\n"))


def _short(words: str) -> str:
    flat = "".join(words.split()).strip("，、；").replace("“", "‘").replace("”", "’")
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}……"
