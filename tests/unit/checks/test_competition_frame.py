"""Slots and excuses of the frames of F9–F14: one clause fires, its look-alike stays silent."""

from __future__ import annotations

from datetime import date

import pytest
from content_sample import findings_of, grave, noticed

FIRING = [
    ("F9", "全县中小学安装的安防设备一律由县国资信息公司供货。"),
    ("F9", "村卫生室的药品，从县医药配送中心进，不从别处拿。"),
    ("F9", "我县农村客运班线的经营权交给县公交公司，期限二十年，不搞竞争性招标。"),
    ("F9", "公共自行车项目只让国有企业来做。"),
    ("F9", "全镇农资门店最多保留八家，多出的限年底前关门。"),
    ("F9", "安全评价报告由县应急局推荐的三家机构出，别家出的不认。"),
    ("F9", "除镇供销社外，任何经营者不得从事农药、化肥零售业务。"),
    ("F10", "包装箱八成以上要从本县包装厂买。"),
    ("F10", "企业要把总部搬到市外的，先把享受过的奖励退回来。"),
    ("F10", "外地家政公司进县营业的，应当先在本县设立子公司。"),
    ("F10", "购买县内企业所产家电的，每台补贴四百元。"),
    ("F11", "对县里重点保的三家药企，房产租金全部减半。"),
    ("F11", "年上缴税金排在全县前十位的企业，每家奖励轿车一台。"),
    ("F11", "县里将五十亩地按每亩三万元卖给鑫源公司。"),
    ("F11", "招商项目实行一企一策，电价、地价另行优惠。"),
    ("F12", "理发店要涨价的，先报镇里批准后执行，洗剪吹收费统一为二十元。"),
    ("F12", "快递公司分片送货，甲镇归甲站，不得越片。"),
    ("F12", "建材协会定期把各家的出厂价和库存收上来互相通报。"),
    ("F13", "这个文件时间紧，公平竞争的审查先放一放，发了再说。"),
    ("F13", "惠企政策先发文后送审，十五日内补齐。"),
    ("F14", "该条属于公平竞争审查例外，因为能带动就业。"),
]

SILENT = [
    "县内企业和县外企业报名条件一样，均可在网上提交材料。",
    "各单位不得要求外地供应商在本地设分公司。",
    "校服由家长委员会在三家以上供应商中自主选择。",
    "农村公路养护由中标单位负责。",
    "企业应当委托具有资质的机构开展安全评价。",
    "对在县内遭受洪灾的所有企业，按受损比例给予补助。",
    "每个绿色食品奖励一万元，符合条件的均可申报。",
    "龙头企业应当带动周边农户增收。",
    "企业迁出本县的，税务部门应当及时办理清税手续。",
    "从外地调入的生猪应当附有检疫证明。",
    "本市户籍居民优先选房。",
    "协会应当引导会员公平竞争，不得统一定价。",
    "居民用电按省发展改革委公布的标准执行。",
    "未经公平竞争审查的，不得提请审议。",
    "严禁以维护公共利益为名滥用公平竞争审查例外规定。",
    "县城投公司应当按照合同约定向施工单位支付工程款。",
    "废止关于外地企业须备案方可投标的规定。",
]


@pytest.mark.parametrize(("name", "text"), FIRING)
def test_slots_that_come_together(name: str, text: str) -> None:
    assert name in grave(text)


@pytest.mark.parametrize(
    "text", ["从邻县拉来的预制板，工地一律不得用。", "没有在我区交过社保的设计单位，不列入备选名单。"]
)
def test_what_likeness_doubts_is_left_to_people(text: str) -> None:
    assert "F10" in noticed(text)


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes(text: str) -> None:
    assert grave(text) & {"F9", "F10", "F11", "F12", "F13", "F14"} == set()


def test_tax_for_picked_firms_is_left_to_people_with_its_item() -> None:
    found = findings_of("落户总部企业缴纳的增值税县级留存部分，前三年全额返还。")
    assert [f for f in found if f.rule == "FC111" and f.outcome.value == "undetermined"]


def test_each_class_names_its_item() -> None:
    for text, item in (
        ("由县国资公司独家经营户外广告。", "第八条第（二）项"),
        ("外省牌照网约车在我市接单，每月限十天。", "第九条第（五）项"),
        ("外县来的商户进场，每天收五十元。", "第九条第（四）项"),
        ("瓶装水企业应当加入价格联盟，共享成本和销量。", "第十一条第（一）项"),
    ):
        assert any(item in f.message for f in findings_of(text, on=date(2025, 3, 1))), text


def test_the_earlier_law_applies_before_august_2024() -> None:
    text = "外地家政公司进县营业的，应当先在本县设立子公司。"
    assert {f.rule for f in findings_of(text, on=date(2024, 7, 31))} == {"FC210"}
    assert {f.rule for f in findings_of(text, on=date(2024, 8, 1))} == {"FC110"}
    assert {f.rule for f in findings_of(text, on=date(2021, 3, 1))} == {"FC310"}
    assert {f.rule for f in findings_of(text, on=date(2016, 3, 1))} == {"FC410"}
