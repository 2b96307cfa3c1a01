"""The order of two steps (重大行政决策程序暂行条例 art. 25–27, 31): only what the law imposes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hegui.checks.context import CheckContext, DossierCheck
from hegui.checks.procedure import OTHER_RULE, counting, fact_of, governing_regime, place_of
from hegui.checks.procedure_period import chinese_day
from hegui.model.dossier import STEP_NAMES, Dossier, Evidence, StepKind
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome
from hegui.procedure.timeline import must_precede


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderParams:
    """earlier: steps that must have ended before ``later`` takes place; once: the first act of the earlier
    step is enough (a review repeated after the meeting does no harm); matters: kinds of matter; regime: speak
    only where this regime governs."""

    earlier: tuple[str, ...]
    later: str
    once: bool = False
    matters: tuple[str, ...] = ()
    regime: str = ""


def bind_order(params: OrderParams) -> DossierCheck:
    """Pairs of dated steps against the order of the law."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        kinds = {kind.value for kind in (*dossier.matter.kinds, *dossier.matter.unsure)}
        if params.matters and not kinds & set(params.matters):
            return NOT_EXAMINED
        if params.regime and governing_regime(dossier.matter) != params.regime:
            return Examination(reason=OTHER_RULE)
        last = _last(dossier, params.later)
        if last is None or last.date is None:
            return NOT_EXAMINED
        hits: list[Hit] = []
        examined = 0
        for step in params.earlier:
            if not must_precede(StepKind(step), StepKind(params.later)):
                continue
            ended = _end(dossier, step, once=params.once)
            if ended is None:
                continue
            examined += 1
            evidence, day = ended
            if last.date < day:
                hits.append(_hit(step, params.later, evidence, day, last))
        return Examination(examined=examined, hits=tuple(hits))

    return check


def _last(dossier: Dossier, step: str) -> Evidence | None:
    fact = fact_of(dossier, step)
    dated = [e for e in counting(fact) if e.date is not None] if fact is not None else []
    return max(dated, key=lambda e: (e.date, e.path), default=None)


def _end(dossier: Dossier, step: str, *, once: bool) -> tuple[Evidence, dt.date] | None:
    fact = fact_of(dossier, step)
    ends = [(e, e.until or e.date) for e in counting(fact)] if fact is not None else []
    dated = [(e, day) for e, day in ends if day is not None]
    periods = [(e, day) for e, day in dated if e.until is not None]
    if not dated:
        return None
    choose = min if once else max
    day = choose(day for _, day in periods or dated)
    return next(pair for pair in periods or dated if pair[1] == day)


def _hit(step: str, later: str, evidence: Evidence, day: dt.date, last: Evidence) -> Hit:
    assert last.date is not None
    return Hit(
        outcome=Outcome.VIOLATED,
        place=place_of(last),
        values={
            "earlier": STEP_NAMES[StepKind(step)],
            "later": STEP_NAMES[StepKind(later)],
            "earlier_path": evidence.path,
            "earlier_day": chinese_day(day),
            "later_path": last.path,
            "later_day": chinese_day(last.date),
        },
    )
