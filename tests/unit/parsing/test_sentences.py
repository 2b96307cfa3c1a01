from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hegui.parsing.sentences import find_clauses, find_sentences, span_at


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text)]


def clauses(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_clauses(text)]


def test_stops_and_lines_end_sentences() -> None:
    text = "  会议通过方案。会后印发；\n是否公开？公开！"
    assert sentences(text) == ["会议通过方案。", "会后印发；", "是否公开？", "公开！"]


def test_a_closing_quote_behind_the_stop_belongs_to_the_sentence() -> None:
    assert sentences("县长指出：“要依法办理。”各单位照办。") == ["县长指出：“要依法办理。”", "各单位照办。"]
    assert sentences("（已公开征求意见。）现予印发。") == ["（已公开征求意见。）", "现予印发。"]


def test_blank_lines_and_the_last_line_without_a_stop() -> None:
    assert sentences("甲\n\n　　\n乙") == ["甲", "乙"]
    assert sentences("") == []


def test_clauses_are_cut_at_commas_and_colons() -> None:
    text = "经审查，意见如下：合法。"
    assert clauses(text) == ["经审查，", "意见如下：", "合法。"]


def test_only_the_asked_stretch_is_read() -> None:
    text = "第一句。第二句。第三句。"
    assert [text[s.start : s.end] for s in find_sentences(text, 4, 8)] == ["第二句。"]


def test_span_at() -> None:
    spans = find_sentences("甲。  乙。")
    assert span_at(spans, 0) == (0, 2)
    assert span_at(spans, 3) is None
    assert span_at(spans, 5) == (4, 6)
    assert span_at((), 0) is None


@given(st.text(alphabet="甲乙。；！？，：“”（） \n　", max_size=80))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    for spans in (find_sentences(text), find_clauses(text)):
        kept = "".join(text[s.start : s.end] for s in spans)
        assert "".join(kept.split()) == "".join(text.split())
        assert all(a.end <= b.start for a, b in pairwise(spans))


def test_linear_on_a_long_line() -> None:
    begin = time.perf_counter()
    assert len(find_sentences("甲" * 400_000)) == 1
    assert len(find_clauses("，" * 400_000)) == 1
    assert time.perf_counter() - begin < 1
