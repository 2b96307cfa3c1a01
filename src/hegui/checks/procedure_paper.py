"""What must stand in a supporting paper for it to count: named elements, signatures, no interest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hegui.checks.context import CheckContext, DossierCheck
from hegui.checks.procedure import counting, fact_of, governing_regime
from hegui.model.document import Document
from hegui.model.dossier import Dossier, MatterKind, Requirement, StepKind
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.procedure.excerpt import excerpt
from hegui.procedure.passage import sentence_around, title_span


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentParams:
    """step: whose counting papers are read; roles: which of them; elements: name of each thing that must
    be there, with expressions of which one must match; pooled: the papers together must show it;
    absent: outcome when something is missing (violated | undetermined); matters: kinds of matter;
    regime: as in the presence check."""

    step: str
    roles: tuple[str, ...]
    elements: Mapping[str, Sequence[str]]
    pooled: bool = False
    absent: str = "violated"
    matters: tuple[str, ...] = ()
    regime: str = ""


def bind_content(params: ContentParams) -> DossierCheck:
    """Each paper of a kind must show each element."""
    elements = {name: [re.compile(e) for e in any_of] for name, any_of in params.elements.items()}
    outcome = Outcome(params.absent)

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        if not _concerns(dossier, params.matters, params.regime):
            return NOT_EXAMINED
        papers = papers_of(dossier, params.step, params.roles)
        if params.pooled and papers:
            missing = _missing(elements, [p.text for p in papers])
            hits = (_hit(outcome, papers[0], missing),) if missing else ()
            return Examination(examined=1, hits=hits)
        each = tuple(
            _hit(outcome, paper, missing) for paper in papers if (missing := _missing(elements, [paper.text]))
        )
        return Examination(examined=len(papers), hits=each)

    return check


def _concerns(dossier: Dossier, matters: tuple[str, ...], regime: str) -> bool:
    kinds = {kind.value for kind in (*dossier.matter.kinds, *dossier.matter.unsure)}
    if matters and not kinds & set(matters):
        return False
    return not regime or governing_regime(dossier.matter) == regime


def papers_of(dossier: Dossier, step: str, roles: tuple[str, ...]) -> list[Document]:
    """The papers whose evidence counts for a step, of certain roles, in order of the dossier."""
    fact = fact_of(dossier, step)
    paths = {e.path for e in counting(fact) if e.paper} if fact is not None else set()
    return [d for d in dossier.documents if d.source.path in paths and d.role.value in roles]


def _missing(elements: Mapping[str, Sequence[re.Pattern[str]]], texts: list[str]) -> list[str]:
    return [
        name for name, any_of in elements.items() if not any(e.search(text) for e in any_of for text in texts)
    ]


def _hit(outcome: Outcome, paper: Document, missing: list[str]) -> Hit:
    span = title_span(paper)
    values = {"path": paper.source.path, "missing": "、".join(missing)}
    place = Place(path=paper.source.path, start=span.start, end=span.end)
    return Hit(outcome=outcome, place=place, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccompanyingParams:
    """step that has been taken; roles of a paper that must come with it; instead: expressions of which one
    in a paper of ``other_roles`` does as well; regime, matters as in ContentParams."""

    step: str
    roles: tuple[str, ...]
    instead: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    regime: str = ""


def bind_accompanying(params: AccompanyingParams) -> DossierCheck:
    """A paper that the law wants beside a step that was taken (adoption of opinions, own review)."""
    instead = [re.compile(expression) for expression in params.instead]

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        if not _concerns(dossier, params.matters, params.regime):
            return NOT_EXAMINED
        fact = fact_of(dossier, params.step)
        if fact is None or fact.requirement is Requirement.NONE or not counting(fact):
            return NOT_EXAMINED
        if papers_of(dossier, params.step, params.roles):
            return Examination(examined=1)
        others = [d for d in dossier.documents if d.role.value in params.other_roles]
        if any(expression.search(d.text) for expression in instead for d in others):
            return Examination(examined=1)
        return Examination(examined=1, hits=(Hit(outcome=Outcome.VIOLATED),))

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureParams:
    """step and roles of papers that must be signed or sealed by those who speak in them."""

    step: str
    roles: tuple[str, ...]


_SIGNING_LINE = re.compile(
    r"(?:签名|签字|署名|专家组组长|专家组成员|论证专家|专家名单)[）)]?(?:（[^（）\n]{1,6}）)?[：:]"
    r"[ \u3000]*([^\n]{0,200})"
)
_SEALED = re.compile(r"盖章|公章|（印章）")
_NAMES = re.compile(r"[\u4e00-\u9fa5]{2,4}")


def bind_signature(params: SignatureParams) -> DossierCheck:
    """Signatures or a seal where the text shows the place for them; not decided where it shows none."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        if MatterKind.MAJOR_DECISION not in dossier.matter.kinds:
            return NOT_EXAMINED
        papers = papers_of(dossier, params.step, params.roles)
        hits = [hit for paper in papers if (hit := _signature_hit(paper)) is not None]
        return Examination(examined=len(papers), hits=tuple(hits))

    return check


def _signature_hit(paper: Document) -> Hit | None:
    lines = list(_SIGNING_LINE.finditer(paper.text))
    if any(_NAMES.search(line.group(1)) for line in lines) or _SEALED.search(paper.text):
        return None
    values = {"path": paper.source.path}
    if lines:
        span = sentence_around(paper, lines[0].start())
        place = Place(path=paper.source.path, start=span.start, end=span.end)
        return Hit(outcome=Outcome.VIOLATED, place=place, values=values)
    if paper.issuers:
        return None
    span = title_span(paper)
    place = Place(path=paper.source.path, start=span.start, end=span.end)
    return Hit(outcome=Outcome.UNDETERMINED, place=place, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageParams:
    """step and roles of papers; found: expressions whose match is a violation unless one of ``unless``
    stands in the same sentence; doubtful: expressions whose match is undetermined."""

    step: str
    roles: tuple[str, ...]
    found: tuple[str, ...]
    unless: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()


def bind_passage(params: PassageParams) -> DossierCheck:
    """A sentence that must not stand in a paper (an interested expert, an unlawful conclusion)."""
    found = [(Outcome.VIOLATED, re.compile(e)) for e in params.found]
    found += [(Outcome.UNDETERMINED, re.compile(e)) for e in params.doubtful]
    unless = [re.compile(e) for e in params.unless]

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        if not _concerns(dossier, params.matters, ""):
            return NOT_EXAMINED
        papers = papers_of(dossier, params.step, params.roles)
        hits = [hit for paper in papers for hit in _passage_hits(paper, found, unless)]
        return Examination(examined=len(papers), hits=tuple(hits))

    return check


def _passage_hits(
    paper: Document,
    found: list[tuple[Outcome, re.Pattern[str]]],
    unless: list[re.Pattern[str]],
) -> Iterator[Hit]:
    for outcome, expression in found:
        for match in expression.finditer(paper.text):
            span = sentence_around(paper, match.start())
            sentence = paper.slice(span)
            if any(exception.search(sentence) for exception in unless):
                continue
            place = Place(path=paper.source.path, start=span.start, end=span.end)
            values = {"path": paper.source.path, "sentence": sentence.strip().rstrip("。；")}
            yield Hit(outcome=outcome, place=place, values=values)
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordParams:
    """roles of any papers of the dossier that may show it; elements as in ContentParams; absent likewise;
    matters: of the matter; title: expression that the draft's title must match; beside: roles of which the
    dossier must hold a paper; about: expression that one of the papers must match, quoted as ``{about}``.
    Used for what no step of its own shows (appraisal, filing away)."""

    roles: tuple[str, ...]
    elements: Mapping[str, Sequence[str]]
    absent: str = "violated"
    matters: tuple[str, ...] = ()
    regime: str = ""
    required_step: str = ""
    feature: str = ""
    title: str = ""
    beside: tuple[str, ...] = ()
    about: str = ""


def bind_record(params: RecordParams) -> DossierCheck:
    """Something that the dossier as a whole must show."""
    elements = {name: [re.compile(e) for e in any_of] for name, any_of in params.elements.items()}
    outcome = Outcome(params.absent)

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        if not _concerns(dossier, params.matters, params.regime):
            return NOT_EXAMINED
        if params.title and not re.search(params.title, dossier.matter.title or ""):
            return NOT_EXAMINED
        if params.beside and not any(d.role.value in params.beside for d in dossier.documents):
            return NOT_EXAMINED
        if params.feature and params.feature not in dossier.matter.features:
            return NOT_EXAMINED
        if params.required_step and not _is_taken(dossier, params.required_step):
            return NOT_EXAMINED
        papers = [d for d in dossier.documents if d.role.value in params.roles]
        place, about = _first_about(papers, params.about)
        if params.about and not about:
            return NOT_EXAMINED
        missing = _missing(elements, [d.text for d in papers])
        values = {"missing": "、".join(missing), "about": about, "path": place.path or ""}
        hits = (Hit(outcome=outcome, place=place, values=values),) if missing else ()
        return Examination(examined=1, hits=hits)

    return check


def _first_about(papers: Sequence[Document], about: str) -> tuple[Place, str]:
    """Where the first paper speaks of a thing, and its words; an empty place where none is asked for."""
    for paper in papers if about else ():
        match = re.search(about, paper.text)
        if match is not None:
            span = sentence_around(paper, match.start())
            place = Place(path=paper.source.path, start=span.start, end=span.end)
            return place, excerpt(paper.slice(span), match.start() - span.start)
    return Place(), ""


def _is_taken(dossier: Dossier, step: str) -> bool:
    fact = fact_of(dossier, StepKind(step).value)
    return fact is not None and bool(counting(fact))
