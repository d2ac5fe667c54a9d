"""Reports for the tests of rules: the clean fixture, and small ones with a few sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.originals import FIXTURES
from toolkit.finding import Finding
from toolkit.report import Figure, Report, SectionText, State
from toolkit.rules import check
from toolkit.settings import DEFAULT, Settings
from toolkit.text import Number

# Nothing is wrong in it: the fixture that shows how table three looks with three rows in group six.
CLEAN = Report.from_json((FIXTURES / "rules" / "G108-pass-a.json").read_bytes())


def with_figures(changes: Mapping[str, Number | None], report: Report = CLEAN) -> Report:
    """The report with other figures; None leaves the cell blank."""
    figures = {slot: Figure(value, State.BLANK if value is None else State.GIVEN) for slot, value in changes.items()}
    return replace(report, figures={**report.figures, **figures})


def with_cells(figures: Mapping[str, Figure], report: Report = CLEAN) -> Report:
    return replace(report, figures={**report.figures, **figures})


def saying(*paragraphs: str, section: str = "overview", report: Report = CLEAN) -> Report:
    """The report with these paragraphs for a section's text."""
    text = SectionText(report.sections[section].heading, paragraphs)
    return replace(report, sections={**report.sections, section: text})


def findings(report: Report, family: str = "", settings: Settings = DEFAULT) -> list[Finding]:
    found = check(report, settings=settings).findings
    return [finding for finding in found if finding.code.startswith(family)]


def codes(report: Report, family: str = "", settings: Settings = DEFAULT) -> list[str]:
    return [finding.code for finding in findings(report, family, settings)]
