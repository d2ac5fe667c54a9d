"""Pages that lean are set straight, and that is said."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

import pytest

from tests.pdf_builder import HEIGHT, Sheet, pdf
from toolkit.original import Grid, Original
from toolkit.readers.pdf import read

PICTURE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
ROWS = [[f"{row}.属于", *(str(10 * row + column) for column in range(7))] for row in range(1, 9)]
XS = [74.0, 200.0, *(250.0 + 45 * column for column in range(7))]


def ruled() -> Sheet:
    return Sheet().rows(XS, 100, ROWS)


def filled_rules() -> Sheet:
    sheet = Sheet()
    for row in range(9):
        sheet.bar(XS[0], 100 + 20 * row, XS[-1], 100.5 + 20 * row)
    for x in XS:
        sheet.bar(x, 100, x + 0.5, 260)
    for row, texts in enumerate(ROWS):
        for x, text in zip(XS, texts, strict=False):
            sheet.text(x + 3, 103 + 20 * row, text, 8)
    return sheet


def turned(sheet: Sheet, degrees: float) -> Sheet:
    """Everything on the sheet turned to the left around its lower left corner."""
    along, across = cos(radians(degrees)), sin(radians(degrees))
    sheet.content.insert(0, f"{along:.6f} {across:.6f} {-across:.6f} {along:.6f} {40 * across:.3f} 0 cm")
    return sheet


def scan(degrees: float) -> Sheet:
    """What was recognised in a scan that leans: every word level, at its place on the picture."""
    sheet = Sheet()
    sheet.content.append("q 595 0 0 842 0 0 cm /X0 Do Q")
    along, across = cos(radians(degrees)), sin(radians(degrees))
    for row, texts in enumerate(ROWS):
        for place, text in zip(XS, texts, strict=False):
            x, y = place - 297, 100 + 20 * row - HEIGHT / 2
            sheet.text(297 + x * along + y * across, HEIGHT / 2 - x * across + y * along, text, 8, mode=3)
    return sheet


def read_sheet(sheet: Sheet, *objects: str) -> Original:
    return read(pdf(sheet, objects=objects), "report.pdf")


def texts(grid: Grid) -> list[list[str]]:
    rows = range(max(cell.row for cell in grid.cells) + 1)
    return [[cell.text for cell in sorted(grid.cells) if cell.row == row] for row in rows]


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


@pytest.mark.parametrize("sheet", [ruled, filled_rules])
@pytest.mark.parametrize("degrees", [0.5, 1, 2, 3, -1.5])
def test_a_table_on_a_page_that_leans_has_its_figures_in_their_cells(
    sheet: Callable[[], Sheet], degrees: float
) -> None:
    original = read_sheet(turned(sheet(), degrees))

    (grid,) = original.grids()
    assert grid.ruled
    assert texts(grid) == ROWS
    assert codes(original) == ["R148"]


def test_a_page_that_hardly_leans_is_as_sure_as_any() -> None:
    assert codes(read_sheet(turned(ruled(), 0.1))) == []


@pytest.mark.parametrize("degrees", [-3, -1, 1, 2])
def test_words_recognised_in_a_scan_that_leans_stand_on_its_lines(degrees: float) -> None:
    original = read_sheet(scan(degrees), PICTURE)

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert codes(original) == ["R133", "R148", "R140"]


def test_a_scan_that_does_not_lean_is_left_alone() -> None:
    assert codes(read_sheet(scan(0), PICTURE)) == ["R133", "R140"]


def test_text_that_leans_by_itself_is_told() -> None:
    sheet = ruled().drawn(100, 400, "（三）不予公开", 10, (cos(0.05), sin(0.05), -sin(0.05), cos(0.05)))

    original = read_sheet(sheet)

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert codes(original) == ["R148"]
