"""``pip install .`` into a fresh environment: the rules come with it, and it works from any directory."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from command_line import ROOT, build_dossier, hegui, needs_review

FIXED = ("--as-of", "2024-12-10", "--fail-on", "never", "--output-format", "json")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(target), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode and ("No matching distribution" in done.stderr or "onnect" in done.stderr):
        pytest.skip("the build backend cannot be fetched here")
    assert done.returncode == 0, done.stderr
    return next(target.glob("hegui-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hegui of a fresh environment that borrows only the dependencies of this one."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True, timeout=120)
    install = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "--quiet"]
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True, timeout=120)
    packages = next(home.glob("lib/python*/site-packages"))
    (packages / "zz-dependencies.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    return home / "bin" / "hegui"


def run(program: Path, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment["HEGUI_CACHE"] = str(cwd / "cache")
    command = [str(program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, env=environment, check=False, timeout=120)


def test_the_wheel_holds_the_rulebook_and_its_tables(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "rules").rglob("*"):
        if path.suffix in (".yaml", ".csv"):
            assert f"hegui/rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    assert {"hegui/py.typed", "hegui/report/templates/report.html.j2"} <= names
    assert not [name for name in names if name.startswith(("tests", "corpora"))]


def test_the_installed_program_is_the_one_that_runs(program: Path, tmp_path: Path) -> None:
    python = program.parent / "python"
    code = (
        "import hegui; from hegui.rulebook.place import builtin_rules as b; print(hegui.__file__); print(b())"
    )
    shown = run(python, "-I", "-c", code, cwd=tmp_path).stdout.decode().splitlines()
    assert all(line.startswith(str(program.parent.parent)) for line in shown)


def test_check_and_explain_work_from_any_directory(program: Path, tmp_path: Path) -> None:
    text = "石板镇集市管理办法\n\n第一条 为了管理，制定本办法。\n\n第三条 本办法自印发之日起施行。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    ran = run(program, "check", "a.txt", "--select", "NU", cwd=tmp_path)
    assert ran.returncode == 1, ran.stderr.decode()
    assert "NU101" in ran.stdout.decode()
    assert "NU203" in run(program, "explain", "NU203", cwd=tmp_path).stdout.decode()


@needs_review
def test_review_gives_what_the_checkout_gives(program: Path, tmp_path: Path) -> None:
    dossier = build_dossier("parking-fee", tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ran = run(program, "review", dossier, *FIXED, cwd=elsewhere)
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout == hegui("review", dossier, *FIXED).out
