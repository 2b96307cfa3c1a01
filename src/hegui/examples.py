"""Runs the examples inside rule files through the pipeline, and says which expectation failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hegui.engine.run import RunOutcome, run_document_rules, run_dossier_rules
from hegui.engine.selection import BoundRule, bind, local_values
from hegui.intake.reader import raw_from_text
from hegui.model.document import Block, Document, Origin, RawDocument, Role
from hegui.model.dossier import MatterKind, Scope
from hegui.model.rule import Outcome
from hegui.parsing.document import build_document
from hegui.pipeline.run import Run, RunSpec
from hegui.procedure.manifest import Manifest
from hegui.rulebook.compiler import load_rule_file
from hegui.rulebook.loader import rule_files
from hegui.rulebook.schema import Example, RuleFile
from hegui.settings import Settings

ALL_PARTS = frozenset({"outline", "citations", "dates", "clauses"})
REFERENCE_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleOutcome:
    """One example as run; ``failure`` is an empty string when it went as expected."""

    rule: str
    example: str
    failure: str


def run_examples(folders: tuple[Path, ...], select: tuple[str, ...] = ()) -> tuple[ExampleOutcome, ...]:
    """Runs every example of the rule files under ``folders``. Errors: RuleError."""
    run = Run(RunSpec(settings=Settings(rules=_added(folders)), command="check", today=REFERENCE_DAY))
    return tuple(
        ExampleOutcome(rule=rule.id, example=example.name, failure=run_example(run, rule, example))
        for rule in _rules(folders)
        if not select or any(rule.id.startswith(prefix) for prefix in select)
        for example in rule.examples
    )


def _added(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    from hegui.rulebook.place import builtin_rules

    builtin = builtin_rules().resolve()
    return tuple(folder for folder in folders if folder.resolve() != builtin)


def _rules(folders: tuple[Path, ...]) -> Iterator[RuleFile]:
    for folder in folders:
        for path in rule_files(folder):
            if path.stem != "values":
                yield load_rule_file(path)


def run_example(run: Run, rule: RuleFile, example: Example) -> str:
    """What differs from the example's expectation, in Chinese; empty when nothing does."""
    known = run.rulebook.rule(rule.id)
    if known is None:
        return "规则没有载入"
    place = example.jurisdiction or (known.jurisdiction if known.jurisdiction != "CN" else "CN")
    bound = bind(known, local_values(run.rulebook, rule.id, place))
    if example.archive is not None:
        outcome = _run_archive(run, bound, example.archive, example, place)
    elif example.documents is not None:
        outcome = _run_dossier(run, bound, example, place)
    else:
        outcome = _run_text(run, bound, example, place)
    return _difference(rule, example, outcome)


def _difference(rule: RuleFile, example: Example, outcome: RunOutcome) -> str:
    if outcome.problems:
        return outcome.problems[0].message
    result = outcome.results[0]
    if result.outcome is not Outcome(example.outcome):
        said = "；".join(f.message for f in outcome.findings) or result.reason or "没有发现"
        return f"预期 {example.outcome}，实际 {result.outcome.value}（{said}）"
    if example.marks is not None:
        marks = [f.quote for f in outcome.findings]
        if marks != example.marks:
            return f"预期标出 {example.marks}，实际标出 {marks}"
    missing = [f.message for f in outcome.findings if "{" in f.message]
    return f"{rule.id} 的提示语有未填的值：{missing[0]}" if missing else ""


def _document(run: Run, text: str, path: str, role: str | None) -> Document:
    raw = raw_from_text(text.strip("\n"), path, format=path.rpartition(".")[2] or "txt")
    rows = tuple(b._replace(origin=Origin.TABLE_ROW) if _is_row(raw, b) else b for b in raw.blocks)
    raw = replace(raw, blocks=rows)
    known = Role(role) if role else None
    return build_document(raw, parts=ALL_PARTS, reference=run.reference, role=known)


def _is_row(raw: RawDocument, block: Block) -> bool:
    """In examples a line with a tab is a table row, in formats that have tables."""
    return raw.source.format not in ("txt", "md") and "\t" in raw.text[block.start : block.end]


def _run_text(run: Run, bound: BoundRule, example: Example, place: str) -> RunOutcome:
    document = _document(run, example.text or "", f"示例.{example.format}", example.role)
    if example.date is not None:
        document = replace(document, signed_on=example.date)
    on = document.signed_on or REFERENCE_DAY
    context = replace(run.context(on, dated=document.signed_on is not None), jurisdiction=place)
    return run_document_rules((bound,), document, context)


def _run_dossier(run: Run, bound: BoundRule, example: Example, place: str) -> RunOutcome:
    from hegui.procedure.build import build_dossier

    documents = tuple(_document(run, d.text, d.path, d.role) for d in example.documents or ())
    dossier = build_dossier(
        documents,
        as_of=example.date or REFERENCE_DAY,
        jurisdiction=place,
        manifest=_manifest(example),
        reference=run.reference,
    )
    context = run.context(dossier.matter.on, dated=True, matter=dossier.matter)
    return run_dossier_rules((bound,), dossier, replace(context, jurisdiction=place, command="review"))


def _manifest(example: Example) -> Manifest:
    """What the example says of its matter, as the declaration of a dossier; the rest is found."""
    given = example.matter.model_dump(exclude_none=True) if example.matter is not None else {}
    if "kinds" in given:
        given["kinds"] = tuple(MatterKind(kind) for kind in given["kinds"])
    if "scope" in given:
        given["scope"] = Scope(given["scope"])
    if example.date is not None:
        given["on"] = example.date
    return Manifest(**given)


def _run_archive(
    run: Run, bound: BoundRule, facts: Mapping[str, Any], example: Example, place: str
) -> RunOutcome:
    from hegui.archive.facts import archive_from_plain
    from hegui.engine.archive_run import run_archive_rules

    archive = archive_from_plain(facts)
    context = run.context(example.date or REFERENCE_DAY, dated=True)
    return run_archive_rules((bound,), archive, replace(context, jurisdiction=place, command="audit"))
