"""What hegui is compared with, each as a program of its own: ``python contender.py NAME FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path


def read(folder: Path) -> int:
    """Reading and decoding alone: the limit of any checker in this language."""
    return sum(len(path.read_bytes().decode("utf-8")) for path in sorted(folder.rglob("*.txt")))


def autocorrect(folder: Path) -> int:
    """autocorrect-py's lint of every text."""
    import autocorrect_py

    found = 0
    for path in sorted(folder.rglob("*.txt")):
        found += len(autocorrect_py.lint_for(path.read_bytes().decode("utf-8"), "text").lines)
    return found


if __name__ == "__main__":
    {"read": read, "autocorrect": autocorrect}[sys.argv[1]](Path(sys.argv[2]))
