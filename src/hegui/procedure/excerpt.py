"""Quotations short enough for a sentence of an opinion, cut at commas around the words that matter."""

from __future__ import annotations

import re

from hegui.model.dossier import StepKind

QUOTE = 60
"""Code points of a quotation inside a sentence."""

_CLAUSE = re.compile(r"[^，；。：]+[，；。：]?")
_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d))?\s*"
)
_STEP_WORDS = {
    StepKind.PUBLIC_PARTICIPATION: re.compile(r"征求(?:了)?[^，；。]{0,6}意见|听证|公众|座谈"),
    StepKind.EXPERT_ARGUMENTATION: re.compile(r"专家|论证"),
    StepKind.RISK_ASSESSMENT: re.compile(r"风险评估|稳评|评估"),
    StepKind.LEGALITY_REVIEW: re.compile(r"合法性(?:审查|审核)|审查|审核|会签"),
    StepKind.COLLECTIVE_DELIBERATION: re.compile(r"常务会议|全体会议|集体讨论|讨论|审议|会议"),
    StepKind.FAIR_COMPETITION_REVIEW: re.compile(r"公平竞争"),
    StepKind.PARTY_REPORT: re.compile(r"请示|党委|县委|党组"),
    StepKind.PUBLICATION: re.compile(r"公布|发布|印发"),
    StepKind.RECORD_FILING: re.compile(r"备案"),
}


def excerpt(text: str, focus: int = 0, longest: int = QUOTE) -> str:
    """The clauses around an offset of a sentence, at most ``longest`` code points of it, …… where cut.

    What stands before comes first: the ground of a statement usually leads it.
    """
    lead = _NUMBER.match(text)
    skipped = lead.end() if lead is not None else 0
    bare = text[skipped:].strip().rstrip("。；")
    if len(bare) <= longest:
        return bare
    at = max(0, focus - skipped)
    clauses = [match.span() for match in _CLAUSE.finditer(bare)]
    here = next((i for i, (_, end) in enumerate(clauses) if at < end), len(clauses) - 1)
    first = last = here
    while True:
        if first > 0 and clauses[last][1] - clauses[first - 1][0] <= longest:
            first -= 1
        elif last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= longest:
            last += 1
        else:
            break
    start, end = clauses[first][0], clauses[last][1]
    if end - start > longest:
        start = max(start, min(at - longest // 3, end - longest))
        end = min(end, start + longest)
    words = bare[start:end].rstrip("，；。：、")
    return f"{'……' if start else ''}{words}{'……' if end < len(bare) else ''}"


def step_excerpt(text: str, step: StepKind, longest: int = QUOTE) -> str:
    """The clauses of a sentence that speak of a step; the last mention leads, where its ground stands."""
    found = [match.start() for match in _STEP_WORDS[step].finditer(text)] if step in _STEP_WORDS else []
    return excerpt(text, found[-1] if found else 0, longest)
