"""The run log: one line for each report, written as soon as it is known, in the order of the inputs."""

from __future__ import annotations

import json
import os
import time
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from toolkit import __version__
from toolkit.batch.record import Record, from_line, to_line

FORMAT = "xxgk.batch/1"
_SECONDS_BETWEEN_SYNCS = 2.0


@dataclass(slots=True)
class Earlier:
    """What an earlier run left behind: its finished inputs, by where their lines stand, and all files that it made."""

    header: Mapping[str, Any] = field(default_factory=dict)
    done: dict[str, array[int]] = field(default_factory=dict)
    # Every content that a file of this name had from our hand: anything else is somebody's own work.
    made: dict[str, set[str]] = field(default_factory=dict)


class RunLog:
    """Lines go to the end of the file; the file is set in the inputs' order once a run is through."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._order: array[int] = array("q")
        self._file: BinaryIO | None = None
        self._synced = time.monotonic()

    def earlier(self) -> Earlier:
        """Goes through the lines of earlier runs, whatever state they were left in."""
        earlier = Earlier()
        pending: dict[str, array[int]] = {}
        for offset, line in self._lines():
            record = from_line(line)
            if record is None:
                header = _header(line)
                if header is not None:
                    if header.get("fresh") or header["options"] != earlier.header.get("options"):
                        # What was done otherwise, or is to be done again, is not done.
                        earlier.done.clear()
                    earlier.header = header
                continue
            for name, digest in record.outputs.items():
                earlier.made.setdefault(name, set()).add(digest)
            if record.number == 1:
                pending[record.input] = array("q")
                earlier.done.pop(record.input, None)
            if not record.settled:
                pending.pop(record.input, None)
            if record.input in pending:
                pending[record.input].append(offset)
                if record.last:
                    earlier.done[record.input] = pending.pop(record.input)
        return earlier

    def open(self, options: Mapping[str, Any], *, fresh: bool) -> None:
        """Begins a run; a fresh one does everything again, whatever earlier lines say."""
        self._file = self._path.open("a+b")
        self._cut_torn_line()
        self._append(_header_line(options, fresh))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """For somebody who only looks things up."""
        self._file = self._path.open("rb")
        try:
            yield
        finally:
            self.close()

    def add(self, record: Record) -> None:
        self._order.append(self._append(to_line(record)))

    def keep(self, offsets: array[int]) -> None:
        """Lines of an earlier run that still hold."""
        self._order.extend(offsets)

    def record_at(self, offset: int) -> Record:
        assert self._file is not None
        self._file.seek(offset)
        record = from_line(self._file.readline())
        assert record is not None
        return record

    def records(self) -> Iterator[Record]:
        """The lines of this run in the order of the inputs, read anew each time."""
        for offset in self._order:
            yield self.record_at(offset)

    def settle(self, options: Mapping[str, Any]) -> None:
        """Leaves a log as a run without interruption would have written it."""
        assert self._file is not None
        beside = self._path.with_name(f".{self._path.name}.tmp")
        with beside.open("wb") as file:
            file.write(_header_line(options, fresh=False))
            for offset in self._order:
                self._file.seek(offset)
                file.write(self._file.readline())
            file.flush()
            os.fsync(file.fileno())
        self.close()
        beside.replace(self._path)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _append(self, line: bytes) -> int:
        assert self._file is not None
        offset = self._file.seek(0, os.SEEK_END)
        self._file.write(line)
        self._file.flush()
        if time.monotonic() - self._synced > _SECONDS_BETWEEN_SYNCS:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()
        return offset

    def _cut_torn_line(self) -> None:
        """A run that was killed may have left half a line."""
        assert self._file is not None
        end = self._file.seek(0, os.SEEK_END)
        if end == 0:
            return
        kept = 0
        for offset, line in self._lines():
            kept = offset + len(line)
        if kept < end:
            self._file.truncate(kept)

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Whole lines with where they begin."""
        if not self._path.exists():
            return
        offset = 0
        with self._path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield offset, line
                offset += len(line)


def _header_line(options: Mapping[str, Any], fresh: bool) -> bytes:
    data: dict[str, Any] = {"log": FORMAT, "version": __version__, "options": options}
    if fresh:
        data["fresh"] = True
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _header(line: bytes) -> dict[str, Any] | None:
    try:
        data = json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    return data if isinstance(data, dict) and data.get("log") == FORMAT and "options" in data else None
