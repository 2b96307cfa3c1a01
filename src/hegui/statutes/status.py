"""What an instrument, and an article of it, is worth on a day. Every answer says how well it is known."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from hegui.model.document import Citation, Document
from hegui.model.expression import expression
from hegui.model.rule import Provenance
from hegui.statutes.catalogue import Catalogue
from hegui.statutes.instrument import Instrument, Repeal, StatuteVersion

SLACK = timedelta(days=366)
"""How long after its assumed or recalled first day a version may really have begun: acts take effect
within a year of adoption. Within that time the version before it counts as possible too."""

_COMPLETE = frozenset({"法律", "宪法"})  # levels whose history in the catalogue reaches back to the first act
_NATIONAL = frozenset({"行政法规", "监察法规"})  # nearly so; below them an older act may bear the same title

_NOTE = expression(
    r"^[ 　\-*]{0,6}[（(][ 　]?\d{4}年[^\n]{1,80}?(?:通过|发布|公布|批准|修正|修订)", re.MULTILINE
)


class Status(StrEnum):
    """Contract, "JSON facts"."""

    IN_FORCE = "in_force"
    AMENDED_SINCE = "amended_since"
    REPEALED = "repealed"
    NOT_YET = "not_yet"
    NO_SUCH_ARTICLE = "no_such_article"
    HISTORY = "history"
    UNKNOWN = "unknown"


class Judgement(NamedTuple):
    """One answer. ``version``: in force on the day; ``provenance``: of the fact that decided;
    ``articles``: how many the version has, for NO_SUCH_ARTICLE; ``why``: Chinese reason of UNKNOWN."""

    status: Status
    version: StatuteVersion | None = None
    provenance: Provenance = Provenance.TEXT
    repeal: Repeal | None = None
    articles: int | None = None
    why: str = ""


def version_on(instrument: Instrument, day: date) -> StatuteVersion | None:
    """The version in force on a day, or None before the first known one. Repeals are not looked at."""
    found = None
    for version in instrument.versions:
        if version.start is not None and version.start <= day:
            found = version
    return found


def repeal_on(instrument: Instrument, day: date) -> Repeal | None:
    """The repeal that ends the instrument on or before a day; re-enactment under the same title undoes it."""
    for repeal in instrument.repeals:
        since = repeal.on or repeal.known_on
        if since is None or since > day:
            continue
        if not any(v.start is not None and since <= v.start <= day for v in instrument.versions):
            return repeal
    return None


def judge(
    instrument: Instrument,
    day: date,
    article: str | None = None,
    *,
    effective_on: date | None = None,
    as_of: date | None = None,
) -> Judgement:
    """Whether an instrument (and 第N条 of it) stood on ``day``, the date of the citing document.

    effective_on: the citing document's own stated effective date, which counts too for what exists;
    as_of: for AMENDED_SINCE, the day up to which later versions are looked at.
    """
    repeal = repeal_on(instrument, day)
    if repeal is not None:
        return Judgement(Status.REPEALED, version_on(instrument, day), repeal.provenance, repeal)
    days = [day] if effective_on is None or effective_on == day else [day, effective_on]
    version = version_on(instrument, day) or version_on(instrument, days[-1])
    if version is None:
        return _judge_before(instrument, days)
    if article is not None and _is_missing(instrument, days, article):
        return _missing(instrument, days, version)
    undated = next((repeal for repeal in instrument.repeals if repeal.on is None), None)
    if undated is not None:
        return Judgement(Status.UNKNOWN, version, repeal=undated, why="目录载明已经废止，但未载明废止日期")
    if as_of is not None and _has_changed(instrument, version, as_of):
        return Judgement(Status.AMENDED_SINCE, version)
    return Judgement(Status.IN_FORCE, version)


def judge_citation(
    catalogue: Catalogue, document: Document, citation: Citation, on: date, as_of: date | None = None
) -> Judgement:
    """The judgement on one external citation: the first of its targets that is not plainly in force.

    on: the date that decides for the document; as_of: for AMENDED_SINCE, see ``judge``.
    """
    if citation.history:
        return Judgement(Status.HISTORY)
    if citation.kind == "self":
        return Judgement(Status.IN_FORCE)
    articles = dict.fromkeys(target.article for target in citation.targets) or {None: None}
    answers = [judge_target(catalogue, document, citation.title or "", a, on, as_of) for a in articles]
    return next((a for a in answers if a.status not in _FINE), answers[0])


def judge_target(
    catalogue: Catalogue,
    document: Document,
    title: str,
    article: str | None,
    on: date,
    as_of: date | None = None,
) -> Judgement:
    """The judgement on one instrument, or one article of it, as a document cites it.

    A text dated only by the note on its adoption under the title, or by its first effective date, may
    have been amended later without saying so (law collections print such texts). What it cites from a
    later time is then no error of the document but a doubt about its date.
    """
    answer = judge_article(catalogue, title, on, article, document.effective_on, as_of)
    if answer.status in (Status.NOT_YET, Status.NO_SUCH_ARTICLE) and _is_dated_by_note(document, on):
        instrument = catalogue.find(title)
        if instrument is not None and (answer.status is Status.NOT_YET or _ever_had(instrument, article)):
            return Judgement(Status.UNKNOWN, answer.version, why="本文件的日期取自题注，可能另有修改")
    return answer


def _is_dated_by_note(document: Document, on: date) -> bool:
    if document.signed_on is None and document.revised_on is None and document.effective_on == on:
        return True
    return _NOTE.search(document.text, 0, 3000) is not None


def _ever_had(instrument: Instrument, article: str | None) -> bool:
    number = int(article) if article is not None and article.isdecimal() else 0
    counts = [version.article_count for version in instrument.versions]
    return any(count is None or count >= number for count in counts)


@lru_cache(maxsize=16384)
def judge_article(
    catalogue: Catalogue,
    title: str,
    day: date,
    article: str | None,
    effective_on: date | None,
    as_of: date | None,
) -> Judgement:
    """``judge`` by name, remembered: the rules of one run ask the same thing again and again."""
    instrument = catalogue.find(title) if title else None
    if instrument is None:
        return Judgement(Status.UNKNOWN, why="目录未收录")
    answer = judge(instrument, day, article, effective_on=effective_on, as_of=as_of)
    if answer.status is Status.NOT_YET:
        trial = catalogue.find(f"{instrument.title}（试行）")
        if trial is not None and trial is not instrument and version_on(trial, day) is not None:
            return Judgement(Status.UNKNOWN, why=f"可能指当时的《{trial.title}》")
    return answer


_FINE = (Status.IN_FORCE, Status.AMENDED_SINCE)


def _judge_before(instrument: Instrument, days: list[date]) -> Judgement:
    """No known version had begun: not yet in force, unless an earlier version may be missing."""
    first = instrument.versions[0] if instrument.versions else None
    if first is None or first.version_date is None or first.version_date != first.promulgated_on:
        return Judgement(Status.UNKNOWN, why="目录缺少当时的版本")
    if not first.effective_firm or first.start is None or first.start <= max(days):
        return Judgement(Status.UNKNOWN, why="施行日期未经核实")
    if instrument.level in _COMPLETE:
        return Judgement(Status.NOT_YET, first)
    if instrument.level in _NATIONAL:
        return Judgement(Status.NOT_YET, first, Provenance.SECONDARY)
    return Judgement(Status.UNKNOWN, why="目录缺少当时的版本")


def possible_versions(instrument: Instrument, day: date) -> list[StatuteVersion]:
    """Versions that may have been in force on a day, given how well their first days are known."""
    found: list[StatuteVersion] = []
    for version in instrument.versions:
        start, adopted = version.start, version.version_date
        if start is None:
            found.append(version)
        elif version.effective_firm:
            if start <= day:
                found = [version]
        elif start + SLACK <= day:
            found = [version]
        elif (adopted or start) <= day:
            found.append(version)
    return found


def _is_missing(instrument: Instrument, days: list[date], article: str) -> bool:
    number, _, inserted = article.partition("-")
    if inserted or not number.isdecimal():
        return False  # 之N: the catalogue does not know them
    versions = [version for day in days for version in possible_versions(instrument, day)]
    counts = [version.article_count for version in versions]
    return bool(counts) and all(count is not None and count < int(number) for count in counts)


def _missing(instrument: Instrument, days: list[date], version: StatuteVersion) -> Judgement:
    versions = [v for day in days for v in possible_versions(instrument, day)]
    sure = all(v.count_provenance is Provenance.TEXT for v in versions)
    last = versions[-1]
    if last is instrument.versions[-1] and (last.known_until is None or last.known_until + SLACK < days[-1]):
        sure = False  # a later version may exist that the catalogue does not know
    worst = Provenance.TEXT if sure else Provenance.SECONDARY
    if any(v.count_provenance is Provenance.RECALLED for v in versions):
        worst = Provenance.RECALLED
    return Judgement(Status.NO_SUCH_ARTICLE, version, worst, articles=version.article_count)


def _has_changed(instrument: Instrument, version: StatuteVersion, as_of: date) -> bool:
    return version_on(instrument, as_of) is not version or repeal_on(instrument, as_of) is not None
