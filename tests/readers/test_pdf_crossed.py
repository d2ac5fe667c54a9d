"""A figure that stands on a line of its table is never cut by it, and that is said."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

# A digit is eight points wide.
XS = [74.0, 200.0, 260.0, 320.0]


def read_with(left: float, figure: str, *, last: str = "7") -> Original:
    """A row of three cells, the first figure's cell empty but for what is set at `left`."""
    return read(pdf(Sheet().rows(XS, 100, [["规章", "", last]]).text(left, 103, figure, 8)), "report.pdf")


def cells(original: Original) -> list[str]:
    (grid,) = original.grids()
    return [cell.text for cell in grid.cells]


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


@pytest.mark.parametrize("left", [231, 240, 246])
def test_a_figure_across_a_line_joins_the_cells_on_both_sides(left: float) -> None:
    original = read_with(left, "1234", last="")

    assert cells(original) == ["规章", "1234"]
    assert codes(original) == ["R146"]


def test_the_figure_beside_it_stays_apart() -> None:
    original = read(
        pdf(Sheet().rows(XS, 100, [["规章", "", ""]]).text(240, 103, "1234", 8).text(300, 103, "7", 8)), "report.pdf"
    )

    assert cells(original) == ["规章", "1234 7"]


def test_a_figure_across_the_last_line_is_in_the_last_cell() -> None:
    original = read_with(307, "234", last="")

    assert cells(original) == ["规章", "", "234"]
    assert [paragraph.text for paragraph in original.paragraphs()] == []
    assert codes(original) == ["R146"]


@pytest.mark.parametrize("left", [203, 227.5])
def test_a_figure_that_only_touches_a_line_stays_in_its_cell(left: float) -> None:
    original = read_with(left, "1234")

    assert cells(original) == ["规章", "1234", "7"]
    assert codes(original) == []


def test_labels_that_reach_over_a_line_leave_it() -> None:
    original = read(pdf(Sheet().rows(XS, 100, [["", "", "7"]]).text(170, 103, "行政处罚决定", 8)), "report.pdf")

    assert cells(original) == ["行政处罚", "决定", "7"]
    assert codes(original) == []
