"""Measures a batch: python -m bench.batch_scale [COUNT] [--jobs N] [--folder FOLDER].

Prints the time for each report, and the most memory that the parent and each worker held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.make_reports import make

_SECONDS_BETWEEN_LOOKS = 0.25


@dataclass
class Memory:
    """The most that a process and those below it held, in megabytes, looked up in /proc."""

    parent: float = 0.0
    workers: dict[int, float] = field(default_factory=dict)

    def look(self, process: int) -> None:
        self.parent = max(self.parent, _peak(process))
        for child in _below(process):
            self.workers[child] = max(self.workers.get(child, 0.0), _peak(child))


def _peak(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def _below(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [one for child in map(int, children) for one in (child, *_below(child))]


def measure(source: Path, output: Path, jobs: int) -> tuple[int, float, Memory]:
    """Runs the batch as its user would, in a process of its own; its exit status, the seconds, the memory."""
    command = [sys.executable, "-m", "toolkit", "batch", str(source), "-o", str(output), "--jobs", str(jobs)]
    memory = Memory()
    begun = time.monotonic()
    process = subprocess.Popen(command)
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_SECONDS_BETWEEN_LOOKS):
            memory.look(process.pid)

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    done.set()
    watcher.join()
    return status, time.monotonic() - begun, memory


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("count", type=int, nargs="?", default=10_000)
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    ask.add_argument("--folder", type=Path, help="where the reports are made, and kept for the next time")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        source = given.folder or Path(scratch) / "in"
        make(source, given.count)
        status, seconds, memory = measure(source, Path(scratch) / "out", given.jobs)
    largest = max(memory.workers.values(), default=0.0)
    print(f"{given.count} reports, {given.jobs} jobs: {seconds:.1f} s, {1000 * seconds / given.count:.1f} ms a report")
    print(f"most memory: parent {memory.parent:.0f} MB, largest worker {largest:.0f} MB; exit status {status}")


if __name__ == "__main__":
    main()
