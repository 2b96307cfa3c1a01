"""zhlint and textlint, where npm can install them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from clock import Contender
from material import ROOT

FOLDER = ROOT / "build" / "bench-node"
PACKAGES = ("zhlint", "textlint", "textlint-rule-no-todo")


def node_contenders(folder: Path) -> tuple[list[Contender], str]:
    """The linters over the texts of a folder, and a Chinese reason where there are none."""
    tools = FOLDER / "node_modules" / ".bin"
    if not (tools / "zhlint").exists() or not (tools / "textlint").exists():
        reason = _install()
        if reason:
            return [], reason
    zhlint = Contender(name="zhlint", command=[tools / "zhlint", "**/*.txt"], cwd=folder, codes=(0, 1))
    rules = ["--rule", "no-todo"]
    textlint = Contender(
        name="textlint（只有 no-todo 一条规则）",
        command=[tools / "textlint", *rules, "**/*.txt"],
        cwd=folder,
        codes=(0, 1),
    )
    return [zhlint, textlint], ""


def _install() -> str:
    npm = shutil.which("npm")
    if npm is None:
        return "本机没有 npm"
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *PACKAGES]
    try:
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return "npm 安装超时"
    return "" if done.returncode == 0 else "npm 不能安装 zhlint、textlint"
