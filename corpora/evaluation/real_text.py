"""Real texts shared with the project: acceptance checks, and alarms on law and government documents."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from evaluation.page import Section, not_measured, table
from evaluation.program import HEGUI, ROOT, SHARED, ask, is_grave

TIME_LIMIT = 3000
READING = "accuracy-govdocs.md"
MOST_ALARMS = 0.05  # violated findings for 1,000 characters of law, issue 5
_SPACE = re.compile(r"\s+")


def measure_structure() -> Section:
    """Numbering on real law texts: false alarms, article counts, seeded faults found."""
    return _acceptance("层次与编号：真实法律文本", "structure.py")


def measure_citations() -> Section:
    """Citations on real law texts against the truth files."""
    return _acceptance("引用：真实法律文本", "citations.py")


def _acceptance(title: str, script: str) -> Section:
    path = SHARED / "checks" / script
    if not path.is_file():
        return not_measured(title, "本机没有共享的验收检查")
    command = [sys.executable, str(path), " ".join(HEGUI)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return not_measured(title, f"超过 {TIME_LIMIT} 秒未结束")
    said = done.stdout.decode("utf-8", "replace")
    lines = said.splitlines()
    summary = [line for line in lines if line.startswith("SUMMARY")]
    failed = [line for line in lines if line.startswith(("no report", "no facts"))]
    if not summary:
        return not_measured(title, f"{script} 没有给出汇总（退出码 {done.returncode}）")
    body = "```text\n" + "\n".join(summary) + "\n```"
    if failed:
        body += f"\n\n**不完整**：{len(failed)} 组没有得到结果，其一：{failed[0]}"
    return Section(title=title, body=body, done=not failed, headline="不完整" if failed else "见汇总行")


def measure_law_alarms() -> Section:
    """All families over the law texts: violated findings for 1,000 characters."""
    title = "真实法律文本上的告警（全部规则）"
    folder = SHARED / "corpus/texts"
    if not folder.is_dir():
        return not_measured(title, "本机没有共享的法律文本")
    answer = ask(["check", str(folder), "--fail-on", "never", "--no-cache"], timeout=TIME_LIMIT)
    if answer.value is None:
        return not_measured(title, answer.reason)
    size = sum(_characters(path) for path in folder.rglob("*.txt"))
    violated = [f for f in answer.value["findings"] if f["outcome"] == "violated"]
    rate = 1000 * len(violated) / size
    by_family = Counter(f["rule"][:2] for f in violated)
    by_severity = Counter(f["severity"] for f in violated)
    met = "达到" if rate < MOST_ALARMS else "**未达到**"
    body = (
        f"{answer.value['summary']['documents']} 份、{size:,} 字（不计空白）；"
        f"violated 发现 {len(violated)} 处，每千字 **{rate:.4f}** 处（要求低于 {MOST_ALARMS}：{met}）。\n\n"
        + table(("规则族", "处"), sorted(by_family.items()))
        + "\n\n"
        + table(("级别", "处"), sorted(by_severity.items()))
    )
    return Section(title=title, body=body, headline=f"每千字 {rate:.4f} 处")


def _characters(path: Path) -> int:
    return len(_SPACE.sub("", path.read_text(encoding="utf-8-sig", errors="replace")))


def measure_government_documents() -> Section:
    """AU and FC findings of severity block or major on issued documents of real governments."""
    title = "真实政府公文上的内容类严重发现（AU、FC）"
    folder = SHARED / "corpus/govdocs"
    if not folder.is_dir():
        return not_measured(title, "本机没有共享的政府公文")
    answer = ask(["check", str(folder), "--fail-on", "never", "--no-cache"], timeout=TIME_LIMIT)
    if answer.value is None:
        return not_measured(title, answer.reason)
    return _government_section(title, answer.value, _listed(folder))


def _government_section(title: str, report: dict[str, Any], listed: int) -> Section:
    content = [f for f in report["findings"] if f["rule"][:2] in ("AU", "FC") and is_grave(f)]
    read, unread = report["summary"]["documents"], report["summary"]["unread"]
    holders = {f["path"] for f in content}
    by_rule = Counter(f["rule"] for f in content)
    unread_kinds = Counter(f"{p['code']}" for p in report["problems"])
    per_hundred = 100 * len(content) / read if read else 0.0
    has_rules = any(r["rule"][:2] in ("AU", "FC") for r in report["rules"])
    body = (
        f"读出 {read} 份，未读 {unread} 份（{_counts(unread_kinds)}），按类型略过 "
        f"{report['summary']['excluded']} 个；清单列 {listed} 份。\n\n"
        f"block、major 级 AU、FC 发现 {len(content)} 处，见于 {len(holders)} 份"
        f"（每百份 {per_hundred:.1f} 处）。{_reading()}\n\n" + table(("规则", "处"), sorted(by_rule.items()))
    )
    if not has_rules:
        return not_measured(title, "规则库中还没有 AU、FC 规则")
    return Section(title=title, body=body, headline=f"{len(content)} 处/{read} 份")


def _reading() -> str:
    """Where the findings were judged one by one, if they were."""
    if (ROOT / "docs" / READING).is_file():
        return f"逐处人工判读见 [{READING}]({READING})。"
    return "这些发现尚未逐处人工判读。"


def _counts(counter: Counter[str]) -> str:
    return "、".join(f"{name} {number}" for name, number in sorted(counter.items())) or "无"


def _listed(folder: Path) -> int:
    manifest = folder / "manifest.csv"
    if not manifest.is_file():
        return 0
    with manifest.open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _ in csv.DictReader(stream))
