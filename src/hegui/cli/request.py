"""What a command was asked to do, checked: options to Settings and outputs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hegui.errors import UsageError
from hegui.settings import FAIL_ON, Settings, load_settings


class Request(NamedTuple):
    """Options common to check, review and audit, as typed; None or empty where not given."""

    paths: tuple[str, ...] = ()
    output_format: tuple[str, ...] = ()
    as_of: str | None = None
    jurisdiction: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    rules: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    jobs: int | None = None
    no_cache: bool = False
    config: str | None = None
    fix: bool = False
    diff: bool = False
    quiet: bool = False
    baseline: str | None = None
    waivers: str | None = None
    no_waivers: bool = False


class Output(NamedTuple):
    """One report to write: its format and where (None: standard output)."""

    format: str
    path: Path | None


def read_settings(request: Request) -> Settings:
    """Settings of a request: the file's, then the options.

    Errors: UsageError, SettingsError.
    """
    start = Path(request.paths[0]) if request.paths else Path()
    config = Path(request.config) if request.config else None
    settings = load_settings(start, config)
    changes: dict[str, object] = {}
    if request.as_of is not None:
        changes["as_of"] = read_day(request.as_of, "--as-of")
    if request.jurisdiction is not None:
        changes["jurisdiction"] = request.jurisdiction
    if request.select:
        changes["select"] = split(request.select)
    if request.ignore:
        changes["ignore"] = (*settings.ignore, *split(request.ignore))
    if request.fail_on is not None:
        changes["fail_on"] = _fail_on(request.fail_on)
    if request.rules:
        changes["rules"] = (*settings.rules, *(Path(r) for r in request.rules))
    if request.statutes:
        changes["statutes"] = (*settings.statutes, *_existing(request.statutes))
    if request.jobs is not None:
        changes["jobs"] = _jobs(request.jobs)
    if request.no_cache:
        changes["cache"] = False
    if request.baseline is not None:
        changes["baseline"] = Path(request.baseline)
    if request.waivers is not None:
        changes["waivers"] = Path(request.waivers)
    if request.no_waivers:
        changes["waivers"] = changes["baseline"] = None
    return replace(settings, **changes)  # type: ignore[arg-type]


def read_day(text: str, option: str) -> date:
    """A date option. Errors: UsageError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} 的值“{text}”不是日期，请写成 2024-06-01 的形式") from None


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Comma-separated, repeatable values to one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def read_outputs(values: tuple[str, ...], default: str = "full") -> tuple[Output, ...]:
    """``FORMAT`` or ``FORMAT=PATH`` values. Errors: UsageError; at most one to standard output."""
    from hegui.report import find_reporter

    outputs = []
    for value in values or (default,):
        name, _, target = value.partition("=")
        find_reporter(name)
        if "=" in value and not target:
            raise UsageError(f"--output-format {value} 缺少文件路径")
        outputs.append(Output(format=name, path=Path(target) if target else None))
    if sum(output.path is None for output in outputs) > 1:
        raise UsageError("只能有一种格式写到标准输出，其余请写成 格式=文件路径")
    for output in outputs:
        if output.path is not None and not output.path.parent.is_dir():
            raise UsageError(f"输出文件 {output.path} 所在的文件夹不存在，请先建立")
    return tuple(outputs)


def _fail_on(value: str) -> str:
    if value not in FAIL_ON:
        raise UsageError(f"--fail-on 的值“{value}”不对，可用：{'、'.join(FAIL_ON)}")
    return value


def _jobs(value: int) -> int:
    if value < 1:
        raise UsageError("--jobs 应为不小于 1 的整数")
    return value


def _existing(values: tuple[str, ...]) -> tuple[Path, ...]:
    for value in values:
        if not Path(value).is_file():
            raise UsageError(f"法规目录文件 {value} 不存在，请检查 --statutes 的路径")
    return tuple(Path(value) for value in values)
