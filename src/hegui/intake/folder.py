"""Which files a run examines, and under what name each stands in the report.

Codes of the problems found here: unsupported-format, broken-link, link-loop, unreadable-file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hegui.errors import UsageError
from hegui.intake.pattern import Matcher, build_matcher
from hegui.intake.reader import READERS, find_extension, why_not_opened, why_unsupported
from hegui.model.document import Problem
from hegui.model.expression import expression

_STRICT_COMMANDS = ("review", "audit")  # they must name every file that they cannot read
_NEEDY_COMMANDS = ("check", "review", "facts")  # nothing to read is no pass
_OWN_NAMES = expression(
    r"(?:hegui|hegui-matter)\.toml\Z|hegui-baseline|hegui-.*\.(?:json|jsonl|sarif|xml|html|md|docx|xlsx|txt)\Z"
)
_LOOP = "链接指回上层文件夹，形成循环，未进入。"
_DEAD = "链接指向的文件或文件夹不存在，未读取。"
_SPECIAL = "不是普通文件（管道、套接字或设备），未读取。"


class Input(NamedTuple):
    """One file to read by its name in the file system, and its path in the report (with ``/``, unique in
    the run). The name is text: thousands of Path objects are felt."""

    name: str
    path: str

    @property
    def file(self) -> Path:
        """The file to open."""
        return Path(self.name)


class Listing(NamedTuple):
    """Inputs sorted by path, the number of names left out, and what could not be read."""

    inputs: tuple[Input, ...]
    excluded: int
    problems: tuple[Problem, ...]


class _Choice(NamedTuple):
    """What to take from folders. ``base`` and ``working`` end with a separator."""

    base: str
    working: str
    strict: bool
    extensions: frozenset[str]
    is_excluded: Matcher


# Something met on the way: a file to read, something unread, or (None) a name left out.
_Found = Input | Problem | None


def list_inputs(
    paths: Sequence[Path], *, command: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()
) -> Listing:
    """List what files and folders hold, by the contract's section "What a folder holds".

    ``include``: extensions that `check` and `facts` take from folders (empty: all that some reader
    knows); ``exclude``: patterns as in .gitignore, matched against the path within the named folder
    and the path from the working folder. Raises UsageError for a path that does not exist, and, but for
    `audit`, for folders that hold nothing to read.
    """
    named = _expand_arguments(paths)
    choice = _Choice(
        base=_find_base(named),
        working=os.path.join(os.getcwd(), ""),
        strict=command in _STRICT_COMMANDS,
        extensions=frozenset(_clean_extensions(include) or READERS),
        is_excluded=build_matcher(exclude),
    )
    inputs: dict[str, Input] = {}
    problems: dict[str, Problem] = {}
    excluded = 0
    for name in named:
        for found in _walk(name, choice) if os.path.isdir(name) else (_take_named(name, choice),):
            if found is None:
                excluded += 1
            elif isinstance(found, Input):
                inputs.setdefault(found.path, found)
            else:
                problems.setdefault(found.path, found)
    if command in _NEEDY_COMMANDS and not inputs and not problems:
        raise UsageError(_why_nothing(paths, excluded))
    return Listing(
        inputs=tuple(inputs[path] for path in sorted(inputs)),
        excluded=excluded,
        problems=tuple(problems[path] for path in sorted(problems) if path not in inputs),
    )


def _why_nothing(paths: Sequence[Path], excluded: int) -> str:
    left_out = f"（排除了{excluded}项）" if excluded else ""
    shown = "、".join(str(path) for path in paths)
    return f"{shown} 中没有可读取的文件{left_out}，请检查路径，或者 hegui.toml 中的 include 和 exclude。"


def _expand_arguments(paths: Sequence[Path]) -> list[str]:
    """Absolute names of the arguments, each once; a pattern that no shell expanded is expanded."""
    named: dict[str, None] = {}
    missing: list[str] = []
    for path in paths:
        text = os.fspath(path)
        matches = [text] if os.path.lexists(text) else _glob(text)
        if not matches:
            missing.append(text)
        named.update((os.path.abspath(match), None) for match in matches)
    if missing:
        raise UsageError(f"找不到路径：{'、'.join(missing)}，请检查文件或文件夹的名称。")
    if not named:
        raise UsageError("没有给出要检查的文件或文件夹。")
    return list(named)


def _glob(text: str) -> list[str]:
    if not any(mark in text for mark in "*?["):
        return []
    from glob import glob

    return sorted(glob(text, recursive=True))


def _find_base(named: list[str]) -> str:
    """The folder that report paths are relative to, with its trailing separator."""
    folders = [name if os.path.isdir(name) else os.path.dirname(name) for name in named]
    try:
        return os.path.join(os.path.commonpath(folders), "")
    except ValueError:  # several drives
        return ""


def _clean_extensions(include: tuple[str, ...]) -> list[str]:
    """``docx``, ``.docx`` and ``*.docx`` mean the same."""
    return [pattern.lower().removeprefix("*").removeprefix(".") for pattern in include]


def _take_named(name: str, choice: _Choice) -> _Found:
    """A file named as an argument is never excluded."""
    if os.path.isfile(name):
        return Input(name=name, path=_report_path(name, choice))
    return _problem(name, choice, *_why_no_file(name))


def _walk(top: str, choice: _Choice) -> Iterator[_Found]:
    """Everything in a folder. Links to folders come last and no folder is entered twice."""
    folders, linked = [top], list[str]()
    seen: set[tuple[int, int]] = set()
    while folders or linked:
        folder = folders.pop() if folders else linked.pop(0)
        try:
            status = os.stat(folder)
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=_entry_name)
        except OSError as error:
            yield _problem(folder, choice, "unreadable-file", "文件夹" + why_not_opened(error))
            continue
        if (status.st_dev, status.st_ino) in seen:
            yield _settle_repeated(folder, choice)
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in entries:
            if _is_left_out(entry, top, choice):
                yield None
            elif _is_folder(entry):
                (linked if entry.is_symlink() else folders).append(entry.path)
            else:
                yield _take_entry(entry, choice)


def _entry_name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_left_out(entry: os.DirEntry[str], top: str, choice: _Choice) -> bool:
    name = entry.name
    if name.startswith((".", "~$")) or (name.startswith("hegui") and _OWN_NAMES.match(name)):
        return True
    within = os.path.relpath(entry.path, top) if choice.is_excluded.patterns else ""
    if not within:
        return False
    paths = [within]
    if entry.path.startswith(choice.working):
        paths.append(entry.path[len(choice.working) :])
    return any(choice.is_excluded.matches(path.replace(os.sep, "/")) for path in paths)


def _settle_repeated(folder: str, choice: _Choice) -> Problem | None:
    """A second way into a folder: a loop is a problem; any other repetition is left out."""
    real, parent = os.path.realpath(folder), os.path.realpath(os.path.dirname(folder))
    is_loop = os.path.join(parent, "").startswith(os.path.join(real, ""))
    return _problem(folder, choice, "link-loop", _LOOP) if is_loop else None


def _take_entry(entry: os.DirEntry[str], choice: _Choice) -> _Found:
    extension = find_extension(entry.name)
    try:
        is_file = entry.is_file()
    except OSError:
        is_file = False
    wanted = extension in (READERS if choice.strict else choice.extensions)
    if is_file and wanted:
        return Input(name=entry.path, path=_report_path(entry.path, choice))
    if is_file and choice.strict:
        return _problem(entry.path, choice, "unsupported-format", why_unsupported(extension))
    if is_file or (extension and not wanted and not choice.strict):
        return None
    return _problem(entry.path, choice, *_why_no_file(entry.path))


def _why_no_file(name: str) -> tuple[str, str]:
    """Code and message for a name that is neither a file nor a folder."""
    try:
        os.stat(name)
    except FileNotFoundError:
        return "broken-link", _DEAD
    except OSError as error:
        is_loop = os.path.islink(name)
        return ("link-loop", _LOOP) if is_loop else ("unreadable-file", why_not_opened(error))
    return "unreadable-file", _SPECIAL


def _problem(name: str, choice: _Choice, code: str, message: str) -> Problem:
    return Problem(path=_report_path(name, choice), code=code, message=message)


def _report_path(name: str, choice: _Choice) -> str:
    """Relative to the base, with ``/``; bytes that are no UTF-8 are shown escaped."""
    inner = name[len(choice.base) :] if name.startswith(choice.base) else "."
    if not inner.isprintable():
        inner = os.fsencode(inner).decode("utf-8", "backslashreplace")
    return inner.replace(os.sep, "/")
