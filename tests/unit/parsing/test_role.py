from __future__ import annotations

from pathlib import Path

import pytest

from hegui.intake.reader import raw_from_text
from hegui.model.document import Document, Role
from hegui.parsing.document import build_document
from hegui.statutes.reference import Reference

REFERENCE = Reference(Path(__file__).resolve().parents[3] / "rules" / "reference")


def document(text: str, path: str = "x.txt") -> Document:
    return build_document(raw_from_text(text, path), parts=frozenset(), reference=REFERENCE)


def role(text: str, path: str = "x.txt") -> Role:
    return document(text, path).role


SHORT_TEXTS = [
    # drafts and issued documents
    ("draft", "澄湖县共享单车管理办法\n（送审稿）\n第一条 为了规范秩序，制定本办法。"),
    ("draft", "《澄湖县城区养犬管理规定（征求意见稿）》\n第一条 为了加强管理，制定本规定。"),
    ("draft", "澄湖县智慧停车实施方案\n为缓解停车难，制定本方案。\n一、总体要求\n坚持便民。"),
    (
        "draft",
        "澄湖县人民政府关于印发《澄湖县河道采砂管理办法》的通知\n各乡镇人民政府：\n现印发给你们，请遵照执行。",
    ),
    (
        "issued",
        "澄湖县人民政府关于印发《澄湖县河道采砂管理办法（试行）》的通知\n澄府规〔2024〕3号\n各乡镇人民政府：\n"
        "现印发给你们，请遵照执行。\n澄湖县人民政府\n2024年3月5日\n澄湖县河道采砂管理办法（试行）\n"
        "第一条 为了规范采砂，制定本办法。",
    ),
    (
        "issued",
        "澄湖县人民政府文件\n澄府发〔2024〕12号\n澄湖县人民政府\n关于加强森林防火工作的意见\n各乡镇人民政府：\n"
        "一、提高认识。\n澄湖县人民政府\n2024年2月1日",
    ),
    # drafting notes
    ("drafting_note", "关于《澄湖县共享单车管理办法（送审稿）》的起草说明\n一、制定的必要性\n略。"),
    ("drafting_note", "《澄湖县供水规划（2024—2030年）（草案）》编制说明\n一、编制依据\n略。"),
    ("drafting_note", "关于《澄湖县敬老院整合方案（草案）》的说明\n一、背景\n略。"),
    # consultation with the public
    (
        "consultation_notice",
        "关于《澄湖县共享单车管理办法（征求意见稿）》公开征求意见的公告\n为了规范秩序，现公开征求意见。",
    ),
    (
        "consultation_notice",
        "澄湖县城管局关于公开征求《澄湖县共享单车\n管理办法（征求意见稿）》意见的通知\n时间为3月1日至3月31日。",
    ),
    (
        "consultation_notice",
        "公告\n现将《澄湖县养犬管理规定（征求意见稿）》全文公布，向社会公开征求意见。\n"
        "《澄湖县养犬管理规定（征求意见稿）》\n第一章是总则。",
    ),
    ("consultation_notice", "关于公开征集学区调整方案意见建议的启事\n欢迎来信来函。"),
    # proof of publication
    ("publication_proof", "网站信息发布记录\n信息标题：关于公开征求意见的公告\n页面地址：略"),
    (
        "publication_proof",
        "公布情况证明\n《澄湖县养犬管理规定》已于2024年3月1日公布。\n澄湖县人民政府办公室\n2024年3月4日",
    ),
    ("publication_proof", "关于《澄湖县养犬管理规定》发布情况的说明\n已在县政府网站发布。"),
    ("publication_proof", "门户网站截图\n截图时间：2024年3月2日"),
    # adoption
    ("adoption_statement", "《澄湖县养犬管理规定（征求意见稿）》公众意见采纳情况说明\n共收到意见12条。"),
    ("adoption_statement", "关于《澄湖县养犬管理规定》公开征求意见及采纳情况的说明\n共收到意见12条。"),
    ("adoption_statement", "澄湖县供水规划意见汇总及采纳情况表\n序号\t意见\t是否采纳"),
    # departments
    (
        "interagency_consultation",
        "关于征求《澄湖县养犬管理规定（草案）》意见的函\n县财政局、县司法局：\n请于3月5日前书面反馈。",
    ),
    (
        "interagency_consultation",
        "澄湖县财政局关于《澄湖县养犬管理规定（征求意见稿）》的复函\n县公安局：\n我局无修改意见。\n澄湖县财政局\n2024年3月4日",
    ),
    ("interagency_consultation", "《澄湖县养犬管理规定》部门意见汇总表\n序号\t单位\t意见\t处理"),
    ("interagency_consultation", "文件会签单\n文件名称\t澄湖县养犬管理规定（草案）"),
    # hearing, experts, risk
    ("hearing_record", "澄湖县供水价格调整听证会笔录\n听证时间：2024年3月1日"),
    ("hearing_record", "关于《澄湖县供水价格方案》听证报告\n听证会于3月1日举行。"),
    ("expert_opinion", "《澄湖县供水规划（草案）》专家论证意见\n专家组认为可行。"),
    ("expert_opinion", "澄湖县第二水厂方案评审意见\n评审组一致同意。"),
    ("expert_opinion", "专家论证会会议纪要\n3月5日，县水利局召开论证会。"),
    ("risk_report", "澄湖县第二水厂建设方案\n社会稳定风险评估报告\n一、评估过程\n略。"),
    ("risk_report", "《澄湖县学区调整方案》重大行政决策风险评估报告\n结论：低风险。"),
    # legality review
    (
        "legality_opinion",
        "澄湖县司法局\n关于《澄湖县养犬管理规定（送审稿）》的\n合法性审核意见书\n澄司审〔2024〕5号\n县公安局：\n合法。\n"
        "澄湖县司法局\n2024年4月1日",
    ),
    (
        "legality_opinion",
        "合法性审查意见书\n澄司审〔2024〕6号\n县水利局：\n意见如下：合法。\n澄湖县司法局\n2024年4月2日",
    ),
    (
        "law_firm_opinion",
        "关于《澄湖县养犬管理规定（草案）》的合法性审查意见\n致：澄湖县公安局\n本所认为合法。\n北原律师事务所\n2024年4月1日",
    ),
    ("law_firm_opinion", "北原律师事务所关于澄湖县养犬管理规定的法律意见书\n本所接受委托。"),
    (
        "law_firm_opinion",
        "合法性审查意见书\n县公安局：\n经审查，不违反上位法。\n经办律师（签名）：某某\n2024年4月1日",
    ),
    # competition
    ("fair_competition_review", "公平竞争审查表\n政策措施名称\t澄湖县养犬管理规定"),
    (
        "fair_competition_review",
        "澄湖县市场监督管理局\n关于《澄湖县冷链仓储办法（草案）》的\n公平竞争审查意见\n县农业农村局：\n不具有排除限制竞争效果。",
    ),
    # meetings
    ("meeting_minutes", "澄湖县人民政府第12次常务会议纪要\n会议审议了三项议题。"),
    ("meeting_minutes", "会议纪要\n2024年3月1日，县长某某主持召开县人民政府第12次常务会议。"),
    ("meeting_minutes", "石板镇人民政府镇长办公会议纪要\n〔2024〕3号\n会议研究了有关事项。"),
    ("meeting_minutes", "澄湖县教育局2024年第8次局长办公会议纪要\n会议研究了有关事项。"),
    ("meeting_record", "澄湖县人民政府常务会议记录\n时间：2024年3月1日\n主持人：某某"),
    ("party_minutes", "中共澄湖县委常委会会议纪要\n县委书记某某主持会议。"),
    ("party_minutes", "中共澄湖县教育局党组会议纪要\n会议研究了有关事项。"),
    ("party_minutes", "会议纪要\n2024年3月1日，县委书记某某主持召开县委常委会会议，听取了县政府党组的汇报。"),
    # after issue
    ("filing_report", "澄湖县人民政府关于报送《澄湖县养犬管理规定》备案的报告\n市人民政府：\n现报请备案。"),
    ("filing_report", "规范性文件备案回执\n收到你县报送的文件。"),
    ("interpretation", "《澄湖县养犬管理规定》政策解读\n一、出台背景\n略。"),
    ("annual_report", "石板镇人民政府\n关于2023年度法治政府建设情况的报告\n县委、县政府：\n现报告如下。"),
    ("annual_report", "石板镇2023年法治政府建设年度报告\n一、主要举措\n略。"),
    ("register", "澄湖县行政规范性文件登记台账\n登记号\t文号\t标题"),
    # bases
    (
        "basis",
        "中华人民共和国某某法\n（2020年1月1日第十三届全国人民代表大会常务委员会第一次会议通过）\n"
        "第一条 为了……",
    ),
    ("basis", "某某管理条例\n第一章 总则\n第一条 为了……，制定本条例。"),
    (
        "basis",
        "国务院办公厅关于加强某项工作的意见\n国办发〔2020〕1号\n各省人民政府：\n略。\n国务院办公厅\n2020年1月1日",
    ),
    # neither
    (
        "other",
        "中共澄湖县委\n关于《澄湖县养犬管理规定》的批复\n县政府党组：\n同意。\n中共澄湖县委\n2024年4月1日",
    ),
    ("other", "关于提请审议《澄湖县养犬管理规定（送审稿）》的请示\n县人民政府：\n请予审议。"),
    ("other", "关于提请对《澄湖县养犬管理规定（送审稿）》进行合法性审核的函\n县司法局：\n请予审核。"),
    ("other", "值班电话：略"),
]


@pytest.mark.parametrize(("expected", "text"), SHORT_TEXTS)
def test_role_by_content(expected: str, text: str) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("材料/03-征求意见公告.docx", "consultation_notice"),
        ("05_专家论证意见.pdf", "expert_opinion"),
        ("1.风险评估报告（签章）.pdf", "risk_report"),
        ("办法（送审稿）.docx", "draft"),
        ("资料.pdf", "other"),
    ],
)
def test_role_by_name_where_the_content_is_silent(path: str, expected: str) -> None:
    assert role("有关情况如下。\n略。", path) == expected


def test_content_beats_the_name() -> None:
    assert (
        role("澄湖县人民政府第12次常务会议纪要\n会议审议了议题。", "合法性审核意见书.docx")
        == "meeting_minutes"
    )
    text = (
        "关于公开征求《澄湖县养犬管理规定（征求意见稿）》意见的公告\n附：澄湖县养犬管理规定（征求意见稿）\n"
        "第一条 略。"
    )
    assert role(text, "养犬管理规定（草案）.docx") == "consultation_notice"


def test_a_notice_about_legality_review_is_no_opinion() -> None:
    text = (
        "澄湖县人民政府办公室关于印发《澄湖县合法性审核意见书格式》的通知\n澄府办发〔2024〕1号\n各局：\n"
        "略。\n澄湖县人民政府办公室\n2024年1月1日"
    )
    assert role(text) == "issued"


def test_a_regulation_on_hearings_is_no_hearing() -> None:
    assert role("澄湖县重大行政决策听证办法\n（草案）\n第一条 为了规范听证，制定本办法。") == "draft"
