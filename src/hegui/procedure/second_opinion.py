"""A learned second opinion on what a sentence says of the five steps (ADR 0006).

The patterns of this package read the words next to a step's name; the model weighs the sentence as a whole.
Each has a say: what both see stands, what only one sees stands if it is sure. The model may deny, doubt and
find plans; it never makes a step performed, for likeness is no evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hegui.model.document import Role
from hegui.model.dossier import EvidenceStatus, StepKind
from hegui.procedure.status import Act
from hegui.statutes.likeness import Likeness

STEPS = (
    StepKind.PUBLIC_PARTICIPATION,
    StepKind.EXPERT_ARGUMENTATION,
    StepKind.RISK_ASSESSMENT,
    StepKind.LEGALITY_REVIEW,
    StepKind.COLLECTIVE_DELIBERATION,
)
_FOR_STEP = 1.0
"""What the patterns' finding a step, or none, counts for, in the logarithm of the odds."""
_FOR_STATUS = {
    EvidenceStatus.EXEMPTED: 5.0,
    EvidenceStatus.NEGATED: 4.0,
    EvidenceStatus.PLANNED: 3.0,
    EvidenceStatus.PERFORMED: 3.0,
    EvidenceStatus.MENTIONED: 2.0,
}
"""What the status that the patterns give counts for: most where they are seldom wrong."""
_ANY_STEP = 0.5
"""Share of the opinion on the status alone, whatever the step."""


def prepared(text: str, role: Role) -> str:
    """A sentence as the model is asked about it: with the role of its document in front."""
    return f"{role.value}|{text}"


def weigh(acts: Sequence[Act], text: str, role: Role, likeness: Likeness) -> tuple[Act, ...]:
    """The acts of a sentence after the second opinion; those of other steps as they are."""
    decisions = likeness.decisions(prepared(text, role))
    told = {act.step: act for act in acts}
    kept = [act for act in acts if act.step not in STEPS]
    for step in STEPS:
        act = told.get(step)
        if decisions[step.value] + (_FOR_STEP if act is not None else -_FOR_STEP) > 0:
            kept.extend(_judged(act, step, text, decisions))
    order = list(StepKind)
    return tuple(sorted(kept, key=lambda act: order.index(act.step)))


def _judged(act: Act | None, step: StepKind, text: str, decisions: Mapping[str, float]) -> list[Act]:
    """The act with the likeliest status, if any.

    That a step was performed must be read from something concrete, which only the patterns look at; where the
    model alone takes it for performed, what the patterns said stands, be it nothing.
    """

    def weight(status: EvidenceStatus) -> float:
        said = _FOR_STATUS[status] if act is not None and act.status is status else 0.0
        return decisions[f"{step.value}.{status.value}"] + _ANY_STEP * decisions[status.value] + said

    status = max(EvidenceStatus, key=weight)
    if act is not None:
        return [act if status is EvidenceStatus.PERFORMED else act._replace(status=status)]
    if status not in (EvidenceStatus.MENTIONED, EvidenceStatus.PLANNED):
        return []
    size = len(text)
    return [Act(step, status, 0, size, 0, size, 0, size)]
