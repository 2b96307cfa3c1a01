"""Runs archive rules over the units of an archive, one pass a kind of unit, without holding them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hegui.archive.source import ArchiveSource
from hegui.archive.unit import Unit, build_units
from hegui.checks.context import CheckContext
from hegui.engine.finding import FindingMaker
from hegui.engine.run import RunOutcome, fold_into, why_not_in_force
from hegui.engine.selection import BoundRule
from hegui.model.document import Problem
from hegui.model.report import Finding, RuleResult
from hegui.model.rule import Examination, Outcome

NOTHING = "档案和台账中没有可检查的对象"


class ArchiveRun:
    """One run of archive rules: ``findings`` streams them; ``results`` and ``problems`` are ready after it.

    Rules apply by the date of each unit; the run's own date counts where a unit has none.
    """

    def __init__(self, rules: Sequence[BoundRule], source: ArchiveSource, context: CheckContext) -> None:
        self._rules: dict[str, list[BoundRule]] = {}
        for bound in rules:
            for kind in bound.spec.needs:
                self._rules.setdefault(kind, []).append(bound)
        self._source = source
        self._context = context
        self._maker = FindingMaker((), context)
        self._folded: dict[str, list[object]] = {
            b.rule.id: [Outcome.NOT_APPLICABLE, 0, NOTHING] for b in rules
        }
        self._crashed: dict[str, Problem] = {}

    def findings(self) -> Iterator[Finding]:
        """All findings, unit by unit."""
        for kind, unit in build_units(self._source, frozenset(self._rules)):
            on = unit.on
            context = self._context if on is None else _dated(self._context, on)
            for bound in self._rules.get(kind, ()):
                yield from self._examine(bound, unit, context)

    def _examine(self, bound: BoundRule, unit: Unit, context: CheckContext) -> Iterator[Finding]:
        rule = bound.rule
        if rule.id in self._crashed:
            return
        if (rule.since or rule.until) and (reason := why_not_in_force(rule, context)):
            self._note(rule.id, Outcome.NOT_APPLICABLE, 0, reason)
            return
        try:
            circumstances = replace(context, local=bound.local) if bound.local else context
            examination: Examination = bound.examine(unit, circumstances)
        except Exception as error:
            text = f"规则 {rule.id} 未能执行（{type(error).__name__}：{error}），请报告此问题"
            self._crashed[rule.id] = Problem(path="", code="check-failed", message=text)
            self._note(rule.id, Outcome.UNDETERMINED, 0, "检查方法出错，未能判断")
            return
        examined = max(examination.examined, len(examination.hits))
        self._note(
            rule.id, Outcome.SATISFIED if examined else Outcome.NOT_APPLICABLE, examined, examination.reason
        )
        for outcome in dict.fromkeys(hit.outcome for hit in examination.hits):
            self._note(rule.id, outcome, 0, examination.reason)
        if examination.hits:
            yield from self._maker.findings(rule, examination.hits)

    def _note(self, rule: str, outcome: Outcome, examined: int, reason: str) -> None:
        fold_into(self._folded, RuleResult(rule=rule, outcome=outcome, examined=examined, reason=reason))

    @property
    def results(self) -> tuple[RuleResult, ...]:
        """One result a rule, by id; complete once ``findings`` has been used up."""
        return tuple(
            RuleResult(rule=rule, outcome=state[0], examined=state[1], reason=state[2])  # type: ignore[arg-type]
            for rule, state in sorted(self._folded.items())
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Rules whose check crashed."""
        return tuple(problem for _, problem in sorted(self._crashed.items()))


def _dated(context: CheckContext, on: date) -> CheckContext:
    return context if on == context.on else replace(context, on=on)


def run_archive_rules(rules: Sequence[BoundRule], source: ArchiveSource, context: CheckContext) -> RunOutcome:
    """Archive rules over an archive that fits in memory, all findings at once."""
    run = ArchiveRun(rules, source, context)
    findings = tuple(run.findings())
    return RunOutcome(results=run.results, findings=findings, problems=run.problems)
