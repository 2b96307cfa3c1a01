"""Citation checks: the verified repeals of the legal basis (E-table 1), the traps, internal references."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hegui.checks.citation import (
    RenumberedParams,
    StatusParams,
    UnknownParams,
    bind_renumbered,
    bind_status,
    bind_unknown,
)
from hegui.checks.citation_form import FormParams, NumberParams, bind_number, bind_title_form
from hegui.checks.citation_internal import InternalParams, bind_internal
from hegui.checks.context import CheckContext
from hegui.model.document import Block, Document, Origin, Source
from hegui.model.rule import Hit, Outcome, Severity
from hegui.parsing.citations import find_citations
from hegui.parsing.outline import build_outline
from hegui.statutes.reference import Reference

REFERENCE = Reference(Path(__file__).resolve().parents[3] / "rules" / "reference")

CODE = "中华人民共和国民法典"
REGISTRATION = "中华人民共和国市场主体登记管理条例"
INVESTMENT = "中华人民共和国外商投资法"
INVESTMENT_RULES = "中华人民共和国外商投资法实施条例"
COAL = "煤矿安全生产条例"
REPEALED = [
    *((name, CODE, "2021-01-01") for name in (
        "婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则")),
    ("环境噪声污染防治法", "中华人民共和国噪声污染防治法", "2022-06-05"),
    ("执业医师法", "中华人民共和国医师法", "2022-03-01"),
    ("预备役军官法", "中华人民共和国预备役人员法", "2023-03-01"),
    ("行政监察法", "中华人民共和国监察法", "2018-03-20"),
    *((name, INVESTMENT, "2020-01-01") for name in (
        "中外合资经营企业法", "外资企业法", "中外合作经营企业法")),
    *((name, INVESTMENT_RULES, "2020-01-01") for name in (
        "中外合资经营企业法实施条例", "中外合资经营企业合营期限暂行规定", "外资企业法实施细则",
        "中外合作经营企业法实施细则")),
    *((name, REGISTRATION, "2022-03-01") for name in (
        "公司登记管理条例", "企业法人登记管理条例", "合伙企业登记管理办法", "农民专业合作社登记管理条例",
        "企业法人法定代表人登记管理规定")),
    ("个体工商户条例", "促进个体工商户发展条例", "2022-11-01"),
    ("法规规章备案条例", "法规规章备案审查条例", "2024-11-01"),
    ("档案法实施办法", "中华人民共和国档案法实施条例", "2024-03-01"),
    ("非法金融机构和非法金融业务活动取缔办法", "防范和处置非法集资条例", "2021-05-01"),
    ("化妆品卫生监督条例", "化妆品监督管理条例", "2021-01-01"),
    ("城市房屋拆迁管理条例", "国有土地上房屋征收与补偿条例", "2011-01-21"),
    ("无照经营查处取缔办法", "无证无照经营查处办法", "2017-10-01"),
    ("排污费征收使用管理条例", "中华人民共和国环境保护税法实施条例", "2018-01-01"),
    ("契税暂行条例", "中华人民共和国契税法", "2021-09-01"),
    ("印花税暂行条例", "中华人民共和国印花税法", "2022-07-01"),
    ("城市维护建设税暂行条例", "中华人民共和国城市维护建设税法", "2021-09-01"),
    ("资源税暂行条例", "中华人民共和国资源税法", "2020-09-01"),
    ("耕地占用税暂行条例", "中华人民共和国耕地占用税法", "2019-09-01"),
    ("车辆购置税暂行条例", "中华人民共和国车辆购置税法", "2019-07-01"),
    ("增值税暂行条例", "中华人民共和国增值税法", "2026-01-01"),
    ("进出口关税条例", "中华人民共和国关税法", "2024-12-01"),
    ("学位条例", "中华人民共和国学位法", "2025-01-01"),
    ("煤矿安全监察条例", COAL, "2024-05-01"),
    ("国务院关于预防煤矿生产安全事故的特别规定", COAL, "2024-05-01"),
    ("人体器官移植条例", "人体器官捐献和移植条例", "2024-05-01"),
    ("退役士兵安置条例", "退役军人安置条例", "2024-09-01"),
    ("铁路运输安全保护条例", "铁路安全管理条例", "2014-01-01"),
    ("公路管理条例", "公路安全保护条例", "2011-07-01"),
    ("盐业管理条例", "食盐专营办法", "2017-12-26"),
]  # fmt: skip


def read(text: str, title: str | None = None) -> Document:
    blocks, position = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Origin.PARAGRAPH, position, position + len(line), None, None))
        position += len(line) + 1
    outline = build_outline(text, tuple(blocks))
    own = (title,) if title else ()
    return Document(
        source=Source(path="a.txt", sha256="", format="txt"),
        text=text,
        blocks=tuple(blocks),
        title=title,
        outline=outline,
        citations=find_citations(text, tuple(blocks), outline, REFERENCE.catalogue, own_titles=own),
    )


def on(day: date | str) -> CheckContext:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return CheckContext(on=day, as_of=day, jurisdiction="CN", reference=REFERENCE)


def hits(text: str, day: date | str, status: str = "repealed", title: str | None = None) -> tuple[Hit, ...]:
    return bind_status(StatusParams(status=status))(read(text, title), on(day)).hits


@pytest.mark.parametrize(("name", "successor", "since"), REPEALED, ids=[row[0] for row in REPEALED])
def test_verified_repeals(name: str, successor: str, since: str) -> None:
    text = f"第一条　根据《{name}》，制定本办法。\n第二条　本办法自公布之日起施行。"
    day = date.fromisoformat(since)
    assert hits(text, day - timedelta(days=1)) == ()
    for later in (day, day + timedelta(days=1)):
        (hit,) = hits(text, later)
        assert hit.outcome is Outcome.VIOLATED
        assert hit.severity is None  # the rule's own: the repeal was read in the repealing instrument
        assert successor in hit.values["successor"]
        assert hit.values["since"] == since
        assert [basis.title for basis in hit.basis] == [successor]
    listed = f"现决定废止下列文件：\n1.《{name}》\n2.《示例市停车管理办法》"
    assert hits(listed, day + timedelta(days=1), title="示例市人民政府关于废止部分文件的决定") == ()
    assert hits(f"第九条　本办法自公布之日起施行。《{name}》同时废止。", day) == ()


def test_repeal_that_nobody_read_is_at_most_minor() -> None:
    (hit,) = hits("根据《信访条例》，制定本办法。", "2023-01-01")
    assert (hit.severity, hit.message) == (Severity.MINOR, "violated_unverified")
    assert "信访工作条例" in hit.values["successor"]


def test_one_finding_an_instrument_with_the_number_of_places() -> None:
    (hit,) = hits("依照《合同法》第九条、《合同法》第十条办理。\n依照《合同法》办理。", "2022-01-01")
    assert hit.values["times"] == "（全文共3处）"


def test_law_in_force_is_cited_with_a_missing_article() -> None:
    (hit,) = hits("依照《中华人民共和国行政处罚法》第九十九条处理。", "2024-05-01", "no_such_article")
    assert (hit.severity, hit.values["count"], hit.values["article"]) == (None, "86", "第九十九条")
    assert hits("依照《示例市行政许可法实施细则》第九百条处理。", "2024-05-01", "no_such_article") == ()


def test_not_yet_in_force_and_the_documents_own_effective_date() -> None:
    text = "第一条　根据《民法典》，制定本办法。\n第二条　本办法自2021年1月1日起施行。"
    (hit,) = hits(text, "2020-07-01", "not_yet")
    assert hit.values["since"] == "2021-01-01"
    document = replace(read(text), effective_on=date(2021, 1, 1))
    assert bind_status(StatusParams(status="not_yet"))(document, on("2020-07-01")).hits == ()


@pytest.mark.parametrize(
    ("text", "status", "day", "alarms"),
    [
        ("《民法典》自2021年1月1日起施行后，依照其规定执行。", "not_yet", "2020-09-14", 0),
        ("《民法典》将于2021年1月1日起施行，请组织学习。", "not_yet", "2020-09-14", 0),
        ("依照《民法典》的规定执行。", "not_yet", "2020-09-14", 1),
        ("《法规规章备案条例》自2002年施行以来形成的备案档案，依法移交。", "repealed", "2024-12-01", 0),
        ("按照《法规规章备案条例》实施备案。", "repealed", "2024-12-01", 1),
        ("原依据《公司登记管理条例》制定的有关工作制度，由企业登记科组织清理。", "repealed", "2022-05-16", 0),
        ("依据《公司登记管理条例》制定本制度。", "repealed", "2022-05-16", 1),
    ],
)
def test_telling_when_a_law_takes_effect_or_what_was_made_under_it_is_no_ground(
    text: str, status: str, day: str, alarms: int
) -> None:
    assert len(hits(text, day, status)) == alarms


def test_text_dated_only_by_its_note_is_not_accused_of_citing_later_law() -> None:
    text = (
        "示例条例\n（1993年6月29日发布）\n第一条　依照《治安管理处罚法》处理。\n"
        "第二条　本条例自公布之日起施行。"
    )
    assert hits(text, "1993-06-29", "not_yet") == ()


def test_unknown_instrument_is_asked_about_once() -> None:
    document = read("依照《示例市公园条例》第三条。\n依照《示例市公园条例》第四条和《行政处罚法》。")
    answer = bind_unknown(UnknownParams())(document, on("2024-05-01"))
    assert [(hit.outcome, hit.values["title"]) for hit in answer.hits] == [
        (Outcome.UNDETERMINED, "示例市公园条例")
    ]
    assert answer.examined == 3


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("《中华人民共和国刑法》《反有组织犯罪法》《中华人民共和国行政处罚法》", ["反有组织犯罪法"]),
        ("《中华人民共和国刑法》、《重大行政决策程序暂行条例》、《信访工作条例》", []),
        ("《刑法》《反有组织犯罪法》", []),
        ("《中华人民共和国刑法》施行后，《反有组织犯罪法》", []),
    ],
)
def test_mixed_title_form_trap(text: str, marked: list[str]) -> None:
    answer = bind_title_form(FormParams(what="mixed"))(read(text), on("2024-05-01"))
    assert [hit.values["written"] for hit in answer.hits] == marked


def test_added_prefix() -> None:
    document = read("《中华人民共和国优化营商环境条例》《中华人民共和国政府信息公开条例》")
    answer = bind_title_form(FormParams(what="added"))(document, on("2024-05-01"))
    assert [hit.values["title"] for hit in answer.hits] == ["优化营商环境条例"]


@pytest.mark.parametrize(
    ("number", "wrong"),
    [("国务院令第713号", False), ("中华人民共和国国务院令第713号", False), ("国务院令第731号", True)],
)
def test_number_against_the_catalogue(number: str, wrong: bool) -> None:
    document = read(f"《重大行政决策程序暂行条例》（{number}）")
    answer = bind_number(NumberParams(against="catalogue"))(document, on("2024-05-01"))
    assert bool(answer.hits) is wrong


def test_renumbered_articles_are_a_reminder() -> None:
    check = bind_renumbered(RenumberedParams(title="中华人民共和国立法法", changes={"82": "93"}))
    document = read("根据《立法法》第八十二条、第八十三条，制定本办法。")
    assert [hit.values["now"] for hit in check(document, on("2024-05-01")).hits] == ["第九十三条"]


BODY = "第一条　为了管理，制定本办法。\n第二条　{}，责令改正。\n第三条　本办法自公布之日起施行。"


@pytest.mark.parametrize(
    ("words", "missing", "outcomes"),
    [
        ("违反本办法第九条", "article", [Outcome.VIOLATED]),
        ("违反第九条", "article", [Outcome.UNDETERMINED]),
        ("违反本办法第一条第三款", "inner", [Outcome.VIOLATED]),
        ("对前款规定的事项", "previous", [Outcome.VIOLATED]),
        ("公园应当开放。前款规定的公园", "previous", [Outcome.UNDETERMINED]),
        ("违反本办法第一条", "article", []),
        ("依照《示例市公园条例》处理，违反第九条", "article", []),
        ("依照刑法第三百零七条之一前三款处理", "previous", []),
    ],
)
def test_internal_references(words: str, missing: str, outcomes: list[Outcome]) -> None:
    answer = bind_internal(InternalParams(missing=missing))(read(BODY.format(words)), on("2024-05-01"))
    assert [hit.outcome for hit in answer.hits] == outcomes


def test_documents_without_citations_are_not_examined() -> None:
    document = read("关于召开会议的通知\n请准时参加。")
    for check in (
        bind_status(StatusParams(status="repealed")),
        bind_internal(InternalParams(missing="article")),
    ):
        assert check(document, on("2024-05-01")).examined == 0
