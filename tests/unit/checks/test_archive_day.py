"""Results of dated documents are used again on other days, so their checks may not ask for the day."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from hegui.checks import CHECKS


def test_no_document_check_reads_the_day_of_the_run() -> None:
    modules = {spec.module for spec in CHECKS.values() if spec.scope == "document"}
    assert modules
    for name in sorted(modules):
        source = Path(str(import_module(name).__file__)).read_text(encoding="utf-8")
        assert "context.as_of" not in source, (
            f"{name} reads context.as_of: audit.examine must then file its results under the day"
        )
