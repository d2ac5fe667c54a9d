"""Last year's reports, each in a file that is found by agency and year."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from toolkit.batch.log import RunLog
from toolkit.batch.naming import LOG
from toolkit.batch.record import Record
from toolkit.finding import Finding, Kind, Severity
from toolkit.report import Figure, Report, State
from toolkit.text import fold

NO_PREVIOUS = Kind(
    "M102",
    "no-previous",
    Severity.QUESTION,
    "上一年的报告里没有这个机关的，与上一年的衔接没有核对。请补上或单独核对。",
    "Last year's reports have none of this agency, so the two years were not compared.",
)
PREVIOUS_TWICE = Kind(
    "M103",
    "previous-twice",
    Severity.WARNING,
    "这个机关上一年的报告不止一份，没有核对衔接。请留下准的一份再核对。",
    "Last year's reports have more than one of this agency, so the two years were not compared.",
)
_TWICE = ".twice"


def previous_of(report: Report, folder: str | None) -> tuple[Report | None, tuple[Finding, ...]]:
    """The agency's report of the year before, or the word that there is none to compare with."""
    if folder is None or not report.agency or not report.year:
        return None, ()
    path = _path(Path(folder), report.agency, report.year - 1)
    if not path.exists():
        message = f"上一年的报告里没有找到{report.agency}{report.year - 1}年的报告，与上一年的衔接没有核对。"
        return None, (NO_PREVIOUS.finding(message),)
    if path.with_suffix(_TWICE).exists():
        message = f"{report.agency}{report.year - 1}年的报告不止一份，不知道以哪份为准，与上一年的衔接没有核对。"
        return None, (PREVIOUS_TWICE.finding(message),)
    return Report.from_json(path.read_bytes()), ()


def keep(report: Report, folder: Path) -> None:
    """Puts a report where it will be found."""
    if not report.agency or not report.year:
        return
    path = _path(folder, report.agency, report.year)
    if path.exists():
        path.with_suffix(_TWICE).touch()
    else:
        path.write_text(report.to_json(indent=None), encoding="utf-8")


def from_log(folder: Path) -> Iterator[Report]:
    """The reports of an earlier batch, out of its run log."""
    log = RunLog(folder / LOG)
    earlier = log.earlier()
    with log.reading():
        for offsets in earlier.done.values():
            for record in map(log.record_at, offsets):
                if record.edition is not None:
                    yield _report(record)


def _report(record: Record) -> Report:
    figures = {
        slot: Figure(value, State.GIVEN if value is not None else State.BLANK) for slot, value in record.values.items()
    }
    return Report(record.edition or "", record.agency, record.year, figures=figures, file=record.file)


def _path(folder: Path, agency: str, year: int) -> Path:
    name = hashlib.sha256(f"{fold(agency)}|{year}".encode("utf-8", "surrogatepass")).hexdigest()
    return folder / f"{name}.json"
