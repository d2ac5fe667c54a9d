"""A picture painted over a figure hides it, unless it lets something through; a scan has its text below."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]
_HEAD = "<</Type/XObject/Subtype/Image/Width 1/Height 1"
OPAQUE = f"{_HEAD}/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\xff\nendstream"
SEE_THROUGH = f"{_HEAD}/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 21 0 R/Length 1>>stream\n\xff\nendstream"
MASK = f"{_HEAD}/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x40\nendstream"
STENCIL = f"{_HEAD}/ImageMask true/BitsPerComponent 1/Length 1>>stream\n\x80\nendstream"


def read_with(
    picture: str, *others: str, box: str = "98 0 0 18 201 723", below: bool = False, top: str = ""
) -> Original:
    sheet = Sheet().rows(XS, 100, [["（一）予以公开", "125"]])
    painted = f"q {box} cm /X0 Do Q"
    sheet.content.insert(0 if below else len(sheet.content), painted)
    if top:
        sheet.text(203, 103, top, 8)
    return read(pdf(sheet, objects=[picture, *others]), "report.pdf")


def figure(original: Original) -> str:
    (grid,) = original.grids()
    return grid.cells[1].text


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def test_a_figure_under_a_picture_is_left_out_and_quoted() -> None:
    original = read_with(OPAQUE)

    assert figure(original) == ""
    assert codes(original) == ["R144"]
    assert "“125”" in original.findings[0].message


def test_a_figure_written_on_top_of_the_picture_is_the_one() -> None:
    assert figure(read_with(OPAQUE, top="19")) == "19"


@pytest.mark.parametrize("picture", [SEE_THROUGH, STENCIL])
def test_a_picture_that_lets_text_through_hides_nothing(picture: str) -> None:
    original = read_with(picture, MASK)

    assert figure(original) == "125"
    assert codes(original) == []


def test_a_picture_below_the_text_hides_nothing() -> None:
    assert figure(read_with(OPAQUE, below=True)) == "125"


def test_text_below_a_scan_is_what_was_recognised_in_it() -> None:
    original = read_with(OPAQUE, box="595 0 0 842 0 0")

    assert figure(original) == "125"
    assert codes(original) == ["R133"]
