"""Clauses: subject, modality, condition, consequence, grounds and the scope of each negation."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.intake.reader import raw_from_text
from hegui.model.clause import Clause, Mood, SubjectClass
from hegui.model.document import Document
from hegui.parsing.clause import analyse_clause, clauses_of, find_clauses
from hegui.parsing.clause_genre import why_exempt
from hegui.parsing.document import build_document
from hegui.statutes.reference import Reference

REFERENCE = Reference(Path(__file__).parents[3] / "rules" / "reference")


def _document(text: str, parts: frozenset[str] = frozenset({"citations"})) -> Document:
    return build_document(raw_from_text(text, "稿.txt"), parts=parts, reference=REFERENCE)


def _clause(text: str, at: str | None = None) -> Clause:
    document = _document(text)
    start = text.index(at) if at else 0
    return analyse_clause(document, start, start + 1, REFERENCE.catalogue)


def _governed(text: str, words: str) -> bool:
    return _clause(text, words).negation_at(text.index(words)) is not None


@pytest.mark.parametrize(
    ("text", "words", "governed"),
    [
        ("不得占道经营，违者处200元罚款。", "处200元", False),
        ("不得占道经营，违者处200元罚款。", "占道经营", True),
        ("不得占道经营的处200元罚款。", "处200元", False),
        ("不得以备案、年检等名义，变相设定许可。", "变相设定", True),
        ("不得向企业收取保证金、押金或者要求赞助。", "押金", True),
        ("不得收取押金，并应当公示收费标准。", "公示收费", False),
        ("任何单位不得有下列行为：（一）收取押金；（二）限定品牌。", "限定品牌", True),
        ("不得拖欠卫生管理费。", "卫生管理费", False),
        ("罚款不低于500元。", "500元", False),
        ("原收取的建房押金，一律取消。", "建房押金", True),
        ("第三次违反的，取消其经营资格。", "取消其", False),
        ("未取得许可证的，不得从事经营。", "从事经营", True),
    ],
)
def test_negation_governs_its_own_verb_only(text: str, words: str, governed: bool) -> None:
    assert _governed(text, words) is governed


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("企业应当向县城管局申请。", SubjectClass.PRIVATE),
        ("县住建局应当在十五日内办结。", SubjectClass.AGENCY),
        ("工作人员不得推诿。", SubjectClass.STAFF),
        ("村民委员会应当协助。", SubjectClass.VILLAGE),
        ("应当在十五日内办结。", SubjectClass.UNSPECIFIED),
    ],
)
def test_subject_is_the_noun_that_the_modal_word_binds(text: str, subject: SubjectClass) -> None:
    assert _clause(text).subject is subject


def test_condition_and_consequence() -> None:
    text = "违反本办法第五条规定，情节严重的，由县城管局处一千元罚款。"
    clause = _clause(text)
    assert [text[c.start : c.end] for c in clause.conditions] == ["情节严重的，"]
    assert clause.consequence is not None
    assert text[clause.consequence.start : clause.consequence.end].startswith("由县城管局")
    assert [m.mood for m in _clause("鼓励企业参加，不得强制。").modalities] == [Mood.ENCOURAGEMENT, Mood.BAN]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("违反规定的，依照《中华人民共和国固体废物污染环境防治法》第一百一十一条的规定处以罚款。", True),
        ("根据《中华人民共和国城乡规划法》第四十条，未取得许可证的，处以罚款。", True),
        ("违反《中华人民共和国城乡规划法》第四十条的，处以罚款。", False),
        ("为贯彻落实《中华人民共和国城乡规划法》，违反规定的，处以罚款。", False),
        ("未依照《中华人民共和国食品安全法》第三十五条取得许可的，处以罚款。", False),
        ("除符合《旅行社条例》第六条规定的条件外，处以罚款。", False),
    ],
)
def test_a_law_covers_what_it_is_cited_for(text: str, covered: bool) -> None:
    clause = _clause(text, "处以罚款")
    at = text.index("处以罚款")
    assert any(s.scope_start <= at < s.scope_end for s in clause.supports) is covered


def test_level_of_cited_instruments() -> None:
    levels = [
        _clause(f"依照《{title}》第三条的规定处罚。").supports[0].level
        for title in (
            "中华人民共和国行政处罚法",
            "优化营商环境条例",
            "青岚县停车管理办法",
            "某某市容管理办法",
        )
    ]
    assert levels == ["law", "regulation", "document", "rule"]


def test_reports_and_explanations_are_told_apart() -> None:
    assert _clause("全年共查处案件12起，罚款3万元。").reported
    assert not _clause("全年罚款任务不低于30万元。").reported
    assert _clause("本办法所称行政处罚，是指罚款、没收等。").explained


def test_an_item_knows_the_lead_of_its_list() -> None:
    text = "任何单位不得有下列行为：\n（一）收取押金；\n（二）限定品牌。"
    assert _clause(text, "限定品牌").lead == "任何单位不得有下列行为："


def test_only_touched_sentences_are_analysed() -> None:
    document = _document("关于停车的通知\n请按位停放。\n违者处200元罚款。\n请遵守秩序。")
    clauses = find_clauses(document, REFERENCE.prohibited, REFERENCE.catalogue)
    assert [clause.text for clause in clauses] == ["违者处200元罚款。"]
    assert len(clauses_of(document)) == 4


@pytest.mark.parametrize(
    "text", ["", "。", "，；：", "《", "“处罚款", "处" * 4000, "不得" * 2000, "罚款\t\t罚款\n\n"]
)
def test_any_text_is_analysed(text: str) -> None:
    document = _document(text)
    for clause in clauses_of(document, None, REFERENCE.catalogue):
        assert document.text[clause.start : clause.end] == clause.text
    find_clauses(document, REFERENCE.prohibited, REFERENCE.catalogue)


@pytest.mark.parametrize(
    ("text", "exempt"),
    [
        ("云溪市停车管理条例\n第一条 违者处200元罚款。", True),
        ("停车管理办法\n（2020年3月1日云溪市人民政府令第12号公布）\n第一条 违者罚款。\n第二条 略。", True),
        ("青岚县停车管理办法\n第一条 违者处200元罚款。\n\n青岚县人民政府\n2024年3月1日", False),
        ("关于执法的通知\n第一条 违者处200元罚款。", False),
    ],
)
def test_legislation_is_exempt(text: str, exempt: bool) -> None:
    assert bool(why_exempt(_document(text))) is exempt
