"""Reviews: dossiers of seven and nine files, and a draft of 300 pages."""

from __future__ import annotations

from pathlib import Path

from clock import Contender, race
from material import dossier, long_draft
from page import Bound, Part, Row, seconds

SMALL_LIMIT, LONG_LIMIT = 3.0, 20.0  # seconds, issues 2 and 3
SEVEN, NINE, LONG = "七个文件的卷宗", "九个文件的卷宗", "300 页的送审稿"


def measure_review(hegui: Path, folder: Path, rounds: int) -> Part:
    """`hegui review` with the console report, cold, nothing cached."""
    places = {
        SEVEN: dossier("claimed-not-major", folder / "review"),
        NINE: dossier("dyke-short-with-reason", folder / "review"),
        LONG: long_draft(folder / "review" / "long", 300),
    }
    contenders = [
        Contender(name=name, command=[hegui, "review", place, "--no-cache", "--as-of", "2024-12-10"])
        for name, place in places.items()
    ]
    timings = race(contenders, rounds)
    rows = [
        Row(
            name=name,
            cells=(str(_files(places[name])), seconds(t.time), seconds(t.work), f"{t.memory:.0f} MiB"),
        )
        for name, t in timings.items()
    ]
    bounds = [
        _bound(SEVEN, timings[SEVEN].time, SMALL_LIMIT),
        _bound(NINE, timings[NINE].time, SMALL_LIMIT),
        _bound(LONG, timings[LONG].time, LONG_LIMIT),
    ]
    return Part(
        title="审查卷宗",
        note=f"`hegui review`，Word、PDF、文本混合，各 {rounds} 次的中位数，含启动。",
        head=("卷宗", "文件", "用时", "处理器时间", "内存峰值"),
        rows=tuple(rows),
        bounds=tuple(bounds),
    )


def _bound(name: str, value: float, limit: float) -> Bound:
    return Bound(name=f"审查{name}", wanted=f"< {limit:.0f} 秒", got=seconds(value), met=value < limit)


def _files(place: Path) -> int:
    return sum(1 for path in place.iterdir() if path.is_file())
