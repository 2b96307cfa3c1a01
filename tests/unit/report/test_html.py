"""The HTML page as text: self-contained, inert, complete. What a browser does with it is in tests/e2e."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

from hegui.report import ShowOptions, render

from . import samples

VOID = {"meta", "br", "input", "link", "img", "hr"}


def page(**more: object) -> str:
    return render("html", samples.review_report(**more), ShowOptions()).decode()


class Reader(HTMLParser):
    """Collects ids and local links, and checks that elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.stack: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        href = given.get("href")
        if href:
            assert href.startswith("#")
            self.targets.append(href[1:])
        assert "src" not in given
        self.scripts += tag == "script"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert reader.stack == []
    return reader


def test_every_link_has_its_target_and_ids_are_unique() -> None:
    reader = read(page())
    assert len(reader.ids) == len(set(reader.ids))
    assert set(reader.targets) <= set(reader.ids)
    assert {"p-f-1", "p-e-public_participation-0", "s-risk_assessment"} <= set(reader.targets)


def test_nothing_is_loaded_and_only_the_own_script_may_run() -> None:
    text = page()
    assert "http://" not in text
    assert "https://" not in text
    assert "default-src 'none'" in text
    assert read(text).scripts == 1


def test_title_with_markup_is_inert() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>办法\"'"
    draft = samples.draft_document(title=evil)
    finding = samples.finding_at(draft, "<script>alert(1)</script>", message=evil, suggestion=evil)
    text = page(documents=(draft,), matter=samples.matter(title=evil), findings=(finding,), steps=())
    assert "<script>alert" not in text
    assert "<img" not in text
    assert read(text).scripts == 1


def test_control_and_direction_marks_are_replaced() -> None:
    draft = samples.draft_document(title="办\x00法\u202e\ud800")
    text = page(documents=(draft,), findings=(), steps=())
    assert not re.search("[\x00\u202e\ud800]", text)
    assert "办\ufffd法\ufffd\ufffd" in text


def test_page_states_what_a_reader_needs() -> None:
    text = page()
    report = samples.review_report()
    for words in (
        "不得提交集体审议",
        "07-扫描件.pdf",
        "no-text-layer",
        "不作为证据：只是笼统提及",
        "《党政机关公文处理工作条例》（依据未核实）",
        "没有检查对象的规则为不适用，不算满足",
        "另有1个文件按设置排除",
        report.rules_digest,
        report.documents[0].sha256,
        "2024-07-01",
    ):
        assert words in text


def test_clean_check_says_so_without_claiming_more() -> None:
    text = render("html", samples.check_report(), ShowOptions()).decode()
    read(text)
    assert "所查规则没有发现问题" in text
    assert "合法性审核报告" not in text


def test_two_thousand_findings_stay_usable() -> None:
    draft = samples.draft_document()
    many = tuple(samples.finding_at(draft, "第三条", message=f"第{n}处") for n in range(2000))
    began = time.perf_counter()
    text = page(findings=many, steps=())
    assert time.perf_counter() - began < 5
    assert text.count('<article class="finding') == 2000
    assert len(text) < 3_000_000
