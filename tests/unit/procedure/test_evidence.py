"""Sentences: the development set, spans, dates, and that spaCy is only met where a sentence needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dossier_case import document

from hegui.intake.reader import raw_from_text
from hegui.model.document import Document, Role
from hegui.model.dossier import Evidence, EvidenceStatus
from hegui.parsing.dates import find_dates
from hegui.procedure.evidence import find_events, find_passages

SENTENCES = Path(__file__).resolve().parents[3] / "corpora" / "sentences" / "procedure.jsonl"
RANK = {
    status: rank for rank, status in enumerate(("mentioned", "performed", "planned", "negated", "exempted"))
}


def read(text: str, role: str, year: int) -> dict[str, Evidence]:
    raw = raw_from_text(text, "a.txt")
    dates = find_dates(raw.text, raw.blocks, date(year, 12, 31))
    found: dict[str, Evidence] = {}
    for event in find_events(
        Document(source=raw.source, text=raw.text, blocks=raw.blocks, role=Role(role), dates=dates)
    ):
        known = found.get(event.step.value)
        if known is None or RANK[event.status] > RANK[known.status]:
            found[event.step.value] = event
    return found


def sentences() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def test_the_development_set_is_large_and_has_every_step_and_status() -> None:
    pairs = Counter((e["step"], e["status"]) for s in sentences() for e in s["events"])
    assert len(sentences()) >= 480
    assert len({step for step, _ in pairs}) == 9
    five = [
        s
        for s, _ in pairs
        if s not in ("fair_competition_review", "party_report", "publication", "record_filing")
    ]
    assert all(pairs[step, status] >= 8 for step in set(five) for status in RANK)


def test_status_on_the_development_set() -> None:
    right: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for sentence in sentences():
        want = {e["step"]: e["status"] for e in sentence["events"]}
        have = {
            k: e.status.value for k, e in read(sentence["text"], sentence["role"], sentence["year"]).items()
        }
        for step in want.keys() | have.keys():
            if want.get(step) == have.get(step):
                right[want[step]] += 1
            else:
                missed.update([want[step]] if step in want else [])
                extra.update([have[step]] if step in have else [])
    scores = [2 * right[s] / (2 * right[s] + extra[s] + missed[s]) for s in RANK]
    assert sum(scores) / len(scores) >= 0.95


def test_dates_of_performed_acts() -> None:
    found = read("2024年3月4日至4月5日，县住建局在县政府网站公开征求意见。", "drafting_note", 2024)
    event = found["public_participation"]
    assert (event.date, event.until) == (date(2024, 3, 4), date(2024, 4, 5))
    assert event.actor == "县住建局"


def test_an_event_s_span_is_its_sentence() -> None:
    paper = document(
        "a.txt", "drafting_note", "一、背景。\n2024年5月8日组织5名专家进行了论证。其他工作正常。"
    )
    (event,) = find_events(paper)
    assert paper.text[event.start : event.end] == "2024年5月8日组织5名专家进行了论证"


@pytest.mark.parametrize(
    "text",
    [
        "书面征求了11个部门意见，均无意见。",
        "企业应当在30日内向县商务局备案。",
        "本所律师出具法律意见书，认为合法。",
    ],
)
def test_what_is_no_evidence_of_a_step(text: str) -> None:
    assert find_events(document("a.txt", "drafting_note", text)) == ()


def test_a_text_without_a_step_does_not_load_spacy() -> None:
    code = (
        "import sys; from hegui.intake.reader import raw_from_text; from hegui.model.document import "
        "Document;"
        "from hegui.procedure.evidence import find_events; raw = raw_from_text('本办法自发布之日起施行"
        "。', 'a.txt');"
        "find_events(Document(source=raw.source, text=raw.text, blocks=raw.blocks));"
        "assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_passages_are_bounded() -> None:
    long = "公开征求意见" + "很长" * 5000
    assert all(len(p.text) <= 900 for p in find_passages(long * 3))


def test_negation_has_a_scope() -> None:
    found = read("已于5月8日组织专家论证，但未开展风险评估。", "drafting_note", 2024)
    assert found["expert_argumentation"].status is EvidenceStatus.PERFORMED
    assert found["risk_assessment"].status is EvidenceStatus.NEGATED
