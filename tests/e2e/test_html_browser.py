"""The HTML report in a browser: what a reader clicks on. Needs Chromium."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))
from report import samples

from hegui.report import ShowOptions, render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="没有安装 chromium，跳过浏览器测试"),
]
EVIL = "<script>document.title='被执行'</script>停车办法"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="没有安装 playwright")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a report; fails the test on any console error or outside request."""
    errors: list[str] = []
    pages = []

    def go(report: Any, width: int = 1180) -> Any:
        target = tmp_path / "报告.html"
        target.write_bytes(render("html", report, ShowOptions()))
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda note: errors.append(note.text) if note.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda sent: errors.append(sent.url) if sent.url[:5] != "file:" else None)
        page.goto(target.as_uri())
        pages.append(page)
        return page

    yield go
    for page in pages:
        page.close()
    assert errors == []


def shown(page: Any, selector: str) -> int:
    return sum(item.is_visible() for item in page.locator(selector).all())


def test_step_table_and_timeline(visit: Any) -> None:
    page = visit(samples.review_report())
    rows = page.locator(".steps tbody tr")
    assert rows.count() == 6
    assert "不符合" in rows.nth(0).inner_text()
    assert page.locator("svg .event").count() == 3
    assert page.locator("svg .arrow").count() == 2
    assert page.locator("svg .wrong").count() == 1
    stroke = page.locator("svg .wrong").evaluate("node => getComputedStyle(node).strokeDasharray")
    assert stroke != "none"


def test_passages_are_highlighted_even_where_they_overlap(visit: Any) -> None:
    page = visit(samples.review_report())
    line = page.locator(".text p", has_text="第三条 违反本办法的")
    marks = line.locator("mark")
    assert marks.all_text_contents() == ["由县城市管理局", "处200元罚款"]
    colors = {mark.evaluate("node => getComputedStyle(node).backgroundColor") for mark in marks.all()}
    assert len(colors) == 2
    assert line.text_content().endswith("由县城市管理局处200元罚款。")


def test_jumps_from_step_to_finding_to_passage_and_back(visit: Any) -> None:
    page = visit(samples.review_report())
    page.click("#s-public_participation a:has-text('问题')")
    assert page.locator(".finding.at .message").inner_text().startswith("公开征求意见自")
    page.click(".finding.at .where a >> nth=0")
    marked = page.locator("mark.at")
    assert marked.inner_text() == "2024年3月1日至3月15日"
    assert marked.is_visible()
    marked.locator("a").click()
    assert page.url.endswith(page.locator(".finding.at").get_attribute("id"))
    page.click(".finding.at a:has-text('步骤：公众参与')")
    assert page.locator("#s-public_participation.at").count() == 1


def test_jump_opens_a_closed_document(visit: Any) -> None:
    page = visit(samples.review_report())
    page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = false; })")
    page.click(".finding.block .where a")
    assert page.locator("mark.at").is_visible()


def test_filters(visit: Any) -> None:
    page = visit(samples.review_report())
    assert shown(page, ".finding") == 7
    page.uncheck("#filters input[value=major]")
    assert shown(page, ".finding") == 4
    assert shown(page, ".group[data-state=major]") == 0
    page.check("#filters input[value=major]")
    page.select_option("#filters select", "PR")
    assert shown(page, ".finding") == 2
    page.select_option("#filters select", "")
    page.fill("#filters input[type=search]", "罚款")
    assert shown(page, ".finding") == 2
    assert page.locator("#shown").inner_text() == "显示 2 / 7 项"


def test_link_to_a_filtered_finding_shows_it(visit: Any) -> None:
    page = visit(samples.review_report())
    page.uncheck("#filters input[value=block]")
    page.click("mark.m-block a")
    assert page.locator(".finding.at").is_visible()


def test_markup_in_a_title_does_not_run(visit: Any) -> None:
    draft = samples.draft_document(title=EVIL)
    report = samples.review_report(
        documents=(draft,), matter=samples.matter(title=EVIL), findings=(), steps=()
    )
    page = visit(report)
    assert page.locator("h1").inner_text() == EVIL
    assert page.title() == f"合法性审核：{EVIL}"
    assert page.locator("script").count() == 1


@pytest.mark.parametrize("width", [380, 1180])
def test_page_never_scrolls_sideways(visit: Any, width: int) -> None:
    page = visit(samples.review_report(), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_two_thousand_findings(visit: Any) -> None:
    draft = samples.draft_document()
    many = tuple(samples.finding_at(draft, "第三条", message=f"第{n}处") for n in range(2000))
    page = visit(samples.review_report(findings=many, steps=()))
    page.fill("#filters input[type=search]", "第1999处")
    assert page.locator("#shown").inner_text() == "显示 1 / 2000 项"


def test_print_hides_the_tools_and_opens_everything(visit: Any) -> None:
    page = visit(samples.review_report())
    page.emulate_media(media="print")
    assert shown(page, "nav, #filters") == 0
    assert page.locator(".finding").first.is_visible()
