"""Cited instruments against the catalogue: repealed, not yet in force, no such article, unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Citation, Document
from hegui.model.rule import NOT_EXAMINED, Basis, Examination, Hit, Outcome, Place, Provenance, Severity
from hegui.parsing.citations_names import SELF_WORDS
from hegui.parsing.numerals import write_numeral
from hegui.statutes.instrument import Instrument
from hegui.statutes.status import Judgement, Status, judge_target


class StatusParams(NamedTuple):
    """status: repealed, not_yet or no_such_article."""

    status: str


def bind_status(params: StatusParams) -> DocumentCheck:
    """Citations whose instrument or article has the status on the document's date: the first of equals.

    What is known from a source that was not read is at most minor and says 依据未核实.
    """
    wanted = Status(params.status)

    def check(document: Document, context: CheckContext) -> Examination:
        if not document.citations:
            return NOT_EXAMINED
        found: dict[object, tuple[Citation, Instrument, str | None, Judgement]] = {}
        times: Counter[object] = Counter()
        unsure: dict[str, Hit] = {}
        examined, judged = _LAST.judge(document, context)
        for citation, instrument, article, answer in judged:
            if answer.status is wanted:
                found.setdefault((instrument.title, article), (citation, instrument, article, answer))
                times[instrument.title, article] += 1
            elif wanted is Status.REPEALED and answer.status is Status.UNKNOWN and answer.repeal:
                unsure.setdefault(instrument.title, _unsure(document, citation, instrument))
        hits = [_hit(document, context, *one, times[key]) for key, one in found.items()]
        return Examination(examined=examined, hits=(*hits, *unsure.values()))

    return check


Judged = tuple[Citation, Instrument, str | None, Judgement]
"""A citation, its instrument, the article that is missing (None for all else), and the judgement."""


class _LastJudged:
    """What was judged last: the rules of one run ask for the same citations one after the other."""

    def __init__(self) -> None:
        self._asked: tuple[object, object] = (None, None)
        self._answer: tuple[int, tuple[Judged, ...]] = (0, ())

    def judge(self, document: Document, context: CheckContext) -> tuple[int, tuple[Judged, ...]]:
        """How many citations name a known instrument; those that are not plainly in force."""
        if self._asked[0] is not document or self._asked[1] is not context:
            known = [
                (citation, instrument)
                for citation in _external(document)
                if (instrument := context.reference.catalogue.find(citation.title or "")) is not None
            ]
            judged = tuple(
                (citation, instrument, article, answer)
                for citation, instrument in known
                for article, answer in _answers(document, context, citation)
                if answer.status is not Status.IN_FORCE
            )
            self._asked, self._answer = (document, context), (len(known), judged)
        return self._answer


_LAST = _LastJudged()


def _external(document: Document) -> Iterator[Citation]:
    for citation in document.citations:
        if not citation.internal and not citation.history and citation.title and citation.kind != "self":
            yield citation


def _answers(
    document: Document, context: CheckContext, citation: Citation
) -> Iterator[tuple[str | None, Judgement]]:
    """The judgement of each article cited, or of the instrument where no article is."""
    articles = dict.fromkeys(target.article for target in citation.targets) or {None: None}
    title, catalogue = citation.title or "", context.reference.catalogue
    for article in articles:
        answer = judge_target(catalogue, document, title, article, context.on)
        yield (article if answer.status is Status.NO_SUCH_ARTICLE else None), answer


def _hit(
    document: Document,
    context: CheckContext,
    citation: Citation,
    instrument: Instrument,
    article: str | None,
    answer: Judgement,
    times: int,
) -> Hit:
    firm = answer.provenance is Provenance.TEXT
    repeal = answer.repeal
    successor = instrument.successor or (repeal.by if repeal else None)
    values = {
        "title": instrument.title,
        "date": context.on.isoformat(),
        "article": _article_label(article),
        "times": f"（全文共{times}处）" if times > 1 else "",
        "count": str(answer.articles or ""),
        "since": _since(answer),
        "by": f"，被{_name(repeal.by)}废止" if repeal and repeal.by else "",
        "successor": f"现行文件为{_name(successor)}" if successor else "有无替代的文件请另行核实",
    }
    basis: tuple[Basis, ...] = ()
    if repeal is not None and repeal.by:
        basis = (Basis(title=repeal.by, article=None, provenance=repeal.provenance),)
    return Hit(
        outcome=Outcome.VIOLATED,
        place=Place(path=document.source.path, start=citation.start, end=citation.end),
        values=values,
        basis=basis,
        severity=None if firm else Severity.MINOR,
        message=None if firm else "violated_unverified",
    )


def _name(by: str) -> str:
    """A title in its marks; a bare 文号 without."""
    return by if by.endswith("号") else f"《{by}》"


def _since(answer: Judgement) -> str:
    if answer.repeal is not None:
        return answer.repeal.on.isoformat() if answer.repeal.on else "日期不明"
    start = answer.version.start if answer.version else None
    return start.isoformat() if start else "日期不明"


def _unsure(document: Document, citation: Citation, instrument: Instrument) -> Hit:
    """Repealed on a day the catalogue does not know: a question."""
    return Hit(
        outcome=Outcome.UNDETERMINED,
        place=Place(path=document.source.path, start=citation.start, end=citation.end),
        values={"title": instrument.title},
    )


def _article_label(article: str | None) -> str:
    if article is None:
        return ""
    number, _, inserted = article.partition("-")
    label = f"第{write_numeral(int(number))}条" if int(number) <= 9999 else f"第{number}条"
    return f"{label}之{write_numeral(int(inserted))}" if inserted else label


class UnknownParams(NamedTuple):
    """No parameters."""


def bind_unknown(params: UnknownParams) -> DocumentCheck:  # noqa: ARG001
    """Instruments the catalogue does not have: one question an instrument, never an error."""

    def check(document: Document, context: CheckContext) -> Examination:
        if not document.citations:
            return NOT_EXAMINED
        examined, hits, seen = 0, [], set()
        for citation in _external(document):
            examined += 1
            title = citation.title or ""
            if title in seen or title in SELF_WORDS:
                continue
            seen.add(title)
            if context.reference.catalogue.title_of(title) is None:
                place = Place(path=document.source.path, start=citation.start, end=citation.end)
                hits.append(Hit(outcome=Outcome.UNDETERMINED, place=place, values={"title": title}))
        return Examination(examined=examined, hits=tuple(hits))

    return check


class RenumberedParams(NamedTuple):
    """title: of the instrument; changes: old article to new (both as numbers in text)."""

    title: str
    changes: dict[str, str]


def bind_renumbered(params: RenumberedParams) -> DocumentCheck:
    """Articles of an instrument that bear another number since the rule's in-force date: a reminder."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        if not document.citations:
            return NOT_EXAMINED
        examined, hits = 0, []
        for citation in _external(document):
            if citation.title != params.title:
                continue
            examined += 1
            for article in dict.fromkeys(t.article for t in citation.targets if t.article):
                if article in params.changes:
                    values = {
                        "title": params.title,
                        "article": _article_label(article),
                        "now": _article_label(params.changes[article]),
                    }
                    place = Place(path=document.source.path, start=citation.start, end=citation.end)
                    hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values=values))
        return Examination(examined=examined, hits=tuple(hits))

    return check
