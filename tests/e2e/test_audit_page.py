"""The page and the workbook of an audit, opened by the programs that their readers use."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from archive_truth import generate_archive, plan_for

from hegui.audit.run import audit_archive
from hegui.model.report import Conclusion, DocumentRecord, Finding, Report
from hegui.model.rule import Basis, Outcome, Provenance, Severity
from hegui.report.archive_page import stream_page
from hegui.report.archive_report import ArchiveReport
from hegui.report.workbook import write_workbook

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SOFFICE = shutil.which("soffice")
EVIL = "<script>document.title='被执行'</script>=cmd|'/c calc'!A1"
BASIS = Basis(title="某条例", article="第六条", provenance=Provenance.TEXT)
GRADES = (Severity.BLOCK, Severity.MAJOR, Severity.MINOR, Severity.INFO)


def _finding(number: int) -> Finding:
    grade = GRADES[number % 4]
    return Finding(
        rule=f"RG2{number % 9:02}", name="registration.sample", severity=grade, outcome=Outcome.VIOLATED,
        message=EVIL if number == 0 else f"第{number}处的说明", suggestion="更正台账", step=None,
        path=f"甲局/{number % 300}.docx", sheet=None, row=None, page=None, line=None, block=1, start=0, end=2,
        quote="原文", provision="第一条", basis=(BASIS,), fix=None, fingerprint=f"{number:016}",
    )  # fmt: skip


def _record(number: int) -> DocumentRecord:
    agency = f"澄湖县{'甲乙丙'[number % 3]}局"
    return DocumentRecord(
        path=f"甲局/{number}.docx", sha256="0" * 64, format="docx", role="issued", genre="通知", title="标题",
        issuers=(agency,), document_number=(f"澄〔{2019 + number % 6}〕1号", "澄", 2019 + number % 6, 1),
        signed_on=None, pages=None, blocks=3, text_sha256="0" * 64,
    )  # fmt: skip


def _report(findings: int) -> ArchiveReport:
    head = Report(
        command="audit", version="0", rules_digest="sha256:0", statutes_digest="sha256:0",
        as_of=date(2025, 6, 30), jurisdiction="CN-37", matter=None, documents=(), steps=(), results=(),
        findings=(), problems=(), excluded=0, conclusion=Conclusion.SHOULD_BE_REVISED,
    )  # fmt: skip
    counts = {grade.value: findings // 4 for grade in GRADES}
    return ArchiveReport(
        head=head,
        counts={**counts, "documents": 300, "forbidding": 0},
        documents=lambda: map(_record, range(300)),
        findings=lambda: map(_finding, range(findings)),
        series=lambda: iter(()),
        pairings=lambda: iter(()),
    )


def test_nothing_of_an_input_is_markup() -> None:
    page = "".join(stream_page(_report(8)))
    assert "<script>document" not in page
    assert page.count("<script>") == 1
    assert "default-src 'none'" in page


def test_formula_like_text_is_inert_in_the_workbook(tmp_path: Path) -> None:
    file = tmp_path / "r.xlsx"
    file.write_bytes(b"".join(write_workbook(_report(8))))
    with zipfile.ZipFile(file) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/" in name]
    assert not any("<f>" in sheet for sheet in sheets)
    book = load_workbook(file)
    assert book.sheetnames == ["概览", "发现", "台账差异", "编号序列", "有效期日历", "清理清单", "未读"]
    cells = [cell for row in book["发现"].iter_rows() for cell in row if isinstance(cell.value, str)]
    (evil,) = [cell for cell in cells if "=cmd" in cell.value]
    assert evil.data_type == "s"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="没有安装 playwright")
    if CHROMIUM is None:
        pytest.skip("没有安装 chromium，跳过浏览器测试")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.mark.browser
def test_2000_findings_can_be_filtered(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    file.write_text("".join(stream_page(_report(2000))), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    count, shown = page.locator("#count"), page.locator("#findings tbody tr:visible")
    assert count.inner_text() == "2000 / 2000"
    assert shown.count() == 100
    page.select_option("#state", "block")
    assert count.inner_text() == "500 / 2000"
    page.select_option("#agency", "澄湖县甲局")
    by_agency = int(count.inner_text().split(" ")[0])
    assert 0 < by_agency < 500
    page.select_option("#rule", "RG200")
    page.select_option("#year", "2019")
    assert int(count.inner_text().split(" ")[0]) <= by_agency
    page.click("button[type=reset]")
    page.wait_for_function("document.getElementById('count').textContent === '2000 / 2000'")
    page.fill("#words", "第1999处")
    assert count.inner_text() == "1 / 2000"
    page.fill("#words", "")
    page.click("#next")
    assert page.locator("#page").inner_text() == "第 2 / 20 页"
    assert page.title() == "档案审计报告"
    assert errors == []
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1], "nothing sticks out"
    page.close()


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="没有安装 LibreOffice，跳过转换测试")
def test_workbook_opens_in_libreoffice(tmp_path: Path) -> None:
    generate_archive(tmp_path, 42, 6)
    file = tmp_path / "审计.xlsx"
    with audit_archive(plan_for(tmp_path)) as report:
        file.write_bytes(b"".join(write_workbook(report)))
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    folder = tmp_path / "opened"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    written, opened = _cells(file), _cells(folder / file.name)
    assert list(opened) == ["概览", "发现", "台账差异", "编号序列", "有效期日历", "清理清单", "未读"]
    assert len(opened["发现"]) > 50
    assert opened == written


def _cells(file: Path) -> dict[str, dict[tuple[int, int], Any]]:
    """The filled cells of every sheet; formulas as they are written, days without the hour."""
    book = load_workbook(file, read_only=True)
    found = {
        sheet.title: {
            (row, column): value.date() if isinstance(value, datetime) else value
            for row, cells in enumerate(sheet.iter_rows(values_only=True))
            for column, value in enumerate(cells)
            if value not in (None, "")
        }
        for sheet in book.worksheets
    }
    book.close()
    return found
