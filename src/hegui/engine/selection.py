"""Which rules run: by --select and --ignore, status and jurisdiction; bound to their checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from hegui.checks import CHECKS
from hegui.checks.context import CheckSpec
from hegui.errors import UsageError
from hegui.model.report import RuleResult
from hegui.model.rule import Outcome, Rule
from hegui.rulebook.loader import Rulebook
from hegui.statutes.jurisdiction import covers


class BoundRule(NamedTuple):
    """A rule with its check, and the local values of the run's jurisdiction.

    restricted: whether the rule asks for more than a document (a role, genre, format, date; a matter);
    untouched: its result where there is nothing of its kind, the most frequent of all.
    """

    rule: Rule
    spec: CheckSpec
    examine: Callable[..., Any]
    local: Mapping[str, Any]
    restricted: bool
    untouched: RuleResult


def select_rules(
    rulebook: Rulebook,
    *,
    scopes: frozenset[str],
    command: str,
    jurisdiction: str,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> tuple[BoundRule, ...]:
    """The rules of ``scopes`` (document, dossier, archive) that a run asks for, in order of id.

    Errors: UsageError when a selector names no rule at all.
    """
    _require_known(rulebook, (*select, *ignore))
    chosen = []
    for rule in rulebook.rules:
        spec = CHECKS[rule.check]
        if spec.scope not in scopes or rule.status == "retired":
            continue
        if rule.applies_to.commands and command not in rule.applies_to.commands:
            continue
        if not covers(rule.jurisdiction, jurisdiction):
            continue
        if _is_selected(rule, select, ignore):
            chosen.append(bind(rule, local_values(rulebook, rule.id, jurisdiction)))
    return tuple(chosen)


def bind(rule: Rule, local: Mapping[str, Any]) -> BoundRule:
    """A rule bound to its check; that of particular roles or formats is loaded when one is examined."""
    spec = CHECKS[rule.check]
    reach = rule.applies_to
    particular = bool(reach.roles or reach.genres or reach.formats)
    return BoundRule(
        rule=rule,
        spec=spec,
        examine=_load_later(rule, spec) if particular else _load_check(rule, spec),
        local=local,
        restricted=bool(particular or rule.since or rule.until or spec.scope != "document"),
        untouched=RuleResult(rule=rule.id, outcome=Outcome.NOT_APPLICABLE, examined=0),
    )


def _load_check(rule: Rule, spec: CheckSpec) -> Callable[..., Any]:
    module = import_module(spec.module)
    params = getattr(module, spec.params)(**{k: _frozen(v) for k, v in rule.params.items()})
    return getattr(module, spec.bind)(params)  # type: ignore[no-any-return]


def _load_later(rule: Rule, spec: CheckSpec) -> Callable[..., Any]:
    loaded: list[Callable[..., Any]] = []

    def examine(subject: object, context: object) -> Any:
        if not loaded:
            loaded.append(_load_check(rule, spec))
        return loaded[0](subject, context)

    return examine


def local_values(rulebook: Rulebook, rule_id: str, jurisdiction: str) -> Mapping[str, Any]:
    """Values of the most particular jurisdiction that has an entry for the rule; empty if none."""
    best: Mapping[str, Any] = {}
    depth = -1
    for code, rules in rulebook.local.items():
        if rule_id in rules and len(code) > depth and covers(code, jurisdiction):
            best, depth = rules[rule_id], len(code)
    return best


def _is_selected(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if any(rule.id.startswith(prefix) for prefix in ignore):
        return False
    if rule.status == "preview":
        return rule.id in select
    return not select or any(rule.id.startswith(prefix) for prefix in select)


def _require_known(rulebook: Rulebook, prefixes: tuple[str, ...]) -> None:
    for prefix in prefixes:
        if not any(rule.id.startswith(prefix) for rule in rulebook.rules):
            raise UsageError(f"没有编号为“{prefix}”或以它开头的规则，可用 hegui rules list 查看全部规则")


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(v) for v in value)
    return value
