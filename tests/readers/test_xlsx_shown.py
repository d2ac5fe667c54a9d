"""Workbooks whose sheets show another figure than a cell holds, or none: formats, fonts, sizes, stale results."""

from __future__ import annotations

import pytest
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.fills import GradientFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.books import FIRST_SHEET, with_cells, with_part
from tests.readers.test_xlsx_looks import BLACK, WHITE, codes, figure, read, styled
from toolkit.original import Original
from toolkit.readers import read_bytes


def shown(value: object, code: str) -> tuple[str, list[str]]:
    found = read(styled(number_format=code), value)
    return figure(found), codes(found)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (12, "0-0"),
        (12, "0 0"),
        (12, "0/0"),
        (12, "0'0"),
        (12, "-0"),
        (12, "(0)"),
        (12, "[$1]0"),
        (12, "0[$5-804]"),
        (0, '0"5"'),
        (-5, "0;0"),
        (-5, "0;[Red]0"),
        (-5, '0;"5"'),
        (-5, "0;;"),
        (12, '[>10]"99";0'),
        (1234567, "0.00E+00"),
        (7730.28, "# ?/?"),
        ("12", '"1"@'),
        ("12", '0;0;0;@"0"'),
    ],
)
def test_a_format_that_shows_another_number_leaves_none(value: object, code: str) -> None:
    text, told = shown(value, code)
    assert text == f"{value}〈格式 {code}〉"
    assert told[0] == "R123"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (12, "#,##0"),
        (12, "0_ "),
        (12, "[$-804]0"),
        (12, '"共"0"件"'),
        (12, '[>100]"约"0;0'),
        (12, '[=0]"-";General'),
        (12, "0.00E+00"),
        (12, "# ?/?"),
        (12, "G/通用格式"),
        (-5, "0_);(0)"),
        (-5, "0;-0"),
        (-5, "0.00;[红色]-0.00"),
        (-5, "[>0]0;0"),
        ("12", '@"件"'),
    ],
)
def test_a_format_that_shows_the_number_itself_does_not_matter(value: object, code: str) -> None:
    assert shown(value, code) == (("共" if "共" in code else "") + str(value), [])


@pytest.mark.parametrize("code", ["#", "#,###", "??", "0;-0;"])
def test_a_nought_that_shows_as_a_blank_is_told(code: str) -> None:
    assert shown(0, code) == ("0", ["R116"])


@pytest.mark.parametrize("code", ["h", "h:mm", "[h]:mm", "mm:ss", "yyyy"])
def test_a_time_is_no_figure(code: str) -> None:
    text, _ = shown(12, code)
    assert text != "12"


@pytest.mark.parametrize("name", ["Wingdings", "Webdings", "Wingdings 2"])
def test_digits_in_a_font_of_pictures_are_no_figure(name: str) -> None:
    found = read(styled(font=Font(name=name)))
    assert (figure(found), codes(found)) == (f"12〈字体 {name}〉", ["R114"])


def test_digits_in_a_font_of_letters_are_read() -> None:
    found = read(styled(font=Font(name="Symbol")))
    assert (figure(found), codes(found)) == ("12", [])


@pytest.mark.parametrize(
    ("text", "fill"),
    [
        (WHITE, PatternFill("gray125")),
        (WHITE, PatternFill("darkGrid", fgColor=WHITE, bgColor=WHITE)),
        (WHITE, GradientFill(stop=(WHITE, WHITE))),
        (BLACK, PatternFill("darkGray", fgColor=BLACK)),
    ],
)
def test_text_in_a_colour_of_the_pattern_behind_it_may_be_unseen(text: str, fill: PatternFill) -> None:
    found = read(styled(font=Font(color=text), fill=fill))
    assert (figure(found), codes(found)) == ("12", ["R117"])


@pytest.mark.parametrize(
    ("text", "fill"), [(BLACK, PatternFill("gray125")), (WHITE, PatternFill("darkGray", fgColor=BLACK, bgColor=WHITE))]
)
def test_text_that_stands_out_from_a_pattern_is_seen(text: str, fill: PatternFill) -> None:
    assert codes(read(styled(font=Font(color=text), fill=fill))) == []


@pytest.mark.parametrize("looks", [{"text_rotation": 90}, {"shrink_to_fit": True}, {"indent": 1}])
def test_turned_and_shrunken_figures_are_seen(looks: dict[str, int]) -> None:
    assert codes(read(styled(alignment=Alignment(**looks)))) == []


def test_a_figure_far_from_the_edge_of_its_column_may_be_unseen() -> None:
    assert codes(read(styled(alignment=Alignment(indent=200)))) == ["R117"]


CELLS = '<row r="1"{}><c r="A1"><v>12</v></c><c r="B1"><v>34567</v></c></row>'


@pytest.mark.parametrize(
    ("sheet", "row", "told"),
    [
        ('<sheetFormatPr zeroHeight="1"/>', "", ["R128"]),
        ('<sheetFormatPr zeroHeight="1"/>', ' hidden="0"', []),
        ('<sheetFormatPr zeroHeight="1"/>', ' ht="15"', []),
        ('<sheetFormatPr defaultRowHeight="1" customHeight="1"/>', "", ["R128"]),
        ('<sheetFormatPr defaultRowHeight="13.5"/>', "", []),
        ("", ' ht="0" customHeight="1"', ["R128"]),
        ("", ' ht="3"', ["R128"]),
        ('<cols><col min="1" max="2" width="0"/></cols>', "", ["R128"]),
        ('<sheetFormatPr defaultColWidth="2"/>', "", ["R117"]),
        ('<sheetFormatPr defaultColWidth="2"/><cols><col min="1" max="2" width="9"/></cols>', "", []),
    ],
)
def test_rows_and_columns_too_small_to_show_anything_are_told(sheet: str, row: str, told: list[str]) -> None:
    book = with_cells(CELLS.format(row))
    changed = with_part(book, FIRST_SHEET, lambda xml: xml.replace(b"<sheetData>", f"{sheet}<sheetData>".encode()))
    assert codes(read_bytes(changed, "填报.xlsx")) == told


def with_rule(rule: str) -> Original:
    """A workbook with a conditional format as programs since 2010 write it, on B1."""
    space = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    inside = (
        f'<extLst><ext xmlns:x14="{space}"><x14:conditionalFormattings><x14:conditionalFormatting '
        f'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">{rule}<xm:sqref>B1</xm:sqref>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    return read_bytes(with_cells(CELLS.format(""), inside), "填报.xlsx")


def number_format(code: str) -> str:
    return f'<x14:dxf><numFmt numFmtId="200" formatCode="{code}"/></x14:dxf>'


WHITE_FONT = '<x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf>'


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (f'<x14:cfRule type="expression"><xm:f>TRUE</xm:f>{WHITE_FONT}</x14:cfRule>', ["R115"]),
        (f'<x14:cfRule type="cellIs" operator="greaterThan"><xm:f>5</xm:f>{WHITE_FONT}</x14:cfRule>', ["R115"]),
        (f'<x14:cfRule type="cellIs" operator="lessThan"><xm:f>5</xm:f>{WHITE_FONT}</x14:cfRule>', []),
        (f'<x14:cfRule type="expression"><xm:f>Sheet2!A1=1</xm:f>{WHITE_FONT}</x14:cfRule>', ["R117"]),
        (f'<x14:cfRule type="expression"><xm:f>TRUE</xm:f>{number_format("0&quot;5&quot;")}</x14:cfRule>', ["R115"]),
        (f'<x14:cfRule type="expression"><xm:f>TRUE</xm:f>{number_format("0%")}</x14:cfRule>', ["R115"]),
        (f'<x14:cfRule type="expression"><xm:f>TRUE</xm:f>{number_format("#,##0")}</x14:cfRule>', []),
        ('<x14:cfRule type="dataBar"><x14:dataBar showValue="0"/></x14:cfRule>', ["R115"]),
        ('<x14:cfRule type="iconSet"><x14:iconSet iconSet="3Stars"/></x14:cfRule>', []),
    ],
)
def test_newer_conditional_formats_hide_as_older_ones_do(rule: str, told: list[str]) -> None:
    assert codes(with_rule(rule)) == told


def summed(formula: str, result: str, third: str = "<v>3</v>", view: str = "") -> Original:
    cells = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1">{third}</c></row>'
    cells += f'<row r="2"><c r="A2"><f>{formula}</f><v>{result}</v></c><c r="B2"><v>0</v></c></row>'
    book = with_cells(cells)
    changed = with_part(book, FIRST_SHEET, lambda xml: xml.replace(b"<sheetData>", f"{view}<sheetData>".encode()))
    return read_bytes(changed, "填报.xlsx")


@pytest.mark.parametrize(
    ("formula", "result"), [("SUM(A1:C1)", "0"), ("A1+B1+C1", "7"), ("SUM(A1,C1)-B1", "5"), ("=$A$1 + B1", "4")]
)
def test_a_stored_result_that_is_not_what_the_formula_gives_is_told(formula: str, result: str) -> None:
    found = summed(formula, result)
    assert codes(found) == ["R119"]
    assert [(cell.row, cell.column) for cell in found.findings[0].cells] == [(2, 1)]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("SUM(A1:C1)", "6"),
        ("A1+B1+C1", "6.0000000001"),
        ("SUM(A1:C1)*2", "0"),
        ("SUM(Sheet2!A1:A9)", "5"),
        ("MAX(A1)", "8"),
    ],
)
def test_other_results_stand_as_they_were_saved(formula: str, result: str) -> None:
    assert codes(summed(formula, result)) == []


def test_a_sum_over_a_text_is_left_to_the_spreadsheet() -> None:
    text = "<is><t>3</t></is>"
    found = summed("SUM(A1:C1)", "3", text)
    assert codes(found) == []


def test_a_sheet_that_shows_its_formulas_is_told() -> None:
    view = '<sheetViews><sheetView showFormulas="1" workbookViewId="0"/></sheetViews>'
    assert codes(summed("SUM(A1:C1)", "6", view=view)) == ["R117"]


def test_a_minus_before_a_stored_nought_stays() -> None:
    cells = '<row r="1"><c r="A1"><v>-0</v></c><c r="B1"><v>-0.0</v></c></row>'
    assert [one.text for one in read_bytes(with_cells(cells), "填报.xlsx").paragraphs()] == ["-0", "-0"]


def test_a_number_as_text_in_a_narrow_column_may_be_cut() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].width = 1

    assert codes(read(change, "12")) == ["R117"]
