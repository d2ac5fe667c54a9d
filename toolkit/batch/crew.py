"""Child processes that work on one file at a time, each within its limits of time and memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from toolkit.batch.child import Answer, Work, decode, encode, serve
from toolkit.errors import XxgkError
from toolkit.writers.summary_entry import Status

_SECONDS_TO_START = 120.0
_LONGEST_ANSWER = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. The time is for each report of it."""

    seconds: float = 120.0
    megabytes: int = 2048


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    ready: bool = False
    task: dict[str, Any] | None = None
    deadline: float = field(default=0.0)


class Crew:
    """Hands tasks to workers and yields what became of each, in the order in which they end."""

    def __init__(self, work: Work, setting: dict[str, Any], jobs: int, limits: Limits) -> None:
        self._work = work
        self._setting = setting
        self._jobs = jobs
        self._limits = limits
        self._context = _context(work)
        self._workers: list[_Worker] = []

    def run(
        self, take: Callable[[], dict[str, Any] | None], finished: Callable[[], bool]
    ) -> Iterator[tuple[dict[str, Any], Answer]]:
        """`take` gives the next task, or None while there is none; `finished` says that none will come."""
        while True:
            self._hand_out(take)
            busy = [worker for worker in self._workers if worker.task is not None]
            if not busy and finished():
                return
            for worker in self._heard():
                answer = self._answer(worker)
                if answer is not None and worker.task is not None:
                    task, worker.task = worker.task, None
                    yield task, answer

    def close(self) -> None:
        """Ends all workers at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.line.close()
        self._workers.clear()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hand_out(self, take: Callable[[], dict[str, Any] | None]) -> None:
        idle = [worker for worker in self._workers if worker.task is None]
        while idle or len(self._workers) < self._jobs:
            task = take()
            if task is None:
                return
            worker = idle.pop() if idle else self._start()
            worker.task = task
            worker.deadline = time.monotonic() + (self._limits.seconds if worker.ready else _SECONDS_TO_START)
            if worker.ready:
                self._send(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, self._work, self._setting, self._limits.megabytes), daemon=True
        )
        with _interrupts_ignored():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker) -> None:
        assert worker.task is not None
        # A worker that died meanwhile is seen when its line ends.
        with contextlib.suppress(OSError):
            worker.line.send_bytes(encode(worker.task))

    def _heard(self) -> list[_Worker]:
        """The workers that have something to say, have ended, or have used up their time."""
        busy = [worker for worker in self._workers if worker.task is not None]
        now = time.monotonic()
        patience = max(0.0, min((worker.deadline for worker in busy), default=now + 0.5) - now)
        heard = wait([worker.line for worker in busy], timeout=patience) if busy else []
        now = time.monotonic()
        return [worker for worker in busy if worker.line in heard or worker.deadline <= now]

    def _answer(self, worker: _Worker) -> Answer | None:
        """What a worker said, or what must be said of it; None where it goes on."""
        if not worker.line.poll():
            return self._overdue(worker)
        try:
            message = decode(worker.line.recv_bytes(_LONGEST_ANSWER))
        except (EOFError, OSError, ValueError):
            return self._broken(worker)
        if message == "ready":
            worker.ready = True
            self._send(worker)
        worker.deadline = time.monotonic() + self._limits.seconds
        if not isinstance(message, dict):
            return None
        answer = Answer(**message)
        if answer.status == Status.MEMORY.value:
            # What is left of a process that ran out of memory is not worth keeping.
            self._dismiss(worker)
        return answer

    def _overdue(self, worker: _Worker) -> Answer:
        self._dismiss(worker)
        if not worker.ready:
            raise XxgkError("处理文件的子进程迟迟没有启动，请检查机器是否过于繁忙，或者减少 --jobs。")
        return Answer(
            Status.TIMEOUT.value, f"处理超过 {self._limits.seconds:g} 秒，已中止。可能文件过大或结构异常，请单独检查。"
        )

    def _broken(self, worker: _Worker) -> Answer:
        self._dismiss(worker)
        if not worker.ready:
            raise XxgkError("处理文件的子进程启动不了，请检查安装是否完整。")
        return Answer(
            Status.CRASH.value, f"处理程序意外退出（{_exit_text(worker.process.exitcode)}），请单独检查这个文件。"
        )

    def _dismiss(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)


def load_ahead(work: Work) -> None:
    """Where workers are copies of one process, lets that process load while this one still loads what it needs."""
    if _context(work).get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def _context(work: Work) -> BaseContext:
    """How workers come to be: on Linux as copies of a process that has the work's modules loaded, elsewhere anew."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", work.partition(":")[0]])
    return context


def _exit_text(code: int | None) -> str:
    if code is None or code >= 0:
        return f"退出码 {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"信号 {-code}"
    return f"{name}，可能是内存不足" if name == "SIGKILL" else name


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A child born meanwhile ignores Ctrl-C from its first moment: the parent decides when it ends."""
    if sys.platform == "win32":
        yield
        return
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        # Not the main thread: then nobody presses Ctrl-C on us.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
