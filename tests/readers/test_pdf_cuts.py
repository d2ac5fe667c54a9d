"""Tables that a page's end cut, put together again."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Cell, Cut, Sheet, pdf
from toolkit.original import Grid, Original, Paragraph
from toolkit.readers.pdf import read

# Columns: group, label, two applicants, total. Room for seven characters in a group, twelve in a label.
XS = [74.0, 136.0, 240.0, 300.0, 360.0, 420.0]
FOOT, HEAD = 740.0, 80.0


def before() -> Sheet:
    return Sheet().text(74, 60, "三、收到和处理政府信息公开申请情况", 16)


def after(sheet: Sheet) -> Sheet:
    return sheet.text(74, 400, "四、政府信息公开行政复议、行政诉讼情况", 16)


def rows(grid: Grid) -> list[list[str]]:
    """The texts of a table, line breaks left out; a merged cell stands in each row that it covers."""
    return [[cell.text.replace("\n", "") for cell in row] for row in grid.covering]


def read_sheets(*sheets: Sheet) -> Original:
    return read(pdf(*sheets), "report.pdf")


def only_grid(*sheets: Sheet) -> Grid:
    (grid,) = read_sheets(*sheets).grids()
    return grid


UPPER = [
    ["（四）无法提供", "1.本机关不掌握", "10", "0", "10"],
    ["", "2.没有现成信息", "3", "0", "3"],
]
LOWER = [
    ["", "3.补正后", "0", "0", "0"],
    ["（五）不予处理", "1.信访举报", "1", "0", "1"],
]


@pytest.mark.parametrize(
    ("below", "above"),
    [(False, False), (True, True), (True, False), (False, True)],
    ids=["both rules drawn", "neither drawn", "no last rule", "no first rule"],
)
def test_rows_on_two_pages_are_one_table_whether_rules_close_the_parts_or_not(below: bool, above: bool) -> None:
    first = before().rows(XS, FOOT, UPPER, Cut(below=below))
    second = after(Sheet().rows(XS, HEAD, LOWER, Cut(above=above)))

    assert rows(only_grid(first, second)) == [*UPPER, *LOWER]


def test_cells_know_the_page_that_they_stand_on() -> None:
    grid = only_grid(before().rows(XS, FOOT, UPPER), after(Sheet().rows(XS, HEAD, LOWER)))

    assert [cell.place.page for cell in grid.rows[1]] == [1] * 5
    assert [cell.place.page for cell in grid.rows[2]] == [2] * 5
    assert grid.rows[3][2].place.box == (240.0, 100.0, 300.0, 120.0)
    assert (grid.rows[3][2].place.row, grid.rows[3][2].place.column) == (4, 3)


def test_mirrored_margins_shift_the_second_part() -> None:
    shifted = [x + 24 for x in XS]

    assert rows(only_grid(before().rows(XS, FOOT, UPPER), after(Sheet().rows(shifted, HEAD, LOWER)))) == [
        *UPPER,
        *LOWER,
    ]


def test_three_pages_make_one_table() -> None:
    middle = [["", f"{number}.情形", "0", "0", "0"] for number in range(3, 8)]
    pages = before().rows(XS, FOOT, UPPER), Sheet().rows(XS, 680, middle), after(Sheet().rows(XS, HEAD, LOWER))

    assert rows(only_grid(*pages)) == [*UPPER, *middle, *LOWER]


def test_page_numbers_between_two_parts_do_not_part_them() -> None:
    first = before().rows(XS, FOOT - 60, UPPER).text(280, 800, "- 1 -", 12)
    second = after(Sheet().rows(XS, HEAD, LOWER)).text(280, 800, "- 2 -", 12)

    assert rows(only_grid(first, second)) == [*UPPER, *LOWER]


def test_a_repeated_header_is_left_out_and_kept_as_margin_text() -> None:
    header = ["情形", "名称", "自然人", "企业", "总计"]
    original = read_sheets(
        before().rows(XS, FOOT - 20, [header, *UPPER]), after(Sheet().rows(XS, HEAD, [header, *LOWER]))
    )

    (grid,) = original.grids()
    assert rows(grid) == [header, *UPPER, *LOWER]
    assert [block.text for block in original.paragraphs() if block.in_margin] == ["情形 名称 自然人 企业 总计"]


def test_a_table_cut_below_a_bar_goes_on_with_the_next_block_of_rows() -> None:
    xs = [74.0, 200.0, 300.0, 400.0, 500.0]
    cells: list[Cell] = [
        (0, 0, "信息内容", 1, 1), (0, 1, "本年制发件数", 1, 1), (0, 2, "本年废止件数", 1, 1), (0, 3, "现行有效件数", 1, 1),
        (1, 0, "规章", 1, 1), (1, 1, "1", 1, 1), (1, 2, "2", 1, 1), (1, 3, "3", 1, 1),
        (2, 0, "第二十条第（六）项", 1, 4),
    ]  # fmt: skip
    first = before().table(xs, [700, 720, 740, 760], cells, Cut(below=True))
    second = after(Sheet().rows([74.0, 200.0, 500.0], HEAD, [["信息内容", "本年处理决定数量"], ["行政处罚", "4119"]]))

    assert rows(only_grid(first, second)) == [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "1", "2", "3"],
        ["第二十条第（六）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政处罚", "4119"],
    ]


def test_a_bar_alone_at_the_foot_begins_the_table_of_the_next_page() -> None:
    first = before().rows([74.0, 500.0], FOOT, [["第二十条第（一）项"]], Cut(below=True))
    second = after(Sheet().rows([74.0, 200.0, 500.0], HEAD, [["信息内容", "本年处理决定数量"], ["行政处罚", "4119"]]))

    assert rows(only_grid(first, second))[0] == ["第二十条第（一）项"]


def test_a_cut_between_header_rows_keeps_the_high_headers_whole() -> None:
    upper: list[Cell] = [
        (0, 0, "（本列数据的勾稽关系为：", 2, 2), (0, 2, "申请人情况", 1, 3),
        (1, 2, "自然人", 1, 1), (1, 3, "法人或其他组织", 1, 1), (1, 4, "总计", 1, 1),
    ]  # fmt: skip
    lower: list[Cell] = [
        (0, 0, "第一项加第二项）", 1, 2), (0, 2, "", 1, 1), (0, 3, "商业企业", 1, 1), (0, 4, "科研机构", 1, 1), (0, 5, "", 1, 1),
        (1, 0, "一、本年新收", 1, 2), (1, 2, "1", 1, 1), (1, 3, "2", 1, 1), (1, 4, "3", 1, 1), (1, 5, "6", 1, 1),
    ]  # fmt: skip
    xs = [74.0, 136.0, 180.0, 240.0, 300.0, 360.0, 420.0]
    wide = [xs[0], xs[1], xs[2], xs[3], xs[5], xs[6]]
    grid = only_grid(before().table(wide, [720, 740, 760], upper), after(Sheet().table(xs, [80, 100, 120], lower)))

    assert rows(grid) == [
        ["（本列数据的勾稽关系为：第一项加第二项）", "申请人情况"],
        ["（本列数据的勾稽关系为：第一项加第二项）", "自然人", "法人或其他组织", "总计"],
        ["（本列数据的勾稽关系为：第一项加第二项）", "自然人", "商业企业", "科研机构", "总计"],
        ["一、本年新收", "1", "2", "3", "6"],
    ]


@pytest.mark.parametrize("closed", [True, False], ids=["rules drawn", "rules left out"])
def test_a_row_cut_through_is_one_row_again(closed: bool) -> None:
    upper = [["（五）不予处理", "5.要求行政机关确认或重新", "3", "0", "3"]]
    lower = [["", "出具已获取信息", "", "", ""], ["（六）其他处理", "1.申请人", "1", "0", "1"]]
    first = before().rows(XS, FOOT, upper, Cut(below=not closed))
    second = after(Sheet().rows(XS, HEAD, lower, Cut(above=not closed)))

    assert rows(only_grid(first, second)) == [
        ["（五）不予处理", "5.要求行政机关确认或重新出具已获取信息", "3", "0", "3"],
        ["（六）其他处理", "1.申请人", "1", "0", "1"],
    ]


def test_a_figure_cut_through_is_one_figure_again() -> None:
    xs = [74.0, 200.0, 232.0, 300.0]
    first = before().rows(xs, FOOT, [["一、本年新收", "144", "0"]])
    second = after(Sheet().rows(xs, HEAD, [["", "72", ""], ["二、上年结转", "1", "1"]]))

    assert rows(only_grid(first, second))[0] == ["一、本年新收", "14472", "0"]


def test_a_figure_of_full_width_digits_cut_through_is_one_figure_again() -> None:
    xs = [74.0, 200.0, 228.0, 300.0]
    first = before().rows(xs, FOOT, [["一、本年新收", "２６", "０"]])
    second = after(Sheet().rows(xs, HEAD, [["", "３６", ""], ["二、上年结转", "１", "１"]]))

    assert rows(only_grid(first, second))[0] == ["一、本年新收", "２６３６", "０"]


def test_figures_of_two_rows_never_run_together() -> None:
    first = before().rows(XS, FOOT, [["（四）", "1.本机关不掌握", "14", "0", "14"]])
    second = after(Sheet().rows(XS, HEAD, [["", "", "7", "2", "9"], ["（五）", "1.信访", "1", "0", "1"]]))

    assert rows(only_grid(first, second))[:2] == [
        ["（四）", "1.本机关不掌握", "14", "0", "14"],
        ["", "", "7", "2", "9"],
    ]


def test_a_unit_thrown_onto_the_next_page_stays_with_its_figure() -> None:
    xs = [74.0, 200.0, 226.0, 300.0]
    first = before().rows(xs, FOOT, [["二、上年结转政府信息公开申请数量"[:14], "409", "0"]])
    second = after(Sheet().rows(xs, HEAD, [["", "件", ""], ["（一）予以公开", "1", "1"]]))

    assert rows(only_grid(first, second))[0][1:] == ["409件", "0"]


def test_a_note_thrown_onto_the_next_page_stays_with_its_figure() -> None:
    xs = [74.0, 200.0, 258.0, 300.0]
    first = before().rows(xs, FOOT, [["1.申请人逾期不补正", "1658", "0"]])
    second = after(Sheet().rows(xs, HEAD, [["", "（1661）", ""], ["2.申请人逾期未缴费", "1", "1"]]))

    assert [row[1] for row in rows(only_grid(first, second))] == ["1658（1661）", "1"]


def test_a_blank_row_of_figures_below_a_header_stays_a_row() -> None:
    header = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    xs = [74.0, 110.0, 146.0, 182.0, 218.0, 254.0]

    assert rows(only_grid(before().rows(xs, FOOT, [header]), after(Sheet().rows(xs, HEAD, [[""] * 5])))) == [
        header,
        [""] * 5,
    ]


def test_figures_below_a_header_that_fills_its_cells_stay_a_row() -> None:
    header = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    xs = [74.0, 110.0, 146.0, 182.0, 218.0, 254.0]
    figures = ["0", "", "2", "", "2"]

    assert rows(only_grid(before().rows(xs, FOOT, [header]), after(Sheet().rows(xs, HEAD, [figures])))) == [
        header,
        figures,
    ]


def test_a_blank_figure_below_a_header_is_not_taken_for_its_rest() -> None:
    first = before().rows([74.0, 200.0, 420.0], FOOT, [["信息内容", "本年处理决定数量"]])
    second = after(Sheet().rows([74.0, 200.0, 420.0], HEAD, [["行政处罚", ""], ["行政强制", "3"]]))

    assert rows(only_grid(first, second)) == [["信息内容", "本年处理决定数量"], ["行政处罚", ""], ["行政强制", "3"]]


MERGED_UPPER: list[Cell] = [
    (0, 0, "（四）无法提", 2, 1),
    (0, 1, "1.本机关不掌握", 1, 1), (0, 2, "10", 1, 1), (0, 3, "0", 1, 1), (0, 4, "10", 1, 1),
    (1, 1, "2.没有现成", 1, 1), (1, 2, "3", 1, 1), (1, 3, "0", 1, 1), (1, 4, "3", 1, 1),
]  # fmt: skip


def merged_lower(rest: str) -> list[Cell]:
    return [
        (0, 0, rest, 1, 1),
        (0, 1, "3.补正后", 1, 1), (0, 2, "0", 1, 1), (0, 3, "0", 1, 1), (0, 4, "0", 1, 1),
        (1, 0, "（五）不予处理", 1, 1),
        (1, 1, "1.信访", 1, 1), (1, 2, "1", 1, 1), (1, 3, "0", 1, 1), (1, 4, "1", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cut", [(False, False), (True, True), (False, frozenset({0}))], ids=["closed", "open", "open where it goes on"]
)
@pytest.mark.parametrize("rest", ["", "供"])
def test_a_merged_label_cut_through_is_one_cell_again(cut: tuple[bool, bool | frozenset[int]], rest: str) -> None:
    first = before().table([74.0, 128.0, *XS[2:]], [720, 740, 760], MERGED_UPPER, Cut(below=cut[0]))
    second = after(Sheet().table([74.0, 128.0, *XS[2:]], [80, 100, 120], merged_lower(rest), Cut(above=cut[1])))

    grid = only_grid(first, second)
    assert (grid.rows[0][0].text.replace("\n", ""), grid.rows[0][0].row_span) == ("（四）无法提" + rest, 3)
    assert [row[-1] for row in rows(grid)] == ["10", "3", "0", "1"]


def test_a_label_written_downwards_goes_on_over_the_page() -> None:
    xs = [74.0, 120.0, 240.0, 300.0]
    upper: list[Cell] = [
        (0, 0, "三\n、\n本", 2, 1),
        (0, 1, "（一）予以公开", 1, 1),
        (0, 2, "1", 1, 1),
        (1, 1, "（二）部分公开", 1, 1),
        (1, 2, "2", 1, 1),
    ]
    lower: list[Cell] = [
        (0, 0, "年\n度\n办", 2, 1),
        (0, 1, "（三）不予公开", 1, 1),
        (0, 2, "3", 1, 1),
        (1, 1, "（七）总计", 1, 1),
        (1, 2, "6", 1, 1),
    ]
    grid = only_grid(before().table(xs, [700, 730, 760], upper), after(Sheet().table(xs, [80, 110, 140], lower)))

    assert (grid.rows[0][0].text.replace("\n", ""), grid.rows[0][0].row_span) == ("三、本年度办", 4)


def test_a_row_cut_inside_a_label_written_downwards_is_one_row_again() -> None:
    first = before().table([74.0, 170.0, 300.0], [700, 760], [(0, 0, "1\n.\n申\n请", 1, 1), (0, 1, "16", 1, 1)])
    lower: list[Cell] = [(0, 0, "人\n逾\n期", 1, 1), (0, 1, "", 1, 1), (1, 0, "2.其他", 1, 1), (1, 1, "3", 1, 1)]
    second = after(Sheet().table([74.0, 170.0, 300.0], [80, 130, 150], lower))

    assert rows(only_grid(first, second)) == [["1.申请人逾期", "16"], ["2.其他", "3"]]


def test_tables_of_other_columns_stay_apart() -> None:
    first = before().rows(XS, FOOT, UPPER)
    second = Sheet().rows(
        [74.0, 110.0, 150.0, 190.0, 270.0, 330.0, 390.0, 420.0], HEAD, [["0", "1", "2", "3", "4", "5", "6"]]
    )

    assert len(list(read_sheets(first, second).grids())) == 2


def test_a_heading_between_two_tables_keeps_them_apart() -> None:
    first = before().rows(XS, FOOT, UPPER)
    second = Sheet().text(74, 60, "四、行政复议", 16).rows(XS, 90, LOWER)

    blocks = read_sheets(first, second).blocks
    assert [type(block) for block in blocks] == [Paragraph, Grid, Paragraph, Grid]
