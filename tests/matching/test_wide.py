"""Wide sheets: an agency a line, slots or Chinese headers of one to three levels above."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.readers.books import book, rows
from toolkit.form import form_of
from toolkit.form.wide import wide_header
from toolkit.matching.wide import wide_reports
from toolkit.matching.wide_headers import names_of_form
from toolkit.readers import read_bytes
from toolkit.report import Match, Report, State

FORM = form_of("2021")
SLOTS = [f"requests.received.{column}" for column in ("natural_person", "business", "research", "charity", "total")]
HEADERS = ["自然人", "商业企业", "科研机构", "社会公益组织", "总计"]


def reports(*lines: Sequence[object], name: str = "表", file: str = "汇总.xlsx") -> list[Report]:
    return wide_reports(read_bytes(book(rows(*lines), names=[name]), file))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def figures(report: Report) -> list[object]:
    return [report.values[slot] for slot in SLOTS]


def test_slots_as_headers() -> None:
    (one, other) = reports(["机关", "年度", *SLOTS], ["甲局", 2024, 1, 2, 0, 0, 3], ["乙局", "2023年", 0, 0, 0, 0, 0])
    assert (one.agency, one.year, figures(one)) == ("甲局", 2024, [1, 2, 0, 0, 3])
    assert (other.agency, other.year) == ("乙局", 2023)
    assert one.figures[SLOTS[0]].match is Match.EXACT
    assert one.figures["requests.granted.total"].state is State.ABSENT


def test_headers_of_two_levels_merged() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["单位名称", "一、本年新收政府信息公开申请数量", *[None] * 4], [None, *HEADERS], ["甲局", 1, 2, 0, 0, 3])(
            sheet
        )
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:F1")

    (one,) = wide_reports(read_bytes(book(fill, names=["2024年"]), "汇总.xlsx"))
    assert (one.agency, one.year, figures(one)) == ("甲局", 2024, [1, 2, 0, 0, 3])


def test_headers_that_were_never_merged_stand_over_their_first_column() -> None:
    (one,) = reports(
        ["单位", "本年新收", *[None] * 4], [None, *HEADERS], ["甲局", 1, 2, 0, 0, 3], file="2024年汇总.xlsx"
    )
    assert (one.year, figures(one)) == (2024, [1, 2, 0, 0, 3])


def test_a_title_above_tells_the_year() -> None:
    (one,) = reports(
        ["卫东区2024年度数据汇总"], ["单位", *(f"本年新收-{name}" for name in HEADERS)], ["甲局", 1, 2, 0, 0, 3]
    )
    assert (one.year, figures(one)) == (2024, [1, 2, 0, 0, 3])


def test_every_header_that_the_summary_writes_is_understood() -> None:
    for edition in ("2019", "2021"):
        form = form_of(edition)
        names = names_of_form(form)
        for slot in form.slots:
            assert names.slot(wide_header(slot)) == (slot.address, Match.EXACT)


@pytest.mark.parametrize(
    ("header", "slot"),
    [
        (("三、收到和处理政府信息公开申请情况", "（七）总计", "自然人"), "requests.concluded.natural_person"),
        (("（三）不予公开", "1.属于国家秘密", "总计"), "requests.denied.state_secret.total"),
        (("自然人", "重复申请"), "requests.not_processed.repeated.natural_person"),
        (("行政诉讼", "复议后起诉", "结果维持"), "disputes.suit_after_review.upheld"),
        (("其他处理", "其他", "其他"), "requests.closed_otherwise.other.other_organisation"),
        (("其他处理", "自然人"), "requests.closed_otherwise.natural_person"),
    ],
)
def test_headers_name_the_path_of_labels(header: tuple[str, ...], slot: str) -> None:
    found = names_of_form(FORM).slot(header)
    assert found is not None
    assert found[0] == slot


@pytest.mark.parametrize("header", [("总计",), ("其他",), ("结果维持",), ("备注",), ("自然人", "自然人")])
def test_a_header_that_names_no_slot_alone_is_none(header: tuple[str, ...]) -> None:
    assert names_of_form(FORM).slot(header) is None


def test_text_where_a_figure_belongs_is_a_finding_and_kept() -> None:
    (one,) = reports(["机关", "年度", *SLOTS], ["甲局", 2024, "三件多", "2件", 0, "/", None])
    states = [one.figures[slot].state for slot in SLOTS]
    assert states == [State.UNREADABLE, State.GIVEN, State.GIVEN, State.DASH, State.BLANK]
    assert one.figures[SLOTS[0]].raw == "三件多"
    assert codes(one) == ["R401", "R403"]


def test_an_unknown_column_is_told_and_its_text_kept() -> None:
    (one,) = reports(["机关", "年度", *SLOTS, "群众满意度"], ["甲局", 2024, 1, 2, 0, 0, 3, "98%"])
    assert codes(one) == ["R390"]
    assert "群众满意度：98%" in [unplaced.text for unplaced in one.unplaced]


def test_two_columns_for_one_slot_are_both_refused() -> None:
    (one,) = reports(["机关", "年度", *SLOTS, SLOTS[0]], ["甲局", 2024, 1, 2, 0, 0, 3, 9])
    assert one.figures[SLOTS[0]].state is State.ABSENT
    assert codes(one) == ["R391"]


def test_a_line_of_totals_is_no_agency() -> None:
    one, other = reports(
        ["机关", "年度", *SLOTS],
        ["甲局", 2024, 1, 0, 0, 0, 1],
        ["乙局", 2024, 1, 0, 0, 0, 1],
        ["合计", None, 2, 0, 0, 0, 2],
    )
    assert (codes(one), codes(other)) == ([], ["R392"])


def test_a_line_without_an_agency_is_a_report_that_says_so() -> None:
    (one,) = reports(["机关", "年度", *SLOTS], [None, 2024, 1, 2, 0, 0, 3])
    assert (one.agency, codes(one)) == (None, ["R202"])


def test_without_a_year_anywhere_the_report_says_so() -> None:
    (one,) = reports(["机关", *SLOTS], ["甲局", 1, 2, 0, 0, 3])
    assert (one.year, codes(one)) == (None, ["R203"])


def test_tables_on_several_sheets_make_one_report_an_agency() -> None:
    disputes = [slot.address for slot in FORM.slots if slot.table == "disputes"]
    sheets = (
        rows(["机关", "年度", *SLOTS], ["甲局", 2024, 1, 2, 0, 0, 3]),
        rows(["机关", "年度", *disputes], ["甲局", 2024, *[4] * 15]),
    )
    (one,) = wide_reports(read_bytes(book(*sheets), "汇总.xlsx"))
    assert figures(one) == [1, 2, 0, 0, 3]
    assert one.values["disputes.review.total"] == 4


def test_a_column_of_text_is_its_section() -> None:
    (one,) = reports(
        ["机关", "年度", *SLOTS, "五、存在的主要问题及改进情况"],
        ["甲局", 2024, 1, 2, 0, 0, 3, "一是人手少。\n二是培训少。"],
    )
    assert one.sections["problems"].paragraphs == ("一是人手少。", "二是培训少。")


def test_the_old_edition_is_known_by_its_columns() -> None:
    slots = [slot.address for slot in form_of("2019").slots if slot.table == "disclosure"]
    (one,) = reports(["机关", "年度", *slots], ["甲局", 2020, *range(len(slots))])
    assert one.edition == "2019"
    assert one.values[slots[3]] == 3


def test_other_sheets_of_the_workbook_are_told() -> None:
    sheets = (rows(["机关", "年度", *SLOTS], ["甲局", 2024, 1, 2, 0, 0, 3]), rows(["填表说明"]))
    (one,) = wide_reports(read_bytes(book(*sheets, names=["数据", "说明"]), "汇总.xlsx"))
    assert codes(one) == ["R393"]


def test_the_forms_own_tables_are_no_wide_sheet() -> None:
    from toolkit.writers.workbook import empty_workbook

    assert wide_reports(read_bytes(empty_workbook(2025), "填报.xlsx")) == []


@pytest.mark.parametrize("total", ["合 计", "共计", "合计（2家）", "全县", "县直部门小计", "总数"])
def test_a_line_of_sums_is_no_agency_wherever_it_stands(total: str) -> None:
    header = ["单位", *(f"本年新收-{name}" for name in HEADERS)]
    (above,) = reports(header, [total, 1, 2, 0, 0, 3], ["甲局", 1, 2, 0, 0, 3], name="2024年")
    (below,) = reports(header, ["甲局", 1, 2, 0, 0, 3], [total, 1, 2, 0, 0, 3], name="2024年")
    assert [(one.agency, codes(one)) for one in (above, below)] == [("甲局", ["R392"])] * 2


@pytest.mark.parametrize(
    "name", ["栏次", "上年同期", "注：数据截至12月31日", "其中：垂管单位", "一、县直部门", "二、乡镇"]
)
def test_a_line_without_an_agencys_name_says_so(name: str) -> None:
    header = ["单位", *(f"本年新收-{name}" for name in HEADERS)]
    first, second = reports(header, ["甲局", 1, 2, 0, 0, 3], [name, 1, 2, 3, 4, 5], name="2024年")
    assert (codes(first), codes(second)) == ([], ["R207"])


def test_an_agency_with_two_lines_says_so() -> None:
    header = ["单位", *(f"本年新收-{name}" for name in HEADERS)]
    first, second = reports(header, ["甲局", 1, 2, 0, 0, 3], ["甲局", 0, 0, 0, 0, 0], name="2024年")
    assert (codes(first), codes(second)) == ([], ["R394"])


@pytest.mark.parametrize("merged", ["C3:D3", "C2:C3"])
def test_a_figure_in_a_merged_cell_is_no_ones(merged: str) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(["单位", *(f"本年新收-{name}" for name in HEADERS)], ["甲局", 1, 2, 0, 0, 3], ["乙局", 1, 2, 0, 0, 3])(
            sheet
        )
        sheet.merge_cells(merged)

    *_, last = wide_reports(read_bytes(book(fill, names=["2024年"]), "汇总.xlsx"))
    figure = last.figures[SLOTS[1]]
    assert (figure.value, figure.state) == (None, State.UNREADABLE)
    assert SLOTS[1] in [slot for finding in last.findings if finding.code == "R401" for slot in finding.slots]


def test_a_cell_merged_with_the_agencys_own_lines_is_its_figure() -> None:
    def fill(sheet: Worksheet) -> None:
        header = ["单位", *(f"本年新收-{name}" for name in HEADERS)]
        rows(header, ["甲局", 1, 2, 0, 0, 3], [None] * 6, ["乙局", 1, 0, 0, 0, 1])(sheet)
        for column in "ABCDEF":
            sheet.merge_cells(f"{column}2:{column}3")

    first, *_ = wide_reports(read_bytes(book(fill, names=["2024年"]), "汇总.xlsx"))
    assert (first.agency, figures(first)) == ("甲局", [1, 2, 0, 0, 3])


@pytest.mark.parametrize("unit", ["（件）", "(单位：件)", "（ 人 ）"])
def test_a_unit_of_counts_in_a_header_changes_nothing(unit: str) -> None:
    header = ["单位", *(f"本年新收-{name}{unit}" for name in HEADERS)]
    (one,) = reports(header, ["甲局", 1, 2, 0, 0, 3], name="2024年")
    assert (figures(one), codes(one)) == ([1, 2, 0, 0, 3], [])


@pytest.mark.parametrize("unit", ["（元）", "（单位：亿元）"])
def test_a_unit_of_money_that_isnt_the_forms_leaves_the_column_unread(unit: str) -> None:
    assert names_of_form(FORM).slot(("行政事业性收费", f"本年收费金额{unit}")) is None


def test_headers_of_every_level_that_the_form_has() -> None:
    slots = [slot for slot in FORM.slots if slot.table == "requests"]
    paths = [
        ["三、收到和处理政府信息公开申请情况", *(label.text for label in (*slot.row.labels, *slot.column.labels))]
        for slot in slots
    ]
    levels = [
        ["单位名称" if level == 0 else None, *(path[level] if level < len(path) else None for path in paths)]
        for level in range(7)
    ]

    def fill(sheet: Worksheet) -> None:
        rows(*levels, ["甲局", *range(len(slots))])(sheet)
        sheet.merge_cells("A1:A7")

    (one,) = wide_reports(read_bytes(book(fill, names=["2024年"]), "汇总.xlsx"))
    assert [one.values[slot.address] for slot in slots] == list(range(len(slots)))


def test_a_year_that_cant_be_read_is_no_silent_other_one() -> None:
    (one,) = reports(["机关", "年度", *SLOTS], ["甲局", "上年", 1, 2, 0, 0, 3], name="2024年")
    assert (one.year, codes(one)) == (2024, ["R205"])


def test_a_line_of_sums_is_known_by_the_word_before_an_empty_name() -> None:
    header = ["序号", "单位", *(f"本年新收-{name}" for name in HEADERS)]
    (one,) = reports(header, [1, "甲局", 1, 2, 0, 0, 3], ["合计", None, 1, 2, 0, 0, 3], name="2024年")
    assert codes(one) == ["R392"]
