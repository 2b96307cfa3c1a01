"""What a rule file may hold (pydantic). Only loaded when the compiled cache does not serve.

Unknown keys are refused; every fault is reported with file and line by ``rulebook.loader``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

SEVERITIES = Literal["block", "major", "minor", "info"]
OUTCOMES = Literal["violated", "satisfied", "undetermined", "not_applicable"]
FAMILIES = {
    "PR": "procedure",
    "NU": "numbering",
    "RG": "registration",
    "CI": "citation",
    "AU": "authority",
    "FC": "competition",
    "FM": "format",
    "WD": "wording",
    "AN": "annual",
}


_OF_NO_STEP = frozenset({"dossier_record"})
"""Checks of what no step of its own shows (评估论证 of a normative document)."""


class Strict(BaseModel):
    """Base: unknown keys are an error, values are not converted between kinds."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class InForce(Strict):
    """In-force dates of a rule, both inclusive."""

    since: dt.date | None = None
    until: dt.date | None = None


class AppliesToFile(Strict):
    """What a rule looks at; an empty list does not restrict."""

    matters: list[Literal["major_decision", "normative_document"]] = Field(default_factory=list)
    scopes: list[Literal["direct", "by_reference", "none"]] = Field(default_factory=list)
    levels: list[str] = Field(default_factory=list)
    roles: list[str] = Field(default_factory=list)
    genres: list[str] = Field(default_factory=list)
    formats: list[str] = Field(default_factory=list)
    commands: list[Literal["check", "review", "audit"]] = Field(default_factory=list)


class BasisFile(Strict):
    """One legal basis with how well it is known."""

    title: str
    article: str | None = None
    provenance: Literal["text", "secondary", "recalled"]
    number: str | None = None


class ExampleDocument(Strict):
    """One document of a dossier example."""

    path: str
    role: str | None = None
    text: str


class ExampleMatter(Strict):
    """The matter of a dossier example; what is left out is found from the documents."""

    kinds: list[Literal["major_decision", "normative_document"]] | None = None
    scope: Literal["direct", "by_reference", "none"] | None = None
    level: str | None = None
    authority: str | None = None
    title: str | None = None
    on: dt.date | None = None


class ExampleRow(Strict):
    """One document's facts in an archive example; see ``archive.facts``."""

    model_config = ConfigDict(extra="allow", strict=False, frozen=True)


class Example(Strict):
    """An executed example: one text, or the documents of a dossier, or the facts of an archive."""

    name: str
    outcome: OUTCOMES
    near_miss: bool = False
    text: str | None = None
    documents: list[ExampleDocument] | None = None
    archive: dict[str, Any] | None = None
    matter: ExampleMatter | None = None
    role: str | None = None
    format: str = "txt"
    date: dt.date | None = None
    jurisdiction: str | None = None
    marks: list[str] | None = None

    @model_validator(mode="after")
    def _one_input(self) -> Example:
        if sum(x is not None for x in (self.text, self.documents, self.archive)) != 1:
            raise ValueError("示例须且只须有 text、documents、archive 之一")
        return self


class RuleFile(Strict):
    """A whole rule file."""

    id: str
    name: str
    title: str
    status: Literal["preview", "stable", "retired"] = "stable"
    replaced_by: str | None = None
    severity: SEVERITIES
    jurisdiction: str = "CN"
    in_force: InForce = Field(default_factory=InForce)
    applies_to: AppliesToFile = Field(default_factory=AppliesToFile)
    basis: list[BasisFile] = Field(min_length=1)
    step: str | None = None
    if_violated: Literal["not_met", "needs_check", "none"] = "none"
    check: str
    params: dict[str, Any] = Field(default_factory=dict)
    messages: dict[str, str]
    suggestion: str = ""
    rationale: str
    avoid: str = ""
    prefer: str = ""
    tags: list[str] = Field(default_factory=list)
    examples: list[Example] = Field(default_factory=list)

    @field_validator("id")
    @classmethod
    def _id_form(cls, value: str) -> str:
        if not re.fullmatch(r"(PR|NU|RG|CI|AU|FC|FM|WD|AN)\d{3}", value):
            raise ValueError("规则编号应为家族前缀加三位数字，如 PR101")
        return value

    @field_validator("jurisdiction")
    @classmethod
    def _jurisdiction_form(cls, value: str) -> str:
        if not re.fullmatch(r"CN(-\d{2}(\d{2}(\d{2})?)?)?", value):
            raise ValueError("适用地域应为 CN 或 CN-50、CN-500235 一类的代码")
        return value

    @model_validator(mode="after")
    def _sound(self) -> RuleFile:
        recalled = all(b.provenance == "recalled" for b in self.basis)
        if recalled and self.severity in ("block", "major"):
            raise ValueError("依据全部未核实（recalled）的规则，严重程度不得高于 minor")
        if recalled and not any("未核实" in m for m in self.messages.values()):
            raise ValueError("依据未核实（recalled）的规则，提示语应写明“依据未核实”")
        if self.status == "retired" and not self.replaced_by:
            raise ValueError("已停用（retired）的规则应写明 replaced_by")
        if self.id.startswith("PR") and self.step is None and self.check not in _OF_NO_STEP:
            raise ValueError("PR 规则应写明所属步骤 step")
        if self.status == "stable":
            self._examples_sound()
        return self

    def _examples_sound(self) -> None:
        outcomes = {e.outcome for e in self.examples}
        flagged = outcomes & {"violated", "undetermined"}
        quiet = outcomes & ({"satisfied"} if "violated" in self.messages else {"satisfied", "not_applicable"})
        if not flagged or not quiet or not any(e.near_miss for e in self.examples):
            raise ValueError(
                "示例至少各有一个：违反（violated）、符合（satisfied）、近似而不违反（near_miss: true）"
            )
