"""What is wrong with a command line that typer refused, in one Chinese sentence."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"'([^']{1,80})'")


def why_refused(error: Exception) -> str:
    """One sentence for an error of typer, told by its kind, and where the right options are listed."""
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "hegui")
    return f"{_what(error)}，可用 {command} --help 查看用法"


def _what(error: Exception) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有选项“{getattr(error, 'option_name', '')}”" + (f"（相近的有：{near}）" if near else "")
    if kind == "BadOptionUsage":
        return f"选项“{getattr(error, 'option_name', '')}”缺少值或者写法不对"
    name = _name(error)
    if kind == "MissingParameter":
        return f"缺少“{name}”"
    if kind == "BadParameter":
        return f"“{name}”的值不对"
    return _other(error)


def _name(error: Exception) -> str:
    """How the command line names the parameter: its option, or its metavar."""
    parameter = getattr(error, "param", None)
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    shown = options[0] if options else getattr(parameter, "metavar", None)
    return str(shown or getattr(parameter, "name", "") or "参数")


def _other(error: Exception) -> str:
    said = str(error)
    quoted = _QUOTED.search(said)
    if "No such command" in said and quoted is not None:
        return f"没有命令“{quoted.group(1)}”"
    if said.startswith("Missing command"):
        return "缺少子命令"
    if "extra argument" in said:
        return f"多出了参数“{said.rpartition('(')[2].rstrip(').')}”"
    return "命令行不对" + (f"（“{quoted.group(1)}”）" if quoted is not None else f"（{said}）")
