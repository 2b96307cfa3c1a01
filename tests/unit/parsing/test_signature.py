from __future__ import annotations

from datetime import date

from hegui.intake.reader import raw_from_text
from hegui.parsing.signature import Signature, find_signature
from hegui.parsing.title import find_heading

TITLE = "关于节水的通知\n各单位：\n一、略。\n"


def signature(text: str) -> Signature:
    raw = raw_from_text(text)
    return find_signature(raw.text, raw.blocks, find_heading(raw.text, raw.blocks))


def test_body_and_date_on_two_lines() -> None:
    found = signature(TITLE + "　　　　澄湖县水利局（盖章）\n　　　　2024 年 3 月 5 日")
    assert (found.issuers, found.day) == (("澄湖县水利局",), date(2024, 3, 5))


def test_seal_line_between() -> None:
    assert signature(TITLE + "澄湖县水利局\n（盖章）\n2024年3月5日").issuers == ("澄湖县水利局",)


def test_body_and_date_on_one_line() -> None:
    found = signature(TITLE + "澄湖县人民政府办公室　　2024年3月5日")
    assert (found.issuers, found.day) == (("澄湖县人民政府办公室",), date(2024, 3, 5))


def test_joint_bodies_on_one_line_and_on_several() -> None:
    one = signature(TITLE + "澄湖县水利局　　澄湖县财政局\n二〇二四年三月五日")
    several = signature(TITLE + "澄湖县水利局\n澄湖县财政局\n二〇二四年三月五日")
    assert one.issuers == several.issuers == ("澄湖县水利局", "澄湖县财政局")
    assert one.day == date(2024, 3, 5)


def test_the_notice_is_signed_not_what_it_prints() -> None:
    text = TITLE + "澄湖县水利局\n2024年3月5日\n节水细则\n第一条 略。\n澄湖县财政局\n2023年1月1日"
    assert signature(text).day == date(2024, 3, 5)


def test_labelled_signature() -> None:
    found = signature("公平竞争审查表\n结论\t无\n略\n审查单位（盖章）：澄湖县水利局\n日期：2024年3月5日")
    assert (found.issuers, found.day) == (("澄湖县水利局",), date(2024, 3, 5))


def test_persons_sign_a_dated_text_without_a_body() -> None:
    found = signature("专家论证意见\n一致同意。\n专家组成员（签名）：某某　某某\n2024年3月5日")
    assert (found.issuers, found.day) == ((), date(2024, 3, 5))


def test_body_without_a_date() -> None:
    assert signature(TITLE + "澄湖县水利局").issuers == ("澄湖县水利局",)


def test_the_day_of_printing_is_not_the_signing_date() -> None:
    assert signature(TITLE + "澄湖县水利局办公室　2024年3月6日印发").day is None


def test_sentences_that_end_in_a_day_sign_nothing() -> None:
    assert signature(TITLE + "公示期为2024年3月5日至2024年4月5日\n" + "略。\n" * 60) == Signature()


def test_impossible_day() -> None:
    assert signature(TITLE + "澄湖县水利局\n2024年2月30日").day is None
