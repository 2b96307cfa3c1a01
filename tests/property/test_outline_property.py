"""Any text parses, spans slice to labels, and time is linear."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.intake.plain import build_lines
from hegui.model.document import Source
from hegui.model.outline import Level
from hegui.parsing.document_number import find_document_numbers
from hegui.parsing.numerals import read_numeral, write_numeral
from hegui.parsing.outline import build_outline
from hegui.parsing.outline_index import enclosing, provision_label

SOURCE = Source(path="a.txt", sha256="", format="txt")
PIECES = [
    "第一条",
    "第二条",
    "第三条之一",
    "第九条规定的",
    "第十十条",
    "第12条",
    "第一章",
    "第二节",
    "第一编",
    "（一）",
    "（二）",
    "(三)",
    "（一)",
    "一、",
    "二、",
    "三.",
    "1.",
    "2、",
    "（1）",
    "①",
    "附件",
    "附件1",
    "附件：1.甲",
    "目录",
    "附则",
    "2024年1月1日",
    "“",
    "”",
    "：",
    "。",
    "甲",
    "\n",
    "\n",
    "\n",
    "　",
    "一是",
    "二是",
    "，三是",
    "〔2024〕3号",
    "示府发[2024]03号",
    "令第5号",
    "\t",
    "\u200b",
    "\ufeff",
    "\u3000",
    "规定",
    "条",
    "　",
]
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=120).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_text_parses_and_spans_slice_to_labels(text: str) -> None:
    raw = build_lines(text, SOURCE)
    outline = build_outline(raw.text, raw.blocks)
    provisions = outline.provisions
    assert [p.start for p in provisions] == sorted(p.start for p in provisions)
    for index, item in enumerate(provisions):
        assert item.parent < index
        if item.level is not Level.PARAGRAPH:
            assert raw.text[item.start : item.end] == item.label
            assert item.label
        assert item.start < item.end <= item.body_end <= len(raw.text)
        assert raw.blocks[item.block].start <= item.start < raw.blocks[item.block].end
        if item.parent >= 0:
            assert item.body_end <= provisions[item.parent].body_end
    for anomaly in outline.anomalies:
        assert 0 <= anomaly.start < anomaly.end <= len(raw.text)
    for offset in range(0, len(raw.text), 7):
        path = enclosing(outline, offset)
        assert all(provisions[i].start <= offset < provisions[i].body_end for i in path)
        provision_label(outline, offset)
    for number in find_document_numbers(raw.text, raw.blocks):
        assert raw.text[number.start : number.end] == number.text


@settings(deadline=None)
@given(TEXTS)
def test_blocks_and_gaps_give_back_the_text(text: str) -> None:
    raw = build_lines(text, SOURCE)
    outline = build_outline(raw.text, raw.blocks)
    cuts = sorted(
        {0, len(raw.text), *(p.start for p in outline.provisions), *(p.end for p in outline.provisions)}
    )
    assert "".join(raw.text[a:b] for a, b in itertools.pairwise(cuts)) == raw.text


@given(st.integers(min_value=1, max_value=9999))
def test_numerals_round_trip(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@given(st.text(alphabet="零〇一二三四五六七八九十百千两廿卅0123456789", max_size=12))
def test_numerals_never_raise(text: str) -> None:
    assert read_numeral(text) is None or read_numeral(text) >= 0  # type: ignore[operator]


HOSTILE = [
    "第",
    "第一条",
    "第一条\n",
    "（一）",
    "（一）\n",
    "（三）\n（一）\n（二）\n",
    "一、",
    "一、\n",
    "《《《",
    "“\n",
    "：“第一条\n",
    "附件\n",
    "附件：1.甲\n",
    "第一章\n第一条\n",
    "2024年1月1日\n",
    "，一是，三是",
    "3号",
    "〔2024〕",
    "[2024]3号",
    "第九条\n第八条\n第一条\n",
]


def _seconds(text: str) -> float:
    raw = build_lines(text, SOURCE)
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        build_outline(raw.text, raw.blocks)
        find_document_numbers(raw.text, raw.blocks)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    small, large = (_seconds(piece * (size // len(piece))) for size in (10_000, 100_000))
    assert large < max(40 * small, 0.1)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_to_a_megabyte(piece: str) -> None:
    small, large = (_seconds(piece * (size // len(piece))) for size in (100_000, 1_000_000))
    assert large < max(30 * small, 0.5)
