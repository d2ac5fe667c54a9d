"""A batch from beginning to end: inputs in, documents, summary and run log out."""

from __future__ import annotations

import errno
import secrets
import shutil
import signal
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from toolkit.batch import previous as last_year
from toolkit.batch.child import DISK_FULL, UNCHANGED, Answer
from toolkit.batch.commit import Committer
from toolkit.batch.crew import Crew
from toolkit.batch.inputs import Input, inputs
from toolkit.batch.lock import FolderLock
from toolkit.batch.log import Earlier, RunLog
from toolkit.batch.naming import LOG, SUMMARY
from toolkit.batch.options import Options, Result, available_cores, check_options, description
from toolkit.batch.progress import Progress
from toolkit.batch.record import Record
from toolkit.errors import UnreadableFile, UnwritableFile, cause_of
from toolkit.finding import Kind, Severity
from toolkit.writers.summary import write_summary
from toolkit.writers.summary_entry import Entry, Status

DUPLICATE = Kind(
    "M101",
    "duplicate-report",
    Severity.ERROR,
    "同一个机关同一年度的报告不止一份，合计会重复计算。请确定以哪一份为准。",
    "There is more than one report of this agency and year; sums would count it twice.",
)
STAGING = ".xxgk-batch"
# How far workers may run ahead of the first file that is not done: what they make waits on the disk.
_AHEAD = 256
_NAMED = 4
_FULL = (errno.ENOSPC, errno.EDQUOT)
_KEEP_PREVIOUS = "toolkit.batch.work:keep_as_previous"


def run(options: Options) -> Result:
    """Works through all inputs; raises KeyboardInterrupt, with whole files only left behind, when told to stop."""
    check_options(options)
    total = sum(1 for _ in inputs(options.arguments, options.output))
    if not total:
        raise UnreadableFile(_nothing_in(options))
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(_terminable())
            stack.enter_context(FolderLock(options.output))
            return _Run(options, total).through()
    except OSError as fault:
        if fault.errno in _FULL:
            raise UnwritableFile(_full(options.output)) from None
        raise UnwritableFile(
            f"{options.output}：写不进去（{cause_of(fault)}），请检查文件夹的权限，或者换一个位置。"
        ) from None


def _nothing_in(options: Options) -> str:
    if any(Path(argument).resolve() == options.output.resolve() for argument in options.arguments):
        return f"{options.output}：结果不能放进原件所在的文件夹，请用 -o 另外指定一个文件夹。"
    return f"{'、'.join(options.arguments)}：里面没有可以处理的文件，请检查是否选对了文件夹。"


def planned(options: Options) -> Iterator[tuple[Input, str]]:
    """What a run would do with each input, without doing any of it."""
    check_options(options)
    done = RunLog(options.output / LOG).earlier().done if options.resume else {}
    for one in inputs(options.arguments, options.output):
        if one.skipped:
            yield one, "不处理"
        elif one.fault:
            yield one, "读不出来"
        else:
            yield one, "已处理过，有改动才重做" if one.key in done else "处理"


class _Run:
    def __init__(self, options: Options, total: int) -> None:
        self.options = options
        self.folder = options.output
        # A name of its own: a worker of a run that was killed may be alive for a moment longer.
        self.staging = self.folder / f"{STAGING}-{secrets.token_hex(6)}"
        self.log = RunLog(self.folder / LOG)
        self.earlier = self._earlier()
        self.description = description(options)
        self.progress = Progress(total)
        self.committer = Committer(
            self.folder, self.log, self.earlier, options.name, options.kinds, options.overwrite, self._count
        )
        self.source = enumerate(inputs(options.arguments, self.folder))
        self.exhausted = self.stopped = False
        self.ended: dict[int, tuple[Input, Answer]] = {}
        self.again: deque[tuple[int, Input]] = deque()
        self.working: dict[int, Input] = {}
        self.committed = 0

    def through(self) -> Result:
        for left_over in self.folder.glob(f"{STAGING}-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        self.staging.mkdir()
        try:
            setting: dict[str, Any] = {
                "kinds": list(self.options.kinds),
                "template": str(self.options.template) if self.options.template else None,
                "config": str(self.options.config) if self.options.config else None,
            }
            if self.options.previous:
                setting["previous"] = str(self._prepare_previous(setting))
            self.log.open(self.description, fresh=not self.options.resume)
            with self.progress:
                self._work(setting)
            return self._finish()
        finally:
            self.log.close()
            shutil.rmtree(self.staging, ignore_errors=True)

    def _earlier(self) -> Earlier:
        """What earlier runs left; a new run in their folder must be meant."""
        if not (self.folder / LOG).exists():
            if (self.folder / SUMMARY).exists() and not self.options.overwrite:
                raise UnwritableFile(
                    f"{self.folder / SUMMARY}：已有这个文件，没有覆盖。请加 --overwrite，或者换一个文件夹。"
                )
            return Earlier()
        if not self.options.resume and not self.options.overwrite:
            raise UnwritableFile(
                f"{self.folder}：这里有上一次批量处理的结果。接着做请加 --resume，全部重做请加 --overwrite，或者换一个文件夹。"
            )
        return self.log.earlier()

    def _work(self, setting: dict[str, Any]) -> None:
        done = self.earlier.done if self.options.resume else {}
        if done and self.earlier.header.get("options") != self.description:
            self.progress.say("这次的设置或给出的文件与上次不同，全部重新处理。")
            done.clear()
        with Crew(self.options.work, setting, self.options.jobs, self.options.limits) as crew:
            while True:
                for task, answer in crew.run(self._take, self._nothing_to_take):
                    self._ended(task["number"], answer)
                    if self._is_stopped():
                        return
                self._commit()
                if self._is_stopped() or not (self.again or self.ended):
                    return

    def _is_stopped(self) -> bool:
        return self.stopped

    def _take(self) -> dict[str, Any] | None:
        """The next file for a worker."""
        if self.again:
            return self._task(*self.again.popleft(), known=None)
        while not self.exhausted and not self.stopped:
            if self._next_number() - self.committed >= _AHEAD:
                return None
            number, one = next(self.source, (-1, None))
            if one is None:
                self.exhausted = True
                return None
            if one.fault is None:
                return self._task(number, one, known=self._known(one))
            self._ended(number, Answer((Status.SKIPPED if one.skipped else Status.UNREADABLE).value, one.fault), one)
        return None

    def _next_number(self) -> int:
        return self.committed + len(self.ended) + len(self.working) + len(self.again)

    def _nothing_to_take(self) -> bool:
        return self.stopped or (self.exhausted and not self.again)

    def _task(self, number: int, one: Input, known: str | None) -> dict[str, Any]:
        self.working[number] = one
        folder = self.staging / str(number)
        shutil.rmtree(folder, ignore_errors=True)
        return {
            "number": number,
            "path": str(one.path),
            "input": one.key,
            "shown": one.shown,
            "known": known,
            "folder": str(folder),
        }

    def _known(self, one: Input) -> str | None:
        """The hash of an input that an earlier run was done with."""
        offsets = self.earlier.done.get(one.key) if self.options.resume else None
        return self.log.record_at(offsets[0]).sha256 if offsets else None

    def _ended(self, number: int, answer: Answer, one: Input | None = None) -> None:
        if answer.status == DISK_FULL:
            raise OSError(errno.ENOSPC, "")
        self.ended[number] = (one or self.working.pop(number), answer)
        self._commit()

    def _commit(self) -> None:
        """Puts in their place all files up to the first that is still worked on."""
        while self.committed in self.ended and not self.stopped:
            one, answer = self.ended.pop(self.committed)
            if answer.status == UNCHANGED and not self.committer.keep(self.earlier.done[one.key]):
                self.again.append((self.committed, one))
                return
            if answer.status == Status.DONE.value:
                self.committer.take(self.staging / str(self.committed))
            elif answer.status != UNCHANGED:
                status = Status(answer.status)
                self.committer.add(Record(one.key, one.shown, status, answer.sha256, reason=answer.reason))
            self.committed += 1
            self.progress.step()

    def _count(self, record: Record) -> None:
        errors = sum(1 for finding in record.findings if finding.severity is Severity.ERROR)
        self.progress.found(errors, failed=record.status.failed)
        if record.status.failed:
            self.progress.say(f"{record.status.text}：{record.reason or record.file}")
            self.stopped = self.stopped or self.options.fail_fast

    def _finish(self) -> Result:
        notes = [] if self.stopped else self.committer.sweep()
        made = self.staging / SUMMARY
        tally = write_summary(made, self._entries)
        made.replace(self.folder / SUMMARY)
        if not self.stopped:
            self.log.settle(self.description)
        duplicates = sum(1 for files in self.committer.copies.values() if len(files) > 1)
        return Result(tally, tuple(notes), duplicates, self.stopped)

    def _entries(self) -> Iterator[Entry]:
        for record in self.log.records():
            files = self.committer.files_of(record)
            if len(files) > 1:
                named = "、".join(files[:_NAMED]) + (" 等" if len(files) > _NAMED else "")
                message = f"{record.agency}{record.year or ''}年的报告有 {len(files)} 份：{named}。请确定以哪一份为准。"
                record = record.with_finding(DUPLICATE.finding(message))
            yield record.entry()

    def _prepare_previous(self, setting: dict[str, Any]) -> Path:
        """Last year's reports, read once and kept where workers find them by agency."""
        assert self.options.previous is not None
        folder = self.staging / "previous"
        folder.mkdir()
        if (self.options.previous / LOG).is_file():
            for report in last_year.from_log(self.options.previous):
                last_year.keep(report, folder)
            return folder
        files = (one for one in inputs((str(self.options.previous),), self.folder) if not one.fault)
        found: list[Input | None] = []

        def take() -> dict[str, Any] | None:
            one = next(files, None)
            found[:] = [one]
            return {"path": str(one.path)} if one else None

        setting = setting | {"previous": str(folder)}
        with Crew(_KEEP_PREVIOUS, setting, self.options.jobs, self.options.limits) as crew:
            for task, answer in crew.run(take, lambda: found == [None]):
                if answer.status != Status.DONE.value:
                    self.progress.say(f"上一年的报告：{answer.reason or task['path']}")
        return folder


def _full(folder: Path) -> str:
    return f"{folder}：磁盘已满，已停止；写好的文件都是完整的。腾出空间后用 --resume 接着做。"


@contextmanager
def _terminable() -> Iterator[None]:
    """A polite request to end counts as Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


__all__ = ["Options", "Result", "available_cores", "planned", "run"]
