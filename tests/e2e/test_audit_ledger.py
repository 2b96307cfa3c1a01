"""`hegui ledger` and `hegui impact` from the command line."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from archive_truth import generate_archive, plan_for, report_of
from command_line import hegui

HEAD = ["文号", "文件名称", "制定机关", "成文日期", "有效性"]
ROWS = [
    ["澄府规〔2024〕1号", "澄湖县河道管理办法", "澄湖县人民政府", "2024.1.10", "有效"],
    ["澄府规〔2024〕2号", "=cmd|'/c calc'!A1", "澄湖县人民政府", "2024.3.5", "有效"],
    ["澄府规〔2024〕4号", "澄湖县犬只管理规定", "澄湖县人民政府", "2024年5月", "有效"],
]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEAD, *ROWS]:
        sheet.append(row)
    sheet["B3"].data_type = "s"
    book.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def test_check_shows_the_mapping_and_what_is_wrong(ledger: Path) -> None:
    ran = hegui("ledger", "check", ledger)
    shown = ran.out.decode()
    assert ran.code == 1
    assert "标题 ← 文件名称" in shown
    assert "第4行：成文日期“2024年5月”不是日期" in shown
    assert "NU301" in shown
    assert "澄府规〔2024〕3号" in shown
    plain = hegui("ledger", "check", ledger, "--output-format", "json").json
    assert (plain["rows"], plain["entries"], len(plain["faults"])) == (3, 3, 1)


def test_columns_from_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "台账.csv").write_text("甲,乙\n澄府规〔2024〕1号,河道办法\n", encoding="utf-8")
    assert hegui("ledger", "check", "台账.csv", cwd=tmp_path).code == 2
    text = '[ledger_columns]\ndocument_number = "甲"\ntitle = "乙"\n'
    (tmp_path / "hegui.toml").write_text(text, encoding="utf-8")
    assert hegui("ledger", "check", "台账.csv", cwd=tmp_path).code == 0


def test_next_number_and_gaps(ledger: Path) -> None:
    ran = hegui("ledger", "next", ledger, "澄府规", "--year", "2024")
    assert ran.out.decode().strip() == "澄府规〔2024〕5号"
    assert "缺号：澄府规〔2024〕3号" in ran.err
    assert (
        hegui("ledger", "next", ledger, "澄府函", "--year", "2024").out.decode().strip()
        == "澄府函〔2024〕1号"
    )


def test_import_export_and_inert_formulas(ledger: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    assert hegui("ledger", "import", ledger, "--store", store).code == 0
    assert hegui("ledger", "export", store, tmp_path / "o.xlsx").code == 0
    sheet = load_workbook(tmp_path / "o.xlsx").active
    assert sheet is not None
    cell = sheet["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd|'/c calc'!A1", "s", True)
    assert hegui("ledger", "export", ledger, tmp_path / "o.csv").code == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "o.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0][:2] == ["标题", "发文字号"]
    assert rows[1][4] == "2024-01-10"
    assert rows[2][0].startswith("'=")
    assert hegui("ledger", "export", ledger, tmp_path / "o.pdf").code == 2


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    generate_archive(folder, 120, 1)
    report_of(plan_for(folder))
    return folder


def test_an_imported_ledger_serves_audits_without_one(audited: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.sqlite")
    assert hegui("ledger", "import", audited / "台账.xlsx", "--store", store).code == 0
    given = report_of(plan_for(audited, publications=None))
    imported = report_of(plan_for(audited, publications=None, ledger=None, store=store))
    assert [f["message"] for f in imported["findings"]] == [f["message"] for f in given["findings"]]


def _impact(audited: Path, *arguments: str) -> dict[str, Any]:
    ran = hegui("impact", *arguments, "--store", audited / "store.sqlite", "--output-format", "json")
    assert ran.code == 0, ran.err
    return ran.json


def test_impact_of_a_repealed_law(audited: Path) -> None:
    impact = _impact(audited, "合同法", "--changed-on", "2021-01-01")
    assert impact["title"] == "中华人民共和国合同法"
    assert impact["repealed"] is True
    (item,) = impact["items"]
    assert (item["disposition"], item["provision"]) == ("废止", "第一条")
    assert item["quote"] == "《中华人民共和国合同法》"


def test_impact_of_an_article(audited: Path) -> None:
    ran = hegui("impact", "水法", "--article", "第三十二条", "--store", audited / "store.sqlite")
    assert ran.code == 0
    assert "修改第32条" in ran.out.decode()
    paths = [item["path"] for item in _impact(audited, "水法")["items"]]
    assert paths
    assert len(paths) == len(set(paths))


def test_impact_of_a_name_that_nobody_cites(audited: Path) -> None:
    ran = hegui("impact", "没有这部法", "--store", audited / "store.sqlite")
    assert ran.code == 0
    assert "请核对" in ran.err


def test_impact_as_picture_and_table(audited: Path, tmp_path: Path) -> None:
    for kind in ("svg", "xlsx"):
        target = tmp_path / f"影响.{kind}"
        given = ("--store", audited / "store.sqlite", "--output-format", f"{kind}={target}")
        assert hegui("impact", "水法", *given).code == 0
        assert target.stat().st_size
    picture = ElementTree.parse(tmp_path / "影响.svg").getroot()
    assert picture.tag.endswith("svg")
    assert any(element.tag.endswith("path") for element in picture.iter())


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["水法"], "--archive"),
        (["水法", "--store", "没有.sqlite"], "没有.sqlite"),
        (["水法", "--archive", "."], "还没有审计"),
        (["水法", "--article", "甲", "--archive", "."], "--article"),
        (["水法", "--archive", ".", "--output-format", "pdf"], "pdf"),
        (["水法", "--archive", ".", "--changed-on", "昨天"], "--changed-on"),
    ],
)
def test_wrong_usage_of_impact(arguments: list[str], word: str, tmp_path: Path) -> None:
    ran = hegui("impact", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert word in ran.err
