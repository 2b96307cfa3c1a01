"""Which of a sentence's dates is the date of an act: the one of its clause, else one of its own scope."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from hegui.model.document import DateMention
from hegui.procedure.status import Act

_TO = re.compile(r"(?:至|到|截至|截止到?)\Z")
_UNTIL = re.compile(r"(?:[，,]至|截至|截止(?:到|至|时间[：:为]?|日期[：:为]?)?)\s?\Z")
_EFFECT = re.compile(r"\s?起?(?:正式)?(?:施行|实行|执行|实施|生效)")
_ENDED = re.compile(r"\s?(?:截止|结束|止|下线)")


def act_dates(
    dates: Sequence[DateMention], text: str, offset: int, act: Act
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of an act; None where the sentence gives no day, the last also where it is one day.

    dates: the sentence's mentions; text: the document's; offset: where the sentence begins in it.
    """
    chosen = _nearest(dates, text, offset, act)
    if chosen is None:
        return None, None
    if chosen.last != chosen.first:
        return chosen.first, chosen.last
    if _UNTIL.search(text, max(0, chosen.start - 6), chosen.start):
        start = offset + act.scope_start
        begun = [d for d in dates if start <= d.start < chosen.start and d.precision == "day"]
        return (begun[-1].first if begun else None), chosen.first
    return chosen.first, _until(chosen, dates, text)


def _until(chosen: DateMention, dates: Sequence[DateMention], text: str) -> dt.date | None:
    """The later date that the sentence says the act ran to."""
    for later in dates:
        if later.start > chosen.end and later.first > chosen.first and later.precision == "day":
            runs = _TO.search(text, later.start - 4, later.start) or _ENDED.match(text, later.end)
            return later.last if runs else None
    return None


_INTENDED = re.compile(r"原(?:定|计划|拟|订|安排)(?:于|在)?\Z")


def _is_beside(mention: DateMention, text: str) -> bool:
    """A day of taking effect, or one that was planned and given up."""
    if _EFFECT.match(text, mention.end):
        return True
    return _INTENDED.search(text, max(0, mention.start - 6), mention.start) is not None


def _nearest(dates: Sequence[DateMention], text: str, offset: int, act: Act) -> DateMention | None:
    """A date in brackets behind the act's words, else its clause's, else its scope's, before or behind."""
    precise = [d for d in dates if d.precision == "day" and not _is_beside(d, text)]
    low, high = offset + act.clause_start, offset + act.clause_end
    own = [d for d in precise if low <= d.start < high]
    for mention in own:
        gap = text[offset + act.end : mention.start]
        if mention.start >= offset + act.end and len(gap) <= 10 and re.search(r"[（(]\s?\Z", gap):
            return mention
    if own:
        return own[0]
    before = [d for d in precise if offset + act.scope_start <= d.start < low]
    behind = [d for d in precise if high <= d.start < offset + act.scope_end]
    return next(iter(before[-1:] or behind), None)
