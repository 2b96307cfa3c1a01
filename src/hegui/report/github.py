"""Workflow commands of GitHub Actions: one annotation for each finding and each unread input."""

from __future__ import annotations

from hegui.model.report import Finding, Report
from hegui.model.rule import Severity
from hegui.report import wording
from hegui.report.columns import visible
from hegui.report.options import ShowOptions, shown_path

LEVELS = {
    Severity.BLOCK: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.INFO: "notice",
}


def render_github(report: Report, options: ShowOptions) -> str:
    """One ``::level file=…,line=…,col=…::message`` a line; waived findings are left out."""
    lines = [_annotation(finding, options) for finding in report.findings if finding.waived is None]
    for problem in report.problems:
        file = _property(shown_path(problem.path, options))
        lines.append(f"::error file={file},title={_property(problem.code)}::{_data(problem.message)}")
    return "".join(line + "\n" for line in lines)


def _annotation(finding: Finding, options: ShowOptions) -> str:
    properties = []
    if finding.path is not None:
        properties.append(f"file={_property(shown_path(finding.path, options))}")
    if finding.path is not None and finding.line is not None:
        properties.append(f"line={finding.line},endLine={finding.line}")
        if finding.start is not None and finding.end is not None:
            properties.append(f"col={finding.start + 1},endColumn={finding.end + 1}")
    properties.append(f"title={_property(f'{finding.rule} {wording.SEVERITY_NAMES[finding.severity]}')}")
    place = "" if finding.line is not None else wording.place_words(finding)
    message = f"{place}：{finding.message}" if place else finding.message
    words = f"{message}{finding.suggestion}"
    return f"::{LEVELS[finding.severity]} {','.join(properties)}::{_data(words)}"


def _data(text: str) -> str:
    """Escape a message as the runner unescapes it; other control characters are made inert."""
    kept = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(kept)


def _property(text: str) -> str:
    """Escape a property value, where colon and comma are also marks."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
