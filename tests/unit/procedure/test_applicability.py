"""The regime of a matter: declared, stated, by features; levels; dates; out of scope."""

from __future__ import annotations

from datetime import date

import pytest
from dossier_case import DRAFT, NAME, dossier_of, note

from hegui.model.dossier import MatterKind, Scope
from hegui.procedure.authority import find_authority, level_of
from hegui.procedure.manifest import NO_MANIFEST, Manifest

MD, ND = MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("国务院", "state"),
        ("云岭省人民政府", "province"),
        ("青梧市人民政府", "city"),
        ("重庆市人民政府", "province"),
        ("重庆市云阳县人民政府", "county"),
        ("澄湖县人民政府", "county"),
        ("青梧市江北区人民政府", "county"),
        ("澄湖县教育局", "department"),
        ("石板镇人民政府", "township"),
        ("城东街道办事处", "township"),
        (None, "unknown"),
    ],
)
def test_level(name: str | None, level: str) -> None:
    assert level_of(name) == level


def test_stated_in_the_catalogue() -> None:
    case = dossier_of(
        DRAFT,
        note("本事项已列入《澄湖县人民政府2024年度重大行政决策事项目录》。"),
        manifest=NO_MANIFEST,
    )
    assert MD in case.matter.kinds
    assert case.matter.scope is Scope.DIRECT
    assert case.matter.authority == "澄湖县人民政府"
    assert "目录" in case.matter.reason


def test_a_declaration_decides_against_statements() -> None:
    declared = Manifest(kinds=(ND,), authority="澄湖县人民政府")
    case = dossier_of(DRAFT, note("本事项列入重大行政决策事项目录。"), manifest=declared)
    assert case.matter.kinds == (ND,)


def test_departments_and_townships_by_reference() -> None:
    statement = note("本办法列入2024年度重大行政决策事项目录，参照条例办理。")
    case = dossier_of(DRAFT, statement, manifest=Manifest(authority="澄湖县教育局"))
    assert case.matter.scope is Scope.BY_REFERENCE


def test_emergency_excludes_when_the_dossier_shows_it() -> None:
    claim = "系处置突发事件的措施，属于突发事件应急处置决策，不适用《重大行政决策程序暂行条例》。"
    shown = dossier_of(DRAFT, note("县政府启动应急响应。" + claim), manifest=NO_MANIFEST)
    assert MD not in (*shown.matter.kinds, *shown.matter.unsure)
    assert shown.matter.excluded


def test_legislation_is_out_of_scope() -> None:
    text = f"《{NAME}》属于地方政府规章，其制定属于政府立法决策，不适用《重大行政决策程序暂行条例》。"
    case = dossier_of(DRAFT, note(text), manifest=NO_MANIFEST)
    assert case.matter.out_of_scope
    assert "立法" in case.matter.reason


def test_internal_rules_are_excluded_by_content() -> None:
    text = (
        "澄湖县农业农村局机关考勤管理制度\n第一条 局机关工作人员应当按时上下班。\n第二条 局机关工作人"
        "员请假应当审批。"
    )
    case = dossier_of(("制度.txt", "draft", text), manifest=NO_MANIFEST)
    assert case.matter.kinds == ()
    assert case.matter.out_of_scope


def test_not_in_force_yet() -> None:
    case = dossier_of(
        DRAFT, note("列入重大行政决策事项目录。"), manifest=Manifest(on=date(2019, 8, 1), level="county")
    )
    assert MD not in case.matter.kinds
    assert "2019年9月1日" in case.matter.reason


def test_a_report_is_no_draft() -> None:
    text = "石板镇2023年度法治政府建设年度报告\n落实公众参与、专家论证。\n石板镇人民政府\n2024年1月18日"
    case = dossier_of(("报告.txt", "annual_report", text), manifest=NO_MANIFEST)
    assert case.matter.out_of_scope
    assert case.matter.draft is None
    assert "年度" in case.matter.reason


def test_no_authority_is_told() -> None:
    assert find_authority((), None) is None
