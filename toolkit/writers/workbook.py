"""The official form as a workbook to fill in, empty or with a report's figures and texts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from toolkit.errors import UnwritableFile
from toolkit.form import form_for_year
from toolkit.report import Report, SectionText, State, plain_number
from toolkit.text import Number
from toolkit.writers import shown
from toolkit.writers.files import write_whole
from toolkit.writers.sheet_styles import Styled
from toolkit.writers.workbook_table import TableSheet, add_table_sheet
from toolkit.writers.workbook_texts import Texts, add_cover, add_texts


def empty_workbook(year: int, agency: str = "") -> bytes:
    """The form of a year, ready to be filled in."""
    form = form_for_year(year)
    tables = [TableSheet(form, table, {}) for table in form.tables]
    return _written(Texts(form, year, agency), tables)


def write_empty_workbook(year: int, path: Path, agency: str = "", *, overwrite: bool = False) -> None:
    """Puts the form of a year, ready to be filled in, in its place."""
    if path.suffix.lower() != ".xlsx":
        raise UnwritableFile(f"{path}：填报表是工作簿，输出文件的扩展名应是 .xlsx。")
    write_whole(path, empty_workbook(year, agency), overwrite=overwrite)


def render(report: Report) -> bytes:
    """A report as the filled-in workbook, with what a clean document would show in each cell."""
    report = in_lines(report)
    groups = frozenset(row.partition(".")[2] for row in shown.whole_groups(report))
    slots = tuple(shown.written_slots(report))
    values = {slot: _number(report, slot) for slot in slots}
    unreadable = {
        slot: shown.figure_shown(report.figures[slot])
        for slot in slots
        if shown.standing(report.figures[slot]) is State.UNREADABLE
    }
    tables = [TableSheet(report.form, table, values, groups, unreadable) for table in report.form.tables]
    year = report.year or report.form.first_year
    return _written(Texts(report.form, year, report.agency or "", report), tables)


def in_lines(report: Report) -> Report:
    """The report with a paragraph for each line: a cell of a workbook has no other paragraphs."""
    sections = {
        key: SectionText(
            section.heading,
            tuple(line for text in shown.paragraphs_of(report, key) for line in text.split("\n")),
            section.place,
        )
        for key, section in report.sections.items()
    }
    return replace(report, sections=sections)


def _number(report: Report, slot: str) -> Number | None:
    figure = report.figures[slot]
    if shown.standing(figure) in (State.ABSENT, State.UNREADABLE):
        return None
    return plain_number(Decimal(shown.figure_shown(figure)))


def _written(texts: Texts, tables: list[TableSheet]) -> bytes:
    target = BytesIO()
    styled = Styled(target)
    add_cover(styled, texts, tables)
    add_texts(styled, texts)
    for table in tables:
        add_table_sheet(styled, table)
    styled.book.close()
    return target.getvalue()
