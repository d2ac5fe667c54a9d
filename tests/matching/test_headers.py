"""A header says which column is which, in whatever order; where it can't be used whole, nothing is taken silently."""

from __future__ import annotations

import pytest

from tests.matching.originals import TITLE, form_grid, grid, original, whole_report
from toolkit.matching import match
from toolkit.original import Grid, GridCell
from toolkit.report import Match, Report, State

ORGANISATIONS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
APPLICANTS = ["natural_person", "business", "research", "charity", "legal_service", "other_organisation", "total"]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
RECEIVED, GRANTED, CONCLUDED = "一、本年新收政府信息公开申请数量", "（一）予以公开", "（七）总计"


def requests(*rows: list[str]) -> Report:
    return match(original(TITLE, "三、收到和处理政府信息公开申请情况", grid(*rows)))


def received(report: Report) -> list[object]:
    return [report.values[f"requests.received.{column}"] for column in APPLICANTS]


def told(report: Report, slot: str) -> set[str]:
    return {finding.code for finding in report.findings if slot in finding.slots}


def disclosure(*rows: list[str]) -> Report:
    return match(original(TITLE, "二、主动公开政府信息情况", grid(*rows)))


def disputes(table: Grid) -> Report:
    return match(original(TITLE, "四、政府信息公开行政复议、行政诉讼情况", table))


def test_a_total_column_that_stands_first_under_another_name_is_the_total() -> None:
    report = requests(["项目", "合计", "自然人", *ORGANISATIONS], [RECEIVED, "9", "1", "2", "3", "0", "0", "3"])
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]


def test_figures_without_separators_follow_the_headers_order() -> None:
    report = requests(["项目", "合计", "自然人", *ORGANISATIONS], [RECEIVED, "9 1 2 3 0 0 3"])
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]


def test_a_misspelt_name_among_columns_in_another_order_is_a_guess() -> None:
    organisations = ["商业企业", "科研机构", "法律服务机关", "社会公益组织", "其他"]
    report = requests(["项目", "自然人", *organisations, "总计"], [RECEIVED, "1", "2", "3", "4", "0", "0", "10"])
    assert received(report) == [1, 2, 3, 0, 4, 0, 10]
    assert report.figures["requests.received.charity"].match is Match.GUESSED
    assert told(report, "requests.received.charity") == {"R404"}


def test_the_forms_own_header_whose_merges_were_lost_is_no_guess() -> None:
    report = requests(
        ["", "", "自然人", "法人或其他组织", "总计"],
        ["", "", "", *ORGANISATIONS, ""],
        [RECEIVED, "", "1", "2", "3", "0", "0", "3", "9"],
    )
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]
    assert told(report, "requests.received.total") == set()


def test_the_forms_own_header_rows_as_one_line_are_no_other_order() -> None:
    header = ["申请人情况", "自然人", "法人或其他组织", "总计", *ORGANISATIONS]
    lines = [*header, RECEIVED, "1", "2", "3", "0", "0", "3", "9", GRANTED, *"0000000", CONCLUDED, *"0000000"]
    report = match(original(TITLE, "三、收到和处理政府信息公开申请情况", *lines))
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]
    assert told(report, "requests.received.total") == set()


def test_organisations_first_are_another_order_though_their_names_stand_a_row_below() -> None:
    columns = [("法人或其他组织", 1, 5, 1), ("自然人", 6, 1, 2), ("总计", 7, 1, 2)]
    cells = [GridCell(0, 0, "项目", 2), *(GridCell(0, at, text, down, wide) for text, at, wide, down in columns)]
    cells += [GridCell(1, at, text) for at, text in enumerate(ORGANISATIONS, 1)]
    cells += [GridCell(2, at, text) for at, text in enumerate([RECEIVED, "2", "3", "0", "0", "3", "1", "9"])]
    report = match(original(TITLE, "三、收到和处理政府信息公开申请情况", Grid(tuple(cells))))
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]


def test_short_names_in_another_order_are_not_read_by_position() -> None:
    report = disclosure(["信息内容", "有效件数", "某种", "另一种"], ["规章", "9", "1", "2"])
    assert report.figures["disclosure.regulations.issued"].state is State.UNREADABLE
    assert told(report, "disclosure.regulations.in_force") == {"R402"}


def test_a_header_with_names_unknown_makes_every_figure_a_guess() -> None:
    report = requests(
        ["项目", "自然人", "甲", "乙", "丙", "丁", "其他", "总计"], [RECEIVED, "1", "2", "3", "0", "0", "3", "9"]
    )
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]
    assert {report.figures[f"requests.received.{column}"].match for column in APPLICANTS} == {Match.GUESSED}
    assert told(report, "requests.received.business") == {"R404"}


def test_figures_that_a_header_does_not_name_and_that_do_not_add_up_are_a_guess() -> None:
    report = requests([RECEIVED, "9", "1", "2", "3", "0", "0", "3"])
    assert report.figures["requests.received.total"].match is Match.GUESSED
    assert told(report, "requests.received.total") == {"R404"}


def test_a_wrong_total_below_a_clear_header_stays_as_written() -> None:
    report = requests(["项目", "自然人", *ORGANISATIONS, "总计"], [RECEIVED, "1", "2", "3", "0", "0", "3", "8"])
    assert received(report) == [1, 2, 3, 0, 0, 3, 8]
    assert report.figures["requests.received.total"].match is Match.EXACT


def test_figures_in_one_cell_that_do_not_add_up_are_refused() -> None:
    report = requests(["项目", "自然人", *ORGANISATIONS, "总计"], [RECEIVED, "1 2 3 0 0 3 8"])
    assert report.figures["requests.received.total"].state is State.UNREADABLE


@pytest.mark.parametrize("text", ["21710000218", "217 1 0 0 0 0 218"])
def test_figures_in_the_first_of_many_cells_do_not_leave_the_others_blank(text: str) -> None:
    report = requests(["项目", "自然人", *ORGANISATIONS, "总计"], [RECEIVED, text, *[""] * 6])
    assert received(report) == [217, 1, 0, 0, 0, 0, 218]


def test_a_column_of_row_numbers_is_no_figure() -> None:
    report = requests(
        ["项目", "行次", "自然人", *ORGANISATIONS, "总计"], [RECEIVED, "1", "", "2", "3", "", "", "3", "8"]
    )
    assert received(report) == [None, 2, 3, None, None, 3, 8]
    assert report.figures["requests.received.natural_person"].state is State.BLANK


def test_last_years_column_on_the_left_never_fills_this_years_blank() -> None:
    report = disclosure(["信息内容", "上年处理决定数量", "本年处理决定数量"], ["行政许可", "409", ""])
    assert report.figures["disclosure.licences.decisions"].state is State.BLANK


def test_columns_of_the_form_that_stand_twice_are_not_left_out() -> None:
    columns = ["自然人", *ORGANISATIONS, "总计"]
    report = requests(["项目", *columns, "项目", *columns], [RECEIVED, *["0"] * 7, CONCLUDED, *["1"] * 7])
    assert all(report.figures[f"requests.concluded.{column}"].state is not State.BLANK for column in APPLICANTS)


def test_suits_after_review_are_known_by_their_name_where_they_stand_first() -> None:
    report = disputes(
        grid(
            ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
            [*[""] * 5, "复议后起诉", *[""] * 4, "未经复议直接起诉", *[""] * 4],
            OUTCOMES * 3,
            [*"10001", *"20002", *"30003"],
        )
    )
    assert report.values["disputes.suit_after_review.total"] == 2
    assert report.values["disputes.direct_suit.total"] == 3


def test_outcomes_in_another_order_are_known_by_their_names() -> None:
    swapped = ["结果维持", "结果纠正", "尚未审结", "其他结果", "总计"]
    report = disputes(
        grid(
            ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
            [*[""] * 5, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
            [*OUTCOMES, *OUTCOMES, *swapped],
            [*"10001", *"20002", *"30407"],
        )
    )
    assert report.values["disputes.suit_after_review.pending"] == 4
    assert report.values["disputes.suit_after_review.other"] == 0


def test_a_row_beside_its_tables_corner_is_a_header_even_when_its_names_are_cut() -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    above = [
        GridCell(0, 0, corner, row_span=2),
        GridCell(0, 1, "自然人", row_span=2),
        GridCell(0, 2, "法人或其他组织", 1, 5),
    ]
    cut = [GridCell(1, 2 + number, name[:2]) for number, name in enumerate(ORGANISATIONS)]
    rows = [GridCell(2, column, text) for column, text in enumerate([RECEIVED, "1", "2", "3", "0", "0", "3", "9"])]
    report = match(
        original(
            TITLE,
            "三、收到和处理政府信息公开申请情况",
            Grid((*above, GridCell(0, 7, "总计", row_span=2), *cut, *rows)),
        )
    )
    assert told(report, "requests.closed_otherwise.other.total") == {"R304"}


def test_an_own_row_with_a_forms_name_in_another_group_is_not_the_forms() -> None:
    report = requests(
        ["项目", "", "自然人", *ORGANISATIONS, "总计"],
        ["（三）不予公开", "8.属于行政查询事项", *["0"] * 7],
        ["（三）不予公开", "9.其他", *["4"] * 7],
        [CONCLUDED, "", *["0"] * 7],
    )
    assert report.figures["requests.closed_otherwise.other.total"].state is State.ABSENT
    assert "R307" in {finding.code for finding in report.findings}


def test_a_column_of_units_is_no_label() -> None:
    report = requests(
        ["项目", "单位", "自然人", *ORGANISATIONS, "总计"], [RECEIVED, "件", "1", "2", "3", "0", "0", "3", "9"]
    )
    assert received(report) == [1, 2, 3, 0, 0, 3, 9]
    assert report.figures["requests.received.total"].match is Match.EXACT


@pytest.mark.parametrize("cells", [["", "7", "", ""], ["", "", "7", ""]])
def test_a_row_with_a_cell_more_than_its_header_is_a_guess_where_no_sum_tells(cells: list[str]) -> None:
    report = disclosure(
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", *cells],
        ["行政规范性文件", "1", "2", "3"],
    )
    slots = [f"disclosure.regulations.{column}" for column in ("issued", "repealed", "in_force")]
    assert {report.figures[slot].match for slot in slots} == {Match.GUESSED}
    assert any(set(slots) <= set(finding.slots) for finding in report.findings if finding.code == "R404")


def test_a_name_that_slid_over_the_labels_moves_no_figure() -> None:
    """Where the corner above the labels lost its width, 总计 comes to stand left of all the figures."""
    table = Grid(
        (
            *(GridCell(0, column, name) for column, name in enumerate(["", "自然人", "法人或其他组织", "总计"])),
            *(GridCell(1, column, name) for column, name in enumerate([*ORGANISATIONS, ""], 4)),
            *(GridCell(row, 0, label, 1, 3) for row, label in enumerate((RECEIVED, GRANTED), 2)),
            *(GridCell(2, column, text) for column, text in enumerate(["4", "3", "2", "1", "0", "0", "10"], 3)),
            *(GridCell(3, column, text) for column, text in enumerate(["", "239", "", "", "", "", "239"], 3)),
        )
    )
    report = match(original(TITLE, "三、收到和处理政府信息公开申请情况", table))
    assert received(report) == [4, 3, 2, 1, 0, 0, 10]
    assert told(report, "requests.received.total") == {"R404"}
    assert report.figures["requests.granted.business"].state is State.UNREADABLE


@pytest.mark.parametrize("names", [("上年", "本年"), ("2023年", "2024年"), ("本级", "下属单位")])
@pytest.mark.parametrize("figures", [("100", ""), ("100", "7")])
@pytest.mark.parametrize("merged_down", [True, False])
def test_below_a_divided_column_no_figure_is_the_forms(
    names: tuple[str, str], figures: tuple[str, str], merged_down: bool
) -> None:
    corner = [GridCell(0, 0, "信息内容", 2)] if merged_down else [GridCell(0, 0, "信息内容"), GridCell(1, 0, "")]
    below = [GridCell(1, column, name) for column, name in enumerate(names, 1)]
    row = [GridCell(2, column, text) for column, text in enumerate(("行政许可", *figures))]
    table = Grid((*corner, GridCell(0, 1, "本年处理决定数量", 1, 2), *below, *row))
    report = match(original(TITLE, "二、主动公开政府信息情况", table))
    assert report.figures["disclosure.licences.decisions"].state is State.UNREADABLE
    assert "R402" in told(report, "disclosure.licences.decisions")


def test_units_below_the_names_divide_no_column() -> None:
    report = requests(
        ["", "自然人", *ORGANISATIONS, "总计"],
        ["", *["件"] * 7],
        [RECEIVED, "1", "2", "3", "4", "0", "0", "10"],
    )
    assert received(report) == [1, 2, 3, 4, 0, 0, 10]


def test_a_column_that_the_table_lacks_is_told_and_the_others_are_read() -> None:
    whole = form_grid("requests", 2)
    left = (one for one in whole.cells if one.column < 9)
    without_total = Grid(tuple(one._replace(column_span=min(one.end_column, 9) - one.column) for one in left))
    report = match(original(*(without_total if one == form_grid("requests") else one for one in whole_report())))
    assert report.values["requests.granted.other_organisation"] == 2
    assert report.figures["requests.granted.total"].state is State.ABSENT
    assert [(one.code, len(one.slots)) for one in report.findings] == [("R304", 25)]
    assert "「总计」列" in report.findings[0].message


def test_a_column_is_lacking_where_merges_are_lost_too() -> None:
    header = ["", "", "自然人", *ORGANISATIONS]
    report = requests(header, [RECEIVED, "", *"123456"], [GRANTED, "", *"111111"])
    assert received(report) == [1, 2, 3, 4, 5, 6, None]


def test_a_figure_without_a_name_above_it_leaves_the_row_open() -> None:
    report = requests(["", "自然人", *ORGANISATIONS[:3], "", "其他"], [RECEIVED, *"123456"])
    assert told(report, "requests.received.natural_person") & {"R402", "R404"}
