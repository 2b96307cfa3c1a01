"""The rows of a benchmark and how they are written."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: what was measured, and its figures as text."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One requirement: the value measured, and whether it holds (None: could not be measured)."""

    name: str
    wanted: str
    got: str
    met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table with its bounds."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    bounds: tuple[Bound, ...] = ()


def seconds(value: float) -> str:
    """Seconds with three significant places."""
    return f"{value * 1000:.1f} 毫秒" if value < 1 else f"{value:.2f} 秒"


def machine() -> str:
    """Cores, processor, memory, Python and load, in one line."""
    load = os.getloadavg()[0]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} 核 {platform.machine()}，内存 {memory:.0f} GB，"
        f"{platform.system()}，Python {platform.python_version()}，开始时负载 {load:.1f}"
    )


def write_page(parts: Sequence[Part], where: str, commit: str) -> str:
    """The page in Markdown: bounds first, then every table."""
    bounds = [bound for part in parts for bound in part.bounds]
    head = (
        "# 性能\n\n"
        f"由 `make bench`（`tests/bench/run.py`）生成。日期 {date.today().isoformat()}，提交 {commit}。\n\n"
        f"机器：{where}。\n\n"
        "同一次运行中各程序轮流执行，取中位数；机器上的其他负载对各程序相同，所以看比值，不看绝对值。"
        "“冷”指新进程，文件已在系统缓存中，规则、目录和 Python 文件已编译（安装后的常态）。\n\n"
        "## 要求与结果\n\n"
        + _table(
            ("要求", "界限", "测得", "结果"),
            [(b.name, b.wanted, b.got, _verdict(b.met)) for b in bounds],
        )
    )
    return "\n\n".join([head, *map(_part, parts)]) + "\n"


def _verdict(met: bool | None) -> str:
    return "未测" if met is None else "达到" if met else "**未达到**"


def _part(part: Part) -> str:
    table = _table(part.head, [(row.name, *row.cells) for row in part.rows])
    return f"## {part.title}\n\n" + (f"{part.note}\n\n" if part.note else "") + table


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])
