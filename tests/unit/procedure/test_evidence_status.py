"""What a sentence says of a step: scope of denial, plan against report, mention against act, look-alikes."""

from __future__ import annotations

import time

import pytest
from dossier_case import document

from hegui.procedure.evidence import find_events
from hegui.procedure.reading import MOST_WORDS

PP, EA, RA = "public_participation", "expert_argumentation", "risk_assessment"
LR, CD = "legality_review", "collective_deliberation"


def statuses(text: str, role: str = "drafting_note") -> dict[str, str]:
    return {e.step.value: e.status.value for e in find_events(document("a.txt", role, text))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("未开展专家论证、风险评估。", {EA: "negated", RA: "negated"}),
        ("专家论证已于5月6日完成、风险评估未开展。", {EA: "performed", RA: "negated"}),
        ("专家论证，风险评估，均未开展。", {EA: "negated", RA: "negated"}),
        ("虽未邀请省外专家，但3月7日组织了省内5名专家论证。", {EA: "performed"}),
        ("没有采纳专家论证意见。", {EA: "mentioned"}),
        ("并非没有组织专家论证，2月28日已请4名专家论证。", {EA: "performed"}),
        ("专家论证没有形成结论，论证会于5月6日召开。", {EA: "performed"}),
        ("公示期间未收到意见，不再修改。", {PP: "performed"}),
        ("以部门会签代替了合法性审查。", {LR: "negated"}),
    ],
)
def test_a_denial_reaches_what_it_governs(text: str, wanted: dict[str, str]) -> None:
    assert statuses(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("因时间仓促，未开展风险评估。", "negated"),
        ("因不涉及社会稳定，未开展风险评估。", "exempted"),
        ("本事项不再开展风险评估。", "exempted"),
        ("未开展风险评估的事项，一律不得提交。", "mentioned"),
        ("风险评估：不适用。理由：不涉及社会稳定。", "exempted"),
        ("风险评估情况：无", "negated"),
        ("是否开展风险评估：□是 ☑否，原因：内部事项。", "exempted"),
    ],
)
def test_the_ground_decides_between_denied_and_waived(text: str, wanted: str) -> None:
    assert statuses(text) == {RA: wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("专家论证会定于5月8日召开。", "planned"),
        ("请于5月8日上午9时参加专家论证会。", "planned"),
        ("原计划6月的专家论证提前到5月21日进行，5名专家到会。", "performed"),
        ("已委托省水科院开展专家论证，报告预计5月底提交。", "planned"),
        ("专家论证完了再上会。", "planned"),
        ("加快建立重大决策专家参与论证机制。", "planned"),
        ("落实专家论证制度。", "mentioned"),
        ("应当组织专家论证。", "mentioned"),
        ("根据暂行条例第十九条，专家论证适用于专业性较强的事项。", "mentioned"),
        ("全年召开专家论证会19次，参与专家126人次。", "mentioned"),
    ],
)
def test_plan_rule_and_report_are_told_apart(text: str, wanted: str) -> None:
    assert statuses(text) == {EA: wanted}


def test_the_role_of_the_paper_counts() -> None:
    rule = "没有组织专家论证的，退回起草单位。"
    assert statuses(rule, "draft") == {EA: "mentioned"}
    told = "由县水利局组织开展专家论证。"
    assert statuses(told, "meeting_minutes") == {EA: "planned"}


@pytest.mark.parametrize(
    "text",
    [
        "县人民医院每周三上午安排省级专家门诊。",
        "各企业要认真开展安全风险评估，落实分级管控责任。",
        "招标人依法组建评标委员会，评审专家随机抽取。",
        "财务人员应当对报销单据的合法性进行审核。",
        "局党组会议集体研究决定，同意李某试用期满转正。",
        "当事人要求听证的，应当在收到行政处罚告知书之日起五日内提出。",
    ],
)
def test_look_alikes_are_no_events(text: str) -> None:
    assert statuses(text, "other") == {}


def test_a_sentence_of_trigger_words_only_stays_cheap() -> None:
    began = time.perf_counter()
    find_events(document("a.txt", "other", "专家论证未" * 400))
    assert time.perf_counter() - began < 10
    assert MOST_WORDS <= 12
