from __future__ import annotations

from datetime import date

import pytest

from hegui.parsing.day import read_day, read_small


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年5月6日", date(2024, 5, 6)),
        ("2024 年 5 月 6 日", date(2024, 5, 6)),
        ("２０２４年５月６日", date(2024, 5, 6)),
        ("二〇二四年五月六日", date(2024, 5, 6)),
        ("二○二四年十二月三十一日", date(2024, 12, 31)),
        ("一九九八年十月二十日", date(1998, 10, 20)),
        ("2024年2月30日", None),
        ("五月六日", None),
    ],
)
def test_read_day(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_read_small() -> None:
    assert [read_small(t) for t in ("十", "十一", "二十", "三十一", "９", "7")] == [10, 11, 20, 31, 9, 7]
