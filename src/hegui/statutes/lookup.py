"""The answer to `hegui statutes NAME --as-of DATE`: all that the catalogue knows of one instrument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hegui.statutes.catalogue import Catalogue
from hegui.statutes.instrument import Instrument, StatuteVersion
from hegui.statutes.status import Judgement, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentAnswer:
    """What is known of a name. ``instrument`` is None for a name the catalogue does not have.

    judgement: status on ``as_of`` with the version then in force; gaps: Chinese sentences on what is
    not known or not verified.
    """

    name: str
    as_of: date
    instrument: Instrument | None
    judgement: Judgement | None
    successor: str | None
    gaps: tuple[str, ...]

    @property
    def version(self) -> StatuteVersion | None:
        """The version in force on ``as_of``; the last one for a repealed instrument."""
        return self.judgement.version if self.judgement else None

    @property
    def article_count(self) -> int | None:
        """Number of articles of that version, or None where it is not known."""
        return self.version.article_count if self.version else None


def describe(catalogue: Catalogue, name: str, as_of: date) -> InstrumentAnswer:
    """All that is known of the instrument a title, short title, alias or number names."""
    instrument = catalogue.find(name)
    if instrument is None:
        return InstrumentAnswer(
            name=name,
            as_of=as_of,
            instrument=None,
            judgement=None,
            successor=None,
            gaps=("目录未收录，或者同一名称对应多个文件；未收录不等于不存在。",),
        )
    judgement = judge(instrument, as_of, as_of=as_of)
    repeal = judgement.repeal
    return InstrumentAnswer(
        name=name,
        as_of=as_of,
        instrument=instrument,
        judgement=judgement,
        successor=instrument.successor or (repeal.by if repeal else None),
        gaps=tuple(_gaps(instrument, judgement, as_of)),
    )


def _gaps(instrument: Instrument, judgement: Judgement, as_of: date) -> list[str]:
    gaps: list[str] = []
    version = judgement.version
    if judgement.why:
        gaps.append(f"{judgement.why}。")
    if version is None:
        return gaps
    if not version.effective_firm:
        gaps.append("该版本的施行日期未经核实。")
    if version.article_count is None:
        gaps.append("该版本的条数未知。")
    elif version.count_provenance != "text":
        gaps.append("该版本的条数未经核实。")
    repeal = judgement.repeal
    if repeal is not None and repeal.provenance != "text":
        gaps.append("废止的依据未经核实。")
    until = instrument.versions[-1].known_until
    if repeal is None and (until is None or until < as_of):
        gaps.append(f"目录截至{until.isoformat() if until else '日期不明'}，此后有无修改或者废止未知。")
    return gaps
