"""What a sentence must say, or must not, for a weak word or a word of two senses to name its step."""

from __future__ import annotations

import re

from hegui.model.dossier import StepKind

_PUBLIC = r"群众|市民|居民|村民|公众|社会|百姓|网友|网民|养蜂户|租客|养殖户|种植户|农户|用户|摊贩|摊主|渔民|牧民|司机|乘客|游客|师生|协会|商会|从业|残疾人|店主|商户|经营户|消费者|家长|业主|企业|用水户|住户|代表"
_REVIEWER = r"司法局|司法行政部门|法制员|司法所|法制(?:机构|科|办|股|大队)|法规[科处]"
WEAK_GUARDS = {
    "public_participation": re.compile(
        r"(?:收到|提出|收集|征集|征询|听取|梳理|反馈|吸收|采纳|征求|收回|发放)[^。；]{0,20}(?:意见|建议|问卷|诉求)"
        r"|未收到[^。；]{0,10}反馈|留言|跟帖|(?:听取?|问|集|聚)民[意智声]|民意[^，。；]{0,8}(?:听|收|征|程序)|(?:意见|建议)[^。；]{0,12}(?:收到|提出|听取|征求|条|吸收|采纳|没有|未)|座谈|填写|公众无从|"
        r"征求意见|公示|上网"
        r"|网上|于民|开门|上线|在线|投票|截图|公告期|刊登|张贴|签了字|问卷|挨家挨户|坝坝会|院坝会|屋场会|板凳会|恳谈会|(?:听|问|请)[^，。；]{0,12}(?:老百姓|想法|看法)|老百姓[^，。；]{0,10}(?:说|意见|签|填|看|讲)"
        r"|(?:草案|文本|稿|方案)[^。；]{0,6}(?:未|没有)[^。；]{0,4}公开"
    ),
    "expert_argumentation": re.compile(
        r"论证|咨询|评审|意见|认为|同意|签[名字了]|赞成|复核|结论|采纳|吸纳|智慧|把脉|把关|参与|打分|没|"
        r"未|无|请|选择"
        r"|选聘|遴选|专业性|到会|参加|签到|看过|来看|认可|参考|成果|研究"
    ),
    "risk_assessment": re.compile(r"评估|稳评|风险等级|风险可控|社会稳定|处置预案|(?:高|中|低)风险|防范措施"),
    "legality_review": re.compile(
        rf"(?:{_REVIEWER})[^。；]{{0,40}}?(?:审|把关|没问题|出过|复函|回函|同意|退回|结论|意见书|文提出|给意见|"
        rf"出过意见|见过)"
        rf"|审[^。；]{{0,24}}(?:{_REVIEWER})|司审|合法|法律法规"
    ),
    "collective_deliberation": re.compile(
        r"会议|会上|发言|多数|应到|实到|表决|经研究[，,]?(?:决定|同意|原则|通过)"
    ),
    "publication": re.compile(r"网站|公报|报纸|社会|对外|未经公布|予以公布|全文|公开栏|官网"),
}
_DRAFT_OUT = re.compile(
    r"(?:征求意见稿|草案|文稿|文本|方案)[^，。；]{0,24}(?:发布|推送|挂|上传|上网|上线|张贴|贴在|晒|登)"
    r"|(?:发布|推送|挂出|挂上|贴出|晒出|登出)[^，。；]{0,16}(?:征求意见稿|草案)"
)
_MEANT = re.compile(
    r"意见|建议|听取|草案|方案|办法|决策|诉求|征求|群众|居民|村民|市民|商户|代表|企业|商会|公众|反映|真话|实话"
)
# words that name a step only beside words of their own
WORD_GUARDS = {
    **dict.fromkeys(
        ("发布过", "推送", "挂在", "挂上", "上传", "门户网站", "公众号", "公示栏", "晒在"), _DRAFT_OUT
    ),
    "与会人员": re.compile(r"与会人员[^，。；]{0,8}(?:讨论|同意|通过|表决|审议)"),
    "上会": re.compile(r"(?:没有?|未|没|别|不用|不必|无需|已经?|拟|将|下[周次月])[^，。；]{0,3}上(?:过)?会"),
    **dict.fromkeys(("座谈会", "座谈"), _MEANT),
    **dict.fromkeys(
        ("研究员", "工程师", "高工", "博士"), re.compile(r"看过|论证|可行|评审|草案|方案|把关|请教|咨询")
    ),
    **dict.fromkeys(("本意见", "本意见书", "本审查意见"), re.compile(r"(?!)")),
}
NOT_WEAK = {
    "public_participation": re.compile(
        rf"\A(?![^。]*(?:{_PUBLIC}))[^。]{{0,400}}?(?:常务会议|合法性|论证|部门|各有关单位|成员单位|"
        rf"\d+个单位|各局)"
        r"|专家|公平竞争|复函|会签|党外|离退休|老干部|公报[^，。；]{0,14}刊登|内部征求|教师|教学|招商|银企|迎春|读书|学习心得|审[查核]材料|政务公开|信息公开|司法局|普法|宣传|办法于|"
        r"通知于|物业|小区"
    ),
    "expert_argumentation": re.compile(
        r"听证|立项|合法性|可研|可行性研究|法律专家|评估论证|必要性[^。；]{0,20}评估"
    ),
    "risk_assessment": re.compile(
        r"必要性|评估论证|预期效果|绩效|评估[^，。；]{0,4}效果|后评估|资产|房[屋产]|价格|公平竞争|督查|"
        r"考核|年度评估|等级评"
    ),
    "legality_review": re.compile(
        r"公平竞争|风险|专家|行政处罚|案件|复议|征求|会签(?!完毕|后|结束)|(?<!司法行政)部门|听证|座谈|常务会议|规划|律师事务所|本所"
    ),
    "collective_deliberation": re.compile(
        r"党委|党组|常委|专题|人大|听证|论证|评估|评审|政协|司法局|合法性|风险|征求|不予|不需|无需|不属于|"
        r"职工|业主|村民"
    ),
    "publication": re.compile(r"征求|征集|草案|采纳|听证|举报|公示"),
}
# in an opinion of the reviewing body 本所 is 司法所
NOT_WEAK_PAPER = re.compile(NOT_WEAK["legality_review"].pattern.replace("|律师事务所|本所", "|律师事务所"))
# said of what stands in front of the word or in its clause
NOT_WEAK_BEFORE = {"public_participation": re.compile(r"风险|稳评|评估(?:组|单位|机构|小组|人员|期间|中)")}
GUARDS = {
    StepKind.RECORD_FILING: re.compile(
        r"规范性文件|人大|人民政府|[县市区省]政府|报送备案|备案报告|备案审查|文件|办法|规定|有件必备|司法局"
    ),
    StepKind.PARTY_REPORT: re.compile(
        r"\A(?!.{0,60}(?:人事|理论学习|预算|工作安排)).{0,400}(?:请示|批复|同意|审定|批准"
        r"|研究|审议|汇报)",
        re.S,
    ),
}
