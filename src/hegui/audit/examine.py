"""The per-file function of an audit: bytes to findings, facts, and the rows that the store keeps."""

from __future__ import annotations

import os
from array import array
from functools import partial
from pathlib import Path
from typing import Any

from hegui.archive.codec import clean_key, pack, pack_facts, pack_statement
from hegui.archive.facts import PARTS, build_facts
from hegui.archive.name import title_key
from hegui.archive.number import number_key
from hegui.archive.source import Statement
from hegui.archive.store.store import Examined, Task
from hegui.archive.workers import Setup, Work
from hegui.audit.plan import rules_key
from hegui.engine.dates import deciding_date
from hegui.errors import UnreadableError, UsageError
from hegui.intake.reader import read_bytes, read_document
from hegui.model.document import Document, Problem
from hegui.model.register import CitedInstrument, DocumentFacts
from hegui.model.report import Finding
from hegui.model.rule import Outcome, Severity
from hegui.parsing.document import build_document
from hegui.pipeline.codec import to_plain
from hegui.pipeline.one_file import FileResult, examine_document
from hegui.pipeline.run import Run, RunSpec
from hegui.report.build import FORBIDDING_FAMILIES, is_counted

RANKS = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.SATISFIED, Outcome.NOT_APPLICABLE)
"""Outcomes from the one that wins over many units to the one that loses."""
RANK_OF = {outcome: rank for rank, outcome in enumerate(RANKS)}


def examiner(spec: RunSpec, rules: str) -> Setup:
    """What a worker sets up: the run of ``spec``; results are filed under the key ``rules``."""
    return partial(set_up, spec, rules)


def set_up(spec: RunSpec, rules: str) -> Work:
    """The per-file function with its run loaded. Errors: UsageError where its rules are not the audit's."""
    run = Run(spec)
    if rules_key(run) != rules:
        raise UsageError("检查进程的规则与本次审计不同（审计中被修改，或者各机器版本不一），请重新运行")
    return partial(examine_task, run, rules)


def examine_task(run: Run, rules: str, task: Task) -> Examined:
    """Examines one content. Never raises for what a file holds."""
    try:
        document = _read(run, task)
    except UnreadableError as error:
        problem = Problem(path=task.path, code=error.code, message=str(error))
        result = FileResult(path=task.path, record=None, problems=(problem,))
        return packed(task, rules, result, day="", failure=error.code)
    result = examine_document(run, document)
    _, dated = deciding_date(document, run.settings.as_of, run.spec.today)
    day = "" if dated else run.as_of.isoformat()
    return packed(task, rules, result, day=day, facts=build_facts(document))


def _read(run: Run, task: Task) -> Document:
    address = os.fsdecode(task.address)
    layout = "layout" in run.needs
    if "://" in address:
        raw = read_bytes(_fetch(address), task.path, layout=layout)
    else:
        raw = read_document(Path(address), task.path, layout=layout)
    return build_document(raw, parts=run.needs | PARTS, reference=run.reference)


def _fetch(address: str) -> bytes:
    import fsspec

    try:
        with fsspec.open(address, "rb") as stream:
            return bytes(stream.read())
    except Exception as error:
        kind = type(error).__name__
        raise UnreadableError("unreadable-file", f"无法从远程位置读取（{kind}）。") from error


def packed(
    task: Task,
    rules: str,
    result: FileResult,
    *,
    day: str,
    facts: DocumentFacts | None = None,
    failure: str | None = None,
) -> Examined:
    """The rows of a result."""
    plain = to_plain(result)
    counted = [finding for finding in result.findings if is_counted(finding)]
    row: dict[str, Any] = {
        "content": task.content,
        "rules": rules,
        "day": day,
        "failure": failure,
        "attempts": task.attempts + 1 if failure else 0,
        "record": None if plain["record"] is None else pack(plain["record"]),
        "problems": pack(plain["problems"]) if plain["problems"] else None,
        **{severity.value: sum(f.severity is severity for f in counted) for severity in Severity},
        "forbidding": sum(map(forbids, counted)),
        "outcomes": bytes(RANK_OF[one.outcome] for one in result.results),
        "examined": array("I", (one.examined for one in result.results)).tobytes(),
        "reasons": pack([one.reason for one in result.results]),
        "findings": pack(plain["findings"]) if plain["findings"] else None,
    }
    if facts is None:
        return Examined(row)
    return Examined(row, *fact_rows(task.content, facts))


def fact_rows(
    content: str, facts: DocumentFacts
) -> tuple[dict[str, Any], tuple[str, ...], list[dict[str, Any]]]:
    """Rows of a document's facts: itself, its names, what it cites and ends."""
    names = tuple(dict.fromkeys(map(clean_key, facts.names)))
    return _fact_row(content, facts), names, _citation_rows(content, facts)


def failed(task: Task, rules: str, code: str, message: str) -> Examined:
    """The rows of a file whose examination was cut off."""
    problem = Problem(path=task.path, code=code, message=message)
    result = FileResult(path=task.path, record=None, problems=(problem,))
    return packed(task, rules, result, day="", failure=code)


def forbids(finding: Finding) -> bool:
    """Whether a finding forbids submission (contract, "conclusion")."""
    return finding.severity is Severity.BLOCK and finding.rule.startswith(FORBIDDING_FAMILIES)


def _fact_row(content: str, facts: DocumentFacts) -> dict[str, Any]:
    kind, code, year = facts.number.series if facts.number else ("", "", 0)
    return {
        "content": content,
        "kind": kind,
        "code": clean_key(code),
        "year": year,
        "serial": facts.number.serial if facts.number else 0,
        "number_key": clean_key(number_key(facts.printed_number)),
        "plain": pack_facts(facts),
    }


def _citation_rows(content: str, facts: DocumentFacts) -> list[dict[str, Any]]:
    statements: tuple[Statement, ...] = (*facts.citations, *facts.repeals)
    return [
        {
            "content": content,
            "ordinal": ordinal,
            "title_key": clean_key(title_key(statement.title)),
            "number_key": clean_key(number_key(statement.number)),
            "basis": int(isinstance(statement, CitedInstrument) and statement.basis),
            "repeal": int(not isinstance(statement, CitedInstrument)),
            "plain": pack_statement(statement),
        }
        for ordinal, statement in enumerate(statements)
    ]
