"""Passages that speak of a step, with status, date and actor.

A regular expression finds the sentences that name a step at all; only those are read by spaCy, on
character tokens, with components of our own. spaCy is imported when the first such sentence is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from hegui.model.document import DateMention, Document, Role
from hegui.model.dossier import Evidence, EvidenceStatus, StepKind
from hegui.procedure.actor import find_actor
from hegui.procedure.clause import Cue
from hegui.procedure.event_date import act_dates
from hegui.procedure.lexicon import ruler_patterns, trigger_expression
from hegui.procedure.reading import Setting
from hegui.procedure.second_opinion import weigh
from hegui.procedure.status import Act, find_acts
from hegui.statutes.likeness import Likeness

LONGEST = 400  # code points of one sentence that are read
_END = re.compile(r"[。！？!?\n]")
_ACTS = "hegui_acts"
_ASKING = ("？", "?")
_STOPS = ("。", "！", "!", *_ASKING)


_NORMATIVE = frozenset({Role.DRAFT, Role.ISSUED, Role.BASIS})
_MEETINGS = frozenset({Role.MEETING_MINUTES, Role.MEETING_RECORD, Role.PARTY_MINUTES})
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
        doc._.set(_ACTS, find_acts(doc.text, cues, doc.user_data["setting"]))
        return doc

    nlp = spacy.blank("zh")
    ruler: Any = nlp.add_pipe(
        "span_ruler", config={"spans_key": "cues", "spans_filter": None, "annotate_ents": False}
    )
    ruler.add_patterns(list(ruler_patterns()))
    nlp.add_pipe(_ACTS)
    return nlp


def find_events(document: Document, likeness: Likeness | None = None) -> tuple[Evidence, ...]:
    """Every passage of a document that speaks of a step, in reading order.

    likeness: the learned opinion on sentences (``Reference.step_likeness``); None: patterns alone.
    """
    passages = list(find_passages(document.text))
    if not passages:
        return ()
    reader = load_reader()
    setting = Setting(
        yearly=document.role is Role.ANNUAL_REPORT,
        normative=document.role in _NORMATIVE,
        meeting=document.role in _MEETINGS,
        answers=document.role is Role.ADOPTION_STATEMENT,
        paper=_PAPERS.get(document.role),
    )
    found: list[Evidence] = []
    for passage in passages:
        dates = [d for d in document.dates if passage.start <= d.start < passage.end]
        mark = document.text[passage.end : passage.end + 1]
        doc = reader.make_doc(passage.text + (mark if mark in _ASKING else ""))
        doc.user_data["setting"] = replace(setting, future=_is_ahead(dates, document))
        for _, pipe in reader.pipeline:
            doc = pipe(doc)
        acts = doc._.get(_ACTS)
        if likeness is not None and mark in _STOPS:  # a title, heading or signature is no statement
            acts = weigh(acts, passage.text, document.role, likeness)
        found.extend(_evidence(document, passage, act, dates) for act in acts)
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


_CONTINUED = re.compile(
    r"。(?:(?:理由|原因|审[查核]机构|评估单位|评估机构|时间|日期|地点|落款|结论|编号|文号|"
    r"承办)[^。\n]{0,8}?[：:][^。\n]{1,60}"
    r"|[^。，\n]{2,20}（(?:盖章|公章|印章)）[^。\n]{0,24}|\d{4}年\d{1,2}月\d{1,2}日(?=[。\n]|\Z))"
)


_ANSWER = re.compile(r"[？?](?=[^。！？!?\n]{0,8}答)[^。！？!?\n]{1,80}")


def _sentence_end(text: str, at: int) -> int:
    """The end of the sentence, with short fields and signatures behind it: 结论：合法。时间：……"""
    match = _END.search(text, at, at + LONGEST)
    if match is None:
        return min(len(text), at + LONGEST)
    answer = _ANSWER.match(text, match.start())
    if answer is not None:
        return answer.end()
    more = _CONTINUED.match(text, match.start())
    return more.end() if more is not None else match.start()


_HEADING = re.compile(r"[^：:×√，,]{0,16}(?:论证|评估|审[查核]|讨论|决定|参与|意见|情况|程序|环节)\Z")
_HEADED = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+[，、])")


def _is_lone_heading(text: str, start: int, end: int) -> bool:
    """（二）专家论证。 in front of the text it heads says nothing by itself."""
    if end - start > 16 or end + 1 >= len(text) or text[end] != "。" or text[end + 1] == "\n":
        return False
    return _HEADED.match(text, start) is not None and _HEADING.match(text[start:end]) is not None


def _evidence(document: Document, passage: Passage, act: Act, dates: list[DateMention]) -> Evidence:
    certain = act.status in (EvidenceStatus.PERFORMED, EvidenceStatus.PLANNED)
    first, last = act_dates(dates, document.text, passage.start, act) if certain else (None, None)
    return Evidence(
        step=act.step,
        status=act.status,
        path=document.source.path,
        start=passage.start,
        end=passage.end,
        date=first,
        until=last,
        actor=find_actor(passage.text, act),
    )


def _is_ahead(dates: list[DateMention], document: Document) -> bool:
    """Whether every date of a sentence lies in a year after the document's own."""
    year = document.signed_on.year if document.signed_on is not None else None
    return year is not None and bool(dates) and all(d.first.year > year for d in dates)
