"""The hardest traps about content: which clause, which law, by the date of the document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from content_sample import findings_of, grave, law_texts

from hegui.model.document import Role
from hegui.model.report import Finding


def _by_prefix(text: str, on: date, prefix: str) -> list[Finding]:
    return [
        f for f in findings_of(text, on=on) if f.rule.startswith(prefix) and f.outcome.value == "violated"
    ]


def _titles(findings: list[Finding]) -> set[str]:
    return {basis.title for finding in findings for basis in finding.basis}


def test_trap_15_reference_to_the_law_sets_no_penalty() -> None:
    assert grave("违反本办法的，依照《中华人民共和国行政处罚法》有关规定处理。") == set()
    assert grave("违反本办法的，处200元罚款。") == {"F1"}
    assert grave("不得占道经营，违者处200元罚款。") == {"F1"}


def test_a_framework_law_supports_no_amount() -> None:
    assert grave("违反本办法的，依照《中华人民共和国行政处罚法》第九条处200元罚款。") == {"F1"}


def test_a_law_without_article_leaves_an_amount_undetermined() -> None:
    (finding,) = findings_of("违反规定饲养的，根据《城市市容和环境卫生管理条例》处500元罚款。")
    assert (finding.rule, finding.outcome.value, finding.severity.value) == ("AU101", "undetermined", "info")


def test_trap_16_filing_as_a_licence() -> None:
    assert grave("未经备案不得开展经营活动。") == {"F2"}
    assert grave("开展经营活动的企业应当在30日内备案。") == set()
    assert grave("对备案的规范性文件，应当进行审查。") == set()


def test_trap_17_local_preference_by_date() -> None:
    text = "同等条件下，本市注册企业优先。"
    assert _titles(_by_prefix(text, date(2024, 10, 1), "FC")) >= {"公平竞争审查条例"}
    before = _titles(_by_prefix(text, date(2023, 5, 1), "FC"))
    assert "公平竞争审查条例" not in before
    assert before >= {"中华人民共和国反垄断法", "优化营商环境条例"}
    earlier = _by_prefix(text, date(2015, 5, 1), "FC")
    assert [f.rule for f in earlier] == ["FC410"]
    assert grave("不得以本市注册为投标条件。") == set()


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        (date(2015, 1, 1), "AU151"),
        (date(2019, 6, 1), "AU161"),
        (date(2021, 7, 14), "AU161"),
        (date(2021, 7, 15), "AU101"),
    ],
)
def test_the_penalty_rule_follows_the_date(on: date, rule: str) -> None:
    assert [f.rule for f in _by_prefix("违反本办法的，处200元罚款。", on, "AU")] == [rule]


def test_a_rule_on_unverified_law_is_minor_and_says_so() -> None:
    (finding,) = _by_prefix("违反本办法的，处200元罚款。", date(2015, 1, 1), "AU")
    assert finding.severity.value == "minor"
    assert "依据未核实" in finding.message


def test_trap_19_minutes_that_fix_a_fee() -> None:
    text = "关于农贸市场管理问题的会议纪要\n会议决定，自即日起对全体商户每月收取管理费200元。\n"
    assert grave(text, genre="纪要", role=Role.MEETING_MINUTES) == {"F5"}


def test_trap_20_retroactive_benefit_is_info_and_a_fee_is_major() -> None:
    benefit = "关于发放种粮补贴的通知\n补贴标准自2024年1月1日起执行。\n\n青岚县农业农村局\n2024年3月1日"
    (finding,) = [f for f in findings_of(benefit, genre=None) if f.rule == "AU115"]
    assert finding.severity.value == "info"
    fee = "关于收取处置费的通知\n处置费自2024年1月1日起收取。\n\n青岚县城市管理局\n2024年3月1日"
    (finding,) = [f for f in findings_of(fee, genre=None) if f.rule == "AU115"]
    assert finding.severity.value == "major"


def test_trap_21_unified_registration_is_no_content_finding() -> None:
    assert grave("规范性文件实行统一登记、统一编号、统一管理。") == set()


def test_trap_23_titles_and_quotations_are_not_judged() -> None:
    assert grave("转发《关于对违法停车处以罚款的通知》。") == set()
    assert grave("原规定“违者处200元罚款”没有依据，予以删除。") == set()
    assert grave("将第五条修改为：“违反本办法的，处200元罚款。”") == {"F1"}


@pytest.mark.parametrize("role", [Role.DRAFTING_NOTE, Role.LEGALITY_OPINION, Role.INTERPRETATION])
def test_papers_are_not_judged_for_content_but_for_statements_on_review(role: Role) -> None:
    assert grave("《办法》规定对违者处200元罚款。", genre=None, role=role) == set()
    assert grave("本办法涉及经营者收费，未开展公平竞争审查。", genre=None, role=role) == {"F13"}


def test_an_unlabelled_fragment_is_judged_like_an_article() -> None:
    assert grave("处200元罚款") == grave("第十二条 违反规定的，处200元罚款。") == {"F1"}


def test_one_finding_for_each_part_of_a_sentence() -> None:
    text = "乱倒垃圾的，没收工具，并处200元罚款；拒不改正的，处500元罚款。"
    assert [f.quote for f in findings_of(text)] == ["没收工具", "处500元罚款"]


def test_laws_give_few_alarms() -> None:
    folder = law_texts()
    if folder is None:
        pytest.skip("real law texts are not here")
    chosen = sorted(folder.glob("*/*.txt"))[::40]
    alarms = characters = 0
    for path in chosen:
        text = Path(path).read_text(encoding="utf-8")
        characters += len(text)
        alarms += sum(f.outcome.value == "violated" for f in findings_of(text, genre=None, path=path.name))
    assert alarms * 1000 < 0.05 * characters
