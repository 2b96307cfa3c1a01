"""Validity periods (有效期): stated, within the local maximum, over, soon over, trial periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hegui.archive.pair import Pairing
from hegui.archive.validity import day_text
from hegui.checks.archive_local import LocalValue, local_value
from hegui.checks.archive_register import ENDED, PairingCheck, document_place, row_place
from hegui.checks.context import CheckContext
from hegui.model.register import Standing
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.parsing.duration import last_day

IN_FORCE = frozenset({Standing.VALID, Standing.AMENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedParams:
    """roles: of documents that are examined; a registered document is examined whatever its role."""

    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MaximumParams:
    """Nothing to choose: the maximum comes from the local values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueParams:
    """months: how far ahead of the audit's date is looked."""

    months: int


def bind_stated(params: StatedParams) -> PairingCheck:
    """Whether a validity period is stated where the local rule asks for one.

    Local values: ``must_state``; ``default_months``: the period that silence means, which makes silence no
    breach; ``trial_default_months`` for 试行 and 暂行. Without local values: undetermined.
    """

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        if not _is_examined(pairing, params.roles):
            return NOT_EXAMINED
        if pairing.expires_on is not None or _has_length(pairing):
            return Examination(examined=1)
        rule = local_value(context.local, pairing.on)
        if rule is None:
            return _one(pairing, Outcome.UNDETERMINED, "undetermined", rule)
        if rule.number("default_months") or rule.number("trial_default_months"):
            return Examination(examined=1, reason="未写有效期，按本地规定推定")
        if rule.values.get("must_state"):
            return _one(pairing, Outcome.VIOLATED, "violated", rule)
        return _one(pairing, Outcome.UNDETERMINED, "undetermined", rule)

    return check


def _is_examined(pairing: Pairing, roles: tuple[str, ...]) -> bool:
    document, entry = pairing.document, pairing.entry
    if document is None or (entry is not None and entry.status in ENDED):
        return False
    return entry is not None or not roles or document.role in roles


def _has_length(pairing: Pairing) -> bool:
    return pairing.document is not None and pairing.document.validity is not None


def bind_maximum(params: MaximumParams) -> PairingCheck:  # noqa: ARG001
    """A stated period against the local maximum.

    Local values: ``max_months``, ``trial_max_months`` for 试行 and 暂行, ``notice_max_months`` for 通告.
    """

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        first, last = pairing.effective_on or pairing.signed_on, pairing.expires_on
        if pairing.document is None or first is None or last is None:
            return NOT_EXAMINED
        rule = local_value(context.local, pairing.on)
        most = _maximum(pairing, rule)
        values = {"first": day_text(first), "until": day_text(last)}
        if rule is None or most is None:
            return _one(pairing, Outcome.UNDETERMINED, "undetermined", rule, values)
        end = last_day(first, most, "month")
        values |= {"most": _months_text(most), "end": day_text(end)}
        if end is None or last <= end or _is_first_day_off(last, end):
            return Examination(examined=1)
        return _one(pairing, Outcome.VIOLATED, "violated", rule, values)

    return check


def _is_first_day_off(last: date, end: date) -> bool:
    """Whether the period is over by the one day that counting the first day or not makes."""
    return (last - end).days <= 1


def _maximum(pairing: Pairing, rule: LocalValue | None) -> int | None:
    if rule is None or pairing.document is None:
        return None
    if pairing.document.trial and (months := rule.number("trial_max_months")):
        return months
    if pairing.document.genre == "通告" and (months := rule.number("notice_max_months")):
        return months
    return rule.number("max_months")


def _months_text(months: int) -> str:
    return f"{months // 12}年" if months % 12 == 0 else f"{months}个月"


def bind_expired(params: MaximumParams) -> PairingCheck:  # noqa: ARG001
    """A document past its last day that the register still marks as valid."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        entry, last = pairing.entry, pairing.expires_on
        if entry is None or entry.status not in IN_FORCE or last is None:
            return NOT_EXAMINED
        if last >= context.as_of:
            return Examination(examined=1)
        values = {
            "until": day_text(last),
            "as_of": day_text(context.as_of),
            "status": entry.printed_status or "",
        }
        return _one(pairing, Outcome.VIOLATED, "violated", None, values, place=row_place(entry))

    return check


def bind_due(params: DueParams) -> PairingCheck:
    """A document whose last day comes within some months of the audit's date."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        last, entry = pairing.expires_on, pairing.entry
        if last is None or (entry is not None and entry.status in ENDED):
            return NOT_EXAMINED
        horizon = last_day(context.as_of, params.months, "month")
        if last < context.as_of or horizon is None or last > horizon:
            return Examination(examined=1)
        values = {"until": day_text(last), "left": str((last - context.as_of).days)}
        return _one(pairing, Outcome.VIOLATED, "violated", None, values)

    return check


def bind_trial(params: MaximumParams) -> PairingCheck:  # noqa: ARG001
    """试行 and 暂行 documents without a stated end that go on beyond the local ``trial_max_months``."""

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        document, entry = pairing.document, pairing.entry
        first = pairing.effective_on or pairing.signed_on
        if document is None or not document.trial or first is None or pairing.expires_on is not None:
            return NOT_EXAMINED
        if entry is not None and entry.status in ENDED:
            return NOT_EXAMINED
        rule = local_value(context.local, pairing.on)
        most = rule.number("trial_max_months") if rule is not None else None
        values = {"first": day_text(first)}
        if rule is None or most is None:
            return _one(pairing, Outcome.UNDETERMINED, "undetermined", rule, values)
        end = last_day(first, most, "month")
        if end is None or end >= context.as_of:
            return Examination(examined=1)
        values |= {"most": _months_text(most), "end": day_text(end), "as_of": day_text(context.as_of)}
        return _one(pairing, Outcome.VIOLATED, "violated", rule, values)

    return check


def _one(
    pairing: Pairing,
    outcome: Outcome,
    message: str,
    rule: LocalValue | None,
    values: dict[str, str] | None = None,
    *,
    place: Place | None = None,
) -> Examination:
    fact = pairing.document.validity.place if pairing.document and pairing.document.validity else None
    hit = Hit(
        outcome=outcome,
        place=place or document_place(pairing, fact),
        values={"title": pairing.title, "number": pairing.number or "（无发文字号）", **(values or {})},
        message=message,
        basis=(rule.basis,) if rule is not None and outcome is Outcome.VIOLATED else (),
        severity=rule.severity if rule is not None else None,
    )
    return Examination(examined=1, hits=(hit,))
