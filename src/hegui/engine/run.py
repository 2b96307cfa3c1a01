"""Runs rules over documents and dossiers: choose, examine, fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from hegui.checks.context import CheckContext
from hegui.engine.finding import FindingMaker
from hegui.engine.selection import BoundRule
from hegui.model.document import Document, Problem
from hegui.model.report import Finding, RuleResult
from hegui.model.rule import NOT_EXAMINED, Examination, Outcome, Rule

if TYPE_CHECKING:
    from hegui.model.dossier import Dossier

_RANK = {
    Outcome.VIOLATED: 0,
    Outcome.UNDETERMINED: 1,
    Outcome.SATISFIED: 2,
    Outcome.NOT_APPLICABLE: 3,
}


class RunOutcome(NamedTuple):
    """Results and findings of some rules over one input, and checks that crashed on it."""

    results: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()


def run_document_rules(rules: Sequence[BoundRule], document: Document, context: CheckContext) -> RunOutcome:
    """Document rules over one document. A check that crashes becomes a problem; the run goes on."""
    maker = FindingMaker((document,), context)
    return _run(rules, document, context, maker, document.source.path, _why_not_document)


def run_dossier_rules(rules: Sequence[BoundRule], dossier: Dossier, context: CheckContext) -> RunOutcome:
    """Dossier rules over one dossier, dated by its matter."""
    maker = FindingMaker(dossier.documents, context)
    return _run(rules, dossier, context, maker, "", _why_not_dossier)


def _run(
    rules: Sequence[BoundRule],
    subject: Document | Dossier,
    context: CheckContext,
    maker: FindingMaker,
    path: str,
    why_not: Callable[[Rule, Any, CheckContext], str],
) -> RunOutcome:
    results: list[RuleResult] = []
    findings: list[Finding] = []
    problems: list[Problem] = []
    for rule, _, examine, local, restricted, untouched in rules:
        if restricted and (reason := why_not(rule, subject, context)):
            results.append(_result(rule.id, Outcome.NOT_APPLICABLE, 0, reason))
            continue
        try:
            examination = examine(subject, replace(context, local=local) if local else context)
        except Exception as error:
            problems.append(_crash(rule, path, error))
            results.append(_result(rule.id, Outcome.UNDETERMINED, 0, "检查方法出错，未能判断"))
            continue
        if examination is NOT_EXAMINED:
            results.append(untouched)
        elif examination.hits:
            results.append(_fold(rule.id, examination))
            findings.extend(maker.findings(rule, examination.hits))
        else:
            outcome = Outcome.SATISFIED if examination.examined else Outcome.NOT_APPLICABLE
            results.append(_result(rule.id, outcome, examination.examined, examination.reason))
    return RunOutcome(results=tuple(results), findings=tuple(findings), problems=tuple(problems))


def _crash(rule: Rule, path: str, error: Exception) -> Problem:
    text = f"规则 {rule.id} 在此未能执行（{type(error).__name__}：{error}），请报告此问题"
    return Problem(path=path, code="check-failed", message=text)


def _fold(rule: str, examination: Examination) -> RuleResult:
    outcome = Outcome.SATISFIED if examination.examined else Outcome.NOT_APPLICABLE
    for hit in examination.hits:
        if _RANK[hit.outcome] < _RANK[outcome]:
            outcome = hit.outcome
    return _result(rule, outcome, max(examination.examined, len(examination.hits)), examination.reason)


@lru_cache(maxsize=16384)
def _result(rule: str, outcome: Outcome, examined: int, reason: str) -> RuleResult:
    """Results are equal from document to document (不是此类文件); each is built once."""
    return RuleResult(rule=rule, outcome=outcome, examined=examined, reason=reason)


def why_not_in_force(rule: Rule, context: CheckContext) -> str:
    """Chinese reason why a rule is not in force on the deciding date, or an empty string."""
    if rule.since is not None and context.on < rule.since:
        return f"依据自{rule.since.isoformat()}起施行，早于该日（{context.on.isoformat()}），不适用"
    if rule.until is not None and context.on > rule.until:
        return f"依据于{rule.until.isoformat()}后不再适用"
    return ""


def _why_not_document(rule: Rule, document: Document, context: CheckContext) -> str:
    reach = rule.applies_to
    if reach.roles and document.role not in reach.roles:
        return "不是此类文件"
    if reach.genres and document.genre not in reach.genres:
        return "不是此类文种"
    if reach.formats and document.source.format not in reach.formats:
        return "此格式的文件看不出该项"
    return why_not_in_force(rule, context)


def _why_not_dossier(rule: Rule, dossier: Dossier, context: CheckContext) -> str:
    reach, matter = rule.applies_to, dossier.matter
    if matter.out_of_scope:
        return matter.reason or "本卷宗没有须经审核的文件"
    if reach.matters and not set(reach.matters) & {*matter.kinds, *matter.unsure}:
        return "本事项不属于该规则规范的事项"
    if reach.scopes and matter.scope.value not in reach.scopes:
        return "本机关不在该规则的适用范围"
    if reach.levels and matter.authority_level not in reach.levels:
        return "本机关的层级不在该规则的适用范围"
    return why_not_in_force(rule, context)


def fold_results(runs: Iterable[Sequence[RuleResult]]) -> tuple[RuleResult, ...]:
    """One result per rule over many inputs: violated wins, then undetermined, then satisfied."""
    folded: dict[str, list[object]] = {}
    for results in runs:
        for result in results:
            fold_into(folded, result)
    return tuple(
        RuleResult(rule=rule, outcome=state[0], examined=state[1], reason=state[2])  # type: ignore[arg-type]
        for rule, state in sorted(folded.items())
    )


def fold_into(folded: dict[str, list[object]], result: RuleResult) -> None:
    """Adds one result to a running fold (rule → outcome, examined, reason)."""
    state = folded.get(result.rule)
    if state is None:
        folded[result.rule] = [result.outcome, result.examined, result.reason]
        return
    state[1] = int(state[1]) + result.examined  # type: ignore[call-overload]
    if _RANK[result.outcome] < _RANK[state[0]]:  # type: ignore[index]
        state[0], state[2] = result.outcome, result.reason
