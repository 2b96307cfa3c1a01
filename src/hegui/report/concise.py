"""One line for each finding, for editors and grep: ``path:line:col rule severity message``."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.model.report import Finding, Report
from hegui.report import wording
from hegui.report.columns import visible
from hegui.report.options import ShowOptions, shown_path


def stream_concise(report: Report, options: ShowOptions) -> Iterator[str]:
    """Unwaived findings one a line, then inputs that were not read. Columns count code points from 1."""
    for finding in report.findings:
        if finding.waived is None:
            words = f"{finding.rule} {finding.severity.value} {visible(finding.message)}"
            yield f"{_place(finding, options)} {words}\n"
    for problem in report.problems:
        path = visible(shown_path(problem.path, options))
        yield f"{path} {problem.code} unread {visible(problem.message)}\n"


def _place(finding: Finding, options: ShowOptions) -> str:
    if finding.path is None:
        return f"（{wording.place_words(finding)}）"
    path = visible(shown_path(finding.path, options))
    if finding.line is not None:
        return f"{path}:{finding.line}:{(finding.start or 0) + 1}"
    words = wording.place_words(finding).replace(" ", ":")
    return f"{path}:{visible(words)}" if words else path
