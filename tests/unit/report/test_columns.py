"""Breaking and padding of Chinese text in columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.report.columns import cut, pad, text_width, visible, wrap


def test_width_counts_wide_and_combining_characters() -> None:
    assert text_width("条文ab") == 6
    assert text_width("e\u0301") == 1
    assert pad("条", 4) == "条  "


def test_closing_marks_do_not_begin_a_line() -> None:
    assert wrap("一二三四。五", 8) == ["一二三", "四。五"]


def test_opening_marks_do_not_end_a_line() -> None:
    assert wrap("一二三《四五》", 8) == ["一二三", "《四五》"]


def test_words_stay_whole_and_long_ones_are_cut() -> None:
    assert wrap("see report.json now", 12) == ["see", "report.json", "now"]
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]


@pytest.mark.parametrize("text", ["\x1b[31m红", "a\u202eb", "\x9b31m", "\ud800"])
def test_control_characters_are_inert(text: str) -> None:
    assert "\ufffd" in visible(text)


def test_cut_says_that_it_cut() -> None:
    assert cut("一二三四", 3) == "一二…"
    assert cut("一二三", 3) == "一二三"


@given(st.text(max_size=80), st.integers(min_value=8, max_value=60))
def test_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(text_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
