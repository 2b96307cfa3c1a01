"""What patterns and model say of a step, joined: likeness alone proves and denies nothing."""

from __future__ import annotations

import pytest

from hegui.model.document import Role
from hegui.model.dossier import EvidenceStatus, StepKind
from hegui.procedure.second_opinion import STEPS, weigh
from hegui.procedure.status import Act
from hegui.statutes.likeness import Likeness

STEP = StepKind.EXPERT_ARGUMENTATION
TEXT = "我局对必要性和可行性进行了评估论证"


def opinion(step: float, **statuses: float) -> Likeness:
    """A model that says the same of every sentence; what is not given is unlikely."""
    start = {name.value: -9.0 for name in STEPS} | {STEP.value: step}
    for status in EvidenceStatus:
        start[status.value] = 0.0
        for name in STEPS:
            start[f"{name.value}.{status.value}"] = -9.0
        start[f"{STEP.value}.{status.value}"] = statuses.get(status.value, -9.0)
    return Likeness(tuple(start), tuple(start.values()), {})


def act(status: EvidenceStatus, step: StepKind = STEP) -> Act:
    return Act(step, status, 1, 2, 0, 9, 0, 9)


def said(acts: list[Act], model: Likeness) -> list[tuple[StepKind, EvidenceStatus]]:
    return [(a.step, a.status) for a in weigh(acts, TEXT, Role.DRAFTING_NOTE, model)]


@pytest.mark.parametrize("status", ["performed", "negated", "exempted"])
def test_the_model_alone_makes_no_step_performed_denied_or_exempted(status: str) -> None:
    assert said([], opinion(5.0, **{status: 9.0})) == []


@pytest.mark.parametrize("status", ["mentioned", "planned"])
def test_the_model_alone_may_see_a_mention_or_a_plan(status: str) -> None:
    assert said([], opinion(5.0, **{status: 9.0})) == [(STEP, EvidenceStatus(status))]


def test_a_mention_does_not_become_performed() -> None:
    mentioned = act(EvidenceStatus.MENTIONED)
    assert said([mentioned], opinion(5.0, performed=9.0)) == [(STEP, EvidenceStatus.MENTIONED)]


def test_a_sure_model_overrules_patterns_towards_doubt() -> None:
    performed = act(EvidenceStatus.PERFORMED)
    assert said([performed], opinion(5.0, planned=3.0)) == [(STEP, EvidenceStatus.PLANNED)]
    assert said([performed], opinion(5.0, planned=-8.0)) == [(STEP, EvidenceStatus.PERFORMED)]


def test_what_the_model_does_not_see_at_all_is_dropped() -> None:
    assert said([act(EvidenceStatus.MENTIONED)], opinion(-2.0)) == []
    assert said([act(EvidenceStatus.MENTIONED)], opinion(-0.5)) == [(STEP, EvidenceStatus.MENTIONED)]


def test_other_steps_are_left_alone() -> None:
    filing = act(EvidenceStatus.PERFORMED, StepKind.RECORD_FILING)
    assert said([filing], opinion(-9.0)) == [(StepKind.RECORD_FILING, EvidenceStatus.PERFORMED)]
