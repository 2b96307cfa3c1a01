"""The golden archive: every planted fault is found, nothing grave is said of what is sound."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from archive_truth import generate_archive, plan_for, report_of, resolved_links, score


def test_golden_archive_of_120(tmp_path: Path) -> None:
    truth = generate_archive(tmp_path, 120, 1)
    report = report_of(plan_for(tmp_path))
    result = score(report, truth)
    assert result.missed == ()
    assert result.false_alarms == ()
    assert {fault["rule"] for fault in truth["faults"]} >= {
        "NU301",
        "NU306",
        "RG201",
        "RG221",
        "RG309",
        "RG310",
    }
    assert report["summary"]["documents"] == truth["documents"]
    assert report["problems"] == []


def test_links_resolve_exactly(tmp_path: Path) -> None:
    """Precision and recall of resolution: every link is the one that was written, and none is missed."""
    truth = generate_archive(tmp_path, 400, 8)
    report_of(plan_for(tmp_path))
    found = resolved_links(tmp_path)
    assert len(found) >= 8
    assert set(found) == {(path, number) for path, number in truth["links"]}


@pytest.mark.slow
@pytest.mark.parametrize(("count", "seed"), [(120, 2), (120, 3), (2000, 4), (2000, 5)])
def test_other_seeds_and_2000(tmp_path: Path, count: int, seed: int) -> None:
    truth = generate_archive(tmp_path, count, seed)
    result = score(report_of(plan_for(tmp_path)), truth)
    assert len(result.missed) <= 0.01 * result.planted, result.missed
    assert result.false_alarms == ()
