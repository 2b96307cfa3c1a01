"""Where the rulebook lies: in the installed package, or beside the sources in a checkout."""

from __future__ import annotations

from pathlib import Path

from hegui.errors import SettingsError


def builtin_rules() -> Path:
    """Folder of the built-in rules. Errors: SettingsError when the installation lacks it."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent.parent / "rules"):
        if folder.is_dir():
            return folder
    raise SettingsError("未找到内置规则目录 rules，请重新安装 hegui")
