"""`hegui review` as a function: folders, single files, manifests, unread inputs, an unlawful draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hegui.errors import SettingsError, UsageError
from hegui.model.report import Conclusion, Report
from hegui.pipeline.review import review_dossier
from hegui.report.json_report import report_json
from hegui.settings import Settings

NAME = "澄湖县城区停车管理办法"
TODAY = date(2025, 1, 1)
DRAFT = f"{NAME}\n（送审稿）\n第一条 为规范停车，制定本办法。\n第二条 单位和个人应当规范停放机动车。\n"
OPINION = (
    f"澄湖县司法局关于《{NAME}（送审稿）》的合法性审核意见\n县公安局：\n你局2024年4月15日送审的《{NAME}》收悉。\n"
    "主体、权限、程序、内容均已审核。\n审核结论：{conclusion}\n澄湖县司法局\n2024年4月26日\n"
)


def review(path: Path) -> Report:
    return review_dossier(path, Settings(), today=TODAY)


def dossier(folder: Path, conclusion: str = "合法。") -> Path:
    (folder / "01-草案.txt").write_text(DRAFT, encoding="utf-8")
    (folder / "02-合法性审核意见.txt").write_text(OPINION.format(conclusion=conclusion), encoding="utf-8")
    return folder


def test_a_folder(tmp_path: Path) -> None:
    report = review(dossier(tmp_path))
    assert [record.role for record in report.documents] == ["draft", "legality_opinion"]
    steps = {step.kind.value: step.verdict.value for step in report.steps}
    assert steps["legality_review"] == "met"
    assert steps["public_participation"] == "evidence_missing"
    assert report.conclusion is Conclusion.MATERIALS_INCOMPLETE
    assert {result.rule[:2] for result in report.results} >= {"PR", "NU", "RG"}


def test_one_file_is_a_dossier_of_one(tmp_path: Path) -> None:
    report = review(dossier(tmp_path) / "01-草案.txt")
    assert report.matter is not None
    assert report.matter.draft == "01-草案.txt"


def test_an_opinion_that_finds_it_unlawful_forbids_submission(tmp_path: Path) -> None:
    report = review(dossier(tmp_path, "不合法，建议不予制定。"))
    assert report.conclusion is Conclusion.NOT_TO_BE_SUBMITTED
    assert [f.rule for f in report.findings if f.severity.value == "block" and f.path] == ["PR419"]


def test_roles_of_the_manifest_win(tmp_path: Path) -> None:
    dossier(tmp_path)
    (tmp_path / "hegui-matter.toml").write_text(
        '[matter]\nkinds = ["major_decision"]\non = 2024-05-01\n[roles]\n"02-合法性审核意见.txt" = "other"\n',
        encoding="utf-8",
    )
    report = review(tmp_path)
    assert [record.role for record in report.documents] == ["draft", "other"]
    assert report.matter is not None
    assert report.matter.on == date(2024, 5, 1)


def test_a_role_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    dossier(tmp_path)
    (tmp_path / "hegui-matter.toml").write_text('[roles]\n"x.docx" = "draft"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"x\.docx"):
        review(tmp_path)


def test_an_empty_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有可"):
        review(tmp_path)


def test_an_unread_input_is_a_problem_and_no_document(tmp_path: Path) -> None:
    dossier(tmp_path)
    (tmp_path / "03-空.docx").write_bytes(b"")
    report = review(tmp_path)
    assert [(p.path, p.code) for p in report.problems] == [("03-空.docx", "empty-file")]
    assert len(report.documents) == 2


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
        dossier(folder)
    assert report_json(review(first)) == report_json(review(second))
