from __future__ import annotations

from datetime import date

import pytest

from hegui.checks.context import CheckContext
from hegui.checks.figures import FigureParams, bind_figure
from hegui.intake.reader import raw_from_text
from hegui.model.rule import Examination, Outcome
from hegui.parsing.document import build_document
from hegui.pipeline.run import Run, RunSpec
from hegui.settings import Settings

RUN = Run(RunSpec(settings=Settings(), command="check", today=date(2024, 6, 1)))
CONTEXT: CheckContext = RUN.context(date(2024, 6, 1), dated=True)


def examine(test: str, text: str) -> Examination:
    document = build_document(raw_from_text(text, "a.txt"), parts=frozenset(), reference=RUN.reference)
    return bind_figure(FigureParams(test=test))(document, CONTEXT)


@pytest.mark.parametrize(
    ("text", "examined", "wrong"),
    [
        ("受理109起，调解成功107起，调解率100%，调解成功率98%。", 1, 0),
        ("受理109起，调解成功107起，调解成功率98.17%。", 1, 0),
        ("受理109起，调解成功107起，调解成功率98.2%。", 1, 0),
        ("受理109起，调解成功107起，调解成功率99%。", 1, 1),
        ("应参加50人，实际参加50人，参加率100%。", 1, 0),
        ("受理109余起，调解成功107起，调解成功率50%。", 0, 0),
        ("满意率达95%以上。", 0, 0),
        ("受理投诉20件，办结18件，满意率100%。", 0, 0),
    ],
)
def test_a_rate_is_tested_against_its_own_count(text: str, examined: int, wrong: int) -> None:
    answer = examine("rate", text)
    assert (answer.examined, len(answer.hits)) == (examined, wrong)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("共收到意见30条，其中采纳12条、部分采纳8条。", 0),
        ("共收到意见30条，其中采纳35条。", 1),
        ("共收到意见30条，分别为网络12条、来信10条、座谈8条。", 0),
        ("共收到意见30条，分别为网络12条、来信10条、座谈9条。", 1),
        ("共收到意见30余条，其中采纳35条。", 0),
    ],
)
def test_parts_and_wholes(text: str, wrong: int) -> None:
    assert len(examine("parts", text).hits) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("2024年2月29日", 0), ("2023年2月29日", 1), ("4月31日", 1), ("12月31日", 0), ("13月1日", 1)],
)
def test_days_that_no_calendar_has(text: str, wrong: int) -> None:
    hits = examine("calendar", f"本办法自{text}起施行。").hits
    assert [hit.outcome for hit in hits] == [Outcome.VIOLATED] * wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("1000元以上5000元以下", 0),
        ("5千元以上1万元以下", 0),
        ("5000元以上1000元以下", 1),
        ("10日以上5日以下", 1),
    ],
)
def test_ranges(text: str, wrong: int) -> None:
    assert len(examine("range", text).hits) == wrong
