"""Citations of any text: spans in order and in bounds; time linear in length on hostile repeats."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.model.document import Block, Origin
from hegui.model.outline import Outline
from hegui.parsing.citations import find_citations
from hegui.parsing.outline import build_outline
from hegui.statutes.catalogue import Catalogue, load_catalogue

TABLE = Path(__file__).resolve().parents[2] / "rules" / "reference" / "statutes.csv"
PIECES = (
    "第一条", "第二款", "第（三）项", "前款", "前两款", "本办法", "该条例", "《", "》", "〈", "〉",
    "行政处罚法", "刑法", "（以下简称《条例》）", "国务院令第1号", "、", "和", "至", "第",
    "\n", "　", "“", "”", "废止", "附件1",
    "一",
)  # fmt: skip
HOSTILE = (
    "第", "《", "《a", "》", "（一）", "第一条", "第一、", "第一款", "第一条至第三百条、", "前款", "前三项",
    "本办法第一条", "刑法第一条", "《行政处罚法》", "废止《行政处罚法》", "1.《行政处罚法》\n",
    "《甲办法》（以下简称《乙》）", "《甲办法》（",
    "“第一条", "第一条 前款规定\n（一）违反第六项规定的；\n", "附件1", "施行前",
)  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue(TABLE)


def blocks_of(text: str) -> tuple[Block, ...]:
    found, position = [], 0
    for line in text.split("\n"):
        if line:
            found.append(Block(Origin.PARAGRAPH, position, position + len(line), None, None))
        position += len(line) + 1
    return tuple(found)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_gives_ordered_spans_within_a_line(text: str) -> None:
    blocks = blocks_of(text)
    found = find_citations(text, blocks, build_outline(text, blocks), catalogue(), own_titles=("甲办法",))
    end = 0
    for citation in found:
        assert end <= citation.start < citation.end <= len(text)
        assert "\n" not in text[citation.start : citation.end]
        end = citation.end


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("size", [10_000, 100_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_hostile_repeats_take_linear_time(piece: str, size: int) -> None:
    text = (piece * (size // len(piece) + 1))[:size]
    blocks = blocks_of(text)
    outline = build_outline(text, blocks) if size <= 100_000 else Outline()
    catalogue()
    begin = time.process_time()
    find_citations(text, blocks, outline, catalogue())
    assert time.process_time() - begin < 0.25 + size * 15e-6
