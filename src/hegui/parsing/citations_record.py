"""What one pass has found so far, and what was cited last."""

from __future__ import annotations

from typing import NamedTuple

from hegui.model.document import Citation, Target
from hegui.parsing.citations_context import Surroundings
from hegui.parsing.citations_resolve import Structure


class Last(NamedTuple):
    """The reference read last, which a bare number may continue."""

    end: int
    title: str | None
    internal: bool
    article: str | None
    paragraph: str | None


_NOTHING = Last(-1, None, True, None, None)


class Record:
    """Citations in reading order. ``end``: how far the text has been consumed; ``size``: targets so far."""

    def __init__(self, structure: Structure, around: Surroundings) -> None:
        self.found: list[Citation] = []
        self.end = 0
        self.size = 0
        self.last = _NOTHING
        self._structure = structure
        self._around = around

    def add_internal(
        self,
        start: int,
        end: int,
        targets: tuple[Target, ...],
        kind: str,
        *,
        loose: bool = False,
        resolved: bool | None = None,
    ) -> None:
        """loose: the number may belong to another instrument, so that failing to find it proves nothing."""
        if resolved is None:
            resolved = self._stands(start, targets)
        if resolved is False and (loose or self._around.amends or self._around.is_quoted(start)):
            resolved = None
        self.append(
            Citation(
                start=start, end=end, title=None, internal=True, targets=targets, resolved=resolved, kind=kind
            ),
            None,
        )

    def _stands(self, start: int, targets: tuple[Target, ...]) -> bool | None:
        structure = self._structure
        here = -1
        if any(target.paragraph or target.item for target in targets):
            here = structure.position(start).article
        answers = [structure.stands(target, here) for target in targets]
        if False in answers:
            return False
        return None if None in answers or not answers else True

    def add_external(
        self, start: int, end: int, title: str | None, targets: tuple[Target, ...], kind: str
    ) -> None:
        """A reference to 第X条 of an instrument named before; ``title`` None where it cannot be told."""
        past = self._around.is_past(start, end, False)
        self.append(
            Citation(start=start, end=end, title=title, history=past, targets=targets, kind=kind), title
        )

    def append(self, citation: Citation, title: str | None) -> None:
        """Adds a citation of ``title`` (None for this document) and remembers it as the last one."""
        self.found.append(citation)
        self.end = citation.end
        self.size += len(citation.targets)
        target = citation.targets[-1] if citation.targets else None
        if citation.kind == "annex":
            return
        self.last = Last(
            citation.end,
            title,
            citation.internal,
            target.article if target else None,
            target.paragraph if target else None,
        )
