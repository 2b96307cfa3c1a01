"""Grounds of single classes of prohibited acts that silence a phrase: contract, internal matter, tender, …"""

from __future__ import annotations

import re

from hegui.checks.content_found import Found
from hegui.model.expression import expression

_AMOUNT = expression(
    r"[\d０-９一二三四五六七八九十百千万两半][\d０-９.%％‰一二三四五六七八九十百千万余至到—-]{0,12}(?:元|倍|%|％|‰|分之|年|个月|日|天)|[\d.]+[%％‰]|百分之|千分之"
)
_CONTRACT = expression(
    r"合同(?!价|总价的|额|金额|期|前)|协议|(?<!预)约定(?!的份额)|违约|承租人应|(?<!公共)租赁(?!住房|业务|经营|企业|车|服务)|中标(?:单位|人|供应商)(?![^。；]{0,30}(?:局|政府|镇|街道|委)缴)|"
    r"招标文件|(?<!采砂)(?<!采矿)竞买|(?<!采砂)(?<!采矿)竞得|受让人|发包|甲方|乙方"
)
_BREACH = expression(
    r"(?:按照?|依照|依据|根据|违反|按)[^，。；]{0,6}(?:合同|协议)|合同(?:约定|总价|条款)|协议约定|违约|竞买|招标文件|发包人|发包方"
)
_CONTRACT_GENRES = frozenset(("合同", "协议", "协议书", "招标文件", "招标公告"))
_WRONGDOING = expression(
    r"(?:违规|违法(?!行为|的)|擅自|非法|乱|变相|违反规定|是否存在?|有无|涉嫌|存在|超范围|重复|搭车|举报|投诉|发现|查找|排查|没有法律依据|无依据|违背)"
    r"[^，。；的处由]{0,10}\Z"
)
_DENOUNCED = expression(
    r"(?:没有|无|缺乏|缺少)(?:任何)?(?:法律|法规|上位法|法定|政策)[^，。；]{0,8}依据|不再(?:履行|执行|要求|收取|实施|作为|审批|受理|提供|征收)"
    r"|(?:应当|一律|立即|坚决|限期|予以|依法|全部|全面)(?:立即|予以|全部|全面)?(?:停止(?:执行|收取|征收|实施|履行|$|，|。|；)|纠正(?!违)|废止|清退)"
    r"|(?:停止|终止)(?:执行|收取|征收|实施|履行)(?!公务)"
)
_DISCRETION = expression(r"裁量(?:权)?基准|裁量标准|自由裁量|裁量规则|裁量适用")
_OWNED = expression(
    r"库房|[局委办]机关|本局|本中心|本机关|局办公室|办公用房|办公楼|行政中心|国有资产|机关自有|自有|档案|印章|样品"
)
_INTERNAL = expression(
    r"干部|本单位职工|工作人员|公务员|公务(?:用车|接待|活动|出)|机关(?:工作|干部|内部|事业|单位|各|职工|股室|科室)|党政机关|本机关|国家机关|"
    r"各部门|各单位|各镇|各乡|科室|预算单位|事业单位|编外|[局委办]机关|临时人员|局属|所属(?:单位|站所)|教师(?:外出|请假|参加)|教职工|本校|学校校长|直属|下属|国有企业对|国有企业(?:投资|资产|负责人|领导)|采购人|聘用人员|党员|驻村|起草单位|"
    r"制定机关|承办单位|项目法人|政府投资|因公|因私出国|出差|请假|考勤|用印|公文|专项经费|财政预算|预算调整|议题|规范性文件|国有资产|资产处置|概算|"
    r"提请|审议|集体讨论|拨付|列支|政务新媒体|编制部门|人事任免|专项资金|财政资金|项目资金|政府网站|省级|市级人民政府|县级人民政府|"
    r"常务会议|项目立项|初步设计|可行性研究|(?:区级|县级|市级|镇级|各级)(?:部门|单位)|规划(?:修编|编制|草案)|执法决定|处罚决定|"
    r"行政机关(?:拟|作出)|上级(?:教育|主管|部门)|办公用房|重大行政决策"
)
_PAYER = expression(
    r"由[^，。；]{0,6}(?:审批|主管|行政)?(?:部门|机关)(?:全额)?(?:承担|负担)|财政(?:承担|负担|列支|安排|保障|拨付|支付|补助)|采购人|由政府(?:承担|支付)|发包人|预算(?:安排|列支)|工作经费|从[^，。；]{0,8}经费中"
)
_STATUTORY_FEE = expression(
    r"社会保险费|养老保险|医疗保险|工伤保险|失业保险|住房公积金|诉讼费|仲裁费|税费|水资源费(?!外)|出让金|出让价款|党费|工会经费|会费|租金|房租|"
    r"承包费|保费|股金|注册资本|物业服务费|物业费|赔偿金|利息|工程款|残疾人就业保障金|投标保证金|农民工工资保证金|工程质量保证金|竞买保证金|"
    r"维修资金|社保费|森林植被恢复费|耕地开垦费|罚款|滞纳金|违约金|污水处理费|水土保持补偿费|个人缴费|参保|税款|教育费附加|城镇垃圾|电费|水费(?!外)|气费|学费"
)
_ISSUER = expression(
    r"开具证明(?:应当|须|需|时)|(?:当天|当场|即时|免费|窗口)[^，。；]{0,4}(?:出具|开具)|(?:村民委员会|居民委员会|村委会|居委会|社区|派出所|公安机关|部门|机关|单位|学校|医院|机构)[^，。；]{0,10}(?:应当|可以|负责|应|须|依法|要)[^，。；]{0,10}(?:为|向|给|予以|及时)"
    r"[^，。；]{0,14}(?:出具|开具)|(?:派出所|居委会|村委会|部门|机关|单位)[^，。；]{0,10}依申请(?:出具|开具)|为(?:群众|村民|居民|申请人|企业|当事人|其)[^，。；]{0,10}(?:出具|开具)|由[^，。；]{2,14}(?:部门|机关|局)[^，。；]{0,8}(?:核查|查询|核实)"
)
_STATUTORY_LICENCE = expression(
    r"营业执照|食品(?:生产|经营|生产经营)?许可|药品经营许可|道路(?:货物|旅客)?运输(?:经营)?许可|道路运输证|规划许可|施工许可(?!牌)|采矿许可|取水许可|排污许可|"
    r"烟草专卖|安全生产许可|特种作业操作|特种设备|驾驶证|行驶证|不动产权|危险化学品|烟花爆竹|动物防疫条件|检疫|种子生产|兽药|农药经营|医疗机构执业|"
    r"执业医师|医师执业|护士执业|教师资格|办学许可|娱乐经营许可|网络文化经营|出版物|印刷经营|采伐许可|林木采伐|捕捞许可|水域滩涂|卫生许可|健康证|"
    r"预售许可|排水许可|建筑业企业资质|资质证书|导游证|旅行社业务|保安服务许可|特种行业|网络预约出租|燃气经营|成品油|人力资源服务许可|劳务派遣|"
    r"辐射安全|屠宰证书|法律职业|危险废物经营|医疗器械|计量认证|收费许可|法人登记|民办学校|建设用地|竣工验收|消防验收|环境影响|采砂许可|河道采砂|爆破|"
    r"用地审批|宅基地审批|占用耕地|林地|临时用地|社会团体|民办非企业|出入境|护照|户口|婚姻登记|机动车登记|产权登记|股权|进网许可|电信业务|商标|专利"
)
_TENDER = expression(
    r"(?:通过|经|以|采取|采用|按照|实行|组织|依法|公开)[^，。；]{0,10}(?:招标|招投标|竞争性|比选|遴选|竞价|拍卖|政府采购|磋商|摇号|征集|选聘|招租|谈判|比价)|"
    r"招标(?:方式|程序)?(?:确定|选择|选定|产生)|公平竞争|择优(?:选择|确定|选定|录用)|自主选|自愿选|自行选|任选|选购|自主决定|自主委托|均可|不限于|任意"
)
_UNTENDERED = expression(
    r"(?:不经|未经|无需|不再|免于|不用|不必|不通过|未)(?:另行|再行?)?(?:组织|进行|开展|通过)?(?:公开)?(?:招标|招投标|竞争|竞价|比选|遴选)|(?:不得|不再)自行选择|(?:另行|自行)(?:选|委托|采|购|找|聘)[^，。；]{0,12}[，,]?[^，。；]{0,10}(?:不予|不得|不作|暂不|退|一律|劝)|"
    r"(?:一律|统一|只[能准许]|必须|限|须|应当?|在)[^，。；]{0,6}选购|不(?:再)?(?:公开)?(?:征集|遴选|招标|选聘|征集)"
)
_AWARD = expression(
    r"竞赛|评选|获得[^，。；]{0,20}(?:称号|奖|认定)|评审[^，。；]{0,6}前|揭榜|(?<!不)(?<!不对外)公开申报|均可|普惠|符合条件的[^，。；]{0,16}(?:可|均|都)申"
)
_REVIEW_RULE = expression(
    r"(?:未经|没有|无|未附|尚未|未完成|未按|未依照|未依法|未履行|未开展|未进行|应审未审|未通过)[^。；]{0,30}(?:公平竞争)?审查[^。；]{0,40}(?:不得|不予|暂缓|不提交|不上会|停止执行|依法给予处分|举报|责令|督促|清理|纠正|"
    r"补做|补审|追究|整改|约谈|退回|通报|废止|处理|扣分|予以)"
    r"|(?:已|均已|都已)[^。；]{0,10}(?:整改|废止|纠正|补审|补做|停止执行)|(?:联合|会同|共同|一并)[^。；]{0,24}(?:开展|进行|完成|出具|作出)[^。；]{0,14}(?:公平竞争)?审查(?![^。]{0,20}(?:不|免))"
    r"|(?<!视同)(?<!视为)(?<!等同)已(?:经|于[^，。；]{1,16})?(?:通过|完成|开展|进行|履行|作出|取得|出具)[^，。；]{0,20}公平竞争审查"
    r"|不得(?:以|不|未|免|省略|代替)|严禁|应当(?:在|进行|开展|依|按|认真)|建议[^。；]{0,16}(?:补充|补做|履行|开展)|为零|无一件|不存在|"
    r"(?:发现|查出|清查|排查|抽查|清理)[^。；]{0,24}(?:未|没有)|任何单位和个人(?:可以|有权)|(?:完成|经)[^。；]{0,12}审查(?:后|并)再?"
)
_REVIEW_PLAN = expression(
    r"(?:拟|将|计划|准备|正在)[^。；]{0,20}(?:送|报|提交|开展|进行)[^。；]{0,20}公平竞争审查(?![^。；]{0,12}(?:补|同步))"
)
_NOT_ADOPTED = expression(
    r"(?:未|不|没有)(?:予)?采纳|仍[然予]?(?:予以)?(?:出台|印发|发布)|已(?:对外)?印发|即(?:日)?(?:发文|印发|实施|提请)"
)
_NO_ECONOMIC = expression(
    r"不涉及(?:市场主体|经营者|企业|市场|经济)|不涉及[^。；，]{0,10}(?:经济活动|生产经营|市场竞争|公平竞争)|不属于(?:涉及)?[^。；，]{0,8}(?:经济活动|政策措施|审查范围|公平竞争审查范围)|"
    r"机关内部|内部(?:管理|事务|制度|考勤|工作)|仅规范(?:机关|本单位|内部)|与(?:市场主体|经营者|经济活动)无关"
)
_EXCEPTION_RULE = expression(
    r"适用[^。；]{0,24}(?:规定|例外)(?:规定|情形)?的，|(?:如|若|凡|确需|拟)[^。；]{0,6}(?:适用|符合|属于)[^。；]{0,40}的，|应当[^。；]{0,20}(?:说明|同时|在审查结论|从严|严格|论证|停止执行)|不(?:适用|属于|符合|构成|存在)[^。；]{0,10}例外|"
    r"不得[^。；]{0,40}(?:援引|适用|套用|滥用)[^。；]{0,8}(?:例外|第十二条)|未(?:曾)?(?:适用|援引)|均?已(?:经)?(?:到期|期满|届满|停止执行|终止)|(?:年度|全年|累计)[^。；]{0,16}(?:适用|援引)例外|"
    r"是否[^。；]{0,12}例外[^。；]{0,8}(?:否|：否)|严格(?:限制|把握|规范)|防止滥用|(?:规定|明确)了[^。；]{0,12}例外|为零|值班|法律援助|须同时满足|必须同时|不得(?:滥用|援引|适用)|节假日|"
    r"(?:严禁|不得|不准|禁止)[^。；]{0,36}(?:例外|第十二条)|不(?:涉及|援引|存在|属于|走)[^，。；]{0,24}(?:例外|第十二条)|"
    r"例外[^。；]{0,40}(?:不予采纳|不予通过|退回|建议删除|送[^。；]{0,14}问)|届满即(?:行)?停止|曾以例外|(?:需要|拟)适用[^。；]{0,10}例外的|"
    r"(?:没有|未|并未)(?:动用|适用|援引|使用|套用)[^。；]{0,10}例外|不当然|不能因此|逐[一件项][^。；]{0,4}(?:复核|清理|核对|评估)|已(?:全部)?补正|"
    r"(?:抽查|检查|督查|审计|巡察|核查)发现|滥用[^。；]{0,6}例外|退回重|须经[^。；]{0,14}(?:书面)?论证|自(?:今日|即日|本通知)[^。；]{0,8}停止执行|期限已到|视为(?:没有|未设)期限|"
    r"不得(?:自动)?顺延|即废|未获通过|不(?:是|属)法定|不再具备|不予认可|举报|撤销[^。；]{0,40}例外|(?:按|依)原定[^，。；]{0,6}停止|应先核实|假借"
)
_EXCEPTION_KEPT = expression(
    r"不得(?!调整|更改|再)|严禁|不准|退回|即废|未获通过|不是|举报|撤销|视为|视同没有|停止|废止|纠正|补正|整改|发现|没有(?:动用|适用)|未(?:动用|适用)"
)
_EXCEPTION_WAIVED = expression(
    r"(?:无须|无需|毋须|毋需|不必|不用|不要求|不需要?|可不|可以不|免于|不再)[^，。；]{0,12}(?:说明|论证|评估|陈述|写|列|比较|理由|追问|公布|审查|重新)|"
    r"口头|留空|过关|照登|自动顺延|不限次数|永久|不追问|不作追问|不作限定|不限期|四个字|六个字"
)
_NEAR = 6


def is_contract(found: Found) -> bool:
    """A duty out of a contract, lease or tender."""
    return found.document.genre in _CONTRACT_GENRES or _CONTRACT.search(found.sentence) is not None


def is_breach(found: Found) -> bool:
    """A sanction for breach of a contract, not of a rule."""
    return found.document.genre in _CONTRACT_GENRES or _BREACH.search(found.sentence) is not None


def is_condition(found: Found) -> bool:
    """The words stand in a condition (当场收缴罚款不出具票据的，) and name the offence, not the sanction.

    A condition ends with 的，; of one that ends otherwise (没收后，) the words must be the last.
    """
    begin = found.core_start
    case = next((c for c in found.clause.conditions if c.start <= begin < c.end), None)
    if case is None:
        return False
    closed = found.document.text[case.end - 2 : case.end - 1] == "的"
    if found.judged is not None:
        return closed
    return case.end - found.end <= _NEAR or (closed and found.end <= case.end)


def is_discretion(found: Found) -> bool:
    """A discretion standard (裁量基准) inside what the law sets."""
    title = found.document.title or ""
    return bool(
        _DISCRETION.search(title)
        or _DISCRETION.search(found.sentence)
        or (found.document.genre or "").startswith("裁量")
    )


def is_wrongdoing(found: Found) -> bool:
    """The act is itself named as an offence or a finding (违规收取…的, 是否存在…)."""
    before = found.clause.text[: found.core_start - found.clause.start]
    return _WRONGDOING.search(before[-16:]) is not None


def is_denounced(found: Found) -> bool:
    """The sentence says that such a rule has no basis, or puts an end to it (不再履行, 应当立即停止)."""
    return _DENOUNCED.search(found.sentence) is not None


def is_owned(found: Found) -> bool:
    """The agency's own rooms, goods and papers."""
    return _OWNED.search(found.sentence) is not None


def is_internal(found: Found) -> bool:
    """Approval inside the administration: staff, budget, papers, projects of government."""
    return _INTERNAL.search(found.sentence) is not None


def pays_itself(found: Found) -> bool:
    """The public purse pays."""
    return _PAYER.search(found.sentence) is not None


def is_statutory_fee(found: Found) -> bool:
    """A payment that laws know, with no amount of the text's own."""
    return _STATUTORY_FEE.search(found.words) is not None and _AMOUNT.search(found.words) is None


def issues_proof(found: Found) -> bool:
    """An agency or village committee issues or checks the proof."""
    return _ISSUER.search(found.sentence) is not None


def is_statutory_licence(found: Found) -> bool:
    """A licence that laws know."""
    return _STATUTORY_LICENCE.search(found.segment + found.words) is not None


def is_tendered(found: Found) -> bool:
    """Chosen by tender or freely."""
    return _TENDER.search(_UNTENDERED.sub("", found.sentence)) is not None


def is_award(found: Found) -> bool:
    """An award on merit that is open to all who meet the conditions."""
    return _AWARD.search(found.sentence) is not None


def serves_own_office(found: Found) -> bool:
    """Supply of the agency's own offices."""
    return re.search(r"机关服务中心|科室|本机关|机关内部", found.before + found.words) is not None


def files_taxes(found: Found) -> bool:
    """Work of the tax office by law."""
    return re.search(r"税务(?:机关|局|部门)(?:应当|依法|按照)", found.sentence) is not None


def states_review_rule(found: Found) -> bool:
    """The sentence restates the duty of review, plans it, or reports on others' breach of it."""
    if _NOT_ADOPTED.search(found.sentence):
        return False
    return _REVIEW_RULE.search(found.sentence) is not None or _REVIEW_PLAN.search(found.sentence) is not None


def has_review_ground(found: Found) -> bool:
    """The sentence says that the measure touches no economic activity."""
    return _NO_ECONOMIC.search(found.sentence) is not None


def states_exception_rule(found: Found) -> bool:
    """The sentence restates the exception, denies it, or has nothing to do with competition."""
    if _EXCEPTION_WAIVED.search(found.sentence) and not _EXCEPTION_KEPT.search(found.sentence):
        return False
    return _EXCEPTION_RULE.search(found.sentence) is not None
