"""What the timeline draws, and what it calls reversed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hegui.model.dossier import StepKind, Verdict
from hegui.report.timeline import WIDTH, build_timeline

from . import samples


def test_rows_are_the_dated_steps_on_one_axis() -> None:
    timeline = build_timeline(samples.steps(), samples.matter())
    assert timeline is not None
    assert [row.name for row in timeline.rows] == ["公众参与", "合法性审核", "集体讨论决定"]
    assert timeline.undated == ("专家论证", "风险评估")
    first, second, third = timeline.rows
    assert first.start < second.start < first.end < third.start < WIDTH
    assert first.label == "2024-03-01至2024-03-15"
    assert timeline.decided is not None
    assert 2 <= len(timeline.ticks) <= 9


def test_review_before_the_end_of_the_consultation_is_reversed() -> None:
    timeline = build_timeline(samples.steps(), None)
    assert timeline is not None
    assert [(arrow.label, arrow.reversed) for arrow in timeline.arrows] == [
        ("公众参与应在合法性审核之前：材料日期的先后与此相反", True),
        ("合法性审核应在集体讨论决定之前：材料日期与此相符", False),
    ]


def test_no_order_is_drawn_among_the_first_three_steps() -> None:
    public, expert, *_ = samples.steps()
    early = replace(expert, started_on=date(2024, 1, 5), ended_on=date(2024, 1, 5))
    timeline = build_timeline((public, early), None)
    assert timeline is not None
    assert timeline.arrows == ()


def test_step_that_does_not_apply_gets_no_arrow() -> None:
    public, review = samples.steps()[0], samples.steps()[3]
    timeline = build_timeline((replace(public, verdict=Verdict.NOT_APPLICABLE), review), None)
    assert timeline is not None
    assert timeline.arrows == ()


def test_without_dates_there_is_no_picture() -> None:
    assert build_timeline([samples.steps()[1]], samples.matter()) is None


def test_passage_that_proves_nothing_is_hollow() -> None:
    public = samples.steps()[0]
    other = replace(public.evidence[0], date=date(2024, 2, 1), counts=False, cause="other_matter")
    timeline = build_timeline((replace(public, evidence=(public.evidence[0], other)),), None)
    assert timeline is not None
    assert [dot.hollow for dot in timeline.rows[0].dots] == [True, False]
    assert timeline.rows[0].step == StepKind.PUBLIC_PARTICIPATION.value


def test_date_of_a_catalogue_or_a_mention_is_no_dot() -> None:
    public = samples.steps()[0]
    mention = replace(public.evidence[1], date=date(2020, 2, 1))
    told = replace(public.evidence[0], date=date(2021, 2, 1), counts=False, cause="hearsay")
    timeline = build_timeline((replace(public, evidence=(public.evidence[0], mention, told)),), None)
    assert timeline is not None
    assert len(timeline.rows[0].dots) == 1
    assert timeline.ticks[0].label.startswith("2024")


def test_review_is_drawn_from_receipt_to_opinion() -> None:
    review = replace(samples.steps()[3], received_on=date(2024, 2, 26), workdays=(9, 10))
    timeline = build_timeline((review,), None)
    assert timeline is not None
    assert timeline.rows[0].label == "2024-02-26至2024-03-10"
    assert timeline.rows[0].end > timeline.rows[0].start + 100


def test_far_away_date_of_the_matter_does_not_stretch_the_axis() -> None:
    timeline = build_timeline(samples.steps(), samples.matter(on=date(2034, 1, 1)))
    assert timeline is not None
    assert timeline.decided is None
