"""What a clip path cuts off is not seen, hence not read, and that is said."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read
from toolkit.readers.pdf_risk import signs_of

XS = [74.0, 200.0, 300.0]


def table(clip: str, figure: str = "1257") -> Sheet:
    """The figure in 8 points, from 203, 103 on; each digit is 8 points wide."""
    sheet = Sheet().rows(XS, 100, [["（一）予以公开", ""]])
    sheet.content.append(f"q {clip}")
    sheet.text(203, 103, figure, 8)
    sheet.content.append("Q")
    return sheet


def read_sheet(sheet: Sheet, *objects: str) -> Original:
    return read(pdf(sheet, objects=objects), "report.pdf")


def figure(original: Original) -> str:
    (grid,) = original.grids()
    return grid.cells[1].text


@pytest.mark.parametrize("rule", ["W", "W*"])
def test_a_figure_that_a_clip_cuts_is_nobodys_and_the_rest_is_quoted(rule: str) -> None:
    original = read_sheet(table(f"200 722 27 20 re {rule} n"))

    assert figure(original) == "125\ufffd"
    assert [finding.code for finding in original.findings] == ["R144"]
    assert "“7”" in original.findings[0].message


@pytest.mark.parametrize("clip", ["0 0 10 10 re W n", "0 0 0 0 re W n", "200 722 50 20 re W n 0 0 10 10 re W n"])
def test_what_is_clipped_away_wholly_is_not_read(clip: str) -> None:
    original = read_sheet(table(clip))

    # Whether the figure was to be left out or didn't fit nobody knows.
    assert set(figure(original)) == {"\ufffd"}
    assert [finding.code for finding in original.findings] == ["R144"]


@pytest.mark.parametrize("clip", ["200 722 100 20 re W n", "200 722 37 20 re W n", "0 0 595 842 re W n"])
def test_a_clip_around_a_figure_hides_nothing(clip: str) -> None:
    original = read_sheet(table(clip))

    assert figure(original) == "1257"
    assert original.findings == ()


def test_a_forms_box_clips_what_it_draws() -> None:
    content = f"BT /F1 8 Tf 203 732 Td <{'1257'.encode('utf-16-be').hex()}> Tj ET"
    form = (
        "<</Type/XObject/Subtype/Form/BBox[200 722 227 742]/Resources<</Font<</F1 3 0 R>>>>"
        f"/Length {len(content)}>>stream\n{content}\nendstream"
    )
    sheet = Sheet().rows(XS, 100, [["（一）予以公开", ""]])
    sheet.content.append("/X0 Do")

    assert figure(read_sheet(sheet, form)) == "125\ufffd"


@pytest.mark.parametrize(
    ("content", "clipped"),
    [
        ("0 0.028 595.275 841.861 re\nW* n", False),
        (".24 0 0 -.24 0 841.9 cm 0 0 2480 3508 re W n", False),
        ("0 0 300 842 re W n", True),
        (".05 0 0 .05 0 0 cm 0 0 2480 3508 re W n", True),
        ("0 0 595 842 re W n 10 10 20 20 re W n", True),
        ("100 100 m 200 100 l 200 200 l W n", True),
    ],
)
def test_only_files_with_other_clips_than_their_pages_need_a_closer_look(content: str, clipped: bool) -> None:
    sheet = Sheet()
    sheet.content.append(content)

    assert signs_of(pdf(sheet)).clipped is clipped
