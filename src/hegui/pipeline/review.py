"""`hegui review`: one dossier from its files to the report, readable from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hegui import __version__
from hegui.checks.context import CheckContext
from hegui.engine.run import RunOutcome, run_document_rules, run_dossier_rules
from hegui.engine.selection import BoundRule
from hegui.engine.steps import performed, settle_steps
from hegui.errors import SettingsError, UnreadableError, UsageError
from hegui.intake.folder import Input, Listing, list_inputs
from hegui.intake.reader import read_document
from hegui.model.document import Document, Problem, RawDocument, Role
from hegui.model.dossier import Dossier, StepKind
from hegui.model.report import Report, RuleResult
from hegui.model.rule import Outcome
from hegui.parsing.document import build_document
from hegui.pipeline.run import Run, RunSpec
from hegui.pipeline.waiver import apply_waivers
from hegui.procedure.build import build_dossier
from hegui.procedure.manifest import MANIFEST_NAME, NO_MANIFEST, Manifest, load_manifest
from hegui.procedure.paper_review import found_unlawful
from hegui.report.build import build_report
from hegui.settings import Settings

PAPER_PARTS = frozenset({"outline", "dates"})
"""What is parsed of every paper; the draft gets all parts that the selected rules read."""


def review_dossier(path: Path, settings: Settings, *, today: date) -> Report:
    """Reviews a dossier folder, or one single file as a dossier of one.

    Errors: UsageError for a missing or empty folder, RuleError, SettingsError.
    """
    manifest = load_manifest(path) if path.is_dir() else NO_MANIFEST
    run = Run(RunSpec(settings=_placed(settings, manifest), command="review", today=today, keep_texts=True))
    listing = list_inputs((path,), command="review", exclude=settings.exclude)
    _require_inputs(path, listing, manifest)
    raws, problems = read_inputs(listing.inputs)
    dossier = assemble_dossier(run, raws, manifest)
    outcome = run_rules(run, dossier)
    findings = apply_waivers(outcome.findings, run.settings, today)
    rules = [bound.rule for bound in run.rules_for("dossier")]
    return build_report(
        command="review",
        version=__version__,
        rules_digest=run.rulebook.digest,
        statutes_digest=run.statutes_digest,
        as_of=run.as_of,
        jurisdiction=run.settings.jurisdiction,
        results=_titled(run, outcome.results),
        findings=findings,
        problems=(*listing.problems, *problems, *outcome.problems),
        documents=dossier.documents,
        matter=dossier.matter,
        steps=settle_steps(dossier, outcome.results, findings, rules, run.reference.calendar),
        excluded=listing.excluded,
        review_unlawful=_is_unlawful(dossier),
    )


def _titled(run: Run, results: Sequence[RuleResult]) -> tuple[RuleResult, ...]:
    """Results with the titles of their rules, for the heads of the opinion."""
    titles = {rule.id: rule.title for rule in run.rulebook.rules}
    return tuple(result._replace(title=titles.get(result.rule, "")) for result in results)


def _placed(settings: Settings, manifest: Manifest) -> Settings:
    """The manifest's jurisdiction counts where the settings leave the whole country."""
    if manifest.jurisdiction is None or settings.jurisdiction != "CN":
        return settings
    return replace(settings, jurisdiction=manifest.jurisdiction)


def _require_inputs(path: Path, listing: Listing, manifest: Manifest) -> None:
    if not listing.inputs and not listing.problems:
        raise UsageError(f"“{path}”中没有可以审查的文件，请检查路径。")
    known = {one.path for one in listing.inputs} | {problem.path for problem in listing.problems}
    missing = [name for name in manifest.roles if name not in known]
    if missing:
        raise SettingsError(f"{MANIFEST_NAME} 的 [roles] 中有卷宗里没有的文件：{'、'.join(missing)}")


def read_inputs(inputs: Sequence[Input]) -> tuple[list[RawDocument], list[Problem]]:
    """Every file that can be read, and a problem for each that cannot."""
    raws: list[RawDocument] = []
    problems: list[Problem] = []
    for one in inputs:
        try:
            raws.append(read_document(one.file, one.path, layout=True))
        except UnreadableError as error:
            problems.append(Problem(path=one.path, code=error.code, message=str(error)))
    return raws, problems


def assemble_dossier(run: Run, raws: Sequence[RawDocument], manifest: Manifest) -> Dossier:
    """Parses the papers, finds the matter and the facts of its steps; the draft is parsed in full."""
    documents = [_parsed(run, raw, PAPER_PARTS, manifest.roles) for raw in raws]
    dossier = build_dossier(
        documents,
        as_of=run.as_of,
        jurisdiction=run.settings.jurisdiction,
        manifest=manifest,
        reference=run.reference,
        option=run.settings.as_of,
    )
    draft = dossier.matter.draft
    if draft is None and len(raws) == 1:
        draft = raws[0].source.path
    if draft is None:
        return dossier
    full = tuple(
        replace(_parsed(run, raw, run.needs | PAPER_PARTS, manifest.roles), role=document.role)
        if raw.source.path == draft
        else document
        for raw, document in zip(raws, documents, strict=True)
    )
    return replace(dossier, documents=full)


def _parsed(run: Run, raw: RawDocument, parts: frozenset[str], roles: Mapping[str, Role]) -> Document:
    role = roles.get(raw.source.path)
    return build_document(raw, parts=parts, reference=run.reference, role=role)


def run_rules(run: Run, dossier: Dossier) -> RunOutcome:
    """Dossier rules over the dossier, document rules over its draft, both dated by the matter."""
    matter = dossier.matter
    context = run.context(matter.on, dated=matter.on != run.spec.today, matter=matter)
    of_dossier = run_dossier_rules(run.rules_for("dossier"), dossier, context)
    draft = dossier.document(matter.draft) if matter.draft is not None else None
    if draft is None and len(dossier.documents) == 1:
        draft = dossier.documents[0]  # a dossier of one report is still read for what it says
    if draft is None:
        of_draft = RunOutcome(results=_unexamined(run.document_rules), findings=())
    else:
        of_draft = _examine_draft(run, draft, context)
    return RunOutcome(
        results=(*of_dossier.results, *of_draft.results),
        findings=(*of_dossier.findings, *of_draft.findings),
        problems=(*of_dossier.problems, *of_draft.problems),
    )


def _examine_draft(run: Run, draft: Document, context: CheckContext) -> RunOutcome:
    """Document rules over the draft. What a normative document may not do says nothing of a draft that is
    none (legislation, an internal rule)."""
    rules = run.document_rules
    if context.matter is None or not context.matter.out_of_scope:
        return run_document_rules(rules, draft, context)
    outside = [bound for bound in rules if bound.rule.id.startswith(_OF_NORMATIVE_DOCUMENTS)]
    inside = [bound for bound in rules if bound not in outside]
    outcome = run_document_rules(inside, draft, context)
    silent = _unexamined(outside, context.matter.reason)
    return outcome._replace(results=(*outcome.results, *silent))


_OF_NORMATIVE_DOCUMENTS = ("AU", "FC")


def _unexamined(rules: Sequence[BoundRule], reason: str = "卷宗中没有送审的草案") -> tuple[RuleResult, ...]:
    return tuple(
        RuleResult(rule=bound.rule.id, outcome=Outcome.NOT_APPLICABLE, examined=0, reason=reason)
        for bound in rules
    )


def _is_unlawful(dossier: Dossier) -> bool:
    fact = dossier.step(StepKind.LEGALITY_REVIEW)
    counted = frozenset(e.path for e in performed(fact) if e.paper) if fact is not None else frozenset()
    return found_unlawful(dossier.documents, counted)
