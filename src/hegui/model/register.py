"""The register (台账), what is kept of each document of an archive, and how both are compared.

Dates are calendar dates. ``*_key`` fields are normalised forms that are compared for equality and
never shown; an empty string is "not known".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Standing(StrEnum):
    """What a register says of a document's validity (有效性)."""

    VALID = "valid"  # 有效、继续有效
    REPEALED = "repealed"  # 废止
    LAPSED = "lapsed"  # 失效、宣布失效
    AMENDED = "amended"  # 修改（仍有效）
    UNKNOWN = "unknown"  # 台账未写或写法不认识


class SeriesNumber(NamedTuple):
    """A number that belongs to a series: 发文字号, 令号, 公告号 or 登记号.

    kind: number | order | announcement | registration; code: agency code or prefix; year: None for
    numbers that run on over the years; serial: the running number.
    """

    kind: str
    text: str
    code: str
    year: int | None
    serial: int

    @property
    def key(self) -> str:
        """Equal for two ways of printing the same number (brackets, 第, padding)."""
        return f"{self.kind[0]}:{self.code}〔{self.year or ''}〕{self.serial}"

    @property
    def series(self) -> tuple[str, str, int]:
        """Kind, code and year (0: none) of the series."""
        return (self.kind, self.code, self.year or 0)

    def with_serial(self, serial: int) -> str:
        """How another number of the same series is printed, with the same padding."""
        after = self.text.find(str(self.year)) + 4 if self.year else 0
        match = re.compile(rf"0*{self.serial}(?![0-9])").search(self.text, max(0, after))
        if match is None:
            return f"{self.code}〔{self.year}〕{serial}号" if self.year else f"{self.code}第{serial}号"
        padding = len(match.group()) if match.group().startswith("0") else 0
        return self.text[: match.start()] + str(serial).zfill(padding) + self.text[match.end() :]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One row of a register. ``path``: of the ledger in the report; ``row``: 1-based in its sheet.

    file: the document's path as the register names it; printed_status: as written;
    reviewed_on: 合法性审核日期; filed_with: 备案机关; ended_on: 废止或失效日期.
    """

    path: str
    sheet: str | None
    row: int
    title: str | None = None
    document_number: str | None = None
    registration_number: str | None = None
    issuer: str | None = None
    signed_on: date | None = None
    registered_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    reviewed_on: date | None = None
    filed_on: date | None = None
    ended_on: date | None = None
    filed_with: str | None = None
    printed_status: str | None = None
    status: Standing = Standing.UNKNOWN
    file: str | None = None
    columns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One row of a publication list (公布目录): what was made public, where and when."""

    path: str
    sheet: str | None
    row: int
    title: str | None = None
    document_number: str | None = None
    published_on: date | None = None
    carrier: str | None = None


class FactPlace(NamedTuple):
    """A place in a document in the contract's terms, kept without the document.

    start, end: code points of the document's text; block_start: where its block begins there.
    """

    start: int
    end: int
    block: int
    block_start: int
    page: int | None
    line: int | None
    quote: str
    provision: str | None


class CitedInstrument(NamedTuple):
    """An instrument a document cites; ``articles`` as in the contract; history: only spoken of as past.

    basis: whether it is named as what the document rests on (根据、依据).
    """

    title: str | None
    number: str | None
    articles: tuple[str, ...]
    history: bool
    basis: bool
    place: FactPlace


class RepealStatement(NamedTuple):
    """A document's own statement that an earlier one ends (同时废止). ``on``: the day it ends, if told."""

    title: str | None
    number: str | None
    on: date | None
    place: FactPlace


class Validity(NamedTuple):
    """A stated validity period (有效期). until: the last day; months: its length if stated so.

    trial: it is a trial period (试行期).
    """

    until: date | None
    months: int | None
    trial: bool
    place: FactPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What an audit keeps of one document.

    names: keys under which others may cite it (``archive.name``); trial: 试行 or 暂行 in its title;
    printed_number: 发文字号 as printed, also where it belongs to no series.
    """

    path: str
    sha256: str
    format: str = ""
    role: str = "other"
    genre: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()
    number: SeriesNumber | None = None
    printed_number: str | None = None
    signed_on: date | None = None
    effective_on: date | None = None
    validity: Validity | None = None
    trial: bool = False
    names: tuple[str, ...] = ()
    number_place: FactPlace | None = None
    title_place: FactPlace | None = None
    date_place: FactPlace | None = None
    citations: tuple[CitedInstrument, ...] = ()
    repeals: tuple[RepealStatement, ...] = ()
    steps: tuple[str, ...] = ()
