"""What a worker does with one file: read, check and write each report of it, into a place apart.

This module imports at once what nearly every file needs, so that workers are warm before their first one. Not the PDF
reader: PDFium sets itself up on import, and a process that is forked afterwards would share that.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import toolkit.readers.docx
import toolkit.readers.plain
import toolkit.reading
import toolkit.reading_many
import toolkit.rules
import toolkit.writers.docx
import toolkit.writers.template  # noqa: F401
from toolkit import pipeline, writing
from toolkit.batch.child import DISK_FULL, UNCHANGED, Answer
from toolkit.batch.previous import keep, previous_of
from toolkit.batch.record import Record, record_of, to_line
from toolkit.batch.staging import RECORDS, digest_of, write_through
from toolkit.errors import InvalidTemplate, NotAReport, UnwritableFile, WriteVerificationError, XxgkError, cause_of
from toolkit.report import Report
from toolkit.settings import Settings, load_settings
from toolkit.writers.summary_entry import Status

_NOT_WRITTEN = (InvalidTemplate, UnwritableFile, WriteVerificationError)
_FULL = (errno.ENOSPC, errno.EDQUOT)


def convert_file(task: Mapping[str, Any], setting: Mapping[str, Any]) -> Iterator[Answer | None]:
    """Leaves in the task's folder the documents of each report, numbered, and a line for each in `records.jsonl`."""
    try:
        yield from _convert(task, setting)
    except OSError as fault:
        if fault.errno in _FULL:
            yield Answer(DISK_FULL, "磁盘已满")
        else:
            yield Answer(Status.UNWRITABLE.value, f"写不进去（{cause_of(fault)}）。")


def _convert(task: Mapping[str, Any], setting: Mapping[str, Any]) -> Iterator[Answer | None]:
    path = Path(task["path"])
    try:
        digest = digest_of(path)
    except OSError as fault:
        yield Answer(Status.UNREADABLE.value, f"{task['shown']}：读不出来（{cause_of(fault)}），请检查文件的权限。")
        return
    if task.get("known") == digest:
        yield Answer(UNCHANGED)
        return
    folder = Path(task["folder"])
    folder.mkdir(parents=True)
    with (folder / RECORDS).open("wb") as records:
        previous: Record | None = None
        try:
            for number, report in enumerate(pipeline.read_all(path, _settings(setting)), start=1):
                record = _worked(report, number, digest, task, setting, folder)
                # Only the report after it tells that a report was not the file's last.
                if previous is not None:
                    records.write(to_line(previous))
                previous = record
                yield None
        except XxgkError as fault:
            yield Answer(_status_of(fault).value, fault.message, digest)
            return
        if previous is None:
            yield Answer(Status.NOT_A_REPORT.value, f"{task['shown']}：文件里没有一份报告。", digest)
            return
        records.write(to_line(replace(previous, last=True)))


def _settings(setting: Mapping[str, Any]) -> Settings | None:
    """The office's own settings, loaded once in each worker."""
    path = setting.get("config")
    return _loaded(path) if path else None


@lru_cache(maxsize=1)
def _loaded(path: str) -> Settings:
    return load_settings(Path(path))


def _worked(
    report: Report, number: int, digest: str, task: Mapping[str, Any], setting: Mapping[str, Any], folder: Path
) -> Record:
    previous, findings = previous_of(report, setting.get("previous"))
    findings = (*pipeline.check(report, previous, _settings(setting)).findings, *findings)
    status, reason, written = Status.DONE, "", {}
    try:
        for kind in setting["kinds"]:
            data, more = writing.rendered(report, kind, setting.get("template"))
            findings = (*findings, *(one for one in more if one not in findings))
            write_through(folder / f"{number}.{kind}", data)
            written[f"{number}.{kind}"] = hashlib.sha256(data).hexdigest()
    except _NOT_WRITTEN as fault:
        status, reason, written = Status.UNWRITABLE, fault.message, {}
    return Record(
        input=task["input"],
        file=task["shown"],
        status=status,
        sha256=digest,
        number=number,
        last=False,
        reason=reason,
        outputs=written,
        **record_of(report, findings),
    )


def _status_of(fault: XxgkError) -> Status:
    if isinstance(fault, NotAReport):
        return Status.NOT_A_REPORT
    return Status.UNWRITABLE if isinstance(fault, _NOT_WRITTEN) else Status.UNREADABLE


def keep_as_previous(task: Mapping[str, Any], setting: Mapping[str, Any]) -> Iterator[Answer | None]:
    """Last year's reports of a file, where this year's will look for them."""
    try:
        for report in pipeline.read_all(task["path"], _settings(setting)):
            keep(report, Path(setting["previous"]))
            yield None
    except XxgkError as fault:
        yield Answer(_status_of(fault).value, fault.message)
