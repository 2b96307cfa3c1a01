"""Triggers of conditional steps and grounds of exemption."""

from __future__ import annotations

import pytest
from dossier_case import DRAFT, dossier_of, note

from hegui.model.dossier import StepKind

EX, RK, PP = StepKind.EXPERT_ARGUMENTATION, StepKind.RISK_ASSESSMENT, StepKind.PUBLIC_PARTICIPATION


@pytest.mark.parametrize(
    ("step", "text", "triggered"),
    [
        (EX, "本办法涉及水力模型，专业性、技术性较强。", True),
        (EX, "本事项不属于专业性、技术性较强的决策事项。", False),
        (EX, "起草过程中开展了调研。", None),
        (RK, "项目实施可能引发群众集中反映诉求，影响社会稳定。", True),
        (RK, "本办法不会对社会稳定、公共安全造成不利影响。", False),
    ],
)
def test_trigger(step: StepKind, text: str, triggered: bool | None) -> None:
    fact = dossier_of(DRAFT, note(text)).step(step)
    assert fact is not None
    assert fact.triggered is triggered
    assert bool(fact.trigger) is (triggered is not None)


@pytest.mark.parametrize(
    ("step", "text", "judgement"),
    [
        (PP, "涉及国家秘密，依法不予公开，无需公开征求意见。", "stands"),
        (PP, "因时间紧迫，无需公开征求意见。", "fails"),
        (PP, "经研究，不需要召开听证会。", ""),
        (EX, "本事项不属于专业性、技术性较强的事项，无需专家论证。", "stands"),
        (EX, "专业性、技术性较强。因经费有限，无需组织专家论证。", "fails"),
        (RK, "立项阶段已评估，按规定不作重复评估，无需再次开展风险评估。", "unclear"),
        (RK, "不会对社会稳定造成不利影响，无需开展风险评估。", "stands"),
        (StepKind.LEGALITY_REVIEW, "经领导同意，不再进行合法性审查。", "fails"),
    ],
)
def test_ground(step: StepKind, text: str, judgement: str) -> None:
    fact = dossier_of(DRAFT, note(text)).step(step)
    assert fact is not None
    assert fact.exemption == judgement, fact.exemption_reason
