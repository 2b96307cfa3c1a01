"""Grounds that silence a phrase of the table of prohibited acts (suppression order of the rulebook, F).

Each takes the sentence, the place of the phrase and its circumstances and says whether the ground holds.
They are asked in the order in which they stand here: title or quotation, negation by its scope, upper
law cited for the act, agency or staff as subject, report of the past, then grounds of single classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hegui.checks import content_ground as ground
from hegui.checks.content_found import Found
from hegui.model.clause import Mood, Negation, SubjectClass, Support
from hegui.model.document import ElementKind
from hegui.model.expression import expression
from hegui.parsing.clause_genre import REPORTS, is_paper
from hegui.parsing.clause_span import is_item
from hegui.parsing.clause_subject import classes_in

_AMENDS = expression(r"(?:修改为|改为|修订为|增加|调整为|增写|新增|补充|规定为|明确)[^“”]{0,12}[:：]?\Z")
_RESTATES = expression(r"[ 　]*(?:处罚依据|违反条款|法律依据|设定依据|处罚种类|法条|依据)[\t：:]")
_AMOUNT = expression(
    r"[\d０-９一二三四五六七八九十百千万两半][\d０-９.%％‰一二三四五六七八九十百千万余至到—-]{0,12}(?:元|倍|%|％|‰|分之|年|个月|日|天)|[\d.]+[%％‰]|百分之|千分之"
)
_LAWFUL = expression(
    r"依法|依规|依照法律|按照?国家|按规定|按照规定|按照?有关|依照有关|依据有关|根据有关|按照法律|按照?法定|依照法定|按照?相关|依照国家|"
    r"依据国家|依据法律|法律、法规规定|法律法规|法律、行政法规|国家规定|国家有关规定|上级规定|法定程序|法定权限"
)
_GENERAL = 4  # articles on purpose, scope and principles set no amount
_NEAR = 6
_NEAR_LAWFUL = 12
_OF_OTHERS = expression(r"(?:登记|设立|成立|注册|享有|受保护|纳税|经营)的")
_HEADING = 40  # code points; no heading is longer
_INSIDERS = expression(r"工作人员|干部|各部门")
_OFFICE = (
    r"部门|乡镇|镇街|街道|机关|(?<![工包设人护理计用饮产营务洁地绘测训赁殖输污目])(?<!物业)(?<!从业)(?<!企业)单位|政府|"
    r"[\u4e00-\u9fff]局|工作人员|公职人员|干部|公务员|执法人员|责任人|负责人|主管人员|党员|网格员|领导"
)
_AIMED_AT_OFFICE = expression(
    rf"(?:对|给|责成|督促|约谈)[^，。；]{{0,24}}(?:{_OFFICE})|(?:{_OFFICE})[^，。；]{{0,30}}的(?:，|予|给|处)|(?:由|经)所在(?:单位|部门)"
)
_GROUND = expression(r"(?:依照|按照|根据|依据)[^。；]{0,8}《[^》\n]{2,40}(?:法|条例|规定|办法|细则)》")
_PREAMBLE = expression(
    r"(?:通告|通知|公告|决定|规定|意见|办法|事项|要求|措施)[^，。；]{0,6}如下|特制定|现就|现将|为了?[^。]{2,60}(?:根据|依据|按照)"
)
_FOLLOWING = expression(
    r"[ 　]*[（(](?:依据|根据|见|参见)?[:：]?《[^》\n]{2,40}(?:法|条例|规定|办法|细则)》第"
)
_LEAD_BAN = expression(r"(?:不得|严禁|禁止|不准)[^。；]{0,60}(?:[：:]|下列|以下)")
_LEAD_CASE = expression(r"(?:下列|以下)[^。；]{0,20}(?:情形|行为)[^。；]{0,12}的，")


def in_title(found: Found) -> bool:
    """The document's own title, or the whole phrase inside 《》."""
    inside = any(t.start <= found.core_start < t.end for t in found.clause.titles)
    if inside or len(found.document.blocks) < 2:
        return inside
    return any(
        e.kind in (ElementKind.TITLE, ElementKind.META) and e.start <= found.core_start < e.end
        for e in found.document.elements
    )


def in_quotation(found: Found) -> bool:
    """Quoted words, unless the text itself puts them in force (修改为“…”)."""
    if _RESTATES.match(found.document.block_text(found.document.block_index(found.core_start))):
        return True
    for quote in found.clause.quotations:
        if quote.start <= found.core_start < quote.end:
            before = found.document.text[max(0, quote.start - 24) : quote.start - 1]
            return _AMENDS.search(before) is None
    return False


def is_negated(found: Found) -> bool:
    """A negation governs the phrase, or the lead of its list forbids it."""
    if found.judged is not None:
        return _is_judged_negated(found, found.judged)
    for word in found.clause.negations:
        if found.start <= word.start < found.end:
            if found.affirms and _denies(found, word) and word.governs(found.end - 1):
                return True
        elif word.governs(found.start):
            return True
    lead = found.clause.lead
    return bool(lead and _LEAD_BAN.search(lead) and not _LEAD_CASE.search(lead))


def _is_judged_negated(found: Found, judged: int) -> bool:
    """A negation governs the slot of a frame that decides, or the lead of its list forbids it."""
    lead = found.clause.lead
    if lead and _LEAD_BAN.search(lead) and not _LEAD_CASE.search(lead):
        return True
    last = found.core_end - 1
    return any(
        word.governs(judged)
        or (found.affirms and judged < word.start <= last and _denies(found, word) and word.governs(last))
        for word in found.clause.negations
    )


def _denies(found: Found, word: Negation) -> bool:
    """Whether a word inside the phrase is a plain denial or ban, not one as in 治理保证金."""
    return found.document.text[word.start] in "不未无禁严毋没免切"


def is_negated_price(found: Found) -> bool:
    """As ``is_negated``; the table's phrase itself begins with 不得 and must not count."""
    if found.judged is not None:
        return _is_judged_negated(found, found.judged)
    return any(
        n.governs(found.start) and not (n.start >= found.start) for n in found.clause.negations
    ) or bool(found.clause.lead and _LEAD_BAN.search(found.clause.lead))


def why_cited(found: Found) -> str:
    """``yes`` when an upper law is cited for the act, ``loose`` when it is named without an article although
    the phrase fixes an amount, else an empty string."""
    for support in found.clause.supports:
        covers = support.scope_start <= found.core_start < support.scope_end
        if not covers and not found.core_start <= support.start <= found.core_end + _NEAR:
            continue
        if support.level not in found.act.support:
            continue
        answer = _weigh(found, support)
        if answer:
            return answer
    if _FOLLOWING.match(found.document.text, found.clause.end):
        return "yes"
    lead = found.clause.lead
    return "yes" if lead and _GROUND.search(lead) and not _PREAMBLE.search(lead) else ""


def _weigh(found: Found, support: Support) -> str:
    amount = _AMOUNT.search(found.words) is not None
    general = support.article is not None and support.article.isdigit() and int(support.article) <= _GENERAL
    if amount and general and found.act.weak:
        return ""
    if amount and support.title.removeprefix("中华人民共和国") in found.act.weak:
        return ""
    if (
        amount
        and support.article is None
        and support.level in ("law", "regulation", "local_regulation", "rule")
    ):
        return "loose"
    return "yes"


def concerns_staff(found: Found) -> bool:
    """The measure is aimed at an agency's staff or at agencies, and at nobody else."""
    part = found.clause.part_at(found.core_start)
    text = found.document.text
    if SubjectClass.PRIVATE in classes_in(text, part.start, found.core_start):
        return False
    if _INSIDERS.search(found.clause.lead):
        return True
    return _AIMED_AT_OFFICE.search(text, part.start, found.core_start) is not None


def binds_staff(found: Found) -> bool:
    """The sentence binds an agency's staff."""
    return found.clause.subject is SubjectClass.STAFF


def binds_agency(found: Found) -> bool:
    """The sentence binds an agency, its staff or a village committee, or nobody that can be told."""
    subject = found.clause.subject
    if subject in (SubjectClass.AGENCY, SubjectClass.STAFF):
        return True
    first = min((m.start for m in found.clause.modalities), default=found.core_start) - found.clause.start
    return bool(
        re.match(r"[^，。；]{0,12}(?:镇街|机关|部门|干部|各镇|各单位)", found.clause.text[: max(first, 0)])
    )


def is_reported(found: Found) -> bool:
    """A report of the past, by the sentence or by the kind of document."""
    return found.clause.reported or found.document.genre in REPORTS


def stands_in_paper(found: Found) -> bool:
    """The document only explains, reports or reviews a measure."""
    return is_paper(found.document)


def is_explained(found: Found) -> bool:
    """The sentence defines a term or gives an example."""
    return found.clause.explained


def is_lawful(found: Found) -> bool:
    """依法 and the like right before the verb, with no amount of the text's own."""
    if _AMOUNT.search(found.words):
        return False
    return _is_lawfully_done(found) or _is_lawful_heading(found)


def _is_lawfully_done(found: Found) -> bool:
    """依法 inside the phrase, or before it in its segment, where it speaks of the act itself."""
    text, begin = found.clause.text, found.core_start - found.clause.start
    first = max(
        (s.start for s in found.clause.segments if s.start <= found.core_start), default=found.core_start
    )
    before = text[max(first - found.clause.start, begin - _NEAR_LAWFUL) : begin]
    inside = text[begin : found.core_end - found.clause.start]
    return any(
        not _OF_OTHERS.match(words, m.end()) and not words[: m.start()].endswith(("未", "不", "没有"))
        for words in (before, inside)
        for m in _LAWFUL.finditer(words)
    )


def _is_lawful_heading(found: Found) -> bool:
    """A heading (（二）…实施联合惩戒。) whose text under it says 依法."""
    document, clause = found.document, found.clause
    index = document.block_index(clause.start)
    if index + 1 >= len(document.blocks) or clause.end - clause.start > _HEADING:
        return False
    block = document.blocks[index]
    alone = clause.start == block.start and clause.end >= block.end and is_item(clause.text)
    below = document.block_text(index + 1)
    return alone and not is_item(below) and _LAWFUL.search(below) is not None


def is_encouraged(found: Found) -> bool:
    """Encouragement, with no duty between it and the phrase."""
    moods = [m for m in found.clause.modalities if m.start <= found.core_start]
    part = found.clause.part_at(found.core_start)
    moods = [m for m in moods if m.start >= part.start]
    return (
        bool(moods)
        and any(m.mood is Mood.ENCOURAGEMENT for m in moods)
        and moods[-1].mood
        not in (
            Mood.DUTY,
            Mood.BAN,
        )
    )


Excuse = Callable[[Found], bool]

EXCUSES: dict[str, Excuse] = {
    "title": in_title,
    "quotation": in_quotation,
    "quotation_law": in_quotation,
    "negation": is_negated,
    "negation_price": is_negated_price,
    "staff": concerns_staff,
    "staff_bound": binds_staff,
    "agency": binds_agency,
    "reported": is_reported,
    "paper": stands_in_paper,
    "paper_fee": stands_in_paper,
    "explained": is_explained,
    "lawful": is_lawful,
    "contract": ground.is_contract,
    "breach": ground.is_breach,
    "condition": ground.is_condition,
    "discretion": ground.is_discretion,
    "wrongdoing": ground.is_wrongdoing,
    "denounced": ground.is_denounced,
    "owned": ground.is_owned,
    "internal": ground.is_internal,
    "payer": ground.pays_itself,
    "statutory_fee": ground.is_statutory_fee,
    "issuer": ground.issues_proof,
    "statutory_licence": ground.is_statutory_licence,
    "encouraged": is_encouraged,
    "tender": ground.is_tendered,
    "award": ground.is_award,
    "own_office": ground.serves_own_office,
    "tax_office": ground.files_taxes,
    "review_rule": ground.states_review_rule,
    "review_ground": ground.has_review_ground,
    "exception_rule": ground.states_exception_rule,
}

"""By the names that ``prohibited_acts.csv`` uses; ``cited`` is asked apart because it has three answers."""
