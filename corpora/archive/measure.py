"""Measure audits of generated archives: wall time, processor time and memory of all their processes.

Usage: ``python corpora/archive/measure.py WORK_DIR COUNT… [--jobs 1] [--workers N] [--runs 1] [--change]``

For each count one archive is generated (kept in ``WORK_DIR/COUNT``, used again if it is there) and audited by
``hegui audit`` in a session of its own; prints one JSON line a run. ``--runs 2`` audits twice on one store;
with ``--change`` one file is changed before the last run; with ``--workers N`` a Dask
cluster of N processes is started here and used.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import LEDGER, LISTED, generate

TICK = os.sysconf("SC_CLK_TCK")
EVERY = 0.5
"""Seconds between two looks at the processes."""


class Watch:
    """Sums over the processes of a session: processor seconds so far, and memory (PSS) at its highest."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._seconds: dict[int, float] = {}
        self.peak = 0.0
        self.halves: list[float] = []

    def look(self) -> None:
        """Takes one sample of every process of the session that still lives."""
        total = 0
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                total += self._take(folder)
        self.halves.append(total / 1024)
        self.peak = max(self.peak, total / 1024)

    def _take(self, folder: Path) -> int:
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != self._session:
                return 0
            self._seconds[int(folder.name)] = (int(fields[11]) + int(fields[12])) / TICK
            rollup = (folder / "smaps_rollup").read_text()
        except OSError:
            return 0
        return int(rollup.partition("\nPss:")[2].split()[0]) if "\nPss:" in rollup else 0

    @property
    def seconds(self) -> float:
        """Processor seconds of all processes seen."""
        return sum(self._seconds.values())


def audit(archive: Path, store: str, report: Path, more: list[str]) -> dict[str, Any]:
    """One audit of a generated archive; figures of its processes and its ``run`` object."""
    command = [
        sys.executable, "-m", "hegui", "audit", str(archive / "documents"), "--store", store,
        "--ledger", str(archive / LEDGER), "--publications", str(archive / LISTED),
        "--as-of", "2025-06-30", "--jurisdiction", "CN-37", "--fail-on", "never",
        "--output-format", f"json={report}", *more,
    ]  # fmt: skip
    begun = time.monotonic()
    running = subprocess.Popen(command, start_new_session=True)
    watch = Watch(running.pid)
    while running.poll() is None:
        watch.look()
        time.sleep(EVERY)
    wall = time.monotonic() - begun
    if running.returncode:
        raise SystemExit(f"hegui audit 退出码 {running.returncode}")
    half = len(watch.halves) // 2
    return {
        "wall_s": round(wall, 2),
        "cpu_s": round(watch.seconds, 2),
        "peak_mb": round(watch.peak),
        "peak_first_half_mb": round(max(watch.halves[:half], default=0)),
        "report_mb": round(report.stat().st_size / 1e6, 1),
        "run": _tail(report),
    }


def _tail(report: Path) -> dict[str, int]:
    """The object ``run`` at the end of a report, without reading the rest."""
    with open(report, "rb") as file:
        file.seek(-400, os.SEEK_END)
        text = file.read().decode("utf-8", "replace")
    return dict(json.loads(text[text.index('"run": ') + 7 : text.rindex("}")]))


def change_one(archive: Path) -> None:
    """Appends an article to one text file."""
    some = sorted(path for path in (archive / "documents").rglob("*.txt"))[7]
    with open(some, "a", encoding="utf-8") as file:
        file.write("本办法由制定机关负责解释。\n")


def measure(given: argparse.Namespace, count: int, more: list[str]) -> None:
    """All runs over the archive of one count."""
    archive = given.work / str(count)
    if not archive.exists():
        begun = time.monotonic()
        generate(archive, count, given.seed)
        print(json.dumps({"count": count, "generated_s": round(time.monotonic() - begun, 1)}), flush=True)
    store = given.store or str(given.work / f"{count}.sqlite")
    for old in given.work.glob(f"{count}.sqlite*") if not given.store else ():
        old.unlink()
    for turn in range(given.runs):
        if given.change and turn and turn == given.runs - 1:
            change_one(archive)
        figures = audit(archive, store, given.work / f"{count}.json", more)
        if "://" not in store:
            figures["store_mb"] = round(Path(store).stat().st_size / 1e6, 1)
        print(json.dumps({"count": count, "turn": turn, **figures}, ensure_ascii=False), flush=True)


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, Any]]:
    """Address of a scheduler with so many worker processes of one thread, and a look at their seconds."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50) as c:
        nannies = list(c.workers.values())
        yield c.scheduler_address, lambda: [_seconds(nanny.pid) for nanny in nannies]


def _seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="测量生成档案的审计")
    parser.add_argument("work", type=Path)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--change", action="store_true")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--store", help="默认每次新建一个 SQLite 文件")
    given = parser.parse_args()
    for count in given.counts:
        if not given.workers:
            measure(given, count, ["--jobs", str(given.jobs)])
            continue
        with cluster(given.workers) as (address, seconds):
            before = seconds()
            measure(given, count, ["--dask", address])
            spent = [round(late - early, 2) for early, late in zip(before, seconds(), strict=True)]
            print(json.dumps({"count": count, "worker_cpu_s": spent}), flush=True)


if __name__ == "__main__":
    main()
