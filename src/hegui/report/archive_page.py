"""An audit as one self-contained page: figures, charts, and the findings with filters.

Nothing is loaded from outside and nothing of an input is ever markup. The gravest findings are in the page;
the charts and figures are of all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import Any, NamedTuple

from hegui.model.report import Finding
from hegui.model.rule import SEVERITY_ORDER, Outcome
from hegui.report import wording
from hegui.report.archive_report import ArchiveReport
from hegui.report.page_template import load_page

MOST_FINDINGS = 5000
MOST_BARS = 14
REGISTER = "台账"
_BAR, _GAP, _LABEL, _WIDTH = 18, 6, 190, 520


class Row(NamedTuple):
    """One finding as the page shows it. state: of its filter."""

    rule: str
    name: str
    state: str
    state_name: str
    agency: str
    year: str
    path: str
    place: str
    message: str
    quote: str
    suggestion: str
    basis: str


class Bar(NamedTuple):
    """One bar of a chart, in pixels."""

    label: str
    number: int
    top: int
    width: int


class Chart(NamedTuple):
    """A chart of horizontal bars."""

    title: str
    bars: tuple[Bar, ...]
    height: int
    total: int


class _Origin(NamedTuple):
    agency: str
    year: str


def stream_page(report: ArchiveReport) -> Iterator[str]:
    """The page in pieces."""
    yield from load_page("archive").generate(**_view(report), label=_LABEL, bar=_BAR, full=_WIDTH)


def _view(report: ArchiveReport) -> dict[str, Any]:
    origins = _origins(report)
    kinds: Counter[str] = Counter()
    agencies: Counter[str] = Counter()
    years: Counter[str] = Counter()
    titles = {result.rule: result.title for result in report.head.results}
    total = unsettled = 0

    def counted() -> Iterator[tuple[int, int, Row]]:
        nonlocal total, unsettled
        for index, finding in enumerate(report.findings()):
            row = _row(finding, origins, titles)
            total += 1
            unsettled += row.state == "open"
            if row.state not in ("waived", "open"):
                kinds[f"{row.rule} {row.name}"] += 1
                agencies[row.agency] += 1
                years[row.year or "年份不明"] += 1
            yield _grade(finding), index, row

    shown = [row for _, _, row in nsmallest(MOST_FINDINGS, counted())]
    return {
        "head": report.head,
        "conclusion": wording.conclusion_sentence(report.head),
        "summary": report.summary(),
        "severities": [(grade.value, name) for grade, name in wording.SEVERITY_NAMES.items()],
        "rows": shown,
        "left": total - len(shown),
        "unsettled": unsettled,
        "charts": (
            _chart("违反按年份", sorted(years.items())),
            _chart("违反按规则", kinds.most_common()),
            _chart("违反按机关", agencies.most_common()),
            _chart("制定件数按年份", [(str(year.year), year.made) for year in report.years]),
        ),
        "states": list(dict.fromkeys((row.state, row.state_name) for row in shown)),
        "rules": sorted({(row.rule, row.name) for row in shown}),
        "agencies": sorted({row.agency for row in shown}),
        "year_names": sorted({row.year for row in shown if row.year}),
        "years": report.years,
        "claims": report.claims,
        "ledger": report.ledger,
    }


def _grade(finding: Finding) -> int:
    if finding.waived is not None:
        return 9
    return 8 if finding.outcome is Outcome.UNDETERMINED else SEVERITY_ORDER[finding.severity]


def _origin(issuers: tuple[str, ...], record: Any) -> _Origin:
    number = record.document_number
    year = number[2] if number is not None and number[2] else (record.signed_on or "")[:4]
    return _Origin(issuers[0] if issuers else "机关不明", str(year))


def _origins(report: ArchiveReport) -> dict[tuple[str, str | None, int | None], _Origin]:
    """Agency and year of every document and ledger row, by path, sheet and row."""
    found: dict[tuple[str, str | None, int | None], _Origin] = {}
    for record in report.documents():
        found[(record.path, None, None)] = _origin(record.issuers, record)
    if report.ledger is not None:
        for pairing in report.pairings():
            entry = pairing.entry
            if entry is not None:
                year = str(pairing.signed_on.year) if pairing.signed_on else ""
                issuers = pairing.issuers or ("机关不明",)
                found[(entry.path, entry.sheet, entry.row)] = _Origin(issuers[0], year)
    return found


def _row(
    finding: Finding, origins: dict[tuple[str, str | None, int | None], _Origin], titles: dict[str, str]
) -> Row:
    unknown = _Origin(REGISTER if finding.row else "整个档案", "")
    origin = origins.get((finding.path or "", finding.sheet, finding.row), unknown)
    state, state_name = _state(finding)
    return Row(
        rule=finding.rule,
        name=titles.get(finding.rule) or finding.name,
        state=state,
        state_name=state_name,
        agency=origin.agency,
        year=origin.year,
        path=finding.path or "",
        place=wording.place_words(finding),
        message=finding.message,
        quote=finding.quote or "",
        suggestion=finding.suggestion,
        basis=wording.bases_text(finding),
    )


def _state(finding: Finding) -> tuple[str, str]:
    if finding.waived is not None:
        return "waived", "已豁免"
    if finding.outcome is Outcome.UNDETERMINED:
        return "open", wording.OUTCOME_NAMES[Outcome.UNDETERMINED]
    return finding.severity.value, wording.SEVERITY_NAMES[finding.severity]


def _chart(title: str, counts: Iterable[tuple[str, int]]) -> Chart:
    """The first bars as they come; what is more is put into one last bar."""
    given = list(counts)
    kept, rest = given[:MOST_BARS], given[MOST_BARS:]
    if rest:
        kept.append((f"其余{len(rest)}项", sum(count for _, count in rest)))
    most = max((count for _, count in kept), default=1)
    bars = tuple(
        Bar(label, count, 4 + at * (_BAR + _GAP), max(2, round(_WIDTH * count / most)) if count else 0)
        for at, (label, count) in enumerate(kept)
    )
    return Chart(title, bars, 8 + len(bars) * (_BAR + _GAP), sum(count for _, count in given))
