"""What workers made, put in its place: names given, lines logged, files moved, always in the order of the inputs."""

from __future__ import annotations

import os
import shutil
from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from toolkit.batch.log import Earlier, RunLog
from toolkit.batch.naming import Names, stem_for
from toolkit.batch.record import Record, from_line
from toolkit.batch.staging import RECORDS, digest_of
from toolkit.text import fold
from toolkit.writers.summary_entry import Status


class Committer:
    """Takes one input after the other; its lines go to the log before its files go to their place.

    So a run that is killed in between leaves a line whose file is missing, and never a file without a line.
    """

    def __init__(
        self,
        folder: Path,
        log: RunLog,
        earlier: Earlier,
        pattern: str,
        kinds: tuple[str, ...],
        overwrite: bool,
        tell: Callable[[Record], None],
    ) -> None:
        self._folder = folder
        self._log = log
        self._earlier = earlier
        self._pattern = pattern
        self._kinds = kinds
        self._overwrite = overwrite
        self._names = Names()
        self._in_use: set[str] = set()
        # The files that hold each agency's report of a year.
        self.copies: dict[tuple[str, int | None], list[str]] = {}
        self._tell = tell

    def add(self, record: Record) -> None:
        """An input or a report that came to nothing."""
        self._log.add(record)
        self._noticed(record)

    def keep(self, offsets: array[int]) -> bool:
        """Lines of an earlier run, where their files still stand under the names that they get now."""
        records = [self._log.record_at(offset) for offset in offsets]
        stems: list[str] = []
        for record in records:
            if not self._still_holds(record, stems):
                self._names.take_back(stems)
                return False
        self._log.keep(offsets)
        for record in records:
            self._in_use.update(record.outputs)
            self._noticed(record)
        return True

    def take(self, staged: Path) -> None:
        """A file's reports, from the folder where its worker left them."""
        with (staged / RECORDS).open("rb") as lines:
            for line in lines:
                record = from_line(line)
                assert record is not None
                self._place(record, staged)
        shutil.rmtree(staged, ignore_errors=True)

    def sweep(self) -> list[str]:
        """Removes what earlier runs made and this one did not; what was changed by hand since stays, and is named."""
        notes = []
        for name in sorted(self._earlier.made.keys() - self._in_use):
            path = self._folder / name
            # The log is a file that anyone may have written into.
            if Path(name).name != name or path.suffix.removeprefix(".") not in _ANY_KIND or not path.is_file():
                continue
            if digest_of(path) in self._earlier.made[name]:
                path.unlink()
            else:
                notes.append(f"{name} 是以前生成的，现在没有对应的原件；文件后来被改动过，没有删除。")
        return notes

    def _still_holds(self, record: Record, stems: list[str]) -> bool:
        if record.status is not Status.DONE:
            return record.settled
        stem = self._names.give(stem_for(self._pattern, record.agency, record.year, record.file))
        stems.append(stem)
        if set(record.outputs) != {f"{stem}.{kind}" for kind in self._kinds}:
            return False
        for name, digest in record.outputs.items():
            path = self._folder / name
            if not path.is_file():
                return False
            found = digest_of(path)
            # A later state that is no work of ours is the office's own correction.
            if found != digest and found in self._earlier.made[name]:
                return False
        return True

    def _place(self, record: Record, staged: Path) -> None:
        if record.status is not Status.DONE:
            self.add(record)
            return
        stem = self._names.give(stem_for(self._pattern, record.agency, record.year, record.file))
        moves = {f"{stem}.{kind}": f"{record.number}.{kind}" for kind in self._kinds}
        foreign = [name for name in moves if self._is_foreign(name)]
        if foreign:
            reason = f"输出文件夹里已有“{foreign[0]}”，不是本工具以前生成的样子，没有覆盖。确要覆盖请加 --overwrite。"
            self.add(replace(record, status=Status.UNWRITABLE, reason=reason, outputs={}))
            return
        record = replace(record, outputs={name: record.outputs[made] for name, made in moves.items()})
        self._log.add(record)
        for name, made in moves.items():
            (staged / made).replace(self._folder / name)
        self._in_use.update(moves)
        self._noticed(record)

    def _is_foreign(self, name: str) -> bool:
        path = self._folder / name
        if self._overwrite or not os.path.lexists(path):
            return False
        return not path.is_file() or digest_of(path) not in self._earlier.made.get(name, ())

    def _noticed(self, record: Record) -> None:
        if record.agency and record.edition:
            self.copies.setdefault((fold(record.agency), record.year), []).append(record.file)
        self._tell(record)

    def files_of(self, record: Record) -> list[str]:
        """All files that hold this agency's report of this year."""
        return self.copies.get((fold(record.agency), record.year), []) if record.agency and record.edition else []


_ANY_KIND = frozenset({"docx", "json", "xlsx", "html", "pdf"})
