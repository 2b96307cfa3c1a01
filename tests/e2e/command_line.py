"""Runs hegui as its user does: in a process of its own, from any directory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

needs_review = pytest.mark.skipif(
    find_spec("hegui.pipeline.review") is None, reason="hegui review is not built yet"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run left: exit code, standard output as bytes, standard error as text."""

    code: int
    out: bytes
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.out))


def hegui(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, timeout: int = 120
) -> Ran:
    """Runs ``hegui ARGUMENTS`` from ``cwd``."""
    done = subprocess.run(
        [sys.executable, "-m", "hegui", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=timeout,
        check=False,
    )
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr.decode("utf-8", "replace"))


@cache
def builder() -> Any:
    """The module that makes dossiers of their sources."""
    spec = spec_from_file_location("corpora_build", ROOT / "corpora" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def build_dossier(slug: str, target: Path) -> Path:
    """Builds one test dossier into ``target/slug``."""
    builder().build_dossier(ROOT / "corpora" / "dossiers" / slug / "source", target / slug)
    return target / slug
