"""Workbooks with a whole report on each of several sheets: an agency a sheet, or a year a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.errors import NotAReport
from toolkit.finding import Finding, Kind, Place, Severity
from toolkit.form.aliases import Aliases
from toolkit.matching import kinds, match
from toolkit.matching.identity import ends_like_agency
from toolkit.original import Original
from toolkit.report import Report, State
from toolkit.text import fold

REPORT_A_SHEET = Kind(
    "R395",
    "report-a-sheet",
    Severity.QUESTION,
    "工作簿里有几张工作表各是一份报告，各读成了一份。请核对是不是几个机关或几个年度的报告。",
    "Several sheets of the workbook are a report each; each was read as one.",
)
SHEET_WITHOUT_REPORT = Kind(
    "R396",
    "sheet-without-report",
    Severity.WARNING,
    "工作簿里有的工作表不是报告，没有读取。请核对是否需要。",
    "Some sheets of the workbook are no report and were not read.",
)

# A report whose tables stand on a sheet each has no sheet with two of them.
_FEWEST_TABLES = 2


def sheet_reports(original: Original, aliases: Aliases | None = None) -> list[Report]:
    """A report for each sheet that holds one; none where the sheets make one report together."""
    names = list(dict.fromkeys(block.place.sheet for block in original.blocks if block.place.sheet))
    if len(names) < _FEWEST_TABLES:
        return []
    found = {name: report for name in names if (report := _of_sheet(original, name, aliases)) is not None}
    if len(found) < _FEWEST_TABLES:
        return []
    reports = [_named_after(report, name) for name, report in found.items()]
    told = _told(original, list(found), [name for name in names if name not in found])
    return [replace(reports[0], findings=(*told, *reports[0].findings)), *reports[1:]]


def _of_sheet(original: Original, name: str, aliases: Aliases | None) -> Report | None:
    """What a sheet holds by itself, where that is a report or the most of one."""
    blocks = tuple(block for block in original.blocks if block.place.sheet == name)
    findings = tuple(one for one in original.findings if one.place is not None and one.place.sheet == name)
    try:
        report = match(original._replace(blocks=blocks, findings=findings), aliases)
    except NotAReport:
        return None
    given = Counter(
        report.form.slots_by_address[slot].table
        for slot, figure in report.figures.items()
        if figure.state is not State.ABSENT
    )
    return report if len(given) >= _FEWEST_TABLES else None


def _named_after(report: Report, sheet: str) -> Report:
    """A report without its agency's name takes the sheet's, where that is one."""
    if report.agency is not None or not ends_like_agency(fold(sheet)):
        return report
    message = f"标题里没有机关名称，按工作表的名称读作「{sheet}」，请核对。"
    others = (one for one in report.findings if one.code != kinds.AGENCY_MISSING.code)
    return replace(report, agency=sheet, findings=(kinds.AGENCY_GUESSED.finding(message), *others))


def _told(original: Original, held: Sequence[str], others: Sequence[str]) -> list[Finding]:
    """What concerns the whole workbook is told with its first report."""
    told = [one for one in original.findings if one.place is None or one.place.sheet not in held]
    message = f"工作簿里有 {len(held)} 张工作表各是一份报告，各读成了一份：{_listed(held)}。请核对。"
    told.append(REPORT_A_SHEET.finding(message))
    if others:
        message = f"工作簿里另有工作表 {_listed(others)} 不是报告，没有读取。请核对是否需要。"
        told.append(SHEET_WITHOUT_REPORT.finding(message, place=Place(sheet=others[0])))
    return told


def _listed(names: Sequence[str]) -> str:
    return "、".join(f"“{name}”" for name in names[:10]) + ("等" if len(names) > 10 else "")
