"""Passages that speak of a step, with status, date and actor.

A regular expression finds the sentences that name a step at all; only those are read by spaCy, on
character tokens, with components of our own. spaCy is imported when the first such sentence is met.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from hegui.model.document import DateMention, Document, Role
from hegui.model.dossier import Evidence, EvidenceStatus, StepKind
from hegui.procedure.actor import find_actor
from hegui.procedure.clause import Cue
from hegui.procedure.lexicon import ruler_patterns, trigger_expression
from hegui.procedure.status import Act, find_acts

LONGEST = 400  # code points of one sentence that are read
_END = re.compile(r"[。！？!?\n]")
_ACTS = "hegui_acts"
_ASKING = ("？", "?")


_PAPERS = {
    Role.CONSULTATION_NOTICE: StepKind.PUBLIC_PARTICIPATION,
    Role.EXPERT_OPINION: StepKind.EXPERT_ARGUMENTATION,
    Role.RISK_REPORT: StepKind.RISK_ASSESSMENT,
    Role.LEGALITY_OPINION: StepKind.LEGALITY_REVIEW,
    Role.FAIR_COMPETITION_REVIEW: StepKind.FAIR_COMPETITION_REVIEW,
    Role.MEETING_MINUTES: StepKind.COLLECTIVE_DELIBERATION,
    Role.MEETING_RECORD: StepKind.COLLECTIVE_DELIBERATION,
}


class Passage(NamedTuple):
    """One sentence of a document, half-open in its text."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    return trigger_expression()


@lru_cache(maxsize=1)
def load_reader() -> Any:
    """The spaCy pipeline: character tokens, words of the lexicon as spans, acts from clauses."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    if not Doc.has_extension(_ACTS):
        Doc.set_extension(_ACTS, default=())

    @Language.component(_ACTS)  # type: ignore[untyped-decorator]
    def read_acts(doc: Any) -> Any:
        cues = [Cue(span.label_, span.start_char, span.end_char) for span in doc.spans["cues"]]
        doc._.set(_ACTS, find_acts(doc.text, cues, yearly=bool(doc.user_data.get("yearly"))))
        return doc

    nlp = spacy.blank("zh")
    ruler: Any = nlp.add_pipe(
        "span_ruler", config={"spans_key": "cues", "spans_filter": None, "annotate_ents": False}
    )
    ruler.add_patterns(list(ruler_patterns()))
    nlp.add_pipe(_ACTS)
    return nlp


def find_events(document: Document) -> tuple[Evidence, ...]:
    """Every passage of a document that speaks of a step, in reading order."""
    passages = list(find_passages(document.text))
    if not passages:
        return ()
    reader = load_reader()
    yearly = document.role is Role.ANNUAL_REPORT
    found: list[Evidence] = []
    for passage in passages:
        mark = document.text[passage.end : passage.end + 1]
        doc = reader.make_doc(passage.text + (mark if mark in _ASKING else ""))
        doc.user_data["yearly"] = yearly
        for _, pipe in reader.pipeline:
            doc = pipe(doc)
        dates = _dates_in(document.dates, passage)
        found.extend(_evidence(document, passage, act, dates) for act in doc._.get(_ACTS))
    return tuple(found)


def find_passages(text: str) -> Iterator[Passage]:
    """Sentences that name a step, each once; cut off at ``LONGEST`` code points."""
    behind = -1
    for match in _trigger().finditer(text):
        if match.start() < behind:
            continue
        start = _sentence_start(text, match.start())
        end = _sentence_end(text, match.end())
        behind = end
        if not _is_lone_heading(text, start, end):
            yield Passage(start, end, text[start:end])


def _sentence_start(text: str, at: int) -> int:
    low = max(0, at - LONGEST)
    start = max(text.rfind(mark, low, at) for mark in "。！？!?\n") + 1
    start = max(start, low)
    while start < at and text[start] in " \u3000\t":
        start += 1
    return start


def _sentence_end(text: str, at: int) -> int:
    match = _END.search(text, at, at + LONGEST)
    return match.start() if match is not None else min(len(text), at + LONGEST)


_HEADING = re.compile(r"[^：:×√，,]{0,16}(?:论证|评估|审[查核]|讨论|决定|参与|意见|情况|程序|环节)\Z")
_HEADED = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+[，、])")


def _is_lone_heading(text: str, start: int, end: int) -> bool:
    """（二）专家论证。 in front of the text it heads says nothing by itself."""
    if end - start > 16 or end + 1 >= len(text) or text[end] != "。" or text[end + 1] == "\n":
        return False
    return _HEADED.match(text, start) is not None and _HEADING.match(text[start:end]) is not None


def _dates_in(dates: Sequence[DateMention], passage: Passage) -> list[DateMention]:
    return [d for d in dates if passage.start <= d.start < passage.end]


def _evidence(document: Document, passage: Passage, act: Act, dates: list[DateMention]) -> Evidence:
    chosen = _nearest(dates, passage, act)
    status = _status(document, passage, act)
    certain = status in (EvidenceStatus.PERFORMED, EvidenceStatus.PLANNED)
    return Evidence(
        step=act.step,
        status=status,
        path=document.source.path,
        start=passage.start,
        end=passage.end,
        date=chosen.first if chosen is not None and certain else None,
        until=_until(chosen, dates, document.text) if chosen is not None and certain else None,
        actor=find_actor(passage.text, act),
    )


_CONCLUDED = re.compile(
    r"结论[^。；]{0,4}[：:为是][^。；]{0,12}(?:合法|可控|通过|可行|同意|低风险|可以)|可以出台"
    r"|不违反[^。；]{0,20}标准|风险(?:总体)?可控|一致(?:同意|通过)|(?:同意|通过)(?:该|本|《|通过论证)"
)


def _status(document: Document, passage: Passage, act: Act) -> EvidenceStatus:
    """The conclusion in a step's own paper is a result of a named body, so more than a mention."""
    own = _PAPERS.get(document.role) is act.step
    if act.status is EvidenceStatus.MENTIONED and own and _CONCLUDED.search(passage.text):
        return EvidenceStatus.PERFORMED
    return act.status


_TO = re.compile(r"(?:至|到|截至|截止到?)\Z")
_ENDED = re.compile(r"\s?(?:截止|结束|止|下线)")


def _until(chosen: DateMention, dates: list[DateMention], text: str) -> dt.date | None:
    """Last day of the act: of the period itself, or of a later date that the sentence says it ran to."""
    if chosen.last != chosen.first:
        return chosen.last
    for later in dates:
        if later.start > chosen.end and later.first > chosen.first:
            runs = _TO.search(text, later.start - 4, later.start) or _ENDED.match(text, later.end)
            return later.last if runs else None
    return None


def _nearest(dates: list[DateMention], passage: Passage, act: Act) -> DateMention | None:
    """The date of the act's own clause, else the last one before it, else the first one behind it."""
    precise = [d for d in dates if d.precision != "year"]
    own = [d for d in precise if act.clause_start <= d.start - passage.start < act.clause_end]
    before = [d for d in precise if d.start - passage.start < act.clause_start]
    behind = [d for d in precise if d.start - passage.start >= act.clause_end]
    return next(iter(own or before[-1:] or behind), None)
