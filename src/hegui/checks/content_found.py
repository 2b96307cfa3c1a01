"""One phrase of the table of prohibited acts, found in a sentence, with its circumstances."""

from __future__ import annotations

from dataclasses import dataclass

from hegui.model.clause import Clause
from hegui.model.document import Document
from hegui.statutes.prohibited import Act


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase found: the sentence it stands in, its place, the act, and the document."""

    clause: Clause
    start: int
    end: int
    act: Act
    document: Document

    @property
    def words(self) -> str:
        """The words of the phrase."""
        return self.clause.text[self.start - self.clause.start : self.end - self.clause.start]

    @property
    def before(self) -> str:
        """What stands before the phrase in its part of the sentence, after the lead of its list."""
        part = self.clause.part_at(self.start)
        return (
            self.clause.lead
            + self.clause.text[part.start - self.clause.start : self.start - self.clause.start]
        )

    @property
    def segment(self) -> str:
        """The segment from its beginning to the end of the phrase."""
        begin = max(
            (s.start for s in self.clause.segments if s.start <= self.start), default=self.clause.start
        )
        return self.clause.text[begin - self.clause.start : self.end - self.clause.start]

    @property
    def sentence(self) -> str:
        """The lead of the list, if any, and the sentence."""
        return self.clause.lead + self.clause.text
