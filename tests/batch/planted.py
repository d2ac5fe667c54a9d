"""Work functions that misbehave, for workers that must bear it. Imported inside the worker processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.batch.child import DISK_FULL, Answer
from toolkit.batch.work import convert_file

HERE = "tests.batch.planted"


def misbehave(task: Mapping[str, Any], setting: Mapping[str, Any]) -> Iterator[Answer | None]:
    """As the file's first line says; anything else is worked on as always."""
    first = Path(task["path"]).read_bytes()[:40].split(b"\n")[0].decode("utf-8", "replace").strip()
    if first == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if first == "exit":
        os._exit(3)
    if first == "raise":
        raise ZeroDivisionError("planted")
    if first == "hang":
        time.sleep(600)
    if first == "memory":
        yield _bomb()
    if first == "full":
        yield Answer(DISK_FULL, "磁盘已满")
        return
    if first == "slow":
        time.sleep(0.4)
    yield from convert_file(task, setting)


def _bomb() -> Answer | None:
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def print_loudly(task: Mapping[str, Any], setting: Mapping[str, Any]) -> Iterator[Answer | None]:
    print("from a library")
    os.write(1, b"from C\n")
    yield from convert_file(task, setting)


def long_file_of_many(task: Mapping[str, Any], setting: Mapping[str, Any]) -> Iterator[Answer | None]:
    """Longer than one report may take, but every report in time."""
    for _ in range(6):
        time.sleep(0.3)
        yield None
    yield Answer("unreadable", "没有内容")
