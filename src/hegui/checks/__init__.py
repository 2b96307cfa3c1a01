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
    "citation_status": CheckSpec(
        module="hegui.checks.citation",
        bind="bind_status",
        params="StatusParams",
        scope="document",
        needs=frozenset({"citations"}),
        about="Cited instruments or articles that are repealed, not_yet or no_such_article on the date.",
    ),
    "citation_unknown": CheckSpec(
        module="hegui.checks.citation",
        bind="bind_unknown",
        params="UnknownParams",
        scope="document",
        needs=frozenset({"citations"}),
        about="Cited instruments that the catalogue does not have.",
    ),
    "citation_renumbered": CheckSpec(
        module="hegui.checks.citation",
        bind="bind_renumbered",
        params="RenumberedParams",
        scope="document",
        needs=frozenset({"citations"}),
        about="Cited articles of one instrument that bear another number now.",
    ),
    "citation_title_form": CheckSpec(
        module="hegui.checks.citation_form",
        bind="bind_title_form",
        params="FormParams",
        scope="document",
        needs=frozenset({"citations"}),
        about="Titles whose prefix differs from their neighbours' or from the official title.",
    ),
    "citation_number": CheckSpec(
        module="hegui.checks.citation_form",
        bind="bind_number",
        params="NumberParams",
        scope="document",
        needs=frozenset({"citations"}),
        about="文号 after a title against the catalogue or the other mentions.",
    ),
    "citation_short_form": CheckSpec(
        module="hegui.checks.citation_form",
        bind="bind_short_form",
        params="ShortFormParams",
        scope="document",
        needs=frozenset({"header", "citations"}),
        about="Short forms used before 以下简称 gives them.",
    ),
    "citation_separator": CheckSpec(
        module="hegui.checks.citation_form",
        bind="bind_separator",
        params="SeparatorParams",
        scope="document",
        needs=frozenset({"citations"}),
        about="Titles side by side with a bracket and no 、 between them.",
    ),
    "citation_internal": CheckSpec(
        module="hegui.checks.citation_internal",
        bind="bind_internal",
        params="InternalParams",
        scope="document",
        needs=frozenset({"outline", "citations"}),
        about="Internal references that lead nowhere: article, inner (款, 项) or previous (前款, 前条).",
    ),
    "citation_own_article": CheckSpec(
        module="hegui.checks.citation_internal",
        bind="bind_own_article",
        params="OwnArticleParams",
        scope="document",
        needs=frozenset({"outline", "citations"}),
        about="Articles that cite themselves by number.",
    ),
}
