"""Rows of tables without lines: what belongs to one row, and what nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Grid, Original
from toolkit.readers.pdf import read

LABEL, FIRST, SECOND, THIRD = 74.0, 260.0, 320.0, 380.0
XS = (LABEL, FIRST, SECOND, THIRD)
HEADER = ["信息内容", "自然人", "企业", "总计"]
STEP = 14.0

# What stands at one height, by x.
Line = dict[float, str]


def row(*texts: str) -> Line:
    return {x: text for x, text in zip(XS, texts, strict=False) if text}


def sheet(*lines: Line, top: float = 100, step: float = STEP) -> Sheet:
    page = Sheet().text(LABEL, 60, "三、收到和处理政府信息公开申请情况", 16)
    for number, line in enumerate(lines):
        for x, text in line.items():
            page.text(x, top + number * step, text, 9)
    return page


def read_sheet(page: Sheet) -> Original:
    return read(pdf(page), "report.pdf")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in grid.rows]


def only_grid(*lines: Line, step: float = STEP) -> list[list[str]]:
    (grid,) = read_sheet(sheet(*lines, step=step)).grids()
    return texts(grid)


def test_rows_set_as_close_as_lines_are_rows_where_each_has_its_figures() -> None:
    rows = [HEADER, ["行政处罚", "7652", "1", "7653"], ["行政强制", "11246", "0", "11246"]]

    assert only_grid(*(row(*texts) for texts in rows)) == rows


def test_a_label_that_fills_its_column_goes_on_below() -> None:
    lines = [
        row(*HEADER),
        row("1.没有现成信息需要另行", "1", "2", "3"),
        row("制作"),
        row("2.重复申请", "4", "5", "9"),
    ]

    assert only_grid(*lines)[1:] == [["1.没有现成信息需要另行\n制作", "1", "2", "3"], ["2.重复申请", "4", "5", "9"]]


def test_figures_at_the_height_of_a_labels_last_line_are_its_own() -> None:
    lines = [
        row(*HEADER),
        row("1.没有现成信息需要另行"),
        row("制作", "1", "2", "3"),
        row("2.重复申请", "4", "5", "9"),
    ]

    assert only_grid(*lines)[1:] == [["1.没有现成信息需要另行\n制作", "1", "2", "3"], ["2.重复申请", "4", "5", "9"]]


def test_figures_between_the_two_lines_of_a_label_are_its_own() -> None:
    half = STEP / 2
    page = sheet(row(*HEADER))
    for number, (label, rest, *figures) in enumerate(
        [["1.没有现成信息需要另行", "制作", "1", "2", "3"], ["2.本机关不掌握相关政府", "信息", "4", "5", "9"]]
    ):
        top = 120 + number * 2 * STEP
        page.text(LABEL, top, label, 9).text(LABEL, top + STEP, rest, 9)
        for x, figure in zip(XS[1:], figures, strict=True):
            page.text(x, top + half, figure, 9)

    (grid,) = read_sheet(page).grids()
    assert texts(grid)[1:] == [
        ["1.没有现成信息需要另行\n制作", "1", "2", "3"],
        ["2.本机关不掌握相关政府\n信息", "4", "5", "9"],
    ]


def test_a_groups_label_broken_over_rows_stands_beside_them() -> None:
    group = LABEL - 50
    lines = [
        row(*HEADER),
        {group: "（三）不", **row("1.属于国家秘密", "1", "2", "3")},
        {group: "予公开", **row("2.重复申请", "4", "5", "9")},
        row("3.其他", "0", "0", "0"),
    ]

    (grid,) = read_sheet(sheet(*lines)).grids()
    label = next(cell for cell in grid.cells if cell.text == "（三）不\n予公开")
    assert (label.row, label.row_span) == (1, 2)
    assert [[cell.text for cell in cells][-3:] for cells in grid.rows[1:]] == [
        ["1", "2", "3"],
        ["4", "5", "9"],
        ["0", "0", "0"],
    ]


def test_heads_of_several_lines_stand_over_their_columns() -> None:
    lines = [row("信息内容", "自然", "商业", "总计"), row("", "人", "企业"), row("规章", "12", "3", "15")]

    (grid,) = read_sheet(sheet(*lines)).grids()
    assert texts(grid)[0] == ["信息内容", "自然\n人", "商业\n企业", "总计"]
    assert [cell.column for cell in grid.rows[-1]] == [0, 1, 2, 3]


def test_a_bar_over_a_block_is_no_part_of_the_labels_below() -> None:
    lines = [
        row("第二十条第（一）项"),
        row("信息内容", "本年制发件数", "废止", "有效"),
        row("规章", "1", "2", "3"),
        row("第二十条第（六）项"),
        row("信息内容", "本年处理决定数量"),
        row("行政处罚", "28793"),
    ]

    labels = [cells[0] for cells in only_grid(*lines)]
    assert labels == ["第二十条第（一）项", "信息内容", "规章", "第二十条第（六）项", "信息内容", "行政处罚"]


def test_each_table_of_a_page_has_columns_of_its_own() -> None:
    lines = [
        row(*HEADER),
        row("一、本年新收", "1", "2", "3"),
        {LABEL: "四、行政复议、行政诉讼情况"},
        {LABEL: "维持", 140: "纠正", 200: "未结", 290: "总计"},
        {LABEL: "5", 140: "6", 200: "7", 290: "18"},
    ]

    original = read_sheet(sheet(*lines))
    requests, disputes = original.grids()
    assert texts(requests) == [HEADER, ["一、本年新收", "1", "2", "3"]]
    assert texts(disputes) == [["维持", "纠正", "未结", "总计"], ["5", "6", "7", "18"]]
    assert [block.text for block in original.paragraphs()][-1] == "四、行政复议、行政诉讼情况"


def test_a_blank_row_that_goes_on_counting_is_no_heading() -> None:
    lines = [
        row(*HEADER),
        row("一、本年新收申请数量", "1", "2", "3"),
        row("二、上年结转申请数量"),
        row("三、本年办理结果", "1", "2", "3"),
    ]

    assert [cells[0] for cells in only_grid(*lines)] == [line[LABEL] for line in lines]


def test_a_table_with_three_rules_has_its_rows_from_alignment() -> None:
    rows = [HEADER, ["规章", "1", "2", "3"], ["行政许可", "4", "5", "9"], ["行政处罚", "6", "0", "6"]]
    page = sheet(*(row(*texts) for texts in rows))
    for y in (97, 111, 156):
        page.line(70, y, 420, y)

    (grid,) = read_sheet(page).grids()
    assert texts(grid) == rows


def test_rules_between_all_rows_make_one_row_of_all_that_stands_between_two() -> None:
    page = sheet(row(*HEADER), row("行政许可", "1", "2", "3"), row("（含变更）"), row("行政处罚", "6", "0", "6"))
    for y in (97, 111, 139, 153):
        page.line(70, y, 420, y)

    (grid,) = read_sheet(page).grids()
    assert texts(grid)[1:] == [["行政许可\n（含变更）", "1", "2", "3"], ["行政处罚", "6", "0", "6"]]


def test_a_frame_around_a_table_does_not_hide_it() -> None:
    rows = [HEADER, ["规章", "1", "2", "3"], ["行政许可", "4", "5", "9"]]
    page = sheet(*(row(*texts) for texts in rows)).frame(70, 95, 430, 145)

    original = read_sheet(page)
    (grid,) = original.grids()
    assert texts(grid) == rows
    assert [finding.code for finding in original.findings] == ["R140"]


def test_figures_that_run_over_to_a_line_without_a_label_are_kept_together() -> None:
    lines = [
        row(*HEADER),
        row("1.属于国家秘密", "1", "2", "3"),
        row("2.重复申请", "4", "5"),
        row("", "9"),
        row("3.其他", "0", "0", "0"),
    ]

    grid = only_grid(*lines)
    assert grid[2:] == [["2.重复申请", "4 5\n9"], ["3.其他", "0", "0", "0"]]


def test_figures_that_stand_in_no_line_with_others_are_kept_together() -> None:
    lines = [
        row(*HEADER),
        row("1.属于国家秘密", "1", "2", "3"),
        {LABEL: "2.重复申请", FIRST: "4", SECOND - 9: "50", THIRD: "9"},
        {LABEL: "3.其他", FIRST: "0", SECOND + 4: "0", THIRD: "0"},
    ]

    assert only_grid(*lines)[1:] == [
        ["1.属于国家秘密", "1 2 3"],
        ["2.重复申请", "4 50 9"],
        ["3.其他", "0 0 0"],
    ]


def test_where_figures_ran_together_no_column_is_sure() -> None:
    lines = [
        row(*HEADER),
        row("1.属于国家秘密", "1", "2", "3"),
        row("2.重复申请", "", "05", "5"),
        row("3.其他", "0", "0", "0"),
    ]

    assert [cells[1] for cells in only_grid(*lines)[1:]] == ["1 2 3", "05 5", "0 0 0"]


def test_a_long_label_covers_no_column_of_figures() -> None:
    lines: Sequence[Line] = [
        row(*HEADER),
        row("1.属于国家秘密", "1", "2", "3"),
        row("2.申请人逾期未按收费通知要求缴纳费用不再处理", "", "4", "4"),
    ]

    assert only_grid(*lines)[-1] == ["2.申请人逾期未按收费通知要求缴纳费用不再处理", "", "4", "4"]


def test_column_rules_without_row_rules_part_columns_only() -> None:
    rows = [HEADER, ["规章", "1", "2", "3"], ["行政许可", "4", "5", "9"], ["行政处罚", "6", "0", "6"]]
    page = sheet(*(row(*texts) for texts in rows))
    for x in (70, 250, 310, 370, 430):
        page.line(x, 95, x, 160)
    page.line(70, 95, 430, 95).line(70, 160, 430, 160)

    (grid,) = read_sheet(page).grids()
    assert texts(grid) == rows
    assert not grid.ruled


def test_a_column_rule_parts_figures_set_close() -> None:
    rows = [["规章", "12", "3", "15"], ["行政许可", "45", "9", "54"], ["行政处罚", "10", "0", "10"]]
    page = Sheet()
    for number, (label, *figures) in enumerate(rows):
        page.text(LABEL, 100 + number * STEP, label, 9)
        for x, figure in zip((140, 153, 163), figures, strict=True):
            page.latin(x, 100 + number * STEP, figure, 9)
    for x in (130, 151.5, 161.5, 180):
        page.line(x, 95, x, 145)

    (grid,) = read_sheet(page).grids()
    assert texts(grid) == rows


def test_one_row_with_figures_on_several_lines_leaves_a_ruled_table_as_it_is() -> None:
    rows = [HEADER, ["行政\n许可\n（含变更）", "1\n2", "3\n4", "5\n6"], ["行政处罚", "6", "0", "6"]]
    ys = [95, 115, 155, 175]
    cells = [(number, column, text, 1, 1) for number, line in enumerate(rows) for column, text in enumerate(line)]

    (grid,) = read_sheet(Sheet().table([70, 250, 310, 370, 430], ys, cells)).grids()
    assert texts(grid) == rows
    assert grid.ruled
