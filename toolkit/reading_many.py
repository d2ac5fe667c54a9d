"""A file to all reports that it holds: a wide sheet has an agency a line, anything else is one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.report import Report

if TYPE_CHECKING:
    from toolkit.settings import Settings

_WORKBOOKS = (".xlsx", ".xlsm")


def read_reports(path: Path, settings: Settings | None = None) -> Iterator[Report]:
    if path.suffix.lower() in _WORKBOOKS:
        yield from _of_workbook(path, settings)
        return
    from toolkit import pipeline

    yield pipeline.read(path, settings)


def _of_workbook(path: Path, settings: Settings | None) -> Iterator[Report]:
    from toolkit.matching import match
    from toolkit.matching.wide import wide_reports
    from toolkit.readers import read_original

    aliases = settings.aliases if settings else None
    original = read_original(path)
    reports = wide_reports(original, aliases)
    yield from reports or (match(original, aliases),)
