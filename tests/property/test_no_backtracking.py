"""Any text goes through all families of `check`, in time linear in its length."""

from __future__ import annotations

import time
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.intake.reader import raw_from_text
from hegui.pipeline.one_file import FileResult, examine_raw
from hegui.pipeline.run import Run, RunSpec
from hegui.settings import Settings

PIECES = (
    "第一条", "第三条", "第二款", "（一）", "一、", "《中华人民共和国行政处罚法》", "《", "》", "“", "”",
    "不得", "应当", "必须", "可以", "禁止", "鼓励", "处二百元罚款", "没收", "吊销", "审批", "备案后方可",
    "收取管理费", "保证金", "提供证明", "本地企业", "优先", "返还", "公开征求意见", "专家论证", "风险评估",
    "合法性审核", "集体讨论", "未", "不再", "依照", "规定", "的，", "；", "：", "。", "，", "、", "\n",
    "\n\n", "2024年5月6日", "自", "起施行", "有效期", "示府发〔2024〕3号", "100%", "98件", "共计", "其中",
    "县农牧局", "今年来", "石板镇人民政府", "关于", "办法", "通知", "报告", "公平竞争审查", "例外",
)  # fmt: skip
HOSTILE = (
    "第", "第第第", "第一条", "第一条\n", "《", "《《《", "》", "（一）（一）", "（一）\n", "（", "一、",
    "、", "、、、", "。，", "，", "不得", "不得不得", "应当应当", "应当", "征求意见", "公开征求意见30日",
    "未经审批不得", "处以罚款", "违反本办法规定的，", "由", "依照《", "依照《甲法》第一条", "的，", "；",
    "：", "鼓励支持", "本地企业", "收取费用", "提供证明", "的", "中华人民共和国", "人民政府", "2024年",
    "2024年1月1日", "1", "100%", "1.", "占", "其中1件", "〔2024〕", "法", "办法", "“", " ", "\u3000",
    "\t", "县", "一", "专家论证", "合法性审查", "不符合", "等", "以上以下", "\u200b", "甲",
)  # fmt: skip
BRIEF = ("第第第", "《《《", "（一）（一）", "、、、", "。，", "不得不得", "应当应当", "征求意见")
MANY_FINDINGS = ("不得不得", "应当应当")  # a quarter of a million findings, a gigabyte
TITLE = "石板镇集市管理办法\n\n"
SIGNED = "\n\n石板镇人民政府\n2024年5月6日\n"


@cache
def run() -> Run:
    """All families, as `hegui check` has them."""
    return Run(RunSpec(settings=Settings(), command="check", today=date(2025, 1, 1)))


def examine(text: str) -> FileResult:
    return examine_raw(run(), raw_from_text(text))


def seconds(text: str) -> float:
    """Least processor time of two runs."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        result = examine(text)
        best = min(best, time.process_time() - begun)
        assert [p.message for p in result.problems] == []
    return best


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=80).map("".join)))
def test_any_text_goes_through_every_check(text: str) -> None:
    result = examine(TITLE + text + SIGNED)
    assert [problem.message for problem in result.problems] == []
    for finding in result.findings:
        assert finding.message
        assert "{" not in finding.message


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    """Ten times the length costs at most about ten times the time; a square would cost a hundred."""
    small, large = (seconds(TITLE + piece * (size // len(piece)) + SIGNED) for size in (10_000, 100_000))
    assert large < max(30 * small, 0.5)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_to_a_megabyte(piece: str) -> None:
    small, large = (seconds(TITLE + piece * (size // len(piece)) + SIGNED) for size in (100_000, 1_000_000))
    assert large < max(25 * small, 5.0)


@pytest.mark.parametrize(
    "piece",
    [pytest.param(p, marks=pytest.mark.slow) if p in MANY_FINDINGS else p for p in BRIEF],
)
def test_a_megabyte_on_one_line_ends_soon(piece: str) -> None:
    begun = time.process_time()
    result = examine(piece * (1_000_000 // len(piece)))
    assert [problem.message for problem in result.problems] == []
    assert time.process_time() - begun < 60
