"""What a workbook holds and nobody sees in it: left out or read, and told either way."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.books import FIRST_SHEET, book, rows, with_part
from toolkit.errors import LimitExceeded
from toolkit.original import Grid, Original
from toolkit.readers import read_bytes, xlsx_conditions

WHITE = "FFFFFFFF"
BLACK = "FF000000"


def read(change: Callable[[Worksheet], None], value: object = 12) -> Original:
    """A framed table with a figure in B1, changed."""

    def fill(sheet: Worksheet) -> None:
        rows(["件数", value], ["合计", 7], framed=True)(sheet)
        change(sheet)

    return read_bytes(book(fill), "填报.xlsx")


def styled(**looks: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for name, value in looks.items():
            setattr(sheet["B1"], name, value)

    return change


def figure(original: Original) -> str:
    (grid,) = original.grids()
    assert isinstance(grid, Grid)
    cell = grid.at(0, 1)
    assert cell is not None
    return cell.text


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def solid(colour: object) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@pytest.mark.parametrize(
    "looks",
    [
        {"font": Font(color=WHITE)},
        {"font": Font(color=Color(theme=0))},
        {"font": Font(color=Color(indexed=9))},
        {"font": Font(color="FFFEFEFE"), "fill": solid(WHITE)},
        {"font": Font(color=Color(theme=1)), "fill": solid(BLACK)},
        {"font": Font(color="FF1F4E79"), "fill": solid("FF1F4E79")},
        {"font": Font(sz=1)},
        {"number_format": "[White]0"},
        {"number_format": "[Color2]0"},
    ],
)
def test_a_figure_that_nobody_sees_is_a_blank_that_is_told(looks: dict[str, object]) -> None:
    original = read(styled(**looks))
    assert (figure(original), codes(original)) == ("", ["R115"])
    assert [(cell.row, cell.column) for cell in original.findings[0].cells] == [(1, 2)]


@pytest.mark.parametrize(
    "looks",
    [
        {"font": Font(color=WHITE), "fill": solid("FF1F4E79")},
        {"font": Font(color=Color(theme=0)), "fill": solid(Color(theme=4))},
        {"font": Font(color=Color(theme=0, tint=-0.5))},
        {"font": Font(color=Color(indexed=64))},
        {"font": Font(color=BLACK), "fill": solid("FFD9D9D9")},
        {"number_format": "[White]0", "fill": solid(BLACK)},
        {"number_format": "[Red]0"},
    ],
)
def test_a_figure_that_stands_out_from_its_ground_is_read(looks: dict[str, object]) -> None:
    original = read(styled(**looks))
    assert (figure(original), codes(original)) == ("12", [])


def runs(*parts: tuple[InlineFont, str] | str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        cell = sheet["B1"]
        assert isinstance(cell, Cell)
        cell.value = CellRichText(*(one if isinstance(one, str) else TextBlock(*one) for one in parts))

    return change


@pytest.mark.parametrize(
    ("parts", "text", "told"),
    [
        (["12", (InlineFont(vertAlign="subscript"), "1")], "12₁", []),
        ([(InlineFont(vertAlign="superscript"), "1"), "12"], "¹12", []),
        ([(InlineFont(vertAlign="superscript"), "12")], "12", []),
        (["12", (InlineFont(color=WHITE), "9")], "12", ["R115"]),
        (["12", (InlineFont(sz=1), "9")], "12", ["R115"]),
        (["12", (InlineFont(color="FFFF0000"), "9")], "129", []),
    ],
)
def test_runs_of_a_cell_are_seen_or_not_each_by_itself(
    parts: list[tuple[InlineFont, str] | str], text: str, told: list[str]
) -> None:
    original = read(runs(*parts))
    assert (figure(original), codes(original)) == (text, told)


@pytest.mark.parametrize("code", ["0;-0;", "0;-0;;@", "#,##0;;", '[=0]"";0'])
def test_a_nought_that_a_format_does_not_show_is_read_with_a_word(code: str) -> None:
    original = read(styled(number_format=code), value=0)
    assert (figure(original), codes(original)) == ("0", ["R116"])


def test_noughts_that_a_sheet_does_not_show_are_read_with_a_word() -> None:
    data = with_part(
        book(rows(["件数", 0], ["合计", 7], framed=True)),
        FIRST_SHEET,
        lambda xml: xml.replace(b"<sheetView ", b'<sheetView showZeros="0" '),
    )
    original = read_bytes(data, "填报.xlsx")
    assert (figure(original), codes(original)) == ("0", ["R116"])


@pytest.mark.parametrize(
    ("code", "text"), [('"约"0', "约12"), ('0"余"', "12余"), ('0"万件"', "12万件"), ('0"件"', "12")]
)
def test_words_of_a_format_that_change_the_figure_stand_beside_it(code: str, text: str) -> None:
    assert figure(read(styled(number_format=code))) == text


@pytest.mark.parametrize("piece", ['""', "[", "\\\\", "_", "0,", "[>1]"])
def test_a_format_of_many_pieces_takes_no_time(piece: str) -> None:
    began = time.process_time()
    read(styled(number_format=piece * 400))
    assert time.process_time() - began < 2


def test_a_text_that_a_format_does_not_show_is_left_out_with_a_word() -> None:
    original = read(styled(number_format=";;;"), value="十二")
    assert (figure(original), codes(original)) == ("", ["R115"])


def is_white(operator: str, limit: str, **more: object) -> Rule:
    return CellIsRule(operator=operator, formula=[limit], font=Font(color=WHITE), **more)


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        (is_white("greaterThan", "0"), "", ["R115"]),
        (is_white("lessThan", "0"), "12", []),
        (is_white("equal", "12"), "", ["R115"]),
        (is_white("greaterThan", "$C$1"), "12", ["R117"]),
        (is_white("greaterThan", "0", fill=PatternFill(bgColor=BLACK)), "12", []),
        (CellIsRule(operator="greaterThan", formula=["0"], font=Font(color="FFFF0000")), "12", []),
        (CellIsRule(operator="greaterThan", formula=["0"], font=Font(strike=True)), "", ["R124"]),
        (FormulaRule(formula=["B1>5"], font=Font(color=WHITE)), "", ["R115"]),
        (FormulaRule(formula=["B1>50"], font=Font(color=WHITE)), "12", []),
        (FormulaRule(formula=["ISERROR(B1)"], font=Font(color=WHITE)), "12", ["R117"]),
        (DataBarRule("min", None, "max", None, "FF638EC6", showValue=False), "", ["R115"]),
        (DataBarRule("min", None, "max", None, "FF638EC6", showValue=True), "12", []),
        (
            Rule(
                type="cellIs",
                operator="greaterThan",
                formula=["0"],
                dxf=DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode=";;;")),
            ),
            "",
            ["R115"],
        ),
    ],
)
def test_a_conditional_format_hides_where_it_holds(rule: Rule, text: str, told: list[str]) -> None:
    original = read(lambda sheet: sheet.conditional_formatting.add("B1", rule))
    assert (figure(original), codes(original)) == (text, told)


def test_a_conditional_format_that_whitens_noughts_leaves_them_noughts_with_a_word() -> None:
    original = read(lambda sheet: sheet.conditional_formatting.add("A1:B2", is_white("equal", "0")), value=0)
    assert (figure(original), codes(original)) == ("0", ["R116"])


def test_rules_over_very_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_conditions, "MOST_LOOKS", 40_000)

    def fill(sheet: Worksheet) -> None:
        rows(*(range(100) for _ in range(30)))(sheet)
        for number in range(20):
            sheet.conditional_formatting.add(f"A1:XFD{1_000_000 + number}", is_white("equal", "$D$1"))

    with pytest.raises(LimitExceeded, match="条件格式过多"):
        read_bytes(book(fill), "填报.xlsx")


def test_a_rule_over_a_whole_sheet_looks_at_its_cells_only() -> None:
    assert figure(read(lambda sheet: sheet.conditional_formatting.add("A1:XFD1048576", is_white("equal", "5")))) == "12"


def test_a_row_or_column_too_narrow_to_be_seen_is_told_as_hidden() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[1].height = 0.5
        sheet.column_dimensions["B"].width = 0.2

    original = read(change)
    assert (figure(original), codes(original)) == ("12", ["R128"])
    assert [(cell.row, cell.column) for cell in original.findings[0].cells] == [(1, 1), (1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("width", "fits", "told"), [(1.0, False, ["R117"]), (4.0, False, []), (1.0, True, [])], ids=str
)
def test_a_number_wider_than_its_column_is_told(width: float, fits: bool, told: list[str]) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].width = width
        sheet["B1"].alignment = Alignment(shrink_to_fit=fits)
        sheet["B2"] = 7

    original = read(change)
    assert (figure(original), codes(original)) == ("12", told)


def test_a_figure_that_fills_its_cell_again_and_again_is_no_figure() -> None:
    original = read(styled(alignment=Alignment(horizontal="fill")))
    assert codes(original) == ["R123"]
    assert not figure(original).isdigit()
