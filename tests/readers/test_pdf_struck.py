"""Text that is struck out counts as deleted, and that is said."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

MIDDLE, UNDER = 108.0, 112.5


def original_of(sheet: Sheet) -> Original:
    """A cell with 9933, eight points high, that begins at 203, 103; whatever the test draws over it."""
    return read(pdf(sheet.rows([74.0, 200.0, 300.0], 100, [["（一）予以公开", "9933"]])), "report.pdf")


def cell(original: Original) -> str:
    (grid,) = original.grids()
    return grid.cells[1].text


@pytest.mark.parametrize(
    ("start", "end", "left"), [(203, 219, "33"), (219, 235, "99"), (203, 211, "933"), (203, 235, "")]
)
def test_struck_out_digits_are_no_part_of_the_figure(start: float, end: float, left: str) -> None:
    original = original_of(Sheet().line(start, MIDDLE, end, MIDDLE))

    assert cell(original) == left
    assert [finding.code for finding in original.findings] == ["R142"]


def test_the_finding_quotes_what_was_struck_out() -> None:
    (finding,) = original_of(Sheet().bar(203, MIDDLE, 219, MIDDLE + 0.5)).findings

    assert "第 1 页" in finding.message
    assert "“99”" in finding.message


@pytest.mark.parametrize(
    ("start", "end", "at"), [(203, 219, UNDER), (190, 219, MIDDLE), (203, 290, MIDDLE), (205, 206.5, MIDDLE)]
)
def test_underlines_and_lines_longer_or_shorter_than_the_digits_strike_nothing(
    start: float, end: float, at: float
) -> None:
    original = original_of(Sheet().line(start, at, end, at))

    assert "9933" in "".join(grid_cell.text for grid in original.grids() for grid_cell in grid.cells)
    assert "R142" not in [finding.code for finding in original.findings]
