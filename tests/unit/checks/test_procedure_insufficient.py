"""Each "insufficient" cell of table A2: such material does not prove the step, and the report says why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "procedure"))

from dossier_case import DRAFT, MAJOR, NAME, Reviewed, expert, minutes, note, notice, opinion

TECHNICAL = note("本办法涉及供需测算，专业性、技术性较强。")
RISKY = note("本办法可能引发集体上访，对社会稳定造成不利影响。")
EXPERT, RISK = "expert_argumentation", "risk_assessment"
CASES = [
    (
        "notice: 已征求意见 in a report",
        [note("该办法已向社会公开征求意见。")],
        "public_participation",
        "evidence_missing",
    ),
    (
        "notice: to departments only",
        [
            (
                "函.txt",
                "interagency_consultation",
                f"关于征求《{NAME}》意见的函\n各有关部门：\n请反馈意见。\n县住建局\n2024年3月1日",
            )
        ],
        "public_participation",
        "not_met",
    ),
    (
        "publication proof: undated screenshot",
        [("截图.txt", "publication_proof", f"《{NAME}（征求意见稿）》公开征求意见\n发布于县人民政府网站。")],
        "public_participation",
        "not_met",
    ),
    (
        "adoption statement: 充分吸收各方意见",
        [
            notice(),
            (
                "采纳.txt",
                "adoption_statement",
                f"《{NAME}》意见采纳情况\n我局充分吸收了各方面意见。\n2024年4月10日",
            ),
        ],
        "public_participation",
        "needs_check",
    ),
    (
        "hearing: minutes of a discussion meeting without signatures",
        [("笔录.txt", "hearing_record", f"《{NAME}》听证会笔录\n时间：2024年3月20日\n听证参加人签名：\n")],
        "public_participation",
        "needs_check",
    ),
    (
        "expert: attendance list",
        [TECHNICAL, ("签到.txt", "expert_opinion", f"《{NAME}》专家论证会签到表\n王某 李某\n2024年4月8日")],
        EXPERT,
        "not_met",
    ),
    ("expert: 拟组织", [note("本办法专业性、技术性较强，拟组织专家论证。")], EXPERT, "evidence_missing"),
    (
        "expert: consultant's contract",
        [
            TECHNICAL,
            ("合同.txt", "expert_opinion", f"《{NAME}》技术咨询合同\n甲方委托乙方开展论证。\n2024年4月8日"),
        ],
        EXPERT,
        "not_met",
    ),
    ("expert: unsigned", [TECHNICAL, expert(tail="专家签名：")], EXPERT, "not_met"),
    (
        "expert: about another draft",
        [TECHNICAL, expert(title="澄湖县农村客运改造方案")],
        EXPERT,
        "evidence_missing",
    ),
    (
        "risk: one line",
        [
            RISKY,
            (
                "报告.txt",
                "risk_report",
                f"《{NAME}》风险评估报告\n经评估，风险可控。\n县住建局\n2024年4月12日",
            ),
        ],
        RISK,
        "not_met",
    ),
    (
        "risk: report on another project",
        [
            RISKY,
            (
                "报告.txt",
                "risk_report",
                "《澄湖县水厂迁建工程实施方案》安全风险评估报告\n风险点、防范措施、预案齐全，可控。\n2024年4月12日",
            ),
        ],
        RISK,
        "evidence_missing",
    ),
    (
        "legality: law firm alone",
        [
            (
                "法律意见.txt",
                "law_firm_opinion",
                f"北辰律师事务所\n关于《{NAME}》的法律意见书\n本所律师认为合法。",
            )
        ],
        "legality_review",
        "not_met",
    ),
    (
        "legality: countersignature",
        [("会签单.txt", "other", f"文件会签单\n文件名称：{NAME}\n县司法局：同意 2024年5月6日")],
        "legality_review",
        "not_met",
    ),
    ("deliberation: 经研究", [note("经研究，同意印发。")], "collective_deliberation", "evidence_missing"),
    (
        "deliberation: party committee",
        [
            (
                "纪要.txt",
                "party_minutes",
                f"中共澄湖县委常委会会议纪要\n2024年5月20日，会议同意《{NAME}》。\n中共澄湖县委办公室\n2024年5月21日",
            )
        ],
        "collective_deliberation",
        "not_met",
    ),
    ("deliberation: special meeting", [minutes(meeting="专题会议")], "collective_deliberation", "not_met"),
]


@pytest.mark.parametrize(("name", "papers", "step", "verdict"), CASES, ids=[case[0] for case in CASES])
def test_insufficient_material(
    name: str, papers: list[tuple[str, str, str]], step: str, verdict: str
) -> None:
    case = Reviewed(DRAFT, *papers, manifest=MAJOR)
    assert case.verdict(step) == verdict, case.steps[step].reason
    assert case.steps[step].reason.endswith("。")


def test_absence_is_worded_as_not_seen() -> None:
    case = Reviewed(DRAFT)
    for step in ("public_participation", "legality_review", "collective_deliberation"):
        assert case.verdict(step) == "evidence_missing"
        assert "未见" in case.steps[step].reason
        assert "未履行" not in case.steps[step].reason
    absent = [f for f in case.outcome.findings if f.path is None]
    assert {f.step for f in absent} >= {"legality_review", "collective_deliberation"}


def test_review_after_the_meeting_is_not_met() -> None:
    case = Reviewed(DRAFT, minutes("2024年5月6日"), opinion("2024年5月20日"))
    assert case.verdict("legality_review") == "not_met"
    assert case.findings("PR403")[0].severity.value == "block"
