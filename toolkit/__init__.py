"""Reads, checks and writes the annual reports on government information disclosure.

import toolkit
report = toolkit.read("a.pdf")
findings = toolkit.check(report)
toolkit.write(report, "a.docx")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.finding import Finding
    from toolkit.report import Report

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "__version__", "blank", "check", "read", "write"]


def read(path: str | Path) -> Report:
    """The report that an original (Word, PDF, text, workbook) or a JSON file holds."""
    from toolkit import pipeline

    return pipeline.read(path)


def check(report: Report, previous: Report | None = None) -> tuple[Finding, ...]:
    """What a reviewer would send back, in the order of the report."""
    from toolkit import pipeline

    return tuple(pipeline.check(report, previous).findings)


def write(
    report: Report, path: str | Path, template: str | Path | None = None, *, overwrite: bool = False
) -> tuple[Finding, ...]:
    """Writes the clean document (or JSON, by the path's ending); returns what was changed in writing."""
    from toolkit import pipeline

    return pipeline.write(report, path, template, overwrite=overwrite)


def blank(agency: str, year: int, contact: str | None = None) -> Report:
    """A complete and correct report of a year without activity."""
    from toolkit import pipeline

    return pipeline.blank(agency, year, contact)


def __getattr__(name: str) -> Any:
    """The two types, imported when asked for."""
    if name == "Report":
        from toolkit.report import Report

        return Report
    if name == "Finding":
        from toolkit.finding import Finding

        return Finding
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
