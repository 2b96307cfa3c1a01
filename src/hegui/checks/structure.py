"""Irregularities of numbering that the outline parser saw, chosen by kind and level."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Document
from hegui.model.outline import Anomaly
from hegui.model.rule import NOT_EXAMINED, Examination, Fix, Hit, Outcome, Place


class AnomalyParams(NamedTuple):
    """Which anomalies are violations.

    kinds: as in ``Outline.anomalies``; levels: of the provision, empty for all; counted: names in
    ``Outline.tally`` whose sum is the number of units examined, ``levels`` if empty. With several kinds
    the message of each hit is the one named like its kind.
    """

    kinds: tuple[str, ...]
    levels: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


def bind_anomaly(params: AnomalyParams) -> DocumentCheck:
    """Each anomaly of the chosen kinds and levels is a violation at the number's own place."""
    kinds = frozenset(params.kinds)
    levels = frozenset(params.levels)
    counted = frozenset(params.counted or params.levels)
    keyed = len(kinds) > 1

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        outline = document.outline
        examined = sum([number for name, number in outline.tally if name in counted])
        if not outline.anomalies:
            return _satisfied(examined)
        hits = tuple(
            _hit(document, anomaly, keyed)
            for anomaly in outline.anomalies
            if anomaly.kind in kinds and (not levels or anomaly.level.value in levels)
        )
        return Examination(examined=max(examined, len(hits)), hits=hits) if hits else _satisfied(examined)

    return check


@lru_cache(maxsize=1024)
def _satisfied(examined: int) -> Examination:
    return Examination(examined=examined) if examined else NOT_EXAMINED


def _hit(document: Document, anomaly: Anomaly, keyed: bool) -> Hit:
    values = dict(anomaly.values)
    fixed = values.pop("fixed", None)
    return Hit(
        outcome=Outcome.VIOLATED,
        place=Place(path=document.source.path, start=anomaly.start, end=anomaly.end),
        values=values,
        fix=Fix(replacement=fixed) if fixed is not None else None,
        message=anomaly.kind if keyed else None,
    )
