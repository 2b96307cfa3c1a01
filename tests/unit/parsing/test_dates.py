from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.model.document import DateMention
from hegui.parsing.dates import find_dates, find_durations
from hegui.parsing.duration import last_day
from hegui.statutes.reference import Reference

REFERENCE = Reference(Path(__file__).resolve().parents[3] / "rules" / "reference")
WRITTEN = date(2024, 5, 20)


def read(text: str, written: date | None = WRITTEN) -> list[tuple[str, str, str]]:
    mentions = find_dates(text, (), written, REFERENCE)
    return [(text[m.start : m.end], m.first.isoformat(), m.last.isoformat()) for m in mentions]


def only(text: str, written: date | None = WRITTEN) -> DateMention:
    (mention,) = find_dates(text, (), written, REFERENCE)
    return mention


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月1日",
        "二〇二四年三月一日",
        "二○二四年三月一日",
        "二O二四年三月一日",
        "2024 年 3 月 1 日",
        "２０２４年３月１日",
        "2024年3月1号",
        "2024-03-01",
        "2024.3.1",
        "2024/3/1",
    ],
)
def test_one_day_in_every_writing(text: str) -> None:
    mention = only(f"会议于{text}召开")
    assert mention.first == mention.last == date(2024, 3, 1)
    assert mention.precision == "day"
    assert (mention.start, mention.end) == (3, 3 + len(text))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("征求意见时间：2024年3月4日至2024年4月5日。", "2024-03-04", "2024-04-05"),
        ("自2024年5月27日起至2024年6月30日止", "2024-05-27", "2024-06-30"),
        ("2024年9月1日至15日", "2024-09-01", "2024-09-15"),
        ("9月1日—9月30日", "2024-09-01", "2024-09-30"),
        ("2024年7月8日—2024年8月12日", "2024-07-08", "2024-08-12"),
        ("2024年12月20日至1月5日", "2024-12-20", "2025-01-05"),
        ("2023年12月11日至2024年1月12日", "2023-12-11", "2024-01-12"),
        ("2024年3月1日（星期五）上午9:00至3月5日17:00", "2024-03-01", "2024-03-05"),
        ("2024年3月1日起，截止到3月31日", "2024-03-01", "2024-03-31"),
        ("12月20日至2024年1月5日", "2023-12-20", "2024-01-05"),
        ("2024.3.1-2024.4.1", "2024-03-01", "2024-04-01"),
        ("2024-03-01至2024-03-31", "2024-03-01", "2024-03-31"),
        ("二〇二四年三月一日至三月十五日", "2024-03-01", "2024-03-15"),
        ("自2024年3月1日起，为期30日", "2024-03-01", "2024-03-30"),
        ("自2024年3月1日起三十日", "2024-03-01", "2024-03-30"),
        ("2024年3月1日起30天内", "2024-03-01", "2024-03-30"),
        ("2024年3月1日起一个月", "2024-03-01", "2024-03-31"),
        ("公示期30日，自2024年3月1日起", "2024-03-01", "2024-03-30"),
        ("自2024年4月30日起公示5个工作日", "2024-04-30", "2024-05-09"),
        ("自本公告发布之日起30日内", "2024-05-20", "2024-06-18"),
        ("即日起至2024年6月20日", "2024-05-20", "2024-06-20"),
    ],
)
def test_period(text: str, first: str, last: str) -> None:
    mention = only(text)
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)


def test_months_and_years_have_their_own_precision() -> None:
    assert only("2024年3月").precision == "month"
    assert only("2024年3月").last == date(2024, 3, 31)
    assert read("2024年3月至5月") == [("2024年3月至5月", "2024-03-01", "2024-05-31")]
    assert only("2021—2025年").precision == "year"
    assert only("2021—2025年").last == date(2025, 12, 31)


def test_year_comes_from_the_sentence_before_the_document() -> None:
    assert read("2023年11月2日受理，12月1日论证。")[1][1] == "2023-12-01"
    assert read("2023年11月2日受理。4月11日论证。")[1][1] == "2024-04-11"


def test_year_without_a_document_date_is_the_one_last_named() -> None:
    assert read("2023年11月2日受理。12月1日论证。", None)[1][1] == "2023-12-01"
    assert read("12月1日论证。", None) == []


def test_a_year_in_a_title_or_a_plan_is_not_inherited() -> None:
    assert read("《某县规划（2025—2030年）》于3月3日公布")[-1][1] == "2024-03-03"
    assert read("列入2023年度目录，3月3日公布")[-1][1] == "2024-03-03"


def test_turn_of_the_year() -> None:
    january = date(2025, 1, 8)
    assert read("12月20日召开论证会", january)[0][1] == "2024-12-20"
    assert read("12月31日前完成", january)[0][1] == "2025-12-31"
    assert read("意见请于1月20日前反馈", date(2024, 12, 20))[0][1] == "2025-01-20"


def test_words_that_point_to_another_date() -> None:
    text = "2023年4月1日发布公告，同年5月6日收齐意见，次日召开会议，当日通过。"
    assert [first for _, first, _ in read(text)] == ["2023-04-01", "2023-05-06", "2023-05-07", "2023-05-07"]
    assert read("去年3月1日")[0][1] == "2023-03-01"
    assert read("今年3月1日")[0][1] == "2024-03-01"


@pytest.mark.parametrize(
    "text",
    ["自收到之日的次日起计算", "2月30日", "第3月", "3个月内", "自公布之日起30日内备案", "1234", "1.2.3"],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


def test_a_period_backwards_stays_two_dates() -> None:
    assert len(read("2024年5月1日至2024年4月1日")) == 2


def test_working_days_beyond_the_table_are_not_guessed() -> None:
    mention = only("自2050年3月1日起公示5个工作日")
    assert mention.first == mention.last == date(2050, 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不少于30日", [(30, "day")]),
        ("三十天", [(30, "day")]),
        ("5个工作日", [(5, "working_day")]),
        ("十个自然日", [(10, "day")]),
        ("一个月", [(1, "month")]),
        ("半年", [(6, "month")]),
        ("半个月", [(15, "day")]),
        ("两周", [(14, "day")]),
        ("有效期五年", [(5, "year")]),
        ("2024年3月1日起30日", [(30, "day")]),
        ("公示5日、公告30日", [(5, "day"), (30, "day")]),
        ("3月5日至15日", []),
        ("2024年", []),
        ("二〇二四年", []),
        ("第3日", []),
    ],
)
def test_durations(text: str, expected: list[tuple[int, str]]) -> None:
    found = find_durations(text)
    assert [(d.amount, d.unit) for d in found] == expected
    assert all(text[d.start : d.end][0] not in "至，" for d in found)


def test_durations_between_offsets() -> None:
    text = "公示5日，公告30日"
    assert [d.amount for d in find_durations(text, 4)] == [30]
    assert [d.amount for d in find_durations(text, 0, 4)] == [5]


def test_last_day_counts_both_ends() -> None:
    assert last_day(date(2024, 3, 1), 30, "day") == date(2024, 3, 30)
    assert last_day(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)
    assert last_day(date(2024, 3, 1), 5, "year") == date(2029, 2, 28)
    assert last_day(date(9999, 12, 1), 40, "day") is None


@given(st.text(alphabet="0123456789年月日至起自，。一二十同次当〇 -.个工作", max_size=60))
def test_any_text_reads_and_spans_are_in_order(text: str) -> None:
    mentions = find_dates(text, (), WRITTEN, REFERENCE)
    assert all(0 <= m.start < m.end <= len(text) and m.first <= m.last for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert find_durations(text) == find_durations(text, 0, len(text))
