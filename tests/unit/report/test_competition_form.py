"""The draft form lists each clause under the item of the law that it touches."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from hegui.model.report import Report
from hegui.pipeline.check import check_documents
from hegui.report.competition_form import form_elements, write_competition_form
from hegui.report.opinion_element import Grid
from hegui.settings import Settings

TEXT = """关于促进建筑业发展的意见
第一条 外地建筑企业进入我县承揽工程，须设立独立核算的子公司。
第二条 按企业对地方财政贡献的40%给予奖励。

青岚县人民政府
2024年10月1日
"""


def _report(tmp_path: Path) -> Report:
    (tmp_path / "稿.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(cache=False, select=("FC",), as_of=date(2024, 10, 1))
    return check_documents([tmp_path], settings, today=date(2024, 12, 1))


def _rows(report: Report) -> list[tuple[str, ...]]:
    return [row for element in form_elements(report) if isinstance(element, Grid) for row in element.rows]


def test_clauses_stand_under_their_items(tmp_path: Path) -> None:
    rows = {row[0]: row for row in _rows(_report(tmp_path)) if len(row) == 3}
    assert "第一条" in rows["（二）排斥、强制在本地投资、设立分支机构"][1]
    assert "第二条" in rows["（二）选择性、差异化的财政奖补"][1]
    assert rows["（三）干预市场调节价"][1] == "程序未发现"


def test_form_of_an_earlier_matter_names_no_items(tmp_path: Path) -> None:
    report = replace(_report(tmp_path), as_of=date(2023, 5, 1))
    names = [row[0] for row in _rows(report)]
    assert "市场准入和退出" in names
    assert not any(name.startswith("（一）负面清单") for name in names)


def test_form_is_a_word_file_with_the_quoted_words(tmp_path: Path) -> None:
    import docx

    content = write_competition_form(_report(tmp_path))
    document = docx.Document(io.BytesIO(content))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "子公司" in text
    assert content == write_competition_form(_report(tmp_path))
