"""A file to all reports that it holds: a workbook may have an agency a line or a sheet, anything else is one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.report import Report

if TYPE_CHECKING:
    from toolkit.settings import Settings

_WORKBOOKS = (".xlsx", ".xlsm")


def read_reports(data: bytes, file: str, settings: Settings | None = None) -> Iterator[Report]:
    """The reports of an original whose bytes are at hand."""
    if Path(file).suffix.lower() not in _WORKBOOKS:
        from toolkit.reading import read_report

        yield read_report(data, file, settings)
        return
    from toolkit.matching import match
    from toolkit.matching.sheets import sheet_reports
    from toolkit.matching.wide import wide_reports
    from toolkit.readers import read_bytes

    aliases = settings.aliases if settings else None
    original = read_bytes(data, file)
    yield from wide_reports(original, aliases) or sheet_reports(original, aliases) or (match(original, aliases),)
