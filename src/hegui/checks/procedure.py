"""Steps of the procedure as a dossier shows them: seen or not, by whom, on what ground.

重大行政决策程序暂行条例 art. 14–31; 地方组织法 art. 75; 国办发〔2018〕115号; 公平竞争审查条例 art. 14, 18.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hegui.checks.context import CheckContext, DossierCheck
from hegui.model.dossier import (
    Dossier,
    Evidence,
    EvidenceStatus,
    Matter,
    MatterKind,
    Requirement,
    Scope,
    StepFacts,
    StepKind,
)
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.procedure.excerpt import step_excerpt
from hegui.procedure.requirement import is_before_issue

_MD, _ND = MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT
OTHER_RULE = "该步骤由适用于本事项的另一规则审查"


def governing_regime(matter: Matter) -> str:
    """The regime whose rule speaks of a step that both know: the more binding one.

    A decision under the 暂行条例 itself comes first; where that only applies by reference, the rules on
    normative documents do.
    """
    kinds = (*matter.kinds, *matter.unsure)
    direct = _MD in kinds and matter.scope is Scope.DIRECT
    if direct or _ND not in kinds:
        return _MD.value if _MD in kinds else ""
    return _ND.value


def fact_of(dossier: Dossier, step: str) -> StepFacts | None:
    """The facts of a step, or None where nothing of it is owed or shown."""
    return dossier.step(StepKind(step))


def counting(fact: StepFacts) -> tuple[Evidence, ...]:
    """Evidence that proves the step."""
    return tuple(e for e in fact.evidence if e.counts and e.status is EvidenceStatus.PERFORMED)


def rejected(fact: StepFacts, causes: Sequence[str]) -> tuple[Evidence, ...]:
    """Evidence that was offered for the step and does not count, for one of the causes."""
    return tuple(e for e in fact.evidence if not e.counts and e.cause in causes)


def place_of(evidence: Evidence) -> Place:
    """Where evidence stands."""
    return Place(path=evidence.path, start=evidence.start, end=evidence.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceParams:
    """step: which step; regime: speak only where this regime governs the step (empty: always);

    papers_only: roles of which one must be among the counting evidence (empty: any evidence);
    gives_way_levels, gives_way_since: levels of authority that another rule speaks for from that day on.
    """

    step: str
    regime: str = ""
    gives_way_levels: tuple[str, ...] = ()
    gives_way_since: str = ""


_SUBSTITUTES = ("law_firm", "countersign", "wrong_body", "wrong_meeting", "party", "circulation")
_ABSENT = {
    EvidenceStatus.NEGATED: "negated",
    EvidenceStatus.PLANNED: "planned",
    EvidenceStatus.PERFORMED: "told",
    EvidenceStatus.MENTIONED: "mentioned",
}


def bind_presence(params: PresenceParams) -> DossierCheck:
    """A step that is owed must be shown by its own material; else 未见…材料."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        fact = fact_of(dossier, params.step)
        reason = _why_silent(params, dossier, fact, context)
        if fact is None or reason:
            return Examination(reason=reason)
        if counting(fact):
            return Examination(examined=1)
        if _is_not_due(dossier, fact):
            hit = _hit(dossier, fact, Outcome.UNDETERMINED)
            return Examination(examined=1, hits=(replace(hit, message="not_yet"),))
        if _is_undecided(fact, dossier.matter):
            return Examination(examined=1, hits=(_hit(dossier, fact, Outcome.UNDETERMINED),))
        return Examination(examined=1, hits=(_hit(dossier, fact, Outcome.VIOLATED),))

    return check


def _why_silent(
    params: PresenceParams, dossier: Dossier, fact: StepFacts | None, context: CheckContext
) -> str:
    matter = dossier.matter
    if fact is None or fact.requirement is Requirement.NONE:
        return fact.reason if fact is not None else "本事项没有履行该程序的法定要求"
    if params.regime and governing_regime(matter) != params.regime:
        return OTHER_RULE
    since = params.gives_way_since
    if matter.authority_level in params.gives_way_levels and since and context.on.isoformat() >= since:
        return "该步骤由适用于本级政府的另一规则审查"
    if counting(fact):
        return ""
    if fact.exemption in ("stands", "fails"):
        return fact.exemption_reason
    if fact.trigger and fact.triggered is False:
        return fact.trigger
    if rejected(fact, _SUBSTITUTES):
        return "卷内有替代性材料，由审查其是否有效的规则判断"
    return ""


def _is_undecided(fact: StepFacts, matter: Matter) -> bool:
    conditional = fact.kind in (StepKind.EXPERT_ARGUMENTATION, StepKind.RISK_ASSESSMENT)
    if conditional and fact.triggered is None:
        return True
    if fact.exemption == "unclear":
        return True
    return not matter.kinds or (conditional and _MD in matter.unsure)


def _is_not_due(dossier: Dossier, fact: StepFacts) -> bool:
    """Art. 31: the report is owed before issue; a dossier still before it cannot be said to lack it."""
    return fact.kind is StepKind.PARTY_REPORT and is_before_issue(dossier)


def _hit(dossier: Dossier, fact: StepFacts, outcome: Outcome) -> Hit:
    """What was not seen; a passage that speaks of the step is named, and is the place where it denies it."""
    told = next((e for status in _ABSENT for e in fact.evidence if e.status is status), None)
    other = next(iter(rejected(fact, ("other_matter", "departments", "no_conclusion", "undated"))), None)
    ground = f"{fact.trigger}，" if fact.trigger and fact.triggered else ""
    note = ""
    if other is not None:
        note = f"；“{other.path}”不能作为证据：{other.why_not}"
    elif told is not None:
        words = quote(dossier, told)
        again = f"“{told.path}”载明“{words}”" in ground
        note = _AGAIN[told.status] if again else f"；“{told.path}”{_TELLING[told.status]}“{words}”"
    place = place_of(told) if told is not None and told.status is EvidenceStatus.NEGATED else Place()
    values = {"ground": ground, "note": note, "basis_reason": fact.reason}
    return Hit(outcome=outcome, place=place, values=values)


_AGAIN = {
    EvidenceStatus.NEGATED: "",
    EvidenceStatus.PLANNED: "，该处只是计划",
    EvidenceStatus.PERFORMED: "，该处只是陈述",
    EvidenceStatus.MENTIONED: "，该处只是提及",
}
_TELLING = {
    EvidenceStatus.NEGATED: "载明",
    EvidenceStatus.PLANNED: "载明的只是计划：",
    EvidenceStatus.PERFORMED: "只有陈述：",
    EvidenceStatus.MENTIONED: "只是提及：",
}


def quote(dossier: Dossier, evidence: Evidence) -> str:
    """The words of evidence that speak of its step, cut to a length that fits a sentence."""
    document = dossier.document(evidence.path)
    return step_excerpt(document.text[evidence.start : evidence.end], evidence.step) if document else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteParams:
    """step; causes: kinds of evidence that cannot stand for it; regime as in PresenceParams."""

    step: str
    causes: tuple[str, ...]
    regime: str = ""


def bind_substitute(params: SubstituteParams) -> DossierCheck:
    """What was offered in place of a step does not satisfy it (law firm, countersignature, other meeting)."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        fact = fact_of(dossier, params.step)
        if fact is None or fact.requirement is Requirement.NONE:
            return NOT_EXAMINED
        if params.regime and governing_regime(dossier.matter) != params.regime:
            return Examination(reason=OTHER_RULE)
        offered = rejected(fact, params.causes)
        proved = counting(fact)
        if proved or not offered:
            return Examination(examined=len(proved))
        return Examination(
            examined=len(offered),
            hits=tuple(
                Hit(
                    outcome=Outcome.VIOLATED,
                    place=place_of(e),
                    values={"path": e.path, "why": e.why_not, "actor": e.actor or ""},
                )
                for e in _one_a_paper(sorted(offered, key=lambda e: params.causes.index(e.cause)))
            ),
        )

    return check


def _one_a_paper(evidence: Sequence[Evidence]) -> list[Evidence]:
    return list({e.path: e for e in reversed(evidence)}.values())[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundParams:
    """step whose claimed grounds of exemption are examined; regime as in PresenceParams."""

    step: str
    regime: str = ""


def bind_ground(params: GroundParams) -> DossierCheck:
    """A ground on which a step is said not to be needed must be one that the law knows."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        fact = fact_of(dossier, params.step)
        if fact is None or not fact.exemption or fact.requirement is Requirement.NONE:
            return NOT_EXAMINED
        if params.regime and governing_regime(dossier.matter) != params.regime:
            return Examination(reason=OTHER_RULE)
        claim = next(e for e in fact.evidence if e.status is EvidenceStatus.EXEMPTED)
        if fact.exemption == "stands" or counting(fact):
            return Examination(examined=1)
        if "代替" in fact.exemption_reason and rejected(fact, _SUBSTITUTES):
            return Examination(reason="以其他材料代替的，由审查替代性材料的规则判断")
        outcome = Outcome.VIOLATED if fact.exemption == "fails" else Outcome.UNDETERMINED
        hit = Hit(outcome=outcome, place=place_of(claim), values={"why": fact.exemption_reason})
        return Examination(examined=1, hits=(hit,))

    return check


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyParams:
    """step whose acting body is examined; words: of which its name must hold one; otherwise: outcome for a
    body that holds none (violated | undetermined)."""

    step: str
    words: tuple[str, ...]
    otherwise: str = "violated"


def bind_body(params: BodyParams) -> DossierCheck:
    """The step must have been taken by a body of a certain kind (公平竞争审查条例 art. 14)."""

    def check(dossier: Dossier, context: CheckContext) -> Examination:
        del context
        fact = fact_of(dossier, params.step)
        papers = [e for e in counting(fact) if e.paper] if fact is not None else []
        if not papers:
            return NOT_EXAMINED
        if any(e.actor and any(word in e.actor for word in params.words) for e in papers):
            return Examination(examined=len(papers))
        first = papers[0]
        outcome = Outcome(params.otherwise) if first.actor else Outcome.UNDETERMINED
        values = {"path": first.path, "actor": first.actor or "", "authority": dossier.matter.authority or ""}
        return Examination(
            examined=len(papers), hits=(Hit(outcome=outcome, place=place_of(first), values=values),)
        )

    return check
