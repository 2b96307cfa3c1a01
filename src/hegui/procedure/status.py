"""How a sentence speaks of a step: performed, mentioned, planned, negated or exempted.

Works on cues (labelled spans) and clauses; knows no library. A statement of an act counts as performed
only with something concrete: a date or period, a numbered or named paper, a named body with a result, a
count. What a rule demands, a year's statistics and general praise are mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hegui.model.dossier import EvidenceStatus, StepKind
from hegui.procedure import cue_pattern as say
from hegui.procedure.clause import TITLE, Clause, Cue, build_clauses
from hegui.procedure.word_filter import bears_out, standing_cues

_STEPS = tuple(step.value for step in StepKind)


class Act(NamedTuple):
    """What a sentence says of one step: the span of the words and clause it rests on."""

    step: StepKind
    status: EvidenceStatus
    start: int
    end: int
    clause_start: int
    clause_end: int


class Scope(NamedTuple):
    """A clause that names a step, and the clauses around it that belong to that step."""

    own: Clause
    left: list[Clause]
    right: list[Clause]
    text: str
    domain: str


def find_acts(
    text: str, cues: Sequence[Cue], *, yearly: bool = False, paper: StepKind | None = None
) -> tuple[Act, ...]:
    """One act for each step that a sentence names.

    yearly: the document reports on a whole year; paper: the step whose own paper the sentence stands in,
    so that its conclusion is a result of a named body.
    """
    reading = _Reading(text, cues, yearly, paper)
    return tuple(act for step in StepKind if (act := reading.act(step)) is not None)


class _Reading:
    """One sentence with its cues sorted into clauses."""

    def __init__(self, text: str, cues: Sequence[Cue], yearly: bool, paper: StepKind | None) -> None:
        self.text = text
        self.yearly = yearly
        self.paper = paper.value if paper is not None else ""
        self.clauses = build_clauses(text)
        self.titles = [m.span() for m in TITLE.finditer(text)]
        self.cues = standing_cues(text, cues, self.titles)
        self.homes: dict[str, list[int]] = {}
        for cue in self.cues:
            if cue.label in _STEPS:
                homes = self.homes.setdefault(cue.label, [])
                index = self._clause_of(cue.start)
                if index not in homes:
                    homes.append(index)

    def _clause_of(self, offset: int) -> int:
        for index, clause in enumerate(self.clauses):
            if offset < clause.end:
                return index
        return len(self.clauses) - 1

    def act(self, step: StepKind) -> Act | None:
        """What the sentence says of one step; None where it does not name it."""
        homes = self.homes.get(step.value)
        if not homes or not bears_out(step, self.text, self.homes):
            return None
        words = [cue for cue in self.cues if cue.label == step.value]
        statuses = [(self._status(step.value, home), home) for home in homes]
        status, home = max(statuses, key=lambda pair: _RANK[pair[0]])
        word = next(cue for cue in words if self._clause_of(cue.start) == home)
        clause = self.clauses[home]
        return Act(step, status, word.start, word.end, clause.start, clause.end)

    def _status(self, step: str, home: int) -> EvidenceStatus:
        at = self._scope(step, home)
        if self._is_rule(at):
            return EvidenceStatus.MENTIONED
        denied = self._denied(at, self._in(at.own, step))
        exempted = self._exempted(at, denied)
        if exempted is not None:
            return exempted
        if denied:
            return EvidenceStatus.NEGATED
        if self._planned(at):
            return EvidenceStatus.PLANNED
        if self._performed(at) or (step == self.paper and say.CONCLUDED.search(at.domain)):
            return EvidenceStatus.PERFORMED
        return EvidenceStatus.MENTIONED

    def _scope(self, step: str, home: int) -> Scope:
        own = self.clauses[home]
        right, left = self._right(step, home), self._left(step, home)
        start = left[0].start if left else own.start
        end = right[-1].end if right else own.end
        return Scope(own, left, right, self.text[own.start : own.end], self.text[start:end])

    def _is_rule(self, at: Scope) -> bool:
        """Attachment lists, articles of law and rules without a case of their own."""
        if say.ATTACHED.match(self.text):
            return True
        if say.DATE.search(at.domain):
            return False
        if say.ARTICLE.match(self.text):
            return True
        return say.RULE.search(at.domain) is not None and not say.SPECIFIC.search(at.domain)

    def _right(self, step: str, home: int) -> list[Clause]:
        """Clauses behind the home clause, up to one that names another step."""
        return self._stretch(step, range(home + 1, len(self.clauses)), forward=True)

    def _left(self, step: str, home: int) -> list[Clause]:
        return list(reversed(self._stretch(step, range(home - 1, -1, -1), forward=False)))

    def _stretch(self, step: str, indexes: range, *, forward: bool) -> list[Clause]:
        found: list[Clause] = []
        for index in indexes:
            clause = self.clauses[index]
            if forward and clause.hard and not say.LABEL.match(self.text, clause.start):
                break
            if self._names_other(step, clause):
                break
            found.append(clause)
            if not forward and clause.hard and not say.LABEL.match(self.text, clause.start):
                break
        return found

    def _names_other(self, step: str, clause: Clause) -> bool:
        labels = {c.label for c in self.cues if c.label in _STEPS and clause.start <= c.start < clause.end}
        return bool(labels - {step}) and step not in labels

    def _in(self, clause: Clause, *labels: str) -> list[Cue]:
        return [c for c in self.cues if c.label in labels and clause.start <= c.start < clause.end]

    def _denied(self, at: Scope, triggers: list[Cue]) -> bool:
        if say.DENIED.search(at.text):
            return True
        for cue in self._in(at.own, "neg"):
            if any(self._reaches(cue, trigger, at.own) for trigger in triggers):
                return True
        for cue in self._in(at.own, "lack", "replaced"):
            if not re.search(r"不得|不能|不可|不准|并非", self.text[at.own.start : cue.start]):
                return True
        for clause in at.right[:2]:
            if say.CONTRAST.match(self.text, clause.start) and self._in(at.own, "done"):
                break
            for cue in self._in(clause, "neg"):
                if say.NEG_VERB.match(self.text, cue.end) and cue.start - clause.start <= 8:
                    return not self._has_anchor(at.own)
        return False

    def _reaches(self, cue: Cue, trigger: Cue, own: Clause) -> bool:
        """Whether a denial bears on a step word: no further than its clause, with a verb of doing."""
        if cue.start >= trigger.end:
            between = self.text[trigger.end : cue.start]
            if len(between) > 26:
                return False
            return bool(say.NEG_VERB.match(self.text, cue.end)) or cue.end >= own.end - 1
        between = self.text[cue.end : trigger.start]
        if len(between) > 40:
            return False
        if re.search(r"意见|异议|问题|情况", between[:4]):
            return False
        return bool(say.NEG_VERB.match(self.text, cue.end)) or len(between) <= 2

    def _exempted(self, at: Scope, denied: bool) -> EvidenceStatus | None:
        if say.OUTSIDE.search(at.domain):
            return EvidenceStatus.EXEMPTED
        cues = self._in(at.own, "exempt")
        if not cues and not denied and not self._has_anchor(at.own):
            cues = [c for clause in at.right[:3] for c in self._in(clause, "exempt")]
        if not cues:
            return None
        if re.search(r"的，(?:可以|可)不|除外", at.domain) and not say.SPECIFIC.search(at.domain):
            return EvidenceStatus.MENTIONED
        if say.STRONG_DONE.search(at.text) and self._has_anchor(at.own):
            return None
        soft = all(say.SOFT.match(self.text, cue.start) for cue in cues)
        if soft and not say.GROUND.search(say.SOFT.sub(_reason_of, self.text)):
            return EvidenceStatus.NEGATED
        return EvidenceStatus.EXEMPTED

    def _planned(self, at: Scope) -> bool:
        if say.QUERY.search(at.domain) or say.PRINCIPLE.search(at.text):
            return False
        is_duty = say.DUTY_WORD.search(at.text) or say.ONLY_THEN.search(at.domain)
        if is_duty and not say.INTENDED.search(at.text):
            return False
        done = say.STRONG_DONE.search(at.text) is not None
        directed = say.DIRECTIVE.search(at.domain) is not None and not self._has_anchor(at.own)
        if (directed or say.SCHEDULED.search(at.domain)) and not done:
            return True
        plans = self._in(at.own, "plan")
        strong = say.FUTURE_STRONG.search(at.text) is not None
        if say.PERMIT.search(at.text) and not strong:
            return False
        if plans or strong:
            return strong or not done
        if (
            say.INTENT.search(at.text)
            and not done
            and not self._has_anchor(at.own)
            and not self._in(at.own, "duty")
        ):
            return True
        if done and self._has_anchor(at.own):
            return False
        ahead = any(self._is_future(clause) for clause in at.left)
        if ahead and not (done or self._concrete(at.own)):
            return True
        behind = any(self._is_future(clause) for clause in at.right[:2])
        return behind and not done and not self._has_anchor(at.own) and not self._in(at.own, "duty")

    def _is_future(self, clause: Clause) -> bool:
        text = self.text[clause.start : clause.end]
        return bool(self._in(clause, "plan")) or say.FUTURE_STRONG.search(text) is not None

    def _performed(self, at: Scope) -> bool:
        dated = say.DATE.search(at.domain) is not None or say.PAPER.search(at.domain) is not None
        if say.DUTY_WORD.search(at.text) and not dated and not say.STRONG_DONE.search(at.text):
            return False
        if (self.yearly or say.YEARLY_ONLY.search(at.domain)) and not dated:
            return False
        if dated:
            return True
        if (
            say.RESULT.search(at.domain)
            and not say.DUTY_WORD.search(at.domain)
            and not say.PRINCIPLE.search(at.domain)
        ):
            return True
        return say.COUNT.search(at.domain) is not None and not self._in(at.own, "duty")

    def _has_anchor(self, clause: Clause) -> bool:
        text = self.text[clause.start : clause.end]
        return say.DATE.search(text) is not None or say.PAPER.search(text) is not None

    def _concrete(self, clause: Clause) -> bool:
        text = self.text[clause.start : clause.end]
        return self._has_anchor(clause) or say.COUNT.search(text) is not None


def _reason_of(match: re.Match[str]) -> str:
    """A refusal leaves only its word of consequence (故、因此)."""
    return re.sub(r"不.*", "", match.group())


_RANK = {
    EvidenceStatus.MENTIONED: 0,
    EvidenceStatus.PERFORMED: 1,
    EvidenceStatus.PLANNED: 2,
    EvidenceStatus.NEGATED: 3,
    EvidenceStatus.EXEMPTED: 4,
}
