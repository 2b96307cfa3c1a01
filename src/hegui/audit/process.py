"""The work of an audit: contents without a result go to workers, their results to the store, in batches."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hegui.archive.store.store import Examined, Store, Task
from hegui.archive.workers import Answer, WorkerPool
from hegui.audit.examine import examiner, failed
from hegui.audit.plan import TIMEOUT, AuditPlan
from hegui.pipeline.run import Run, RunSpec

FEW = 16
"""Up to so many files are examined in this process: starting another takes longer."""
COMMIT_ROWS = 200
COMMIT_SECONDS = 1.0
PRELOAD = ("hegui.audit.examine", "hegui.rulebook.loader", "hegui.intake.docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How many contents were examined in this run, and how many of those had failed before."""

    examined: int
    retried: int


def process(plan: AuditPlan, store: Store, run: Run, rules: str) -> Work:
    """Examines every content that has no result under ``rules``; a result is committed at most a second late.

    A run that was killed goes on here where it stopped: what has a result is not among the tasks.
    """
    day = run.as_of.isoformat()
    total = store.count_waiting(rules, day, retry=plan.retry_failed)
    retried = 0
    pending: list[Examined] = []
    committed = time.monotonic()
    done = problems = 0
    try:
        for answer in _answers(plan, run, rules, total, store.waiting(rules, day, retry=plan.retry_failed)):
            done += 1
            retried += answer.task.attempts > 0
            row = answer.value if not answer.code else failed(answer.task, rules, answer.code, answer.message)
            problems += row.result["failure"] is not None
            pending.append(row)
            if len(pending) >= COMMIT_ROWS or time.monotonic() - committed > COMMIT_SECONDS:
                store.put_results(pending)
                pending, committed = [], time.monotonic()
            if plan.progress is not None:
                plan.progress(done, total, problems)
    finally:
        store.put_results(pending)
    return Work(examined=done, retried=retried)


def _answers(plan: AuditPlan, run: Run, rules: str, total: int, tasks: Iterable[Task]) -> Iterator[Answer]:
    jobs = plan.settings.jobs or min(os.cpu_count() or 1, max(1, total // FEW))
    setup = examiner(RunSpec(settings=run.settings, command="audit", today=run.spec.today), rules)
    if plan.dask is not None:
        from hegui.archive.cluster import run_on_dask

        return run_on_dask(plan.dask, setup, tasks)
    if jobs == 1 and total <= FEW and plan.timeout == TIMEOUT:
        return _inline(run, rules, tasks)
    return WorkerPool(setup, jobs=jobs, timeout=plan.timeout, preload=PRELOAD).run(tasks)


def _inline(run: Run, rules: str, tasks: Iterable[Task]) -> Iterator[Answer]:
    from hegui.audit.examine import examine_task

    for task in tasks:
        try:
            yield Answer(task, examine_task(run, rules, task))
        except Exception as error:
            reason = f"检查时出错（{type(error).__name__}：{error}），请报告此问题"
            yield Answer(task, None, "examine-failed", reason)
