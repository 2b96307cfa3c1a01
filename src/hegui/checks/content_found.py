"""One phrase of the table of prohibited acts, found in a sentence, with its circumstances."""

from __future__ import annotations

from dataclasses import dataclass

from hegui.model.clause import Clause
from hegui.model.document import Document
from hegui.statutes.prohibited import Act


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase found: the sentence it stands in, its place, the act, and the document.

    judged, judged_end: of a frame, the slot whose negation, words and surroundings decide; None of a
    phrase, of which all of it decides; affirms: the phrase itself has no negating word."""

    clause: Clause
    start: int
    end: int
    act: Act
    document: Document
    judged: int | None = None
    judged_end: int | None = None
    affirms: bool = False

    @property
    def words(self) -> str:
        """The words of the phrase, or of the slot of a frame that decides."""
        return self.clause.text[self.core_start - self.clause.start : self.core_end - self.clause.start]

    @property
    def core_start(self) -> int:
        """Where the words that decide begin."""
        return self.start if self.judged is None else self.judged

    @property
    def core_end(self) -> int:
        """Where the words that decide end."""
        return self.end if self.judged_end is None else self.judged_end

    @property
    def before(self) -> str:
        """What stands before the phrase in its part of the sentence, after the lead of its list."""
        start = self.core_start
        part = self.clause.part_at(start)
        return self.clause.lead + self.clause.text[part.start - self.clause.start : start - self.clause.start]

    @property
    def segment(self) -> str:
        """The segment from its beginning to the end of the phrase."""
        begin = max(
            (s.start for s in self.clause.segments if s.start <= self.core_start), default=self.clause.start
        )
        return self.clause.text[begin - self.clause.start : self.core_end - self.clause.start]

    @property
    def sentence(self) -> str:
        """The lead of the list, if any, and the sentence."""
        return self.clause.lead + self.clause.text
