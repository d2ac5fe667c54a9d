"""Wide sheets: a table with an agency a line holds many reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.finding import Finding, Kind, Severity
from toolkit.form import EDITIONS, Form, form_for_year
from toolkit.form.aliases import Aliases, with_aliases
from toolkit.late_pattern import late_pattern
from toolkit.matching import kinds
from toolkit.matching.figures import Reading, read_figure
from toolkit.matching.identity import ends_like_agency
from toolkit.matching.told_cells import naming_cells
from toolkit.matching.wide_headers import WideSheet, wide_sheet
from toolkit.original import Grid, GridCell, Original, Paragraph
from toolkit.report import Figure, Match, Report, SectionText, State, Unplaced
from toolkit.text import clean, fold

HEADER_UNKNOWN = Kind(
    "R390",
    "header-unknown",
    Severity.WARNING,
    "汇总表有的列名认不出来，这些列没有读成数字。请按格式改正列名。",
    "Some columns of the summary were not recognised and not read.",
)
HEADER_TWICE = Kind(
    "R391",
    "header-twice",
    Severity.ERROR,
    "汇总表有两列是同一项，不知道用哪一列，都没有读。请删去一列。",
    "Two columns of the summary name the same cell of the form; neither was read.",
)
LINE_LEFT_OUT = Kind(
    "R392",
    "total-line",
    Severity.QUESTION,
    "汇总表中的合计行不是某个机关的报告，没有读取。",
    "The summary's line of totals is no agency's report and was not read.",
)
SHEET_LEFT_OUT = Kind(
    "R393",
    "sheet-left-out",
    Severity.WARNING,
    "工作簿里还有别的工作表，不是按机关逐行填写的，没有读取。",
    "The workbook has other sheets without an agency a line; they were not read.",
)

AGENCY_TWICE = Kind(
    "R394",
    "agency-twice",
    Severity.QUESTION,
    "汇总表里同一机关有不止一行，各读成了一份报告。请核对是否重复。",
    "The summary has several lines of one agency; each was read as a report.",
)

_TOTAL = late_pattern(r"(?:(?:合计|总计|小计|共计|总数)数?|汇总)(?:\([^()]*\))?$|^全[省市区县州盟旗镇乡]$")
_YEAR_SAID = late_pattern(r"(?<!\d)(20[0-4]\d)年?度?")


@dataclass(slots=True)
class _Agency:
    """What the lines of one agency hold, gathered from the sheets where it stands."""

    name: str | None
    year: int | None
    form: Form
    figures: dict[str, Figure] = field(default_factory=dict)
    sections: dict[str, SectionText] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def wide_reports(original: Original, aliases: Aliases | None = None) -> list[Report]:
    """The reports of an original whose tables have an agency a line; none where it isn't such a one."""
    forms = tuple(with_aliases(form, aliases) for form in EDITIONS) if aliases else EDITIONS
    sheets = [(sheet, grid) for grid in original.grids() if (sheet := wide_sheet(grid, forms)) is not None]
    if not sheets:
        return []
    agencies: list[_Agency] = []
    for sheet, grid in sheets:
        _take_sheet(sheet, _year_of_sheet(sheet, grid, original), forms, agencies)
    reports = [_report(one, original) for one in agencies]
    return _with_file_findings(reports, original, {grid.place.sheet for _, grid in sheets})


def _take_sheet(sheet: WideSheet, year: int | None, forms: tuple[Form, ...], agencies: list[_Agency]) -> None:
    earlier = {(one.name, one.year): one for one in agencies if one.name}
    slots = {address for address, _ in sheet.slots.values()}
    totals: list[Finding] = []
    for row in range(sheet.first, sheet.grid.row_count):
        cells = {column: cell for column in range(sheet.grid.column_count) if (cell := sheet.grid.at(row, column))}
        name = _text(cells.get(sheet.agency)).replace("\n", "") or None
        if not any(_text(cell) for cell in cells.values()):
            continue
        head = [sheet.agency] if name else sorted(sheet.beside)
        total = next((cells[at] for at in head if at in cells and _TOTAL.search(fold(_text(cells[at])))), None)
        if total is not None:
            message = f"第 {row + 1} 行“{_text(total)}”是合计行，没有当作一份报告。"
            totals.append(LINE_LEFT_OUT.finding(message, place=total.place))
            continue
        year_cell = cells.get(sheet.year) if sheet.year is not None else None
        said = _text(year_cell)
        of = _year(said)
        one = earlier.get((name, of or year)) if name else None
        if one is None or slots & one.figures.keys() or one.form.edition != sheet.form.edition:
            one = _Agency(name, of or year, _edition(sheet, of or year, forms))
            _tell_name(one, agencies, cells.get(sheet.agency))
            if year_cell and said and of is None and year is not None:
                message = f"年度一栏写的是「{said}」，读不成年度，按表名或文件名读作 {year} 年，请核对。"
                one.findings.append(kinds.YEAR_GUESSED.finding(message, place=year_cell.place))
            agencies.append(one)
        _take_line(sheet, cells, one)
    if agencies:
        agencies[-1].findings.extend(totals)


def _tell_name(one: _Agency, before: Sequence[_Agency], cell: GridCell | None) -> None:
    """A line of a sheet's own, such as 栏次 or 注：, and an agency's second line look like any other."""
    place = cell.place if cell else None
    if one.name and not ends_like_agency(fold(one.name)):
        message = f"机关名称一栏写的是「{one.name}」，不像机关名称，请核对这一行是不是一个机关的数字。"
        one.findings.append(kinds.AGENCY_DOUBTFUL.finding(message, place=place))
    if one.name and any((one.name, one.year) == (other.name, other.year) for other in before):
        message = f"「{one.name}」在汇总表里有不止一行，各读成了一份报告，请核对是否重复。"
        one.findings.append(AGENCY_TWICE.finding(message, place=place))


def _edition(sheet: WideSheet, year: int | None, forms: tuple[Form, ...]) -> Form:
    """The sheet's edition, unless its columns fit the year's edition as well."""
    if year is None:
        return sheet.form
    wanted = next(form for form in forms if form.edition == form_for_year(year).edition)
    fits = all(address in wanted.slots_by_address for address, _ in sheet.slots.values())
    return wanted if fits else sheet.form


def _take_line(sheet: WideSheet, cells: Mapping[int, GridCell], one: _Agency) -> None:
    for column, (address, how) in sheet.slots.items():
        cell = cells.get(column)
        shared = cell is not None and _is_shared(cell, sheet, cells.get(sheet.agency))
        one.figures[address] = _figure(one, address, cell, how, shared=shared)
    for column, section in sheet.texts.items():
        lines = tuple(line for line in clean(_text(cells.get(column))).split("\n") if line)
        before = one.sections.get(section, SectionText())
        place = cells[column].place if lines else None
        there = [Paragraph(line, cells[column].place) for line in lines]
        one.sections[section] = SectionText.of(before.heading, [*before.located(), *there], place)
    left_over = [(name, cell) for column, name in sheet.unknown.items() if (cell := cells.get(column)) and _text(cell)]
    one.unplaced += [Unplaced(f"{name}：{_text(cell)}", cell.place) for name, cell in left_over]
    one.unplaced += [Unplaced(_text(cells[c]), cells[c].place) for c in sorted(sheet.beside) if _text(cells.get(c))]
    if left_over:
        names = "、".join(f"「{name}」" for name, _ in left_over[:5])
        message = f"有 {len(left_over)} 列的列名认不出来，没有读：{names}。请按格式改正列名后再读。"
        one.findings.append(HEADER_UNKNOWN.finding(message, place=left_over[0][1].place))
    if sheet.claimed_twice:
        message = f"有 {len(sheet.claimed_twice)} 项在表中各有两列，不知道用哪一列，都没有读。请删去多余的列。"
        one.findings.append(HEADER_TWICE.finding(message, slots=sheet.claimed_twice))


def _is_shared(cell: GridCell, sheet: WideSheet, agency: GridCell | None) -> bool:
    """Whether a merged cell stands under several headers, or beside the lines of several agencies."""
    headed = [
        column for column in range(cell.column, cell.end_column) if column in sheet.slots or column in sheet.unknown
    ]
    if len(headed) > 1:
        return True
    return cell.row_span > 1 and (agency is None or cell.row < agency.row or cell.end_row > agency.end_row)


def _figure(one: _Agency, address: str, cell: GridCell | None, how: Match, *, shared: bool) -> Figure:
    slot = one.form.slots_by_address[address]
    if cell is None:
        return Figure(None, State.BLANK, match=how)
    read = read_figure(cell.text, slot)
    if shared and read.value is not None:
        read = Reading(
            None, State.UNREADABLE, reason=f"“{cell.text.strip()}”写在几格合并成的格里，无法确定是哪一格的数字"
        )
    where = f"「{slot.row.text or slot.column.labels[-2].text}」「{slot.column.text}」"
    if read.state is State.UNREADABLE:
        message = f"{where}：{read.reason}，请核对原件后填写。"
        one.findings.append(kinds.FIGURE_UNREADABLE.finding(message, slots=(address,), place=cell.place))
    elif read.note:
        message = f"{where}：只取了数字，{read.note}没有带入。"
        one.findings.append(kinds.FIGURE_WITH_NOTE.finding(message, slots=(address,), place=cell.place))
    reason = read.reason or (None if how is Match.EXACT else "列名与规定写法不同，按别名认定")
    return Figure(read.value, read.state, cell.text.strip(), how, reason, cell.place)


def _report(one: _Agency, original: Original) -> Report:
    findings = list(one.findings)
    if one.name is None:
        findings.append(kinds.AGENCY_MISSING.finding("这一行没有机关名称，请补上。"))
    if one.year is None:
        findings.append(kinds.YEAR_MISSING.finding("表中没有写年度，请加一列“年度”，或在表名中写明。"))
    for group, parts in one.form.parts_of.items():
        stated = one.figures.get(group)
        if stated is not None and stated.value == 0:
            for part in parts:
                inferred = Figure(0, State.INFERRED, "", Match.GUESSED, "上一级合为一列，填的是 0", stated.place)
                one.figures.setdefault(part, inferred)
    return Report(
        edition=one.form.edition,
        agency=one.name,
        year=one.year,
        title=f"{one.name}{one.year}年政府信息公开工作年度报告" if one.name and one.year else None,
        sections=one.sections,
        figures=one.figures,
        unplaced=tuple(one.unplaced),
        findings=tuple(findings),
        file=original.file,
        engines=original.engines,
    )


def _with_file_findings(reports: list[Report], original: Original, sheets: set[str | None]) -> list[Report]:
    """What concerns the whole workbook is told with its first report, what concerns an agency's cells with its own."""
    others = {block.place.sheet for block in original.blocks} - sheets - {None}
    findings = list(original.findings)
    if others:
        names = "、".join(f"“{name}”" for name in sorted(filter(None, others)))
        findings.append(SHEET_LEFT_OUT.finding(f"工作簿里另有工作表 {names} 不是按机关逐行填写的，没有读取。"))
    if not reports or not findings:
        return reports
    named = [list(naming_cells(findings, report.figures)) for report in reports]
    told = [named[0], *([finding for finding in one if finding.slots] for one in named[1:])]
    return [replace(one, findings=(*more, *one.findings)) for one, more in zip(reports, told, strict=True)]


def _year_of_sheet(sheet: WideSheet, grid: Grid, original: Original) -> int | None:
    """The year that the sheet's own heading, its name, or the file's name tells, where they tell one only."""
    above = [
        one.text for one in original.paragraphs() if isinstance(one, Paragraph) and one.place.sheet == grid.place.sheet
    ]
    for text in (sheet.titles, " ".join(above), grid.place.sheet or "", re.split(r"[\\/]", original.file)[-1]):
        years = {int(found) for found in _YEAR_SAID.findall(fold(text))}
        if len(years) == 1:
            return years.pop()
    return None


def _year(text: str) -> int | None:
    found = _YEAR_SAID.fullmatch(fold(text))
    return int(found[1]) if found else None


def _text(cell: GridCell | None) -> str:
    return cell.text.strip() if cell is not None else ""
