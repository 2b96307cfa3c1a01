"""One line for each finding, for editors and grep: ``path:line:col rule severity message``."""

from __future__ import annotations

from hegui.model.report import Finding, Report
from hegui.report import wording
from hegui.report.columns import visible
from hegui.report.options import ShowOptions, shown_path


def render_concise(report: Report, options: ShowOptions) -> str:
    """Unwaived findings one a line, then inputs that were not read. Columns count code points from 1."""
    lines = [
        f"{_place(finding, options)} {finding.rule} {finding.severity.value} {visible(finding.message)}"
        for finding in report.findings
        if finding.waived is None
    ]
    lines += [
        f"{visible(shown_path(problem.path, options))} {problem.code} unread {visible(problem.message)}"
        for problem in report.problems
    ]
    return "".join(line + "\n" for line in lines)


def _place(finding: Finding, options: ShowOptions) -> str:
    if finding.path is None:
        return f"（{wording.place_words(finding)}）"
    path = visible(shown_path(finding.path, options))
    if finding.line is not None:
        return f"{path}:{finding.line}:{(finding.start or 0) + 1}"
    words = wording.place_words(finding).replace(" ", ":")
    return f"{path}:{visible(words)}" if words else path
