"""Every JSON a reporter writes is valid by the published schema, and the schema is strict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hegui.model.report import RunFigures
from hegui.report import summarise
from hegui.report.json_report import report_json

from . import samples

DOCS = Path(__file__).resolve().parents[3] / "docs"


def load(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((DOCS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def objects_of(schema: Any) -> list[dict[str, Any]]:
    """Every object description in a schema, wherever it stands."""
    if isinstance(schema, list):
        return [found for item in schema for found in objects_of(item)]
    if not isinstance(schema, dict):
        return []
    here = [schema] if "properties" in schema and schema.get("type") == "object" else []
    return here + [found for value in schema.values() for found in objects_of(value)]


@pytest.mark.parametrize(
    "report",
    [
        samples.review_report(),
        samples.check_report(),
        samples.check_report(
            command="audit", run=RunFigures(scanned=3, examined=1, reused=2, retried=0, unread=0)
        ),
        samples.review_report(matter=samples.matter(out_of_scope=True), documents=(), findings=()),
    ],
    ids=["review", "check", "audit", "empty"],
)
def test_reports_are_valid(report: Any) -> None:
    load("report.schema.json").validate(report_json(report))


def test_summary_keys_are_exactly_those_of_the_schema() -> None:
    schema = load("report.schema.json").schema["$defs"]["summary"]
    assert schema["required"] == list(summarise(samples.review_report()))


@pytest.mark.parametrize("name", ["report.schema.json", "facts.schema.json"])
def test_schema_allows_no_unknown_key_and_requires_all(name: str) -> None:
    for described in objects_of(load(name).schema):
        assert described["additionalProperties"] is False
        left_out = set(described["properties"]) - set(described["required"])
        assert left_out <= {"run", "clauses", "problems"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("findings", 0, "outcome"), "satisfied"),
        (("findings", 0, "surplus"), 1),
        (("summary", "conclusion"), "lawful"),
        (("documents", 0, "sha256"), "abc"),
        (("steps", 0, "verdict"), "passed"),
        (("as_of",), "2024/7/1"),
        (("findings", 0, "quote"), "路径为空的发现不能有原文"),
    ],
)
def test_wrong_values_are_refused(path: tuple[Any, ...], value: Any) -> None:
    made = report_json(samples.review_report())
    target: Any = made
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    assert not load("report.schema.json").is_valid(made)


def test_facts_of_the_contract_are_valid() -> None:
    passage = {"block": 3, "start": 8, "end": 30}
    document = {
        "path": "a.txt",
        "role": "draft",
        "genre": "办法",
        "title": "澄湖县停车办法",
        "issuers": [],
        "document_number": None,
        "signed_on": None,
        "outline": {
            "chapters": 5,
            "articles": 42,
            "articles_with_inserted": 43,
            "provisions": [{"level": "article", "number": "133-1", "label": "第一百三十三条之一", **passage}],
        },
        "citations": [
            {
                **passage,
                "quote": "《行政处罚法》第十六条",
                "title": "中华人民共和国行政处罚法",
                "number": None,
                "internal": False,
                "targets": [{"article": "16", "paragraph": None, "item": None}],
                "status": "in_force",
                "version": "2021-01-22",
            }
        ],
        "dates": [{**passage, "from": "2024-03-01", "until": "2024-03-31"}],
        "events": [
            {
                "step": "public_participation",
                "status": "performed",
                **passage,
                "date": "2024-03-01",
                "actor": None,
            }
        ],
    }
    facts = {"schema": "hegui.facts/1", "documents": [document, {**document, "clauses": []}]}
    load("facts.schema.json").validate(facts)
    facts["documents"].append({**document, "extra": 1})
    assert not load("facts.schema.json").is_valid(facts)
