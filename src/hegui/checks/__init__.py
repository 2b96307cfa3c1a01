"""The kinds of check. Adding one is one entry here and one function in its module."""

from __future__ import annotations

from hegui.checks.context import CheckSpec

CHECKS: dict[str, CheckSpec] = {
    "structure_anomaly": CheckSpec(
        module="hegui.checks.structure",
        bind="bind_anomaly",
        params="AnomalyParams",
        scope="document",
        needs=frozenset({"outline"}),
        about="Irregularities the outline parser saw, chosen by kind and level.",
    ),
}
