"""The scan of an audit: list the files, hash what may have changed, and note what cannot be opened."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hegui.archive.store.store import FileRow, Store, chunks
from hegui.audit.plan import AuditPlan
from hegui.errors import UsageError
from hegui.intake.folder import Input, list_inputs
from hegui.intake.reader import why_not_opened
from hegui.model.document import Problem

if TYPE_CHECKING:
    from hegui.audit.remote import RemoteFiles

BATCH = 1000
FRESH_NS = 2_000_000_000
"""A file written so shortly before the scan may change again unseen: it is hashed next time too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan met. digest: of all paths and contents; problems: names that are no readable file;
    changed: files that are new, gone, or other than before."""

    files: int
    excluded: int
    problems: tuple[Problem, ...]
    digest: str
    changed: int


def scan_archive(plan: AuditPlan, store: Store) -> Scan:
    """Lists and hashes the archive into the store. Errors: UsageError for an archive that does not exist."""
    read_rows: Callable[[Sequence[Input], Mapping[str, tuple[str, str]]], Iterator[FileRow]]
    if plan.is_remote:
        from hegui.audit.remote import RemoteFiles, list_remote

        inputs, excluded, problems = list_remote(plan)
        files = RemoteFiles(plan.archive)
        read_rows = partial(_remote_rows, files)
    else:
        inputs, excluded, problems = _list_local(plan)
        read_rows = _rows
    digest = hashlib.sha256()
    count = 0
    for some in chunks(inputs, BATCH):
        known = store.known_files([one.path for one in some])
        rows = list(read_rows(some, known))
        changed = [
            row for row in rows if row.content == "" or known.get(row.path) != (row.content, row.stamp)
        ]
        store.put_files(changed)
        count += len(changed)
        for row in rows:
            digest.update(f"{row.path}\0{row.content}\0{row.message}\0".encode("utf-8", "surrogatepass"))
    count += store.end_scan([one.path for one in inputs])
    return Scan(
        files=len(inputs),
        excluded=excluded,
        problems=tuple(problems),
        digest=digest.hexdigest(),
        changed=count,
    )


def _list_local(plan: AuditPlan) -> tuple[Sequence[Input], int, tuple[Problem, ...]]:
    folder = Path(plan.archive)
    if not folder.is_dir():
        raise UsageError(f"{plan.archive} 不是文件夹；audit 检查一个文件夹，单个文件请用 hegui check")
    listing = list_inputs([folder], command="audit", exclude=plan.settings.exclude)
    own = _own_paths(plan, folder)
    inputs = tuple(one for one in listing.inputs if one.path not in own)
    problems = tuple(problem for problem in listing.problems if problem.path not in own)
    return inputs, listing.excluded, problems


def _own_paths(plan: AuditPlan, folder: Path) -> frozenset[str]:
    """Paths of ledger, publication list, annual report and store where they stand in the archive."""
    named = [
        plan.ledger,
        plan.publications,
        plan.store,
        str(plan.annual_report) if plan.annual_report else None,
    ]
    own = set()
    for name in named:
        if name and "://" not in name:
            for suffix in ("", "-wal", "-shm", ".lock"):
                own.add(
                    os.path.relpath(os.path.abspath(name + suffix), folder.absolute()).replace(os.sep, "/")
                )
    return frozenset(own)


def _rows(inputs: Sequence[Input], known: Mapping[str, tuple[str, str]]) -> Iterator[FileRow]:
    now = time.time_ns()
    for one in inputs:
        address = os.fsencode(one.name)
        try:
            state = os.stat(one.name)
            stamp = f"{state.st_size}:{state.st_mtime_ns}:{state.st_ctime_ns}:{state.st_ino}"
            before = known.get(one.path)
            if before is not None and before[1] == stamp and before[0]:
                yield FileRow(one.path, before[0], address, stamp)
                continue
            content = content_key(_digest(one.file), one.path)
            is_fresh = now - max(state.st_mtime_ns, state.st_ctime_ns) < FRESH_NS
            yield FileRow(one.path, content, address, "" if is_fresh else stamp)
        except OSError as error:
            yield FileRow(one.path, "", address, "", "unreadable-file", why_not_opened(error))


def _remote_rows(
    files: RemoteFiles, inputs: Sequence[Input], known: Mapping[str, tuple[str, str]]
) -> Iterator[FileRow]:
    for one in inputs:
        yield files.row(one, known.get(one.path), content_key)


def _digest(file: Path) -> str:
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def content_key(digest: str, path: str) -> str:
    """Key of a result: the content and the file's own name, by which a document's role may be told."""
    name = path.rpartition("/")[2]
    return hashlib.sha256(f"{digest}\0{name}".encode("utf-8", "surrogatepass")).hexdigest()
