"""Features of a draft that speak for or against a regime, each with the words it rests on.

重大行政决策程序暂行条例 art. 3 (item classes, exclusions); 国办发〔2018〕37号 and 115号 (definition and
exclusions of 行政规范性文件: by content, not by title).
"""

from __future__ import annotations

import re

from hegui.model.document import Document
from hegui.procedure.passage import sentence_around
from hegui.procedure.subject import compact

_PATTERNS: dict[str, str] = {
    # 条例 art. 3(1): item classes
    "planning": r"(?:规划)(?:（[^）]{2,20}）)*\Z",
    "project": (
        r"(?:建设项目|工程|迁建|新建|扩建|改造项目|选址|转运站|水厂|医院|电站|高速|铁路"
        r"|机场).{0,16}方案\Z"
    ),
    "resources": r"(?:矿产|森林|水资源|土地资源|文物|自然保护|历史文化|海域|草原)",
    "vital_title": (
        r"(?:收费|价格|定价|票价|水价|气价|学区|补偿|安置|征收|搬迁|停车|限行|禁止燃放"
        r"|限制燃放|网约车|公交|补助|救助|医疗保障|殡葬)"
    ),
}
_BODY: dict[str, str] = {
    # outward effect: duties and rights of citizens, legal persons, organisations
    "outward": (
        r"(?:公民|法人|其他组织|单位和个人|任何单位|经营者|经营户|商户|企业|居民|村民|业主"
        r"|申请人|当事人|用户|从业人员|摊贩|养犬人|"
        r"建设单位|施工单位|物业服务|补助对象|救助对象|机动车|车主|学生|家长|老年人"
        r"|残疾人|农户|用水|驾驶人)"
    ),
    "duty": (
        r"(?:应当|不得|禁止|须|必须|处罚|收取|收费|缴纳|申请|补助|给予|取得|许可|限时|责令"
        r"|可以享受|不予)"
    ),
    "binding": (
        r"(?:适用本(?:办法|规定|细则|通告|意见|措施|方案)|自[^。\n]{2,24}起(?:施行|执行"
        r"|实施)|有效期|(?:第[一二三四五六七八九十]+条))"
    ),
    "internal": (
        r"(?:机关(?:全体)?(?:工作人员|干部|干部职工|职工)|本机关|本局(?:干部|职工|各科"
        r"|各股)|局机关|各科室|各股室|局属|考勤|请假|值班|公务用车|机关内部|内部管理|办公用房"
        r"|印章管理)"
    ),
    "economic": r"(?:经营者|市场主体|企业|商户|经营|招标|采购|市场准入|补贴|价格|收费|供应商|产业|投资|竞争)",
    "emergency": r"(?:突发事件|应急响应|抗旱应急|防汛应急|疫情防控|抢险|救灾|Ⅰ级|Ⅱ级|地震|险情)",
    "technical": r"专业性、技术性(?:较|比较|很)?强|专业性(?:和|与|、)技术性|专业技术性(?:较)?强",
    "vital": r"(?:切身利益|群众(?:普遍)?关心|普遍关注)",
    "fee": r"(?:收取|缴纳|收费标准)[^。；\n]{0,30}(?:元|费)",
}
_LEGISLATION = re.compile(
    r"(?:政府规章|地方性法规|条例)(?:（[^）]{0,10}草案[^）]{0,6}）|草案)|规章(?:（草案）|草案|送审稿)"
)
_MACRO = re.compile(r"(?:财政政策|货币政策|预算调整|年度预算|债务限额|税收政策)")
_TITLES = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
_BODIES = {name: re.compile(pattern) for name, pattern in _BODY.items()}
_NORMATIVE_GENRES = frozenset(
    {"办法", "规定", "细则", "规则", "通告", "公告", "决定", "意见", "措施", "通知", "标准", "规范"}
)
_INTERNAL_GENRES = frozenset(
    {"方案", "计划", "要点", "制度", "纪要", "会议纪要", "会议记录", "请示", "报告", "通报"}
)


def find_features(draft: Document, core: str) -> frozenset[str]:
    """Names of the features that the draft's title and text show; linear in the text."""
    title = compact(core)
    text = draft.text
    found = {name for name, pattern in _TITLES.items() if pattern.search(title)}
    found |= {name for name, pattern in _BODIES.items() if pattern.search(text)}
    if _LEGISLATION.search(compact(draft.title or "")):
        found.add("legislation")
    if _MACRO.search(title):
        found.add("macro")
    if is_normative_by_content(draft, found):
        found.add("normative")
    return frozenset(found)


def is_normative_by_content(draft: Document, found: set[str]) -> bool:
    """The conjunction of B1: outward, rights or duties, general and repeated; the title decides nothing."""
    if "internal" in found and "outward" not in found:
        return False
    duties = len(_OUTWARD_DUTY.findall(draft.text))
    articles = "binding" in found
    if draft.genre in _NORMATIVE_GENRES:
        return "outward" in found and "duty" in found and (articles or duties > 0)
    if draft.genre in _INTERNAL_GENRES or draft.genre is None:
        return duties > 0 and ("binding" in found or _GENERAL.search(draft.text) is not None)
    return "outward" in found and duties > 0


def outward_duty(draft: Document) -> str:
    """The first sentence of a draft that lays a duty on those outside; empty if there is none."""
    match = _OUTWARD_DUTY.search(draft.text)
    return draft.slice(sentence_around(draft, match.start())).strip() if match is not None else ""


_OUTWARD_DUTY = re.compile(
    r"(?:公民|法人|单位和个人|任何单位|经营者|经营户|商户|摊贩|摊主|业主|居民|村民"
    r"|企业|用户|车主|申请人|养犬人|从业人员|农户|驾驶人|各类市场主体)"
    r"[^。；\n]{0,30}(?:应当|不得|必须|须|缴纳|禁止|交纳|一律|可以申请)"
    r"|(?:向|对)[^。；\n]{0,20}(?:经营者|经营户|商户|摊贩|摊主|业主|居民|村民|企业"
    r"|用户|车主|农户)[^。；\n]{0,20}(?:收取|征收|收费|给予处罚|处以)"
)
_GENERAL = re.compile(r"(?:所有|全部|凡|每月|每年|每户|每个|按月|按年|一律|各类|长期|今后|均)")
