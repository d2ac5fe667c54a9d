"""The official form as a workbook to fill in, empty or with a report's figures and texts."""

from __future__ import annotations

from io import BytesIO

from toolkit.form import Form, form_for_year
from toolkit.report import Report
from toolkit.writers.sheet_styles import Styled
from toolkit.writers.workbook_table import TableSheet, add_table_sheet
from toolkit.writers.workbook_texts import Texts, add_cover, add_texts


def empty_workbook(year: int, agency: str = "") -> bytes:
    """The form of a year, ready to be filled in."""
    form = form_for_year(year)
    tables = [TableSheet(form, table, {}) for table in form.tables]
    return _written(Texts(form, year, agency), tables)


def render(report: Report, template: bytes | None = None) -> bytes:
    """A report as the filled-in workbook; a workbook has no template of its own."""
    del template
    groups = _groups_stated_whole(report)
    tables = [TableSheet(report.form, table, report.values, groups) for table in report.form.tables]
    year = report.year or report.form.first_year
    return _written(Texts(report.form, year, report.agency or "", report), tables)


def _groups_stated_whole(report: Report) -> frozenset[str]:
    """Groups that the original gives as one row, their parts without a figure."""
    form: Form = report.form
    return frozenset(
        slot.row.address
        for slot in form.group_slots
        if report.states_group(slot.address)
        and all(report.values[part] is None for part in form.parts_of[slot.address])
    )


def _written(texts: Texts, tables: list[TableSheet]) -> bytes:
    target = BytesIO()
    styled = Styled(target)
    add_cover(styled, texts, tables)
    add_texts(styled, texts)
    for table in tables:
        add_table_sheet(styled, table)
    styled.book.close()
    return target.getvalue()
