"""The role of a document in a dossier: by its content first, by its file name second.

Content speaks in this order: the title without the names it quotes, who signed, the opening; then the
signs of a legal text (numbered articles, a note of adoption, a document number). A name never overrules
what the content says.
"""

from __future__ import annotations

import re

from hegui.model.document import Role
from hegui.model.expression import expression
from hegui.parsing.genre import OFFICIAL_GENRES, PRINTED_GENRES
from hegui.parsing.header import Header
from hegui.parsing.role_pattern import (
    DRAFT_MARK,
    DRAFTING_NOTE,
    LISTENING,
    MINUTES,
    OPENING_PATTERNS,
    PARTY,
    RECORD,
    REQUEST,
    TITLE_PATTERNS,
)

OPENING = 900
"""Code points of the head in which formulas are looked for."""
CLOSING = 300
"""Code points of the foot in which signatures are looked for."""

_QUOTED = expression(r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,3}(?:》|\Z)")
_DRAFT_TAIL = expression(r"(?:[（(][^（）()]{0,12}(?:稿|草案)[）)])+")
_MEETING_CALL = expression(r"(?:召开|举行|举办|组织).{2,40}(?:会|会议|培训|活动)的(?:通知|函)\Z|事项目录\Z")
_SPACE = expression(r"[\s\u3000]+")
_TRIGGER = expression(
    "审|意见|征|采纳|台账|登记|目录|报告|总结|情况|解读|问|图解|公平竞争|会签|函|网|信息|发布|公布|公示|刊|张贴|律师|法律|"
    "听证|专家|论证|评|咨询|风险|备案|报备|纪要|记录|说明|汇报|建议|具体包括|公开"
)
_PRINTING = expression(
    r"(?:印发|发布|公布|转发|批转|颁布)[^□]{0,12}□[^□]{0,12}的?(?:通知|公告|通告|决定|函|命令)"
)
_PRINTED_NORM = expression(
    r"(?:办法|规定|细则|规则|条例|规程|章程|制度|准则|指引|程序|机制的指导意见|实施意见)\Z"
)
_LAW_FIRM = expression(r"律师事务所|(?:经办|承办|签字|执业)律师")
_JUDICIAL = expression(r"司法局|司法厅|司法部|政策法规|法制|法规[处股科司]|人民政府|委员会")
_LAW_NOTE = expression(
    r"人民代表大会|常务委员会|主席令|国务院|部务会议|局务会议|委务会议|最高人民|法释|令第|第.{1,6}号令|号公布|令.{0,8}公布"
)
_LAW_TITLE = expression(
    r"^中华人民共和国[^《》]{2,60}(?:法|条例|法典|宪法|办法|规定|细则|法律解释)(?:（.{1,12}）)?\Z|宪法\Z"
)
_ORDER_HEAD = expression(
    r"(?:主席令|国务院令|(?:部|委员会|总局|署|人民政府|行|局)令)\s*[（(]?第?\s*[〇零一二三四五六七八九十百\d]{1,6}\s*号"
)
_CENTRAL = expression(
    r"(?:国务院|国务院办公厅|中共中央|中共中央办公厅|中共中央 国务院|全国人民代表大会.{0,8}"
    r"|最高人民法院|最高人民检察院)\Z"
)
_CENTRAL_TITLE = expression(
    r"^(?:国务院|中共中央|全国人民代表大会|全国人大常委会|最高人民法院|最高人民检察院)(?:办公厅|常务委员会)?"
    r"[、 ]?[^《》]{0,12}(?:关于|印发|转发|批转|对|《)"
)
_ARTICLE = expression(r"^[ \u3000]*第[一1]条[ \u3000：:]", re.MULTILINE)
_PURPOSE = expression(
    r"(?:制定|制订|编制|拟定)本(?:办法|规定|细则|规则|方案|规划|预案|计划|措施|制度|意见|标准|通告|规程)"
)
_LAW_GENRES = frozenset({"法", "条例"})
"""Names that no document below a regulation may bear (规章制定程序条例 art. 7)."""
_LETTERS = frozenset({"请示", "报告", "函", "复函", "议案", "纪要", "说明", "意见书", "答复", "公报"})
_TITLE_ORDER = expression(r"令\Z|公告\Z|通告\Z|命令\Z")
_PUBLISHED = expression(r"(?:索引号|发文字号|文号|公开日期|发布日期|发文机关|成文日期)[：:\s]")
_NUMBERED = expression(r"^[0-9０-９一二三四五六七八九十（）()〔〕\-—_.、 第附件]{0,8}")

_LEGISLATIVE_PLAN = expression(r"(?:立法|规章制定|规章|政府立法)(?:工作)?计划")


def find_role(text: str, header: Header, genre: str | None, path: str) -> Role:
    """The role a document shows. OTHER where neither content nor name tells.

    path: only its last part without extensions is read, and only if the content is silent.
    """
    if _is_plain_law(header, genre):
        return Role.BASIS
    title = _SPACE.sub("", header.title or "")
    kernel = _QUOTED.sub("□", title)
    role = _role_of_title(_DRAFT_TAIL.sub("", kernel), title, text, header)
    if role is None:
        role = _role_of_text(kernel, title, text, header, genre)
    if role is None:
        role = _role_of_name(path)
    return role or _weak_role(title, text, header, genre)


def _is_plain_law(header: Header, genre: str | None) -> bool:
    """A law text under its own name: known by its note of adoption; needs no further look."""
    note = header.note
    return note is not None and genre not in OFFICIAL_GENRES and _LAW_NOTE.search(note) is not None


def _role_of_title(kernel: str, title: str, text: str, header: Header) -> Role | None:
    if not _TRIGGER.search(kernel):
        return None
    if _PRINTING.search(kernel) or (_PRINTED_NORM.search(kernel) and "□" not in kernel):
        return None
    meeting = _meeting_role(kernel, text)
    if meeting is not None:
        return meeting
    for role, pattern in TITLE_PATTERNS:
        if pattern.search(kernel):
            return _refined(role, kernel, text, header)
    if DRAFTING_NOTE.search(kernel):
        return Role.DRAFTING_NOTE
    return Role.OTHER if REQUEST.search(kernel) else _answer_on_draft(kernel, title, header)


def _refined(role: Role, kernel: str, text: str, header: Header) -> Role:
    """The role of a title pattern, corrected by who speaks and to whom."""
    if REQUEST.search(kernel) and role not in (Role.FILING_REPORT, Role.CONSULTATION_NOTICE):
        return Role.OTHER
    if role is Role.LEGALITY_OPINION:
        return Role.LAW_FIRM_OPINION if _is_law_firm(kernel, text, header) else role
    if role is Role.CONSULTATION_NOTICE and _asks_departments(kernel, text, header):
        return Role.INTERAGENCY_CONSULTATION
    if role is Role.EXPERT_OPINION and "采纳" in kernel:
        return Role.ADOPTION_STATEMENT
    if role is Role.LAW_FIRM_OPINION and any(_JUDICIAL.search(name) for name in header.issuers):
        return Role.LEGALITY_OPINION
    return role


def _meeting_role(kernel: str, text: str) -> Role | None:
    """Minutes and records of meetings; expert meetings and hearings have roles of their own."""
    if re.search("专家|论证|评审|听证", kernel):
        return None
    minutes, record = MINUTES.search(kernel), RECORD.search(kernel)
    if minutes is None and record is None:
        return None
    if LISTENING.search(kernel):
        return Role.INTERAGENCY_CONSULTATION if re.search("部门|单位", kernel) else Role.OTHER
    if _is_party_meeting(kernel, text):
        return Role.PARTY_MINUTES
    return Role.MEETING_MINUTES if minutes is not None else Role.MEETING_RECORD


def _is_party_meeting(kernel: str, text: str) -> bool:
    if PARTY.search(kernel):
        return not ("暨" in kernel and re.search("常务|政府全体|办公会", kernel))
    if re.search("政府|常务|全体|办公会|局务|委务", kernel):
        return False
    head = text[:OPENING]
    party = re.search(
        r"(?:县|市|区|镇|乡|省|州)委书记|党组会议?|党委会议?|常委会会?议|党工委会议?|中共", head
    )
    office = re.search(
        r"常务会议?|全体会议|办公会议?|(?:县|市|区|镇|乡|州|省|局)长[^，。]{0,12}主持|人民政府第", head
    )
    return party is not None and (office is None or party.start() < office.start())


def _is_law_firm(kernel: str, text: str, header: Header) -> bool:
    if "律师" in kernel or any("律师事务所" in name for name in header.issuers):
        return True
    if any(_JUDICIAL.search(name) for name in header.issuers):
        return False
    return _LAW_FIRM.search(text, max(0, len(text) - CLOSING)) is not None or (
        "律师事务所" in text[:120] and "致：" in text[:OPENING]
    )


def _asks_departments(kernel: str, text: str, header: Header) -> bool:
    """A request for opinions that goes to departments and not to the public."""
    if re.search("公开|社会|公众|公告|公示|启事|征集|市民|群众", kernel):
        return False
    if re.search("函|复函", kernel[-4:]):
        return True
    addressee = header.addressee or ""
    return (
        re.search(r"局|委|办|部门|单位|政府|街道", addressee) is not None
        and re.search(r"社会|公众|向社会|群众", addressee + text[:OPENING]) is None
    )


def _answer_on_draft(kernel: str, title: str, header: Header) -> Role | None:
    """复函 or 意见 of a body on a draft it was sent: 部门意见; a party committee's answer is none."""
    if not re.search(r"(?:复函|回函|函|反馈意见|修改意见|回复|反馈)(?:[（(].{1,8}[）)])?\Z", kernel):
        return None
    if any(PARTY.search(name) for name in header.issuers):
        return Role.OTHER
    quotes_draft = "□" in kernel and DRAFT_MARK.search(title) is not None
    return Role.INTERAGENCY_CONSULTATION if quotes_draft or "意见" in kernel else None


def _role_of_text(kernel: str, title: str, text: str, header: Header, genre: str | None) -> Role | None:
    """The opening's formula, then what marks a legal text for certain."""
    normative = _ARTICLE.search(text) is not None
    if not normative and not _PRINTING.search(kernel) and not _names_norm(kernel, genre):
        head = text[:OPENING]
        for role, pattern in OPENING_PATTERNS:
            if pattern.search(head):
                return _refined(role, kernel, text, header)
    if _is_draft(kernel, title) and not _PRINTING.search(kernel):
        return Role.DRAFT
    if (genre in _LAW_GENRES and "□" not in kernel) or _is_upper(title, text, header):
        return Role.BASIS
    if _LEGISLATIVE_PLAN.search(title):
        return Role.BASIS
    if header.number is not None and header.signed_on is not None:
        return _issued_or_other(kernel, header, genre)
    return None


def _names_norm(kernel: str, genre: str | None) -> bool:
    return genre in PRINTED_GENRES and genre not in _LETTERS and "□" not in kernel


def _is_upper(title: str, text: str, header: Header) -> bool:
    """A law, or a document of the central bodies."""
    if _LAW_TITLE.search(title) or (header.issuers and all(_CENTRAL.match(name) for name in header.issuers)):
        return True
    return _CENTRAL_TITLE.match(title) is not None or _ORDER_HEAD.search(text[:200]) is not None


def _is_draft(kernel: str, title: str) -> bool:
    """A draft says so in its own title, or its title is one quoted name that says so."""
    bare = title[1:-1] if kernel == "□" else kernel
    return DRAFT_MARK.search(bare) is not None


def _issued_or_other(kernel: str, header: Header, genre: str | None) -> Role | None:
    if genre in _LETTERS:
        return Role.OTHER
    party = bool(header.issuers) and all(PARTY.search(name) for name in header.issuers)
    if party and (genre == "批复" or re.search(r"关于□的(?:意见|批复|答复)\Z", kernel)):
        return Role.OTHER
    return Role.ISSUED


def _role_of_name(path: str) -> Role | None:
    """The role that a file name shows, read as a title."""
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] if "." in name else name
    title = _SPACE.sub("", _NUMBERED.sub("", stem))
    kernel = _QUOTED.sub("□", title)
    role = _role_of_title(_DRAFT_TAIL.sub("", kernel), title, "", Header()) if title else None
    if role not in (None, Role.OTHER):
        return role
    return Role.DRAFT if _is_draft(kernel, title) else None


def _weak_role(title: str, text: str, header: Header, genre: str | None) -> Role:
    """A normative text without number is a draft; anything else is unknown."""
    if genre in _LETTERS or (genre == "批复" and header.number is None) or _MEETING_CALL.search(title):
        return Role.OTHER
    if header.issuers and all(PARTY.search(name) for name in header.issuers) and "《" in title:
        return Role.OTHER
    known = genre in PRINTED_GENRES or genre in OFFICIAL_GENRES
    if header.signed_on is not None and (_TITLE_ORDER.search(title) or _PUBLISHED.search(text[:400])):
        return Role.ISSUED if known or _ARTICLE.search(text) else Role.OTHER
    if _ARTICLE.search(text) or known or _PURPOSE.search(text[: 2 * OPENING]):
        return Role.DRAFT
    return Role.OTHER
