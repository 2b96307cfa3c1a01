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
from typing import Any

import pytest
from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from archive_truth import generate_archive

from hegui.archive.store.store import Store
from postgres_server import postgres_server

COUNT, KILLS = 2000, 10


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


def _kill_and_resume(archive: Path, store: str, folder: Path, seed: int) -> tuple[bytes, int]:
    """Kills the audit again and again; gives the report of the run that was let through."""
    moments = random.Random(seed)
    report = folder / f"{seed}.json"
    reached = 0
    for _ in range(KILLS):
        before = _committed(store)
        running = subprocess.Popen(
            _command(archive, store, report), start_new_session=True, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.3, 4.0))
        running.send_signal(signal.SIGKILL)
        running.wait()
        after = _committed(store)
        assert {content: after.get(content) for content in before} == before, "examined again"
        reached = len(after)
    _await_no_workers(running.pid)
    before = _committed(store)
    subprocess.run(_command(archive, store, report), check=True, timeout=600)
    after = _committed(store)
    assert {content: after.get(content) for content in before} == before, "examined again"
    assert json.loads(report.read_text(encoding="utf-8"))["run"]["examined"] == len(after) - len(before)
    return _bare(report), reached


def _await_no_workers(session: int) -> None:
    """Workers end by themselves when their parent is gone."""
    for _ in range(100):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("workers outlive the audit")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    generate_archive(folder, COUNT, 9)
    return folder


@pytest.fixture(scope="module")
def expected(archive: Path) -> bytes:
    report = archive / "ganz.json"
    command = _command(archive, str(archive / "ganz.sqlite"), report)
    subprocess.run(command, check=True, timeout=600)
    return _bare(report)


@pytest.mark.slow
def test_killed_ten_times_on_sqlite(archive: Path, expected: bytes, tmp_path: Path) -> None:
    resumed, reached = _kill_and_resume(archive, str(tmp_path / "s.sqlite"), tmp_path, 1)
    assert resumed == expected
    assert reached


@pytest.mark.slow
def test_killed_ten_times_on_postgresql(archive: Path, expected: bytes, tmp_path: Path) -> None:
    with postgres_server() as address:
        resumed, reached = _kill_and_resume(archive, address, tmp_path, 2)
        assert resumed == expected
        assert reached
