"""Help pages in Chinese, in columns that count a Chinese character as two.

typer writes its headings and the texts of its own options in English and counts code points; both are put
right in the formatter, which typer's contexts let a program replace (``Context.formatter_class``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from typer.core import TyperGroup

from hegui.report.columns import pad, text_width, wrap

_WORDS = (
    ("Show this message and exit.", "显示用法。"),
    ("[required]", "（必填）"),
    (" <str>", ""),
    ("COMMAND [ARGS]...", "命令 [参数]…"),
    ("[OPTIONS]", "[选项]"),
)
_DEFAULT = re.compile(r"\[default: ([^\]]*)\]")
_ARGUMENT = re.compile(r"\{([^}]*)\}")
_HEADINGS = {"Usage": "用法", "Options": "选项", "Arguments": "参数", "Commands": "命令"}
_WIDEST = 26
"""Columns of the left column; a longer entry has a line of its own."""


def in_chinese(text: str) -> str:
    """Typer's own words in Chinese; all others as they are."""
    for english, chinese in _WORDS:
        text = text.replace(english, chinese)
    return _DEFAULT.sub(r"（默认 \1）", text)


def install() -> None:
    """Makes every help page of this program a page of this kind."""
    context: Any = TyperGroup.context_class
    base: Any = context.formatter_class

    class HelpPage(base):  # type: ignore[misc]
        """typer's formatter, with the columns and words of this program."""

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            del prefix
            shown = _ARGUMENT.sub(r"\1", in_chinese(args))
            self.write(f"用法：{prog} {shown}\n")

        def write_heading(self, heading: str) -> None:
            self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

        def write_text(self, text: str) -> None:
            for line in wrap(" ".join(text.split()), self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")

        def write_dl(self, rows: Iterable[tuple[str, str]], *_: int, **__: int) -> None:
            self.write("".join(f"{line}\n" for line in columns(rows, self.current_indent, self.width)))

    context.formatter_class = HelpPage


def columns(rows: Iterable[tuple[str, str]], indent: int, width: int) -> list[str]:
    """Lines of a list of names and explanations; all measures in terminal columns."""
    entries = [(in_chinese(name), in_chinese(" ".join(words.split()))) for name, words in rows]
    left = min(_WIDEST, max((text_width(name) for name, _ in entries), default=0))
    lines: list[str] = []
    for name, words in entries:
        said = wrap(words, max(width - indent - left - 2, 20))
        if text_width(name) > left:
            lines.append(" " * indent + name)
        else:
            lines.append(f"{' ' * indent}{pad(name, left)}  {said.pop(0)}".rstrip())
        lines += [" " * (indent + left + 2) + line for line in said]
    return lines
