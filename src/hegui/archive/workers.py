"""Work spread over processes of this machine: a slow file is killed, a dead worker costs one file.

What is done to a task is handed in; nothing of it is known here. Answers come in the order in which they
are ready.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from hegui.errors import HeguiError

Work = Callable[[Any], Any]
Setup = Callable[[], Work]

AHEAD = 16
"""Tasks that a worker may have waiting."""
RECYCLE = 2000
"""Tasks after which a worker is replaced by a fresh one."""

MOST_STILLBORN = 8
"""Workers in a row that end before they are ready."""


class Answer(NamedTuple):
    """What became of a task. code: empty, or timeout, worker-died, examine-failed with a Chinese message."""

    task: Any
    value: Any = None
    code: str = ""
    message: str = ""


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    tasks: deque[Any] = field(default_factory=deque)
    is_ready: bool = False
    since: float = 0.0
    done: int = 0


class WorkerPool:
    """Processes that each run ``setup()`` once and then its result on every task.

    setup: picklable; timeout: seconds for one task, None for none; recycle: tasks a worker lives for.
    """

    def __init__(
        self, setup: Setup, *, jobs: int, timeout: float | None = None, recycle: int = RECYCLE,
        preload: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        if method == "forkserver" and preload:
            self._context.set_forkserver_preload(list(preload))
        self._setup = setup
        self._jobs = jobs
        self._timeout = timeout
        self._recycle = recycle
        self._workers: list[_Worker] = []
        self._stillborn = 0

    def run(self, tasks: Iterable[Any]) -> Iterator[Answer]:
        """Answers to all tasks; tasks are taken as workers get free."""
        waiting: deque[Any] = deque()
        stream = iter(tasks)
        self._workers = [self._start() for _ in range(self._jobs)]
        try:
            while True:
                self._feed(waiting, stream)
                if not any(worker.tasks for worker in self._workers):
                    return
                yield from self._gather(waiting)
        finally:
            self.stop()

    def stop(self) -> None:
        """Ends all workers at once."""
        for worker in self._workers:
            _kill(worker)
        self._workers = []

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._setup, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process=process, pipe=ours)

    def _feed(self, waiting: deque[Any], stream: Iterator[Any]) -> None:
        for index, worker in enumerate(self._workers):
            if worker.done + len(worker.tasks) < self._recycle:
                self._feed_one(worker, waiting, stream)
            elif not worker.tasks:
                _end(worker)
                self._workers[index] = self._start()
                self._feed_one(self._workers[index], waiting, stream)

    def _feed_one(self, worker: _Worker, waiting: deque[Any], stream: Iterator[Any]) -> None:
        if len(worker.tasks) > AHEAD // 2:
            return
        if not worker.tasks:
            worker.since = time.monotonic()
        for _ in range(AHEAD - len(worker.tasks)):
            task = waiting.popleft() if waiting else next(stream, None)
            if task is None:
                return
            worker.tasks.append(task)
            if not _send(worker, task):
                return

    def _gather(self, waiting: deque[Any]) -> Iterator[Answer]:
        """Answers that are there, after waiting for one or for a deadline."""
        by_pipe = {worker.pipe: index for index, worker in enumerate(self._workers)}
        for pipe in wait(list(by_pipe), timeout=self._patience()):
            yield from self._receive(by_pipe[pipe], waiting)  # type: ignore[index]
        now = time.monotonic()
        for index, worker in enumerate(self._workers):
            if self._timeout is None or not worker.is_ready or not worker.tasks:
                continue
            if now - worker.since > self._timeout:
                yield self._replace(index, waiting, "timeout", f"检查超过{self._timeout:g}秒，已中止")

    def _patience(self) -> float | None:
        if self._timeout is None:
            return None
        busy = [worker.since for worker in self._workers if worker.is_ready and worker.tasks]
        left = min(busy, default=time.monotonic()) + self._timeout - time.monotonic()
        return min(max(left, 0.01), self._timeout)

    def _receive(self, index: int, waiting: deque[Any]) -> Iterator[Answer]:
        worker = self._workers[index]
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._count_stillborn(worker)
            if worker.tasks:
                yield self._replace(
                    index, waiting, "worker-died", "检查进程异常退出（可能内存不足），未能完成"
                )
            else:
                self._workers[index] = self._start()
            return
        worker.since = time.monotonic()
        if kind == "broken":
            raise HeguiError(value)
        if kind == "ready":
            worker.is_ready = True
            self._stillborn = 0
            return
        worker.done += 1
        task = worker.tasks.popleft()
        if kind == "done":
            yield Answer(task, value)
        else:
            yield Answer(task, None, "examine-failed", f"检查时出错（{value}），请报告此问题")

    def _count_stillborn(self, worker: _Worker) -> None:
        """Gives up where no worker comes to life: starting more of them would go on for ever."""
        self._stillborn += not worker.is_ready
        if self._stillborn > MOST_STILLBORN:
            raise HeguiError("检查进程无法启动，请报告此问题")

    def _replace(self, index: int, waiting: deque[Any], code: str, message: str) -> Answer:
        """Puts a new worker in the place of one that hangs or died; its other tasks go back."""
        worker = self._workers[index]
        _kill(worker)
        task = worker.tasks.popleft()
        waiting.extendleft(reversed(worker.tasks))
        self._workers[index] = self._start()
        return Answer(task, None, code, message)


def _send(worker: _Worker, task: Any) -> bool:
    try:
        worker.pipe.send(task)
    except (BrokenPipeError, OSError):
        return False  # its death is seen when its answer is waited for
    return True


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join(5)
    _kill(worker)


def _kill(worker: _Worker) -> None:
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _serve(pipe: Connection, setup: Setup, parent: int) -> None:
    """The life of a worker; it ends when its pipe does, thus also when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    del parent
    try:
        try:
            work = setup()
        except Exception as error:
            pipe.send(("broken", str(error)))
            return
        pipe.send(("ready", None))
        while True:
            task = pipe.recv()
            try:
                answer = ("done", work(task))
            except Exception as error:
                answer = ("failed", f"{type(error).__name__}：{error}")
            pipe.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
