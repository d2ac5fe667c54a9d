"""Reports of a year without activity for all agencies of a roster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit import pipeline
from toolkit.batch.naming import DEFAULT_PATTERN, Names, check_pattern, stem_for
from toolkit.errors import UnwritableFile, XxgkError, cause_of
from toolkit.roster import RosterLine, read_roster


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one line of the roster: a file, or the reason why there is none."""

    agency: str
    path: Path | None = None
    fault: str = ""


def write_blanks(
    roster: Path,
    folder: Path,
    *,
    year: int | None = None,
    contact: str | None = None,
    date: str | None = None,
    template: Path | None = None,
    kind: str = "docx",
    pattern: str = DEFAULT_PATTERN,
    overwrite: bool = False,
) -> tuple[tuple[str, ...], Iterator[Written]]:
    """What to know of the roster, and its reports one by one as they are written; the roster's own columns go first."""
    check_pattern(pattern)
    pipeline.output_kind(f"x.{kind}")
    lines = read_roster(roster)
    without = [line for line in lines.lines if line.year is None and year is None]
    if without:
        raise XxgkError(
            f"{roster}：第 {without[0].line} 行“{without[0].agency}”没有年度，请用 --year 指明，或在名单里加一列“年度”。"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnwritableFile(f"{folder}：建不了这个文件夹（{cause_of(fault)}），请换一个位置。") from None

    def written() -> Iterator[Written]:
        names = Names()
        for line in lines.lines:
            of = line.year or year
            assert of is not None
            path = folder / f"{names.give(stem_for(pattern, line.agency, of, line.agency))}.{kind}"
            yield _write(line, of, path, line.contact or contact, line.date or date, template, overwrite)

    return lines.notes, written()


def _write(
    line: RosterLine,
    year: int,
    path: Path,
    contact: str | None,
    date: str | None,
    template: Path | None,
    overwrite: bool,
) -> Written:
    try:
        report = pipeline.blank(line.agency, year, contact, sign_off=line.sign_off, date=date)
        pipeline.write(report, path, template, overwrite=overwrite)
    except XxgkError as fault:
        return Written(line.agency, fault=fault.message)
    return Written(line.agency, path)
