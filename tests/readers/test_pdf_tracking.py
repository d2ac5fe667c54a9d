"""Figures whose digits are set apart."""

from __future__ import annotations

from collections.abc import Sequence

from tests.pdf_builder import Sheet, pdf
from toolkit.readers.pdf import read

XS = (74.0, 194.0, 254.0, 314.0)


def figures_of(rows: Sequence[Sequence[str]], space: float = 3) -> list[list[str]]:
    """The figures of a ruled table, read again; `space` is what is left free between digits."""
    page = Sheet().rows(XS, 100, [[f"{number + 1}.事项", "", ""] for number in range(len(rows))])
    for number, row in enumerate(rows):
        for left, figure in zip(XS[1:], row, strict=False):
            for place, digit in enumerate(figure):
                page.latin(left + 3 + place * (5 + space), 103 + 20 * number, digit, 9)
    (grid,) = read(pdf(page), "report.pdf").grids()
    return [[cell.text for cell in cells[1:]] for cells in grid.rows]


def test_digits_set_evenly_apart_in_a_whole_table_are_figures() -> None:
    rows = [["148", "7"], ["20", "0"], ["36", "5"]]

    assert figures_of(rows) == rows


def test_a_table_with_figures_set_close_says_nothing_about_digits_apart() -> None:
    assert figures_of([["148", "7"], ["20", "0"], ["36", "5"]], space=0) == [["148", "7"], ["20", "0"], ["36", "5"]]
    page = Sheet().rows(XS, 100, [["1.事项", "1 4 8", "36"], ["2.事项", "2 0", "0"], ["3.事项", "3 6", "5"]])

    (grid,) = read(pdf(page), "report.pdf").grids()
    assert [cells[1].text for cells in grid.rows] == ["1 4 8", "2 0", "3 6"]


def test_digits_as_far_apart_as_columns_stay_apart() -> None:
    assert figures_of([["148", "7"], ["20", "0"], ["36", "5"]], space=9)[0] == ["1 4 8", "7"]


def test_a_row_of_noughts_in_one_cell_stays_apart() -> None:
    assert figures_of([["000", "7"], ["20", "0"], ["36", "5"]])[0] == ["0 0 0", "7"]
