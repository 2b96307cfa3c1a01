"""The same work on several machines: batches of files on Dask, answers written by one process here.

Few batches are under way at a time, so that neither side gathers work or results; a batch whose worker is
lost is given to another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from hegui.archive.workers import Answer, Setup, Work
from hegui.errors import UsageError

BATCH = 64
"""Files a Dask task: below it the scheduler costs more than the files."""
AHEAD = 2
"""Batches under way for each worker."""
RETRIES = 5
"""How often a batch is given out again after its worker was lost."""


def run_on_dask(address: str, setup: Setup, tasks: Iterable[Any]) -> Iterator[Answer]:
    """Answers to all tasks, as batches get ready. Errors: UsageError where no scheduler answers."""
    client = _connect(address)
    try:
        yield from _run(client, setup, iter(tasks))
    finally:
        client.close()


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--dask 需要另装组件：pip install 'hegui[cluster]'") from None
    try:
        return Client(address, timeout=30, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"连不上 Dask 调度器 {address}（{type(error).__name__}）") from None


def _run(client: Any, setup: Setup, tasks: Iterator[Any]) -> Iterator[Answer]:
    from distributed import as_completed

    def submit() -> Any:
        batch = list(islice(tasks, BATCH))
        return client.submit(work_batch, setup, batch, retries=RETRIES, pure=False) if batch else None

    width = AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    first = [future for _ in range(width) if (future := submit()) is not None]
    ready = as_completed(first, loop=client.loop)
    for future in ready:
        answers = future.result()
        following = submit()
        if following is not None:
            ready.add(following)
        yield from answers


def work_batch(setup: Setup, batch: list[Any]) -> list[Answer]:
    """Answers to one batch, on a worker of Dask."""
    work = _prepared(setup)
    return [_answer(work, task) for task in batch]


def _answer(work: Work, task: Any) -> Answer:
    try:
        return Answer(task, work(task))
    except Exception as error:
        reason = f"检查时出错（{type(error).__name__}：{error}），请报告此问题"
        return Answer(task, None, "examine-failed", reason)


def _prepared(setup: Setup) -> Work:
    """The worker's own setup, done once for each kind of run."""
    return _remembered(_Key(setup))


class _Key:
    """A setup that is compared by what it would set up."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._name = repr(setup)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)


@lru_cache(maxsize=2)
def _remembered(key: _Key) -> Work:
    return key.setup()
