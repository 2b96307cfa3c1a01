"""What a caller may choose about how a report is shown."""

from __future__ import annotations

import posixpath
from typing import NamedTuple


class ShowOptions(NamedTuple):
    """Choices of presentation; none of them changes what a report says.

    width: columns of the terminal; color: whether escape sequences may be written (the caller has
    looked at NO_COLOR and at the stream); root: path from the working folder, as typed, to the folder
    that report paths are relative to, shown by console, github, sarif and junit.
    """

    width: int = 100
    color: bool = False
    root: str = ""


def shown_path(path: str, options: ShowOptions) -> str:
    """The path from the working folder, with ``/``, of a path of the report."""
    return posixpath.join(options.root.replace("\\", "/"), path)
