"""From when to when a step is shown to have run, for tables and the timeline."""

from __future__ import annotations

from datetime import date

from hegui.model.dossier import EvidenceStatus, Step, StepKind


def shown_period(step: Step) -> tuple[date | None, date | None]:
    """First and last day. A consultation ran as its notice says, not to the day of the statement on what came
    in; a review from the day on which the draft was received."""
    if step.kind is StepKind.PUBLIC_PARTICIPATION:
        periods = [
            (e.date, e.until)
            for e in step.evidence
            if e.counts and e.paper and e.status is EvidenceStatus.PERFORMED and e.until is not None
        ]
        if periods:
            return periods[0]
    return step.received_on or step.started_on, step.ended_on
