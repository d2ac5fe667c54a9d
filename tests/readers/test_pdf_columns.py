"""Tables without lines: columns and rows from the alignment of what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Grid, Original
from toolkit.readers.pdf import read

XS = (74.0, 260.0, 320.0, 380.0, 440.0)
ROWS = [
    ["信息内容", "自然人", "企业", "组织", "总计"],
    ["一、本年新收申请数量", "21", "0", "3", "24"],
    ["二、上年结转申请数量", "0", "", "0", "0"],
    ["（一）予以公开", "4", "0", "10", "14"],
]


def table(sheet: Sheet, rows: Sequence[Sequence[str]] = ROWS, top: float = 100, step: float = 22) -> Sheet:
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=True):
            if text:
                sheet.text(x, top + number * step, text, 9)
    return sheet


def read_sheet(sheet: Sheet) -> Original:
    return read(pdf(sheet), "report.pdf")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def around(sheet: Sheet) -> Sheet:
    return sheet.text(74, 60, "三、收到和处理政府信息公开申请情况", 16).text(74, 400, "四、下一节", 16)


def test_aligned_figures_make_a_table_and_that_is_said() -> None:
    original = read_sheet(table(around(Sheet())))

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert not grid.ruled
    assert [finding.code for finding in original.findings] == ["R140"]
    assert [block.text for block in original.paragraphs()] == ["三、收到和处理政府信息公开申请情况", "四、下一节"]


def test_lines_between_rows_only_are_no_lattice_but_help() -> None:
    sheet = table(around(Sheet()))
    for number in range(5):
        sheet.line(70, 97 + number * 22, 480, 97 + number * 22)

    (grid,) = read_sheet(sheet).grids()
    assert texts(grid) == ROWS


def test_the_rest_of_a_label_belongs_to_the_row_above() -> None:
    sheet = around(Sheet()).text(74, 166 + 11, "（区分处理的除外）", 9)

    (grid,) = read_sheet(table(sheet)).grids()
    assert texts(grid)[-1][0] == "（一）予以公开\n（区分处理的除外）"


def test_figures_a_little_below_their_label_are_in_its_row() -> None:
    sheet = around(Sheet())
    for number, row in enumerate(ROWS):
        for x, text in zip(XS, row, strict=True):
            if text:
                sheet.text(x, 100 + number * 26 + (6 if number and x > 74 else 0), text, 9)

    (grid,) = read_sheet(sheet).grids()
    assert texts(grid) == ROWS


def test_a_label_written_downwards_stands_beside_its_rows() -> None:
    sheet = around(Sheet())
    for number, character in enumerate("本年度办理"):
        sheet.text(50, 125 + number * 14, character, 9)

    (grid,) = read_sheet(table(sheet)).grids()
    label = next(cell for cell in grid.cells if cell.text == "本年度办理")
    assert (label.column, label.row_span) == (0, 3)
    assert [row[-1] for row in texts(grid)] == ["总计", "24", "0", "14"]


def test_one_row_of_figures_left_over_by_a_page_is_still_a_row() -> None:
    sheet = table(Sheet(), [["四、结转下年度继续办理", "1", "2", "3", "4"]]).text(480, 100, "10", 9)

    (grid,) = read_sheet(sheet).grids()
    assert [cell.text for cell in grid.cells] == ["四、结转下年度继续办理", "1", "2", "3", "4", "10"]


def test_cells_know_where_they_stand() -> None:
    (grid,) = read_sheet(table(around(Sheet()))).grids()

    place = grid.rows[1][1].place
    assert (place.page, place.row, place.column) == (1, 2, 2)
    assert place.box is not None
    assert place.box[0] < 260 < place.box[2]
    assert place.box[1] < 126 < place.box[3]


@pytest.mark.parametrize(
    "lines",
    [
        ["二〇二三年共收到申请 12 件，办结 12 件。", "其中自然人 10 件，企业 2 件。"],
        ["联系人 张三", "电话 0517-87222589", "邮编 223100"],
        ["（一）主动公开 1136 条", "正文接着说。"],
    ],
)
def test_text_with_figures_in_it_is_no_table(lines: list[str]) -> None:
    sheet = Sheet().paragraph(80, lines, indent=0)

    assert list(read_sheet(sheet).grids()) == []


def test_what_a_browser_prints_on_every_page_is_no_row() -> None:
    rows = [ROWS[0], *([f"{number}.其他", "21", "0", "3", "24"] for number in range(1, 36))]
    sheet = table(Sheet(), rows, top=36)
    sheet.text(30, 14, "2025/1/22 10:33", 9).text(240, 14, "年度报告_区政府", 9)
    sheet.text(30, 824, "https://www.example.gov.cn/zwgk/1.html", 9).text(440, 824, "1/4", 9)

    original = read_sheet(sheet)

    (grid,) = original.grids()
    assert texts(grid) == rows
    assert len(list(original.paragraphs())) == 2


def test_figures_nearer_to_each_other_than_the_rest_of_their_row_are_two() -> None:
    sheet = table(
        Sheet(), [[*ROWS[0][:4], ""], ["一、本年新收申请数量", "21", "0", "129", ""], ["二、上年", "4", "1", "18", ""]]
    )
    # 7 points behind the figure, in type of 9.
    sheet.text(413.5, 122, "904", 9).text(418, 144, "51", 9).text(413.5, 100, "总计", 9)

    (grid,) = read_sheet(sheet).grids()

    assert texts(grid)[1] == ["一、本年新收申请数量", "21", "0", "129", "904"]
