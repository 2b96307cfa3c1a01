from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hegui.errors import SettingsError
from hegui.model.report import Finding
from hegui.model.rule import Outcome, Severity
from hegui.pipeline.waiver import apply_waivers
from hegui.settings import Settings

FINDING = Finding(
    rule="NU101", name="n", severity=Severity.MAJOR, outcome=Outcome.VIOLATED, message="m", suggestion="",
    step=None, path="a.txt", sheet=None, row=None, page=None, line=3, block=2, start=0, end=3, quote="第三条",
    provision="第三条", basis=(), fix=None, fingerprint="abc",
)  # fmt: skip
WAIVER = """\
[[waiver]]
rule = "NU101"
path = "a.txt"
reason = "原文如此"
approver = "法规科"
expires = 2024-12-31
"""


def waived(tmp_path: Path, text: str, today: date, finding: Finding = FINDING) -> str | None:
    path = tmp_path / "w.toml"
    path.write_text(text, encoding="utf-8")
    return apply_waivers([finding], Settings(waivers=path), today)[0].waived


def test_a_waiver_in_force_says_why_and_who(tmp_path: Path) -> None:
    assert waived(tmp_path, WAIVER, date(2024, 12, 31)) == "原文如此（法规科批准，至2024-12-31）"


def test_an_expired_waiver_and_another_path_waive_nothing(tmp_path: Path) -> None:
    assert waived(tmp_path, WAIVER, date(2025, 1, 1)) is None
    assert waived(tmp_path, WAIVER, date(2024, 1, 1), replace(FINDING, path="b.txt")) is None


def test_faults_are_said_at_once(tmp_path: Path) -> None:
    bad = WAIVER.replace('reason = "原文如此"', 'reson = "x"').replace("2024-12-31", '"2024-12-31"')
    with pytest.raises(SettingsError) as caught:
        waived(tmp_path, bad, date(2024, 1, 1))
    for word in ("reason", "reson", "expires"):
        assert word in str(caught.value)


def test_a_baseline_knows_the_same_finding(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text('{"findings": [{"path": "a.txt", "fingerprint": "abc"}]}', encoding="utf-8")
    found = apply_waivers(
        [FINDING, replace(FINDING, fingerprint="new")], Settings(baseline=path), date(2024, 1, 1)
    )
    assert [f.waived is not None for f in found] == [True, False]
