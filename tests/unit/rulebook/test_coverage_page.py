"""The map of legal requirements names rules that exist, and every procedural rule stands in it."""

import re
from pathlib import Path

import pytest

from hegui.rulebook.compiler import load_rule_file
from hegui.rulebook.loader import rule_files
from hegui.rulebook.place import builtin_rules

PAGE = Path(__file__).resolve().parents[3] / "docs/coverage.md"
FAMILIES = "PR|NU|RG|CI|AU|FC|FM|WD|AN"


@pytest.fixture(scope="module")
def known() -> set[str]:
    files = rule_files(builtin_rules())
    return {load_rule_file(path).id for path in files if path.name != "values.yaml"}


@pytest.fixture(scope="module")
def named() -> set[str]:
    return set(re.findall(rf"\b(?:{FAMILIES})\d{{3}}\b", PAGE.read_text(encoding="utf-8")))


def test_every_rule_named_in_the_map_exists(named: set[str], known: set[str]) -> None:
    assert named
    assert named - known == set()


def test_every_procedural_rule_stands_in_the_map(named: set[str], known: set[str]) -> None:
    assert {rule for rule in known if rule.startswith("PR")} - named == set()
