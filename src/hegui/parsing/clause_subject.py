"""Whom a sentence binds: citizens and enterprises, an agency, its staff, or a village committee."""

from __future__ import annotations

from collections.abc import Sequence

from hegui.model.clause import Modality, Mood, SubjectClass
from hegui.model.document import Span
from hegui.model.expression import expression

PRIVATE = (
    "企业|公司|经营者|经营户|商户|个体工商户|工商户|业主|居民|村民|农户|公民|个人|申请人|当事人|市场主体|用人单位|投标人|"
    "供应商|摊贩|摊主|摊点|出租人|承租人|驾驶人|驾驶员|学生|家长|监护人|用户|用水户|消费者|从业人员|养殖户|种植户|施工单位|建设单位|"
    "物业服务|开发商|门店|店铺|商店|商铺|合作社|养犬人|车主|业户|群众|家庭|法人|社会组织|培训机构|诊所|药店|网吧|酒店|宾馆|"
    "旅馆|餐饮|中介|户主|住户|沿街|临街|旅行社|幼儿园|民办|收购站|洗车|建房户|运输户|车辆|行为人|违者|任何人|任何单位|单位和个人|"
    "消费|烧烤|网点|医师|教师|子女|亲属|参保|人员|对象|老年人|领取人|丧属|生产者|销售者|服务机构|厂|场所|项目单位|旅客|乘客|承包人|"
    "承包方|受让人|投资者|劳动者|职工|户籍|夫妻|双方|租户|外来|农民|牧民|渔民|船主|机主|店主|老板|业者|托管机构|机构|协会|各户|户|店|摊"
)
STAFF = (
    "工作人员|公职人员|干部|公务员|执法人员|审批人员|责任人员|责任人|主管人员|领导班子|领导成员|分管领导|党员|网格员|辅警|执法队员|"
    "办案人员|评审专家|评标专家|科室|股室|党支部|经办人|窗口人员|机关职工"
)
AGENCY = (
    "人民政府|政府|部门|各镇|各乡|乡镇|镇街|街道办事处|街道|机关|委员会|法院|检察院|责任单位|牵头单位|承办单位|起草单位|成员单位|"
    "各单位|有关单位|相关单位|预算单位|主管单位|公安|税务|执法机构|指挥部|领导小组|办公室|管委会|事业单位|开发区|各县|各区|各市|[\u4e00-\u9fff]局(?!部|限|面)|[\u4e00-\u9fff]厅|[\u4e00-\u9fff](?![操举承开主兴新申代协筹联经补督查交创停民公合催]办)[\u4e00-\u9fff]办(?!法|理|公|学|事)"
)
VILLAGE = (
    "村民委员会|居民委员会|村委会|居委会|村（居）委会|村（居）民委员会|村\\(居\\)委会|社区|村集体|村组|村小组"
)
_NOUN = expression(rf"(?P<staff>{STAFF})|(?P<village>{VILLAGE})|(?P<private>{PRIVATE})|(?P<agency>{AGENCY})")
_MODAL = expression(
    r"(?P<ban>不得|禁止|严禁|不准|不许|一律不|不予)|(?P<duty>应当|必须|务必|一律|须|应(?![急对用届聘征邀变答允酬付])|需(?![求要]))"
    r"|(?P<encouragement>鼓励|引导|倡导|提倡|支持|号召|自愿|推广|动员)|(?P<permission>可以|有权|可)"
)
_MOODS = {
    "ban": Mood.BAN,
    "duty": Mood.DUTY,
    "encouragement": Mood.ENCOURAGEMENT,
    "permission": Mood.PERMISSION,
}
_AS_ACTOR = expression(r"(?:由|向|经|报|到|送|与|被|受|交|从|商)[^，。；：]{0,14}\Z")


def find_modalities(text: str, sentence: Span) -> tuple[Modality, ...]:
    """Modal words of a sentence in reading order."""
    return tuple(
        Modality(_MOODS[str(match.lastgroup)], match.start(), match.end())
        for match in _MODAL.finditer(text, sentence.start, sentence.end)
    )


def find_subject(
    text: str, sentence: Span, modalities: Sequence[Modality]
) -> tuple[SubjectClass, Span | None]:
    """Class and span of the noun that the first modal word binds; the last one before it that does not
    follow 由, 向, 经 and the like. Without a modal word, the first noun of the sentence."""
    first = next((m for m in modalities if m.mood in (Mood.DUTY, Mood.BAN, Mood.PERMISSION)), None)
    end = first.start if first else sentence.end
    found: tuple[SubjectClass, Span | None] = (SubjectClass.UNSPECIFIED, None)
    for match in _NOUN.finditer(text, sentence.start, end):
        if _AS_ACTOR.search(text, max(sentence.start, match.start() - 16), match.start()):
            continue
        found = SubjectClass(str(match.lastgroup)), Span(match.start(), match.end())
        if first is None:
            break
    return found


def classes_in(text: str, start: int, end: int) -> frozenset[SubjectClass]:
    """Every class named between two offsets, actors (由…, 向…) left out."""
    return frozenset(
        SubjectClass(str(match.lastgroup))
        for match in _NOUN.finditer(text, start, end)
        if not _AS_ACTOR.search(text, max(start, match.start() - 16), match.start())
    )
