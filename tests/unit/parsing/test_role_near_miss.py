"""Documents whose title or text names another role than their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.intake.reader import raw_from_text
from hegui.model.document import Role
from hegui.parsing.document import build_document
from hegui.statutes.reference import Reference

REFERENCE = Reference(Path(__file__).resolve().parents[3] / "rules" / "reference")


def role(text: str) -> Role:
    raw = raw_from_text(text, "x.txt")
    return build_document(raw, parts=frozenset(), reference=REFERENCE).role


NEAR_MISSES = [
    (
        "consultation_notice",
        "澄湖县人民政府办公室\n关于再次公开征求《澄湖县养犬管理规定（修订草案）》意见的公告\n"
        "为了…，现公开征求意见。\n附件：《澄湖县养犬管理规定（修订草案）》\n"
        "澄湖县人民政府办公室\n2024年3月1日\n澄湖县养犬管理规定（修订草案）\n"
        "第一条 为了…，制定本规定。",
    ),
    (
        "interagency_consultation",
        "澄湖县公安局\n关于征求《澄湖县养犬管理规定（征求意见稿）》意见的通知\n"
        "县级各有关部门、各乡镇人民政府：\n请于3月10日前反馈书面意见。\n澄湖县公安局\n"
        "2024年3月1日",
    ),
    (
        "interagency_consultation",
        "澄湖县农业农村局\n关于对《澄湖县养犬管理规定（征求意见稿）》的回复意见\n县公安局：\n我局无意见。",
    ),
    (
        "interagency_consultation",
        "关于《澄湖县养犬管理规定（征求意见稿）》修改意见的反馈函\n县公安局：\n我局建议。",
    ),
    (
        "interagency_consultation",
        "征求部门意见情况及采纳情况一览表\n单位	意见",
    ),
    (
        "legality_opinion",
        "澄湖县人民政府合法性审核中心\n审核意见书\n澄审〔2024〕3号\n县公安局：\n你局报送的送审稿收悉。",
    ),
    (
        "legality_opinion",
        "关于《养犬管理规定（草案）》的审核意见\n县公安局：\n"
        "你局送审的《养犬管理规定（草案）》收悉。经审核，符合法定权限，合法性审核意见如下。\n"
        "澄湖县司法局\n2024年1月1日",
    ),
    (
        "law_firm_opinion",
        "法律意见书\n（2024）北法意字第12号\n致：澄湖县公安局\n"
        "北原律师事务所接受委托。\n北原律师事务所\n2024年1月2日",
    ),
    (
        "law_firm_opinion",
        "县政府法律顾问关于《养犬管理规定（草案）》的审查意见\n县公安局：\n经审查合法。\n"
        "法律顾问：某某\n2024年1月2日",
    ),
    (
        "meeting_minutes",
        "澄湖县第十八届人民政府第33次全体会议纪要\n会议通过。",
    ),
    (
        "meeting_minutes",
        "常务会议纪要\n（第12期）\n澄湖县人民政府办公室　　2024年3月1日\n3月1日，县长主持召开常务会议。",
    ),
    (
        "meeting_minutes",
        "县政府党组（扩大）会议暨第12次常务会议纪要\n会议由县长主持。",
    ),
    (
        "party_minutes",
        "澄湖县人民政府党组会议纪要\n会议研究。",
    ),
    (
        "party_minutes",
        "镇党委会议记录\n时间：2024年3月1日\n主持：党委书记",
    ),
    (
        "meeting_record",
        "局长办公会议记录\n时间：2024年3月1日",
    ),
    (
        "meeting_record",
        "县政府第12次常务会议原始记录（摘录）\n时间：略",
    ),
    (
        "expert_opinion",
        "专家意见表\n姓名	单位	意见",
    ),
    (
        "expert_opinion",
        "《供水规划》专家咨询意见书\n同意。",
    ),
    (
        "risk_report",
        "重大决策社会稳定风险评估报告备案表\n项目名称	供水规划",
    ),
    (
        "risk_report",
        "关于供水规划风险评估的报告\n县政府：\n风险等级为低。",
    ),
    (
        "hearing_record",
        "关于举行供水价格听证会的公告\n定于3月1日举行。",
    ),
    (
        "hearing_record",
        "澄湖县供水价格调整听证会会议纪要\n听证会由…",
    ),
    (
        "filing_report",
        "关于《养犬管理规定》的备案说明\n县政府。",
    ),
    (
        "filing_report",
        "行政规范性文件备案登记表\n名称	养犬管理规定",
    ),
    (
        "filing_report",
        "澄湖县人民政府\n关于报备《澄湖县养犬管理规定》的函\n市司法局：\n现报备。",
    ),
    (
        "interpretation",
        "关于《养犬管理规定》的政策解读材料\n一、背景",
    ),
    (
        "annual_report",
        "澄湖县司法局2023年度推进法治政府建设工作情况报告\n一、…",
    ),
    (
        "issued",
        "关于报送2023年度法治政府建设情况报告的通知\n澄府办〔2024〕1号\n各乡镇：\n"
        "请报送。\n澄湖县人民政府办公室\n2024年1月1日",
    ),
    (
        "fair_competition_review",
        "《冷链办法（草案）》公平竞争自我审查书面结论\n经审查。",
    ),
    (
        "fair_competition_review",
        "公平竞争审查情况说明\n我局…",
    ),
    (
        "publication_proof",
        "关于征求意见公告在县政府网站发布情况的说明\n2024年3月1日发布。",
    ),
    (
        "publication_proof",
        "政府公报刊登证明\n兹证明。",
    ),
    (
        "adoption_statement",
        "意见征集情况反馈\n截至3月31日，共收到12条。",
    ),
    (
        "adoption_statement",
        "社会公众意见收集及处理情况\n序号	意见",
    ),
    (
        "adoption_statement",
        "关于《养犬管理规定》征求意见情况的报告\n共收到。",
    ),
    (
        "drafting_note",
        "《养犬管理规定》修订说明\n一、必要性",
    ),
    (
        "drafting_note",
        "澄湖县养犬管理规定（送审稿）起草情况汇报\n一、必要性",
    ),
    (
        "draft",
        "澄湖县重大行政决策专家论证办法\n（送审稿）\n第一条 为了…",
    ),
    (
        "draft",
        "澄湖县行政规范性文件合法性审核办法（征求意见稿）\n第一条 为了…",
    ),
    (
        "draft",
        "澄湖县规范性文件备案登记规定（草案）\n第一条 为了…",
    ),
    (
        "draft",
        "澄湖县人民政府关于调整停车收费标准的通知（送审稿）\n各单位：\n一、…",
    ),
    (
        "issued",
        "澄湖县公安局通告\n第3号\n为加强管理，现通告如下：\n一、…\n澄湖县公安局\n2024年3月1日",
    ),
    (
        "issued",
        "关于公布《澄湖县行政规范性文件目录》的通知\n澄府发〔2024〕9号\n各单位：\n"
        "略。\n澄湖县人民政府\n2024年3月1日",
    ),
    (
        "other",
        "关于召开专家论证会的通知\n各位专家：\n定于3月1日召开。",
    ),
    (
        "other",
        "2024年度重大行政决策事项目录\n序号	事项",
    ),
    (
        "basis",
        "中共中央 国务院关于加强某项工作的意见\n（2021年1月4日）\n一、总体要求",
    ),
    (
        "basis",
        "澄湖市人民政府令\n第300号\n《澄湖市某某办法》已经…通过，现予公布。\n"
        "市长 某某\n2020年1月1日\n澄湖市某某办法\n第一条 略。",
    ),
    (
        "register",
        "2024年规范性文件登记簿\n登记号	标题",
    ),
]


@pytest.mark.parametrize(("expected", "text"), NEAR_MISSES)
def test_role_of_documents_that_name_another(expected: str, text: str) -> None:
    assert role(text) == expected
