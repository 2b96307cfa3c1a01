"""How instruments are named: prefix, 文号, short forms, and the mark between two titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hegui.checks.context import CheckContext, DocumentCheck
from hegui.model.document import Citation, Document, ElementKind
from hegui.model.expression import expression
from hegui.model.rule import NOT_EXAMINED, Examination, Fix, Hit, Outcome, Place, Severity
from hegui.statutes.instrument import Instrument, StatuteVersion

PREFIX = "中华人民共和国"
_JOINT = expression(r"[、和及与]|以及|")
_NUMBER = expression(
    r"(?P<kind>[^〔\[［【（(\d]{1,30}?)(?:[〔\[［【（(](?P<year>\d{4})[〕\]］】）)])?第?(?P<serial>\d{1,5})号"
)
_DEFINED = expression(r"》[（(][^）)\n]{0,80}?以下(?:均|统一)?简称为?[“\"]?《([^》\n]{1,30})》")
_SEPARATOR = expression(r"》[（(][^（）()\n]{1,60}[）)](《)")


class FormParams(NamedTuple):
    """what: mixed (a prefix given to some of a list) or added (a prefix the official title has not)."""

    what: str


def bind_title_form(params: FormParams) -> DocumentCheck:
    """Titles written otherwise than their neighbours, or with a prefix the official title does not have."""
    find = _mixed if params.what == "mixed" else _added

    def check(document: Document, context: CheckContext) -> Examination:
        named = [c for c in document.citations if c.kind == "title" and c.written and not c.internal]
        if not named:
            return NOT_EXAMINED
        return Examination(examined=len(named), hits=tuple(find(document, context, named)))

    return check


def _mixed(document: Document, context: CheckContext, named: list[Citation]) -> Iterator[Hit]:
    for run in _lists(document, named):
        forms = [_form(context, citation) for citation in run]
        if True in forms and False in forms:
            for citation, form in zip(run, forms, strict=True):
                if form is False:
                    instrument = context.reference.catalogue.find(citation.title or "")
                    values = {
                        "written": citation.written or "",
                        "title": instrument.title if instrument else "",
                    }
                    yield _violated(document, citation, values)


def _lists(document: Document, named: list[Citation]) -> Iterator[list[Citation]]:
    """Runs of at least two titles that stand side by side."""
    run: list[Citation] = []
    for citation in named:
        if run and not _adjoins(document.text, run[-1].end, citation.start):
            if len(run) > 1:
                yield run
            run = []
        run.append(citation)
    if len(run) > 1:
        yield run


def _adjoins(text: str, end: int, start: int) -> bool:
    return 0 <= start - end <= 2 and _JOINT.fullmatch(text, end, start) is not None


def _form(context: CheckContext, citation: Citation) -> bool | None:
    """Whether the prefix is written; None where the official title has none or is not known."""
    instrument = context.reference.catalogue.find(citation.title or "")
    if instrument is None or not instrument.has_prefix or context.reference.catalogue is None:
        return None
    written = citation.written or ""
    if written.startswith(PREFIX):
        return True
    return False if PREFIX + written == instrument.title else None


def _added(document: Document, context: CheckContext, named: list[Citation]) -> Iterator[Hit]:
    for citation in named:
        written = citation.written or ""
        if not written.startswith(PREFIX) or citation.history:
            continue
        instrument = context.reference.catalogue.find(written)
        if instrument is not None and written.removeprefix(PREFIX) == instrument.title:
            cited = document.text[citation.start : citation.end]
            fix = Fix(replacement=cited.replace(written, instrument.title, 1))
            yield _violated(document, citation, {"written": written, "title": instrument.title}, fix=fix)


class NumberParams(NamedTuple):
    """against: catalogue, or document (another mention of the same instrument)."""

    against: str


def bind_number(params: NumberParams) -> DocumentCheck:
    """The 文号 after a title against the catalogue, or against the other mentions in the document."""
    find = _against_catalogue if params.against == "catalogue" else _against_document

    def check(document: Document, context: CheckContext) -> Examination:
        numbered = [c for c in document.citations if c.number and c.title and not c.history]
        if not numbered:
            return NOT_EXAMINED
        return Examination(examined=len(numbered), hits=tuple(find(document, context, numbered)))

    return check


def _against_catalogue(document: Document, context: CheckContext, numbered: list[Citation]) -> Iterator[Hit]:
    for citation in numbered:
        instrument = context.reference.catalogue.find(citation.title or "")
        written = _read_number(citation.number or "")
        if instrument is None or written is None:
            continue
        known = _comparable(instrument, written)
        if known and all(_read_number(v.number or "") != written for v in known):
            values = {
                "title": instrument.title,
                "number": citation.number or "",
                "known": "、".join(dict.fromkeys(v.number or "" for v in known)),
            }
            recalled = any(v.number_provenance == "recalled" for v in known)
            yield _violated(document, citation, values, "violated_unverified" if recalled else None)


def _comparable(instrument: Instrument, written: tuple[str, str | None, str]) -> list[StatuteVersion]:
    """Versions whose number is of the written kind; none if any version's number is not known."""
    if any(version.number is None for version in instrument.versions):
        return []
    found = [v for v in instrument.versions if (n := _read_number(v.number or "")) and n[0] == written[0]]
    return found if len(found) == len(instrument.versions) else []


def _read_number(number: str) -> tuple[str, str | None, str] | None:
    """Kind (issuer's code or order), year and serial of a 文号."""
    match = _NUMBER.fullmatch(re.sub(r"\s", "", number))
    if match is None:
        return None
    kind = match["kind"].removeprefix(PREFIX).removesuffix("第")
    return kind, match["year"], match["serial"].lstrip("0")


def _against_document(document: Document, context: CheckContext, numbered: list[Citation]) -> Iterator[Hit]:  # noqa: ARG001
    first: dict[str, Citation] = {}
    for citation in numbered:
        other = first.setdefault(citation.title or "", citation)
        here, there = _read_number(citation.number or ""), _read_number(other.number or "")
        if here and there and here[:2] != there[:2]:
            values = {
                "title": citation.title or "",
                "number": citation.number or "",
                "known": other.number or "",
            }
            yield _violated(document, citation, values)


class ShortFormParams(NamedTuple):
    """No parameters."""


def bind_short_form(params: ShortFormParams) -> DocumentCheck:  # noqa: ARG001
    """A short form used before the place that gives it (以下简称《…》)."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        text = document.text
        if "以下简称" not in text:
            return NOT_EXAMINED
        title = document.first_element(ElementKind.TITLE)
        begin = title.end if title else 0
        examined, hits = 0, []
        for match in _DEFINED.finditer(text):
            examined += 1
            short = f"《{match[1]}》"
            at = text.find(short, begin, match.start())
            if at >= 0:
                place = Place(path=document.source.path, start=at, end=at + len(short))
                hits.append(Hit(outcome=Outcome.VIOLATED, place=place, values={"short": match[1]}))
        return Examination(examined=examined, hits=tuple(hits)) if examined else NOT_EXAMINED

    return check


class SeparatorParams(NamedTuple):
    """No parameters."""


def bind_separator(params: SeparatorParams) -> DocumentCheck:  # noqa: ARG001
    """Two titles side by side with a bracket between them and no 、 (GB/T 15834)."""

    def check(document: Document, context: CheckContext) -> Examination:  # noqa: ARG001
        named = sum(1 for c in document.citations if c.kind == "title" and not c.internal)
        if not named:
            return NOT_EXAMINED
        hits = tuple(
            Hit(
                outcome=Outcome.VIOLATED,
                place=Place(path=document.source.path, start=match.start(1) - 1, end=match.end(1)),
            )
            for match in _SEPARATOR.finditer(document.text)
        )
        return Examination(examined=named, hits=hits)

    return check


def _violated(
    document: Document,
    citation: Citation,
    values: dict[str, str],
    message: str | None = None,
    fix: Fix | None = None,
) -> Hit:
    return Hit(
        outcome=Outcome.VIOLATED,
        place=Place(path=document.source.path, start=citation.start, end=citation.end),
        values=values,
        severity=Severity.MINOR if message else None,
        message=message,
        fix=fix,
    )
