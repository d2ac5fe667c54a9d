"""What something was painted over is not seen, hence not read, and that is said."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]
# Left, top, right and bottom of the cell with the figure.
FIGURE = (201.0, 101.0, 299.0, 119.0)


def table(figure: str = "125") -> Sheet:
    """The figure in 8 points, from 203, 103 on."""
    return Sheet().rows(XS, 100, [["（一）予以公开", figure]])


def painted(sheet: Sheet, *box: float, colour: str = "1 1 1") -> Sheet:
    sheet.content.append(f"q {colour} rg")
    sheet.bar(*box)
    sheet.content.append("Q")
    return sheet


def read_sheet(sheet: Sheet, *objects: str) -> Original:
    return read(pdf(sheet, objects=objects), "report.pdf")


def figure(original: Original) -> str:
    (grid,) = original.grids()
    return grid.cells[1].text


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


@pytest.mark.parametrize("x", [203, 205, 220])
@pytest.mark.parametrize("y", [102, 103, 108])
def test_a_figure_painted_over_gives_way_to_the_one_written_on_top(x: float, y: float) -> None:
    original = read_sheet(painted(table(), *FIGURE).text(x, y, "19", 8))

    assert figure(original) == "19"
    assert codes(original) == ["R144"]


def test_a_single_digit_can_be_painted_over() -> None:
    assert figure(read_sheet(painted(table(), 211, 101, 219, 119).text(211, 103, "9", 8))) == "195"


@pytest.mark.parametrize("colour", ["1 1 1", "0 0 0", "1 1 0"])
def test_the_finding_quotes_what_can_still_be_copied(colour: str) -> None:
    original = read_sheet(painted(table(), *FIGURE, colour=colour))
    (finding,) = original.findings

    assert figure(original) == ""
    assert "“125”" in finding.message
    assert "复制" in finding.message


def test_a_ground_below_the_text_covers_nothing() -> None:
    sheet = painted(Sheet(), *FIGURE)
    sheet.content += table().content

    original = read_sheet(sheet)

    assert figure(original) == "125"
    assert codes(original) == []


def test_an_area_painted_within_a_smaller_outline_covers_that_only() -> None:
    sheet = table()
    sheet.content.append("q 0 0 30 30 re W n 1 1 1 rg 0 0 595 842 re f Q")

    assert figure(read_sheet(sheet)) == "125"


@pytest.mark.parametrize(("state", "read_figure"), [("/ca 0.4", "125"), ("/BM/Multiply", "125"), ("/ca 1", "")])
def test_what_lets_the_text_through_covers_nothing(state: str, read_figure: str) -> None:
    content = "q /G gs 1 1 0 rg 201 723 98 18 re f Q"
    form = (
        "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]"
        f"/Resources<</ExtGState<</G<<{state}>>>>>>/Length {len(content)}>>stream\n{content}\nendstream"
    )
    sheet = table()
    sheet.content.append("/X0 Do")

    assert figure(read_sheet(sheet, form)) == read_figure


@pytest.mark.parametrize(("x", "text"), [(203, "19"), (207, "19"), (203, "7")])
def test_digits_printed_over_each_other_never_read_as_one_figure(x: float, text: str) -> None:
    assert " " in figure(read_sheet(table("12").text(x, 103, text, 8)))


def test_a_text_box_set_over_a_figure_by_a_reading_program_is_what_is_seen() -> None:
    content = f"1 1 1 rg 0 0 98 18 re f 0 0 0 rg BT /F1 8 Tf 2 6 Td <{'19'.encode('utf-16-be').hex()}> Tj ET"
    look = (
        "<</Type/XObject/Subtype/Form/BBox[0 0 98 18]/Resources<</Font<</F1 3 0 R>>>>"
        f"/Length {len(content)}>>stream\n{content}\nendstream"
    )
    box = "<</Type/Annot/Subtype/FreeText/Rect[201 723 299 741]/F 4/Contents(19)/DA(/F1 8 Tf)/AP<</N 20 0 R>>>>"
    sheet = table()
    sheet.annotations.append("21 0 R")

    original = read_sheet(sheet, look, box)

    assert figure(original) == "19"
    assert codes(original) == ["R144"]
