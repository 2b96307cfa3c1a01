"""Slots and excuses of the frames of F1–F8: one clause fires, its look-alike stays silent."""

from __future__ import annotations

import pytest
from content_sample import grave, noticed

FIRING = [
    ("F1", "观光车驾驶员一年内被投诉三次以上的，禁止其三年内在本县从事旅游客运。"),
    ("F1", "渣土车未密闭上路的，暂扣驾驶员从业资格证三十日；一年内累计两次的，责令运输公司停产停业。"),
    ("F1", "冒充扶贫产品的商户，除退还差价外，按销售额十倍处罚。"),
    ("F1", "工程分包单位管理混乱的，给予黄牌警告，累计两次黄牌的逐出本县建筑市场。"),
    ("F1", "逆行的，依照《中华人民共和国道路交通安全法》第八十九条处罚后，由协管单位再加罚二百元。"),
    ("F1", "不得在禁牧区放养牛羊，违者每只收五十元。"),
    ("F2", "宴席超过十桌的，提前七日报乡政府，乡政府未点头的不得举办。"),
    ("F2", "使用无人机航拍的游客，应持文旅站签发的航拍通行单，无通行单者不得起飞。"),
    ("F2", "商家播放的广告，由市场监管所逐条认定，加盖“同意播放”章；未加盖的，不得播放。"),
    ("F2", "农房外墙刷商业广告，先报乡政府核准内容和位置；核准一次管半年。"),
    ("F3", "申请人力资源服务许可证的机构，法定代表人应有五年以上本行业管理经历。"),
    ("F3", "申请设立歌舞娱乐场所的，投资人近五年内应无任何行政处罚记录。"),
    ("F3", "办理医疗机构校验，除法定材料外，还需提交镇政府的公益服务评价表。"),
    ("F4", "户主不清理的，镇里雇请第三方清运，费用由户主承担，从其土地流转金中抵扣。"),
    ("F4", "占用停车位的僵尸车，公告三日后未挪走的，采取上锁、拖移措施。"),
    ("F5", "建设单位申领施工许可证，应已足额缴存智慧工地建设款。"),
    ("F5", "河道采砂竞得人除成交价款外，每采一立方米另行向乡镇支付两元生态补偿款。"),
    ("F6", "全区范围内的城镇土地使用税和房产税停征六个月，由区税务局执行。"),
    ("F6", "居民出租住房的所得，统一按租金的百分之一征收个人所得税。"),
    ("F7", "房东每月五日前将租客的手机通讯录报送社区警务室。"),
    ("F7", "企业员工辞职，要经镇人社所点头才可转走社保。"),
    ("F7", "彩礼总额不得高于六万元，不退的婚姻登记机关不安排登记时间。"),
    ("F7", "未成年人晚上十点后不得外出。"),
    ("F8", "报考公益岗位的，应附户籍地村委会出具的现实表现材料。"),
]
SILENT = [
    ("denied inside the phrase", "对商户未落实清扫责任的情形不再处以罚款，改为上门劝导。"),
    ("sanction named in a duty of hearing", "作出吊销许可证件等处罚决定前，应当告知当事人有要求听证的权利。"),
    ("offence named in a condition", "当场收缴罚款不出具专用票据的，由所在机关给予批评教育。"),
    ("method forbidden to offices", "严禁以断水断电、堵门等方式催收物业费。"),
    ("law settles it", "加处罚款和滞纳金以行政强制法第四十五条为准，不得高过应交的本数。"),
    (
        "ground behind the act",
        "税收的开征、停征以及减税、免税，依照《中华人民共和国税收征收管理法》第三条执行。",
    ),
    ("denounced", "前期有的地方要求负责人具备本科学历，没有法律、法规依据，应当立即停止。"),
    ("no more performed", "协议中有税收返还、先征后返内容的，自本意见施行之日起不再履行。"),
    ("staff", "经办人除按期上报外，还应当每三天给许可申请人回一次电话。"),
    ("inside the administration", "局属水管单位招聘编外人员，未经批准不得发布招聘启事。"),
    ("not needed", "企业举办促销活动，不必报经任何部门同意。"),
    ("own rooms", "局机关库房由后勤中心查封上锁，未经批准不得开启。"),
    ("asked for", "用户自己要求报停的，供水站三日内关阀拆表，不收钱。"),
    ("higher body decides", "城镇土地使用税困难减免由省税务局核准，县区受理资料后五日内上报。"),
    ("staff pay for themselves", "镇村干部下村用餐一律自费，每人每餐三十元，当场支付给供餐农户。"),
]


@pytest.mark.parametrize(("name", "text"), FIRING)
def test_slots_that_come_together_make_the_act(name: str, text: str) -> None:
    assert name in grave(text)


def test_what_likeness_doubts_is_left_to_people() -> None:
    assert "F4" in noticed("在禁养区散养的家禽，村里派人就地捕杀。")


@pytest.mark.parametrize(("why", "text"), SILENT, ids=[why for why, _ in SILENT])
def test_excuses_of_the_deciding_slot(why: str, text: str) -> None:
    assert grave(text) == set()
