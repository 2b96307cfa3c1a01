"""The drawn timeline: dated steps on one axis, and the order that the law imposes as arrows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from hegui.model.dossier import STEP_NAMES, Evidence, EvidenceStatus, Matter, Step, StepKind, Verdict
from hegui.report.passage import evidence_anchor
from hegui.report.step_period import shown_period

# Earlier step, later step (重大行政决策程序暂行条例 第二十五条至第三十二条); none among the first three.
ORDER = (
    (StepKind.PUBLIC_PARTICIPATION, StepKind.LEGALITY_REVIEW),
    (StepKind.EXPERT_ARGUMENTATION, StepKind.LEGALITY_REVIEW),
    (StepKind.RISK_ASSESSMENT, StepKind.LEGALITY_REVIEW),
    (StepKind.LEGALITY_REVIEW, StepKind.COLLECTIVE_DELIBERATION),
    (StepKind.FAIR_COMPETITION_REVIEW, StepKind.COLLECTIVE_DELIBERATION),
    (StepKind.COLLECTIVE_DELIBERATION, StepKind.PUBLICATION),
    (StepKind.PARTY_REPORT, StepKind.PUBLICATION),
    (StepKind.PUBLICATION, StepKind.RECORD_FILING),
)
WIDTH, LEFT, RIGHT, TOP, ROW = 960, 172, 44, 42, 46
TICKS = 7
NEAR = 366  # calendar days within which the date that decides is drawn too
_STRIDES = (1, 2, 5, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652)  # days between two ticks


class Tick(NamedTuple):
    """A date on the axis."""

    x: float
    label: str


class Dot(NamedTuple):
    """One dated passage. ``hollow``: it does not prove the step."""

    x: float
    hollow: bool
    anchor: str
    label: str


class Row(NamedTuple):
    """One dated step: its bar from start to end (equal where it is one day) and its passages."""

    step: str
    name: str
    verdict: str
    y: float
    start: float
    end: float
    label: str
    dots: tuple[Dot, ...]


class Arrow(NamedTuple):
    """Order imposed between two drawn steps; ``reversed``: the dates run the other way."""

    path: str
    reversed: bool
    label: str


class Timeline(NamedTuple):
    """All that the picture shows, in user units of a canvas ``WIDTH`` wide."""

    width: int
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    arrows: tuple[Arrow, ...]
    decided: Tick | None
    undated: tuple[str, ...]


class _Axis(NamedTuple):
    first: date
    days: int

    def x(self, day: date) -> float:
        share = (day - self.first).days / self.days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def build_timeline(steps: Iterable[Step], matter: Matter | None) -> Timeline | None:
    """The picture's geometry, or None where no step has a date."""
    held = [step for step in steps if step.verdict is not Verdict.NOT_APPLICABLE or _days(step)]
    dated = [step for step in held if _days(step)]
    if not dated:
        return None
    days = [day for step in dated for day in _days(step)]
    near = [matter.on] if matter and min(abs((matter.on - day).days) for day in days) <= NEAR else []
    axis = _axis([*days, *near])
    rows = tuple(_row(step, index, axis) for index, step in enumerate(dated))
    decided = None
    if matter and near:
        decided = Tick(axis.x(matter.on), f"适用规定的日期 {matter.on.isoformat()}")
    return Timeline(
        width=WIDTH,
        height=TOP + ROW * len(rows) + 16,
        rows=rows,
        ticks=tuple(_ticks(axis)),
        arrows=tuple(_arrows(dated, rows)),
        decided=decided,
        undated=tuple(STEP_NAMES[step.kind] for step in held if not _days(step)),
    )


def _days(step: Step) -> list[date]:
    """Days of the step and of what is drawn for it. A review begins on the day of receipt."""
    own = [step.received_on, step.started_on, step.ended_on]
    own += [day for evidence in _drawn(step) for day in (evidence.date, evidence.until)]
    return [day for day in own if day is not None]


def _drawn(step: Step) -> list[Evidence]:
    """Acts of the step: what proves it, or was put forward for it. The date of a catalogue, a plan or a
    sentence in passing is no act."""
    return [
        e for e in step.evidence if e.date and e.status is EvidenceStatus.PERFORMED and e.cause != "hearsay"
    ]


def _axis(days: list[date]) -> _Axis:
    """From the first to the last day, with a margin of a twentieth."""
    first, last = min(days), max(days)
    margin = max(1, (last - first).days // 20)
    return _Axis(first - timedelta(days=margin), (last - first).days + 2 * margin)


def _ticks(axis: _Axis) -> Iterable[Tick]:
    stride = next((days for days in _STRIDES if axis.days / days <= TICKS), _STRIDES[-1])
    for offset in range(0, axis.days + 1, stride):
        day = axis.first + timedelta(days=offset)
        yield Tick(axis.x(day), day.isoformat())


def _row(step: Step, index: int, axis: _Axis) -> Row:
    days = [day for day in shown_period(step) if day] or _days(step)
    start = axis.x(min(days))
    end = axis.x(max(days)) + 1  # so that a single day is drawn as well
    label = "至".join(dict.fromkeys(day.isoformat() for day in (min(days), max(days))))
    return Row(
        step=step.kind.value,
        name=STEP_NAMES[step.kind],
        verdict=step.verdict.value,
        y=TOP + ROW * index + ROW / 2,
        start=start,
        end=end,
        label=label,
        dots=tuple(sorted(_dots(step, axis), key=lambda dot: not dot.hollow)),  # proof is drawn on top
    )


def _dots(step: Step, axis: _Axis) -> Iterable[Dot]:
    drawn = _drawn(step)
    for index, evidence in enumerate(step.evidence):
        if evidence.date and evidence in drawn:
            label = f"{evidence.date.isoformat()} {evidence.path}"
            yield Dot(axis.x(evidence.date), not _proves(evidence), evidence_anchor(step, index), label)


def _proves(evidence: Evidence) -> bool:
    return evidence.counts and evidence.status is EvidenceStatus.PERFORMED


def _arrows(dated: list[Step], rows: tuple[Row, ...]) -> Iterable[Arrow]:
    drawn = {step.kind: (step, row) for step, row in zip(dated, rows, strict=True)}
    for earlier, later in ORDER:
        if earlier in drawn and later in drawn:
            (one, first), (two, second) = drawn[earlier], drawn[later]
            if Verdict.NOT_APPLICABLE not in (one.verdict, two.verdict):
                yield _arrow(one, first, two, second)


def _arrow(one: Step, first: Row, two: Step, second: Row) -> Arrow:
    """An arrow from the end of the earlier step to the end of the later one."""
    wrong = (one.ended_on or max(_days(one))) > (two.ended_on or max(_days(two)))
    down = 1 if second.y > first.y else -1
    y1, y2 = first.y + 9 * down, second.y - 10 * down
    middle = round((y1 + y2) / 2, 1)
    path = f"M{first.end} {y1}C{first.end} {middle} {second.end} {middle} {second.end} {y2}"
    state = "材料日期的先后与此相反" if wrong else "材料日期与此相符"
    return Arrow(path, wrong, f"{first.name}应在{second.name}之前：{state}")
