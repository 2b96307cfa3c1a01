"""What one document is: its text, where each piece stands, and what was read from it.

``Document.text`` is the only coordinate system: every span is half-open and counts code points
of it. Blocks are joined by one line feed; a block's own text never holds a line feed.
Values that are built by the thousand per file are named tuples, which cost a quarter of a frozen
dataclass (see ADR 0002).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hegui.model.outline import Outline

if TYPE_CHECKING:
    from hegui.model.clause import Clause


class Role(StrEnum):
    """What a document is in a dossier (卷宗)."""

    DRAFT = "draft"  # 送审稿、草案
    ISSUED = "issued"  # 已印发文件
    DRAFTING_NOTE = "drafting_note"  # 起草说明
    CONSULTATION_NOTICE = "consultation_notice"  # 征求意见公告
    PUBLICATION_PROOF = "publication_proof"  # 发布凭证
    ADOPTION_STATEMENT = "adoption_statement"  # 意见采纳情况说明
    INTERAGENCY_CONSULTATION = "interagency_consultation"  # 部门征求意见
    HEARING_RECORD = "hearing_record"  # 听证材料
    EXPERT_OPINION = "expert_opinion"  # 专家论证意见
    RISK_REPORT = "risk_report"  # 风险评估报告
    LEGALITY_OPINION = "legality_opinion"  # 合法性审核意见书
    LAW_FIRM_OPINION = "law_firm_opinion"  # 律师事务所法律意见书
    FAIR_COMPETITION_REVIEW = "fair_competition_review"  # 公平竞争审查表
    MEETING_MINUTES = "meeting_minutes"  # 会议纪要
    MEETING_RECORD = "meeting_record"  # 会议记录
    PARTY_MINUTES = "party_minutes"  # 党委会议纪要
    FILING_REPORT = "filing_report"  # 备案报告
    INTERPRETATION = "interpretation"  # 政策解读
    ANNUAL_REPORT = "annual_report"  # 法治政府建设年度报告
    REGISTER = "register"  # 台账
    BASIS = "basis"  # 制定依据
    OTHER = "other"


class Origin(StrEnum):
    """Where a block stands in the file."""

    PARAGRAPH = "paragraph"
    TABLE_ROW = "table_row"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"


class ElementKind(StrEnum):
    """A recognised part of an official document (公文要素)."""

    TITLE = "title"  # 标题
    DOCUMENT_NUMBER = "document_number"  # 发文字号
    SIGNATORY = "signatory"  # 签发人
    ADDRESSEE = "addressee"  # 主送机关
    SIGNATURE = "signature"  # 发文机关署名
    DATE = "date"  # 成文日期
    ATTACHMENT_NOTE = "attachment_note"  # 附件说明
    ANNOTATION = "annotation"  # 附注
    COPY_TO = "copy_to"  # 抄送机关
    PRINTED_BY = "printed_by"  # 印发机关和印发日期
    META = "meta"  # 网页元数据行（索引号、发布日期…）


class Span(NamedTuple):
    """Half-open range of code points of ``Document.text``."""

    start: int
    end: int


class Block(NamedTuple):
    """One paragraph or table row, in reading order. ``line`` and ``page`` are 1-based."""

    origin: Origin
    start: int
    end: int
    line: int | None
    page: int | None


class Anchor(NamedTuple):
    """How a block is found again in a Word file.

    part: name of the part in the package (``word/document.xml``); paragraph: ordinal of its ``w:p`` in
    that part, in document order; label: code points of rendered automatic numbering at the head of
    the block that do not stand in the paragraph's own runs.
    """

    part: str
    paragraph: int
    label: int


class BlockStyle(NamedTuple):
    """Layout of one block as far as the file tells it; None is unknown. Sizes in points."""

    font: str | None
    size: float | None
    bold: bool | None
    alignment: str | None  # left center right both
    line_pitch: float | None
    first_indent: float | None


class Layout(NamedTuple):
    """Page geometry in millimetres and one style per block."""

    page_width: float
    page_height: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    styles: tuple[BlockStyle, ...] = ()


class Source(NamedTuple):
    """One input. ``path`` is relative, with ``/``, unique in the run; ``sha256`` of its bytes."""

    path: str
    sha256: str
    format: str  # docx pdf txt md html ofd …


class Problem(NamedTuple):
    """The tool could not do something. ``code`` is stable; ``message`` one Chinese sentence."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """What a reader got out of one file, before any understanding."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    layout: Layout | None = None
    anchors: tuple[Anchor | None, ...] = ()
    problems: tuple[Problem, ...] = ()


class Element(NamedTuple):
    """A recognised part of the document and the span it covers."""

    kind: ElementKind
    start: int
    end: int


class DocumentNumber(NamedTuple):
    """发文字号, 令号 or 登记号 as printed, with its parts where they can be told."""

    kind: str  # number | order | announcement | registration
    text: str
    agency_code: str | None
    year: int | None
    serial: int | None
    start: int
    end: int


class Target(NamedTuple):
    """One provision a citation points to. Numbers as in the contract: ``"12"``, ``"133-1"``."""

    article: str | None
    paragraph: str | None
    item: str | None


class Citation(NamedTuple):
    """A reference to an instrument or to a provision.

    title: full title as resolved (short forms, 同法, 该条例), or as written when the catalogue does
    not know it; written: as printed; number: the 文号 after it; internal: 本办法第X条, 前款, 上条;
    history: the text speaks of the past (废止, 原《…》, 修订说明), which is no basis;
    resolved: for internal references whether each target stands in this document (None: not told).
    """

    start: int
    end: int
    title: str | None
    written: str | None = None
    number: str | None = None
    internal: bool = False
    history: bool = False
    targets: tuple[Target, ...] = ()
    resolved: bool | None = None
    kind: str = "title"  # title bare short anaphor self paragraph article chapter annex


class DateMention(NamedTuple):
    """A date or period in the text. ``precision``: day, month, year. Both ends inclusive."""

    start: int
    end: int
    first: date
    last: date
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document, read and parsed. Parts that were not asked for are empty (``parts`` tells)."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    role: Role = Role.OTHER
    genre: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()
    document_number: DocumentNumber | None = None
    addressee: str | None = None
    signed_on: date | None = None
    effective_on: date | None = None
    revised_on: date | None = None
    elements: tuple[Element, ...] = ()
    outline: Outline = field(default_factory=Outline)
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    clauses: tuple[Clause, ...] = ()
    parts: frozenset[str] = frozenset()
    pages: int | None = None
    layout: Layout | None = None
    anchors: tuple[Anchor | None, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    def block_index(self, offset: int) -> int:
        """Index of the block that holds ``offset`` (code points); the last one that starts before it."""
        return max(0, bisect_right(self.blocks, offset, key=_block_start) - 1)

    def block_text(self, index: int) -> str:
        """Text of one block."""
        block = self.blocks[index]
        return self.text[block.start : block.end]

    def slice(self, span: Span) -> str:
        """Text of a span."""
        return self.text[span.start : span.end]

    def first_element(self, kind: ElementKind) -> Element | None:
        """The first recognised element of a kind, or None."""
        return next((element for element in self.elements if element.kind is kind), None)


def _block_start(block: Block) -> int:
    return block.start
