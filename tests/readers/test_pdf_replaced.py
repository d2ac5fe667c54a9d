"""What a page shows is read, not what the file says in its place."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]


def read_with(actual: str, shown: str) -> Original:
    sheet = Sheet().rows(XS, 100, [["予以公开", ""]])
    sheet.content.append(f"/Span <</ActualText <FEFF{actual.encode('utf-16-be').hex()}>>> BDC")
    sheet.text(203, 103, shown, 8)
    sheet.content.append("EMC")
    return read(pdf(sheet), "report.pdf")


@pytest.mark.parametrize(("actual", "shown"), [("85", "35"), ("部分公开3件", "部分公开5件")])
def test_a_figure_is_what_its_glyphs_show(actual: str, shown: str) -> None:
    (grid,) = read_with(actual, shown).grids()

    assert grid.cells[1].text == shown


def test_words_may_be_given_in_place_of_glyphs() -> None:
    (grid,) = read_with("予以公开", "予以開").grids()

    assert grid.cells[1].text == "予以公开"
