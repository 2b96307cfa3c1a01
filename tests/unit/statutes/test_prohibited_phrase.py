"""Words that a phrase cannot do without: they never hide a text that the phrase fits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hegui.statutes.prohibited import load_prohibited
from hegui.statutes.prohibited_frame import Frame
from hegui.statutes.prohibited_phrase import Phrase

FOLDER = Path(__file__).parents[3] / "rules" / "reference"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("罚款", ("罚款",)),
        ("处(?!理)[^，]{0,4}罚款", ("罚款",)),
        ("(?:没收|吊销)其?证", ("吊销", "没收")),
        ("罚款|没收", ("没收", "罚款")),
        ("(?:依法)?收缴?费", ("收",)),
        ("[^，]{0,8}", ()),
        ("罚款|[0-9]", ()),
        (r"证明\Z", ("证明",)),
        ("(?<!罚)没收(?!入)", ("没收",)),
    ],
)
def test_words_of_an_expression(source: str, words: tuple[str, ...]) -> None:
    assert Phrase(source).words == words


def test_every_phrase_of_the_table_can_be_compiled_and_told_by_words() -> None:
    acts = load_prohibited(FOLDER)
    for act in acts.acts.values():
        for phrase in acts.patterns(act, "phrases"):
            assert phrase.sets, f"{act.id}: {phrase}"
            if not isinstance(phrase, Frame):
                re.compile(phrase.source)


def test_words_hide_no_text_that_fits() -> None:
    acts = load_prohibited(FOLDER)
    texts = (
        "违反规定的，处200元罚款，并没收工具。",
        "外地企业进入我县须设立子公司。",
        "按企业地方财政贡献的40%给予奖励。",
        "申请食品经营许可证的，除法定条件外还应当安装监控。",
        "未经备案不得开展经营活动。",
    )
    for act in acts.acts.values():
        for part in ("phrases", "unless", "within", "also"):
            for phrase in acts.patterns(act, part):
                if isinstance(phrase, Frame):
                    continue
                pattern = re.compile(phrase.source)
                assert all(phrase.may_fit(text) for text in texts if pattern.search(text))
