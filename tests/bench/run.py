"""Measure speed and write the page: ``python tests/bench/run.py PAGE.md [PART...]``.

PART: start throughput cache growth readers review; default all. ``HEGUI_BENCH_ROUNDS`` sets the rounds
of the short ones (default 15); long ones take a fifth of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from folder import measure_cache, measure_growth, measure_throughput
from material import ROOT
from page import Bound, Part, machine, write_page
from reader import measure_readers
from review import measure_review
from start import measure_start

ROUNDS = int(os.environ.get("HEGUI_BENCH_ROUNDS", "15"))
FEW = max(3, ROUNDS // 5)


def main(arguments: Sequence[str]) -> int:
    """Measures and writes; 0 however the bounds fare, which the page says."""
    if not arguments:
        print("usage: run.py PAGE.md [PART...]", file=sys.stderr)
        return 2
    where = machine()
    hegui = _program()
    folder = Path(tempfile.mkdtemp(prefix="hegui-bench-"))
    parts: list[Part] = []
    try:
        for name, measure in _measurements(hegui, folder).items():
            if not arguments[1:] or name in arguments[1:]:
                parts += _taken(name, measure)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    Path(arguments[0]).write_text(write_page(parts, where, _commit()), encoding="utf-8")
    for bound in (bound for part in parts for bound in part.bounds):
        mark = {True: "达到", False: "未达到", None: "未测"}[bound.met]
        print(f"{mark}\t{bound.name}\t{bound.wanted}\t{bound.got}")
    print(f"已写入 {arguments[0]}")
    return 0


def _program() -> Path:
    """The hegui command beside this Python."""
    return Path(sys.executable).parent / "hegui"


def _measurements(hegui: Path, folder: Path) -> dict[str, Callable[[], Sequence[Part]]]:
    return {
        "start": lambda: [measure_start(hegui, folder, ROUNDS)],
        "throughput": lambda: [measure_throughput(hegui, folder, FEW)],
        "cache": lambda: [measure_cache(hegui, folder, FEW)],
        "growth": lambda: [measure_growth(hegui, folder, 2)],
        "readers": lambda: measure_readers(folder, ROUNDS),
        "review": lambda: [measure_review(hegui, folder, FEW)],
    }


def _taken(name: str, measure: Callable[[], Sequence[Part]]) -> Sequence[Part]:
    """The tables of one measurement; what stops it is written down as not measured."""
    try:
        parts = measure()
    except Exception as error:
        reason = f"{type(error).__name__}：{error}"
        missing = Bound(name=name, wanted="—", got=reason, met=None)
        return [Part(title=name, note=f"**未测**：{reason}", head=("—",), rows=(), bounds=(missing,))]
    print(f"{name} 已测", flush=True)
    return parts


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "不明"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
