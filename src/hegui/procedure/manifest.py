"""The matter manifest ``hegui-matter.toml``: what the user declares about a dossier. It decides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hegui.errors import SettingsError
from hegui.model.document import Role
from hegui.model.dossier import MatterKind, Scope
from hegui.statutes.jurisdiction import why_not_a_jurisdiction

MANIFEST_NAME = "hegui-matter.toml"
LEVELS = ("state", "province", "city", "county", "department", "township", "unknown")
_SECTIONS = ("matter", "roles")
_KEYS = ("title", "kinds", "scope", "jurisdiction", "authority", "level", "on", "excluded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Declarations of one dossier; None is not declared. ``excluded``: Chinese ground on which
    重大行政决策程序暂行条例 does not apply; ``roles`` maps report paths to roles."""

    title: str | None = None
    kinds: tuple[MatterKind, ...] | None = None
    scope: Scope | None = None
    jurisdiction: str | None = None
    authority: str | None = None
    level: str | None = None
    on: date | None = None
    excluded: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)


NO_MANIFEST = Manifest()


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a dossier folder; an empty one where the folder has none.

    Errors: SettingsError with every fault of the file at once.
    """
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return NO_MANIFEST
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{MANIFEST_NAME} 不是正确的 TOML：{error}") from None
    return manifest_from(table)


def manifest_from(table: Mapping[str, Any]) -> Manifest:
    """A manifest from a parsed table. Errors: SettingsError with every fault at once."""
    faults: list[str] = []
    for name in table:
        if name not in _SECTIONS:
            faults.append(f"不认识的节 [{name}]（可用：{'、'.join(_SECTIONS)}）")
    values = _matter_values(_section(table, "matter", faults), faults)
    roles = _roles(_section(table, "roles", faults), faults)
    if faults:
        raise SettingsError(f"{MANIFEST_NAME} 有误：" + "；".join(faults))
    return Manifest(roles=roles, **values)


def _section(table: Mapping[str, Any], name: str, faults: list[str]) -> Mapping[str, Any]:
    section = table.get(name, {})
    if isinstance(section, Mapping):
        return section
    faults.append(f"[{name}] 应为键值表")
    return {}


def _matter_values(section: Mapping[str, Any], faults: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in section.items():
        if key not in _KEYS:
            faults.append(f"[matter] 中有不认识的键 {key}（可用：{'、'.join(_KEYS)}）")
            continue
        converted, fault = _convert(key, value)
        if fault:
            faults.append(f"matter.{key} {fault}")
        else:
            values[key] = converted
    return values


def _convert(key: str, value: Any) -> tuple[Any, str]:
    if key == "kinds":
        return _kinds(value)
    if key == "on":
        return _day(value)
    if not isinstance(value, str):
        return None, f"的值 {value!r} 应为文字"
    if key == "scope":
        return _choice(value, Scope)
    if key == "level" and value not in LEVELS:
        return None, f"的值“{value}”不对，可用：{'、'.join(LEVELS)}"
    if key == "jurisdiction" and (reason := why_not_a_jurisdiction(value)) is not None:
        return None, reason
    return value, ""


def _kinds(value: Any) -> tuple[Any, str]:
    if not isinstance(value, list):
        return None, "应为列表"
    known = [kind.value for kind in MatterKind]
    wrong = [str(item) for item in value if item not in known]
    if wrong:
        return None, f"有不认识的值 {'、'.join(wrong)}（可用：{'、'.join(known)}）"
    return tuple(MatterKind(item) for item in value), ""


def _choice(value: str, kind: type[Scope]) -> tuple[Any, str]:
    known = [member.value for member in kind]
    return (kind(value), "") if value in known else (None, f"的值“{value}”不对，可用：{'、'.join(known)}")


def _day(value: Any) -> tuple[Any, str]:
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    try:
        return date.fromisoformat(str(value)), ""
    except ValueError:
        return None, f"的值 {value!r} 不是日期（如 2024-06-01）"


def _roles(section: Mapping[str, Any], faults: list[str]) -> dict[str, Role]:
    known = [role.value for role in Role]
    roles: dict[str, Role] = {}
    for path, value in section.items():
        if value in known:
            roles[path.replace("\\", "/")] = Role(value)
        else:
            faults.append(f"roles 中“{path}”的角色 {value!r} 不对，可用：{'、'.join(known)}")
    return roles
