"""Frames: slots that must come together in one part of a sentence."""

from __future__ import annotations

from hegui.statutes.prohibited_frame import REACH, Frame
from hegui.statutes.prohibited_phrase import Phrase


def _frame(source: str) -> Frame:
    return Frame(source, lambda row: Phrase(row.replace("！", "()")))


def test_all_terms_must_stand_in_one_part() -> None:
    frame = _frame("=外地 && 备案")
    assert frame.search("外地企业须备案。") is not None
    assert frame.search("外地企业可以经营；本地企业须备案。") is None
    assert _frame("=* 外地 && 备案").search("外地企业可以经营；本地企业须备案。") is not None


def test_order_reach_and_absence() -> None:
    frame = _frame("=外地 && >备案")
    assert frame.search("备案的外地企业") is None
    assert frame.search("外地" + "甲" * REACH + "备案") is None
    assert _frame("=外地 && -平等").search("外地企业平等参与") is None


def test_the_judged_term_is_told_with_its_place() -> None:
    (match,) = _frame("=外地 && >！备案").finditer("对外地企业实行备案")
    assert (match.start(), match.end(), match.judged) == (1, 9, 7)
    (match,) = _frame("=对.{0,4}！备案").finditer("对外地备案")
    assert (match.start(), match.judged) == (0, 3)


def test_a_text_without_the_words_is_left_at_once() -> None:
    frame = _frame("=外地 && 备案")
    assert {word for words in frame.sets for word in words} == {"外地", "备案"}
    assert list(frame.finditer("本办法自发布之日起施行。")) == []
