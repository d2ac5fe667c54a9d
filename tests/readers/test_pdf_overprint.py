"""Text printed over other text is told: nobody can say in what order its characters stand."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.readers.pdf import read

LINE = "本机关全年收到政府信息公开申请三十二件，均已办结。"


def codes(sheet: Sheet) -> list[str]:
    return [finding.code for finding in read(pdf(sheet), "report.pdf").findings]


def page() -> Sheet:
    return Sheet().paragraph(80, [LINE, LINE, LINE])


@pytest.mark.parametrize("aside", [5, 8, 40])
@pytest.mark.parametrize("size", [12, 16, 20])
@pytest.mark.parametrize("lower", [-3, 0, 3])
def test_words_among_other_words_are_told(aside: float, size: float, lower: float) -> None:
    assert codes(page().text(106 + aside, 80 + lower, "此件作废不得外传", size)) == ["R147"]


def test_a_line_half_over_another_is_told() -> None:
    assert codes(Sheet().text(106, 80, LINE, 16).text(110, 80 + 9, "此件作废不得外传", 20)) == ["R147"]


@pytest.mark.parametrize(("aside", "lower"), [(0.3, 0), (0.3, 0.3), (1, 1), (3, 0)])
def test_text_drawn_twice_is_not(aside: float, lower: float) -> None:
    assert codes(page().paragraph(80 + lower, [LINE, LINE, LINE], x=74 + aside)) == []


def test_lines_set_close_are_not() -> None:
    assert codes(Sheet().paragraph(80, [LINE, LINE, LINE], pitch=15)) == []


def test_letters_wider_than_their_places_are_not() -> None:
    sheet = Sheet()
    for number, letter in enumerate("freedesktop specification mime" * 2):
        sheet.latin(74 + 5 * number, 80, letter, 10)

    assert codes(sheet) == []
