"""How long the legality review took, as its paper says: days of receipt and opinion, working days.

重大行政决策程序暂行条例 art. 26, 国办发〔2018〕115号 二（五）. Counted both ways, for no text says whether
the first day counts. The limits are params of rules; here is only what was measured.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from hegui.model.document import Role
from hegui.model.dossier import Dossier, Evidence, StepKind
from hegui.procedure.receipt import find_receipt
from hegui.statutes.calendar import Calendar, UnknownYearError


class ReviewPeriod(NamedTuple):
    """First and last day, and the working days between them without and with the first."""

    received_on: dt.date
    issued_on: dt.date
    shorter: int
    longer: int


def find_review_period(
    dossier: Dossier, proved: Sequence[Evidence], calendar: Calendar | None
) -> ReviewPeriod | None:
    """The period of the first review paper that gives both days; None without one or in an unknown year."""
    for evidence in proved:
        document = dossier.document(evidence.path)
        if calendar is None or document is None or evidence.date is None or not evidence.paper:
            continue
        if evidence.step is not StepKind.LEGALITY_REVIEW or document.role is not Role.LEGALITY_OPINION:
            continue
        received = find_receipt(document, evidence.date)
        if received is not None:
            return _period(received.first, evidence.date, calendar)
    return None


def _period(first: dt.date, last: dt.date, calendar: Calendar) -> ReviewPeriod | None:
    try:
        shorter = calendar.count_workdays(first, last)
        return ReviewPeriod(first, last, shorter, calendar.count_workdays(first, last, include_first=True))
    except UnknownYearError:
        return None
