"""Reasons for a step that is met: the element of law, in the paper's own words."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from hegui.engine.review_period import find_review_period
from hegui.engine.step_detail import detail_of, numbered_meeting, rules_run
from hegui.engine.steps import settle_steps
from hegui.model.dossier import Dossier, Step, StepKind

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "procedure"))

import dossier_case as case


def steps_of(*papers: case.Paper) -> dict[str, Step]:
    dossier, run = case.dossier_of(case.DRAFT, *papers, manifest=case.MAJOR), case.run_of()
    context = run.context(dossier.matter.on, dated=True, matter=dossier.matter)
    rules = run.rules_for("dossier")
    outcome = case.run_dossier_rules(rules, dossier, context)
    own = [bound.rule for bound in rules]
    settled = settle_steps(dossier, outcome.results, outcome.findings, own, run.reference.calendar)
    return {step.kind.value: step for step in settled}


def opinion(received: str) -> case.Paper:
    body = (
        f"澄湖县司法局合法性审查意见书\n澄司审〔2024〕8号\n县住房和城乡建设局：\n{received}\n"
        "一、权限：符合法定权限。二、程序：已公开征求意见。三、内容：符合法律、法规、规章和国家政策。\n"
        "审查结论：合法。\n澄湖县司法局\n2024年5月10日"
    )
    return ("合法性审查意见书.txt", "legality_opinion", body)


@pytest.mark.parametrize(
    "received",
    [
        f"你局2024年4月26日送审的《{case.NAME}（送审稿）》收悉。",
        f"2024年4月26日，你局将《{case.NAME}（2024—2030年）（草案）》及编制说明、征求意见采纳情况送我局审查。",
    ],
)
def test_review_names_receipt_working_days_number_and_conclusion(received: str) -> None:
    step = steps_of(opinion(received))["legality_review"]
    assert (step.received_on, step.workdays) == (date(2024, 4, 26), (8, 9))
    for part in (
        "（澄司审〔2024〕8号）",
        "结论为“合法”",
        "2024年4月26日收到送审材料，审查时间为8个工作日（首日计入为9个工作日）",
    ):
        assert part in step.reason


def test_review_without_a_day_of_receipt_tells_no_working_days() -> None:
    step = steps_of(opinion("《办法》已经审查完毕。"))["legality_review"]
    assert (step.received_on, step.workdays) == (None, None)
    assert "工作日" not in step.reason


STATEMENT = (
    "采纳情况.txt",
    "adoption_statement",
    f"《{case.NAME}（征求意见稿）》意见采纳情况的说明\n共收到意见14条，其中采纳9条，不采纳5条。\n"
    "澄湖县住房和城乡建设局\n2024年4月24日",
)


def test_shorter_consultation_names_its_days_and_its_printed_ground() -> None:
    ground = "三、缩短期限的说明。主汛期即将来临，情况紧急，因此将期限由30日缩短为15日。"
    short = case.notice("2024年4月8日", "2024年4月22日", ground)
    reason = steps_of(short, STATEMENT)["public_participation"].reason
    assert "期限15日（首日不计入为14日）" in reason
    assert "缩短期限的理由（“主汛期即将来临，情况紧急，因此将期限由30日缩短为15日”）" in reason
    assert "载明“收到意见14条，其中采纳9条，不采纳5条”" in reason


def test_usual_consultation_names_no_ground() -> None:
    reason = steps_of(case.notice(), STATEMENT)["public_participation"].reason
    assert "期限36日（首日不计入为35日）" in reason
    assert "理由" not in reason


def minutes(title: str, body: str) -> case.Paper:
    return ("纪要.txt", "meeting_minutes", f"{title}\n{body}\n澄湖县人民政府办公室\n2024年5月20日")


def test_meeting_has_its_number_decision_and_last_speaker() -> None:
    body = (
        f"2024年5月20日，县长王某主持召开县人民政府第40次常务会议，审议《{case.NAME}（送审稿）》。"
        "县长王某最后发表意见。\n会议决定，原则通过，修改后印发。"
    )
    reason = steps_of(minutes("澄湖县人民政府常务会议纪要", body))["collective_deliberation"].reason
    assert "澄湖县人民政府第40次常务会议集体讨论" in reason
    assert "县长王某最后发表意见" in reason
    assert "会议结论为“原则通过，修改后印发”" in reason
    assert "审核后应当重新提交讨论" in reason  # no review in this dossier


def test_what_a_meeting_decides_is_its_conclusion_and_not_what_it_holds() -> None:
    body = (
        f"2024年5月20日，县长王某主持召开县人民政府第40次常务会议，审议《{case.NAME}（送审稿）》。"
        "\n会议认为，办法总体可行。\n会议决定，原则通过，修改后印发。"
    )
    reason = steps_of(minutes("澄湖县人民政府常务会议纪要", body))["collective_deliberation"].reason
    assert "会议结论为“原则通过，修改后印发”" in reason


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("澄湖县人民政府第12次常务会议", "第40次常务会议", "澄湖县人民政府第12次常务会议"),
        ("澄湖县人民政府常务会议", "（第38次）", "澄湖县人民政府第38次常务会议"),
        ("澄湖县人民政府常务会议", "第3次修改稿", "澄湖县人民政府常务会议"),
    ],
)
def test_number_of_a_meeting_is_taken_from_the_text(title: str, text: str, expected: str) -> None:
    assert numbered_meeting(case.document("纪要.txt", "meeting_minutes", text), title) == expected


def test_paper_that_is_not_at_hand_adds_nothing() -> None:
    dossier: Dossier = case.dossier_of(case.DRAFT, case.notice())
    fact = dossier.step(StepKind.PUBLIC_PARTICIPATION)
    assert fact is not None
    proved = [e for e in fact.evidence if e.paper]
    empty = Dossier(
        as_of=dossier.as_of, jurisdiction="CN", matter=dossier.matter, documents=(), steps=dossier.steps
    )
    assert detail_of(empty, proved, rules_run((), ()), None) == ""
    assert find_review_period(empty, proved, case.run_of().reference.calendar) is None
