"""Figures that an annual report claims about documents, beside those that the archive shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hegui.errors import UnreadableError, UsageError
from hegui.intake.reader import read_document
from hegui.report.archive_report import Claim, YearFigures

_COUNT = r"(\d{1,5})[ \u3000]{0,2}(?:件|份|部|个)"
_BETWEEN = r"[^，。；、\n\d]{0,16}"
_NORM = r"(?:行政)?规范性文件"
PATTERNS = {
    "made": rf"(?:制定|出台|制发){_BETWEEN}{_NORM}{_BETWEEN}{_COUNT}",
    "reviewed": rf"(?:审核|审查)(?!备案){_BETWEEN}{_NORM}{_BETWEEN}{_COUNT}",
    "filed": rf"(?:备案|报备){_BETWEEN}{_COUNT}",
    "published": rf"(?:公布|公开发布|公开){_BETWEEN}{_NORM}{_BETWEEN}{_COUNT}",
    "repealed": rf"(?:废止|宣布失效|失效){_BETWEEN}{_COUNT}",
}
"""What an annual report says of documents, by what is counted; the first figure of each counts."""
_YEAR = re.compile(r"(20\d{2})[ \u3000]{0,2}年")


def compare_annual_report(file: Path, years: tuple[YearFigures, ...]) -> tuple[Claim, ...]:
    """The report's figures with the archive's for the year that the report names first.

    Errors: UsageError where the report cannot be read or names no year.
    """
    try:
        text = read_document(file, file.name).text
    except UnreadableError as error:
        raise UsageError(f"年度报告 {file.name} 不能读取：{error}") from None
    named = _YEAR.search(text)
    if named is None:
        raise UsageError(f"年度报告 {file.name} 中没有写明年份，无法核对")
    year = int(named[1])
    figures = next((one for one in years if one.year == year), YearFigures(year=year))
    return tuple(_claims(text, figures))


def _claims(text: str, figures: YearFigures) -> Iterator[Claim]:
    for kind, pattern in PATTERNS.items():
        match = re.search(pattern, text)
        if match is not None:
            counted = getattr(figures, kind)
            yield Claim(year=figures.year, kind=kind, claimed=int(match[1]), counted=counted, quote=match[0])
