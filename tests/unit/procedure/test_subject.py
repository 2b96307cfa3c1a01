"""Titles: draft tails are tolerated, other titles are other drafts."""

from __future__ import annotations

import pytest
from dossier_case import document

from hegui.procedure.subject import Relation, core_title, find_relation, paper_topic, same_name

CORE = "澄湖县停车管理办法"


@pytest.mark.parametrize(
    "title",
    [
        "澄湖县停车管理办法（送审稿）",
        "《澄湖县停车管理办法（征求意见稿）》",
        "澄湖县停车管理办法(草案)",
        "澄湖县人民政府关于印发《澄湖县停车管理办法》的通知",
        "澄湖县停车管理办法（草案）（送审稿）",
    ],
)
def test_core_title(title: str) -> None:
    assert core_title(title) == CORE


def test_years_may_be_left_out_but_not_changed() -> None:
    assert same_name("甲县养老规划（2024—2030年）", "甲县养老规划")
    assert not same_name("甲县养老规划（2024—2030年）", "甲县养老规划（2016—2020年）")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("《澄湖县停车管理办法（草案）》专家论证意见\n必要、可行。", Relation.SAME),
        ("专家论证意见\n对《澄湖县停车管理办法》进行论证。", Relation.SAME),
        ("《澄湖县农村客运实施方案》专家论证意见\n必要、可行。", Relation.OTHER),
        ("专家论证意见\n项目名称：《澄湖县农村客运实施方案》\n可行。", Relation.OTHER),
        ("《澄湖县停车管理办法实施细则》专家论证意见\n必要。", Relation.OTHER),
        ("澄湖县司法局合法性审查意见书\n来文收悉，合法。", Relation.UNKNOWN),
    ],
)
def test_relation(text: str, relation: Relation) -> None:
    assert find_relation(document("a.txt", "expert_opinion", text), CORE) is relation


def test_paper_topic_takes_off_the_paper_s_own_genre() -> None:
    assert paper_topic("鹿溪县人民医院迁建项目社会稳定风险评估报告") == "鹿溪县人民医院迁建项目"
