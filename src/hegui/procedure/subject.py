"""What a paper is about: titles compared exactly, draft tails and 《》 aside.

Never by containment of one title in another: 《X办法实施细则》 is not 《X办法》.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from hegui.model.document import Document

_SPACE = re.compile(r"[ \u3000\u00a0\t\r\n]+")
_BRACKETS = str.maketrans("()〈〉", "（）《》")
_TAIL = re.compile(
    r"(?:（[^（）]{0,14}(?:稿|草案|修改稿|草稿|文本|修订版|代拟稿|报批稿|讨论稿)[^（）]{0,6}）"
    r"|（(?:试行|暂行|修订|代拟)）|(?:送审稿|征求意见稿|审议稿|讨论稿|草案|草稿|初稿))\Z"
)
_ISSUING = re.compile(
    r"\A(?:[\u4e00-\u9fa5]{0,40}?关于)?(?:印发|公布|发布|颁布|批转|转发)《([^《》]{3,90})》"
)
_ISSUER = re.compile(r"\A[\u4e00-\u9fa5]{2,36}?(?:政府|局|厅|委员会|办公室|委|办|院|处)(?=关于)")
_QUOTED = re.compile(r"《((?:[^《》\n]|\n|《[^《》]{0,60}》){2,120})》")
_PAPER_TAIL = re.compile(
    r"(?:重大行政决策)?(?:社会稳定)?(?:公开征求意见|征求意见|公众意见|社会公众意见"
    r"|意见研究采纳|意见采纳|意见汇总|"
    r"专家评审论证|专家论证会|专家论证|专家评审|专家咨询|论证会|风险评估|安全风险评估"
    r"|合法性审查|合法性审核|公平竞争审查|"
    r"起草|编制|听证会|听证|备案|公布|解读|部门会签|会签|情况|及采纳|反馈|结果|研究|采纳)"
    r"(?:情况|结果|意见|意见书|报告|报告书|说明|公告|通告|启事|表|汇总表|采纳情况|及采纳情况表"
    r"|采纳情况表|的|书|笔录|纪要|结论|"
    r"审查表|会|单|证明|凭证|函|请示|批复|报备|解读|材料|签到表|合同|方案)*\Z"
)
_GENRE_TAIL = re.compile(
    r"(?:建设|实施|工作|选址|调整|管理|暂行|试行|专项|布局|发展|治理|整治|改造|若干|补助|行动)*"
    r"(?:方案|办法|规定|规划|计划|细则|措施|意见|通告|公告|通知|决定|规则|制度)\Z"
)
_YEARS = re.compile(r"（\d{4}(?:年)?(?:[—－\-~至]\d{4}年?)?）\Z")
_BODY_NAME = re.compile(r"(?:局|厅|政府|委员会|办公室|会议|司|所|大队)\Z")
_SUBJECT = re.compile(
    r"(?:项目名称|论证事项|评估事项|审查事项|送审事项|事项名称|政策措施名称|文件名称"
    r"|召开|对|就|关于|审议|讨论|送审的|报送的|送请审查的|将)[：:|]?《([^《》]{4,80})》"
)
_LAW = re.compile(r"中华人民共和国|(?:条例|法|决定|目录|请示|通知|规则|意见稿)\Z|暂行条例")
_LONGER = re.compile(r"实施细则|实施办法|细则|补充|解读本|配套|（修正|修正案")


class Relation(StrEnum):
    """Whether a paper is about the matter's draft."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


def compact(text: str) -> str:
    """Text without white space and with full-width brackets, for comparing names only."""
    return _SPACE.sub("", text).translate(_BRACKETS)


@lru_cache(maxsize=4096)
def core_title(title: str) -> str:
    """The title without 《》, draft tails such as （送审稿）, the frame 关于印发《…》的通知 and the issuer
    before 关于."""
    bare = compact(title)
    issuing = _ISSUING.match(bare)
    if issuing is not None:
        bare = issuing.group(1)
    bare = _ISSUER.sub("", bare.strip("《》"))
    while (match := _TAIL.search(bare)) is not None and match.start() > 3:
        bare = bare[: match.start()]
    return bare


def topic_of(core: str) -> str:
    """The thing a title is about, without its genre (…迁建项目实施方案 → …迁建项目); empty if too short."""
    topic = _GENRE_TAIL.sub("", core)
    return topic if len(topic) >= 6 else ""


def paper_topic(title: str) -> str:
    """What the title of a supporting paper leaves when its own genre is taken off."""
    bare = compact(title)
    quoted = _QUOTED.search(bare)
    if quoted is not None:
        return core_title(quoted.group(1))
    bare = re.sub(r"\A关于", "", bare)
    return core_title(_PAPER_TAIL.sub("", re.sub(r"（[^（）]{1,14}）\Z", "", bare)).removesuffix("的"))


def quoted_titles(text: str) -> tuple[str, ...]:
    """Core titles of everything in 《》, each once, in order."""
    found: dict[str, None] = {}
    for match in _QUOTED.finditer(text):
        found[core_title(match.group(1))] = None
        for inner in re.finditer(r"《([^《》]{2,60})》", match.group(1)):
            found[core_title(inner.group(1))] = None
    return tuple(found)


def same_name(one: str, other: str) -> bool:
    """Whether two core titles name the same text; a bracket of years may be left out, not changed."""
    if one == other:
        return True
    return _YEARS.sub("", one) == _YEARS.sub("", other) and bool(_YEARS.search(one)) != bool(
        _YEARS.search(other)
    )


def find_relation(document: Document, core: str) -> Relation:
    """Whether a document is about the draft of that core title."""
    if not core:
        return Relation.UNKNOWN
    text = document.text[:60000]
    names = (*quoted_titles(text), paper_topic(document.title or ""))
    if any(same_name(name, core) for name in names) or _stands_free(compact(text), core):
        return Relation.SAME
    topic = topic_of(_YEARS.sub("", core))
    if topic and names[-1] in (topic, _YEARS.sub("", core)):
        return Relation.SAME
    if names_other(document, core):
        return Relation.OTHER
    return Relation.SAME if topic and _stands_free(compact(text), topic) else Relation.UNKNOWN


def _stands_free(text: str, name: str) -> bool:
    """Whether a name stands in the text, not as the head of a longer title."""
    at = text.find(name)
    while at >= 0:
        if not _LONGER.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def names_other(document: Document, core: str) -> str:
    """The other draft that a paper's title or opening names as its subject; empty if none."""
    title = compact(document.title or "")
    for name in quoted_titles(title):
        if not same_name(name, core):
            return name
    topic = paper_topic(title)
    if len(topic) >= 8 and topic != title and not _BODY_NAME.search(topic):
        return "" if same_name(topic, core) or topic == topic_of(core) else topic
    for match in _SUBJECT.finditer(compact(document.text[:1500])):
        name = core_title(match.group(1))
        if not _LAW.search(name) and not same_name(name, core):
            return name
    return ""
