"""How a sentence speaks of a step: performed, mentioned, planned, negated or exempted.

Works on cues (labelled spans) and clauses; knows no library. A statement of an act counts as performed
only with something concrete: a date or period, a numbered or named paper, a named body with a result, a
count. What a rule demands, a year's statistics and general praise are mentions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hegui.model.dossier import EvidenceStatus, StepKind
from hegui.procedure.clause import Cue
from hegui.procedure.concreteness import is_concrete, is_general
from hegui.procedure.denial import denied_status
from hegui.procedure.form_field import field_status
from hegui.procedure.intention import is_planned, is_under_way
from hegui.procedure.reading import Reading, Scope
from hegui.procedure.word_filter import bears_out

_WEIGHT = {
    EvidenceStatus.MENTIONED: 0,
    EvidenceStatus.PERFORMED: 1,
    EvidenceStatus.PLANNED: 2,
    EvidenceStatus.NEGATED: 3,
    EvidenceStatus.EXEMPTED: 4,
}


class Act(NamedTuple):
    """What a sentence says of one step: the spans of the words, clause and scope it rests on."""

    step: StepKind
    status: EvidenceStatus
    start: int
    end: int
    clause_start: int
    clause_end: int
    scope_start: int
    scope_end: int


def find_acts(
    text: str, cues: Sequence[Cue], *, yearly: bool = False, paper: StepKind | None = None, future: bool = False
) -> tuple[Act, ...]:
    """One act for each step that a sentence names.

    yearly: the document reports on a whole year; paper: the step whose own paper the sentence stands in,
    so that its conclusion is a result of a named body; future: the sentence's dates lie in years to come.
    """
    reading = Reading(text, cues, yearly=yearly, paper=paper, future=future)
    acts = (_act(reading, step) for step in StepKind if step.value in reading.steps)
    return tuple(act for act in acts if act is not None)


def _act(reading: Reading, step: StepKind) -> Act | None:
    """The weightiest statement on a step; None where the sentence speaks of something else."""
    if not bears_out(step, reading.text, reading.steps):
        return None
    judged = [(judge(scope), scope) for scope in reading.scopes(step)]
    status, scope = max(judged, key=lambda pair: _WEIGHT[pair[0]])
    low, high = scope.clause.start, scope.clause.end
    return Act(step, status, scope.start, scope.end, low, high, scope.reach[0], scope.reach[1])


def judge(at: Scope) -> EvidenceStatus:
    """The status of one statement: denial before plan, plan before report, else a mention."""
    field = field_status(at)
    if field is not None:
        return field
    if is_general(at):
        return EvidenceStatus.MENTIONED
    if is_under_way(at):
        return EvidenceStatus.PLANNED
    denied = denied_status(at)
    if denied is not None:
        return denied
    if is_planned(at):
        return EvidenceStatus.PLANNED
    return EvidenceStatus.PERFORMED if is_concrete(at) else EvidenceStatus.MENTIONED
