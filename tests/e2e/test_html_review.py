"""A real dossier, reviewed from the command line, read in a browser. Needs Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DOSSIER = "review-before-consultation-end"
pytestmark = pytest.mark.browser


def run(*arguments: str, cwd: Path) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, *arguments], cwd=cwd, env=environment, timeout=120, check=False)
    return done.returncode


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built dossier and its reports."""
    folder = tmp_path_factory.mktemp("review")
    assert run(str(ROOT / "corpora" / "build.py"), str(folder), DOSSIER, cwd=ROOT) == 0
    outputs = [f"--output-format={kind}=r.{kind}" for kind in ("html", "json", "docx", "markdown")]
    assert run("-m", "hegui", "review", f"dossiers/{DOSSIER}", *outputs, cwd=folder) in (0, 1)
    return folder


def test_json_is_valid_and_evidence_is_where_it_says(reviewed: Path) -> None:
    import jsonschema

    report = json.loads((reviewed / "r.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8")))
    evidence = [item for step in report["steps"] for item in step["evidence"]]
    assert evidence
    assert all(len(item["quote"]) == item["end"] - item["start"] for item in evidence)


def test_opinion_and_mail_name_the_matter(reviewed: Path) -> None:
    import docx

    title = json.loads((reviewed / "r.json").read_text(encoding="utf-8"))["matter"]["title"]
    assert title in docx.Document(str(reviewed / "r.docx")).paragraphs[0].text
    assert title in (reviewed / "r.markdown").read_text(encoding="utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，跳过浏览器测试")
def test_page_shows_steps_timeline_and_passages(reviewed: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="没有安装 playwright")
    report = json.loads((reviewed / "r.json").read_text(encoding="utf-8"))
    errors: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("console", lambda note: errors.append(note.text) if note.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((reviewed / "r.html").as_uri())
        assert page.locator(".steps tbody tr").count() == len(report["steps"])
        assert page.locator("svg .event").count() >= 4
        assert page.locator("svg .wrong").count() == 1
        assert page.locator(".finding").count() == len(report["findings"])
        page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
        page.click("#e-public_participation-0 a")
        shown = page.locator("mark.at")
        assert shown.is_visible()
        assert shown.inner_text() in report["steps"][0]["evidence"][0]["quote"]
        browser.close()
    assert errors == []
