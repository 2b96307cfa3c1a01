from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hegui.errors import UsageError
from hegui.pipeline.facts import build_facts, facts_jsonl
from hegui.settings import Settings

TODAY = date(2024, 7, 1)
SCHEMA = json.loads(
    (Path(__file__).resolve().parents[3] / "docs" / "facts.schema.json").read_text(encoding="utf-8")
)

NOTICE = """澄湖县人民政府关于印发《澄湖县河道采砂管理办法》的通知
澄府规〔2024〕3号
各乡镇人民政府：
现印发给你们，请遵照执行。
澄湖县人民政府
2024年3月5日
澄湖县河道采砂管理办法
第一章 总则
第一条 为了规范采砂，根据《中华人民共和国行政处罚法》第十六条，制定本办法。
第一条之一 本条为增加的条文。
第二条 违反第一条规定的，由县水利局责令改正。
第三条 征求意见期间自2024年1月4日至2月5日。
"""


def facts_of(folder: Path, **files: str) -> dict[str, Any]:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    facts = build_facts([folder], Settings(jobs=1), TODAY)
    jsonschema.validate(facts, SCHEMA)
    return facts


def test_what_is_seen_of_a_notice(tmp_path: Path) -> None:
    (seen,) = facts_of(tmp_path, notice=NOTICE)["documents"]
    assert seen["path"] == "notice.txt"
    assert (seen["role"], seen["genre"], seen["signed_on"]) == ("issued", "通知", "2024-03-05")
    assert seen["issuers"] == ["澄湖县人民政府"]
    assert seen["document_number"] == {
        "text": "澄府规〔2024〕3号",
        "agency_code": "澄府规",
        "year": 2024,
        "serial": 3,
    }


def test_articles_are_counted_with_and_without_inserted_ones(tmp_path: Path) -> None:
    outline = facts_of(tmp_path, notice=NOTICE)["documents"][0]["outline"]
    assert (outline["chapters"], outline["articles"], outline["articles_with_inserted"]) == (1, 3, 4)
    articles = [p for p in outline["provisions"] if p["level"] == "article"]
    assert [p["number"] for p in articles] == ["1", "1-1", "2", "3"]


def test_offsets_count_within_their_block(tmp_path: Path) -> None:
    seen = facts_of(tmp_path, notice=NOTICE)["documents"][0]
    blocks = NOTICE.splitlines()
    for item in seen["outline"]["provisions"]:
        if item["label"]:
            assert blocks[item["block"]][item["start"] : item["end"]] == item["label"]
    for item in seen["citations"]:
        assert blocks[item["block"]][item["start"] : item["end"]] == item["quote"]
    period = seen["dates"][-1]
    assert blocks[period["block"]][period["start"] : period["end"]] == "2024年1月4日至2月5日"
    assert (period["from"], period["until"]) == ("2024-01-04", "2024-02-05")


def test_citations_carry_status_version_and_targets(tmp_path: Path) -> None:
    citations = facts_of(tmp_path, notice=NOTICE)["documents"][0]["citations"]
    outer = next(c for c in citations if c["title"] == "中华人民共和国行政处罚法")
    assert outer["targets"] == [{"article": "16", "paragraph": None, "item": None}]
    assert (outer["status"], outer["version"], outer["internal"]) == ("in_force", "2021-01-22", False)
    inner = next(c for c in citations if c["internal"])
    assert (inner["targets"][0]["article"], inner["status"]) == ("1", "in_force")


def test_events_name_step_and_status(tmp_path: Path) -> None:
    text = "关于《澄湖县节水办法（草案）》的起草说明\n2024年3月4日至4月5日在县政府网站公开征求意见。\n"
    (seen,) = facts_of(tmp_path, note=text)["documents"]
    event = next(e for e in seen["events"] if e["step"] == "public_participation")
    assert event["status"] in ("performed", "mentioned")
    assert event["block"] == 1


def test_unread_inputs_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    facts = facts_of(tmp_path, notice=NOTICE)
    assert [p["path"] for p in facts["problems"]] == ["empty.txt"]
    assert [d["path"] for d in facts["documents"]] == ["notice.txt"]


def test_the_same_in_one_process_and_in_two(tmp_path: Path) -> None:
    one = facts_of(tmp_path, a=NOTICE, b=NOTICE.replace("3号", "4号"))
    assert build_facts([tmp_path], Settings(jobs=2), TODAY) == one


def test_lines(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    lines = [json.loads(line) for line in facts_jsonl(facts_of(tmp_path, a=NOTICE)).splitlines()]
    assert [line["schema"] for line in lines] == ["hegui.facts/1"] * 2
    assert lines[0]["path"] == "a.txt"
    assert lines[1]["problem"]["code"] == "empty-file"


def test_clauses_are_added_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("关于停车的通知\n不得占道经营，违者处200元罚款。\n", encoding="utf-8")
    facts = build_facts([tmp_path / "稿.txt:1"], Settings(), TODAY, clauses=True)
    (clause,) = facts["documents"][0]["clauses"]
    assert clause["block"] == 1
    assert clause["negations"] == [{"word": "不得", "governs": "占道经营，"}]
    assert clause["consequence"] == "违者处200元罚款。"


def test_what_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        build_facts([tmp_path / "nowhere"], Settings(), TODAY)
