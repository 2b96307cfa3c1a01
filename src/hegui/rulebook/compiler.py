"""Validates rule files and compiles them to plain values. Runs only when a rule file changed."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from hegui.checks import CHECKS
from hegui.errors import RuleError
from hegui.rulebook.faults import describe, line_of
from hegui.rulebook.loader import rule_files
from hegui.rulebook.schema import FAMILIES, RuleFile

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compile_rules(folders: tuple[Path, ...]) -> dict[str, Any]:
    """Plain rulebook of all rule files. Errors: RuleError with every fault of every file."""
    faults: list[str] = []
    rules: dict[str, dict[str, Any]] = {}
    local: dict[str, Any] = {}
    digest = hashlib.sha256()
    for folder in folders:
        for path in rule_files(folder):
            content = path.read_bytes()
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + content + b"\0")
            if path.stem == "values":
                _add_values(path, content, local, faults)
            else:
                _add_rule(path, folder, content, rules, faults)
    if faults:
        raise RuleError(tuple(faults))
    ordered = [rules[key] for key in sorted(rules)]
    return {"rules": ordered, "local": local, "digest": digest.hexdigest()}


def load_rule_file(path: Path) -> RuleFile:
    """One validated rule file with its examples. Errors: RuleError."""
    faults: list[str] = []
    parsed = _parse(path, path.read_bytes(), faults)
    if parsed is None:
        raise RuleError(tuple(faults))
    return parsed


def _add_rule(
    path: Path, folder: Path, content: bytes, rules: dict[str, dict[str, Any]], faults: list[str]
) -> None:
    parsed = _parse(path, content, faults)
    if parsed is None:
        return
    where = f"{path.relative_to(folder).as_posix()}:1"
    if not path.name.startswith(parsed.id):
        faults.append(f"{where} 文件名应以规则编号 {parsed.id} 开头")
    family = FAMILIES[parsed.id[:2]]
    if path.parent.name != family and not path.parent.name.startswith("CN") and path.parent != folder:
        faults.append(f"{where} {parsed.id} 应放在 {family}/ 之下")
    if parsed.id in rules:
        faults.append(f"{where} 规则编号 {parsed.id} 重复")
    faults.extend(f"{where} {fault}" for fault in _check_faults(parsed))
    rules[parsed.id] = _plain(parsed)


def _parse(path: Path, content: bytes, faults: list[str]) -> RuleFile | None:
    text = content.decode("utf-8", "replace")
    name = f"{path.parent.name}/{path.name}"
    try:
        data = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        faults.append(f"{name}:{line} 不是正确的 YAML：{getattr(error, 'problem', error)}")
        return None
    try:
        return RuleFile.model_validate(data)
    except ValidationError as error:
        lines = text.splitlines()
        for one in error.errors():
            line = line_of(text, one["loc"])
            excerpt = lines[line - 1].strip()[:60] if line <= len(lines) else ""
            faults.append(f"{name}:{line} {describe(dict(one))}（“{excerpt}”）")
        return None


def _check_faults(rule: RuleFile) -> list[str]:
    spec = CHECKS.get(rule.check)
    if spec is None:
        return [f"check: 没有名为 {rule.check} 的检查方法（可用：{'、'.join(sorted(CHECKS))}）"]
    params = getattr(import_module(spec.module), spec.params)
    fields = dataclasses.fields(params) if dataclasses.is_dataclass(params) else ()
    known = {field.name for field in fields} or set(getattr(params, "_fields", ()))
    faults = [f"params.{key}：检查方法 {rule.check} 没有这个参数" for key in rule.params if key not in known]
    if not faults:
        try:
            TypeAdapter(params).validate_python(dict(rule.params))
        except ValidationError as error:
            faults += [f"params.{describe(dict(one))}" for one in error.errors()]
    return faults


def _plain(rule: RuleFile) -> dict[str, Any]:
    values = rule.model_dump(mode="json", exclude={"examples", "in_force"})
    values["since"] = rule.in_force.since.isoformat() if rule.in_force.since else None
    values["until"] = rule.in_force.until.isoformat() if rule.in_force.until else None
    return values


def _add_values(path: Path, content: bytes, local: dict[str, Any], faults: list[str]) -> None:
    code = path.parent.name
    try:
        data = yaml.load(content, Loader=_LOADER)
    except yaml.YAMLError as error:
        faults.append(f"{code}/{path.name}:1 不是正确的 YAML：{error}")
        return
    if not isinstance(data, Mapping) or not all(isinstance(v, Mapping) for v in data.values()):
        faults.append(f"{code}/{path.name}:1 应为“规则编号: {{参数: 值}}”的表")
        return
    for rule_id, values in data.items():
        if "provenance" not in values or "basis" not in values:
            faults.append(f"{code}/{path.name}:1 {rule_id} 应写明 provenance 和 basis")
        local.setdefault(code, {})[str(rule_id)] = _jsonable(values)


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _jsonable(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_jsonable(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
