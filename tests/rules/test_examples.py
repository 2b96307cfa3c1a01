"""Every example of every rule file runs as its author says."""

from __future__ import annotations

from hegui.examples import run_examples
from hegui.rulebook.place import builtin_rules


def test_every_example_of_the_rulebook_goes_as_expected() -> None:
    outcomes = run_examples((builtin_rules(),))
    failures = [f"{o.rule} {o.example}: {o.failure}" for o in outcomes if o.failure]
    assert len(outcomes) > 50
    assert failures == []
