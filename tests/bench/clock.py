"""Runs commands in turn, several rounds, and keeps wall time and peak memory of each."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One command line. ``prepare`` runs before each round and is not timed; ``codes`` are good exits."""

    name: str
    command: Sequence[str | Path]
    cwd: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] | None = None
    codes: tuple[int, ...] = (0, 1)


@dataclass(slots=True)
class Timing:
    """Wall seconds, processor seconds and mebibytes of the rounds of one contender."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    mebibytes: list[float] = field(default_factory=list)

    @property
    def time(self) -> float:
        """Median of the wall times, in seconds."""
        return median(self.seconds)

    @property
    def work(self) -> float:
        """Median of the processor times, in seconds; other work on the machine hardly touches it."""
        return median(self.processor)

    @property
    def memory(self) -> float:
        """Largest peak, in MiB."""
        return max(self.mebibytes)


def race(contenders: Sequence[Contender], rounds: int) -> dict[str, Timing]:
    """Every contender once a round, so that other work on the machine touches all of them alike."""
    timings = {contender.name: Timing() for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            if contender.prepare is not None:
                contender.prepare()
            _run(contender, timings[contender.name])
    return timings


def _run(contender: Contender, timing: Timing) -> None:
    environment = {**_neutral_environment(), **contender.environment}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in contender.command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=contender.cwd,
        env=environment,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in contender.codes:
        raise RuntimeError(f"{contender.name}: exit code {process.returncode}")
    timing.seconds.append(seconds)
    timing.processor.append(usage.ru_utime + usage.ru_stime)
    timing.mebibytes.append(usage.ru_maxrss / 1024)


def _neutral_environment() -> dict[str, str]:
    """As after an installation: compiled Python files are written and used, by every contender alike."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("PYTHONPYCACHEPREFIX", os.path.join(tempfile.gettempdir(), "hegui-bench-pyc"))
    return kept


def race_functions(functions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    """The same within this process, for readers; each is called once before its time counts."""
    timings = {name: Timing() for name in functions}
    for turn in range(rounds + 1):
        for name, function in functions.items():
            begun = time.perf_counter()
            function()
            if turn:
                timings[name].seconds.append(time.perf_counter() - begun)
    return timings
