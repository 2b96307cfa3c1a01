"""A PostgreSQL server of its own for tests, from the system's packages, on a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _program(name: str) -> str | None:
    found = shutil.which(name)
    if found:
        return found
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(installed[0]) if installed else None


def _user() -> str | None:
    """Who may run the server: root may not."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return None


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address of an empty database; skips the test where no server can be had."""
    initdb, control, user = _program("initdb"), _program("pg_ctl"), _user()
    if initdb is None or control is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    if user is None:
        pytest.skip("running as root and there is no user postgres to run the server")
    folder = Path(tempfile.mkdtemp(prefix="hegui-pg-", dir="/tmp"))
    try:
        shutil.chown(folder, user)
        data = folder / "data"
        _run(user, initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
        _run(user, control, "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _run(user, control, "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str, *command: str) -> None:
    prefix = ("runuser", "-u", user, "--") if os.geteuid() == 0 else ()
    done = subprocess.run((*prefix, *command), capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        pytest.skip(f"PostgreSQL cannot be started here: {(done.stderr or done.stdout).strip()[:200]}")
