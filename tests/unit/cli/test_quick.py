"""The quick reader and typer make the same request of the same command line (ADR 0004)."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from hegui.cli import commands
from hegui.cli.app import app
from hegui.cli.quick import read_check
from hegui.cli.request import Request

LINES = [
    ["a.txt"],
    ["a.txt", "b", "--select", "NU,CI", "--select=AU"],
    ["--output-format", "json", "a.txt", "--as-of", "2024-06-01", "--jurisdiction=CN-50"],
    ["a", "--output-format=json=r.json", "--output-format", "html=r.html", "--fail-on", "minor"],
    ["a", "--jobs", "2", "--no-cache", "--config", "x.toml", "-q"],
    ["a", "--baseline", "b.json", "--waivers=w.toml", "--no-waivers"],
    ["a", "--fix", "--diff", "--ignore", "WD", "--rules", "r", "--statutes", "s.csv"],
]


@pytest.mark.parametrize("line", LINES)
def test_quick_and_typer_agree(line: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Request] = []
    monkeypatch.setattr(commands, "run_check", lambda request: seen.append(request) or 0)
    result = CliRunner().invoke(app, ["check", *line])
    assert result.exit_code == 0, result.output
    assert read_check(line) == seen[0]


@pytest.mark.parametrize(
    "line", [["--help"], ["a", "--nonsense"], ["a", "--as-of"], [], ["a", "--jobs", "x"]]
)
def test_anything_unusual_is_left_to_typer(line: list[str]) -> None:
    assert read_check(line) is None
