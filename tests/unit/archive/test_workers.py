"""Worker processes: answers, slow files, dead workers, fresh workers."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import Any

import pytest

from hegui.archive.workers import WorkerPool
from hegui.errors import HeguiError


def _ready(work: Any) -> Any:
    return work


def _double(task: int) -> int:
    return 2 * task


def _awkward(task: int) -> tuple[int, int]:
    """7 raises, 11 hangs, 13 dies; the others give themselves and their process."""
    if task == 7:
        raise ValueError("七")
    if task == 11:
        time.sleep(60)
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return task, os.getpid()


def _never() -> Any:
    os._exit(3)


def test_every_task_is_answered_once() -> None:
    pool = WorkerPool(partial(_ready, _double), jobs=2)
    answers = list(pool.run(iter(range(100))))
    assert sorted(answer.value for answer in answers) == [2 * n for n in range(100)]
    assert all(answer.code == "" for answer in answers)


def test_a_task_that_raises_hangs_or_kills_costs_itself_only() -> None:
    pool = WorkerPool(partial(_ready, _awkward), jobs=2, timeout=1.0)
    answers = {answer.task: answer for answer in pool.run(iter(range(40)))}
    assert {task: answer.code for task, answer in answers.items() if answer.code} == {
        7: "examine-failed",
        11: "timeout",
        13: "worker-died",
    }
    assert sorted(answers) == list(range(40))
    assert "七" in answers[7].message


def test_workers_are_replaced_after_so_many_tasks() -> None:
    pool = WorkerPool(partial(_ready, _awkward), jobs=1, recycle=5)
    answers = list(pool.run(iter(range(100, 120))))
    processes = {answer.value[1] for answer in answers}
    assert len(answers) == 20
    assert len(processes) >= 2


def test_no_tasks() -> None:
    assert list(WorkerPool(partial(_ready, _double), jobs=2).run(iter(()))) == []


def test_workers_that_never_start_end_the_run() -> None:
    with pytest.raises(HeguiError, match="无法启动"):
        list(WorkerPool(_never, jobs=1).run(iter(range(50))))


def test_leaving_early_ends_the_workers() -> None:
    pool = WorkerPool(partial(_ready, _awkward), jobs=2)
    running = pool.run(iter(range(100, 1000)))
    process = next(running).value[1]
    running.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def _refuses() -> Any:
    raise HeguiError("规则被修改")


def test_what_a_worker_says_when_it_cannot_be_set_up_ends_the_run() -> None:
    with pytest.raises(HeguiError, match="规则被修改"):
        list(WorkerPool(_refuses, jobs=2).run(iter(range(50))))
