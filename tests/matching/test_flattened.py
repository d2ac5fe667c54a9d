"""Tables that arrive as lines of text, with what gets lost on the way."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.matching.originals import TITLE, form_grid, grid, original
from toolkit.matching import match
from toolkit.report import Match, Report, State

BEHIND = ("四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况")


def report_of(section: str, lines: Iterable[str], title: str = TITLE, behind: tuple[str, ...] = BEHIND) -> Report:
    return match(original(title, section, *lines, *behind))


def codes_of(report: Report, slot: str) -> set[str]:
    return {finding.code for finding in report.findings if slot in finding.slots}


DISCLOSURE = "二、主动公开政府信息情况"
REQUESTS = "三、收到和处理政府信息公开申请情况"
DISPUTES = "四、政府信息公开行政复议、行政诉讼情况"
OLD_TITLE = "云梦县水利局2020年政府信息公开工作年度报告"


def lines_of_form(table: str) -> list[str]:
    return [cell.text for cell in sorted(form_grid(table, 2).cells, key=lambda cell: (cell.row, cell.column))]


@pytest.mark.parametrize(
    ("label", "pieces"),
    [("商业企业", ["商业", "企业"]), ("自然人", ["自", "然", "人"]), ("（三）不予公开", ["（三）", "不予公开"])],
)
def test_a_label_in_pieces_on_lines_of_their_own_is_whole_again(label: str, pieces: list[str]) -> None:
    lines = [line for text in lines_of_form("requests") for line in (pieces if text == label else [text])]
    report = report_of(REQUESTS, lines)
    assert {report.values[f"requests.{row}.total"] for row in ("received", "denied.state_secret", "carried_out")} == {2}


def test_labels_of_a_group_and_of_its_row_may_share_a_line() -> None:
    lines = [
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3",
        "三、本年度办理结果 （一）予以公开 1 0 0 0 0 0 1",
        "（三）不予公开 1.属于国家秘密 2 0 0 0 0 0 2",
    ]
    report = report_of(REQUESTS, lines)
    assert report.values["requests.granted.total"] == 1
    assert report.values["requests.denied.state_secret.total"] == 2


def test_a_row_of_figures_below_a_head_beyond_recognition_is_the_only_one_of_its_table() -> None:
    head = ["结 结 其 尚", "果 果 他 未 总", "维 纠 结 审", "持 正 果 结 计"]
    report = report_of(DISPUTES, [*head, "1 0 0 2 3 0 0 0 0 0 4 0 0 0 4"])
    assert report.values["disputes.review.total"] == 3
    assert report.values["disputes.suit_after_review.upheld"] == 4
    assert report.figures["disputes.review.total"].match is Match.POSITION


def test_such_a_row_that_does_not_add_up_is_told() -> None:
    report = report_of(DISPUTES, ["1 0 0 2 9 0 0 0 0 0 4 0 0 0 4"])
    assert codes_of(report, "disputes.review.total") == {"R404"}


def test_two_such_rows_are_none() -> None:
    row = "1 0 0 2 3 0 0 0 0 0 4 0 0 0 4"
    assert codes_of(report_of(DISPUTES, [row, row]), "disputes.review.total") == {"R301"}


def test_figures_at_the_very_end_are_no_page_numbers() -> None:
    lines = ["信息内容", "规章", "0", "0", "3", "行政规范性文件", "5", "0", "7"]
    report = report_of(DISCLOSURE, lines, behind=())
    assert report.values["disclosure.normative_documents.in_force"] == 7
    assert report_of(DISCLOSURE, [*lines, "行政许可", "0"], behind=()).values["disclosure.licences.decisions"] == 0


def test_a_change_written_with_its_sign_or_in_words_is_a_figure() -> None:
    lines = ["行政许可", "21", "-19", "40", "其他对外管理服务事项", "6", "减3", "3", "行政处罚", "2", "+1", "0"]
    report = report_of(DISCLOSURE, lines, title=OLD_TITLE)
    changes = [report.values[f"disclosure.{row}.change"] for row in ("licences", "other_services", "penalties")]
    assert changes == [-19, -3, 1]


def test_the_edition_is_known_by_the_labels_on_the_lines() -> None:
    lines = [
        "规章",
        "1",
        "2",
        "3",
        "行政许可",
        "5",
        "0",
        "9",
        "其他对外管理服务事项",
        "0",
        "0",
        "4",
        "政府集中采购",
        "1",
        "8",
    ]
    report = report_of(DISCLOSURE, lines)
    assert report.edition == "2019"
    assert report.values["disclosure.other_services.decisions"] == 4
    assert "R206" in {finding.code for finding in report.findings}


def test_a_row_without_figures_may_have_lost_them_where_another_has() -> None:
    lines = ["规章", "0", "规范性文件", "行政许可", "6", "0", "3", "行政处罚", "行政强制"]
    report = report_of(DISCLOSURE, lines, title=OLD_TITLE)
    assert report.figures["disclosure.penalties.decisions"].state is State.UNREADABLE
    assert codes_of(report, "disclosure.penalties.decisions") == {"R402"}


def test_rows_that_are_missing_together_are_told_together() -> None:
    lines = ["一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3", "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0"]
    report = report_of(REQUESTS, [*lines, "（一）予以公开 3 0 0 0 0 0 3"])
    (told,) = [finding for finding in report.findings if finding.code == "R304"]
    assert len(told.slots) == 22 * 7
    assert "等 22 行" in told.message


def test_rows_refused_for_one_reason_are_told_together() -> None:
    lines = [
        f"{label} 1 2"
        for label in ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "4.保护第三方合法权益", "2.重复申请")
    ]
    report = report_of(REQUESTS, lines)
    (told,) = [finding for finding in report.findings if finding.code == "R402"]
    assert len(told.slots) == 4 * 7


def test_blank_cells_of_a_table_in_one_column_keep_their_places() -> None:
    cells = ["信息内容", "规章", "1", "", "3", "行政规范性文件", "", "5", "", "行政许可", "", "行政处罚", "2"]
    report = match(original(TITLE, DISCLOSURE, grid(*([cell] for cell in cells)), REQUESTS))
    values = [report.values[f"disclosure.{row}"] for row in ("regulations.issued", "regulations.in_force")]
    assert values == [1, 3]
    assert report.values["disclosure.normative_documents.repealed"] == 5
    assert report.figures["disclosure.licences.decisions"].state is State.BLANK
    assert report.values["disclosure.penalties.decisions"] == 2


def test_figures_of_two_rows_in_one_are_refused_where_no_sum_tells() -> None:
    cells = ["信息内容", "规章", "396", "0", "", "", "", "0", "", "行政许可", "4", "行政处罚", "2"]
    report = match(original(TITLE, DISCLOSURE, grid(*([cell] for cell in cells)), REQUESTS))
    assert report.figures["disclosure.regulations.issued"].state is State.UNREADABLE
    assert codes_of(report, "disclosure.regulations.issued") == {"R402"}
