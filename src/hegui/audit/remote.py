"""Archives reached through fsspec: which files they hold, and a stamp by which unchanged ones are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from hegui.archive.store.store import FileRow
from hegui.audit.plan import AuditPlan
from hegui.errors import UsageError
from hegui.intake.folder import Input
from hegui.intake.pattern import build_matcher
from hegui.intake.reader import READERS, find_extension, why_unsupported
from hegui.model.document import Problem

STAMPS = ("ETag", "etag", "checksum", "mtime", "LastModified", "last_modified", "created")
"""What file systems tell of a file that changes with its content, the best first."""
Listed = tuple[Sequence[Input], int, tuple[Problem, ...]]


def open_remote(address: str) -> tuple[Any, str]:
    """File system and root of a URL. Errors: UsageError."""
    try:
        import fsspec
    except ImportError:
        raise UsageError("读取远程档案需要另装组件：pip install 'hegui[cluster]'") from None
    try:
        system, root = fsspec.core.url_to_fs(address)
        is_folder = system.isdir(root)
    except Exception as error:
        raise UsageError(f"打不开 {address}（{type(error).__name__}：{error}）") from None
    if not is_folder:
        raise UsageError(f"{address} 不是文件夹；audit 检查一个文件夹")
    return system, root.rstrip("/")


def list_remote(plan: AuditPlan) -> Listed:
    """The files below the archive's URL, as ``list_inputs`` gives them for a folder."""
    system, root = open_remote(plan.archive)
    is_excluded = build_matcher(plan.settings.exclude)
    inputs: list[Input] = []
    problems: list[Problem] = []
    excluded = 0
    for name in sorted(system.find(root)):
        path = name[len(root) :].lstrip("/")
        extension = find_extension(path)
        if any(part.startswith((".", "~$")) for part in path.split("/")) or is_excluded.matches(path):
            excluded += 1
        elif extension in READERS:
            inputs.append(Input(name=name, path=path))
        else:
            message = why_unsupported(extension)
            problems.append(Problem(path=path, code="unsupported-format", message=message))
    return sorted(inputs, key=lambda one: one.path), excluded, tuple(problems)


@contextmanager
def open_target(address: str) -> Iterator[Any]:
    """A file behind a URL to write bytes to. Errors: UsageError where it cannot be opened."""
    try:
        import fsspec

        opened = fsspec.open(address, "wb").open()
    except ImportError:
        raise UsageError("写到远程位置需要另装组件：pip install 'hegui[cluster]'") from None
    except Exception as error:
        raise UsageError(f"不能写到 {address}（{type(error).__name__}：{error}）") from None
    with opened as target:
        yield target


class RemoteFiles:
    """Reads and stamps the files of one archive."""

    def __init__(self, address: str) -> None:
        self._system, self._root = open_remote(address)
        self._scheme = address.partition("://")[0]

    def row(self, one: Input, known: tuple[str, str] | None, key: Any) -> FileRow:
        """The row of a file; ``known``: content and stamp before; ``key``: digest and path to content key."""
        name = one.name
        address = f"{self._scheme}://{name}".encode()
        try:
            stamp = self._stamp(name)
            if known is not None and known[0] and stamp and known[1] == stamp:
                return FileRow(one.path, known[0], address, stamp)
            digest = hashlib.sha256(self._system.cat_file(name)).hexdigest()
        except Exception as error:
            message = f"无法从远程位置读取（{type(error).__name__}）。"
            return FileRow(one.path, "", address, "", "unreadable-file", message)
        return FileRow(one.path, key(digest, one.path), address, stamp)

    def _stamp(self, name: str) -> str:
        info = self._system.info(name)
        found = next((str(info[key]) for key in STAMPS if info.get(key) is not None), "")
        return f"{info.get('size')}:{found}" if found else ""
