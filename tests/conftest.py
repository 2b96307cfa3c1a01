"""Shared by all tests: a private cache folder, and where the shared reference material lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True, scope="session")
def _private_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["HEGUI_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("HEGUI_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("shared reference material is not here")
    return folder
