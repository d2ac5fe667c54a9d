"""Figures without rules between them, beside labels that have rules."""

from __future__ import annotations

from collections.abc import Sequence

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Grid, Original
from toolkit.readers.pdf import read

LABELS = ["信息内容", "规章", "规范性文件", "行政许可"]
HEADER = ["制发", "废止", "有效"]
FIGURES = [["148", "0", "7"], ["6", "27", "0"], ["25", "", "9"]]
XS = (74.0, 194.0, 244.0, 294.0, 344.0)
TOP, HEIGHT = 100.0, 20.0


def labels_and_header(rows: int = 4) -> Sheet:
    """A ruled column of labels, a ruled header, and nothing below the header."""
    sheet = Sheet().text(74, 60, "一、总体情况", 16)
    sheet.rows(XS[:2], TOP, [[label] for label in LABELS[:rows]], height=HEIGHT)
    return sheet.rows(XS[1:], TOP, [HEADER], height=HEIGHT)


def with_column_rules(sheet: Sheet, end: float = TOP + 4 * HEIGHT) -> Sheet:
    for x in XS[1:]:
        sheet.line(x, TOP, x, end)
    return sheet.line(XS[1], end, XS[-1], end)


def with_figures(sheet: Sheet, figures: Sequence[Sequence[str]] = FIGURES, aside: float = 3) -> Sheet:
    for row, texts in enumerate(figures, start=1):
        for x, text in zip(XS[1:], texts, strict=False):
            if text:
                sheet.text(x + aside, TOP + row * HEIGHT + 3, text, 8)
    return sheet


def read_sheets(*sheets: Sheet) -> Original:
    return read(pdf(*sheets), "report.pdf")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


WHOLE = [[LABELS[0], *HEADER], *([label, *row] for label, row in zip(LABELS[1:], FIGURES, strict=True))]


def test_figures_without_rules_between_their_rows_stand_in_the_rows_of_their_labels() -> None:
    original = read_sheets(with_figures(with_column_rules(labels_and_header())))

    (grid,) = original.grids()
    assert texts(grid) == WHOLE
    assert not grid.ruled
    assert codes(original) == ["R140"]


def test_figures_without_any_rules_between_them_stand_below_their_heads() -> None:
    sheet = labels_and_header().line(XS[-1], TOP, XS[-1], TOP + 4 * HEIGHT)

    (grid,) = read_sheets(with_figures(sheet.line(XS[1], TOP + 4 * HEIGHT, XS[-1], TOP + 4 * HEIGHT))).grids()
    assert texts(grid) == WHOLE


def test_a_lone_figure_among_blanks_stands_in_its_row_where_others_do() -> None:
    figures = [["148", "", ""], ["", "", ""], ["", "9", ""]]

    (grid,) = read_sheets(with_figures(with_column_rules(labels_and_header()), figures)).grids()
    assert [row[1:] for row in texts(grid)[1:]] == figures


def test_a_figure_on_a_boundary_leaves_the_cells_as_drawn() -> None:
    sheet = with_column_rules(labels_and_header()).text(XS[1] + 3, TOP + 2 * HEIGHT - 5, "5", 8)

    (grid,) = read_sheets(with_figures(sheet, [["148", "0", "7"], ["", "27", "0"], ["", "1", "9"]])).grids()
    assert [(cell.row, cell.row_span) for cell in grid.cells if cell.column == 1] == [(0, 1), (1, 3)]


def test_figures_of_cells_merged_over_rows_stay_merged() -> None:
    cells = [(row, 0, label, 1, 1) for row, label in enumerate(LABELS[:3])]
    cells += [(0, column, text, 1, 1) for column, text in enumerate(HEADER, start=1)]
    cells += [(1, column, text, 2, 1) for column, text in enumerate("567", start=1)]

    (grid,) = read_sheets(Sheet().table(XS, [100, 120, 140, 160], cells)).grids()
    assert [(cell.text, cell.row_span) for cell in grid.cells if cell.row == 1] == [
        ("规章", 1),
        ("5", 2),
        ("6", 2),
        ("7", 2),
    ]


def test_column_rules_that_no_row_rule_reaches_belong_to_the_table_beside() -> None:
    sheet = Sheet().rows(XS[:2], TOP, [[label] for label in LABELS], height=HEIGHT)
    for x in XS[1:]:
        sheet.line(x, TOP, x, TOP + 4 * HEIGHT)

    (grid,) = read_sheets(with_figures(sheet)).grids()
    assert texts(grid)[1:] == WHOLE[1:]


def test_a_pages_end_does_not_join_figures_of_two_rows() -> None:
    first = with_figures(with_column_rules(labels_and_header()))
    second = Sheet().rows(XS[:2], TOP, [["行政处罚"], ["行政强制"]], height=HEIGHT)
    for x in XS[1:]:
        second.line(x, TOP, x, TOP + 2 * HEIGHT)
    for row, figures in enumerate([["1", "2", "3"], ["4", "5", "6"]]):
        for x, text in zip(XS[1:], figures, strict=False):
            second.text(x + 3, TOP + row * HEIGHT + 3, text, 8)

    (grid,) = read_sheets(first, second).grids()
    assert texts(grid) == [*WHOLE, ["行政处罚", "1", "2", "3"], ["行政强制", "4", "5", "6"]]
