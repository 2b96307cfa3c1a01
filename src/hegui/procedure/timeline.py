"""The order that the law imposes on the events of a dossier, and only that, as a graph.

重大行政决策程序暂行条例 art. 25 (review before discussion), 26–27 (the review looks back on participation,
argumentation and assessment), 31 (party report before issue), 32 (publication afterwards). There is no order
among participation, argumentation and assessment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hegui.model.dossier import Dossier, StepFacts, StepKind

_PRECEDES = (
    (StepKind.PUBLIC_PARTICIPATION, StepKind.LEGALITY_REVIEW),
    (StepKind.EXPERT_ARGUMENTATION, StepKind.LEGALITY_REVIEW),
    (StepKind.RISK_ASSESSMENT, StepKind.LEGALITY_REVIEW),
    (StepKind.LEGALITY_REVIEW, StepKind.COLLECTIVE_DELIBERATION),
    (StepKind.COLLECTIVE_DELIBERATION, StepKind.PUBLICATION),
    (StepKind.PARTY_REPORT, StepKind.PUBLICATION),
    (StepKind.PUBLICATION, StepKind.RECORD_FILING),
)


class Breach(NamedTuple):
    """Two steps in the wrong order, with the days that show it."""

    earlier: StepKind
    later: StepKind
    earlier_ended: dt.date
    later_on: dt.date


def required_order() -> Any:
    """The directed graph of steps: an edge from each step to one that may only follow it."""
    import networkx

    graph = networkx.DiGraph()
    graph.add_edges_from(_PRECEDES)
    return graph


def must_precede(earlier: StepKind, later: StepKind) -> bool:
    """Whether the law puts one step before another, directly or through others."""
    import networkx

    graph = required_order()
    known = earlier in graph and later in graph and earlier is not later
    return known and networkx.has_path(graph, earlier, later)


def find_breaches(dossier: Dossier) -> tuple[Breach, ...]:
    """Every pair of dated steps that stand in the wrong order, in the order of the graph."""
    facts = {step.kind: step for step in dossier.steps}
    return tuple(_breaches(facts))


def _breaches(facts: Mapping[StepKind, StepFacts]) -> Iterator[Breach]:
    for earlier, later in required_order().edges:
        first, second = facts.get(earlier), facts.get(later)
        if first is None or second is None or first.ended_on is None or second.started_on is None:
            continue
        if second.started_on < first.ended_on:
            yield Breach(earlier, later, first.ended_on, second.started_on)
