"""What a measurement says, and how it is written in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One measurement: ``done`` is False where it could not be taken; the text then says why."""

    title: str
    body: str
    done: bool = True
    headline: str = ""


@dataclass(slots=True)
class Tally:
    """Counts of right, surplus and missed answers."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the answers given that are right; None without an answer."""
        given = self.right + self.surplus
        return self.right / given if given else None

    @property
    def recall(self) -> float | None:
        """Share of the answers wanted that were given; None where none is wanted."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None where neither an answer is given nor one wanted."""
        total = 2 * self.right + self.surplus + self.missed
        return 2 * self.right / total if total else None

    def add(self, other: Tally) -> None:
        """Adds the counts of another tally."""
        self.right += other.right
        self.surplus += other.surplus
        self.missed += other.missed


def not_measured(title: str, reason: str) -> Section:
    """A section for what could not be measured. It is never shown as passed."""
    return Section(title=title, body=f"**未测**：{reason}", done=False, headline="未测")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def share(value: float | None) -> str:
    """A share with three places, or a mark that there is nothing to divide."""
    return "—" if value is None else f"{value:.3f}"


def ratio(part: int, whole: int) -> str:
    """``part/whole`` with its share."""
    return f"{part}/{whole}" + (f"（{part / whole:.1%}）" if whole else "")


def bullets(lines: Iterable[str], none: str) -> str:
    """A Markdown list, or the sentence for an empty one."""
    items = [f"- {line}" for line in lines]
    return "\n".join(items) if items else none
