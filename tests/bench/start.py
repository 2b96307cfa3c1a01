"""Cold starts: what one call costs, against a bare Python."""

from __future__ import annotations

import sys
from pathlib import Path

from clock import Contender, race
from material import one_small
from page import Bound, Part, Row, seconds

LONGEST = 0.25  # seconds, issue 2
MOST_TIMES = 20  # of a bare Python, issue 2
BARE, VERSION = "python -c pass", "hegui --version"
CHECK, FIRING = "hegui check（3 kB）", "hegui check（3 kB，触发 AU 规则）"


def measure_start(hegui: Path, folder: Path, rounds: int) -> Part:
    """Interleaved cold starts; results of earlier runs are neither read nor written."""
    plain, firing = folder / "plain.txt", folder / "firing.txt"
    plain.write_text(one_small(False), encoding="utf-8")
    firing.write_text(one_small(True), encoding="utf-8")
    contenders = [
        Contender(name=BARE, command=[sys.executable, "-c", "pass"]),
        Contender(name=VERSION, command=[hegui, "--version"]),
        Contender(name=CHECK, command=[hegui, "check", plain, "--no-cache"]),
        Contender(name=FIRING, command=[hegui, "check", firing, "--no-cache"]),
        Contender(name="hegui facts（3 kB）", command=[hegui, "facts", plain]),
        Contender(name="hegui --help", command=[hegui, "--help"]),
        Contender(
            name="hegui check（3 kB，Python 文件未编译）",
            command=[hegui, "check", plain, "--no-cache"],
            environment={"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(folder / "none")},
        ),
    ]
    race(contenders, 1)
    timings = race(contenders, rounds)
    bare = timings[BARE].time
    rows = [
        Row(name=n, cells=(seconds(t.time), seconds(t.work), f"{t.time / bare:.1f}", f"{t.memory:.0f} MiB"))
        for n, t in timings.items()
    ]
    bounds = []
    for name in (CHECK, FIRING):
        value = timings[name].time
        times = value / bare
        bounds.append(
            Bound(name=f"{name}，用时", wanted=f"< {LONGEST} 秒", got=seconds(value), met=value < LONGEST)
        )
        bounds.append(
            Bound(
                name=f"{name}，与空 Python 之比",
                wanted=f"< {MOST_TIMES}",
                got=f"{times:.1f}",
                met=times < MOST_TIMES,
            )
        )
    return Part(
        title="冷启动",
        note=f"各 {rounds} 次的中位数，`--no-cache`；触发 AU 的文本在 AU 规则写成之前不触发任何规则。"
        if not _fires(hegui, firing)
        else f"各 {rounds} 次的中位数，`--no-cache`。",
        head=("程序", "用时", "处理器时间", "与空 Python 之比", "内存峰值"),
        rows=tuple(rows),
        bounds=tuple(bounds),
    )


def _fires(hegui: Path, firing: Path) -> bool:
    import json
    import subprocess

    command = [str(hegui), "check", str(firing), "--output-format", "json", "--no-cache"]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return any(finding["rule"].startswith("AU") for finding in report["findings"])
