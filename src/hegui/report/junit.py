"""JUnit XML: one suite a file, one case a finding, so that CI systems list them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from hegui.model.document import Problem
from hegui.model.report import Finding, Report
from hegui.report import wording
from hegui.report.build import is_counted
from hegui.report.options import ShowOptions, shown_path

# Everything that XML 1.0 does not allow in a document (production 2, Char).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DOSSIER = "卷宗"


def render_junit(report: Report, options: ShowOptions) -> str:
    """``testsuites``: violated is a failure, undetermined and waived are skipped, unread is an error."""
    by_path: dict[str | None, list[Finding]] = {record.path: [] for record in report.documents}
    for finding in report.findings:
        by_path.setdefault(finding.path, []).append(finding)
    suites = [_suite(path, found, (), options) for path, found in by_path.items()]
    suites += [_suite(problem.path, (), (problem,), options) for problem in report.problems]
    root = ElementTree.Element("testsuites", {"name": "hegui", **_totals(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _totals(suites: list[ElementTree.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors", "skipped")
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in names}


def _suite(
    path: str | None, findings: Iterable[Finding], problems: Iterable[Problem], options: ShowOptions
) -> ElementTree.Element:
    name = _xml(shown_path(path, options)) if path is not None else DOSSIER
    cases = [_case(finding, name) for finding in findings]
    cases += [_unread(problem, name) for problem in problems]
    cases = cases or [ElementTree.Element("testcase", {"classname": name, "name": "hegui"})]
    counts = {"tests": str(len(cases))}
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        counts[key] = str(sum(case.find(tag) is not None for case in cases))
    suite = ElementTree.Element("testsuite", {"name": name, **counts})
    suite.extend(cases)
    return suite


def _case(finding: Finding, suite: str) -> ElementTree.Element:
    place = wording.place_words(finding)
    name = _xml(f"{finding.rule} {place} [{finding.fingerprint}]")
    attributes = {"classname": suite, "name": name}
    if finding.line is not None and finding.path is not None:
        attributes |= {"file": suite, "line": str(finding.line)}
    case = ElementTree.Element("testcase", attributes)
    if is_counted(finding):
        made = ElementTree.SubElement(case, "failure", {"type": finding.severity.value})
        made.text = _xml(_details(finding))
    else:
        made = ElementTree.SubElement(case, "skipped")
    made.set("message", _xml(finding.message))
    return case


def _details(finding: Finding) -> str:
    lines = [finding.message]
    lines += [f"原文：{finding.quote}"] if finding.quote else []
    lines += [f"建议：{finding.suggestion}"] if finding.suggestion else []
    lines += [f"依据：{wording.bases_text(finding)}"] if finding.basis else []
    return "\n".join(lines)


def _unread(problem: Problem, suite: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", {"classname": suite, "name": _xml(problem.code)})
    ElementTree.SubElement(case, "error", {"type": _xml(problem.code), "message": _xml(problem.message)})
    return case


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
