"""The opinion as a Word file (审查意见书): the elements of ``opinion_content`` in official dress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from hegui.model.report import Report
from hegui.report import opinion_content as content
from hegui.report.columns import visible
from hegui.report.office_package import package_bytes
from hegui.report.opinion_annex import annexes
from hegui.report.opinion_element import Element
from hegui.report.opinion_examination import examination
from hegui.report.opinion_style import prepare
from hegui.report.opinion_word import WordWriter
from hegui.report.options import ShowOptions


def render_opinion(report: Report, _: ShowOptions) -> bytes:
    """A .docx with editable styles, real tables and page numbers."""
    import docx

    document = docx.Document()
    prepare(document)
    _properties(document, report)
    writer = WordWriter(document)
    for text in content.title_lines(report):
        writer.title(text)
    writer.gap()
    for element in _elements(report):
        writer.add(element)
    return package_bytes(document)


def _elements(report: Report) -> Iterator[Element]:
    yield from content.submission(report)
    yield from content.grounds(report)
    yield from examination(report)
    yield from content.questions(report)
    yield from content.conclusion(report)
    yield from content.statement(report)
    yield from annexes(report)


def _properties(document: Any, report: Report) -> None:
    """Document properties; dates are the as-of date, for there is no clock here."""
    moment = datetime.combine(report.as_of, time())
    core = document.core_properties
    core.title = visible(content.title_lines(report)[0])[:255]
    core.author = core.last_modified_by = "hegui"
    core.comments, core.keywords, core.language = "", "", "zh-CN"
    core.created = core.modified = moment
    core.revision = 1
