"""Who uses a series, and how an issuer writes its codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from hegui.archive.name import issuer_key
from hegui.archive.series import CodeUse, IssuerCodes, Series
from hegui.checks.context import CheckContext
from hegui.checks.sequence import KindParams, SeriesCheck, place_of
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome

IssuerCheck = Callable[[IssuerCodes, CheckContext], Examination]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuersParams(KindParams):
    """Kinds of number, as in ``KindParams``."""


def bind_issuers(params: IssuersParams) -> SeriesCheck:
    """Bearers of another issuer than most of their series; joint documents count for each of theirs."""

    def check(series: Series, context: CheckContext) -> Examination:  # noqa: ARG001
        if series.kind not in params.kinds:
            return NOT_EXAMINED
        members = [m for m in series.members if m.is_document and m.issuers]
        members = members or [m for m in series.members if m.issuers]
        if len(members) < 2:
            return NOT_EXAMINED
        counts = Counter(issuer_key(issuer) for member in members for issuer in set(member.issuers))
        usual = min(counts, key=lambda name: (-counts[name], name))
        shown = next(i for m in members for i in m.issuers if issuer_key(i) == usual)
        strange = [m for m in members if usual not in {issuer_key(issuer) for issuer in m.issuers}]
        hits = [
            Hit(
                outcome=Outcome.VIOLATED,
                place=place_of(member),
                values={
                    "number": member.number.text,
                    "series": series.name,
                    "issuer": "、".join(member.issuers),
                    "usual": shown,
                },
            )
            for member in strange
        ]
        return Examination(examined=len(members), hits=tuple(hits))

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeParams:
    """ignored: signs whose presence alone makes no other code (办 in 澄府办发)."""

    ignored: str


def bind_codes(params: CodeParams) -> IssuerCheck:
    """An issuer that writes the code of one kind of document in more than one way."""

    def check(unit: IssuerCodes, context: CheckContext) -> Examination:  # noqa: ARG001
        if not unit.codes:
            return NOT_EXAMINED
        families: dict[str, list[CodeUse]] = {}
        for use in unit.codes:
            families.setdefault(_family(use.code, params.ignored), []).append(use)
        hits = [_code_hit(unit, uses) for _, uses in sorted(families.items()) if len(uses) > 1]
        return Examination(examined=len(unit.codes), hits=tuple(hits))

    return check


def _family(code: str, ignored: str) -> str:
    """The kind of document a code stands for: its last sign, and which ignored signs it holds."""
    return code[-1:] + "".join(sign for sign in ignored if sign in code)


def _code_hit(unit: IssuerCodes, uses: list[CodeUse]) -> Hit:
    usual = max(uses, key=lambda use: (use.count, use.code))
    other = next(use for use in uses if use is not usual)
    values = {
        "issuer": unit.issuer,
        "usual": f"{usual.code}（{_years(usual)}）",
        "codes": "、".join(f"{use.code}（{_years(use)}）" for use in uses if use is not usual),
    }
    return Hit(outcome=Outcome.VIOLATED, place=place_of(other.first), values=values)


def _years(use: CodeUse) -> str:
    return f"{'、'.join(map(str, use.years))}年{use.count}件"
