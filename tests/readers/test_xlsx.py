"""A workbook as an original: paragraphs and tables as a person sees them, and a word about what they don't."""

from __future__ import annotations

import io
from datetime import datetime

import PIL.Image
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.books import book, rows, saved, with_cells, with_part
from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.finding import Place
from toolkit.original import Grid, Original, Paragraph
from toolkit.readers import read_bytes
from toolkit.readers.xlsx_values import date_text, number_text, unescaped


def read(data: bytes) -> Original:
    return read_bytes(data, "填报.xlsx")


def shape(original: Original) -> list[object]:
    """Paragraphs as texts, tables as rows of texts."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in original.blocks
    ]


def grid(original: Original) -> Grid:
    (one,) = original.grids()
    return one


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def test_a_framed_table_stands_between_the_lines_of_text_around_it() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["三、收到和处理申请情况"])(sheet)
        rows(["项目", "总计"], ["本年新收", 12], framed=True, top=2)(sheet)
        rows(["说明：无"], top=4)(sheet)

    assert shape(read(book(fill))) == ["三、收到和处理申请情况", [["项目", "总计"], ["本年新收", "12"]], "说明：无"]


def test_without_frames_a_line_with_several_cells_makes_a_table() -> None:
    fill = rows(["卫东区2024年汇总"], ["机关", "件数"], ["甲局", 1], [None, None], ["乙局", 2], ["填表人：张三"])
    assert shape(read(book(fill))) == [
        "卫东区2024年汇总",
        [["机关", "件数"], ["甲局", "1"], ["", ""], ["乙局", "2"]],
        "填表人：张三",
    ]


def test_an_empty_row_beside_a_line_of_text_ends_a_table() -> None:
    fill = rows(["甲", 1], ["乙", 2], [None], ["四、复议情况"], [None], ["丙", 3], ["丁", 4])
    assert shape(read(book(fill))) == [[["甲", "1"], ["乙", "2"]], "四、复议情况", [["丙", "3"], ["丁", "4"]]]


def test_a_column_of_texts_is_paragraphs_each_line_of_a_cell_its_own() -> None:
    assert shape(read(book(rows(["一、总体情况"], ["（一）主动公开。\n（二）依申请公开。"], framed=True)))) == [
        "一、总体情况",
        "（一）主动公开。",
        "（二）依申请公开。",
    ]


def test_merged_cells_are_one_cell_with_its_spans() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["申请人", None, "总计"], ["自然人", "企业", None], framed=True)(sheet)
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C1:C2")

    found = [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid(read(book(fill))).cells
    ]
    assert found == [("申请人", 0, 0, 1, 2), ("总计", 0, 2, 2, 1), ("自然人", 1, 0, 1, 1), ("企业", 1, 1, 1, 1)]


def test_every_cell_knows_its_sheet_row_and_column() -> None:
    found = grid(read(book(rows(["甲", 1], ["乙", 2], framed=True, top=4, left=3), names=["表三"])))
    assert found.at(1, 1).place == Place(sheet="表三", row=5, column=4)  # type: ignore[union-attr]


def test_a_table_of_headers_keeps_the_empty_row_that_waits_for_figures() -> None:
    assert grid(read(book(rows(["结果维持", "总计"], [None, None], framed=True)))).row_count == 2


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("7730.2799999999997", "7730.28"), ("12", "12"), ("1E3", "1000"), ("0.10000000000000001", "0.1"), ("-18", "-18")],
)
def test_a_number_comes_back_as_it_was_typed(stored: str, shown: str) -> None:
    assert number_text(stored) == shown


def test_a_decimal_of_fifteen_digits_survives_openpyxl() -> None:
    assert grid(read(book(rows(["费", 7730.28], ["费", 0.123456])))).at(0, 1).text == "7730.28"  # type: ignore[union-attr]


def test_a_date_is_written_as_offices_write_it() -> None:
    assert shape(read(book(rows([datetime(2026, 1, 20)])))) == ["2026年1月20日"]
    assert date_text("45677", epoch_1904=False) == "2025年1月20日"


def test_characters_that_no_document_holds_are_dropped() -> None:
    assert unescaped("公开_x000D_\n情况_x0007__xD83D_") == "公开\r\n情况\ufffd"


def test_a_formula_shows_what_was_saved_with_it() -> None:
    data = with_cells('<row r="1"><c r="A1" t="str"><f>"合"</f><v>合计</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>')
    assert [one.text for one in read(data).paragraphs()] == ["合计", "2"]
    assert codes(read(data)) == []


def test_a_workbook_that_was_never_calculated_says_so() -> None:
    original = read(book(rows(["新收", 1], ["总计", "=SUM(B1:B1)"], framed=True), names=["表三"]))
    (finding,) = original.findings
    assert (finding.code, finding.place) == ("R125", Place(sheet="表三", row=2, column=2))
    assert "B2" in finding.message
    # A blank would be read as a figure left out.
    assert grid(original).at(1, 1).text == "=SUM(B1:B1)"  # type: ignore[union-attr]


def test_digits_that_a_format_writes_beside_a_number_are_part_of_no_figure() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["收费", 123456], ["罚没", 0], framed=True)(sheet)
        sheet["B1"].number_format = sheet["B2"].number_format = '0"5"'

    original = read(book(fill))
    assert shape(original) == [[["收费", '123456〈格式 0"5"〉'], ["罚没", '0〈格式 0"5"〉']]]
    assert codes(original) == ["R123"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0!.0,", "123456〈格式 0!.0,〉"),
        ('0"."0', '123456〈格式 0"."0〉'),
        ("#,##0,", "123456〈格式 #,##0,〉"),
        ("0.00%", "123456〈格式 0.00%〉"),
        ("#,##0", "123456"),
        ("_ * #,##0_ ;_ * -#,##0_ ", "123456"),
        ('0"件"', "123456"),
        ('0"人."', "123456"),
        (";;;", "123456〈格式 ;;;〉"),
        ('"无"', '123456〈格式 "无"〉'),
        ("0;-0;;@", "123456"),
        ("[DBNum1][$-804]General", "123456"),
        ("[Red]0_);(0)", "123456"),
    ],
)
def test_a_number_shown_in_another_size_is_no_figure(code: str, shown: str) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["收费", 123456], ["罚没", 0], framed=True)(sheet)
        sheet["B1"].number_format = sheet["B2"].number_format = code

    original = read(book(fill))
    assert shape(original) == [[["收费", shown], ["罚没", "0"]]]
    assert codes(original) == [
        *([] if shown == "123456" else ["R123"]),
        # A nought that shows as a blank.
        *(["R116"] if ";;" in code else []),
    ]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('0.00"元"', "186.4元"), ('0.00"万元"', "186.4万元"), ("¥#,##0.00", "¥186.4"), ("[$￥-804]0.0", "￥186.4"),
        ('_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥186.4"), ("#,##0.00", "186.4"),
    ],
)  # fmt: skip
def test_a_unit_of_money_in_a_format_stands_beside_the_number(code: str, shown: str) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["收费", 186.4], ["罚没", 0], framed=True)(sheet)
        sheet["B1"].number_format = sheet["B2"].number_format = code

    assert shape(read(book(fill))) == [[["收费", shown], ["罚没", "0"]]]


@pytest.mark.parametrize(("code", "told"), [("0.00", ["R165"]), ("0.0000", []), ("General", []), ("0", ["R165"])])
def test_more_decimals_than_are_shown_are_told(code: str, told: list[str]) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["收费", 186.4056], ["罚没", 2], framed=True)(sheet)
        sheet["B1"].number_format = sheet["B2"].number_format = code

    original = read(book(fill))
    assert (shape(original), codes(original)) == ([[["收费", "186.4056"], ["罚没", "2"]]], told)


def test_comments_and_pictures_are_told_where_they_are() -> None:
    picture = io.BytesIO()
    PIL.Image.new("RGB", (2, 2)).save(picture, "PNG")

    def fill(sheet: Worksheet) -> None:
        rows(["新收", 12], framed=True)(sheet)
        sheet["B1"].comment = Comment("应为13件", "张三")
        sheet.add_image(Image(picture), "A5")

    found = {one.code: one for one in read(book(fill)).findings}
    assert found.keys() == {"R166", "R167"}
    assert "应为13件" in found["R166"].message
    assert found["R166"].place == Place(sheet="表1", row=1, column=2)
    assert found["R167"].place == Place(sheet="表1")


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.xlsb", "a.ods", "a.csv"])
@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK\x03\x04 xl/workbook.bin", b"1,2"]
)
def test_other_kinds_of_workbooks_are_refused_with_what_to_do(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"另存为 \.xlsx"):
        read_bytes(data, name)


def test_struck_out_cells_are_left_out_with_a_word() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["新收", 12], ["总计", 15], framed=True)(sheet)
        sheet["B1"].font = Font(strike=True)

    original = read(book(fill))
    assert shape(original) == [[["新收", ""], ["总计", "15"]]]
    assert [(one.code, "B1" in one.message) for one in original.findings] == [("R124", True)]


@pytest.mark.parametrize(
    ("run", "shown", "told"),
    [
        ('<vertAlign val="superscript"/>', "33¹", []),
        ("<strike/>", "33", ["R124"]),
        ('<strike val="0"/><vertAlign val="baseline"/>', "331", []),
    ],
)
def test_a_note_mark_or_struck_out_digits_never_lengthen_a_figure(run: str, shown: str, told: list[str]) -> None:
    text = f"<is><r><t>33</t></r><r><rPr>{run}</rPr><t>1</t></r></is>"
    original = read(with_cells(f'<row r="1"><c r="A1" t="inlineStr">{text}</c></row>'))
    assert (shape(original), codes(original)) == ([shown], told)


def test_a_formula_that_cannot_be_worked_out_is_told() -> None:
    data = with_cells('<row r="1"><c r="A1" t="e"><f>#REF!</f><v>#REF!</v></c><c r="B1"><v>1</v></c></row>')
    assert codes(read(data)) == ["R127"]
    assert "#REF!" in [one.text for one in read(data).paragraphs()]


def test_a_hidden_sheet_is_left_out_with_a_word() -> None:
    def hidden(sheet: Worksheet) -> None:
        rows(["旧数", 9])(sheet)
        sheet.sheet_state = "hidden"

    original = read(book(rows(["甲"]), hidden, names=["表一", "旧表"]))
    assert shape(original) == ["甲"]
    assert [(one.code, one.place) for one in original.findings] == [("R126", Place(sheet="旧表"))]


def test_hidden_rows_and_columns_are_read_with_a_word() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["甲", 1], ["乙", 2])(sheet)
        sheet.row_dimensions[2].hidden = True

    original = read(book(fill))
    assert shape(original) == [[["甲", "1"], ["乙", "2"]]]
    assert codes(original) == ["R128"]


def test_text_under_a_merged_cell_is_left_out_with_a_word() -> None:
    merges = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>'
    )
    original = read(with_cells(cells, merges))
    assert shape(original) == [[["1"], ["3", "4"]]]
    assert [(one.code, "B1" in one.message) for one in original.findings] == [("R129", True)]


def test_readings_above_ideographs_are_no_text() -> None:
    data = with_cells(
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>公</t></r><r><t>开</t></r><rPh sb="0" eb="1"><t>gong</t></rPh></is></c></row>'
    )
    assert shape(read(data)) == ["公开"]


def test_rows_and_cells_may_leave_out_where_they_are() -> None:
    data = with_cells("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>")
    assert shape(read(data)) == [[["1", "2"], ["3", "4"]]]


def test_a_workbook_on_standard_input_is_known_by_its_parts() -> None:
    assert read_bytes(book(rows(["甲"])), "-").format == "xlsx"


def test_far_away_cells_cost_nothing() -> None:
    data = with_cells('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')
    assert shape(read(data)) == ["1", "2"]


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        + "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>1</v></c></row>' for row in range(2, 90)),
        '<row r="1">' + "<c/>" * 1_000_001 + "</row>",
    ],
    ids=["a table of a million positions", "a million empty cells"],
)
def test_more_cells_than_any_report_has_are_refused(cells: str) -> None:
    with pytest.raises(LimitExceeded):
        read(with_cells(cells))


def test_merged_areas_without_end_are_refused() -> None:
    merges = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 20_001 + "</mergeCells>"
    with pytest.raises(LimitExceeded):
        read(with_cells('<row r="1"><c r="A1"><v>1</v></c></row>', merges))


def test_a_merged_area_over_the_whole_sheet_is_cut_to_the_table() -> None:
    merges = '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>' for row in (1, 2))
    assert [cell.column_span for cell in grid(read(with_cells(cells, merges))).cells] == [1, 1, 2]


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'
    data = with_part(book(rows([1])), "xl/worksheets/sheet1.xml", lambda _: bomb.encode())
    with pytest.raises(UnreadableFile, match="DTD"):
        read(data)


def test_broken_xml_is_one_sentence() -> None:
    data = with_part(book(rows([1])), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    with pytest.raises(UnreadableFile, match="已损坏"):
        read(data)


def test_what_a_protected_sheet_calls_an_aside_is_not_the_report() -> None:
    import openpyxl
    from openpyxl.workbook.defined_name import DefinedName

    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "表三"
    rows(["新收", 12], framed=True)(sheet)
    sheet["D1"] = "校验：平"
    made.defined_names["xxgk.aside.1"] = DefinedName("xxgk.aside.1", attr_text="'表三'!$D$1:$D$9")
    assert ("校验：平", True) in [(one.text, one.in_margin) for one in read(saved(made)).paragraphs()]
    sheet.protection.sheet = True
    assert "校验：平" not in [one.text for one in read(saved(made)).paragraphs()]
