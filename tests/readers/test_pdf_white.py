"""Text in white on white paper, or transparent, is not seen, hence not read, and that is said."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]
CELL = "200 722 100 20"


def table(figure: str) -> Sheet:
    """The figure in 8 points, from 203, 103 on."""
    return Sheet().rows(XS, 100, [["（一）予以公开", figure]])


def written(sheet: Sheet, x: float, text: str, colour: str) -> Sheet:
    sheet.content.append(f"q {colour}")
    sheet.text(x, 103, text, 8)
    sheet.content.append("Q")
    return sheet


def on_ground(sheet: Sheet, colour: str) -> Sheet:
    sheet.content.insert(0, f"q {colour} {CELL} re f Q")
    return sheet


def read_sheet(sheet: Sheet) -> Original:
    return read(pdf(sheet), "report.pdf")


def figure(original: Original) -> str:
    (grid,) = original.grids()
    return grid.cells[1].text


@pytest.mark.parametrize("colour", ["1 1 1 rg", "1 g", "0 0 0 0 k", "0.99 0.99 0.99 rg"])
@pytest.mark.parametrize("x", [219, 250])
def test_white_digits_beside_a_figure_are_no_part_of_it(x: float, colour: str) -> None:
    original = read_sheet(written(table("33"), x, "1", colour))
    (finding,) = original.findings

    assert figure(original) == "33"
    assert finding.code == "R144"
    assert "“1”" in finding.message


@pytest.mark.parametrize("ground", ["1 1 1 rg", "1 g"])
def test_a_white_ground_shows_nothing_either(ground: str) -> None:
    assert figure(read_sheet(on_ground(written(table(""), 203, "5", "1 g"), ground))) == ""


@pytest.mark.parametrize("ground", ["0 0 0.6 rg", "0.5 g"])
def test_white_on_a_dark_ground_is_read(ground: str) -> None:
    original = read_sheet(on_ground(written(table(""), 203, "5", "1 g"), ground))

    assert figure(original) == "5"
    assert original.findings == ()


def test_white_on_a_line_as_thick_as_its_row_is_read() -> None:
    sheet = written(table(""), 203, "5", "1 g")
    sheet.content.insert(0, "q 0 0 0.6 RG 18 w 200 732 m 300 732 l S Q")

    assert figure(read_sheet(sheet)) == "5"


@pytest.mark.parametrize("colour", ["1 0 0 rg", "0.8 g", "1 1 0 rg"])
def test_other_light_colours_are_seen(colour: str) -> None:
    assert figure(read_sheet(written(table(""), 203, "5", colour))) == "5"


def with_transparent(sheet: Sheet, alpha: float, *objects: str) -> Original:
    """The page with another digit of this opacity beside the figure."""
    sheet.content.append("/G0 gs")
    sheet.text(219, 103, "1", 8)
    data = pdf(sheet, objects=objects)
    states = b"/ExtGState<</G0<</ca %.2f>>>>" % alpha
    return read(data.replace(b"/XObject<<", states + b"/XObject<<"), "report.pdf")


@pytest.mark.parametrize("alpha", [0, 0.04])
def test_transparent_digits_beside_a_figure_are_no_part_of_it(alpha: float) -> None:
    original = with_transparent(table("33"), alpha)

    assert figure(original) == "33"
    assert "R144" in [finding.code for finding in original.findings]


def test_half_transparent_digits_are_seen() -> None:
    assert figure(with_transparent(table("33"), 0.5)) == "331"


def test_transparent_text_over_a_scan_is_what_was_recognised_there() -> None:
    scan = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"
    sheet = table("33")
    sheet.content.insert(0, "q 595 0 0 842 0 0 cm /X0 Do Q")
    original = with_transparent(sheet, 0, scan)

    assert figure(original) == "331"
    assert "R133" in [finding.code for finding in original.findings]
