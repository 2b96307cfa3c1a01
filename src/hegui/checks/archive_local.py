"""Local values that hold for a time: which of them a document is under, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from hegui.model.rule import Basis, Provenance, Severity


class LocalValue(NamedTuple):
    """One local rule in force: its values, its basis, and how far a violation of it may weigh."""

    values: Mapping[str, Any]
    basis: Basis
    severity: Severity | None

    def number(self, name: str) -> int | None:
        """A number it fixes; None where it fixes none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None


def local_value(local: Mapping[str, Any], on: date | None) -> LocalValue | None:
    """The values of a rule for the jurisdiction in force on a day; None: 本地规定未收录.

    ``local`` is one entry of a values file: with ``periods`` (a list of tables with ``since`` and ``until``,
    both inclusive), or one table. What was not read in the instrument weighs at most minor.
    """
    if not local:
        return None
    for period in local.get("periods") or (local,):
        values = {**{k: v for k, v in local.items() if k != "periods"}, **period}
        if _is_in_force(values, on):
            basis = values["basis"]
            provenance = Provenance(values["provenance"])
            severity = None if provenance is Provenance.TEXT else Severity.MINOR
            stated = Basis(title=basis["title"], article=basis.get("article"), provenance=provenance)
            return LocalValue(values, stated, severity)
    return None


def _is_in_force(values: Mapping[str, Any], on: date | None) -> bool:
    since, until = _day(values.get("since")), _day(values.get("until"))
    if on is None:
        return until is None
    return (since is None or since <= on) and (until is None or on <= until)


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))
