"""Documents to a dossier: the matter, then the facts of its steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hegui.model.document import Document, Problem
from hegui.model.dossier import Dossier
from hegui.procedure.applicability import build_matter
from hegui.procedure.draft import draft_core
from hegui.procedure.fact import build_step_facts
from hegui.procedure.manifest import NO_MANIFEST, Manifest
from hegui.procedure.regime import Regimes
from hegui.statutes.reference import Reference


def build_dossier(
    documents: Sequence[Document],
    *,
    as_of: date,
    jurisdiction: str,
    manifest: Manifest = NO_MANIFEST,
    reference: Reference | None = None,
    option: date | None = None,
    problems: Sequence[Problem] = (),
) -> Dossier:
    """The dossier of one matter.

    as_of: the option's date or the day of the run; option: the option's date, if given; reference:
    tables that tell which instruments were in force (without them all count as in force).
    """
    matter = build_matter(documents, manifest, option=option, today=as_of, reference=reference)
    draft = next((d for d in documents if d.source.path == matter.draft), None)
    likeness = reference.step_likeness if reference is not None else None
    core, regimes = draft_core(draft, manifest), Regimes(reference, matter.on)
    facts = build_step_facts(documents, matter, core, regimes, likeness)
    return Dossier(
        as_of=as_of,
        jurisdiction=jurisdiction,
        matter=matter,
        documents=tuple(documents),
        steps=facts,
        problems=tuple(problems),
    )
