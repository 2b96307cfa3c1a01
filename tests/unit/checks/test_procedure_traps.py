"""The judgement traps 1–11, 19 and 25 of the legal basis: text, verdict, why."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "procedure"))

from dossier_case import (
    DRAFT,
    MAJOR,
    NAME,
    NORMATIVE,
    TOWNSHIP,
    Reviewed,
    document,
    expert,
    minutes,
    note,
    notice,
    opinion,
)

from hegui.model.dossier import EvidenceStatus, MatterKind
from hegui.procedure.evidence import find_events
from hegui.procedure.manifest import NO_MANIFEST

TECHNICAL = "本办法涉及供需测算，专业性、技术性较强。"


def statuses(text: str, role: str = "drafting_note") -> dict[str, EvidenceStatus]:
    return {e.step.value: e.status for e in find_events(document("a.txt", role, text))}


def test_trap_1_a_list_of_procedures_in_a_report_is_a_mention() -> None:
    found = statuses(
        "落实公众参与、专家论证、风险评估、合法性审核、集体讨论决定重大行政决策法定程序。", "annual_report"
    )
    assert len(found) == 5
    assert set(found.values()) == {EvidenceStatus.MENTIONED}


def test_trap_2_future_markers_are_plans() -> None:
    assert statuses("拟组织专家论证。") == {"expert_argumentation": EvidenceStatus.PLANNED}
    assert statuses("下一步开展风险评估。") == {"risk_assessment": EvidenceStatus.PLANNED}
    text = "加快建立专家参与重大行政决策论证机制。"
    assert statuses(text, "annual_report")["expert_argumentation"] is EvidenceStatus.PLANNED


def test_trap_3_a_denial_fails_only_where_a_trigger_exists() -> None:
    risky = Reviewed(DRAFT, note("本办法可能引发集体上访，影响社会稳定。因时间紧，未开展风险评估。"))
    calm = Reviewed(DRAFT, note("本办法不会对社会稳定造成不利影响。未开展风险评估。"))
    assert risky.verdict("risk_assessment") == "not_met"
    assert "未开展风险评估" in risky.steps["risk_assessment"].reason
    assert calm.verdict("risk_assessment") == "not_applicable"


def test_trap_4_a_claim_without_ground_leaves_the_regime_in_doubt() -> None:
    claim = note("经研究，本办法不属于重大行政决策，无需听证，无需专家论证。")
    case = Reviewed(DRAFT, claim, notice(), manifest=replace(NO_MANIFEST, authority="澄湖县人民政府"))
    assert MatterKind.MAJOR_DECISION in case.dossier.matter.unsure
    assert case.verdict("expert_argumentation") == "needs_check"
    assert case.verdict("public_participation") in ("met", "needs_check")
    grounded = Reviewed(
        DRAFT,
        note("本办法未列入县人民政府2024年度重大行政决策事项目录，不属于重大行政决策。"),
        manifest=replace(NO_MANIFEST, authority="澄湖县人民政府"),
    )
    assert MatterKind.MAJOR_DECISION not in grounded.dossier.matter.unsure


def test_trap_5_the_reason_must_be_printed_in_the_notice() -> None:
    short = notice("2024年9月1日", "2024年9月15日")
    told = notice("2024年9月1日", "2024年9月15日", "\n三、因防汛情况紧急，征求意见期限缩短为15日。")
    after = note("因防汛紧急，征求意见期限缩短为15日。")
    assert Reviewed(DRAFT, told).verdict("public_participation") != "not_met"
    assert Reviewed(DRAFT, short, after).verdict("public_participation") == "not_met"


def test_trap_6_thirty_or_twenty_nine_days_prints_both() -> None:
    case = Reviewed(DRAFT, notice("2024年1月31日", "2024年2月29日"), note("期间未收到意见。"))
    assert case.verdict("public_participation") == "needs_check"
    message = case.findings("PR101")[0].message
    assert "30日" in message
    assert "29日" in message


def test_trap_7_review_before_the_end_of_consultation_and_expert_before_its_beginning() -> None:
    early = Reviewed(
        DRAFT, notice("2024年5月20日", "2024年6月30日"), opinion("2024年6月20日", "2024年6月5日")
    )
    assert early.verdict("legality_review") == "needs_check"
    assert early.findings("PR404")[0].severity.value == "minor"
    fine = Reviewed(DRAFT, expert(), notice("2024年4月10日", "2024年5月12日"), opinion("2024年5月28日"))
    assert fine.findings("PR404") == []


def test_trap_8_a_law_firm_or_a_countersignature_alone() -> None:
    firm = (
        "法律意见书.txt",
        "law_firm_opinion",
        f"北辰律师事务所\n关于《{NAME}》的法律意见书\n本所律师认为合法。",
    )
    sheet = ("会签单.txt", "other", f"文件会签单\n文件名称：{NAME}\n县司法局：同意 2024年5月6日")
    for paper in (firm, sheet):
        case = Reviewed(DRAFT, paper)
        assert case.verdict("legality_review") == "not_met"
        assert case.findings("PR402")[0].severity.value == "block"


def test_trap_9_party_minutes_are_not_the_executive_meeting() -> None:
    text = (
        f"中共澄湖县委常委会会议纪要\n2024年5月20日，县委书记主持召开会议，同意《{NAME}》。"
        f"\n中共澄湖县委办公室\n2024年5月21日"
    )
    case = Reviewed(DRAFT, ("县委纪要.txt", "party_minutes", text))
    assert case.verdict("collective_deliberation") == "not_met"
    assert case.verdict("party_report") == "met"


def test_trap_10_three_days_for_an_emergency_document_break_neither_regime() -> None:
    urgent = opinion("2024年6月20日", "2024年6月17日", "该文件系为应对突发事件需要立即制定实施。结论：合法。")
    case = Reviewed(DRAFT, urgent, manifest=NORMATIVE)
    assert case.result("PR405") == "not_applicable"
    assert case.result("PR414") == "not_applicable"
    assert case.verdict("legality_review") == "met"
    calm = Reviewed(DRAFT, opinion("2024年6月20日", "2024年6月17日"), manifest=NORMATIVE)
    assert calm.findings("PR414")[0].outcome.value == "violated"


def test_trap_11_a_township_is_advised_but_bound_by_a_local_rule() -> None:
    elsewhere = Reviewed(DRAFT, note(TECHNICAL), manifest=TOWNSHIP)
    assert {f.severity.value for f in elsewhere.findings("PR201")} == {"minor"}
    ningbo = Reviewed(DRAFT, note(TECHNICAL), manifest=TOWNSHIP, jurisdiction="CN-330212")
    assert {f.severity.value for f in ningbo.findings("PR251")} == {"major"}


def test_trap_19_minutes_that_fix_a_fee_are_a_normative_document_by_content() -> None:
    text = (
        "云岫县人民政府关于夜市摊点经营管理问题的会议纪要\n2024年6月18日，县长主持召开县人民政府第38次"
        "常务会议。\n"
        "会议议定，自2024年7月1日起，对城区所有夜市摊点经营者统一收取摊位管理费，每个摊位每月200元。\n"
        "云岫县人民政府办公室\n2024年6月20日"
    )
    case = Reviewed(("纪要.txt", None, text), manifest=NO_MANIFEST)
    assert case.dossier.matter.kinds == (MatterKind.NORMATIVE_DOCUMENT,)
    assert not case.dossier.matter.out_of_scope
    assert case.verdict("legality_review") == "evidence_missing"


def test_trap_25_self_review_for_a_government_before_and_after_august_2024() -> None:
    body = f"{DRAFT[2]}\n第三条 停车场经营者应当公示服务规范，不得无故拒绝停放。"
    sheet = (
        f"公平竞争审查表\n政策措施名称：{NAME}\n审查单位：澄湖县住房和城乡建设局\n审查结论：可以出台。"
        f"\n澄湖县住房和城乡建设局\n2024年7月10日"
    )
    papers = ((DRAFT[0], DRAFT[1], body), ("审查表.txt", "fair_competition_review", sheet))
    after = Reviewed(*papers, manifest=replace(NORMATIVE, on=date(2024, 9, 20)))
    before = Reviewed(*papers, manifest=replace(NORMATIVE, on=date(2024, 7, 20)))
    assert after.verdict("fair_competition_review") == "not_met"
    assert before.verdict("fair_competition_review") == "not_applicable"
    assert before.result("PR601") == before.result("PR602") == "not_applicable"


def test_rules_are_silent_before_their_day() -> None:
    decision = Reviewed(DRAFT, manifest=replace(MAJOR, on=date(2019, 8, 31)))
    assert {r.outcome.value for r in decision.outcome.results if r.rule in ("PR101", "PR401", "PR501")} == {
        "not_applicable"
    }
    document_before = Reviewed(DRAFT, manifest=replace(NORMATIVE, on=date(2022, 3, 11)))
    assert document_before.result("PR105") == "not_applicable"
    assert Reviewed(DRAFT, manifest=NORMATIVE).result("PR105") == "violated"


def test_a_full_dossier_is_met_in_its_reasons() -> None:
    case = Reviewed(
        DRAFT,
        note("本办法不属于专业性、技术性较强的事项。不会对社会稳定造成不利影响。期间未收到意见。"),
        notice(),
        opinion(),
        minutes(),
    )
    for step in ("public_participation", "legality_review", "collective_deliberation"):
        assert case.verdict(step) == "met"
        assert ".txt”显示，2024年" in case.steps[step].reason
