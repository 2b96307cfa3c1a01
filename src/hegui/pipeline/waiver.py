"""Waivers (豁免) and baselines: findings that are shown as accepted, with the reason, and not counted.

A waiver names a rule and why, who approved it and until when; an expired one waives nothing and is said.
A baseline is an earlier JSON report: the same finding (path and fingerprint) is known already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hegui.errors import SettingsError
from hegui.model.report import Finding
from hegui.settings import Settings

REQUIRED = ("rule", "reason", "approver", "expires")
OPTIONAL = ("path", "provision", "fingerprint")
KNOWN = "见基线，此前已发现"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One accepted finding or group of findings; None matches anything. ``expires`` is inclusive."""

    rule: str
    reason: str
    approver: str
    expires: date
    path: str | None = None
    provision: str | None = None
    fingerprint: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is of this rule, path, provision and fingerprint."""
        return (
            finding.rule == self.rule
            and self.path in (None, finding.path)
            and self.provision in (None, finding.provision)
            and self.fingerprint in (None, finding.fingerprint)
        )


def apply_waivers(findings: Iterable[Finding], settings: Settings, today: date) -> tuple[Finding, ...]:
    """Findings with ``waived`` set where a waiver in force or the baseline covers them.

    Errors: SettingsError for a malformed file.
    """
    waivers = load_waivers(settings.waivers) if settings.waivers is not None else ()
    known = load_baseline(settings.baseline) if settings.baseline is not None else frozenset()
    if not waivers and not known:
        return tuple(findings)
    return tuple(_waived(finding, waivers, known, today) for finding in findings)


def _waived(
    finding: Finding, waivers: tuple[Waiver, ...], known: frozenset[tuple[str, str]], today: date
) -> Finding:
    for waiver in waivers:
        if waiver.covers(finding) and today <= waiver.expires:
            until = waiver.expires.isoformat()
            return replace(finding, waived=f"{waiver.reason}（{waiver.approver}批准，至{until}）")
    if (finding.path or "", finding.fingerprint) in known:
        return replace(finding, waived=KNOWN)
    return finding


def load_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers of a file. Errors: SettingsError with every fault at once."""
    _require_file(path, "豁免文件", "--waivers")
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"豁免文件 {path.name} 不能读取：{error}") from None
    rows = table.get("waiver", [])
    faults = [f"不认识的键 {key}" for key in table if key != "waiver"]
    faults += [fault for number, row in enumerate(rows, 1) for fault in _faults(number, row)]
    if faults:
        raise SettingsError(f"豁免文件 {path.name} 有误：" + "；".join(faults))
    return tuple(Waiver(**row) for row in rows)


def _faults(number: int, row: dict[str, Any]) -> list[str]:
    faults = [f"第{number}条缺少 {key}" for key in REQUIRED if not row.get(key)]
    faults += [f"第{number}条有不认识的键 {key}" for key in row if key not in (*REQUIRED, *OPTIONAL)]
    if row.get("expires") and not isinstance(row["expires"], date):
        faults.append(f"第{number}条的 expires 应为日期，如 2025-12-31（不加引号）")
    return faults


def load_baseline(path: Path) -> frozenset[tuple[str, str]]:
    """Path and fingerprint of the findings of an earlier JSON report. Errors: SettingsError."""
    _require_file(path, "基线文件", "--baseline")
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        return frozenset((f["path"] or "", f["fingerprint"]) for f in report["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(f"基线文件 {path.name} 不是 hegui 的 JSON 报告") from None


def _require_file(path: Path, what: str, option: str) -> None:
    if not path.is_file():
        raise SettingsError(f"{what} {path} 不存在，请检查 {option} 的路径")
