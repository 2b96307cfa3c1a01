"""The annual report this project began with, read line by line (legal basis, section G2)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hegui.cli.commands import run_check
from hegui.cli.main import guarded
from hegui.cli.request import Request


@pytest.fixture(scope="module")
def findings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    target = tmp_path_factory.mktemp("seed") / "r.json"
    request = Request(
        paths=(str(shared / "seed" / "annual-report.txt"),), output_format=(f"json={target}",), no_cache=True
    )
    assert guarded(lambda: run_check(request)) == 0
    return list(json.loads(target.read_text(encoding="utf-8"))["findings"])


@pytest.mark.parametrize(
    ("rule", "line", "quote"),
    [
        ("WD101", 16, "统一管理"),
        ("WD102", 20, "事故灾害"),
        ("WD103", 25, "今年来"),
        ("WD104", 13, "法制学习"),
        ("CI105", 13, "《反有组织犯罪法》"),
        ("AN108", 16, None),
        ("AN110", 35, None),
    ],
)
def test_true_defects_are_found(
    findings: list[dict[str, object]], rule: str, line: int, quote: str | None
) -> None:
    places = [(f["line"], f["quote"]) for f in findings if f["rule"] == rule and f["outcome"] == "violated"]
    assert line in [p[0] for p in places]
    assert quote is None or quote in [p[1] for p in places]


@pytest.mark.parametrize(
    "quote", ["100%", "98%", "《重大行政决策程序暂行条例》", "《信访工作条例》", "罚没指标", "白头"]
)
def test_what_is_right_is_not_flagged(findings: list[dict[str, object]], quote: str) -> None:
    flagged = [
        str(f["quote"]) for f in findings if f["outcome"] == "violated" and f["rule"] not in ("AN110",)
    ]
    assert not [q for q in flagged if quote in q and len(q) < 40]


def test_nothing_grave_and_no_number_problem(findings: list[dict[str, object]]) -> None:
    assert not [f for f in findings if f["severity"] in ("block", "major")]
    assert not [f for f in findings if str(f["rule"]).startswith("NU2")]
