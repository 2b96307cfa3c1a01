"""Local limits: trap 22 of the legal basis, periods of local rules, and what is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hegui.archive.facts import archive_from_plain
from hegui.checks.archive_local import local_value
from hegui.engine.archive_run import run_archive_rules
from hegui.engine.run import RunOutcome
from hegui.engine.selection import bind, local_values
from hegui.model.rule import Outcome, Severity
from hegui.pipeline.run import Run, RunSpec
from hegui.settings import Settings

DOCUMENT = {
    "path": "1.docx",
    "title": "澄湖县河道管理办法",
    "number": "澄府规〔2024〕1号",
    "issuer": "澄湖县人民政府",
}
DAY = date(2025, 1, 1)


@pytest.fixture(scope="module")
def run() -> Run:
    return Run(RunSpec(settings=Settings(), command="audit", today=DAY))


def _outcome(run: Run, rule_id: str, place: str, **facts: Any) -> RunOutcome:
    rule = run.rulebook.rule(rule_id)
    assert rule is not None
    bound = bind(rule, local_values(run.rulebook, rule_id, place))
    return run_archive_rules((bound,), archive_from_plain(facts), run.context(DAY, dated=False))


def test_trap_22_silence_on_validity(run: Run) -> None:
    """Silent in Anhui: five years, no breach. The same silence where no local rule is known: undetermined."""
    facts = {"documents": [{**DOCUMENT, "signed": date(2024, 1, 10)}]}
    anhui = _outcome(run, "RG301", "CN-34", **facts)
    assert anhui.results[0].outcome is Outcome.SATISFIED
    assert anhui.findings == ()
    county_of_anhui = _outcome(run, "RG301", "CN-341821", **facts)
    assert county_of_anhui.results[0].outcome is Outcome.SATISFIED
    elsewhere = _outcome(run, "RG301", "CN-62", **facts)
    assert elsewhere.results[0].outcome is Outcome.UNDETERMINED
    (finding,) = elsewhere.findings
    assert finding.severity is Severity.INFO
    assert "需人工核实：本地规定未收录" in finding.message


def test_no_document_is_void_for_being_older_than_five_years(run: Run) -> None:
    """No national number of years: an old silent document is not said to have lapsed."""
    facts = {
        "documents": [{**DOCUMENT, "signed": date(2012, 1, 10)}],
        "ledger": [{"title": DOCUMENT["title"], "number": DOCUMENT["number"], "status": "有效"}],
    }
    assert _outcome(run, "RG303", "CN-62", **facts).findings == ()
    assert _outcome(run, "RG302", "CN-62", **facts).findings == ()


@pytest.mark.parametrize(
    ("place", "issuer", "outcome", "severity"),
    [
        ("CN-37", "澄湖县人民政府", Outcome.VIOLATED, Severity.MAJOR),
        ("CN-33", "澄湖县人民政府", Outcome.VIOLATED, Severity.MINOR),
        ("CN-37", "白石镇人民政府", Outcome.UNDETERMINED, Severity.INFO),
        ("CN-37", "澄湖县水务局", Outcome.UNDETERMINED, Severity.INFO),
        ("CN-44", "澄湖县人民政府", Outcome.UNDETERMINED, Severity.INFO),
    ],
)
def test_filing_weighs_as_its_local_source(
    run: Run, place: str, issuer: str, outcome: Outcome, severity: Severity
) -> None:
    """Read in the text: major; read about: minor; bodies that the text does not name: undetermined."""
    row = {
        "title": DOCUMENT["title"], "number": DOCUMENT["number"], "issuer": issuer,
        "published": date(2024, 1, 15), "filed": date(2024, 4, 15),
    }  # fmt: skip
    (finding,) = _outcome(run, "RG221", place, ledger=[row]).findings
    assert (finding.outcome, finding.severity) == (outcome, severity)


def test_the_rule_of_the_time_applies(run: Run) -> None:
    """上海 2010–2016 knew 5 years; from 2017 on nothing was seen."""
    for year, outcome in ((2015, Outcome.VIOLATED), (2018, Outcome.UNDETERMINED)):
        document = {**DOCUMENT, "signed": date(year, 1, 10), "effective": date(year, 2, 1), "months": 120}
        assert _outcome(run, "RG302", "CN-31", documents=[document]).results[0].outcome is outcome


def test_periods_of_local_values() -> None:
    basis = {"title": "某规定", "article": None}
    local = {
        "provenance": "text",
        "basis": basis,
        "days": 30,
        "periods": [
            {"until": "2020-12-31", "days": 20},
            {"since": "2021-01-01", "basis": {**basis, "article": "第二条"}},
        ],
    }
    old, new = local_value(local, date(2020, 12, 31)), local_value(local, date(2021, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.number("days"), new.number("days"), new.basis.article) == (20, 30, "第二条")
    assert local_value({}, None) is None
