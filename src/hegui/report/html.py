"""One self-contained HTML page: nothing is loaded from outside, and nothing of an input is ever markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from hegui.model.dossier import Step
from hegui.model.report import Finding, Report
from hegui.report import wording
from hegui.report.build import is_counted, summarise
from hegui.report.console import group_findings, period_words
from hegui.report.json_report import place_evidence
from hegui.report.options import ShowOptions
from hegui.report.page_template import load_page
from hegui.report.passage import evidence_anchor, find_places, finding_anchor, view_documents
from hegui.report.timeline import build_timeline

FAMILIES = {
    "PR": "程序",
    "NU": "编号",
    "RG": "登记备案",
    "CI": "引用",
    "AU": "权限与内容",
    "FC": "公平竞争",
    "FM": "格式",
    "WD": "用语",
    "AN": "年度报告",
}


class FindingView(NamedTuple):
    """A finding with its ids; ``passage`` is the id of its place in the shown text, or None."""

    anchor: str
    finding: Finding
    state: str
    place: str
    passage: str | None
    bases: tuple[str, ...]


class EvidenceView(NamedTuple):
    """One piece of evidence with its place."""

    anchor: str
    status: str
    status_name: str
    path: str
    place: str
    quote: str | None
    date: str
    actor: str | None
    why_not: str
    passage: str | None


class StepView(NamedTuple):
    """A step with its words."""

    step: Step
    name: str
    requirement: str
    verdict: str
    period: str
    evidence: tuple[EvidenceView, ...]
    findings: tuple[str, ...]


def render_html(report: Report, _: ShowOptions) -> str:
    """The report as one page; its policy forbids every script and style but the two it carries."""
    return load_page("report").render(**_view(report))


def _view(report: Report) -> dict[str, Any]:
    places = find_places(report)
    documents = view_documents(report, places)
    shown = {document.path for document in documents}
    findings = _finding_views(report, shown)
    return {
        "report": report,
        "headline": wording.headline(report),
        "region": wording.region_name(report),
        "conclusion": wording.conclusion_sentence(report),
        "matter_words": wording.matter_words(report.matter) if report.matter else "",
        "summary": summarise(report),
        "severity_names": {grade.value: name for grade, name in wording.SEVERITY_NAMES.items()},
        "outcome_names": {outcome.value: name for outcome, name in wording.OUTCOME_NAMES.items()},
        "families": _families(report.findings),
        "steps": [_step_view(step, report, shown) for step in report.steps],
        "timeline": build_timeline(report.steps, report.matter),
        "groups": _groups(report, findings),
        "documents": documents,
        "roles": {record.path: wording.role_name(record.role) for record in report.documents},
        "titles": {record.path: record.title for record in report.documents},
        "role_name": wording.role_name,
        "step_name": wording.step_name,
    }


def _finding_views(report: Report, shown: set[str]) -> dict[int, FindingView]:
    """Views by the identity of the finding, since equal findings may occur twice."""
    views = {}
    for index, finding in enumerate(report.findings):
        anchor = finding_anchor(index)
        placed = finding.path in shown and finding.block is not None and finding.start is not None
        state = "waived" if finding.waived is not None else "open"
        views[id(finding)] = FindingView(
            anchor=anchor,
            finding=finding,
            state=finding.severity.value if is_counted(finding) else state,
            place=wording.place_words(finding),
            passage=f"p-{anchor}" if placed else None,
            bases=tuple(wording.merge_bases(finding.basis)),
        )
    return views


def _groups(report: Report, views: dict[int, FindingView]) -> list[tuple[str, str, list[FindingView]]]:
    groups = []
    for name, _grade, findings in group_findings(report.findings):
        members = [views[id(finding)] for finding in findings]
        groups.append((members[0].state, name, members))
    return groups


def _families(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    present = {finding.rule[:2] for finding in findings}
    return [(prefix, name) for prefix, name in FAMILIES.items() if prefix in present]


def _step_view(step: Step, report: Report, shown: set[str]) -> StepView:
    texts = {document.source.path: document for document in report.texts}
    evidence = []
    for index, item in enumerate(step.evidence):
        place = place_evidence(item, texts.get(item.path))
        anchor = evidence_anchor(step, index)
        page = f"第{place['page']}页" if place["page"] else ""
        days = [day.isoformat() for day in (item.date, item.until) if day]
        view = EvidenceView(
            anchor=anchor,
            status=item.status.value if item.counts else "mentioned",
            status_name=wording.evidence_name(step, item),
            path=item.path,
            place=page or (f"第{place['block'] + 1}段" if place["block"] is not None else ""),
            quote=place["quote"],
            date="至".join(dict.fromkeys(days)),
            actor=item.actor,
            why_not="" if item.counts else item.why_not or "不能证明本事项的这一步骤。",
            passage=f"p-{anchor}" if item.path in shown else None,
        )
        evidence.append(view)
    own = [i for i, finding in enumerate(report.findings) if finding.step == step.kind.value]
    return StepView(
        step=step,
        name=wording.step_name(step.kind.value),
        requirement=wording.REQUIREMENT_NAMES[step.requirement],
        verdict=wording.VERDICT_NAMES[step.verdict],
        period=period_words(step),
        evidence=tuple(evidence),
        findings=tuple(finding_anchor(index) for index in own),
    )
