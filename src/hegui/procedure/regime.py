"""The instruments a step rests on, and whether each was in force on a day (from the catalogue)."""

from __future__ import annotations

from datetime import date

from hegui.statutes.reference import Reference
from hegui.statutes.status import version_on

DECISION_REGULATION = "重大行政决策程序暂行条例"
ORGANIC_LAW = "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法"
BUSINESS_REGULATION = "优化营商环境条例"
COMPETITION_REGULATION = "公平竞争审查条例"
DISCLOSURE_REGULATION = "中华人民共和国政府信息公开条例"
REVIEW_OPINION = "国办发〔2018〕115号"
DOCUMENT_NOTICE = "国办发〔2018〕37号"


class Regimes:
    """Look-up of instruments on one day. Without reference tables everything counts as in force."""

    def __init__(self, reference: Reference | None, on: date) -> None:
        self._reference = reference
        self.on = on

    def binds(self, name: str) -> bool:
        """Whether the first known version of an instrument had taken effect on the day."""
        if self._reference is None:
            return True
        instrument = self._reference.catalogue.find(name)
        return instrument is None or version_on(instrument, self.on) is not None

    def binds_article_75(self) -> bool:
        """Whether 地方组织法 art. 75 stood on the day: it came with the latest known version."""
        return self.binds_revision(ORGANIC_LAW)

    def binds_revision(self, name: str) -> bool:
        """Whether the latest known version of an instrument had taken effect on the day."""
        if self._reference is None:
            return True
        instrument = self._reference.catalogue.find(name)
        if instrument is None or not instrument.versions:
            return True
        start = instrument.versions[-1].start
        return start is None or self.on >= start

    def why_not_yet(self, name: str) -> str:
        """Chinese, without a full stop: from when an instrument applies, and the day of the matter."""
        title = name if name.startswith("国办发") else f"《{name}》"
        since = self.start_of(name)
        from_when = f"自{chinese_day(since)}起施行" if since is not None else "当时尚未施行"
        return f"{title}{from_when}，晚于本事项的日期{chinese_day(self.on)}，不适用于本事项"

    def start_of(self, name: str) -> date | None:
        """First day in force, or None where the catalogue does not know it."""
        if self._reference is None:
            return None
        instrument = self._reference.catalogue.find(name)
        return instrument.versions[0].start if instrument is not None and instrument.versions else None


def chinese_day(day: date) -> str:
    """A day as official documents print it."""
    return f"{day.year}年{day.month}月{day.day}日"
