"""Words of a step said of other things: 专家门诊, 企业安全风险评估, 案件集体讨论, 业主大会征求意见.

Told by what stands directly in front of the word, by who is to act, and by what the sentence is about,
unless the sentence says that it is about a decision or a document in the making.
"""

from __future__ import annotations

import re

_DECISION = re.compile(
    r"(?<!集体)决策|草案|征求意见稿|送审稿|规范性文件|起草|本办法|本方案|本事项|本规定|本决定|"
    r"[该本此](?:方案|事项|办法|文件|规定|规划|标准|决定|草案)"
    r"|暂行条例|合法性审[查核]|常务会议|《[^《》]{0,60}(?:办法|规定|方案|规划|细则|意见)[^《》]{0,12}》"
)
_PRIVATE = re.compile(
    r"(?:\A|[，。；：:、“]|各|凡|的)(?:[\u4e00-\u9fa5]{0,10}?)(?:企业|经营者|经营单位|建设单位|施工单位|"
    r"生产单位|产权单位|用人单位|医疗机构|金融机构"
    r"|保险机构|银行|物业公司|物业服务人|业主|业主大会|业主委员会|当事人|申请人|被征收人|医院|学校|公司|"
    r"处理者|采购人|招标人|招标代理机构|运营单位"
    r"|培训机构|养老机构|使用单位|检测机构|监理单位|合作社|商户|委托人的公司|药品零售|幼儿园)"
    r"(?:应当|应|须|必须|要(?!求)|可以|需|按规定|定期|每年|自行|认真)"
)
_ABOUT = {
    "public_participation": re.compile(
        r"行政处罚|行政执法听证|处罚听证|处罚决定|告知书|当事人要求听证|执法案件|案件听证|较大数额罚款|"
        r"低保|处罚案|违法案|任前|任职|拟任|任命|评选|表彰|摇号|录取|招考|公租房|保障房|信访(?=听证|事项|人|问题|诉求)|救助|拟录用|拟聘|招聘|劳动模范|先进个人"
        r"|干部考察|拟提拔|人选|村务|党务|物业|业主|满意度|居民收支|统计局|统计调查|家长会|提案|来访|"
        r"信访量|中标|成交|评优|资格审查"
        r"|征地补偿登记|获奖|入围|房源|候选|法治满意度|志愿者|献血|义诊|招生|分数"
    ),
    "expert_argumentation": re.compile(
        r"志愿填报|高考|门诊|会诊|义诊|诊疗|诊断|坐诊|手术|评标|招标|投标|采购|职称(?=评|申报|资格|公示|改革|证书)|讲座|"
        r"讲堂|讲课|授课|宣讲|培训|"
        r"鉴定|验收|大赛|比赛|参赛|评残|残疾|劳务费"
        r"|资格审查|田间|农技|技术指导|火灾|事故|案件|疑难|复议|深基坑|施工方案|专项施工|可行性研究|立项|"
        r"概算|预算评审|项目评审|项目申报|申报项目"
        r"|法治督察|人才|引进|聘任|聘请[^，。；]{0,12}顾问|疫苗|养生|心理|家庭教育|种植|养殖|公寓|奖项|"
        r"课题|结题|论文|科技成果|医疗|救治|课堂|帮扶|扶贫|体检|文物"
    ),
    "risk_assessment": re.compile(
        r"(?<!公共)安全风险|风险分级|债务|信贷|信用|贷款|纳税|税务|保险|灾害|廉政|廉洁|投资风险|火灾|"
        r"网络安全|等级保护|数据安全|个人信息|职业病|传染病|疫病|动物防疫"
        r"|食品|药品|质量风险|环境风险|金融风险|洗钱|合规风险|经营风险|消防|燃气设施|危化|施工|场所|隐患|"
        r"房屋征收评估|资产|拍卖|地质|气象|防汛|预警|病虫|校园|养老机构"
        r"|项目绩效|安全评估|抵押|内控|审计|考试|招标"
    ),
    "legality_review": re.compile(
        r"报销|单据|票据|凭证|复议机关|行政复议|法院|诉讼|公证|行政行为的合法性|证据|协议内容|调解协议|"
        r"处罚|执法决定|案件|决算|财务|账目|合同|劳动|图审|施工图|影片|教材|房屋来源"
    ),
    "collective_deliberation": re.compile(
        r"党组|党委|党支部|支委|党员|董事会|股东|业主|职工|教职工|村民|村委|居委|案件|案审|处罚|人大|政协|"
        r"工会|食堂|公司|企业|家委会|家长|社团|学校|医院|合作社|考勤|党小组|职代会"
    ),
}
_OWN_MATTER = re.compile(_DECISION.pattern.replace("|合法性审[查核]", ""))
_RISK_OF = re.compile(
    r"(?:安全生产|企业|廉政|廉洁|债务|信贷|信用|灾害|火灾|网络安全|数据安全|职业病|动物防疫|食品安全|药品|"
    r"洗钱|消防|纳税人?|贷款|资产|房屋|征收|地质|个人信息)"
    r"[^，。；、]{0,4}\Z"
)
_PARTY = re.compile(
    r"(?:党组|党委|党支部|支部|党员大会|董事会|股东会|职工代表?大?会?|村民代表?会?议?|案审会|案件|处罚|"
    r"业主大?会?)[^，。；]{0,8}\Z"
)
_STEPWISE = frozenset(_ABOUT)
_WINDOW = 16  # code points on either side of the word in which its matter is looked for


def is_look_alike(step: str, text: str, start: int, end: int) -> bool:
    """Whether the step's word at [start, end) is said of something that is no step of a decision."""
    if step not in _STEPWISE:
        return False
    front = text[max(0, start - 14) : start]
    if step == "risk_assessment" and _RISK_OF.search(front):
        return True
    if step == "collective_deliberation" and "集体" in text[start:end]:
        return _PARTY.search(front) is not None or _is_elsewhere(step, text, start, end)
    return _is_elsewhere(step, text, start, end)


def _is_elsewhere(step: str, text: str, start: int, end: int) -> bool:
    if (_OWN_MATTER if step == "legality_review" else _DECISION).search(text):
        return False
    if _ABOUT[step].search(text, max(0, start - _WINDOW), min(len(text), end + _WINDOW)):
        return not (step == "collective_deliberation" and _is_government_meeting(text, start))
    return _PRIVATE.search(text, 0, start) is not None


def _is_government_meeting(text: str, start: int) -> bool:
    return text.startswith(
        ("常务会", "全体会", "镇长", "县长", "区长", "市长", "局长", "乡长", "办公会", "局务", "委务"), start
    )
