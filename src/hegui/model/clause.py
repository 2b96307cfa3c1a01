"""What one sentence of a document says, as far as rules on content need it: who, how, what, on which law.

All spans are half-open code points of ``Document.text``. Values are built only for sentences that
hold a trigger word of some rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hegui.model.document import Span


class SubjectClass(StrEnum):
    """Whom a sentence binds or addresses."""

    PRIVATE = "private"  # 公民、法人和其他组织
    AGENCY = "agency"  # 行政机关
    STAFF = "staff"  # 机关工作人员
    VILLAGE = "village"  # 村（居）民委员会
    UNSPECIFIED = "unspecified"


class Mood(StrEnum):
    """Force of a verb (模态)."""

    DUTY = "duty"  # 应当、必须、须
    BAN = "ban"  # 不得、禁止、严禁
    PERMISSION = "permission"  # 可以、有权
    ENCOURAGEMENT = "encouragement"  # 鼓励、引导、支持


class Modality(NamedTuple):
    """One modal word and its place."""

    mood: Mood
    start: int
    end: int


class Negation(NamedTuple):
    """A word that denies or forbids, and how far it governs: ``end`` to ``scope_end``.

    reverse: the word stands after what it denies (…一律取消), and governs ``scope_end`` to ``start``.
    """

    start: int
    end: int
    scope_end: int
    reverse: bool = False

    def governs(self, start: int) -> bool:
        """Whether something that begins at ``start`` lies in its scope."""
        if self.reverse:
            return self.scope_end <= start < self.start
        return self.end <= start < self.scope_end


class Support(NamedTuple):
    """A law cited as the ground of what stands in ``scope_start`` to ``scope_end``.

    level: law regulation local_regulation rule state_council document unknown; article: the first one
    cited, as in ``Target``, or None.
    """

    title: str
    level: str
    article: str | None
    start: int
    end: int
    scope_start: int
    scope_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence (to 。！？ or the end of its block), analysed.

    lead: the words before a list that the sentence is an item of (…有下列情形之一的：), else empty;
    parts: pieces between ；; segments: pieces between ，：；; conditions: segments that state a case
    (…的，); consequence: what follows the last condition of a part; quotations: within “ ”; titles: within
    《 》; reported: the sentence tells what was done; explained: it defines or explains;
    touched: acts whose trigger words it holds.
    """

    start: int
    end: int
    text: str
    lead: str = ""
    subject: SubjectClass = SubjectClass.UNSPECIFIED
    subject_span: Span | None = None
    parts: tuple[Span, ...] = ()
    segments: tuple[Span, ...] = ()
    modalities: tuple[Modality, ...] = ()
    negations: tuple[Negation, ...] = ()
    conditions: tuple[Span, ...] = ()
    consequence: Span | None = None
    supports: tuple[Support, ...] = ()
    quotations: tuple[Span, ...] = ()
    titles: tuple[Span, ...] = ()
    reported: bool = False
    explained: bool = False
    touched: frozenset[str] = frozenset()

    def part_at(self, offset: int) -> Span:
        """The piece between ； that holds an offset."""
        return next(
            (part for part in self.parts if part.start <= offset < part.end), Span(self.start, self.end)
        )

    def negation_at(self, offset: int) -> Negation | None:
        """The negation that governs what begins at an offset, or None."""
        return next((word for word in self.negations if word.governs(offset)), None)
