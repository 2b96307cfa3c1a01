"""法治政府建设年度报告: sections, responsible persons, time, addressees, claims without figures, tensions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.checks.wording import is_quoted
from hegui.model.document import Document, ElementKind
from hegui.model.expression import expression
from hegui.model.outline import Level, Provision
from hegui.model.rule import NOT_EXAMINED, Examination, Hit, Outcome, Place

_SENTENCE = expression(r"[^。；\n]+[。；]?")
_YEAR = expression(r"(20\d{2})年")
PLAN_HEADING = expression(r"安排|计划|打算|下一步|思路|重点工作")


class SectionParams(NamedTuple):
    """Expression that one of the top headings must match."""

    heading: str


def bind_section(params: SectionParams) -> DocumentCheck:
    """Whether a top heading names the section. Undetermined where the report has no headings."""
    pattern = expression(params.heading)

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        headings = top_headings(document)
        if not headings:
            return Examination(examined=1, hits=(Hit(outcome=Outcome.UNDETERMINED),))
        if any(pattern.search(heading_text(document, h)) for h in headings):
            return Examination(examined=1)
        last = headings[-1]
        place = _block_place(document, last.start)
        return Examination(examined=1, hits=(Hit(outcome=Outcome.VIOLATED, place=place),))

    return check


def top_headings(document: Document) -> list[Provision]:
    """The headings 一、二、三、 of a report."""
    return [p for p in document.outline.provisions if p.level is Level.HEADING1]


def heading_text(document: Document, heading: Provision) -> str:
    """The line of a heading."""
    return document.block_text(heading.block)


class PersonParams(NamedTuple):
    """Two expressions of which each must occur in a section whose heading matches ``heading``."""

    heading: str
    party: str
    government: str


def bind_persons(params: PersonParams) -> DocumentCheck:
    """Whether the section on the first responsible persons names both of them."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        for section in top_headings(document):
            if re.search(params.heading, heading_text(document, section)) is None:
                continue
            body = document.text[section.start : section.body_end]
            lacking = [
                name
                for name, find in (("党委主要负责人", params.party), ("政府主要负责人", params.government))
                if re.search(find, body) is None
            ]
            if not lacking:
                return Examination(examined=1)
            place = _block_place(document, section.start)
            values = {"lacking": "、".join(lacking)}
            hit = Hit(outcome=Outcome.VIOLATED, place=place, values=values)
            return Examination(examined=1, hits=(hit,))
        return NOT_EXAMINED

    return check


class DeadlineParams(NamedTuple):
    """Month and day of the year after the reported one by which the report is due."""

    month: int
    day: int


def bind_deadline(params: DeadlineParams) -> DocumentCheck:
    """The signing date against the deadline, inclusive."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        year = _YEAR.search(document.title or "")
        if year is None:
            return NOT_EXAMINED
        if document.signed_on is None:
            return Examination(examined=1, hits=(Hit(outcome=Outcome.UNDETERMINED),))
        due = date(int(year.group(1)) + 1, params.month, params.day)
        if document.signed_on <= due:
            return Examination(examined=1)
        values = {"signed": document.signed_on.isoformat(), "due": due.isoformat()}
        element = document.first_element(ElementKind.DATE)
        place = Place(
            path=document.source.path,
            start=element.start if element is not None else None,
            end=element.end if element is not None else None,
        )
        return Examination(examined=1, hits=(Hit(outcome=Outcome.VIOLATED, place=place, values=values),))

    return check


class ClaimParams(NamedTuple):
    """A claim and the figures that would back it.

    claim: expression of the claim; least: how many different matches of ``terms`` the claim's sentence
    needs; topic: sentences that could carry a figure; figure: what a figure looks like.
    """

    claim: str
    topic: str
    figure: str
    terms: str = ""
    least: int = 0


def bind_claim(params: ClaimParams) -> DocumentCheck:
    """Each claim is a unit; violated where no sentence on the topic carries a figure."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        sentences = list(_SENTENCE.finditer(document.text))
        claims = [s for s in sentences if _claims(params, s.group())]
        if not claims:
            return NOT_EXAMINED
        for sentence in sentences:
            words = _outside_titles(sentence.group())
            if re.search(params.topic, words) and re.search(params.figure, words):
                return Examination(examined=len(claims))
        first = claims[0]
        lead = len(first.group()) - len(first.group().lstrip())
        place = Place(path=document.source.path, start=first.start() + lead, end=first.end())
        hit = Hit(outcome=Outcome.VIOLATED, place=place)
        return Examination(examined=len(claims), hits=(hit,))

    return check


def _outside_titles(words: str) -> str:
    return re.sub(r"《[^《》]*》(?:（[^（）]*）)?|20\d{2}年度?", "", words)


def _claims(params: ClaimParams, words: str) -> bool:
    if re.search(params.claim, words) is None:
        return False
    return not params.terms or len(set(re.findall(params.terms, words))) >= params.least


class TensionParams(NamedTuple):
    """Mechanisms that a report claims to carry out and elsewhere plans to build.

    topics: table ``name: {done: expression, planned: expression}``, both inside one sentence.
    """

    topics: Mapping[str, Any]


def bind_tension(params: TensionParams) -> DocumentCheck:
    """Each topic named in the part on plans is a unit; violated where another part claims it done."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        headings = top_headings(document)
        plans = [h for h in headings if PLAN_HEADING.search(heading_text(document, h))]
        if not plans:
            return NOT_EXAMINED
        start = plans[-1].start
        hits: list[Hit] = []
        examined = 0
        for name, topic in params.topics.items():
            planned = _first(document, str(topic["planned"]), start, len(document.text))
            if planned is None:
                continue
            examined += 1
            done = _first(document, str(topic["done"]), 0, start)
            if done is not None:
                place = Place(path=document.source.path, start=planned.start(), end=planned.end())
                values = {"topic": str(name), "done": done.group()[:40], "planned": planned.group()[:40]}
                hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values=values))
        return Examination(examined=examined, hits=tuple(hits))

    return check


def _first(document: Document, find: str, start: int, end: int) -> re.Match[str] | None:
    for match in expression(find).finditer(document.text, start, end):
        if not is_quoted(document, match.start()):
            return match
    return None


class AddresseeParams(NamedTuple):
    """Expressions of which each must occur in the addressee line."""

    every: tuple[str, ...]


def bind_addressee(params: AddresseeParams) -> DocumentCheck:
    """Whether the addressee line of a joint report names both party committee and government."""

    def check(document: Document, context: CheckContext) -> Examination:
        del context
        joint = any("委员会" in i for i in document.issuers) and any("政府" in i for i in document.issuers)
        if not joint or document.addressee is None:
            return NOT_EXAMINED
        if all(re.search(find, document.addressee) for find in params.every):
            return Examination(examined=1)
        values = {"addressee": document.addressee}
        return Examination(examined=1, hits=(Hit(outcome=Outcome.VIOLATED, values=values),))

    return check


def _block_place(document: Document, offset: int) -> Place:
    block = document.blocks[document.block_index(offset)]
    return Place(path=document.source.path, start=block.start, end=block.end)
