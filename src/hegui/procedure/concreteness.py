"""Whether a report of an act names something that can be checked, and what is said in general only."""

from __future__ import annotations

import re

from hegui.model.dossier import StepKind
from hegui.procedure.reading import REJECTED_CLAIM, Scope

_CN = "〇○零一二三四五六七八九十百"
DATE = re.compile(
    rf"\d{{1,2}}月\d{{1,2}}[日号]?|[{_CN}]{{1,3}}月[{_CN}]{{1,3}}[日号]|\d{{4}}年\d{{1,2}}月|"
    rf"\d{{1,2}}月(?:上旬|中旬|下旬|底|初|份|间|至|完成|开展|召开|组织|公开|举行)"
    rf"|(?<![\d.])\d{{1,2}}\.\d{{1,2}}\s?[—－\-~至到]|\d{{4}}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?\d{{1,2}}|\d{{4}}\.\d{{1,2}}|"
    rf"[二一][{_CN}]{{3}}年[{_CN}]{{1,3}}月|同日|次日|当日|当天|上述期间|同月"
    rf"|[至到—－\-、]\d{{1,2}}日|上(?:周|个?月|旬)[一二三四五六日]?|昨[天日]|前天|今天[上下]午"
)
PAPER = re.compile(
    r"[〔\[【（(]\d{4}[〕\]】）)]\s?(?:第)?[A-Za-z]?\d+号|第[\d〇零一二三四五六七八九十百]+(?:次|届|"
    r"期)[^，。；]{0,12}(?:会议?|常务|论证意见|纪要)"
    r"|(?:\d{4}年|〔\d{4}〕)第[\d一二三四五六七八九十]+期"
    r"|《[^《》]{2,80}(?:意见书|论证意见|评审意见|审[查核]意见|报告|审查表|纪要|审核表|报告书|结论|批复|"
    r"公告|笔录|决定书|审查书)(?:（[^）]{1,20}）)?》"
    r"|(?:意见书?|审查表|报告|批复|纪要|函)（[^）]{2,24}号）|(?:文号|编号)(?:为|是|[：:])?\s*(?=[A-Za-z\d（〔])[^，。；\s]{3,}|(?:文号|编号)(?:为|是|[：:])\s*[^，。；\s]{3,}"
)
_UNIT = (
    r"名|位|人次|人(?!民|大)|条(?!规定|第|例)|份(?!额)|户|家|张|票|封|件(?!事)|场|次座谈|个(?:社区|村|"
    r"教授|专家|单位|街道)|处"
    r"|[类项个点方][^，。；、]{0,6}?(?:风险|意见|建议|问题|诉求|修改)"
)
COUNT = re.compile(
    rf"(?<![第\d{_CN}〔])(?:\d[\d,，.]*万?|[{_CN}两]{{1,5}})(?:余|多)?(?:{_UNIT})|(?:风险点|风险因素|意见|"
    rf"建议)\d+[个项条]"
)
_BODY = (
    r"(?:[\u4e00-\u9fa5]{1,14}(?:局|厅|委员会|研究院|设计院|科学院|大学|学院|研究所|学会|协会|公司|事务所|"
    r"中心|法制大队|法制科|法规科|司法所"
    r"|法制办|法制股|法规处|监督科|人民政府|委|信访局)|专家组|评估组|评估小组|评审组|第三方(?:机构)?|"
    r"司法局|市场监管局|委托的?机构|审核机构|审查机构)"
)
RESULT = re.compile(
    _BODY
    + r"[^。；]{0,40}?(?:出具|作出|作了|认为|评定|认定|提出了?(?:书面)?(?:审[查核]|论证|评估)?意见|形成(?:了)?|提交了|审结|同意|一致|批复"
    r"|批准|回复|签发|复函|审[查核]合格|明确了|论证过|评审过|看过|评估过|审过|排查出|识别出|列出)"
)
_REVIEWED = re.compile(
    r"过了[^，。；]{0,8}(?:司法局|司法所|法制办)[^，。；]{0,12}(?:关|审)|(?:司法局|司法所|司法厅|法制(?:机构|办|科|股|大队)|法规[科处]|审核机构|"
    r"审查机构)[^。；]*?(?:(?<!未)通过|(?<!是否)合法(?!性)|合规|未发现|没有发现|未提出|没有提出|无异议|同意"
    r"|认为|结论|合格|出具了|审查意见[：:]|退回|越权|符合|可以提交|修改意见)"
)
_DELIBERATED = re.compile(
    r"班子会议?[^。；]{0,10}通过|最后讲[：:，,]?[^。；]{0,8}同意|(?:常务会议?|全体会议|办公会议?|局务会议?|委务会议?|厅务会议?)[^。；]{0,30}?(?:通过(?!后)|同意|否决|"
    r"原则通过|未予通过|批准|审定(?!后))"
)
_ASSESSED = re.compile(
    r"评估结[果论][：:—－为是]+[^。；]*?(?:准予|可控|实施|通过|低)|(?:评估(?:组|小组|单位|机构)|局|政法委|第三方|事务所|公司|研究院)[^。；]*?(?:等级|低风险|中风险|高风险|"
    r"可控|可实施|暂缓|认定|评定)|(?:等级|结论)[^。；]*(?:评估组|政法委|第三方|评估单位)"
)
_OUTCOME = {
    StepKind.LEGALITY_REVIEW: _REVIEWED,
    StepKind.COLLECTIVE_DELIBERATION: _DELIBERATED,
    StepKind.RISK_ASSESSMENT: _ASSESSED,
}
_REPORT = re.compile(
    r"评估(?:报告|结果)?(?:显示|表明|指出|采信)|已完成的[^，。；]{0,8}评估报告|评估报告[^，。；]{0,4}已?经?定稿(?!后)"
)
_PARTNERS = re.compile(
    r"(?:省|市|县|大学|学院|院|所|协会|学会|局)[^，。；]{0,8}专家[^，。；]{0,4}(?:论证|看|评审|审)[过了]"
    r"|(?:听取|征求|走访)[过了]?(?!社会|公众|群众|各|广大|市民|企业)[^，。；]{1,6}(?:户|代表|业主|家长|司机|师生)的?意见"
    r"|(?:意见书|报告|记录|笔录|纪要)[^，。；]{0,8}(?:已入卷|入卷|在卷|附卷|已归档)"
)
_NAMED = re.compile(
    r"(?:就|对|为|关于)[^，。；]{1,24}(?:办法|方案|规定|规划|标准|事项|草案|项目|决定|细则)|《"
)
_SPAN = re.compile(
    r"(?:公示|公告|公布|挂网|征求意见|公开|张贴|征集)[^，。；]{0,14}\d+(?:个工作)?[日天]|(?:点击|浏览|"
    r"阅读)[量数]?[^，。；]{0,6}\d"
)
_SIGNED = re.compile(
    r"(?:签名|签字|署名)[）)]?[：:]\s*[\u4e00-\u9fa5]{2,4}|(?:专家|组长|代表)(?:均已)?签[名字]|盖章|"
    r"评估单位[：:]"
)
_CONCLUDED = re.compile(
    r"认为[^。；]{0,40}(?:可行|合理|必要|科学)|同意通过|(?:评估|认定|评定)?(?:为|属)(?:低|中|高)风险|写[进入]记录|结论[^。；]{0,4}[：:为是][^。；]{0,12}(?:合法|可控|通过|可行|同意|低风险|可以)|可以出台|"
    r"不违反[^。；]{0,20}标准"
    r"|风险(?:总体)?可控|一致(?:同意|通过)|(?:原则|会议)?(?:同意|通过)(?:该|本|《|通过论证)"
)
_NO_COMMENT = re.compile(
    r"(?:未|没有|均未|没)(?:收到|接到|收集到)[^，。；]{0,16}(?:意见|建议|异议|反馈|来信|来电)|无(?:人|"
    r"单位)(?:反对|提出)|(?:没有|无|未见)(?:任何|人)?(?:不同|反对)?(?:异议|反馈|反对意见|不同意见)|"
    r"听证(?:会|代表|参加人)[^。；]*(?:赞成|反对|同意方案)"
)
_YEAR = re.compile(
    r"全年|年内|今年以来|去年以来|一年来|本年度|年度内|累计|近年来|历年|每年|上半年|下半年|[三五]年来|"
    r"本届政府以来|以来共?|多年来|共(?=组织|召开|审[查核]|开展|完成)"
)
GENERAL = re.compile(
    r"应当|必须|应该|不得|均应|都应|应由|应经|应予|须经|均须|方可|方能|才能|是指|所称|负责(?!同志|人)|"
    r"承担[^，。；]{0,16}职责|职责[是为：:]|(?:意义|目的|关键|要害|作用)(?:\Z|[，,]?在于)|(?:办法|条例|规定|细则|制度|文件|意见|法)(?:明确)?(?:规定|要求)(?!的)|每月|每季"
    r"|凡(?!是?已)|一律|可以(?!不)|原则上|一般(?:不|为)|不少于|不超过|不得少于|要(?=[^，。；]{0,6}(?:写明|"
    r"注明|载明|由|把|坚持|严|加强|进一步|充分|认真|让|落实))"
)
_CONDITION = re.compile(
    r"(?:\A|[，：；])(?:如(?!期|下|何|实|上|此|今|数|约|前)|若(?!干)|如果|倘若|一旦|凡|确需|确有必要|"
    r"必要时|遇有?)|"
    r"(?:需要|必要|重大修改|异议|情形|决定|事项)的(?:\Z|[，。；])|情况下(?=\Z|，)"
)
_REQUEST = re.compile(r"请[^，。；]{0,10}(?:说明|补充材料|补充提供|提供|核实|补正|补齐)")
_LISTED = re.compile(r"\A附件?\d{0,2}[：:、.]|目录[：:]")
_RULED = re.compile(
    r"(?:未经?|没有|不)[^。；]{1,44}(?:的?[，,]?[^，。；]{0,10}?)(?:不得|不予(?!公开)|一律|不能(?=提|上|"
    r"决|印|出台|发|作为|讨|审|实施|报)|不可(?!控)|不准|禁止|严禁|无效|不提交|不上会|(?:我们)?不(?:拨|批|"
    r"受理|办))"
    r"|(?:不得|不能|不可|不准|严禁|禁止)[^，。；]{0,30}(?:代替|替代|取代|变通|简化|规避|省略)|除外|"
    r"另有规定|的[，,]?(?:可以|可)不"
)
SPECIFIC = re.compile(
    r"本(?!级|条|机关|法|款|行政)|该(?!级)|此次|此项|此件|我局|我县|我镇|我市|我委|来文|经研究|经会商|"
    r"经请示|鉴于|因(?!此|地)|恰恰"
)
_ELSEWHERE = re.compile(r"外省|外地|(?<!第)某[县市区镇局地]|兄弟[县市区]|别的[县市区]")
_CLASS = re.compile(
    r"(?:的(?:重大|行政|一般|其他)?(?:决策|行政|规范性)?(?:事项|文件|决策|情形|项目|标准|规范|方案|草案)?|"
    r"决策事项|类文件)[，,]?[^，。；]{0,8}?"
    r"(?:可以?不|可以免|可免|无需|无须|不需要|不必|免于|免予|不适用|不再|不要求)"
)
_ARTICLE = re.compile(
    r"第[〇零一二三四五六七八九十百\d]{1,5}条[ \u3000]|[^。；]{0,60}一般不(?:少于|得少于|超过)"
)
_QUESTION = re.compile(
    r"吗\Z|是否合法|有人问|问(?!卷|题|政|责|需)[^，。；]{0,20}(?:没有|从哪|怎么|是否)|是否(?:需要|"
    r"应当)?[^，。；]{0,12}\Z"
)


def is_general(at: Scope) -> bool:
    """Rules, requests, questions and conditions: the step is named without a case of its own."""
    if _in_title(at) or _is_rejected_claim(at):
        return True
    if (
        (at.asked and _asks(at))
        or _QUESTION.search(at.own)
        or _REQUEST.search(at.before)
        or _LISTED.search(at.whole)
    ):
        return True
    if DATE.search(at.domain):
        return False
    if _ELSEWHERE.search(at.before) and not SPECIFIC.search(at.whole):
        return True
    if _ARTICLE.match(at.whole):
        return True
    if at.quoted:
        return True
    ruled = f"{at.own}，{at.following}"
    if _CLASS.search(at.before) and not SPECIFIC.search(at.whole):
        return True
    if _RULED.search(ruled) and not SPECIFIC.search(at.domain + ruled):
        return True
    return any(_CONDITION.search(part) for part in (*at.left[-2:], at.own)) and not SPECIFIC.search(at.own)


def _in_title(at: Scope) -> bool:
    """Whether the word stands in the name of rules about the step: 《村庄规划公众参与办法》."""
    low, high = at.clause.start, at.clause.end
    opened, closed = at.whole.rfind("《", low, at.start), at.whole.find("》", at.end, high)
    if opened < 0 or closed < 0 or at.whole.find("》", opened, at.start) >= 0:
        return False
    return at.whole[:closed].endswith(("办法", "规定", "制度", "规则", "细则", "规程", "指南", "条例"))


def _is_rejected_claim(at: Scope) -> bool:
    """Whether the word stands in a quoted claim that the sentence rejects: “没有征求意见”的反映不属实."""
    return any(claim.start() < at.start < claim.end() for claim in REJECTED_CLAIM.finditer(at.whole))


def _asks(at: Scope) -> bool:
    """Whether the clause itself asks, and not one behind a statement: 没有论证就动工，依据在哪里？"""
    return at.whole.rstrip("？?").endswith(at.own.rstrip("？?")) or _ASKS.search(at.own) is not None


def is_specific(at: Scope) -> bool:
    """Whether the sentence speaks of a case of its own: 本方案, 我局, a date."""
    return DATE.search(at.domain) is not None or _OWN_CASE.search(at.whole) is not None


_OWN_CASE = re.compile(
    r"拟稿说明|因制定前|现决定|现印发|该通告|该通知|原通知|本(?:方案|事项|次|草案|决策|决定|项目)|该(?:方案|事项|办法|草案|项目)|此次|我[局县镇市委办]|经研究"
)
_ASKS = re.compile(
    r"是否|是不是|有没有|有无|要不要|需不需要|能否|可否|吗|什么|怎么|为何|为什么|哪|谁|多少|如何|几"
)
_OPINIONS = re.compile(
    r"(?:收到|收集|征集|提出|反馈|梳理|汇总|采纳)[^。；]{0,24}?(?:意见|建议|留言|"
    r"问卷)[^。；，]{0,8}?\d+(?:余|多)?[条件份]|(?:意见|建议|留言)\d+(?:余|多)?[条件份][^。；]{0,12}采纳"
    r"|采纳(?:了)?\d+(?:余|多)?[条件]"
)
_ANSWERED = re.compile(r"(?:不予|未予?|部分|拟予?|予以|已|均)(?:采纳|吸收)")
_REASONED = re.compile(r"”|理由|因为?|不属于|由于|第[一二三四五六七八九十\d]+条|\d+[条件份]")


def is_answered(at: Scope) -> bool:
    """Opinions were received and counted: whatever else the sentence says, the step took place."""
    if at.step not in (StepKind.PUBLIC_PARTICIPATION, StepKind.EXPERT_ARGUMENTATION):
        return False
    if at.setting.yearly or _YEAR.search(at.whole) or re.search(r"未|没|无需|不需", at.before):
        return False
    return _OPINIONS.search(at.own) is not None or (
        _ANSWERED.search(at.domain) is not None
        and (at.setting.answers or _REASONED.search(at.domain) is not None)
    )


_CONTRASTED = re.compile(r"但|而是|却|只(?!是)|仅|不过|然而")


def is_contrasted(at: Scope) -> bool:
    """未请省外专家，但5月9日……: a clause set against what is denied before it, with a date of its own."""
    if DATE.search(at.own) is None:
        return False
    return any(_CONTRASTED.match(text) for text in (at.own, *at.left[-1:]))


def is_dated_report(at: Scope) -> bool:
    """听证会1月8日已开，采纳情况到时汇报: a day and a word of the past in the clause itself."""
    return DATE.search(at.own) is not None and re.search(r"已|了|过", at.own) is not None


def is_concrete(at: Scope) -> bool:
    """A date, a paper, a named body with a result, or a count, and not a mere duty or yearly total."""
    dated = DATE.search(at.domain) is not None or PAPER.search(at.domain) is not None
    general = GENERAL.search(at.own) is not None
    if dated:
        return not (general and not re.search(r"已|了|于|经", at.own))
    if at.setting.yearly or general or (_YEAR.search(at.whole) and not _NAMED.search(at.whole)):
        return False
    named = at.step is not StepKind.PUBLIC_PARTICIPATION and RESULT.search(at.domain) is not None
    if named or COUNT.search(at.domain) or _SIGNED.search(at.domain):
        return True
    if at.step is StepKind.RISK_ASSESSMENT and _REPORT.search(at.own):
        return True
    if _PARTNERS.search(at.domain) and re.search(r"已|[过了]", at.domain):
        return True
    outcome = _OUTCOME.get(at.step)
    if outcome is not None and outcome.search(at.domain):
        return True
    if at.in_paper and _CONCLUDED.search(at.domain):
        return True
    if at.step is not StepKind.PUBLIC_PARTICIPATION:
        return False
    return _NO_COMMENT.search(at.domain) is not None or _SPAN.search(at.domain) is not None
