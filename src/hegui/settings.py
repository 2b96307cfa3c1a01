"""Settings of a run: built-in defaults, then hegui.toml or [tool.hegui], then the command line."""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from hegui.errors import SettingsError

CONFIG_NAMES = ("hegui.toml", ".hegui.toml")
FAIL_ON = ("block", "major", "minor", "info", "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What governs one run. ``as_of`` is None unless the option was given.

    ledger_columns maps RegisterEntry fields to column names of the user's ledger.
    """

    as_of: date | None = None
    jurisdiction: str = "CN"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "major"
    rules: tuple[Path, ...] = ()
    statutes: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int | None = None
    cache: bool = True
    baseline: Path | None = None
    waivers: Path | None = None
    ledger_columns: Mapping[str, str] = field(default_factory=dict)


_LISTS = frozenset({"select", "ignore", "include", "exclude"})
_PATHS = frozenset({"rules", "statutes"})
_PATH = frozenset({"baseline", "waivers"})


def load_settings(start: Path, config: Path | None = None) -> Settings:
    """Settings for inputs at ``start``: from ``config``, else from the nearest file above ``start``.

    Errors: SettingsError with every fault of the file at once.
    """
    if config is not None:
        if not config.is_file():
            raise SettingsError(f"配置文件 {config} 不存在，请检查 --config 的路径")
        return _read(config)
    found = _discover(start)
    return _read(found) if found is not None else Settings()


def _discover(start: Path) -> Path | None:
    folder = start if start.is_dir() else start.parent
    for level in (folder.absolute(), *folder.absolute().parents):
        for name in CONFIG_NAMES:
            if (level / name).is_file():
                return level / name
        project = level / "pyproject.toml"
        if project.is_file() and b"[tool.hegui]" in project.read_bytes():
            return project
    return None


def _read(path: Path) -> Settings:
    import tomllib

    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"配置文件 {path.name} 不是正确的 TOML：{error}") from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("hegui", {})
    return settings_from(table, path)


def settings_from(table: Mapping[str, Any], path: Path) -> Settings:
    """Settings from a table; paths in it are relative to the folder of ``path``."""
    faults: list[str] = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        converted = _convert(name, value, path.parent, faults)
        if converted is not None:
            values[name] = converted
    if faults:
        raise SettingsError(f"配置文件 {path.name} 有误：" + "；".join(faults))
    return replace(Settings(), **values)


def _convert(name: str, value: Any, folder: Path, faults: list[str]) -> Any:
    known = [f.name for f in fields(Settings)]
    if name not in known:
        faults.append(f"不认识的键 {name}（可用：{'、'.join(known)}）")
        return None
    if name in _LISTS or name in _PATHS:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            faults.append(f"{name} 应为文字列表")
            return None
        return tuple(folder / v for v in value) if name in _PATHS else tuple(value)
    return _convert_single(name, value, folder, faults)


def _convert_single(name: str, value: Any, folder: Path, faults: list[str]) -> Any:
    if name == "as_of":
        return _day(value, faults)
    if name in _PATH and isinstance(value, str):
        return folder / value
    if name == "jobs" and isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if name == "cache" and isinstance(value, bool):
        return value
    if name == "fail_on" and value in FAIL_ON:
        return value
    if name == "jurisdiction" and isinstance(value, str):
        return value
    if name == "ledger_columns" and isinstance(value, dict):
        return {str(k): str(v) for k, v in value.items()}
    faults.append(f"{name} 的值 {value!r} 不对")
    return None


def _day(value: Any, faults: list[str]) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        faults.append(f"as_of 的值 {value!r} 不是日期（如 2024-06-01）")
        return None


def cache_folder() -> Path | None:
    """Private folder for compiled rules and results, or None where none can be written."""
    base = os.environ.get("HEGUI_CACHE") or os.environ.get("XDG_CACHE_HOME")
    folder = Path(base) if base else Path.home() / ".cache"
    folder = folder if os.environ.get("HEGUI_CACHE") else folder / "hegui"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def read_cached(path: Path) -> Any:
    """The plain values of a file of the cache folder; None where it is missing or damaged."""
    try:
        content = path.read_bytes()
        if zlib.crc32(content[4:]) != int.from_bytes(content[:4], "big"):
            return None
        return marshal.loads(content[4:])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write_cached(path: Path, values: Any) -> None:
    """Writes plain values (no objects of classes) to a file of the cache folder; failing costs time only."""
    data = marshal.dumps(values)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.write_bytes(zlib.crc32(data).to_bytes(4, "big") + data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
