"""`hegui check`: documents on their own, from the cache where nothing changed, in processes if many."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hegui import __version__
from hegui.engine.run import fold_into
from hegui.intake.folder import Input, Listing, list_inputs
from hegui.model.document import Document
from hegui.model.report import DocumentRecord, Finding, Report, RuleResult
from hegui.model.rule import Outcome
from hegui.pipeline.expression_store import store_expressions
from hegui.pipeline.one_file import FileResult, examine_file
from hegui.pipeline.run import Run, RunSpec
from hegui.report.build import build_report
from hegui.settings import Settings, cache_folder

MANY = 32
CHUNK = 16
Progress = Callable[[int, int], None]


def check_documents(
    paths: Sequence[Path],
    settings: Settings,
    *,
    today: date,
    keep_texts: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Checks files and folders; the report does not depend on jobs or cache.

    Errors: UsageError for a missing path, RuleError, SettingsError.
    """
    spec = RunSpec(settings=settings, command="check", today=today, keep_texts=keep_texts)
    run = Run(spec)
    listing = list_inputs(paths, command="check", include=settings.include, exclude=settings.exclude)
    _ = run.document_rules
    report = _assemble(run, listing, examine_inputs(run, listing.inputs, progress))
    store_expressions()
    return report


def _assemble(run: Run, listing: Listing, results: Iterator[FileResult]) -> Report:
    folded: dict[str, list[object]] = {bound.rule.id: _untouched() for bound in run.document_rules}
    records: list[DocumentRecord] = []
    findings: list[Finding] = []
    problems = list(listing.problems)
    texts: list[Document] = []
    for result in results:
        problems.extend(result.problems)
        findings.extend(result.findings)
        for one in result.results:
            if one.outcome is not Outcome.NOT_APPLICABLE:
                fold_into(folded, one)
        if result.record is not None:
            records.append(result.record)
        if result.document is not None:
            texts.append(result.document)
    return build_report(
        command=run.spec.command,
        version=__version__,
        rules_digest=run.rulebook.digest,
        statutes_digest=run.statutes_digest,
        as_of=run.as_of,
        jurisdiction=run.settings.jurisdiction,
        results=[_result(rule, state) for rule, state in folded.items()],
        findings=_waived(findings, run),
        problems=problems,
        records=records,
        documents=texts,
        excluded=listing.excluded,
    )


def _waived(findings: list[Finding], run: Run) -> tuple[Finding, ...]:
    if run.settings.waivers is None and run.settings.baseline is None:
        return tuple(findings)
    from hegui.pipeline.waiver import apply_waivers

    return apply_waivers(findings, run.settings, run.spec.today)


def _untouched() -> list[object]:
    return [Outcome.NOT_APPLICABLE, 0, "没有可检查的对象"]


def _result(rule: str, state: list[object]) -> RuleResult:
    outcome, examined, reason = state
    return RuleResult(rule=rule, outcome=outcome, examined=examined, reason=reason)  # type: ignore[arg-type]


def examine_inputs(
    run: Run, inputs: Sequence[Input], progress: Progress | None = None
) -> Iterator[FileResult]:
    """One result an input, in order of the inputs; cached results are not read again."""
    cache = _open_cache(run)
    done: dict[str, FileResult] = {}
    waiting: list[tuple[Input, str | None]] = []
    for one in inputs:
        key = _content_key(one) if cache is not None else None
        plain = cache.get(key) if cache is not None and key is not None else None
        if plain is None:
            waiting.append((one, key))
        else:
            done[one.path] = _from_plain(plain, one.path)
    fresh = _examine_all(run, [one for one, _ in waiting])
    keys = {one.path: key for one, key in waiting}
    for count, one in enumerate(inputs, 1):
        result = done.pop(one.path, None) or _next(fresh, keys, cache)
        if progress is not None:
            progress(count, len(inputs))
        yield result
    if cache is not None:
        cache.flush()
        cache.close()


def _next(fresh: Iterator[FileResult], keys: dict[str, str | None], cache: Any) -> FileResult:
    result = next(fresh)
    key = keys[result.path]
    if cache is not None and key is not None and not result.problems:
        cache.add(key, result)
    return result


def _open_cache(run: Run) -> Any:
    if not run.settings.cache or run.spec.keep_texts:
        return None
    from hegui.pipeline.cache import ResultCache

    return ResultCache(cache_folder(), run.key)


def _from_plain(plain: dict[str, Any], path: str) -> FileResult:
    from hegui.pipeline.codec import from_plain

    return from_plain(plain, path)


def _content_key(one: Input) -> str | None:
    try:
        return hashlib.sha256(one.file.read_bytes()).hexdigest() + one.file.suffix.lower()
    except OSError:
        return None


def _examine_all(run: Run, inputs: Sequence[Input]) -> Iterator[FileResult]:
    jobs = run.settings.jobs or (1 if len(inputs) < MANY else os.cpu_count() or 1)
    if jobs == 1 or len(inputs) < 2:
        for one in inputs:
            yield examine_file(run, one.file, one.path)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=start_worker, initargs=(run.spec,)) as pool:
        pairs = [(one.file, one.path) for one in inputs]
        yield from pool.map(work, pairs, chunksize=CHUNK)


_worker: list[Run] = []


def start_worker(spec: RunSpec) -> None:
    """Sets up a worker process: the same run from its spec."""
    _worker[:] = [Run(spec)]


def work(pair: tuple[Path, str]) -> FileResult:
    """Examines one input in a worker process."""
    return examine_file(_worker[0], *pair)
