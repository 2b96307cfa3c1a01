"""Runs hegui as a user does, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HEGUI_SHARED", ROOT.parent / "shared"))
HEGUI = (sys.executable, "-m", "hegui")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The JSON that a run wrote, or None with the reason (Chinese or what the program said)."""

    value: dict[str, Any] | None
    reason: str = ""


def ask(arguments: Sequence[str], *, timeout: int = 1800) -> Answer:
    """Runs ``hegui ARGUMENTS --output-format json`` and reads its answer."""
    command = [*HEGUI, *arguments, "--output-format", "json"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, cwd=ROOT, check=False)
    except subprocess.TimeoutExpired:
        return Answer(value=None, reason=f"超过 {timeout} 秒未结束")
    try:
        return Answer(value=json.loads(done.stdout.decode("utf-8")))
    except ValueError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return Answer(value=None, reason=f"退出码 {done.returncode}：{said[-1] if said else '没有输出'}")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_grave(finding: dict[str, Any]) -> bool:
    """A violation of severity block or major that nobody waived."""
    return (
        finding["outcome"] == "violated"
        and finding["severity"] in ("block", "major")
        and not finding["waived"]
    )
