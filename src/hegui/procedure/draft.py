"""Which document of a dossier is the one under review, and the date that decides for its procedure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hegui.model.document import Document, Role
from hegui.procedure.feature import is_normative_by_content
from hegui.procedure.manifest import Manifest
from hegui.procedure.subject import Relation, compact, core_title, find_relation

_REPORT_ROLES = frozenset({Role.ANNUAL_REPORT, Role.REGISTER, Role.BASIS, Role.INTERPRETATION})
_BY_CONTENT = frozenset({Role.OTHER, Role.MEETING_MINUTES, Role.MEETING_RECORD})
_DRAFT_GENRES = frozenset(
    {
        "办法",
        "规定",
        "细则",
        "规则",
        "通告",
        "公告",
        "决定",
        "意见",
        "措施",
        "方案",
        "规划",
        "计划",
        "通知",
        "制度",
        "预案",
        "标准",
    }
)


def find_draft(documents: Sequence[Document], manifest: Manifest) -> Document | None:
    """The document under review: a draft, else an issued one, else one that is a draft by its content.

    Of several the one that the manifest's title names, else the one that most other papers are about.
    Minutes count as the document under review only where nothing else does (their content decides,
    not their title).
    """
    for roles in ((Role.DRAFT,), (Role.ISSUED,)):
        candidates = [d for d in documents if d.role in roles]
        if candidates:
            return _chosen(candidates, documents, manifest)
    plain = [d for d in documents if d.role is Role.OTHER and d.genre in _DRAFT_GENRES and d.title]
    if plain:
        return _chosen(plain, documents, manifest)
    if all(d.role in _REPORT_ROLES | _BY_CONTENT for d in documents):
        return next((d for d in documents if d.role in _BY_CONTENT and _is_rule(d)), None)
    return None


def _is_rule(document: Document) -> bool:
    return is_normative_by_content(
        document, {"outward", "duty", "binding"} if "第一条" in document.text else set()
    )


def _chosen(candidates: Sequence[Document], documents: Sequence[Document], manifest: Manifest) -> Document:
    if manifest.title:
        wanted = core_title(manifest.title)
        named = [d for d in candidates if core_title(d.title or "") == wanted]
        candidates = named or candidates
    if len(candidates) == 1:
        return candidates[0]
    others = [d for d in documents if d not in candidates]
    return max(candidates, key=lambda d: _support(d, others))


def _support(candidate: Document, others: Sequence[Document]) -> int:
    core = core_title(candidate.title or "")
    return sum(find_relation(other, core) is Relation.SAME for other in others)


def deciding_day(
    documents: Sequence[Document],
    draft: Document | None,
    manifest: Manifest,
    option: date | None,
    today: date,
) -> date:
    """The date that decides for the procedure rules (contract, "The date that decides").

    Declared; the draft's own date; the date of the meeting that adopted it; ``--as-of``; the last date
    of the dossier's papers; the effective date that the draft states; the day of the run.
    """
    if manifest.on is not None:
        return manifest.on
    if draft is not None and (own := draft.revised_on or draft.signed_on) is not None:
        return own
    met = [
        d.signed_on
        for d in documents
        if d.role in (Role.MEETING_MINUTES, Role.MEETING_RECORD) and d.signed_on
    ]
    if met:
        return min(met)
    if option is not None:
        return option
    dated = [d.signed_on for d in documents if d.signed_on is not None and d.role is not Role.BASIS]
    if dated:
        return max(dated)
    return draft.effective_on if draft is not None and draft.effective_on is not None else today


def draft_core(draft: Document | None, manifest: Manifest) -> str:
    """Core title of the matter: declared, else the draft's."""
    if manifest.title:
        return core_title(manifest.title)
    return core_title(draft.title) if draft is not None and draft.title else ""


def why_no_draft(documents: Sequence[Document]) -> str:
    """Chinese reason why a dossier without a draft is outside the scope of review."""
    reports = [d for d in documents if d.role is Role.ANNUAL_REPORT]
    if reports:
        name = compact(reports[0].title or reports[0].source.path)
        return (
            f"“{name}”是年度工作报告，不是送审的草案；报告中对程序的表述，不能作为某一决策或者文件已履行程"
            f"序的证据。"
        )
    return "卷宗中没有识别出送审的草案或者已印发的文件，无法对应到具体事项。"
