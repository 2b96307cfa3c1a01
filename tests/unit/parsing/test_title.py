from __future__ import annotations

import pytest

from hegui.intake.reader import raw_from_text
from hegui.parsing.title import Heading, find_heading
from hegui.parsing.title_line import is_addressee, is_note, is_number_line, is_order_head, is_organisation


def heading(text: str) -> Heading:
    raw = raw_from_text(text)
    return find_heading(raw.text, raw.blocks)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("澄湖县节水办法\n第一条 略。", "澄湖县节水办法"),
        ("# 澄湖县节水办法\n## 第一章 总则", "澄湖县节水办法"),
        ("澄湖县节水办法\n（征求意见稿）\n第一条 略。", "澄湖县节水办法（征求意见稿）"),
        ("澄湖县节水规划\n（2024—2030年）\n一、现状", "澄湖县节水规划（2024—2030年）"),
        ("澄湖县水厂建设方案\n社会稳定风险评估报告\n一、过程", "澄湖县水厂建设方案社会稳定风险评估报告"),
        (
            "澄湖县水利局关于《澄湖县节水办法\n（征求意见稿）》公开征求意见的公告\n现予公布。",
            "澄湖县水利局关于《澄湖县节水办法（征求意见稿）》公开征求意见的公告",
        ),
        (
            "澄湖县水利局关于公开征求\n《澄湖县节水办法》意见的公告\n为了节水。",
            "澄湖县水利局关于公开征求《澄湖县节水办法》意见的公告",
        ),
        ("澄湖县人民政府\n关于节水的通知\n各单位：", "澄湖县人民政府关于节水的通知"),
        ("关 于 节 水 的 通 知\n各单位：", "关于节水的通知"),
        ("附件1\n澄湖县节水办法\n第一条 略。", "澄湖县节水办法"),
        ("会议纪要\n时间：2024年3月1日\n地点：会议室", "会议纪要"),
        ("公平竞争审查表\n政策措施名称\t节水办法", "公平竞争审查表"),
        ("网站公布凭证\n信息标题：关于节水的通知\n文号：澄府发〔2024〕1号", "网站公布凭证"),
        ("澄湖县人民政府公告\n第3号\n现将有关事项公告如下。", "澄湖县人民政府公告"),
        ("关于公开征求意见的公告\n第3号\n现公告如下。", "关于公开征求意见的公告"),
        ("澄湖县人民政府常务会议纪要\n〔2024〕12号\n2024年3月1日，会议召开。", "澄湖县人民政府常务会议纪要"),
        ("今天的会议到此为止。", None),
        ("", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert heading(text).title == title


def test_joint_issuers_are_kept_apart() -> None:
    found = heading("澄湖县水利局　澄湖县财政局\n关于节水的通知\n各单位：")
    assert found.issuers == ("澄湖县水利局", "澄湖县财政局")
    assert found.title == "澄湖县水利局 澄湖县财政局关于节水的通知"
    assert heading("澄湖县水利局、澄湖县财政局关于节水的通知\n各单位：").issuers == (
        "澄湖县水利局",
        "澄湖县财政局",
    )
    assert heading("澄湖县水利局等七部门关于节水的通知\n各单位：").issuers == ("澄湖县水利局",)


def test_addressee_follows_number_and_note() -> None:
    found = heading("关于节水的复函\n澄水函〔2024〕3号\n（2024年3月1日）\n县财政局：\n来函收悉。")
    assert found.addressee == "县财政局"


def test_a_colon_that_opens_the_text_is_no_addressee() -> None:
    assert heading("关于节水的通知\n现将有关事项通知如下：\n一、略。").addressee is None


@pytest.mark.parametrize(
    "line", ["澄府发〔2024〕3号", "〔2024〕12号", "第38号", "（第12期）", "澄府发[2024]3号　签发人：某某"]
)
def test_number_line(line: str) -> None:
    assert is_number_line(line)


def test_other_lines() -> None:
    assert not is_number_line("根据澄府发〔2024〕3号文件要求")
    assert is_order_head("澄湖市人民政府令")
    assert is_order_head("澄湖市人民政府令（第12号）")
    assert not is_order_head("关于节水的公告")
    assert is_note("（2020年1月1日市人民代表大会常务委员会通过）")
    assert not is_note("（征求意见稿）")
    assert is_addressee("各乡镇人民政府，县政府各部门：")
    assert not is_addressee("现将有关事项通知如下：")
    assert is_organisation("澄湖县水利局")
    assert not is_organisation("关于加强水利局")
    assert not is_organisation("由县水利局，财政局")
