"""Marks of notes beside figures: raised small digits are superscripts, no digits of the figure."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.readers.pdf import read

BASELINE = 0.88


def cell(sheet: Sheet) -> str:
    """The text of the cell that a test writes into, which begins at 203, 103."""
    sheet.rows([74.0, 200.0, 300.0], 100, [["（一）予以公开", ""]])
    (grid,) = read(pdf(sheet), "report.pdf").grids()
    return grid.cells[1].text


def figure_and(mark: str, size: float, raised: float, x: float = 223) -> Sheet:
    """A figure of ten points, and digits beside it whose foot stands so much higher."""
    return Sheet().text(203, 103, "33", 10).text(x, 103 + BASELINE * (10 - size) - raised, mark, size)


@pytest.mark.parametrize(("size", "raised"), [(5.8, 3.3), (6.7, 3.3), (6.5, 3.5), (5.0, 5.0)])
def test_small_raised_digits_are_superscripts(size: float, raised: float) -> None:
    assert cell(figure_and("12", size, raised)) == "33¹²"


def test_small_raised_digits_of_the_smallest_type_are_superscripts() -> None:
    sheet = Sheet().text(203, 103, "33", 6).text(215, 103 + BASELINE * 2 - 2, "1", 4)

    assert cell(sheet) == "33¹"


def test_a_superscript_drawn_before_its_figure_is_one_too() -> None:
    sheet = Sheet().text(223, 103 + BASELINE * 4.2 - 3.3, "1", 5.8).text(203, 103, "33", 10)

    assert cell(sheet) == "33¹"


def test_a_superscript_left_of_its_figure_is_no_digit_of_it() -> None:
    sheet = Sheet().text(203, 103 + BASELINE * 4 - 3.3, "12", 6).text(215, 103, "33", 10)

    assert cell(sheet) == "¹²33"


@pytest.mark.parametrize(("size", "raised"), [(6, 0), (6, -2), (6, 1.5), (10, 0)], ids=str)
def test_other_digits_beside_a_figure_belong_to_it(size: float, raised: float) -> None:
    assert cell(figure_and("1", size, raised)) == "331"


def test_small_digits_far_from_any_figure_are_digits() -> None:
    assert cell(figure_and("1", 6, 3.5, x=240)) == "33 1"


@pytest.mark.parametrize("x", [223, 219, 214])
@pytest.mark.parametrize(("size", "raised"), [(9, 3.3), (10, 3), (10, -3), (12, -4)])
def test_digits_as_large_on_another_height_are_another_figure(size: float, raised: float, x: float) -> None:
    assert cell(figure_and("1", size, raised, x)) in ("33 1", "3 1 3")


def test_a_figure_among_which_another_is_printed_is_never_read() -> None:
    sheet = Sheet().text(203, 103, "1", 10).text(223, 103, "3", 10).text(213, 106, "2", 10)

    assert cell(sheet) == "1 2 3"
