"""The JSON report of an audit, written as it is read from the store; the same bytes as the report at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from typing import Any

from hegui.report.archive_report import ArchiveReport
from hegui.report.json_report import document_json, finding_json, report_json


def stream_json(report: ArchiveReport) -> Iterator[str]:
    """Pieces of the indented JSON report, ending in a line feed."""
    head = report_json(report.head)
    head["summary"] = report.summary()
    last = list(head)[-1]
    yield "{\n"
    for key, value in head.items():
        yield f"  {json.dumps(key)}: "
        if key == "documents":
            yield from report.kept(key, lambda: _array(map(document_json, report.documents())))
        elif key == "findings":
            yield from report.kept(key, lambda: _array(map(finding_json, report.findings())))
        else:
            yield _indented(value, 2)
        yield "\n" if key == last else ",\n"
    yield "}\n"


def _array(items: Iterable[Any]) -> Iterator[str]:
    is_first = True
    for item in items:
        yield "[\n    " if is_first else ",\n    "
        yield _indented(item, 4)
        is_first = False
    yield "[]" if is_first else "\n  ]"


def _indented(value: Any, depth: int) -> str:
    """A value with two blanks a level, as ``json.dumps(indent=2)``, its further lines ``depth`` blanks in.

    ``json`` itself indents in pure Python, several times slower than this for records of plain values.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    inner = depth + 2
    lead = "\n" + " " * inner
    if isinstance(value, dict):
        parts = [f"{lead}{encode_basestring(key)}: {_indented(item, inner)}" for key, item in value.items()]
        return "{" + ",".join(parts) + "\n" + " " * depth + "}"
    items = [lead + _indented(item, inner) for item in value]
    return "[" + ",".join(items) + "\n" + " " * depth + "]"


def stream_jsonl(report: ArchiveReport) -> Iterator[str]:
    """One JSON object a finding, each with its line feed."""
    for finding in report.findings():
        yield json.dumps(finding_json(finding), ensure_ascii=False) + "\n"
