"""`hegui facts`: what the reader and the parsers see of each document, without any rule (`hegui.facts/1`)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hegui.engine.dates import deciding_date
from hegui.errors import UnreadableError
from hegui.intake.folder import Input, list_inputs
from hegui.intake.reader import read_document
from hegui.model.document import Citation, DateMention, Document, Problem
from hegui.model.dossier import Evidence
from hegui.model.outline import Level, Provision
from hegui.parsing.document import build_document
from hegui.parsing.outline_index import provision_number
from hegui.rulebook.place import builtin_rules
from hegui.settings import Settings
from hegui.statutes.reference import Reference
from hegui.statutes.status import judge_citation

SCHEMA = "hegui.facts/1"
PARTS = frozenset({"outline", "citations", "dates"})
MANY = 32
CHUNK = 8

Facts = dict[str, Any]
_Seen = tuple[Facts | None, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsSpec:
    """What a worker process needs to see the same facts; picklable."""

    settings: Settings
    today: date
    clauses: bool = False
    block: int | None = None


class _Viewer:
    """Reads and shows one file after the other; holds the reference tables."""

    def __init__(self, spec: FactsSpec) -> None:
        self.spec = spec
        self.reference = Reference(builtin_rules() / "reference", spec.settings.statutes)

    def see(self, one: Input) -> _Seen:
        """The facts of one input, or None with the problem that says why."""
        try:
            raw = read_document(one.file, one.path)
        except UnreadableError as error:
            return None, (Problem(path=one.path, code=error.code, message=str(error)),)
        document = build_document(raw, parts=PARTS, reference=self.reference)
        facts = document_facts(document, self.reference, self.spec)
        if self.spec.clauses:
            from hegui.pipeline.clause_facts import clause_facts

            facts["clauses"] = clause_facts(document, self.reference, self.spec.block)
        return facts, ()


def build_facts(paths: Sequence[Path], settings: Settings, today: date, clauses: bool = False) -> Facts:
    """The facts of files and folders, as plain JSON values in order of their paths.

    ``problems`` lists inputs that could not be read. The result does not depend on ``settings.jobs``.
    clauses: adds the clause analysis; a path may then end in ``:BLOCK`` (0-based) to ask for one block.
    Errors: UsageError for a missing path; ReferenceTableError.
    """
    block = None
    if clauses and len(paths) == 1:
        from hegui.pipeline.clause_facts import split_block

        path, block = split_block(paths[0])
        paths = (path,)
    spec = FactsSpec(settings=settings, today=today, clauses=clauses, block=block)
    listing = list_inputs(paths, command="facts", include=settings.include, exclude=settings.exclude)
    problems = list(listing.problems)
    documents: list[Facts] = []
    for facts, unread in _see_all(spec, listing.inputs):
        problems.extend(unread)
        if facts is not None:
            documents.append(facts)
    shown = [_problem(problem) for problem in sorted(problems, key=_by_path)]
    return {"schema": SCHEMA, "documents": documents, "problems": shown}


def facts_jsonl(facts: Mapping[str, Any]) -> str:
    """One line for each document and for each problem, every line with the schema; ends with a line feed."""
    lines = [{"schema": facts["schema"], **document} for document in facts["documents"]]
    lines += [{"schema": facts["schema"], "problem": problem} for problem in facts["problems"]]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _see_all(spec: FactsSpec, inputs: Sequence[Input]) -> Iterator[_Seen]:
    jobs = spec.settings.jobs or (1 if len(inputs) < MANY else os.cpu_count() or 1)
    if jobs == 1 or len(inputs) < 2:
        viewer = _Viewer(spec)
        yield from map(viewer.see, inputs)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(spec,)) as pool:
        yield from pool.map(_work, inputs, chunksize=CHUNK)


_worker: list[_Viewer] = []


def _start_worker(spec: FactsSpec) -> None:
    _worker[:] = [_Viewer(spec)]


def _work(one: Input) -> _Seen:
    return _worker[0].see(one)


def document_facts(document: Document, reference: Reference, spec: FactsSpec) -> Facts:
    """The facts of one parsed document; offsets count code points within their block."""
    on, _ = deciding_date(document, spec.settings.as_of, spec.today)
    as_of = spec.settings.as_of or spec.today
    number = document.document_number
    facts: Facts = {
        "path": document.source.path,
        "role": str(document.role),
        "genre": document.genre,
        "title": document.title,
        "issuers": list(document.issuers),
        "document_number": None
        if number is None
        else {
            "text": number.text,
            "agency_code": number.agency_code,
            "year": number.year,
            "serial": number.serial,
        },
        "signed_on": _iso(document.signed_on),
        "outline": _outline(document),
        "citations": [_citation(document, c, reference, on, as_of) for c in document.citations],
        "dates": [_mention(document, mention) for mention in document.dates],
        "events": [_event(document, event) for event in _find_events(document, reference)],
    }
    return facts


def _find_events(document: Document, reference: Reference) -> tuple[Evidence, ...]:
    from hegui.procedure.evidence import find_events

    return find_events(document, reference.step_likeness)


def _outline(document: Document) -> Facts:
    provisions = document.outline.provisions
    articles = [p for p in provisions if p.level is Level.ARTICLE]
    return {
        "chapters": sum(p.level is Level.CHAPTER for p in provisions),
        "articles": sum(not p.inserted for p in articles),
        "articles_with_inserted": len(articles),
        "provisions": [_provision(document, p) for p in provisions],
    }


def _provision(document: Document, item: Provision) -> Facts:
    begin = document.blocks[item.block].start
    return {
        "level": str(item.level),
        "number": provision_number(item),
        "label": item.label,
        "block": item.block,
        "start": item.start - begin,
        "end": item.end - begin,
    }


def _citation(document: Document, one: Citation, reference: Reference, on: date, as_of: date) -> Facts:
    status, version = _status(document, one, reference, on, as_of)
    return {
        **_place(document, one.start, one.end),
        "quote": document.text[one.start : one.end],
        "title": one.title,
        "number": one.number,
        "internal": one.internal,
        "targets": [{"article": t.article, "paragraph": t.paragraph, "item": t.item} for t in one.targets],
        "status": status,
        "version": version,
    }


def _status(
    document: Document, one: Citation, reference: Reference, on: date, as_of: date
) -> tuple[str, str | None]:
    """Status and the date of the version that stood; an internal target stands or does not."""
    if one.internal:
        return {True: "in_force", False: "no_such_article", None: "unknown"}[one.resolved], None
    answer = judge_citation(reference.catalogue, document, one, on, as_of)
    return str(answer.status), _iso(answer.version.version_date) if answer.version is not None else None


def _mention(document: Document, mention: DateMention) -> Facts:
    return {
        **_place(document, mention.start, mention.end),
        "from": mention.first.isoformat(),
        "until": mention.last.isoformat(),
    }


def _event(document: Document, event: Evidence) -> Facts:
    return {
        "step": str(event.step),
        "status": str(event.status),
        **_place(document, event.start, event.end),
        "date": _iso(event.date),
        "actor": event.actor,
    }


def _place(document: Document, start: int, end: int) -> Facts:
    block = document.block_index(start)
    begin = document.blocks[block].start
    return {"block": block, "start": start - begin, "end": end - begin}


def _problem(problem: Problem) -> Facts:
    return {"path": problem.path, "code": problem.code, "message": problem.message}


def _by_path(problem: Problem) -> tuple[str, str]:
    return problem.path, problem.code


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
