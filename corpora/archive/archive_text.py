"""Texts of the generated archive: titles and bodies that are sound, so that only planted faults are wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

TOPICS = {
    "河道": ("中华人民共和国水法", "中华人民共和国防洪法"),
    "供水": ("中华人民共和国水法",),
    "停车": ("中华人民共和国道路交通安全法",),
    "犬只": ("中华人民共和国动物防疫法",),
    "绿化": ("城市绿化条例",),
    "环境卫生": ("城市市容和环境卫生管理条例",),
    "户外广告": ("中华人民共和国广告法",),
    "城市道路": ("城市道路管理条例",),
    "消防通道": ("中华人民共和国消防法",),
    "生活垃圾": ("中华人民共和国固体废物污染环境防治法",),
    "建筑垃圾": ("中华人民共和国固体废物污染环境防治法",),
    "小区物业": ("物业管理条例",),
    "农村公路": ("中华人民共和国公路法",),
    "文书档案": ("中华人民共和国档案法",),
    "安全生产": ("中华人民共和国安全生产法",),
    "食品摊点": ("中华人民共和国食品安全法",),
    "设施农业": ("中华人民共和国农业法",),
    "校园周边": ("中华人民共和国教育法",),
    "村庄规划": ("中华人民共和国城乡规划法",),
    "临时用地": ("中华人民共和国土地管理法",),
}
PLACES = ("", "城区", "滨湖片区", "老城片区", "开发区", "南部片区", "沿河地带", "中心镇区")
MATTERS = (
    "",
    "信息报送",
    "日常巡查",
    "档案整理",
    "宣传引导",
    "资金使用",
    "设施维护",
    "数据共享",
    "志愿服务",
    "联席会议",
)
GENRES = ("管理办法", "工作规定", "实施细则", "工作规则")
TRIAL = "（试行）"
SENTENCES = (
    "县人民政府应当加强对{topic}工作的组织领导，所需经费列入本级预算。",
    "{topic}工作坚持依法管理、服务群众、分级负责的原则。",
    "有关部门按照各自职责做好{topic}的相关工作，并建立信息共享机制。",
    "乡镇人民政府、街道办事处应当明确人员负责本辖区{topic}的日常工作。",
    "{topic}的有关信息应当通过县人民政府网站及时公开，方便公众查询。",
    "有关部门应当每年组织一次{topic}业务培训，并记录培训情况。",
    "对{topic}工作中的意见和建议，受理部门应当登记，并及时答复。",
    "有关部门应当建立{topic}工作台账，做到内容真实、更新及时。",
    "{topic}工作的年度计划由有关部门在上一年度末编制。",
    "鼓励志愿服务组织参与{topic}的宣传和服务活动。",
    "有关部门应当对{topic}设施定期维护，保持完好和正常使用。",
    "工作人员在{topic}工作中应当文明执法，出示证件，说明理由。",
    "有关部门应当将{topic}工作情况纳入年度工作总结。",
    "{topic}工作的有关档案由承办部门整理，按照规定移交。",
    "有关部门之间对{topic}职责划分有不同意见的，由县人民政府协调。",
    "县人民政府可以根据实际情况，对{topic}工作分区域、分阶段推进。",
)
NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What the text of one document says. cites: earlier documents it rests on, each title and number;
    repeals: title and number of an earlier one it ends; laws: laws it rests on; months: validity."""

    articles: int
    laws: tuple[str, ...]
    cites: tuple[tuple[str, str], ...] = ()
    repeals: tuple[str, str] | None = None
    months: int | None = 60
    seed: int = 0


def numeral(number: int) -> str:
    """第N条's N up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return head + (NUMERALS[ones] if ones else "") if number else NUMERALS[0]


def printed_day(day: date) -> str:
    """2024年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def titles(place: str) -> list[tuple[str, str]]:
    """All topics with a title of a 办法 each, no two alike."""
    return [
        (topic, f"{place}{area}{topic}{matter}{genre}")
        for genre in GENRES
        for matter in MATTERS
        for area in PLACES
        for topic in TOPICS
    ]


def lines(
    issuer: str, number: str, title: str, norm: str, signed: date, effective: date, body: Body
) -> list[str]:
    """A document as paragraphs: head, notice that prints the 办法, signature, the 办法 itself."""
    topic = next((t for t in TOPICS if t in norm), "有关")
    kind = norm.removesuffix(TRIAL)[-2:]
    return [
        f"{issuer}文件",
        number,
        title,
        "各乡镇人民政府、街道办事处，县直有关部门：",
        f"《{norm}》已经研究通过，现印发给你们，请认真贯彻执行。",
        issuer,
        printed_day(signed),
        norm,
        *articles(topic, kind, effective, body),
    ]


def articles(topic: str, kind: str, effective: date, body: Body) -> list[str]:
    """The articles of a 办法; the last says when it takes effect, for how long, and what it ends."""
    random = Random(body.seed)
    named = [f"《{law}》" for law in body.laws] + [f"《{t}》（{n}）" for t, n in body.cites]
    bases = "、".join(named) + ("等有关规定" if named else "")
    purpose = f"为了规范{topic}工作，" + (f"根据{bases}，" if bases else "") + f"结合本县实际，制定本{kind}。"
    middle = [s.format(topic=topic) for s in random.sample(SENTENCES, min(body.articles - 2, len(SENTENCES)))]
    last = f"本{kind}自{printed_day(effective)}起施行"
    if body.months:
        last += f"，有效期{body.months // 12}年" if body.months % 12 == 0 else f"，有效期{body.months}个月"
    last += f"。《{body.repeals[0]}》（{body.repeals[1]}）同时废止。" if body.repeals else "。"
    texts = [purpose, f"本县行政区域内的{topic}工作，适用本{kind}。", *middle, last]
    return [f"第{numeral(at)}条　{text}" for at, text in enumerate(texts, 1)]
