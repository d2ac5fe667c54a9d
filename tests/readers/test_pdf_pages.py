"""What is drawn on a PDF's pages, however it is drawn: lines, frames, turned pages, text on top of text."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Grid
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0, 400.0]
YS = [100.0, 120.0, 140.0, 160.0]
ROWS = [["信息内容", "本年制发", "现行有效"], ["规章", "12", "0"], ["行政规范性文件", "3", "4"]]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def grids(*sheets: Sheet) -> list[Grid]:
    return list(read(pdf(*sheets), "report.pdf").grids())


def written(sheet: Sheet) -> Sheet:
    """The texts of the table without its lines."""
    for row, values in enumerate(ROWS):
        for column, value in enumerate(values):
            sheet.text(XS[column] + 3, YS[row] + 3, value, 8)
    return sheet


def with_lines(sheet: Sheet) -> None:
    for x in XS:
        sheet.line(x, YS[0], x, YS[-1])
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)


def with_thin_rectangles(sheet: Sheet) -> None:
    for x in XS:
        sheet.bar(x, YS[0], x + 0.5, YS[-1])
    for y in YS:
        sheet.bar(XS[0], y, XS[-1], y + 0.5)


def with_a_frame_a_cell(sheet: Sheet) -> None:
    for left, right in itertools.pairwise(XS):
        for top, bottom in itertools.pairwise(YS):
            sheet.frame(left, top, right, bottom)


def with_dots(sheet: Sheet) -> None:
    for y in YS:
        for step in range(int((XS[-1] - XS[0]) / 1.5)):
            sheet.bar(XS[0] + step * 1.5, y, XS[0] + step * 1.5 + 0.5, y + 0.5)
    for x in XS:
        for step in range(int((YS[-1] - YS[0]) / 1.5)):
            sheet.bar(x, YS[0] + step * 1.5, x + 0.5, YS[0] + step * 1.5 + 0.5)


def with_double_borders(sheet: Sheet) -> None:
    with_lines(sheet)
    sheet.frame(XS[0] - 2.5, YS[0] - 2.5, XS[-1] + 2.5, YS[-1] + 2.5)


def with_open_sides(sheet: Sheet) -> None:
    for x in XS[1:-1]:
        sheet.line(x, YS[0], x, YS[-1])
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)


def with_one_path(sheet: Sheet) -> None:
    moves = [f"{x} {842 - YS[0]} m {x} {842 - YS[-1]} l" for x in XS]
    moves += [f"{XS[0]} {842 - y} m {XS[-1]} {842 - y} l" for y in YS]
    sheet.content.append("0.5 w " + " ".join(moves) + " S")


@pytest.mark.parametrize(
    "draw",
    [
        with_lines,
        with_thin_rectangles,
        with_a_frame_a_cell,
        with_dots,
        with_double_borders,
        with_open_sides,
        with_one_path,
    ],
)
def test_a_table_is_found_however_its_lines_are_drawn(draw: Callable[[Sheet], None]) -> None:
    sheet = written(Sheet())
    draw(sheet)

    (grid,) = grids(sheet)
    assert texts(grid) == ROWS


def test_lines_inside_nested_forms_are_where_their_matrices_put_them() -> None:
    content = "0.25 w " + " ".join(f"{x / 2} {(842 - YS[0]) / 2} m {x / 2} {(842 - YS[-1]) / 2} l" for x in XS)
    content += " " + " ".join(f"{XS[0] / 2} {(842 - y) / 2} m {XS[-1] / 2} {(842 - y) / 2} l" for y in YS) + " S"
    inner = (
        "<</Type/XObject/Subtype/Form/BBox[-1000 -1000 1000 1000]/Matrix[1 0 0 1 0 10]"
        f"/Length {len(content)}>>stream\n{content}\nendstream"
    )
    outer = (
        "<</Type/XObject/Subtype/Form/BBox[-1000 -1000 1000 1000]/Matrix[2 0 0 2 0 0]"
        "/Resources<</XObject<</X0 20 0 R>>>>/Length 22>>stream\nq 1 0 0 1 0 -10 cm /X0 Do Q\nendstream"
    ).replace("/Length 22", "/Length 27")
    sheet = written(Sheet())
    sheet.content.append("/X1 Do")

    (grid,) = read(pdf(sheet, objects=[inner, outer]), "report.pdf").grids()
    assert texts(grid) == ROWS


def test_grounds_behind_text_are_no_table() -> None:
    sheet = Sheet().ground(60, 50, 500, 90).ground(60, 90, 500, 130).text(74, 60, "上文", 16).text(74, 100, "下文", 16)

    assert grids(sheet) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_read_upright_however_it_is_shown(turn: int) -> None:
    sheet = written(Sheet(extra=f"/Rotate {turn}"))
    with_lines(sheet)

    (grid,) = grids(sheet)
    assert texts(grid) == ROWS


@pytest.mark.parametrize("turn", [0, 90, 270])
def test_a_table_set_sideways_is_read_upright(turn: int) -> None:
    sheet = Sheet(extra=f"/Rotate {turn}" if turn else "")
    for row, values in enumerate(ROWS):
        for column, value in enumerate(values):
            sheet.sideways(100 + 20 * row + 12, 700 - 100 * column, value, 8)
    for row in range(4):
        sheet.line(100 + 20 * row, 710, 100 + 20 * row, 410)
    for column in range(4):
        sheet.line(100, 710 - 100 * column, 160, 710 - 100 * column)

    (grid,) = grids(sheet)
    assert texts(grid) == ROWS


def test_a_cropped_page_counts_from_its_own_corner() -> None:
    sheet = written(Sheet(extra="/CropBox[50 100 500 800]"))
    with_lines(sheet)

    (grid,) = grids(sheet)
    assert grid.place.box == (24.0, 58.0, 350.0, 118.0)


def test_a_page_in_other_user_units_is_read() -> None:
    sheet = Sheet(width=59.5, height=84.2, extra="/UserUnit 10")
    for row, values in enumerate(ROWS):
        for column, value in enumerate(values):
            sheet.text(XS[column] / 10 + 0.3, YS[row] / 10 + 0.3, value, 0.8)
    for x in XS:
        sheet.line(x / 10, 10, x / 10, 16, pen=0.05)
    for y in YS:
        sheet.line(XS[0] / 10, y / 10, XS[-1] / 10, y / 10, pen=0.05)

    (grid,) = grids(sheet)
    assert texts(grid) == ROWS


def test_a_landscape_page_is_read() -> None:
    sheet = written(Sheet(width=842, height=595))
    for x in XS:
        sheet.line(x, YS[0], x, YS[-1])
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)

    assert texts(grids(sheet)[0]) == ROWS


def test_text_drawn_twice_for_boldness_is_read_once() -> None:
    sheet = Sheet().text(74, 60, "一一00", 16).text(74.4, 60, "一一00", 16).text(74, 60.3, "一一00", 16)

    (paragraph,) = read(pdf(sheet), "report.pdf").paragraphs()
    assert paragraph.text == "一一00"


@pytest.mark.parametrize("unit", [1.0, 0.1, 10.0])
def test_figures_drawn_twice_are_read_once_whatever_the_page_counts_in(unit: float) -> None:
    sheet = Sheet(width=595 * unit, height=842 * unit)
    figures = [str(number) * (1 + number % 2) for number in range(1, 10)]
    # All once and then all again: PDFium leaves out only what was drawn shortly before.
    for aside in (0.0, 0.4):
        for number, figure in enumerate(figures):
            sheet.latin((74 + aside) * unit, (160 + 50 * number) * unit, figure, 10 * unit)

    assert [paragraph.text for paragraph in read(pdf(sheet), "report.pdf").paragraphs()] == figures


def test_merged_cells_have_their_real_spans() -> None:
    sheet = Sheet().table(
        [74, 134, 194, 254], [100, 120, 140],
        [(0, 0, "行政复议", 2, 1), (0, 1, "行政诉讼", 1, 2), (1, 1, "直接起诉", 1, 1), (1, 2, "复议后", 1, 1)],
    )  # fmt: skip

    (grid,) = grids(sheet)
    assert [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells] == [
        ("行政复议", 0, 0, 2, 1),
        ("行政诉讼", 0, 1, 1, 2),
        ("直接起诉", 1, 1, 1, 1),
        ("复议后", 1, 2, 1, 1),
    ]


def test_figures_belong_to_their_row_though_they_stand_above_or_below_its_label() -> None:
    sheet = Sheet().rows([74.0, 200.0, 260.0], 100, [["", ""], ["", ""]], height=40)
    sheet.text(77, 105, "行政处罚", 8).text(203, 125, "4119", 8).text(77, 165, "行政强制", 8).text(203, 145, "195", 8)

    assert texts(grids(sheet)[0]) == [["行政处罚", "4119"], ["行政强制", "195"]]


@pytest.mark.parametrize("figures", [["12", "34"], ["1", "2", "3"], ["120", "7", "0", "45"]])
def test_figures_set_without_a_gap_belong_to_the_cells_that_they_stand_in(figures: list[str]) -> None:
    digit = 5.56
    borders = [100.0, *itertools.accumulate((digit * len(figure) for figure in figures), initial=100.0)][1:]
    sheet = Sheet().rows([60.0, *borders], 100, [["类别", *[""] * len(figures)], ["数量", *[""] * len(figures)]])
    sheet.latin(100, 123, "".join(figures), 10)

    assert texts(grids(sheet)[0])[1] == ["数量", *figures]


def test_words_side_by_side_stand_in_one_line_whatever_order_they_are_drawn_in() -> None:
    sheet = Sheet().text(150, 60, "年报", 16).latin(118, 60, "2024", 14).text(74, 60, "县局", 16)

    (paragraph,) = read(pdf(sheet), "report.pdf").paragraphs()
    assert paragraph.text == "县局2024年报"


def test_a_word_written_downwards_reads_as_one() -> None:
    sheet = Sheet().table([74, 110, 200], [100, 200], [(0, 0, "自\n然\n人", 1, 1), (0, 1, "12", 1, 1)])

    assert texts(grids(sheet)[0]) == [["自然人", "12"]]


def test_a_figure_too_wide_for_its_cell_reads_as_one() -> None:
    sheet = Sheet().table([74, 106, 200], [100, 130], [(0, 0, "144\n72", 1, 1), (0, 1, "12", 1, 1)])

    assert texts(grids(sheet)[0]) == [["14472", "12"]]


def test_two_figures_one_above_the_other_stay_two() -> None:
    sheet = Sheet().table([74, 134, 200], [100, 130], [(0, 0, "1\n2", 1, 1), (0, 1, "12", 1, 1)])

    assert texts(grids(sheet)[0]) == [["1\n2", "12"]]


def test_full_width_digits_too_wide_for_their_cell_read_as_one_figure() -> None:
    (grid,) = grids(Sheet().rows([74.0, 110.0, 138.0], 100, [["总计", "２６\n３６"]], height=24))

    assert texts(grid) == [["总计", "２６３６"]]


def test_a_digit_a_line_reads_as_one_figure_in_a_cell_that_is_hardly_wider() -> None:
    sheet = Sheet().rows([74.0, 110.0, 121.0], 100, [["总计", ""]], height=30)
    (grid,) = grids(sheet.latin(115.6, 103, "2", 9).latin(115.6, 115, "6", 9))

    assert texts(grid) == [["总计", "26"]]


@pytest.mark.parametrize("figures", ["18557\n18560", "103\n106"])
def test_two_figures_of_as_many_digits_stay_two_even_where_they_fill_their_cell(figures: str) -> None:
    width = 6 + 8 * len(figures.split("\n")[0])
    (grid,) = grids(Sheet().rows([74.0, 110.0, 110.0 + width], 100, [["总计", figures]], height=24))

    assert texts(grid) == [["总计", figures]]


def test_an_empty_corner_beside_a_narrower_block_is_no_cell() -> None:
    sheet = (
        Sheet()
        .rows([74.0, 134.0, 194.0, 254.0], 100, [["甲", "乙", "丙"]])
        .rows([74.0, 134.0, 194.0], 120, [["丁", "1"]])
    )

    assert texts(grids(sheet)[0]) == [["甲", "乙", "丙"], ["丁", "1"]]


def test_a_table_inside_another_ones_cell_has_its_own_figures() -> None:
    sheet = Sheet().rows([60.0, 160.0, 540.0], 100, [["附表", ""]], height=120)
    sheet.rows([180.0, 300.0, 400.0], 120, [["行政处罚", "4119"], ["行政强制", "195"]])

    assert [texts(grid) for grid in grids(sheet)] == [[["附表", ""]], [["行政处罚", "4119"], ["行政强制", "195"]]]
