"""`hegui review` of the annual report this project began with: a report is no evidence for a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import hegui, needs_review

FIVE = (
    "public_participation",
    "expert_argumentation",
    "risk_assessment",
    "legality_review",
    "collective_deliberation",
)

pytestmark = needs_review


@pytest.fixture(scope="module")
def report(shared: Path) -> dict[str, Any]:
    ran = hegui("review", shared / "seed" / "annual-report.txt", "--output-format", "json")
    assert ran.code == 0, ran.err
    return ran.json


def test_it_is_an_annual_report_of_a_town_outside_the_scope(report: dict[str, Any]) -> None:
    (document,) = report["documents"]
    assert document["role"] == "annual_report"
    assert [name[-4:] for name in document["issuers"]] == ["镇委员会", "人民政府"]
    assert report["matter"]["kinds"] == []
    assert report["summary"]["conclusion"] == "out_of_scope"


@pytest.mark.parametrize("kind", FIVE)
def test_every_step_is_mentioned_and_none_performed(report: dict[str, Any], kind: str) -> None:
    step = next(step for step in report["steps"] if step["step"] == kind)
    statuses = {evidence["status"] for evidence in step["evidence"]}
    assert "mentioned" in statuses
    assert "performed" not in statuses
    assert step["verdict"] == "not_applicable"
    assert "报告" in step["reason"]


def test_nothing_grave_and_no_problem_with_a_number(report: dict[str, Any]) -> None:
    assert not [f for f in report["findings"] if f["severity"] in ("block", "major")]
    assert not [f for f in report["findings"] if f["rule"].startswith("NU2")]
