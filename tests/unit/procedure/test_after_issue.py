"""Publication, filing and competition review: owed by which law, from which day, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dossier_case import DRAFT, MAJOR, NAME, NORMATIVE, TOWNSHIP, Paper, dossier_of

from hegui.model.dossier import MatterKind, Requirement, StepKind

PROOF: Paper = (
    "公布情况.txt",
    "publication_proof",
    f"公布情况\n文件名称：{NAME}\n2024年6月10日在澄湖县人民政府网站公布。\n澄湖县人民政府办公室\n2024年6月12日",
)
FILED: Paper = (
    "备案报告.txt",
    "filing_report",
    f"关于《{NAME}》的备案报告\n县人民代表大会常务委员会：\n现报请备案。\n澄湖县人民政府\n2024年6月25日",
)


def test_proof_of_publication_shows_the_issue_of_a_draft() -> None:
    case = dossier_of(DRAFT, PROOF, FILED, manifest=NORMATIVE)
    for kind in (StepKind.PUBLICATION, StepKind.RECORD_FILING):
        fact = case.step(kind)
        assert fact is not None
        assert fact.requirement is Requirement.REQUIRED
        assert "第七十五条" in fact.reason


def test_nothing_is_owed_while_nothing_shows_the_issue() -> None:
    case = dossier_of(DRAFT, manifest=NORMATIVE)
    assert case.step(StepKind.PUBLICATION) is None
    assert case.step(StepKind.RECORD_FILING) is None


def test_a_township_publishes_by_the_disclosure_regulation_and_files_by_local_rules() -> None:
    manifest = replace(TOWNSHIP, kinds=(MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT))
    case = dossier_of(DRAFT, PROOF, FILED, manifest=manifest)
    published, filed = case.step(StepKind.PUBLICATION), case.step(StepKind.RECORD_FILING)
    assert published is not None
    assert filed is not None
    assert published.requirement is Requirement.REQUIRED
    assert "政府信息公开条例" in published.reason
    assert filed.requirement is Requirement.CONDITIONAL
    assert "依据未核实" in filed.reason


def test_a_decision_is_published_by_its_own_regulation() -> None:
    fact = dossier_of(DRAFT, PROOF, manifest=MAJOR).step(StepKind.PUBLICATION)
    assert fact is not None
    assert fact.requirement is Requirement.REQUIRED
    assert "第三十二条" in fact.reason


def test_before_august_2024_the_law_of_the_day_is_named_and_not_judged() -> None:
    draft = (DRAFT[0], DRAFT[1], f"{DRAFT[2]}\n第三条 停车场经营者应当公示服务规范，不得无故拒绝停放。")
    sheet = ("审查表.txt", "fair_competition_review", "公平竞争审查表\n审查结论：可以出台。\n2024年7月10日")
    before = dossier_of(draft, sheet, manifest=replace(NORMATIVE, on=date(2024, 7, 20)))
    fact = before.step(StepKind.FAIR_COMPETITION_REVIEW)
    assert fact is None or fact.requirement is Requirement.NONE
    if fact is not None:
        assert "第六十三条第一款" in fact.reason
    earlier = dossier_of(draft, manifest=replace(NORMATIVE, on=date(2019, 7, 20)))
    assert earlier.step(StepKind.FAIR_COMPETITION_REVIEW) is None


def test_reference_by_article_42_is_named() -> None:
    fact = dossier_of(DRAFT, manifest=TOWNSHIP).step(StepKind.PUBLIC_PARTICIPATION)
    assert fact is not None
    assert "第四十二条" in fact.reason
