"""How far a batch is, on standard error: a moving line on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_SECONDS_BETWEEN_LINES = 5.0


class Progress:
    """Counts files done, files failed and errors found."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._begun = time.monotonic()
        self._told = self._begun
        self.done = self.failed = self.errors = 0
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if self._stream.isatty():
            self._start_bar()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._line()

    def step(self, *, failed: bool = False) -> None:
        """A file is done."""
        self.done += 1
        self.failed += failed
        self._show()

    def found(self, errors: int, failed: int = 0) -> None:
        self.errors += errors
        self.failed += failed
        self._show()

    def say(self, text: str) -> None:
        """A message that stays."""
        if self._bar is not None:
            self._bar.console.print(text, markup=False, highlight=False)
        else:
            print(text, file=self._stream, flush=True)

    def _start_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            TextColumn("处理"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[state]}"),
            console=Console(file=self._stream),
            transient=True,
        )
        self._task = self._bar.add_task("", total=self._total, state="")
        self._bar.start()

    def _show(self) -> None:
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self.done, state=self._state())
        elif time.monotonic() - self._told >= _SECONDS_BETWEEN_LINES:
            self._line()

    def _line(self) -> None:
        self._told = time.monotonic()
        print(f"已处理 {self.done}/{self._total}，{self._state()}", file=self._stream, flush=True)

    def _state(self) -> str:
        seconds = max(time.monotonic() - self._begun, 0.001)
        rate = self.done / seconds
        left = f"，约剩 {_duration((self._total - self.done) / rate)}" if self.done and self.done < self._total else ""
        return f"每秒 {rate:.1f} 份{left}，失败 {self.failed}，错误 {self.errors}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
