"""Filing (备案) within the time that a local rule fixes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hegui.archive.name import body_kind
from hegui.archive.pair import Pairing
from hegui.archive.validity import day_text
from hegui.checks.archive_local import LocalValue, local_value
from hegui.checks.archive_register import ENDED, PairingCheck, row_place
from hegui.checks.context import CheckContext
from hegui.model.register import RegisterEntry
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingParams:
    """Nothing to choose: days, issuers bound and dates come from the local values."""


def bind_filing(params: FilingParams) -> PairingCheck:  # noqa: ARG001
    """Days from publication to filing against the local limit (calendar days, the first left out).

    Local values: ``days``; whom the local rule binds: ``bodies``, kinds of issuer
    (``archive.name.body_kind``), or ``issuers``, by name.
    """

    def check(pairing: Pairing, context: CheckContext) -> Examination:
        entry = pairing.entry
        if entry is None or entry.status in ENDED:
            return NOT_EXAMINED
        limit = local_value(context.local, pairing.published_on or pairing.on)
        days = limit.number("days") if limit is not None else None
        if limit is None or days is None or not _is_bound(pairing, limit):
            return _examined(pairing, entry, Outcome.UNDETERMINED, "undetermined", limit)
        if pairing.published_on is None:
            return NOT_EXAMINED
        last = pairing.published_on + timedelta(days=days)
        values = {"days": str(days), "published": day_text(pairing.published_on), "last": day_text(last)}
        if entry.filed_on is not None:
            if entry.filed_on <= last:
                return Examination(examined=1)
            values |= {
                "filed": day_text(entry.filed_on),
                "taken": str((entry.filed_on - pairing.published_on).days),
            }
            return _examined(pairing, entry, Outcome.VIOLATED, "violated", limit, values)
        if last >= context.as_of:
            return NOT_EXAMINED
        if "filed_on" not in entry.columns:
            return _examined(pairing, entry, Outcome.UNDETERMINED, "no_column", limit, values)
        return _examined(pairing, entry, Outcome.VIOLATED, "absent", limit, values)

    return check


def _is_bound(pairing: Pairing, limit: LocalValue) -> bool:
    bodies, issuers = limit.values.get("bodies"), limit.values.get("issuers")
    if issuers:
        return any(issuer in issuers for issuer in pairing.issuers)
    return not bodies or any(body_kind(issuer) in bodies for issuer in pairing.issuers)


def _examined(
    pairing: Pairing,
    entry: RegisterEntry,
    outcome: Outcome,
    message: str,
    limit: LocalValue | None,
    values: dict[str, str] | None = None,
) -> Examination:
    hit = Hit(
        outcome=outcome,
        place=row_place(entry),
        values={"title": pairing.title, "number": pairing.number or "（无发文字号）", **(values or {})},
        message=message,
        basis=(limit.basis,) if limit is not None and outcome is Outcome.VIOLATED else (),
        severity=limit.severity if limit is not None else None,
    )
    return Examination(examined=1, hits=(hit,))
