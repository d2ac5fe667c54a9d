"""Tables whose cells end with bars, as programs that save a web page's text write them."""

from __future__ import annotations

from toolkit.original import Grid, Paragraph
from toolkit.readers.plain import read


def rows_of(text: str) -> list[list[str]]:
    """The rows of a text's only table."""
    (grid,) = [block for block in read(text.encode(), "a.txt").blocks if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


def lines_of(text: str) -> list[str]:
    return [block.text for block in read(text.encode(), "a.txt").blocks if isinstance(block, Paragraph)]


def test_bars_at_line_ends_make_a_table() -> None:
    text = "第二十条第（五）项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 15 |\n"
    assert rows_of(text) == [["第二十条第（五）项"], ["信息内容", "本年处理决定数量"], ["行政许可", "15"]]


def test_bare_bars_behind_a_row_stand_for_merged_columns_and_are_no_cells() -> None:
    text = "第二十条第（五）项 | |||\n行政许可 | 15 | ||\n行政处罚  | 2  | ||\n"
    assert rows_of(text) == [["第二十条第（五）项", ""], ["行政许可", "15"], ["行政处罚", "2"]]


def test_bare_bars_behind_piped_rows_are_no_cells_either() -> None:
    text = "| 一、本年新收 | 3 | 0 | 3 | ||\n| 二、上年结转 | 0 | 0 | 0 | ||\n"
    assert rows_of(text)[0] == ["一、本年新收", "3", "0", "3"]


def test_a_blank_at_the_end_of_a_row_that_nothing_pads_is_a_cell() -> None:
    assert rows_of("| 规章 | 3 | |\n| 规范性文件 | 2 | 5 |\n")[0] == ["规章", "3", ""]
    assert rows_of("规章 | 3 | |\n规范性文件 | 2 | 5 |\n")[0] == ["规章", "3", ""]


def test_a_blank_within_a_row_stays_a_cell() -> None:
    assert rows_of("一、本年新收 | 3 |  | 3 | ||\n二、上年结转 | 0 | 0 | 0 | ||\n")[0] == ["一、本年新收", "3", "", "3"]


def test_cells_on_lines_of_their_own_are_rows_where_bare_bars_end_these() -> None:
    text = "第二十条第（五）项 |\n||\n信息内容 |\n上年数量 |\n本年数量 |\n行政许可 |\n1 |\n2 |\n行政处罚 |\n |\n15 |\n"
    assert rows_of(text)[1:] == [["信息内容", "上年数量", "本年数量"], ["行政许可", "1", "2"], ["行政处罚", "", "15"]]


def test_rows_may_begin_with_a_bar_on_a_line_of_its_own() -> None:
    text = "二、主动公开政府信息情况\n|\n第二十条第（五）项 | ||\n|\n信息内容 |\n本年处理决定数量 | |\n|\n行政许可 |\n15 | |\n"
    assert lines_of(text) == ["二、主动公开政府信息情况"]
    assert rows_of(text)[1:] == [["信息内容", "本年处理决定数量", ""], ["行政许可", "15"]]


def test_blank_lines_between_such_cells_are_no_cells() -> None:
    text = "| \n       第二十条  | \n    |||\n| \n       规章  | \n      \n       0  | \n      \n       1  | \n      \n       2  | \n"
    assert rows_of(text)[1] == ["规章", "0", "1", "2"]


def test_cells_on_lines_of_their_own_are_lines_where_nothing_ends_rows() -> None:
    text = "规章\n|\n0\n|\n3\n|\n行政许可\n|\n15\n|\n本年\n处理\n|\n行政处罚\n|\n2\n|\n"
    assert lines_of(text) == ["规章", "0", "3", "行政许可", "15", "本年\n处理", "行政处罚", "2"]


def test_with_blanks_among_them_such_cells_are_a_table_of_one_column() -> None:
    text = "规章 |\n0 |\n |\n行政许可 |\n15 |\n |\n行政处罚 |\n2 |\n |\n行政强制 |\n1 |\n |\n"
    assert rows_of(text)[:6] == [["规章"], ["0"], [""], ["行政许可"], ["15"], [""]]


def test_a_missing_cell_leaves_no_rows_to_be_told_apart() -> None:
    text = "第二十条第（五）项 |\n||\n信息内容 |\n上年数量 |\n本年数量 |\n行政许可 |\n1 |\n行政处罚 |\n3 |\n15 |\n合计 |\n||\n"
    assert lines_of(text)[-6:] == ["行政许可", "1", "行政处罚", "3", "15", "合计"]


def test_a_figure_broken_by_a_line_end_stays_in_its_cell() -> None:
    assert rows_of("行政许可 | 15 | ||\n行政处罚 | 2\n16 | ||\n行政强制 | 1 | ||\n")[1] == ["行政处罚", "2\n16"]
    text = "|\n行政许可 |\n15 | ||\n|\n行政处罚 |\n2\n16 | ||\n|\n行政强制 |\n1 | ||\n"
    assert rows_of(text)[1] == ["行政处罚", "2\n16"]


def test_a_row_by_itself_between_bars_is_a_table() -> None:
    text = "三、申请情况\n| 一、本年新收 | 37 | 6 | 0 | 0 | 1 | 2 | 46 |\n四、复议情况\n"
    assert rows_of(text) == [["一、本年新收", "37", "6", "0", "0", "1", "2", "46"]]


def test_bars_alone_are_no_text() -> None:
    assert lines_of("一、总体情况\n|\n||||\n甲。\n") == ["一、总体情况", "甲。"]


def test_a_heading_after_a_table_stands_outside() -> None:
    text = "行政许可 |\n15 |\n第二十条 |\n|\n行政处罚 |\n2 |\n三、收到和处理政府信息公开申请情况\n自然人 |\n总计 |\n"
    assert "三、收到和处理政府信息公开申请情况" in lines_of(text)


def test_a_bar_with_a_stroke_before_it_parts_nothing() -> None:
    assert rows_of("规章\\|办法 | 3 | 1 |\n规范性文件 | 2 | 5 |\n")[0] == ["规章|办法", "3", "1"]
