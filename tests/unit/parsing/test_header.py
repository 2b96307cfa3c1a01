from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.intake.reader import raw_from_text, read_document
from hegui.model.document import ElementKind
from hegui.parsing.document_number import find_document_numbers
from hegui.parsing.header import Header, build_header


def header(text: str) -> Header:
    raw = raw_from_text(text)
    return build_header(raw.text, raw.blocks, find_document_numbers(raw.text, raw.blocks))


def elements(text: str) -> dict[ElementKind, str]:
    raw = raw_from_text(text)
    return {e.kind: raw.text[e.start : e.end] for e in header(text).elements}


NOTICE = """000012
机密★1年
特急
澄湖县人民政府文件
澄府规〔2024〕3号　　　　签发人：某某
澄湖县人民政府
关于印发《澄湖县河道采砂管理办法
（试行）》的通知
各乡镇人民政府，县政府各部门：
　　现将《澄湖县河道采砂管理办法（试行）》印发给你们，请遵照执行。
附件：1.流程图
　　　　　　　　　　　　澄湖县人民政府
　　　　　　　　　　　　2024年3月5日
（此件公开发布）
澄湖县河道采砂管理办法（试行）
第一条 为了规范采砂，制定本办法。
第二条 本办法自2024年4月1日起施行，有效期2年。
抄送：县委办公室，县人大办公室。
澄湖县人民政府办公室　　　　2024年3月5日印发
"""


def test_notice_with_every_element() -> None:
    found = header(NOTICE)
    assert found.title == "澄湖县人民政府关于印发《澄湖县河道采砂管理办法（试行）》的通知"
    assert found.issuers == ("澄湖县人民政府",)
    assert found.number is not None
    assert found.number.text == "澄府规〔2024〕3号"
    assert found.addressee == "各乡镇人民政府，县政府各部门"
    assert found.signed_on == date(2024, 3, 5)
    assert found.effective_on == date(2024, 4, 1)
    shown = elements(NOTICE)
    assert shown[ElementKind.COPY_TO].startswith("抄送：县委办公室")
    assert shown[ElementKind.PRINTED_BY].endswith("2024年3月5日印发")
    assert shown[ElementKind.ANNOTATION] == "（此件公开发布）"
    assert shown[ElementKind.ATTACHMENT_NOTE] == "附件：1.流程图"


def test_joint_report() -> None:
    found = header(
        "石板委〔2024〕3号\n签发人：某某　某某\n中共澄湖县石板镇委员会\n\n澄湖县石板镇人民政府\n"
        "关于2023年法治政府建设情况的报告\n\n县委、县政府：\n2023年，现报告如下。\n特此报告。\n"
        "中共澄湖县石板镇委员会\n澄湖县石板镇人民政府\n2024年1月31日"
    )
    assert found.title == "中共澄湖县石板镇委员会 澄湖县石板镇人民政府关于2023年法治政府建设情况的报告"
    assert found.issuers == ("中共澄湖县石板镇委员会", "澄湖县石板镇人民政府")
    assert (found.addressee, found.signed_on) == ("县委、县政府", date(2024, 1, 31))


def test_two_line_red_head_before_the_number_is_no_title() -> None:
    found = header(
        "澄湖县发展改革局  文件\n澄湖县财政局\n澄发改〔2024〕8号\n关于加强信用建设的通知\n各单位：\n略。"
    )
    assert found.title == "关于加强信用建设的通知"
    assert found.issuers == ("澄湖县发展改革局", "澄湖县财政局")


def test_order_with_its_printed_text() -> None:
    found = header(
        "澄湖市人民政府令\n第12号\n《澄湖市历史建筑保护办法》已经2024年1月5日市人民政府第8次常务会议通过，"
        "现予公布，自2024年3月1日起施行。\n市长　某某\n2024年1月20日\n澄湖市历史建筑保护办法\n第一条 略。"
    )
    assert found.title == "澄湖市人民政府令"
    assert found.signed_on == date(2024, 1, 20)
    assert found.effective_on == date(2024, 3, 1)


def test_law_text_with_its_history() -> None:
    found = header(
        "澄湖市湿地保护条例\n（2015年3月26日澄湖市第三届人民代表大会常务委员会第十五次会议通过　"
        "2020年6月5日第五届人民代表大会常务委员会第二十次会议修订　自2020年8月1日起施行）\n第一条 略。"
    )
    assert (found.signed_on, found.revised_on) == (date(2015, 3, 26), date(2020, 6, 5))
    assert found.note is not None


def test_history_over_several_lines() -> None:
    found = header(
        "澄湖市湿地保护条例\n（2015年3月26日澄湖市第三届人民代表大会常务委员会通过\n"
        "根据2018年5月8日常务委员会会议第一次修正\n根据2021年7月9日常务委员会会议第二次修正）\n第一条 略。"
    )
    assert (found.signed_on, found.revised_on) == (date(2015, 3, 26), date(2021, 7, 9))


def test_minutes_dated_under_the_title() -> None:
    found = header("澄湖县人民政府第52次常务会议纪要\n（2024年8月21日）\n会议由县长主持。\n会议决定通过。")
    assert (found.title, found.signed_on) == ("澄湖县人民政府第52次常务会议纪要", date(2024, 8, 21))


def test_properties_of_a_web_page() -> None:
    found = header(
        "索 引 号：\n0001/2024-1\n发文机关：\n澄湖县人民政府\n成文日期：\n2024年02月05日\n标　　题：\n"
        "澄湖县人民政府关于节水的意见\n发文字号：\n澄府发〔2024〕2号\n主 题 词：\n农业　节水　意见\n"
        "澄湖县人民政府\n关于节水的意见\n澄府发〔2024〕2号\n各乡镇人民政府：\n略。"
    )
    assert found.title == "澄湖县人民政府关于节水的意见"
    assert found.signed_on == date(2024, 2, 5)
    assert found.number is not None
    assert found.number.text == "澄府发〔2024〕2号"


def test_front_matter_of_markdown() -> None:
    found = header(
        "---\ntitle: 澄湖县执法公示办法\ndate: 2021-05-21\nauthor: 澄湖县人民政府\n---\n第一条 略。"
    )
    assert (found.title, found.issuers) == ("澄湖县执法公示办法", ("澄湖县人民政府",))
    assert found.signed_on == date(2021, 5, 21)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("本办法自2024年4月1日起施行。", date(2024, 4, 1)),
        ("本办法自印发之日起施行，有效期5年。", date(2024, 3, 5)),
        ("本通告自二〇二四年五月一日起执行，至2025年4月30日止。", date(2024, 5, 1)),
        ("《某某条例》（国务院令第1号，自1998年11月29日起施行）同时适用。", None),
        ("《某某条例》自1998年11月29日起施行。", None),
        ("本办法由县司法局负责解释。", None),
    ],
)
def test_effective_date(clause: str, expected: date | None) -> None:
    text = f"澄湖县节水办法\n第一条 略。\n第二条 {clause}\n澄湖县人民政府\n2024年3月5日"
    assert header(text).effective_on == expected


def test_effective_clause_far_before_long_annexes() -> None:
    text = "澄湖县节水办法\n第一条 略。\n第二条 本办法自2024年4月1日起施行。\n" + "附件\n一行表格内容\n" * 300
    assert header(text).effective_on == date(2024, 4, 1)


def test_a_number_cited_in_the_body_is_not_the_documents_own() -> None:
    text = (
        "关于节水的通知\n各单位：\n根据《某某通知》（澄府发〔2023〕9号）要求，现通知如下。\n澄府发〔2022〕1号"
    )
    assert header(text).number is None


@given(st.text(alphabet="澄湖县人民政府关于的通知《》（）：。\n第一号条〔〕2024年月日 令公告", max_size=200))
def test_any_text_has_a_header(text: str) -> None:
    found = header(text)
    assert all(0 <= e.start <= e.end for e in found.elements)


def squeezed(text: str | None) -> str:
    return re.sub(r"[\s_]", "", text or "")


def test_titles_and_dates_of_real_instruments(shared: Path) -> None:
    folder = shared / "corpus"
    rows = list(csv.DictReader((folder / "texts" / "manifest.csv").open(encoding="utf-8")))[::3]
    wrong: list[str] = []
    dated = 0
    for row in rows:
        raw = read_document(folder / row["path"], row["path"])
        found = build_header(raw.text, raw.blocks, ())
        if squeezed(found.title) != squeezed(row["title"]):
            wrong.append(f"{row['title']} | {found.title}")
        dated += (found.revised_on or found.signed_on) is not None
    assert not wrong
    assert dated > 0.9 * len(rows)


def test_real_documents_of_governments(shared: Path) -> None:
    folder = shared / "corpus" / "govdocs"
    rows = [
        r for r in csv.DictReader((folder / "manifest.csv").open(encoding="utf-8")) if r["document_number"]
    ]
    plain = [r for r in rows if r["format"] == "txt" and r["path"].startswith("govdocs/国务院文件/")]
    assert plain
    for row in plain:
        raw = read_document(folder.parent / row["path"], row["path"])
        found = build_header(raw.text, raw.blocks, find_document_numbers(raw.text, raw.blocks))
        assert squeezed(found.title) == squeezed(row["title"])
        assert found.number is not None
        assert found.number.text == row["document_number"]
        assert found.issuers == (row["issuer"],)


def test_annual_report_of_the_seed(shared: Path) -> None:
    raw = read_document(shared / "seed" / "annual-report.txt", "annual-report.txt")
    found = build_header(raw.text, raw.blocks, find_document_numbers(raw.text, raw.blocks))
    assert found.title is not None
    assert found.title.endswith("关于2023年法治政府建设情况的报告")
    assert len(found.issuers) == 2
    assert (found.number, found.signed_on, found.addressee) == (None, date(2024, 1, 31), "县委、县政府")
