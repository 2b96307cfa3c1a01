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
from hegui.procedure.concreteness import (
    is_answered,
    is_concrete,
    is_contrasted,
    is_dated_report,
    is_general,
    is_specific,
)
from hegui.procedure.denial import denied_status, replied_status
from hegui.procedure.form_field import field_status
from hegui.procedure.intention import is_planned, is_under_way
from hegui.procedure.reading import Reading, Scope, Setting
from hegui.procedure.word_filter import bears_out

_PLAIN = Setting()
_DONE_AND_MORE = {EvidenceStatus.PERFORMED, EvidenceStatus.PLANNED}
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


def find_acts(text: str, cues: Sequence[Cue], setting: Setting = _PLAIN) -> tuple[Act, ...]:
    """One act for each step that a sentence names."""
    reading = Reading(text, cues, setting)
    return tuple(act for step in StepKind if step.value in reading.steps for act in _acts(reading, step))


def _acts(reading: Reading, step: StepKind) -> list[Act]:
    """The statement on a step that decides: 但5月9日已组织 before all, else the weightiest."""
    if not bears_out(step, reading.text, reading.steps):
        return []
    judged = [(judge(scope), scope) for scope in reading.scopes(step)]
    done = [pair for pair in judged if pair[0] is EvidenceStatus.PERFORMED and is_contrasted(pair[1])]
    if {status for status, _ in judged} == _DONE_AND_MORE:
        done = done or [pair for pair in judged if is_dated_report(pair[1])]
    status, scope = max(done or judged, key=lambda pair: _WEIGHT[pair[0]])
    return [_act(step, status, scope)]


def _act(step: StepKind, status: EvidenceStatus, at: Scope) -> Act:
    return Act(step, status, at.start, at.end, at.clause.start, at.clause.end, at.reach[0], at.reach[1])


def judge(at: Scope) -> EvidenceStatus:
    """The status of one statement: denial before plan, plan before report, else a mention."""
    field = field_status(at)
    if field is not None:
        return field
    replied = replied_status(at)
    if replied is not None:
        return replied
    if is_general(at):
        return EvidenceStatus.MENTIONED
    if at.setting.normative and not is_specific(at):
        return EvidenceStatus.PERFORMED if is_concrete(at) else EvidenceStatus.MENTIONED
    if is_answered(at):
        return EvidenceStatus.PERFORMED
    if is_under_way(at):
        return EvidenceStatus.PLANNED
    denied = denied_status(at)
    if denied is not None:
        return denied
    if is_planned(at):
        return EvidenceStatus.PLANNED
    return EvidenceStatus.PERFORMED if is_concrete(at) else EvidenceStatus.MENTIONED
