"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself from a local repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT

HOOKS = ".pre-commit-hooks.yaml"
GAP = "石板镇集市管理办法\n\n第一条 为了加强集市管理，制定本办法。\n\n第三条 本办法自2024年7月1日起施行。\n"
FIXABLE = "关于调整办公时间的通知\n\n石政发[2024]3号\n\n各村：\n\n自2024年6月1日起调整办公时间。\n"
CONFIG = """\
repos:
  - repo: {hooks}
    rev: v1
    hooks:
      - id: hegui-check
        args: [--select, NU]
{language}      - id: hegui-fix
        stages: [manual]
{language}"""
SYSTEM = "        language: system\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", *identity, "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env=clean_environment(),
        check=True,
        capture_output=True,
    )


def clean_environment() -> dict[str, str]:
    """Without the variables that git sets inside a hook, and with this hegui first on the path."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
    kept["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return kept


def make_repository(folder: Path) -> Path:
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet")
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that offers the hooks, as hegui's own does."""
    folder = make_repository(tmp_path_factory.mktemp("hooks") / "hegui")
    shutil.copy(ROOT / HOOKS, folder / HOOKS)
    git(folder, "add", HOOKS)
    git(folder, "commit", "--quiet", "-m", "hooks")
    git(folder, "tag", "v1")
    return folder


@pytest.fixture
def office(hooks: Path, tmp_path: Path) -> Path:
    """The repository of an office that uses them."""
    folder = make_repository(tmp_path / "office")
    config = CONFIG.format(hooks=hooks, language=SYSTEM)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(folder, "add", ".pre-commit-config.yaml")
    return folder


def pre_commit(office: Path, *arguments: str, timeout: int = 120) -> subprocess.CompletedProcess[str]:
    environment = {**clean_environment(), "PRE_COMMIT_HOME": str(office.parent / "pre-commit")}
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", *arguments]
    return subprocess.run(
        command, cwd=office, env=environment, capture_output=True, text=True, check=False, timeout=timeout
    )


def add(office: Path, name: str, text: str) -> None:
    (office / name).write_text(text, encoding="utf-8")
    git(office, "add", name)


def test_a_gap_in_the_numbering_stops_the_commit(office: Path) -> None:
    add(office, "集市办法.txt", GAP)
    ran = pre_commit(office)
    assert ran.returncode == 1, ran.stderr
    assert "NU101" in ran.stdout
    assert "集市办法.txt" in ran.stdout


def test_a_right_text_passes_and_other_files_are_left_alone(office: Path) -> None:
    add(office, "集市办法.txt", GAP.replace("第三条", "第二条"))
    add(office, "notes.py", "x = '第一条'\n")
    ran = pre_commit(office)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Passed" in ran.stdout


def test_nothing_to_check_is_skipped(office: Path) -> None:
    add(office, "notes.py", "x = 1\n")
    ran = pre_commit(office, "hegui-check", "--all-files")
    assert ran.returncode == 0
    assert "Skipped" in ran.stdout


def test_the_fix_hook_writes_and_then_passes(office: Path) -> None:
    add(office, "通知.txt", FIXABLE)
    ran = pre_commit(office, "hegui-fix", "--hook-stage", "manual")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "石政发〔2024〕3号" in (office / "通知.txt").read_text(encoding="utf-8")
    git(office, "add", "通知.txt")
    assert pre_commit(office, "hegui-fix", "--hook-stage", "manual").returncode == 0


@pytest.mark.slow
def test_the_hook_installs_itself_as_users_install_it(tmp_path: Path) -> None:
    """``language: python`` as published: pre-commit makes an environment and installs this checkout."""
    source = make_repository(tmp_path / "hegui")
    for name in ("src", "rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", HOOKS):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, source / name)
    git(source, "add", ".")
    git(source, "commit", "--quiet", "-m", "hegui")
    git(source, "tag", "v1")
    office = make_repository(tmp_path / "office")
    config = CONFIG.format(hooks=source, language="")
    (office / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    add(office, "集市办法.txt", GAP)
    ran = pre_commit(office, timeout=1200)
    if "InstallFailed" in ran.stdout or "No matching distribution" in ran.stdout:
        pytest.skip("the dependencies cannot be fetched here")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "NU101" in ran.stdout
