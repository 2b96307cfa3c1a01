"""What `hegui review` writes beside a Word opinion: the draft with comments, the competition form."""

from __future__ import annotations

from pathlib import Path

from hegui.cli.request import Output
from hegui.model.dossier import MatterKind, StepKind
from hegui.model.report import Report

ANNOTATED = "批注"
FORM = "公平竞争审查表"


def write_companions(report: Report, outputs: tuple[Output, ...], dossier: Path) -> tuple[Path, ...]:
    """Writes the companions of each Word opinion that goes to a file; the paths written."""
    written: list[Path] = []
    for output in outputs:
        if output.format != "docx" or output.path is None:
            continue
        annotated = _write_annotated(report, output.path, dossier)
        form = _write_form(report, output.path)
        written += [path for path in (annotated, form) if path is not None]
    return tuple(written)


def _write_annotated(report: Report, opinion: Path, dossier: Path) -> Path | None:
    """The draft with one comment a finding; only for a draft in Word."""
    from hegui.report.annotate import write_annotated

    name = report.matter.draft if report.matter is not None else None
    draft = next((d for d in report.texts if d.source.path == name and d.source.format == "docx"), None)
    if draft is None:
        return None
    source = dossier / draft.source.path if dossier.is_dir() else dossier
    target = opinion.with_name(f"{Path(draft.source.path).stem}-{ANNOTATED}.docx")
    write_annotated(source, draft, report.findings, target)
    return target


def _write_form(report: Report, opinion: Path) -> Path | None:
    """The draft 公平竞争审查表, where the draft touches competition or the step is shown."""
    touched = any(finding.rule.startswith("FC") for finding in report.findings)
    shown = any(step.kind is StepKind.FAIR_COMPETITION_REVIEW and step.evidence for step in report.steps)
    normative = report.matter is not None and MatterKind.NORMATIVE_DOCUMENT in report.matter.kinds
    if not normative or not (touched or shown):
        return None
    from hegui.report.competition_form import write_competition_form

    target = opinion.with_name(f"{opinion.stem}-{FORM}.docx")
    target.write_bytes(write_competition_form(report))
    return target
