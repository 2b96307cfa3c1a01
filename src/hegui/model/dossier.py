"""A dossier (卷宗): one matter with its documents, and the facts of its procedure steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from hegui.model.document import Document, Problem


class StepKind(StrEnum):
    """The five statutory steps in the order of the report, then further ones a dossier may show."""

    PUBLIC_PARTICIPATION = "public_participation"  # 公众参与
    EXPERT_ARGUMENTATION = "expert_argumentation"  # 专家论证
    RISK_ASSESSMENT = "risk_assessment"  # 风险评估
    LEGALITY_REVIEW = "legality_review"  # 合法性审核
    COLLECTIVE_DELIBERATION = "collective_deliberation"  # 集体讨论决定
    FAIR_COMPETITION_REVIEW = "fair_competition_review"  # 公平竞争审查
    PARTY_REPORT = "party_report"  # 党委请示报告
    PUBLICATION = "publication"  # 公布
    RECORD_FILING = "record_filing"  # 备案


FIVE_STEPS = (
    StepKind.PUBLIC_PARTICIPATION,
    StepKind.EXPERT_ARGUMENTATION,
    StepKind.RISK_ASSESSMENT,
    StepKind.LEGALITY_REVIEW,
    StepKind.COLLECTIVE_DELIBERATION,
)

STEP_NAMES = {
    StepKind.PUBLIC_PARTICIPATION: "公众参与",
    StepKind.EXPERT_ARGUMENTATION: "专家论证",
    StepKind.RISK_ASSESSMENT: "风险评估",
    StepKind.LEGALITY_REVIEW: "合法性审核",
    StepKind.COLLECTIVE_DELIBERATION: "集体讨论决定",
    StepKind.FAIR_COMPETITION_REVIEW: "公平竞争审查",
    StepKind.PARTY_REPORT: "党委请示报告",
    StepKind.PUBLICATION: "公布",
    StepKind.RECORD_FILING: "备案",
}


class MatterKind(StrEnum):
    """Which regime a matter falls under; both may apply."""

    MAJOR_DECISION = "major_decision"  # 重大行政决策
    NORMATIVE_DOCUMENT = "normative_document"  # 行政规范性文件


class Scope(StrEnum):
    """How 重大行政决策程序暂行条例 binds: directly (art. 2), by reference (art. 42), not at all."""

    DIRECT = "direct"
    BY_REFERENCE = "by_reference"
    NONE = "none"


class Requirement(StrEnum):
    """Whether a step is owed."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    BY_REFERENCE = "by_reference"
    NONE = "none"


class Verdict(StrEnum):
    """What the dossier shows about a step; defined in the contract."""

    MET = "met"
    NOT_MET = "not_met"
    EVIDENCE_MISSING = "evidence_missing"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_CHECK = "needs_check"


class EvidenceStatus(StrEnum):
    """How a passage speaks of a step. A mention is not evidence."""

    PERFORMED = "performed"  # 已履行
    MENTIONED = "mentioned"  # 仅提及
    PLANNED = "planned"  # 拟开展
    NEGATED = "negated"  # 未开展
    EXEMPTED = "exempted"  # 说明不适用


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One passage about one step. Span in code points of the document at ``path``.

    counts: False when the passage reports an act that cannot prove this step for this matter
    (another draft, a law firm's opinion alone, a party meeting); ``why_not`` then says why, in Chinese,
    and ``cause`` names the kind: other_matter, law_firm, countersign, drafter, wrong_body, wrong_meeting,
    party, circulation, departments, no_conclusion, undated, hearsay. paper: the document as a whole is
    the evidence, not a sentence in it.
    """

    step: StepKind
    status: EvidenceStatus
    path: str
    start: int
    end: int
    date: dt.date | None = None
    until: dt.date | None = None
    actor: str | None = None
    counts: bool = True
    why_not: str = ""
    cause: str = ""
    paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """What the documents show of one step, without a verdict.

    triggered: for a conditional step whether a trigger was found (None: cannot be told), with
    ``trigger`` the Chinese sentence on what that rests on. reason: why the requirement is what it is.
    exemption: empty, or stands | fails | unclear for a claimed ground, with ``exemption_reason``.
    """

    kind: StepKind
    requirement: Requirement
    reason: str
    triggered: bool | None = None
    trigger: str = ""
    evidence: tuple[Evidence, ...] = ()
    started_on: dt.date | None = None
    ended_on: dt.date | None = None
    actor: str | None = None
    exemption: str = ""
    exemption_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step with its verdict and the Chinese sentence that explains it.

    received_on, workdays: of a legality review, the day on which its paper says that the draft came in, and
    the working days to its own date without and with the first day.
    """

    kind: StepKind
    requirement: Requirement
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...] = ()
    started_on: dt.date | None = None
    ended_on: dt.date | None = None
    received_on: dt.date | None = None
    workdays: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The decision or document under review.

    kinds: regimes that apply; unsure: regimes that may apply and cannot be decided from the dossier;
    on: the date that decides for procedure rules; authority_level: state, province, city, county,
    department, township, unknown; excluded: Chinese ground on which a regime does not apply;
    reason: Chinese sentence on what the classification rests on; emergency: stated in the dossier.
    """

    kinds: tuple[MatterKind, ...]
    title: str | None
    scope: Scope
    authority: str | None
    authority_level: str
    on: dt.date
    draft: str | None
    unsure: tuple[MatterKind, ...] = ()
    excluded: str = ""
    reason: str = ""
    features: frozenset[str] = frozenset()
    out_of_scope: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is known of one matter; nothing changes it after it is built."""

    as_of: dt.date
    jurisdiction: str
    matter: Matter
    documents: tuple[Document, ...]
    steps: tuple[StepFacts, ...]
    problems: tuple[Problem, ...] = field(default=())

    def document(self, path: str) -> Document | None:
        """The document at a path, or None."""
        return next((d for d in self.documents if d.source.path == path), None)

    def step(self, kind: StepKind) -> StepFacts | None:
        """The facts of one step, or None where the dossier has none of that kind."""
        return next((s for s in self.steps if s.kind is kind), None)
