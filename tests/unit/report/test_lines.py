"""Console, concise, GitHub, JUnit, Markdown and SARIF."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from hegui.model.rule import Severity
from hegui.report import ShowOptions, render
from hegui.report.columns import text_width

from . import samples

ROOT = ShowOptions(root="卷宗")


def text_of(name: str, options: ShowOptions = ROOT, **more: object) -> str:
    return render(name, samples.review_report(**more), options).decode()


@pytest.mark.parametrize("width", [50, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = text_of("full", ShowOptions(width=width)).splitlines()
    assert max(map(text_width, lines)) <= width


def test_full_says_everything_a_reader_must_know() -> None:
    shown = text_of("full", ShowOptions(width=120, root="卷宗"))
    for words in (
        "公众参与      应当履行  不符合    2024-03-01至2024-03-15",
        "不得提交（1）",
        "应当修改（3）",
        "卷宗/01-澄湖县停车收费办法（送审稿）.txt  第三条 第4行",
        "原文：“处200元罚款”",
        "《党政机关公文处理工作条例》（依据未核实）",
        "豁免：旧合同的表述",
        "需人工核实（1）",
        "07-扫描件.pdf：该文件没有文字层",
        "reordered-lines",
        "规则9条：满足1，违反6，需人工核实1，不适用1。",
        "结论：不得提交集体审议",
        "hegui 0.1.0",
        samples.review_report().documents[0].sha256[:12],
        "基准日：2024-07-01",
    ):
        assert words in shown


def test_advice_is_given_once_for_findings_that_share_it() -> None:
    draft = samples.draft_document()
    twice = (samples.finding_at(draft, "第三条"), samples.finding_at(draft, "第五条"))
    shown = text_of("full", findings=twice)
    assert shown.count("不得设定行政处罚。") == 2
    assert shown.count("建议：删去罚款的规定。") == 1
    assert shown.count("依据：") == 1


def test_color_only_where_asked_for() -> None:
    assert "\x1b[" not in text_of("full")
    assert "\x1b[31m" in text_of("full", ShowOptions(color=True))


def test_terminal_cannot_be_steered_by_a_document() -> None:
    evil = samples.finding_at(
        samples.draft_document(), "第五条", message="\x1b]0;x\x07坏", quote="\x1b[2J\n下"
    )
    for name in ("full", "concise", "github", "markdown"):
        assert "\x1b" not in text_of(name, findings=(evil,))


def test_long_list_of_inputs_is_cut_and_says_so() -> None:
    many = tuple(samples.make_document(f"{n:03}.txt", samples.Role.OTHER, ["正文。"]) for n in range(60))
    assert "其余20份的摘要见 JSON 报告。" in text_of("full", documents=many, findings=())


def test_concise_has_one_line_a_finding() -> None:
    lines = text_of("concise").splitlines()
    assert lines[0] == "（风险评估） PR301 major 未见风险评估材料。"
    assert lines[1].startswith("卷宗/01-澄湖县停车收费办法（送审稿）.txt:4:12 WD105 minor ")
    assert lines[5].startswith("卷宗/02-征求意见公告.pdf:第1页 PR101 major ")
    assert not any("CI201" in line for line in lines)
    assert lines[-1] == "卷宗/07-扫描件.pdf no-text-layer unread 该文件没有文字层，无法读取。"


def test_github_escapes_what_the_runner_reads() -> None:
    evil = samples.finding_at(
        samples.draft_document(), "第五条", path="a,b:c%.txt", message="100%\n::error::x\r", suggestion=""
    )
    line = text_of("github", ShowOptions(), findings=(evil,), problems=()).splitlines()
    assert line == [
        "::error file=a%2Cb%3Ac%25.txt,line=5,endLine=5,col=1,endColumn=4,title=AU101 应当修改"
        "::100%25%0A::error::x%0D"
    ]


def test_junit_counts_and_strips() -> None:
    evil = samples.finding_at(samples.draft_document(), "第五条", message="坏\x00字\ud800<&>")
    root = ElementTree.fromstring(text_of("junit", findings=(*samples.findings(), evil)))
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == (
        "11",
        "6",
        "1",
        "2",
    )
    suites = [suite.get("name") for suite in root]
    assert suites[0] == "卷宗/01-澄湖县停车收费办法（送审稿）.txt"
    assert "卷宗" in suites
    failure = root.find(".//failure[@message='坏\ufffd字\ufffd<&>']")
    assert failure is not None
    assert "依据：《中华人民共和国行政处罚法》第十六条" in (failure.text or "")


def test_junit_gives_a_clean_file_a_passing_case() -> None:
    root = ElementTree.fromstring(render("junit", samples.check_report(), ROOT).decode())
    assert root.get("failures") == "0"
    assert root.find(".//testcase") is not None


def test_markdown_leaves_no_live_mark() -> None:
    evil = samples.finding_at(
        samples.draft_document(), "第五条", message="<script>|*[x](y)\n# 标题", suggestion="`a`"
    )
    shown = text_of("markdown", findings=(evil,))
    assert "\\<script\\>\\|\\*\\[x\\](y) \\# 标题" in shown
    assert "\n# 标题" not in shown
    assert "| 公众参与 | 应当履行 | 不符合 | 2024-03-01至2024-03-15 |" in shown


def sarif() -> dict:
    return json.loads(text_of("sarif"))


def test_sarif_is_valid_by_the_schema() -> None:
    path = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(sarif())


def test_sarif_results() -> None:
    run = sarif()["runs"][0]
    results = {result["ruleId"]: result for result in run["results"]}
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(rules)
    assert "NU102" in rules
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert run["columnKind"] == "unicodeCodePoints"
    assert {rule: result["level"] for rule, result in results.items()} == {
        "PR301": "error",
        "WD105": "warning",
        "AU101": "error",
        "NU101": "error",
        "FC102": "none",
        "CI201": "error",
        "PR101": "error",
    }
    assert results["FC102"]["kind"] == "review"
    assert results["CI201"]["suppressions"][0]["justification"].startswith("旧合同")
    region = results["NU101"]["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 5,
        "endLine": 5,
        "startColumn": 1,
        "endColumn": 4,
        "snippet": {"text": "第五条"},
    }
    assert "region" not in results["PR101"]["locations"][0]["physicalLocation"]
    assert results["AU101"]["locations"][0]["logicalLocations"][0]["name"] == "第三条"
    assert results["PR301"]["locations"] == [
        {"logicalLocations": [{"name": "风险评估", "fullyQualifiedName": "风险评估", "kind": "provision"}]}
    ]
    assert results["NU101"]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {
        "text": "第四条"
    }


def test_sarif_names_inputs_and_what_was_not_read() -> None:
    run = sarif()["runs"][0]
    record = samples.review_report().documents[0]
    artifact = run["artifacts"][0]
    assert artifact["hashes"] == {"sha-256": record.sha256}
    assert re.fullmatch(r"[!-~]+", artifact["location"]["uri"])
    call = run["invocations"][0]
    assert call["executionSuccessful"] is False
    assert [note["descriptor"]["id"] for note in call["toolExecutionNotifications"]] == [
        "no-text-layer",
        "reordered-lines",
    ]


def test_violated_info_is_a_note() -> None:
    hint = replace(samples.finding_at(samples.draft_document(), "第五条"), severity=Severity.INFO)
    run = json.loads(text_of("sarif", findings=(hint,)))["runs"][0]
    assert run["results"][0]["level"] == "note"
