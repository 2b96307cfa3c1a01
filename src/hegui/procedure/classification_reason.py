"""Sentences that say why a regime applies or not, each with the words of the dossier that it rests on.

重大行政决策程序暂行条例 art. 3, 42; 国办发〔2018〕115号 二(三): internally executed papers are left out by what
they do, not by what they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hegui.model.document import Document, Role
from hegui.procedure.excerpt import excerpt
from hegui.procedure.feature import outward_duty
from hegui.procedure.passage import sentence_around
from hegui.procedure.regime import DECISION_REGULATION, REVIEW_OPINION
from hegui.procedure.subject import compact

_INTERNAL_NAME = re.compile(r"(?:会议)?纪要|工作方案|工作制度|管理制度|请示|报告|工作计划|工作要点|通报")
_ONLY_INSIDE = re.compile(
    r"(?:仅|只)?适用于[^。；\n]{0,10}机关内部|属于[^。；\n]{0,6}(?:机关)?内部(?:的)?(?:工作|管理)?(?:制度|规范)"
)
_ALARM = re.compile(
    r"(?:启动|提升|发布|进入|升级|调整)[^。；\n]{0,20}(?:应急响应|Ⅰ级|Ⅱ级|一级|二级)"
    r"|应急响应[^。；\n]{0,8}(?:启动|提升|调整|升级)"
)
_SIGNS = (
    re.compile(r"由\d+[所个家处座][^，。；\n]{0,4}(?:调整|减少|合并|撤并)(?:为|到|至)\d+[所个家处座]"),
    re.compile(
        r"(?:\d{3,}|\d[\d.]*万)余?多?(?:户|(?:名|位)?(?:学生|居民|群众|村民|业主|职工|农户|老年人|患者|市民|用户))"
    ),
)
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_SIGN_ROLES = (Role.DRAFT, Role.DRAFTING_NOTE)


def by_content(draft: Document) -> str:
    """Why a draft is a normative document by what it does; a genre that is usually internal is answered."""
    name = next(iter(_INTERNAL_NAME.findall(compact(draft.title or ""))), "")
    quote = outward_duty(draft)
    if not name or not quote:
        return "草案对不特定的公民、法人和其他组织规定了权利义务，并可反复适用，按内容属于行政规范性文件。"
    return (
        f"文件名为“{name}”，但规定“{excerpt(quote)}”，对机关以外不特定的对象规定了权利义务，并可反复适用；"
        f"{REVIEW_OPINION}二（三）不纳入审核的是行政机关内部执行的会议纪要、工作方案、工作制度等文件，不因名称而排除，"
        "按内容属于行政规范性文件。"
    )


def not_by_content(documents: Sequence[Document], *, internal: bool) -> str:
    """Why a draft is not reviewed as a normative document: what was looked for and not seen."""
    if not internal:
        return "未见草案对公民、法人和其他组织规定权利义务，不按行政规范性文件审核。"
    said = next(_passages(documents, _ONLY_INSIDE, (Role.DRAFTING_NOTE, Role.OTHER)), None)
    claim = f"“{said[0]}”载明“{said[1]}”，草案" if said is not None else "草案规定的是机关内部事项，"
    return (
        f"{claim}未见对机关以外的公民、法人和其他组织规定权利义务的内容；{REVIEW_OPINION}二（三）规定，"
        "行政机关内部执行的管理规范、工作制度等不纳入规范性文件合法性审核范围。"
    )


def claimed_document(normative: bool) -> str:
    """What becomes of a claim with its ground that a draft is no normative document."""
    if normative:
        return (
            "；草案有涉及公民、法人和其他组织权利义务的内容，所述理由是否成立请核实，现按该理由不作为行政规范性"
            "文件审核。"
        )
    return "，草案内容未见相反情形，不按行政规范性文件审核。"


def signs_of_major(documents: Sequence[Document]) -> str:
    """Facts of the dossier that speak for a major decision, as a clause with its comma; empty if none."""
    found = [said for sign in _SIGNS if (said := next(_passages(documents, sign, _SIGN_ROLES), None))]
    told = "，".join(f"“{path}”载明“{words}”" for path, words in dict.fromkeys(found))
    if not told:
        return ""
    return (
        f"{told}，可能具有该条例第三条第一款第一项（公共服务等方面的重大公共政策和措施）、第五项（涉及社会公众切身利益）"
        "所列事项的特征，"
    )


def fact_of_emergency(documents: Sequence[Document]) -> str:
    """What in the dossier bears out an emergency, as a clause with its comma; empty if nothing does."""
    said = next(_passages(documents, _ALARM, (Role.DRAFTING_NOTE, Role.OTHER, Role.DRAFT)), None)
    return f"卷内载明“{said[1]}”，与该理由相应，" if said is not None else ""


def by_reference(level: str) -> str:
    """Art. 42: departments and township governments follow the regulation by reference."""
    who = "乡级人民政府" if level == "township" else "县级以上人民政府部门"
    return (
        f"制定机关为{who}的，其重大行政决策的程序依照《{DECISION_REGULATION}》第四十二条参照该条例规定执行。"
    )


def _passages(
    documents: Sequence[Document], pattern: re.Pattern[str], roles: Sequence[Role]
) -> Iterator[tuple[str, str]]:
    for role in roles:
        for document in documents:
            match = pattern.search(document.text, 0, 60000) if document.role is role else None
            if match is not None:
                span = sentence_around(document, match.start())
                before = _LINE_END.sub("", document.text[span.start : match.start()])
                words = before + _LINE_END.sub("", document.text[match.start() : span.end])
                yield document.source.path, excerpt(words, len(before))
