"""What lies across a page's lines and tables belongs to none of them, and that is said."""

from __future__ import annotations

import math

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers import pdf_second
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]
ROWS = [["（一）予以公开", "9933"], ["（二）部分公开", "12"], ["1.属于国家秘密", "7"]]


def turned(degrees: float) -> tuple[float, float, float, float]:
    angle = math.radians(degrees)
    return math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle)


def original_of(*sheets: Sheet) -> Original:
    return read(pdf(*sheets), "report.pdf")


def table() -> Sheet:
    """Three rows of twenty points, from 100 on."""
    return Sheet().rows(XS, 100, ROWS)


def cells(original: Original) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in original.grids() for row in grid.rows]


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


@pytest.mark.parametrize("degrees", [10, 30, 45, 60, 135, 315])
@pytest.mark.parametrize("size", [9, 24, 30])
def test_text_at_a_slant_is_no_part_of_the_cells_below_it(degrees: float, size: float) -> None:
    original = original_of(table().drawn(180, 150, "内部2024", size, turned(degrees)))

    assert cells(original) == ROWS
    assert codes(original) == ["R143"]


def test_the_second_engine_leaves_out_text_at_a_slant_too() -> None:
    data = pdf(table().drawn(180, 150, "内部2024", 24, turned(45)))

    assert cells(pdf_second.read_pages(data, "report.pdf", [1])) == ROWS


def test_text_at_a_slant_is_no_part_of_the_sentence_below_it() -> None:
    sentence = "本机关全年收到政府信息公开申请三十二件，均已办结。"
    original = original_of(Sheet().paragraph(100, [sentence]).drawn(90, 130, "样稿2024", 24, turned(30)))

    assert [paragraph.text for paragraph in original.paragraphs()] == [sentence]


def test_what_stands_on_every_page_is_told_once() -> None:
    (finding,) = original_of(*(table().drawn(150, 150, "样稿", 30, turned(45)) for _ in range(3))).findings

    assert "第 1 至 3 页" in finding.message
    assert "“样稿”" in finding.message


@pytest.mark.parametrize("matrix", [(1, 0, 0.33, 1), turned(2), turned(90), turned(270)])
def test_italics_and_text_awry_or_sideways_are_read(matrix: tuple[float, float, float, float]) -> None:
    original = original_of(Sheet().frame(74, 100, 200, 300).frame(200, 100, 300, 300).drawn(240, 200, "42", 10, matrix))

    assert "R143" not in codes(original)
    texts = [paragraph.text for paragraph in original.paragraphs()] + [text for row in cells(original) for text in row]
    assert sorted("".join(texts).replace("\n", "")) == ["2", "4"]


@pytest.mark.parametrize("place", [(80, 160), (190, 150)])
def test_huge_text_across_a_table_is_no_part_of_it(place: tuple[float, float]) -> None:
    original = original_of(table().drawn(*place, "样2024", 60, turned(0)))

    assert cells(original) == ROWS
    assert codes(original) == ["R143"]


def test_a_large_title_that_lies_over_nothing_is_read() -> None:
    original = original_of(table().text(74, 20, "政府信息公开报告", 60))

    assert [paragraph.text for paragraph in original.paragraphs()] == ["政府信息公开报告"]
    assert codes(original) == []
