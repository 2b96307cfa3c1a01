"""References of a document to its own provisions: 本办法第X条, 前款, 前条, 第N项."""

from __future__ import annotations

from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Citation, Document, Target
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place
from hegui.parsing.citations_annex import Annexes, is_of_another, read_name
from hegui.parsing.citations_resolve import Structure, number_of
from hegui.parsing.numerals import write_numeral


class InternalParams(NamedTuple):
    """missing: what is looked for — article, inner (款 or 项), or previous (前款, 前条)."""

    missing: str


def bind_internal(params: InternalParams) -> DocumentCheck:
    """Internal references that lead nowhere in the document's own outline."""
    wanted = params.missing

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        examined, broken = 0, []
        for citation in document.citations:
            if citation.internal and citation.kind != "annex":
                examined += 1
                if citation.resolved is False:
                    broken.append(citation)
        if not broken:
            return Examination(examined=examined) if examined else NOT_EXAMINED
        structure = Structure(document.outline)
        found = [_examine(document, structure, citation, wanted) for citation in broken]
        return Examination(examined=examined, hits=tuple(hit for hit in found if hit is not None))

    return check


def _examine(document: Document, structure: Structure, citation: Citation, wanted: str) -> Hit | None:
    if not citation.targets:
        return _previous(document, structure, citation) if wanted == "previous" else None
    missing = [t for t in citation.targets if t.article not in structure.articles]
    if missing:
        return _article(document, structure, citation, missing[0]) if wanted == "article" else None
    return _inner(document, structure, citation) if wanted == "inner" else None


def _previous(document: Document, structure: Structure, citation: Citation) -> Hit:
    text = document.text
    here = structure.position(citation.start)
    first = here.paragraph if here.paragraph >= 0 else here.article
    begins = structure.provisions[first].start if first >= 0 else citation.start
    sure = here.item < 0 and text.find("。", begins, citation.start) < 0
    why = "本文没有在前的条" if citation.kind == "article" else "该处之前本条没有足够的款"
    return _hit(document, citation, {"why": why}, sure)


def _article(document: Document, structure: Structure, citation: Citation, target: Target) -> Hit:
    last = max((structure.provisions[i].number for i in structure.article_order), default=0)
    number = int((target.article or "0").partition("-")[0])
    if number > last:
        return _hit(document, citation, {"why": f"本文最后一条为第{_write(last)}条"}, citation.kind == "self")
    return _hit(document, citation, {"why": "本文没有该条"}, False)  # lost in the text: NU reports the gap


def _write(number: int) -> str:
    return write_numeral(number) if number <= 9999 else str(number)


def _inner(document: Document, structure: Structure, citation: Citation) -> Hit | None:
    here = structure.position(citation.start).article
    target = next((t for t in citation.targets if structure.stands(t, here) is False), None)
    if target is None:
        return None
    index = structure.articles[target.article or ""][0]
    label = structure.provisions[index].label
    paragraphs = structure.paragraph_count(index)
    named = citation.kind == "self" or document.text.startswith("本条", citation.start)
    if target.paragraph is not None and int(target.paragraph) > paragraphs:
        return _hit(document, citation, {"why": f"{label}共{paragraphs}款"}, named)
    paragraph = int(target.paragraph) if target.paragraph else None
    items = structure.item_numbers(index, paragraph)
    beyond = int(target.item or 0) > max(items, default=0)
    return _hit(document, citation, {"why": f"{label}相应的款共{len(items)}项"}, named and beyond)


def _hit(document: Document, citation: Citation, values: dict[str, str], sure: bool) -> Hit:
    return Hit(
        outcome=Outcome.VIOLATED if sure else Outcome.UNDETERMINED,
        place=Place(path=document.source.path, start=citation.start, end=citation.end),
        values={"quote": document.text[citation.start : citation.end], **values},
    )


class AnnexParams(NamedTuple):
    """No parameters."""


def bind_annex(params: AnnexParams) -> DocumentCheck:  # noqa: ARG001
    """附件N and 附表N against the list of annexes; where there is none, against the annexes printed.

    Without either the annexes may be files of their own, and nothing is examined.
    """

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        cited = [c for c in document.citations if c.kind == "annex"]
        if not cited:
            return NOT_EXAMINED
        annexes = Annexes(document.outline)
        hits = [hit for citation in cited if (hit := _annex(document, annexes, citation))]
        known = sum(1 for citation in cited if citation.resolved)
        return Examination(examined=known + len(hits), hits=tuple(hits)) if known or hits else NOT_EXAMINED

    return check


def _annex(document: Document, annexes: Annexes, citation: Citation) -> Hit | None:
    name = read_name(document.text, citation.start, citation.end)
    if name is None or citation.resolved is True:
        return None
    kind, number = name
    if citation.resolved is False:
        return _hit(document, citation, {"why": f"附件说明列了{annexes.listed[kind]}个附{kind}"}, True)
    if is_of_another(document.text, citation.start) or not annexes.lacks(kind, number, citation.start):
        return None
    return _hit(document, citation, {"why": f"文后所附的附{kind}中没有它"}, False)


class OwnArticleParams(NamedTuple):
    """No parameters."""


def bind_own_article(params: OwnArticleParams) -> DocumentCheck:  # noqa: ARG001
    """An article that names itself by number (本办法第五条 in 第五条) instead of 本条."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        numbered = [c for c in document.citations if c.internal and c.kind == "self" and len(c.targets) == 1]
        if not numbered:
            return NOT_EXAMINED
        structure = Structure(document.outline)
        hits = [_hit(document, c, {}, True) for c in numbered if _names_itself(structure, c)]
        return Examination(examined=len(numbered), hits=tuple(hits))

    return check


def _names_itself(structure: Structure, citation: Citation) -> bool:
    here = structure.position(citation.start).article
    return here >= 0 and number_of(structure.provisions[here]) == citation.targets[0].article
