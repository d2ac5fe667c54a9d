"""A figure that the page's edge cuts off is nobody's: neither the digits that are left, nor a blank cell."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]


def read_cropped(right: float, *, bottom: float = 0, left: float = 0) -> Original:
    """The figure in 8 points, from 203, 103 on; each digit is 8 points wide."""
    sheet = Sheet(extra=f"/CropBox[{left} {bottom} {right} 842]").rows(
        XS, 100, [["予以公开", "1257"], ["部分公开", "36"]]
    )
    return read(pdf(sheet), "report.pdf")


def figures(original: Original) -> list[str]:
    (grid,) = original.grids()
    return [cell.text for cell in sorted(grid.cells) if cell.column == 1]


@pytest.mark.parametrize(("right", "seen"), [(229, "125"), (221, "12"), (213, "1")])
def test_digits_beyond_the_edge_make_a_figure_unknown(right: float, seen: str) -> None:
    original = read_cropped(right)

    assert figures(original)[0].rstrip("\ufffd") == seen
    assert figures(original)[0] != seen
    assert [finding.code for finding in original.findings] == ["R134"]


def test_a_cell_whose_figure_is_beyond_the_edge_is_not_blank() -> None:
    assert [set(figure) for figure in figures(read_cropped(202))] == [{"\ufffd"}, {"\ufffd"}]


def test_digits_beyond_the_left_edge_count_too() -> None:
    assert figures(read_cropped(595, left=208)) == ["\ufffd257", "\ufffd6"]


def test_a_row_below_the_edge_is_not_blank() -> None:
    assert figures(read_cropped(595, bottom=724))[0] == "1257"
    assert set(figures(read_cropped(595, bottom=724))[1]) == {"\ufffd"}


def test_what_stands_beside_the_page_and_in_no_table_is_only_quoted() -> None:
    sheet = Sheet().rows(XS, 100, [["予以公开", "1257"]]).text(620, 103, "36", 8)

    original = read(pdf(sheet), "report.pdf")

    assert figures(original) == ["1257"]
    assert [block.text for block in original.paragraphs()] == []
    assert [finding.code for finding in original.findings] == ["R134"]
