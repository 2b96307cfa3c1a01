"""Where findings and evidence stand in the texts: blocks cut into pieces at every passage's edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hegui.model.document import Document
from hegui.model.dossier import Step
from hegui.model.report import Report
from hegui.model.rule import SEVERITY_ORDER
from hegui.report.build import is_counted


class Passage(NamedTuple):
    """A marked stretch of one block. Offsets in the block; lower ``rank`` is shown on top."""

    anchor: str  # id of the finding or evidence it belongs to
    kind: str  # block major minor info open waived evidence
    label: str
    start: int
    end: int
    rank: int


class Piece(NamedTuple):
    """A stretch of a block under the same passages; unmarked where ``over`` is empty.

    starts: anchors of the passages that begin here.
    """

    text: str
    over: tuple[Passage, ...]
    starts: tuple[str, ...]


class BlockView(NamedTuple):
    """One block to show: its ordinal or line, the page it opens, its pieces."""

    number: int
    page: int | None
    origin: str
    pieces: tuple[Piece, ...]


class DocumentView(NamedTuple):
    """One document to show. ``marked`` counts its passages."""

    ordinal: int
    path: str
    blocks: tuple[BlockView, ...]
    marked: int


Places = Mapping[tuple[str, int], list[Passage]]


def finding_anchor(index: int) -> str:
    """Id of the finding at an index of ``Report.findings``."""
    return f"f-{index}"


def evidence_anchor(step: Step, index: int) -> str:
    """Id of one piece of evidence of a step."""
    return f"e-{step.kind.value}-{index}"


def find_places(report: Report) -> Places:
    """Passages of all findings and all evidence, by path and block."""
    places: defaultdict[tuple[str, int], list[Passage]] = defaultdict(list)
    for index, finding in enumerate(report.findings):
        if finding.path is None or finding.block is None or finding.start is None or finding.end is None:
            continue
        kind = finding.severity.value if is_counted(finding) else "waived" if finding.waived else "open"
        rank = SEVERITY_ORDER[finding.severity] if is_counted(finding) else 5
        anchor = finding_anchor(index)
        passage = Passage(anchor, kind, finding.rule, finding.start, finding.end, rank)
        places[finding.path, finding.block].append(passage)
    texts = {document.source.path: document for document in report.texts}
    for step in report.steps:
        _place_step(step, texts, places)
    return places


def _place_step(
    step: Step, texts: Mapping[str, Document], places: dict[tuple[str, int], list[Passage]]
) -> None:
    for index, evidence in enumerate(step.evidence):
        document = texts.get(evidence.path)
        if document is None or not document.blocks:
            continue
        first, last = document.block_index(evidence.start), document.block_index(max(evidence.end - 1, 0))
        for number in range(first, last + 1):
            block = document.blocks[number]
            start, end = max(evidence.start, block.start), min(evidence.end, block.end)
            anchor = evidence_anchor(step, index)
            passage = Passage(anchor, "evidence", anchor, start - block.start, end - block.start, 9)
            places[evidence.path, number].append(passage)


def view_documents(report: Report, places: Places) -> tuple[DocumentView, ...]:
    """The documents worth showing in full: those with passages, and the draft."""
    marked: defaultdict[str, int] = defaultdict(int)
    for (path, _), passages in places.items():
        marked[path] += len(passages)
    draft = report.matter.draft if report.matter else None
    return tuple(
        DocumentView(
            index, document.source.path, _view_blocks(document, places), marked[document.source.path]
        )
        for index, document in enumerate(report.texts)
        if document.source.path in marked or document.source.path == draft
    )


def _view_blocks(document: Document, places: Places) -> tuple[BlockView, ...]:
    views, page = [], None
    for index, block in enumerate(document.blocks):
        opened = block.page if block.page != page else None
        page = block.page
        passages = places.get((document.source.path, index), ())
        pieces = cut_pieces(document.block_text(index), passages)
        views.append(BlockView(block.line or index + 1, opened, block.origin.value, pieces))
    return tuple(views)


def cut_pieces(text: str, passages: Iterable[Passage]) -> tuple[Piece, ...]:
    """A block's text cut at every edge; the pieces joined are the text. Edges outside are clipped."""
    size = len(text)
    clipped = [p._replace(start=min(p.start, size), end=min(max(p.start, p.end), size)) for p in passages]
    if not clipped:
        return (Piece(text, (), ()),)
    edges = sorted({0, size, *(p.start for p in clipped), *(p.end for p in clipped)})
    pieces = []
    for start, end in zip(edges, [*edges[1:], size], strict=True):
        starts = tuple(p.anchor for p in clipped if p.start == start)
        over = [p for p in clipped if p.start <= start and p.end >= end and p.start < p.end and start < end]
        if start < end or starts:
            ordered = tuple(sorted(over, key=lambda p: (p.rank, p.end - p.start, p.anchor)))
            pieces.append(Piece(text[start:end], ordered, starts))
    return tuple(pieces)
