"""The inside of a worker: takes tasks from its line one after the other until the line ends."""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from toolkit.writers.summary_entry import Status

MEGABYTE = 1024 * 1024
# What the address space of a process holds that isn't its data: libraries, stacks, reserved arenas.
_OVERHEAD_MEGABYTES = 512

READY = "ready"
# A report of the file is done: the clock begins anew.
STEP = "step"


@dataclass(frozen=True, slots=True)
class Answer:
    """How a file ended: done, unchanged, or failed with its reason."""

    status: str
    reason: str = ""
    # The file's hash, where what became of it depends on nothing else.
    sha256: str | None = None


UNCHANGED = "unchanged"
DISK_FULL = "disk_full"

# The function that works on one file: `module:function`, given the task and the run's setting, yields after each report.
Work = str
CONVERT: Work = "toolkit.batch.work:convert_file"


def encode(message: Any) -> bytes:
    return json.dumps(message).encode()


def decode(message: bytes) -> Any:
    return json.loads(message)


def serve(line: Connection, work: Work, setting: dict[str, Any], megabytes: int) -> None:
    """Runs in the child process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_quiet()
    _end_with_parent()
    module, _, name = work.partition(":")
    function: Callable[[dict[str, Any], dict[str, Any]], Iterator[Answer | None]]
    function = getattr(importlib.import_module(module), name)
    _limit_memory(megabytes)
    line.send_bytes(encode(READY))
    while True:
        try:
            task = decode(line.recv_bytes())
        except EOFError:
            return
        line.send_bytes(encode(asdict(_answer(function, task, setting, line))))


def _answer(
    function: Callable[[dict[str, Any], dict[str, Any]], Iterator[Answer | None]],
    task: dict[str, Any],
    setting: dict[str, Any],
    line: Connection,
) -> Answer:
    try:
        for answer in function(task, setting):
            if answer is not None:
                return answer
            line.send_bytes(encode(STEP))
    except MemoryError:
        return Answer(Status.MEMORY.value, "处理时占用内存超过上限，已中止。可能文件过大或结构异常，请单独检查。")
    except Exception as fault:  # noqa: BLE001 - a fault of this program must not stop the other files
        return Answer(
            Status.CRASH.value, f"程序内部错误（{type(fault).__name__}：{fault!s:.200}），请单独检查这个文件。"
        )
    return Answer(Status.DONE.value)


def _be_quiet() -> None:
    """Libraries that print would print into the parent's progress."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _end_with_parent() -> None:
    """A worker whose parent was killed would go on alone, and write into a folder that is nobody's any more."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory(megabytes: int) -> None:
    """Where the system can refuse memory beyond a limit, it does; Windows and macOS can't."""
    if sys.platform == "win32":
        return
    import resource

    limit = (megabytes + _OVERHEAD_MEGABYTES) * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (OSError, ValueError):
        return
