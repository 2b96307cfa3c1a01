"""Folders of texts: throughput against other linters, the cache, growth with the number of files."""

from __future__ import annotations

import sys
from pathlib import Path

from clock import Contender, race
from material import law_texts, small_texts, write_texts
from node import node_contenders
from page import Bound, Part, Row, seconds

HERE = Path(__file__).resolve().parent
NARROW, ALL = "hegui check --select NU,CI", "hegui check（全部规则）"
READ, RIVAL = "只读取和解码", "autocorrect-py lint"
TEXTS = 300
CACHED_SHARE = 0.15  # issue 4
MOST_FOR_ALL = 2.0  # issue 5
ONE_PROCESS = ("--no-cache", "--jobs", "1", "--output-format", "concise")
STEADY = 1.2  # time and memory that count as constant


def measure_throughput(hegui: Path, folder: Path, rounds: int) -> Part:
    """The same texts through hegui and the public linters, one process each."""
    texts, origin = law_texts(TEXTS)
    write_texts(folder / "texts", texts)
    size = sum(len(text.encode()) for text in texts) / 1e6
    nodes, reason = node_contenders(folder / "texts")
    timings = race([*_contenders(hegui, folder / "texts"), *nodes], rounds)
    limit = timings[READ].time
    rows = [
        Row(
            name=name,
            cells=(
                seconds(t.time),
                seconds(t.work),
                f"{size / t.time:.2f} MB/秒",
                f"{t.time / limit:.1f}",
                f"{t.memory:.0f} MiB",
            ),
        )
        for name, t in timings.items()
    ]
    note = f"{len(texts)} 份{origin}，{size:.1f} MB；各 {rounds} 次的中位数，每个程序一个进程，含启动。"
    if reason:
        note += f"zhlint、textlint 未测：{reason}。"
    ratio = timings[NARROW].time / timings[RIVAL].time if RIVAL in timings else None
    wide = timings[ALL].time / timings[NARROW].time
    return Part(
        title="文本吞吐量",
        note=note,
        head=("程序", "用时", "处理器时间", "速度", "与只读取之比", "内存峰值"),
        rows=tuple(rows),
        bounds=(
            Bound(
                name="NU,CI 的用时与 autocorrect-py 之比",
                wanted="≤ 1",
                got="—" if ratio is None else f"{ratio:.2f}",
                met=None if ratio is None else ratio <= 1,
            ),
            Bound(
                name="全部规则的用时与 NU,CI 之比",
                wanted=f"≤ {MOST_FOR_ALL:.0f}",
                got=f"{wide:.2f}",
                met=wide <= MOST_FOR_ALL,
            ),
        ),
    )


def _contenders(hegui: Path, texts: Path) -> list[Contender]:
    check: list[str | Path] = [hegui, "check", texts, *ONE_PROCESS]
    rival: list[str | Path] = [sys.executable, HERE / "contender.py"]
    found = [
        Contender(name=READ, command=[*rival, "read", texts]),
        Contender(name=NARROW, command=[*check, "--select", "NU,CI"]),
        Contender(name=ALL, command=check),
    ]
    try:
        import autocorrect_py  # noqa: F401
    except ImportError:
        return found
    return [*found, Contender(name=RIVAL, command=[*rival, "autocorrect", texts])]


def measure_cache(hegui: Path, folder: Path, rounds: int) -> Part:
    """Runs over 1,000 unchanged files against their first run, both beyond ``hegui --version``."""
    count = 1_000
    texts, origin = law_texts(TEXTS)
    sizes = {
        f"{count:,} 个约 3 kB 的文本": small_texts(count, texts),
        f"{count:,} 个{origin}": [f"{texts[n % len(texts)]}\n{n}\n" for n in range(count)],
    }
    rows: list[Row] = []
    bounds: list[Bound] = []
    for number, (name, written) in enumerate(sizes.items()):
        files = write_texts(folder / f"cached-{number}", written)
        version, first, second = _cached_times(hegui, files, folder / "cache", rounds)
        share = (second - version) / (first - version)
        rows.append(Row(name=name, cells=(seconds(first), seconds(second), f"{share:.1%}")))
        bounds.append(
            Bound(
                name=f"{name}未变：再次与首次之比（各减去启动）",
                wanted=f"≤ {CACHED_SHARE:.0%}",
                got=f"{share:.1%}",
                met=share <= CACHED_SHARE,
            )
        )
    return Part(
        title="缓存",
        note=f"全部规则，`--jobs 1`，各 {rounds} 次的中位数；比值已减去 `hegui --version` 的用时。",
        head=("文件", "首次", "再次", "之比"),
        rows=tuple(rows),
        bounds=tuple(bounds),
    )


def _cached_times(hegui: Path, files: Path, cache: Path, rounds: int) -> tuple[float, float, float]:
    """Seconds of ``--version``, of a first run and of a second one."""
    check: list[str | Path] = [hegui, "check", files, "--jobs", "1", "--output-format", "concise"]
    environment = {"HEGUI_CACHE": str(cache)}

    def forget() -> None:
        for path in cache.glob("results*"):
            path.unlink()

    first = Contender(name="first", command=check, environment=environment, prepare=forget)
    second = Contender(name="second", command=check, environment=environment)
    version = Contender(name="version", command=[hegui, "--version"])
    race([first], 1)
    timings = race([version, first, second], rounds)
    return timings["version"].time, timings["first"].time, timings["second"].time


def measure_growth(hegui: Path, folder: Path, rounds: int) -> Part:
    """Time a file and peak memory as the number of files grows, one process."""
    counts = (300, 1_000, 3_000, 5_000)
    texts, _ = law_texts(TEXTS)
    contenders = [Contender(name="hegui --version", command=[hegui, "--version"])]
    for count in counts:
        files = write_texts(folder / f"many-{count}", small_texts(count, texts))
        check: list[str | Path] = [hegui, "check", files, "--select", "NU,CI", *ONE_PROCESS]
        contenders.append(Contender(name=f"{count:,}", command=check))
    timings = race(contenders, rounds)
    base = timings["hegui --version"].time
    each = {count: (timings[f"{count:,}"].time - base) / count for count in counts}
    peak = {count: timings[f"{count:,}"].memory for count in counts}
    rows = [
        Row(
            name=f"{count:,}",
            cells=(seconds(timings[f"{count:,}"].time), seconds(each[count]), f"{peak[count]:.0f} MiB"),
        )
        for count in counts
    ]
    slower, larger = each[3_000] / each[300], peak[5_000] / peak[1_000]
    return Part(
        title="文件数增长",
        note="约 3 kB 的文本，`--select NU,CI --no-cache --jobs 1`；每份用时已减去启动。",
        head=("文件数", "用时", "每份用时", "内存峰值"),
        rows=tuple(rows),
        bounds=(
            Bound(
                name="每份用时：3,000 份与 300 份之比",
                wanted=f"≤ {STEADY}",
                got=f"{slower:.2f}",
                met=slower <= STEADY,
            ),
            Bound(
                name="内存峰值：5,000 份与 1,000 份之比",
                wanted=f"≤ {STEADY}",
                got=f"{larger:.2f}",
                met=larger <= STEADY,
            ),
        ),
    )
