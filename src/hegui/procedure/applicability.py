"""Which regime a matter falls under: declared, then stated in the dossier, then by the draft's features.

重大行政决策程序暂行条例 art. 2, 3, 42; 国办发〔2018〕37号 (definition), 115号 二(三) (exclusions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hegui.model.document import Document, Role
from hegui.model.dossier import Matter, MatterKind, Scope, StepKind
from hegui.procedure.authority import find_authority, level_of
from hegui.procedure.classification_reason import (
    by_content,
    by_reference,
    claimed_document,
    fact_of_emergency,
    not_by_content,
    signs_of_major,
)
from hegui.procedure.draft import deciding_day, draft_core, find_draft, why_no_draft
from hegui.procedure.feature import find_features
from hegui.procedure.manifest import Manifest
from hegui.procedure.regime import DECISION_REGULATION, Regimes
from hegui.procedure.statement import Statement, find_statements
from hegui.procedure.trigger import find_trigger
from hegui.statutes.reference import Reference

_BY_REFERENCE_LEVELS = ("department", "township")
_MD, _ND = MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT
_STRONG = frozenset({"planning", "project", "resources", "vital_title"})
_NOUN = {_MD: "重大行政决策", _ND: "行政规范性文件"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """Whether one regime applies: True, False, or None where the dossier does not decide it."""

    applies: bool | None
    reason: str
    excluded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the classification looks at."""

    documents: Sequence[Document]
    draft: Document
    manifest: Manifest
    statements: tuple[Statement, ...]
    features: frozenset[str]
    level: str
    regimes: Regimes
    names: dict[str, str] = field(default_factory=dict)


def build_matter(
    documents: Sequence[Document],
    manifest: Manifest,
    *,
    option: date | None,
    today: date,
    reference: Reference | None,
) -> Matter:
    """The matter of a dossier. ``option``: the date given with ``--as-of``, or None."""
    draft = find_draft(documents, manifest)
    on = deciding_day(documents, draft, manifest, option, today)
    authority = manifest.authority or find_authority(documents, draft)
    level = manifest.level or level_of(authority)
    blank = Matter(
        kinds=(),
        title=manifest.title or (draft.title if draft is not None else None),
        scope=Scope.NONE,
        authority=authority,
        authority_level=level,
        on=on,
        draft=draft.source.path if draft is not None else None,
    )
    if draft is None:
        return replace(blank, reason=why_no_draft(documents), out_of_scope=True)
    facts = _Facts(
        documents=documents,
        draft=draft,
        manifest=manifest,
        statements=find_statements(documents),
        features=_all_features(documents, draft, manifest),
        level=level,
        regimes=Regimes(reference, on),
        names={d.source.path: _short_name(d) for d in documents},
    )
    return _classified(blank, facts)


def _all_features(documents: Sequence[Document], draft: Document, manifest: Manifest) -> frozenset[str]:
    features = set(find_features(draft, draft_core(draft, manifest)))
    if any("突发事件" in d.text or "应急响应" in d.text for d in documents if d.role is not Role.BASIS):
        features.add("emergency_stated")
    if draft.role is Role.ISSUED:
        features.add("issued")
    if find_trigger(StepKind.FAIR_COMPETITION_REVIEW, documents, draft).found:
        features.add("market")
    return frozenset(features)


def _classified(blank: Matter, facts: _Facts) -> Matter:
    decision, document = _decision(facts), _document(facts)
    answers = ((_MD, decision), (_ND, document))
    kinds = tuple(kind for kind, answer in answers if answer.applies)
    unsure = tuple(kind for kind, answer in answers if answer.applies is None)
    in_force = facts.regimes.binds(DECISION_REGULATION)
    scope = _scope(facts, bool(kinds or unsure) and not decision.excluded)
    referred = scope is Scope.BY_REFERENCE and decision.applies is not False
    nothing = not kinds and not unsure and in_force and not facts.manifest.kinds
    return replace(
        blank,
        kinds=kinds,
        unsure=unsure,
        scope=scope,
        excluded=decision.excluded,
        reason=_joined(decision.reason, document.reason) + (by_reference(facts.level) if referred else ""),
        features=facts.features,
        out_of_scope=nothing,
    )


def _joined(first: str, second: str) -> str:
    """Two sentences as one where both rest on the same quotation; a paper is named once."""
    quote, mark, _ = first.partition("”，")
    if mark and second.startswith(quote + mark) and "需核实" not in first + second:
        also = "，同时" if first.endswith("，属于重大行政决策。") else "，"
        return f"{first.rstrip('。')}{also}{second[len(quote + mark) :]}"
    paper, said, _ = first.partition("载明“")
    if said and second.startswith(paper + said):
        return f"{first}该材料又{second[len(paper) :]}"
    return first + second


def _scope(facts: _Facts, bound: bool) -> Scope:
    """How the 暂行条例 binds the body, where the matter is one that the review is about."""
    if not bound:
        return Scope.NONE
    if facts.manifest.scope is not None:
        return facts.manifest.scope
    return Scope.BY_REFERENCE if facts.level in _BY_REFERENCE_LEVELS else Scope.DIRECT


def _decision(facts: _Facts) -> _Answer:
    manifest = facts.manifest
    if not facts.regimes.binds(DECISION_REGULATION):
        since = facts.regimes.start_of(DECISION_REGULATION)
        day = f"自{_day(since)}起施行" if since else "当时尚未施行"
        reason = f"《{DECISION_REGULATION}》{day}，本事项的日期为{_day(facts.regimes.on)}，不适用该条例。"
        return _Answer(applies=False, reason=reason, excluded=reason)
    if manifest.excluded:
        return _Answer(
            applies=False,
            reason=f"卷宗清单声明不适用该条例：{manifest.excluded}。",
            excluded=manifest.excluded,
        )
    if manifest.kinds is not None:
        return _declared_decision(facts, applies=_MD in manifest.kinds)
    stated = [s for s in facts.statements if s.kind is _MD]
    return _stated_decision(facts, stated) if stated else _featured_decision(facts)


def _declared_decision(facts: _Facts, *, applies: bool) -> _Answer:
    """Declared by who put the dossier together; a paper that says the same is what an opinion can cite."""
    said = next((s for s in facts.statements if s.kind is _MD and s.belongs), None)
    if not applies:
        return _Answer(applies=False, reason="")
    words = f"{_said(facts, said)}，属于重大行政决策。" if said else "卷宗清单声明属于重大行政决策。"
    return _Answer(applies=True, reason=words)


def _stated_decision(facts: _Facts, stated: list[Statement]) -> _Answer:
    excluded = next((s for s in stated if s.excluded), None)
    if excluded is not None:
        return _excluded(facts, excluded)
    yes = next((s for s in stated if s.belongs), None)
    no = next((s for s in stated if not s.belongs), None)
    if yes is not None and no is not None and yes.path != no.path:
        reason = f"{_said(facts, yes)}，而{_said(facts, no)}，两处说法不一致，需核实是否属于重大行政决策。"
        return _Answer(applies=None, reason=reason)
    if yes is not None:
        return _Answer(applies=True, reason=f"{_said(facts, yes)}，属于重大行政决策。")
    assert no is not None
    if not no.ground and facts.level != "department":
        reason = (
            f"{_said(facts, no)}，但未说明不属于的依据（未列入决策事项目录，或者属于《{DECISION_REGULATION}》第三条"
            f"第二款所列情形）；{signs_of_major(facts.documents)}是否属于重大行政决策需核实。"
        )
        return _Answer(applies=None, reason=reason)
    return _Answer(applies=False, reason=f"{_said(facts, no)}，不按重大行政决策办理。")


def _excluded(facts: _Facts, said: Statement) -> _Answer:
    """An exclusion of art. 3(2) stands when the dossier shows what it rests on."""
    quote = said.quote
    shown = (
        ("立法" in quote and ("legislation" in facts.features or "规章" in quote))
        or ("宏观调控" in quote and "macro" in facts.features)
        or ("应急" in quote and {"emergency", "emergency_stated"} & facts.features)
    )
    if shown:
        fact = fact_of_emergency(facts.documents) if "应急" in quote else ""
        reason = f"{_said(facts, said)}，{fact}依照《{DECISION_REGULATION}》第三条第二款不适用该条例。"
        return _Answer(applies=False, reason=reason, excluded=said.shown)
    reason = f"{_said(facts, said)}，但卷宗中未见与该理由相应的事实，能否排除适用需核实。"
    return _Answer(applies=None, reason=reason)


def _featured_decision(facts: _Facts) -> _Answer:
    if "legislation" in facts.features:
        reason = f"草案属于政府立法，依照《{DECISION_REGULATION}》第三条第二款不适用该条例。"
        return _Answer(applies=False, reason=reason, excluded="政府立法决策")
    if "macro" in facts.features:
        reason = (
            f"草案涉及财政等宏观调控，依照《{DECISION_REGULATION}》第三条第二款可能不适用该条例，需核实。"
        )
        return _Answer(applies=None, reason=reason)
    if facts.features & _STRONG and facts.level != "department":
        reason = (
            "卷宗未说明本事项是否列入重大行政决策事项目录，而草案内容可能属于"
            f"《{DECISION_REGULATION}》第三条所列事项，需核实。"
        )
        return _Answer(applies=None, reason=reason)
    reason = (
        f"卷宗未载明本事项属于重大行政决策，草案内容也未显示属于《{DECISION_REGULATION}》第三条所列事项。"
    )
    return _Answer(applies=False, reason=reason)


def _document(facts: _Facts) -> _Answer:
    if facts.manifest.kinds is not None:
        applies = _ND in facts.manifest.kinds
        return _Answer(applies=applies, reason="卷宗清单声明属于行政规范性文件。" if applies else "")
    if "legislation" in facts.features or any("政府规章" in s.quote for s in facts.statements if s.excluded):
        reason = "草案是规章或者法规草案，不属于行政规范性文件；规章草案依照《规章制定程序条例》第四章审查。"
        return _Answer(applies=False, reason=reason)
    stated = [s for s in facts.statements if s.kind is _ND]
    yes = next((s for s in stated if s.belongs), None)
    no = next((s for s in stated if not s.belongs), None)
    normative = "normative" in facts.features
    if yes is not None and no is None:
        agreeing = "，草案内容与此相符" if normative else ""
        return _Answer(applies=True, reason=f"{_said(facts, yes)}，属于行政规范性文件{agreeing}。")
    if no is not None and (yes is not None or (normative and not no.ground)):
        reason = (
            f"{_said(facts, no)}，但草案规定了公民、法人和其他组织的权利义务，是否属于行政规范性文件需核实。"
        )
        return _Answer(applies=None, reason=reason)
    if no is not None:
        return _Answer(applies=False, reason=_said(facts, no) + claimed_document(normative))
    if normative:
        return _Answer(applies=True, reason=by_content(facts.draft))
    internal = "internal" in facts.features
    return _Answer(applies=False, reason=not_by_content(facts.documents, internal=internal))


def _said(facts: _Facts, statement: Statement) -> str:
    name = facts.names.get(statement.path, statement.path)
    return f"{name}载明“{statement.shown}”"


_ROLE_NAMES = {
    Role.DRAFT: "草案",
    Role.ISSUED: "印发的文件",
    Role.DRAFTING_NOTE: "起草说明",
    Role.LEGALITY_OPINION: "合法性审查意见",
    Role.CONSULTATION_NOTICE: "征求意见公告",
    Role.MEETING_MINUTES: "会议纪要",
    Role.MEETING_RECORD: "会议记录",
}


def _short_name(document: Document) -> str:
    return f"{_ROLE_NAMES.get(document.role, '')}“{document.source.path}”"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
