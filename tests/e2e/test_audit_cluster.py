"""An audit on Dask gives the same bytes as on one machine; a lost worker costs only time."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

from archive_truth import generate_archive, plan_for

from hegui.audit.run import audit_archive
from hegui.report.archive_json import stream_json

distributed = pytest.importorskip("distributed", reason="没有安装 dask（hegui[cluster]）")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two worker processes on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    generate_archive(folder, 1000, 11)
    return folder


def _text(archive: Path, store: Path, **changes: Any) -> str:
    with audit_archive(plan_for(archive, store=str(store), **changes)) as report:
        return "".join(stream_json(report))


def test_two_workers_give_the_same_bytes(archive: Path, cluster: Any, tmp_path: Path) -> None:
    alone = _text(archive, tmp_path / "alone.sqlite")
    address = cluster.scheduler_address
    assert _text(archive, tmp_path / "dask.sqlite", dask=address) == alone


def _finished(store: Path) -> int:
    """Results committed so far."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM result").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_worker_killed_in_the_middle(archive: Path, cluster: Any, tmp_path: Path) -> None:
    alone = _text(archive, tmp_path / "alone.sqlite")
    store = tmp_path / "dask.sqlite"
    killed_at: list[int] = []

    def kill() -> None:
        while not (finished := _finished(store)):
            time.sleep(0.05)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        killed_at.append(finished)

    killer = threading.Thread(target=kill)
    killer.start()
    text = _text(archive, store, dask=cluster.scheduler_address)
    killer.join()
    assert text == alone
    assert 0 < killed_at[0] < _finished(store), "killed while work was left"
