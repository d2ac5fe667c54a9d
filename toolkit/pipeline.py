"""The verbs, each a short way through the rooms below. What a verb needs is imported when it is used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import UnreadableFile, UnwritableFile, printable
from toolkit.finding import Finding
from toolkit.report import Report

if TYPE_CHECKING:
    from toolkit.mending import Change
    from toolkit.rules import CheckResult
    from toolkit.settings import Settings

STANDARD_STREAM = "-"
OUTPUT_KINDS = ("docx", "json", "xlsx")


class Conversion(NamedTuple):
    """A report as it was written, everything there is to say about it, and what was mended."""

    report: Report
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()


def read(path: str | Path, settings: Settings | None = None) -> Report:
    """The report that an original or a JSON file holds; `-` is standard input."""
    reports = tuple(islice(read_all(path, settings), 2))
    if len(reports) > 1:
        raise UnreadableFile(f"{path}：里面有不止一个机关的报告，请用 xxgk batch 逐一生成。")
    return reports[0]


def read_all(path: str | Path, settings: Settings | None = None) -> Iterator[Report]:
    """Every report in a file: a workbook with an agency a line or a sheet holds many, anything else one."""
    from toolkit.readers import load

    source = Path(path)
    data = load(source)
    if _is_json(source, data):
        yield _from_json(data, printable(str(source)))
        return
    from toolkit.reading_many import read_reports

    yield from read_reports(data, printable(str(source)), settings)


def check(report: Report, previous: Report | None = None, settings: Settings | None = None) -> CheckResult:
    """What a reviewer would send back; findings made while reading are among them."""
    from toolkit import rules
    from toolkit.settings import DEFAULT

    return rules.check(report, previous, settings or DEFAULT)


def write(
    report: Report, path: str | Path, template: str | Path | None = None, *, overwrite: bool = False
) -> tuple[Finding, ...]:
    """Writes a report as the kind of file that the path's ending says; returns what was changed in writing."""
    from toolkit.writers.files import write_whole
    from toolkit.writing import rendered

    data, findings = rendered(report, output_kind(path), template)
    write_whole(Path(path), data, overwrite=overwrite)
    return findings


def convert(
    source: str | Path,
    target: str | Path,
    template: str | Path | None = None,
    *,
    overwrite: bool = False,
    mend: bool = False,
    previous: Report | None = None,
    settings: Settings | None = None,
) -> Conversion:
    """An original or structured data to a clean document; the original is never written to."""
    output_kind(target)
    _must_differ(Path(source), Path(target))
    report = read(source, settings)
    found = check(report, previous, settings).findings
    changes: tuple[Change, ...] = ()
    if mend:
        from toolkit.mending import mend as mended

        report, changes = mended(report)
    written = write(report, target, template, overwrite=overwrite)
    return Conversion(report, (*found, *written), tuple(changes))


def blank(
    agency: str,
    year: int,
    contact: str | None = None,
    *,
    sign_off: str | None = None,
    date: str | None = None,
) -> Report:
    """A complete and correct report of a year without activity."""
    from toolkit.writers.blank import blank_report

    return blank_report(agency, year, contact=contact, sign_off=sign_off, date=date)


def output_kind(path: str | Path) -> str:
    """Which kind of file an output is to be, by its ending."""
    kind = Path(path).suffix.lower().removeprefix(".")
    if kind not in OUTPUT_KINDS:
        known = "、".join(f".{one}" for one in OUTPUT_KINDS)
        raise UnwritableFile(f"{path}：不能写成这种文件，输出文件的扩展名应是 {known} 之一。")
    return kind


def _is_json(source: Path, data: bytes) -> bool:
    if source.suffix.lower() == ".json":
        return True
    return str(source) == STANDARD_STREAM and data.lstrip()[:1] == b"{"


def _from_json(data: bytes, file: str) -> Report:
    from toolkit.errors import InvalidInput

    try:
        return Report.from_json(data)
    except InvalidInput as fault:
        raise InvalidInput([f"{file}：{line}" for line in fault.faults]) from None


def _must_differ(source: Path, target: Path) -> None:
    try:
        same = target.exists() and source.exists() and target.samefile(source)
    except OSError:
        same = False
    if same:
        raise UnwritableFile(f"{target}：输出文件就是原件，原件不能改动，请换一个文件名。")
