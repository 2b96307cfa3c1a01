"""A report, shown: one value in, text or bytes out. Nothing here reads inputs or decides anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from hegui.errors import UsageError
from hegui.model.report import Report
from hegui.report.build import build_report, summarise
from hegui.report.options import ShowOptions

Reporter = Callable[[Report, ShowOptions], str | bytes | Iterator[str]]
"""Whole, or as pieces where a report may be longer than what it is made from."""

__all__ = [
    "REPORTERS",
    "Reporter",
    "ShowOptions",
    "build_report",
    "find_reporter",
    "render",
    "stream",
    "summarise",
]

# Format → module and function, imported when first asked for; None is not there yet.
REPORTERS: dict[str, tuple[str, str] | None] = {
    "full": ("hegui.report.console", "stream_full"),
    "concise": ("hegui.report.concise", "stream_concise"),
    "json": ("hegui.report.json_report", "render_json"),
    "jsonl": ("hegui.report.json_report", "stream_jsonl"),
    "sarif": ("hegui.report.sarif", "render_sarif"),
    "junit": ("hegui.report.junit", "render_junit"),
    "github": ("hegui.report.github", "render_github"),
    "html": ("hegui.report.html", "render_html"),
    "markdown": ("hegui.report.markdown", "render_markdown"),
    "docx": ("hegui.report.opinion", "render_opinion"),
    "xlsx": ("hegui.report.workbook", "render_workbook"),
}


def find_reporter(name: str) -> Reporter:
    """The reporter of a format; UsageError where there is none (yet)."""
    if name not in REPORTERS:
        known = "、".join(key for key, entry in REPORTERS.items() if entry)
        raise UsageError(f"没有输出格式“{name}”，可用的格式：{known}。")
    entry = REPORTERS[name]
    if entry is None:
        raise UsageError(f"输出格式“{name}”尚未提供，请改用 json、html 或 docx。")
    module, function = entry
    return cast(Reporter, getattr(import_module(module), function))


def stream(name: str, report: Report, options: ShowOptions) -> Iterator[bytes]:
    """A report in one format as pieces of bytes; text is UTF-8 (an unpaired surrogate becomes an escape)."""
    shown = find_reporter(name)(report, options)
    if isinstance(shown, bytes):
        yield shown
        return
    for piece in (shown,) if isinstance(shown, str) else shown:
        yield piece.encode("utf-8", "backslashreplace")


def render(name: str, report: Report, options: ShowOptions) -> bytes:
    """A report in one format, whole."""
    return b"".join(stream(name, report, options))
