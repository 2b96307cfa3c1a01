"""Rule files to a Rulebook, with every fault at once and a compiled cache.

The cache holds plain values, keyed by names, sizes and times of all rule files, so that a run costs
one ``stat`` a file and no YAML. Nothing executable is ever read from it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hegui.errors import RuleError
from hegui.model.rule import AppliesTo, Basis, Provenance, Rule, Severity
from hegui.settings import cache_folder, read_cached, write_cached

FORMAT = "hegui-rules-5"


class Rulebook(NamedTuple):
    """All rules, the local values by jurisdiction, and the digest of their files (sha256 hex)."""

    rules: tuple[Rule, ...]
    local: Mapping[str, Mapping[str, Mapping[str, Any]]] = {}
    digest: str = ""

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def load_rulebook(folders: tuple[Path, ...]) -> Rulebook:
    """The rules under ``folders``, from the compiled cache when the files are unchanged.

    Errors: RuleError with all faults of all files.
    """
    stamp = _stamp(folders)
    cache = cache_folder()
    target = cache / f"rules-{stamp[:20]}.bin" if cache is not None else None
    if target is not None and (plain := _read_cache(target, stamp)) is not None:
        return _from_plain(plain)
    from hegui.rulebook.compiler import compile_rules

    plain = compile_rules(folders)
    if target is not None:
        write_cached(target, {"stamp": stamp, "rulebook": plain})
    return _from_plain(plain)


def rule_files(folder: Path) -> Iterator[Path]:
    """All rule files and value files under a folder, in a stable order; ``reference`` is no rule."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "reference" and not f.startswith("."))
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(root, name)


def _stamp(folders: tuple[Path, ...]) -> str:
    digest = hashlib.sha256(FORMAT.encode())
    for folder in folders:
        if not folder.is_dir():
            raise RuleError((f"规则目录 {folder} 不存在，请检查 --rules 的路径",))
        for path in rule_files(folder):
            state = path.stat()
            digest.update(f"{path}|{state.st_size}|{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read_cache(path: Path, stamp: str) -> dict[str, Any] | None:
    stored = read_cached(path)
    if not isinstance(stored, dict) or stored.get("stamp") != stamp:
        return None
    return dict(stored["rulebook"])


def _from_plain(plain: Mapping[str, Any]) -> Rulebook:
    return Rulebook(
        rules=tuple(_rule(r) for r in plain["rules"]), local=plain["local"], digest=plain["digest"]
    )


def _rule(plain: Mapping[str, Any]) -> Rule:
    values = dict(plain)
    values["severity"] = Severity(values["severity"])
    values["since"] = date.fromisoformat(values["since"]) if values["since"] else None
    values["until"] = date.fromisoformat(values["until"]) if values["until"] else None
    values["basis"] = tuple(
        Basis(**{**b, "provenance": Provenance(b["provenance"])}) for b in values["basis"]
    )
    values["applies_to"] = AppliesTo(**{k: tuple(v) for k, v in values["applies_to"].items()})
    values["tags"] = tuple(values["tags"])
    return Rule(**values)
