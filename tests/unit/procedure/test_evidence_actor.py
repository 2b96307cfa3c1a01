"""The body and the days of an act."""

from __future__ import annotations

from datetime import date

import pytest
from dossier_case import document

from hegui.intake.reader import raw_from_text
from hegui.model.document import Document, Role
from hegui.parsing.dates import find_dates
from hegui.procedure.evidence import find_events


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("本草案经县司法局合法性审查。", "县司法局"),
        ("社会稳定风险评估由县政法委组织，5月6日完成。", "县政法委"),
        ("受柳泉市交通运输局委托，东川理工大学交通研究所开展了专家论证。", "东川理工大学交通研究所"),
        ("起草单位没有组织听证。", "起草单位"),
        ("我局已委托第三方开展风险评估。", "我局"),
        ("请再次报送我局进行合法性审核。", "我局"),
        ("县人力资源和社会保障局组织了专家论证。", "县人力资源和社会保障局"),
        ("草案已公开征求意见。", None),
    ],
)
def test_the_body_is_an_exact_slice(text: str, actor: str | None) -> None:
    (event,) = find_events(document("a.txt", "drafting_note", text))
    assert event.actor == actor
    assert actor is None or actor in text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("已完成公开征求意见（3月1日—3月31日）。", (date(2024, 3, 1), date(2024, 3, 31))),
        ("草案自3月12日起公开征求意见，截至4月11日收到意见6条。", (date(2024, 3, 12), date(2024, 4, 11))),
        ("原定5月举行的听证会，已于6月20日补开。", (date(2024, 6, 20), None)),
        ("3月公开征求意见，收到意见8条。", (None, None)),
        ("经常务会议审议通过，自2025年1月1日起施行。", (None, None)),
    ],
)
def test_the_days_of_an_act(text: str, days: tuple[date | None, date | None]) -> None:
    raw = raw_from_text(text, "a.txt")
    dates = find_dates(raw.text, raw.blocks, date(2024, 12, 31))
    paper = Document(
        source=raw.source, text=raw.text, blocks=raw.blocks, role=Role.DRAFTING_NOTE, dates=dates
    )
    (event,) = find_events(paper)
    assert (event.date, event.until) == days
