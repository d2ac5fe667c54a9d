"""The workbook to fill in: what is open, what is guarded, what adds up by itself, and what it says when it doesn't."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook

from tests import made_reports
from tests.libreoffice import LibreOffice
from tests.writers.reports import AGENCY, report
from toolkit.errors import UnwritableFile
from toolkit.form import EDITIONS, Form, form_of
from toolkit.form.layout import layout
from toolkit.matching import match
from toolkit.readers import read_bytes
from toolkit.report import Figure, Report, State
from toolkit.writers.compare import differences
from toolkit.writers.workbook import empty_workbook, in_lines, render, write_empty_workbook
from toolkit.writers.workbook_checks import ranges, totals_of
from toolkit.writers.workbook_table import TOP

RECALCULATED = "xlsx:Calc MS Excel 2007 XML"
REQUESTS = "三、收到和处理政府信息公开申请情况"


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def back(data: bytes) -> Report:
    return match(read_bytes(data, "填报.xlsx"))


def cell_of(book: Workbook, slot: str, edition: str = "2021") -> Cell:
    """A slot's cell."""
    form = form_of(edition)
    table = form.slots_by_address[slot].table
    place = next(cell for cell in layout(form.table(table)).slots() if cell.slot == slot)
    sheet = next(sheet for sheet in book.worksheets if sheet.title == _heading(edition, table))
    cell = sheet.cell(TOP + place.row + 1, place.column + 1)
    assert isinstance(cell, Cell)
    return cell


def _heading(edition: str, table: str) -> str:
    return next(section.heading for section in form_of(edition).sections if section.table == table)


def fill_in(book: Workbook, agency: str = AGENCY) -> None:
    """What a clerk without any activity to report does."""
    cover, texts = book["填写说明"], book["正文"]
    cover["C4"], cover["C6"] = agency, "2026年1月20日"
    for row in texts.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and not cell.protection.locked and cell.value is None:
                cell.value = "本机关按照要求开展工作。"
    for sheet in book.worksheets[2:]:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and not cell.protection.locked and cell.value is None:
                    cell.value = 0


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
def test_every_input_is_open_and_guarded_and_every_total_is_a_formula(form: Form) -> None:
    book = opened(empty_workbook(form.first_year))
    for table in form.tables:
        sheet = book[_heading(form.edition, table.key)]
        cells = {cell.slot: (cell.row + TOP, cell.column) for cell in layout(table).slots() if cell.slot}
        totals = totals_of(form, cells)
        guarded = {
            (row, column)
            for rule in sheet.data_validations.dataValidation
            for area in rule.sqref.ranges
            for row, column in area.cells
        }
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for slot, (row, column) in cells.items():
            cell = sheet.cell(row + 1, column + 1)
            assert cell.protection.locked == (slot in totals), slot
            assert ((row + 1, column + 1) in guarded) == (slot not in totals), slot
            assert (cell.data_type == "f") == (slot in totals), slot


def test_counts_are_whole_the_fee_is_a_decimal_and_a_change_may_be_negative() -> None:
    def rule(book: Workbook, slot: str, edition: str) -> tuple[str, str]:
        cell = cell_of(book, slot, edition)
        (one,) = [
            one
            for one in cell.parent.data_validations.dataValidation
            if cell.coordinate in one.sqref  # type: ignore[union-attr]
        ]
        return one.type, one.formula1

    new, old = opened(empty_workbook(2025)), opened(empty_workbook(2019))
    assert rule(new, "requests.received.business", "2021") == ("whole", "0")
    assert rule(new, "disclosure.fees.amount", "2021") == ("decimal", "0")
    assert rule(old, "disclosure.licences.change", "2019")[1].startswith("-")


def test_labels_stand_merged_as_the_notice_has_them() -> None:
    sheet = opened(empty_workbook(2025))[REQUESTS]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:C6", "D4:J4", "E5:I5", "A9:A30", "B11:B18"} <= merged
    assert sheet["A9"].value == "三、本年度办理结果"


def test_the_same_workbook_has_the_same_bytes() -> None:
    assert empty_workbook(2025, AGENCY) == empty_workbook(2025, AGENCY)


def test_a_workbook_has_the_ending_of_one(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"\.xlsx"):
        write_empty_workbook(2025, tmp_path / "填报表.docx")


def test_an_untouched_workbook_reads_as_a_report_without_figures() -> None:
    report = back(empty_workbook(2025, AGENCY))
    assert (report.agency, report.year, report.edition) == (AGENCY, 2025, "2021")
    inputs = [figure for figure in report.figures.values() if figure.state is State.BLANK]
    assert len(inputs) == 10 + 24 * 6 + 12
    assert not report.unplaced


def test_a_workbook_filled_in_but_never_calculated_says_so() -> None:
    book = opened(empty_workbook(2025))
    fill_in(book)
    target = io.BytesIO()
    book.save(target)
    assert "R125" in {finding.code for finding in back(target.getvalue()).findings}


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(made_reports.reports())
def test_any_report_comes_back_from_the_workbook(written: Report) -> None:
    assert differences(in_lines(written), back(render(written))) == []


def test_a_paragraph_that_is_a_number_is_no_number_of_a_page() -> None:
    written = report(overview=("12", "全年没有发生收费。"))
    assert back(render(written)).sections["overview"].paragraphs == ("12", "全年没有发生收费。")


def test_a_total_that_its_parts_contradict_stays_as_it_was_stated() -> None:
    written = report({"requests.received.total": Figure(3)})
    book = opened(render(written))
    assert cell_of(book, "requests.received.total").value == 3
    assert "总计" in str(opened(render(written), values=True)[REQUESTS]["L5"].value)
    assert back(render(written)).values["requests.received.total"] == 3


def test_a_total_that_the_original_lacks_is_not_worked_out() -> None:
    written = report({"requests.received.total": Figure(None, State.ABSENT)})
    assert cell_of(opened(render(written)), "requests.received.total").value is None
    assert differences(in_lines(written), back(render(written))) == []


def test_what_could_not_be_read_stands_as_it_was() -> None:
    written = report({"requests.granted.business": Figure(None, State.UNREADABLE, "三四件")})
    assert cell_of(opened(render(written)), "requests.granted.business").value == "三四件"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    written = replace(report(overview=("=1+1", "+2", "@3", "-4")), agency="=HYPERLINK(1)", title=None)
    shown = opened(render(written))
    assert (shown["填写说明"]["C4"].value, shown["填写说明"]["C4"].data_type) == ("=HYPERLINK(1)", "s")
    assert [shown["正文"][f"B{row}"].data_type for row in range(6, 10)] == ["s"] * 4


def test_cells_are_named_by_the_rectangles_that_they_fill() -> None:
    assert set(ranges([(0, 0), (0, 1), (1, 0), (1, 1), (3, 0), (1, 5)])) == {"A1:B2", "A4", "F2"}


@pytest.mark.libreoffice
def test_a_broken_sum_turns_red_with_a_sentence(libreoffice: LibreOffice, tmp_path: Path) -> None:
    book = opened(empty_workbook(2025))
    fill_in(book)
    cell_of(book, "requests.received.natural_person").value = 12
    cell_of(book, "requests.granted.natural_person").value = 11
    book.save(tmp_path / "填报.xlsx")
    made = libreoffice.convert(tmp_path / "填报.xlsx", _folder(tmp_path, "out"), RECALCULATED)
    sheet = opened(made.read_bytes(), values=True)[REQUESTS]
    assert sheet["A2"].value == "本表有 2 处不对，见右侧红字。"
    sentences = str(sheet["L5"].value).strip().split("\n")
    assert [sentence.partition("：")[0] for sentence in sentences] == ["“自然人”一列", "“总计”一列"]
    assert "相差 1" in sentences[0]


@pytest.mark.libreoffice
def test_the_printed_sheet_shows_the_broken_sum_in_red(libreoffice: LibreOffice, tmp_path: Path) -> None:
    reddened = []
    for received in (0, 12):
        book = opened(empty_workbook(2025))
        fill_in(book)
        cell_of(book, "requests.received.natural_person").value = received
        path = tmp_path / f"{received}.xlsx"
        book.save(path)
        reddened.append(_points_in_red(libreoffice.to_pdf(path, _folder(tmp_path, "pdf"))))
    assert reddened[0] == 0
    assert reddened[1] > 100


@pytest.mark.libreoffice
def test_filled_in_and_calculated_it_reads_back_as_it_was_filled_in(libreoffice: LibreOffice, tmp_path: Path) -> None:
    book = opened(empty_workbook(2025))
    fill_in(book)
    figures = {
        "requests.received.natural_person": 12,
        "requests.granted.natural_person": 10,
        "requests.carried_out.natural_person": 2,
        "disclosure.fees.amount": 7730.28,
    }
    for slot, value in figures.items():
        cell_of(book, slot).value = value
    book.save(tmp_path / "填报.xlsx")
    made = libreoffice.convert(tmp_path / "填报.xlsx", _folder(tmp_path, "out"), RECALCULATED)
    found = back(made.read_bytes())
    assert (found.agency, found.year) == (AGENCY, 2025)
    totals = {"requests.received.total": 12, "requests.granted.total": 10, "requests.carried_out.total": 2}
    concluded = {"requests.concluded.natural_person": 10, "requests.concluded.total": 10}
    expected = figures | totals | concluded
    assert {slot: float(value or 0) for slot, value in found.values.items() if value} == expected
    assert {figure.state for figure in found.figures.values()} - {State.ABSENT} == {State.GIVEN}
    assert found.sections["sign_off"].paragraphs == (AGENCY, "2026年1月20日")
    assert found.sections["overview"].paragraphs[0] == "本机关按照要求开展工作。"
    assert not found.findings


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir(exist_ok=True)
    return folder


def _points_in_red(pdf: Path) -> int:
    """How many points of the pages have the ground of a fault."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return sum(bytes(page.render(scale=1).buffer).count(b"\xce\xc7\xff") for page in document)
    finally:
        document.close()
