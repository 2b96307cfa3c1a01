"""The second opinion on provisions: the table, the sum, what it says of plain cases."""

from __future__ import annotations

from math import exp, sqrt
from pathlib import Path

import pytest

from hegui.errors import ReferenceTableError
from hegui.rulebook.place import builtin_rules
from hegui.statutes.likeness import Likeness, load_likeness, plain, runs


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return load_likeness(builtin_rules() / "reference" / "prohibited_likeness.csv")


def test_the_text_is_read_without_label_and_numbers() -> None:
    assert plain("第十二条　违者处200元罚款。") == "违者处0元罚款。"
    assert runs("甲乙") == ["甲", "乙", "甲乙"]
    assert runs("") == []


def test_the_sum_is_that_of_weighed_runs() -> None:
    model = Likeness(("F1",), (-1.0,), {"罚": (2.0, (3.0,)), "款": (1.0, (0.0,))})
    decision = -1.0 + 2.0 * 3.0 / sqrt(2.0**2 + 1.0**2)
    assert model.score("F1", "罚款") == pytest.approx(1 / (1 + exp(-decision)))
    assert model.score("F1", "无关") == pytest.approx(1 / (1 + exp(1.0)))
    assert model.knows("F1")
    assert not model.knows("F14")


def test_plain_cases(likeness: Likeness) -> None:
    assert likeness.score("F1", "在主干道乱停三轮车的，由镇执法队处五十元以上二百元以下罚款。") > 0.8
    assert likeness.score("F1", "各镇应当按时公布河道保洁名单，并接受群众监督。") < 0.2
    assert likeness.score("F5", "申请摊位的，每户须先交纳卫生保证金三千元。") > 0.8
    assert likeness.score("F5", "所需经费列入本级财政预算，不得向群众收取。") < 0.1


def test_a_wrong_table_is_named_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "prohibited_likeness.csv"
    table.write_text("run,idf,F1\n,,-1\n罚,2.0,三\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match="第3行"):
        load_likeness(table)


def test_a_missing_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReferenceTableError, match="无法读取"):
        load_likeness(tmp_path / "prohibited_likeness.csv")
