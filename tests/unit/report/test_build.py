"""Counts, order and conclusion of a report, and the JSON made of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hegui.errors import UsageError
from hegui.model.report import Conclusion
from hegui.model.rule import Outcome, Severity
from hegui.report import REPORTERS, ShowOptions, find_reporter, render, summarise
from hegui.report.json_report import report_json, stream_jsonl, write_json
from hegui.report.options import shown_path

from . import samples


def test_summary_counts_only_violated_unwaived() -> None:
    assert summarise(samples.review_report()) == {
        "documents": 4,
        "unread": 1,
        "excluded": 1,
        "block": 1,
        "major": 3,
        "minor": 1,
        "info": 0,
        "satisfied": 1,
        "violated": 6,
        "undetermined": 1,
        "not_applicable": 1,
        "conclusion": "not_to_be_submitted",
    }


def test_findings_stand_in_reading_order_whatever_order_they_came_in() -> None:
    findings = samples.findings()
    report = samples.review_report(findings=reversed(findings))
    assert report == samples.review_report()
    rules = [finding.rule for finding in report.findings]
    assert rules == ["PR301", "WD105", "AU101", "NU101", "FC102", "CI201", "PR101"]


CASES = [
    ({}, Conclusion.NOT_TO_BE_SUBMITTED),
    ({"findings": ()}, Conclusion.PROCEDURE_TO_BE_REMEDIED),
    ({"findings": (), "review_unlawful": True}, Conclusion.NOT_TO_BE_SUBMITTED),
    ({"findings": (), "steps": samples.steps()[1:3]}, Conclusion.MATERIALS_INCOMPLETE),
    ({"findings": (), "steps": ()}, Conclusion.MATERIALS_INCOMPLETE),
    ({"findings": (), "steps": (), "problems": ()}, Conclusion.NO_PROBLEM_FOUND),
    ({"matter": samples.matter(out_of_scope=True)}, Conclusion.OUT_OF_SCOPE),
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_conclusion_is_the_first_that_fits(given: dict[str, object], expected: Conclusion) -> None:
    assert samples.review_report(**given).conclusion is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, Conclusion.SHOULD_BE_REVISED),
        ({"severity": Severity.BLOCK, "rule": "NU101"}, Conclusion.SHOULD_BE_REVISED),
        ({"severity": Severity.BLOCK, "waived": "已确认"}, Conclusion.NO_PROBLEM_FOUND),
        ({"severity": Severity.MINOR}, Conclusion.NO_PROBLEM_FOUND),
        ({"outcome": Outcome.UNDETERMINED}, Conclusion.NO_PROBLEM_FOUND),
        ({"severity": Severity.BLOCK, "rule": "FC102"}, Conclusion.NOT_TO_BE_SUBMITTED),
    ],
)
def test_conclusion_by_findings(change: dict[str, object], expected: Conclusion) -> None:
    finding = replace(samples.finding_at(samples.draft_document(), "第五条"), **change)  # type: ignore[arg-type]
    assert samples.check_report(findings=(finding,)).conclusion is expected


def test_evidence_has_offsets_of_its_block() -> None:
    step = report_json(samples.review_report())["steps"][0]
    first = step["evidence"][0]
    assert first["block"] == 1
    assert first["page"] == 1
    block = samples.notice_document().block_text(1)
    assert block[first["start"] : first["end"]] == first["quote"]
    assert (step["started_on"], step["ended_on"]) == ("2024-03-01", "2024-03-15")


def test_passage_over_two_blocks_ends_with_its_first() -> None:
    step = samples.steps()[0]
    long = replace(step.evidence[0], start=0, end=60)
    report = samples.review_report(steps=(replace(step, evidence=(long,)),))
    shown = report_json(report)["steps"][0]["evidence"][0]
    assert shown["quote"] == samples.notice_document().block_text(0)


def test_evidence_of_a_document_not_at_hand_has_no_place() -> None:
    step = samples.steps()[0]
    lost = replace(step.evidence[0], path="别处.txt")
    report = samples.review_report(steps=(replace(step, evidence=(lost,)),))
    shown = report_json(report)["steps"][0]["evidence"][0]
    assert (shown["block"], shown["quote"]) == (None, None)


def test_digests_name_their_algorithm() -> None:
    assert samples.review_report(rules_digest="a1" * 32) == samples.review_report()


def test_check_has_no_matter_and_no_steps() -> None:
    shown = report_json(samples.check_report())
    assert (shown["matter"], shown["steps"]) == (None, [])
    assert "run" not in shown


@pytest.mark.parametrize("name", [key for key, entry in REPORTERS.items() if entry])
def test_equal_reports_give_equal_bytes(name: str) -> None:
    options = ShowOptions()
    assert render(name, samples.review_report(), options) == render(name, samples.review_report(), options)


def test_jsonl_has_one_finding_a_line() -> None:
    lines = list(stream_jsonl(samples.review_report(), ShowOptions()))
    assert [json.loads(line)["rule"] for line in lines][:2] == ["PR301", "WD105"]
    assert all(line.count("\n") == 1 for line in lines)


def test_write_json_is_utf8_even_with_a_lone_surrogate(tmp_path) -> None:  # type: ignore[no-untyped-def]
    finding = samples.finding_at(samples.draft_document(), "第五条", message="坏\ud800字")
    target = tmp_path / "报告.json"
    write_json(samples.check_report(findings=(finding,)), target)
    assert json.loads(target.read_bytes())["findings"][0]["rule"] == "AU101"


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(UsageError, match="没有输出格式“pdf”"):
        find_reporter("pdf")


def test_path_from_the_working_folder() -> None:
    assert shown_path("a/b.txt", ShowOptions(root="卷宗/一")) == "卷宗/一/a/b.txt"
    assert shown_path("a.txt", ShowOptions()) == "a.txt"
