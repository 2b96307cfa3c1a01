"""Documents that cite each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hegui.archive.link import Link, is_citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Documents that reach each other by citations: one link out of each, to another of them.

    clear: in the one unit without links, how many citing documents are in no circle.
    """

    links: tuple[Link, ...] = ()
    clear: int = 0

    @property
    def on(self) -> date | None:
        """The last date of a document in it."""
        return max((link.on for link in self.links if link.on), default=None)


class CycleFinder:
    """Gathers citations while they go by; what is kept is one link for each pair of documents."""

    def __init__(self) -> None:
        self._links: dict[str, dict[str, Link]] = {}

    def add(self, link: Link) -> None:
        """Keeps a citation between two documents of the archive."""
        if is_citation(link) and link.target is not None and link.target.path is not None:
            self._links.setdefault(link.document.path, {}).setdefault(link.target.path, link)

    def units(self) -> Iterator[Cycle]:
        """One unit for each group of documents that reach each other, by first path; then the clear ones."""
        import networkx

        graph = networkx.DiGraph()
        graph.add_edges_from(
            (source, target) for source, targets in self._links.items() for target in targets
        )
        groups = [sorted(group) for group in networkx.strongly_connected_components(graph) if len(group) > 1]
        for group in sorted(groups):
            yield Cycle(links=tuple(self._circle(group)))
        clear = len(self._links) - sum(len(group) for group in groups)
        if clear:
            yield Cycle(clear=clear)

    def _circle(self, group: list[str]) -> Iterator[Link]:
        """One link out of each document of the group, to a document of the group."""
        members = set(group)
        for path in group:
            target = min(t for t in self._links[path] if t in members)
            yield self._links[path][target]
