"""The units that archive rules look at, built from the streams of a source in one pass each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hegui.archive.cycle import Cycle, CycleFinder
from hegui.archive.link import Link, TargetIndex, build_links
from hegui.archive.pair import Pairing
from hegui.archive.pairing import build_pairings
from hegui.archive.series import CodeCounter, IssuerCodes, Series, build_series
from hegui.archive.source import ArchiveSource
from hegui.model.register import CitedInstrument, DocumentFacts

KINDS = ("series", "issuer", "pairing", "link", "cycle", "basis")
"""What ``CheckSpec.needs`` of an archive check may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What one document names as its basis."""

    document: DocumentFacts
    cited: tuple[CitedInstrument, ...]

    @property
    def on(self) -> date | None:
        """The document's date."""
        return self.document.signed_on or self.document.effective_on


Unit = Series | IssuerCodes | Pairing | Link | Cycle | Bases


def build_units(source: ArchiveSource, kinds: frozenset[str]) -> Iterator[tuple[str, Unit]]:
    """Kind and unit, in the order of KINDS; kinds that nobody asked for are not built."""
    if kinds & {"series", "issuer"}:
        yield from _numbers(source, kinds)
    if kinds & {"pairing", "link", "cycle"}:
        yield from _documents(source, kinds)
    if "basis" in kinds:
        for document, cited in source.bases():
            yield "basis", Bases(document=document, cited=cited)


def _numbers(source: ArchiveSource, kinds: frozenset[str]) -> Iterator[tuple[str, Unit]]:
    counter = CodeCounter()
    for series in build_series(source.numbered()):
        counter.add(series)
        if "series" in kinds:
            yield "series", series
    if "issuer" in kinds:
        for issuer in counter.units():
            yield "issuer", issuer


def _documents(source: ArchiveSource, kinds: frozenset[str]) -> Iterator[tuple[str, Unit]]:
    wants_links = bool(kinds & {"link", "cycle"})
    targets = TargetIndex(source.cited_keys() if wants_links else frozenset())
    for pairing in build_pairings(source):
        targets.add(pairing)
        if "pairing" in kinds:
            yield "pairing", pairing
    if not wants_links:
        return
    finder = CycleFinder()
    for link in build_links(source, targets):
        finder.add(link)
        if "link" in kinds:
            yield "link", link
    if "cycle" in kinds:
        for cycle in finder.units():
            yield "cycle", cycle
