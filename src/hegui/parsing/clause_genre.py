"""What kind of text a sentence stands in: legislation, a report of the past, an explanation."""

from __future__ import annotations

import re

from hegui.model.document import Document, Role, Span
from hegui.model.expression import expression

_PAST = expression(
    r"累计(?!满|达到|超过|[一二两三四五六七八九十\d]{1,3}次)|共计|先后|截至|专项行动期间|整治期间|已全部"
    r"|[共已](?=查处|处|立案|办理|清理|收|拨|发放|开展|核查|纠正|约谈|吊销|没收|拆除|完成|为|对|减|开具|返还|暂扣|督促|责令|取缔|关停|关闭)"
    r"|(?:约谈|查处|办理|清理|纠正|核查|开展|查扣|取缔|督促|为[^，。；]{1,8}开具)了"
)
_YEAR = expression(r"全年|上半年|下半年|(?<!下)一季度|前三季度|今年以来|去年|上年|近年来|以来|一年来")
_GRANTS = expression(r"给予|奖给|奖励|返还|按照?|可以?|享受|实行|对[^，。；]{1,20}予以")
_COUNT = expression(
    r"[\d一二三四五六七八九十百千万余.]{1,12}(?:余)?(?:起|件|户|家|人次|份|万元|亿元|次|宗|块|辆|平方米|项|例|%|％|张|处|名|个|条|台|元)|全部"
)
_NORMATIVE = expression(
    r"应当|必须|不得|禁止|严禁|方可|一律|违者|的，(?:由|处|予|给|责|暂|取消|吊|收|列|禁|没|停|扣|罚|加|按|不|将|拖|封)|须|同意|决定|议定|明确|任务|指标|，并?处|限制其|不低于|不少于|自即日起|今后"
)
_EXPLAINS = expression(
    r"所称|是指|即指|所谓|例如|比如|譬如|举例|指的是|属于(?:限定交易|变相|典型|设定|违法)|这(?:就|也)?是|这种做法|就是(?:要求)?|常见(?:的|问题)"
)
REPORTS = frozenset(("报告", "总结", "工作总结", "简报", "工作报告", "公报", "白皮书"))
EXPLANATIONS = frozenset(("解读", "政策解读", "答复", "问答", "说明", "起草说明", "编制说明"))
PAPERS = frozenset(
    (
        Role.DRAFTING_NOTE, Role.CONSULTATION_NOTICE, Role.PUBLICATION_PROOF, Role.ADOPTION_STATEMENT,
        Role.INTERAGENCY_CONSULTATION, Role.HEARING_RECORD, Role.EXPERT_OPINION, Role.RISK_REPORT,
        Role.LEGALITY_OPINION, Role.LAW_FIRM_OPINION, Role.FAIR_COMPETITION_REVIEW, Role.FILING_REPORT,
        Role.INTERPRETATION, Role.ANNUAL_REPORT, Role.REGISTER, Role.BASIS, Role.PARTY_MINUTES,
    )
)  # fmt: skip
"""Roles whose text reports or explains a measure and is none itself."""
_PAPER_GENRES = frozenset(
    (
        "审查表",
        "审查结论",
        "审核意见",
        "意见书",
        "论证意见",
        "评估报告",
        "报送函",
        "公平竞争审查表",
        "审核意见书",
        "招标文件",
        "招标公告",
    )
)
_LAW_GENRES = frozenset(("法", "条例", "解释", "法典", "修正案"))
_PRINTING_GENRES = frozenset(("通知", "意见", "决定", "方案", "函", "公告", "通告", "办法", "批复", "纪要"))
_LAW_TITLE = expression(
    r"(?:法|法典|条例|实施条例|宪法)(?:（[^（）]{1,14}）)?\Z|(?:最高人民法院|最高人民检察院)|人民代表大会"
)
_BY_LAW = expression(r"(?:办法|方法|做法|看法|想法|执法|司法|普法)(?:（[^（）]{1,14}）)?\Z")
_ORDER = expression(
    r"(?:令|公告)[ 　]?(?:〔\d{4}〕[ 　]?)?第?[ 　]?[\d一二三四五六七八九十百零〇]{1,5}[ 　]?号|"
    r"人民政府令|国务院令|部令|总局令|委员会令|厅令"
)
_LAWMAKER = expression(
    r"人民代表大会|最高人民法院|最高人民检察院|全国人大|\A国务院(?:办公厅)?\Z|中央军事委员会|\A中共中央|\A中华人民共和国主席"
)
_NOTE = expression(
    r"人民代表大会常务委员会|人民代表大会[^\n]{0,20}(?:通过|批准)|国务院令|人民政府(?:令|第[^\n]{1,12}号令)|(?:部|总局|委员会|委|署|厅|局)令第|"
    r"审判委员会|检察委员会|第[\d一二三四五六七八九十百零]{1,4}号令|令第[\d一二三四五六七八九十百零]{1,4}号|部务会议?(?:审议)?通过|局务会议?(?:审议)?通过|署务会议?通过"
)
_META_KIND = expression(r"^\s*-\s*(?:规章|法律|行政法规|地方性法规|司法解释)\s*$", re.MULTILINE)
_DISCRETION = expression(r"裁量(?:权)?(?:基准|标准|规则|表)|自由裁量|轻微违法|不予处罚|免予处罚")
_MANY = 4
_ARTICLE = expression(r"第[一1][条章]")
_NOTE_BLOCKS = 14
_NOTE_LENGTH = 300  # code points; consolidated texts list many amendments
_HEAD = 600


_PLACE = expression(r"[省市县区镇乡州旗盟]|街道|示范|本")
_CODE_LINES = 60


def why_exempt(document: Document) -> str:
    """Chinese reason why rules on the content of normative documents do not bind this document, else empty.

    Laws, regulations and rules published by order may set what others may not (行政处罚法 ch. 2,
    行政许可法 art. 14–16); documents of the State Council can be the approval that others need.
    """
    title = document.title or ""
    by_title = _LAW_TITLE.search(title) is not None and _BY_LAW.search(title) is None
    if document.genre in _LAW_GENRES or (by_title and document.genre not in _PRINTING_GENRES):
        return "本文件是法律、法规或者司法解释，可以依法作出此类规定"
    if any(_LAWMAKER.search(issuer) for issuer in document.issuers):
        return "制定机关是立法机关、国务院或者最高司法机关，不适用"
    number = document.document_number
    if number is not None and (
        number.kind == "order" or number.text.startswith(("国发", "国办发", "国函", "国办函"))
    ):
        return "本文件以令公布或者由国务院制发，可以依法作出此类规定"
    head = document.text[:_HEAD]
    if len(document.blocks) > 3 and (_has_note(document) or _META_KIND.search(head)):
        return "本文件是法规、规章或者司法解释，可以依法作出此类规定"
    if _is_unsigned_code(document):
        return "文件没有制定机关、文号和日期而条文众多，不能认定为行政规范性文件"
    if _DISCRETION.search(title) or len(_DISCRETION.findall(document.text[: 10 * _HEAD])) >= _MANY:
        return "本文件是行政裁量权基准，细化法律、法规、规章已有的规定"
    return ""


def _has_note(document: Document) -> bool:
    """A note of adoption or an order's number under the title; a law cited in the text is none."""
    for index in range(min(_NOTE_BLOCKS, len(document.blocks))):
        line = document.block_text(index).strip(" 　*_")
        if _ARTICLE.match(line):
            return False
        if len(line) <= _NOTE_LENGTH and _NOTE.search(line) and (line[:1] in "（([" or "《" not in line):
            return not line.endswith(("。", "；")) or line[:1] in "（(["
    return False


def _is_unsigned_code(document: Document) -> bool:
    """A long text in chapters that names no issuer, number, day or place: a code copied without its head."""
    if document.issuers or document.document_number is not None or document.signed_on is not None:
        return False
    if _PLACE.search(document.title or "") is not None:
        return False
    return document.text.count("\n　　第") + document.text.count("\n第") >= _CODE_LINES


def is_paper(document: Document) -> bool:
    """Whether the document only reports, explains or examines a measure (note, opinion, review table)."""
    return (
        document.role in PAPERS
        or document.genre in EXPLANATIONS
        or document.genre in _PAPER_GENRES
        or document.genre in REPORTS
    )


def is_reported(text: str, sentence: Span) -> bool:
    """Whether a sentence tells what was done, with a count, and lays down nothing."""
    if _NORMATIVE.search(text, sentence.start, sentence.end):
        return False
    if _COUNT.search(text, sentence.start, sentence.end) is None:
        return False
    if _PAST.search(text, sentence.start, sentence.end):
        return True
    grants = _GRANTS.search(text, sentence.start, sentence.end)
    return grants is None and _YEAR.search(text, sentence.start, sentence.end) is not None


def is_explained(text: str, sentence: Span) -> bool:
    """Whether a sentence defines a term or explains by example."""
    return _EXPLAINS.search(text, sentence.start, sentence.end) is not None
