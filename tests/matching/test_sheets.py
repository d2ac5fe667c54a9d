"""Workbooks with a report on each of several sheets are several reports; one spread over its sheets is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.matching.originals import FORM_2021, HEADINGS
from tests.readers.books import book, rows
from toolkit.form.layout import layout
from toolkit.reading_many import read_reports
from toolkit.report import Report


def reports(*sheets: Callable[[Worksheet], None], names: list[str]) -> list[Report]:
    return list(read_reports(book(*sheets, names=names), "汇总.xlsx"))


def sheet(
    figure: int, title: str = "", tables: tuple[str, ...] = ("disclosure", "requests", "disputes")
) -> Callable[[Worksheet], None]:
    """A sheet with tables of the form as printed."""

    def fill(sheet: Worksheet) -> None:
        row = 1
        if title:
            sheet.cell(row, 1, title)
            row += 2
        for section, heading in zip(FORM_2021.sections, HEADINGS, strict=True):
            if section.table not in tables:
                continue
            sheet.cell(row, 1, heading)
            laid = layout(FORM_2021.table(section.table))
            for cell in laid.cells:
                at = sheet.cell(row + 1 + cell.row, 1 + cell.column)
                at.value = figure if cell.slot else cell.text
                if cell.row_span * cell.column_span > 1:
                    sheet.merge_cells(
                        start_row=at.row, start_column=at.column,
                        end_row=at.row + cell.row_span - 1, end_column=at.column + cell.column_span - 1,
                    )  # fmt: skip
            row += laid.row_count + 2

    return fill


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.code != "R210"]


TITLE = "{}2024年政府信息公开工作年度报告"


def test_an_agency_a_sheet() -> None:
    first, second = reports(
        sheet(3, TITLE.format("东湖区水务局")), sheet(4, TITLE.format("东湖区民政局")), names=["1", "2"]
    )
    assert (first.agency, set(first.values.values()), codes(first)) == ("东湖区水务局", {3}, ["R395"])
    assert (second.agency, set(second.values.values()), codes(second)) == ("东湖区民政局", {4}, [])


def test_a_sheets_name_may_be_the_agencys() -> None:
    found = reports(sheet(3), sheet(4), names=["东湖区水务局", "东湖区民政局"])
    assert [one.agency for one in found] == ["东湖区水务局", "东湖区民政局"]
    assert all("R204" in codes(one) and "R202" not in codes(one) for one in found)


def test_a_sheet_beside_them_that_is_no_report_is_told() -> None:
    first, _ = reports(
        sheet(3, TITLE.format("东湖区水务局")), rows(["填表说明", "见下"]), sheet(4, TITLE.format("东湖区民政局")),
        names=["1", "说明", "2"],
    )  # fmt: skip
    assert codes(first) == ["R395", "R396"]


@pytest.mark.parametrize("extra", [(), (rows(["填表说明"]),)])
def test_a_report_with_a_table_a_sheet_is_one(extra: tuple[Callable[[Worksheet], None], ...]) -> None:
    tables = [sheet(3, tables=(table,)) for table in ("disclosure", "requests", "disputes")]
    names = [str(number) for number in range(3 + len(extra))]
    (one,) = reports(*tables, *extra, names=names)
    assert set(one.values.values()) == {3}
