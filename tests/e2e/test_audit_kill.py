"""An audit that is killed at any moment goes on where it stopped and ends in the same report."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from archive_truth import generate_archive

from hegui.archive.store.store import Store
from postgres_server import postgres_server


def _command(archive: Path, store: str, report: Path) -> list[str]:
    return [
        sys.executable, "-m", "hegui", "audit", str(archive / "documents"), "--store", store,
        "--ledger", str(archive / "台账.xlsx"), "--publications", str(archive / "公布目录.xlsx"),
        "--as-of", "2025-06-30", "--jurisdiction", "CN-37", "--jobs", "2", "--fail-on", "never",
        "--output-format", f"json={report}",
    ]  # fmt: skip


def _committed(address: str) -> dict[str, Any]:
    """Every content that has a result, with the place of its row, which changes if it is written again."""
    store = Store(address)
    place = "rowid" if store.engine.dialect.name == "sqlite" else "ctid::text"
    with store.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT content, {place} FROM result")).all()
    store.close()
    return dict(map(tuple, rows))


def _bare(report: Path) -> bytes:
    """The bytes of a report without its last object, ``run``."""
    content = report.read_bytes()
    value = json.loads(content)
    assert list(value)[-1] == "run"
    return content[: content.rindex(b'  "run": {')]


def _kill_and_resume(
    archive: Path, store: str, folder: Path, kills: int, longest: float
) -> tuple[bytes, int]:
    """Kills the audit at random moments; gives the report of the run that was let through, and how many
    contents had a result by then. A run that ends before its moment does not count; the moments then move
    into the shorter runs that follow."""
    moments = random.Random(kills)
    report = folder / "resumed.json"
    killed = 0
    while killed < kills:
        before = _committed(store)
        running = subprocess.Popen(
            _command(archive, store, report), start_new_session=True, stderr=subprocess.DEVNULL
        )
        begun = time.monotonic()
        try:
            running.wait(moments.uniform(0.3, longest))
            longest = 0.3 + (time.monotonic() - begun) / 2
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
            killed += 1
        after = _committed(store)
        assert {content: after.get(content) for content in before} == before, "examined again"
    _await_no_workers(running.pid)
    before = _committed(store)
    subprocess.run(_command(archive, store, report), check=True, timeout=600)
    after = _committed(store)
    assert {content: after.get(content) for content in before} == before, "examined again"
    assert json.loads(report.read_text(encoding="utf-8"))["run"]["examined"] == len(after) - len(before)
    return _bare(report), len(before)


def _await_no_workers(session: int) -> None:
    """Workers end by themselves when their parent is gone."""
    for _ in range(100):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("workers outlive the audit")


class Case(NamedTuple):
    """An archive, the report of an audit that nobody disturbed, and how long that took."""

    archive: Path
    expected: bytes
    seconds: float
    kills: int


@pytest.fixture(scope="module")
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    count, kills = request.param
    folder = tmp_path_factory.mktemp("archive")
    generate_archive(folder, count, 9)
    report = folder / "whole.json"
    begun = time.monotonic()
    subprocess.run(_command(folder, str(folder / "whole.sqlite"), report), check=True, timeout=600)
    return Case(folder, _bare(report), time.monotonic() - begun, kills)


SMALL = pytest.param((100, 2), id="100")
LARGE = pytest.param((2000, 10), id="2000", marks=pytest.mark.slow)


@pytest.mark.parametrize("case", [SMALL, LARGE], indirect=True)
def test_killed_at_random_moments_on_sqlite(case: Case, tmp_path: Path) -> None:
    store = str(tmp_path / "s.sqlite")
    resumed, reached = _kill_and_resume(case.archive, store, tmp_path, case.kills, case.seconds / 3)
    assert resumed == case.expected
    assert reached or case.kills < 10


@pytest.mark.parametrize("case", [LARGE], indirect=True)
def test_killed_at_random_moments_on_postgresql(case: Case, tmp_path: Path) -> None:
    with postgres_server() as address:
        resumed, reached = _kill_and_resume(case.archive, address, tmp_path, case.kills, case.seconds / 3)
        assert resumed == case.expected
        assert reached
