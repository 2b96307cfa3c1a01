"""A rule as the engine sees it, and the words a check answers in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from hegui.model.register import FactPlace


class Severity(StrEnum):
    """How grave a violation is: 不得提交、应当修改、建议修改、提示."""

    BLOCK = "block"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


SEVERITY_ORDER = {Severity.BLOCK: 0, Severity.MAJOR: 1, Severity.MINOR: 2, Severity.INFO: 3}


class Outcome(StrEnum):
    """How a rule, or one unit of it, ended."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class Provenance(StrEnum):
    """How well a basis is known: read in the instrument, in a restatement, or not verified."""

    TEXT = "text"
    SECONDARY = "secondary"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Legal basis of a rule: instrument, article, and how well it is known."""

    title: str
    article: str | None
    provenance: Provenance
    number: str | None = None


class AppliesTo(NamedTuple):
    """What a rule looks at; an empty tuple does not restrict.

    matters, scopes: of the matter under review (dossier rules); levels: of its authority
    (state province city county department township); roles, genres, formats: of documents;
    commands: check, review, audit.
    """

    matters: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the rulebook, validated. ``since``/``until`` are inclusive in-force dates."""

    id: str
    name: str
    title: str
    severity: Severity
    check: str
    params: Mapping[str, Any]
    messages: Mapping[str, str]
    basis: tuple[Basis, ...]
    status: str = "stable"  # preview | stable | retired
    jurisdiction: str = "CN"
    since: date | None = None
    until: date | None = None
    applies_to: AppliesTo = field(default_factory=AppliesTo)
    step: str | None = None
    if_violated: str = "none"  # not_met | needs_check | none
    suggestion: str = ""
    rationale: str = ""
    avoid: str = ""
    prefer: str = ""
    tags: tuple[str, ...] = ()
    replaced_by: str | None = None


class Fix(NamedTuple):
    """A safe replacement for the place of a hit."""

    replacement: str


class Place(NamedTuple):
    """Where a hit is: a span of a document, a row of a ledger, or (all None) the dossier.

    fact: the place in a document that is not at hand (archive rules know only its facts).
    """

    path: str | None = None
    start: int | None = None
    end: int | None = None
    sheet: str | None = None
    row: int | None = None
    fact: FactPlace | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check found in one unit: only VIOLATED and UNDETERMINED are hits.

    values fill the ``{names}`` of the rule's message. basis replaces the rule's basis where the
    check knows a better one (a repealing instrument). severity may only lower the rule's.
    message: key of ``Rule.messages`` when it is not the outcome's own name.
    """

    outcome: Outcome
    place: Place = NOWHERE
    values: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
    basis: tuple[Basis, ...] = ()
    severity: Severity | None = None
    message: str | None = None


class Examination(NamedTuple):
    """A check's answer: how many units it looked at and what it found. reason: Chinese, optional."""

    examined: int = 0
    hits: tuple[Hit, ...] = ()
    reason: str = ""


NOT_EXAMINED = Examination()
