"""汇总.xlsx: what an office sees of a batch."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.finding import Finding, Place, Severity
from toolkit.form import form_of
from toolkit.matching.wide import wide_reports
from toolkit.readers import read_bytes
from toolkit.text import Number
from toolkit.writers.summary import write_summary
from toolkit.writers.summary_entry import Entry, Status, Tally

BROKEN = Finding(
    "A201",
    "balance",
    Severity.ERROR,
    "表三「自然人」列不平。",
    ("requests.received.natural_person",),
    Place(page=3, table=2, row=4, column=4),
)
RED, YELLOW = "FFFFC7CE", "FFFFEB9C"


def entry(agency: str | None = "甲局", **fields: object) -> Entry:
    edition = str(fields.pop("edition", "2021"))
    given: dict[str, Number | None] = dict.fromkeys((slot.address for slot in form_of(edition).slots), 0)
    given.update(fields.pop("values", {}))  # type: ignore[call-overload]
    whole = {"file": f"{agency}.docx", "status": Status.DONE, "year": 2024} | fields
    return Entry(agency=agency, edition=edition, values=given, **whole)  # type: ignore[arg-type]


FAILED = Entry("坏.pdf", Status.TIMEOUT, reason="处理超过 120 秒。")


def summary(path: Path, *entries: Entry) -> Workbook:
    write_summary(path / "汇总.xlsx", lambda: iter(entries))
    return openpyxl.load_workbook(path / "汇总.xlsx")


def lines(sheet: Worksheet, first: int) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def ground(cell: object) -> str:
    return str(cell.fill.fgColor.rgb)  # type: ignore[attr-defined]


def test_a_line_for_each_report_and_each_file_that_failed(tmp_path: Path) -> None:
    sheet = summary(tmp_path, entry(findings=(BROKEN,), outputs=("甲局2024.docx",)), FAILED)["报告"]
    assert [cell.value for cell in sheet[3]] == [
        "序号", "机关", "年度", "状态", "错误", "警告", "疑问", "原件", "生成的文件", "说明",
    ]  # fmt: skip
    assert lines(sheet, 4) == [
        [1, "甲局", 2024, "已生成", 1, 0, 0, "甲局.docx", "甲局2024.docx", None],
        [2, None, None, "处理超时", None, None, None, "坏.pdf", None, "处理超过 120 秒。"],
    ]
    assert [ground(sheet["E4"]), ground(sheet["D5"])] == [RED, RED]
    assert "共 2 份" in str(sheet["A2"].value)


def test_headers_are_frozen_and_findings_can_be_filtered(tmp_path: Path) -> None:
    book = summary(tmp_path, entry(findings=(BROKEN,)))
    assert (book["报告"].freeze_panes, book["问题"].freeze_panes) == ("C4", "C2")
    assert book["问题"].auto_filter.ref == "A1:J2"
    assert book["数据（2021年版格式）"].freeze_panes == "B3"


def test_a_finding_names_table_row_and_column_in_chinese(tmp_path: Path) -> None:
    (line,) = lines(summary(tmp_path, entry(findings=(BROKEN,)))["问题"], 2)
    assert line == [
        "甲局", 2024, "错误", "A201", "表三", "一、本年新收政府信息公开申请数量", "自然人", "表三「自然人」列不平。",
        "第3页 第2个表 第4行 第4列", "甲局.docx",
    ]  # fmt: skip


def test_figures_stand_under_headers_of_two_levels(tmp_path: Path) -> None:
    values = {
        "requests.received.business": 7,
        "disclosure.fees.amount": Decimal("7730.28"),
        "requests.granted.total": None,
    }
    sheet = summary(tmp_path, entry(values=values, findings=(BROKEN,)))["数据（2021年版格式）"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:A2", "D1:F1", "N1:T1"} <= merged
    assert (sheet["N1"].value, sheet["O2"].value, sheet["O3"].value) == (
        "一、本年新收政府信息公开申请数量",
        "商业企业",
        7,
    )
    assert sheet["M3"].value == 7730.28
    assert ground(sheet["N3"]) == RED
    blank = next(cell for cell in sheet[3] if cell.value is None)
    assert ground(blank) == YELLOW


def test_sums_are_those_of_all_reports_in_the_forms_own_table(tmp_path: Path) -> None:
    slot = "requests.received.natural_person"
    book = summary(
        tmp_path, entry(values={slot: 3}), entry("乙局", values={slot: 4}), entry("丙局", values={slot: None}), FAILED
    )
    sheet = book["2024年合计（表三，2021年版）"]
    assert "3 份报告" in str(sheet["A1"].value)
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "一、本年新收政府信息公开申请数量"]
    assert row[3].value == 7
    # 7 received, nothing done: the sum is broken, and says so before it says that a report lacks the figure.
    assert ground(row[3]) == RED


def test_decimals_add_up_without_binary_noise(tmp_path: Path) -> None:
    fees = [entry(str(number), values={"disclosure.fees.amount": Decimal("0.1")}) for number in range(3)]
    sheet = summary(tmp_path, *fees)["2024年合计（表二，2021年版）"]
    assert 0.3 in [cell.value for row in sheet.iter_rows() for cell in row]


def test_an_agency_with_two_reports_is_pointed_out_beside_the_sums(tmp_path: Path) -> None:
    sheet = summary(tmp_path, entry(), entry(file="另一份.pdf"))["2024年合计（表三，2021年版）"]
    assert any("有 1 个机关的报告不止一份" in str(row[0].value) for row in sheet.iter_rows())


def test_what_only_the_old_row_states_is_told_beside_the_sums(tmp_path: Path) -> None:
    whole = {slot.address: 2 for slot in form_of("2021").group_slots}
    sheet = summary(tmp_path, entry(values=whole))["2024年合计（表三，2021年版）"]
    assert any("（六）其他处理" in str(row[0].value) and "自然人 2" in str(row[0].value) for row in sheet.iter_rows())


def test_each_year_and_each_edition_has_sums_of_its_own(tmp_path: Path) -> None:
    book = summary(tmp_path, entry(), entry(year=2023), entry(year=2020, edition="2019"))
    assert book.sheetnames == [
        "报告", "问题", "数据（2019年版格式）", "数据（2021年版格式）",
        *(f"{year}年合计（表{table}，{edition}年版）" for year, edition in ((2020, 2019), (2023, 2021), (2024, 2021)) for table in "二三四"),
    ]  # fmt: skip


@pytest.mark.parametrize("start", "=+-@")
def test_nothing_that_comes_from_data_is_a_formula(tmp_path: Path, start: str) -> None:
    text = f"{start}SUM(A1:A9)"
    finding = Finding("F101", "prose", Severity.QUESTION, text)
    book = summary(
        tmp_path,
        entry(text, file=text, findings=(finding,), outputs=(text,), reason=text),
    )
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) >= 8
    assert {cell.data_type for cell in cells} == {"s"}


def test_texts_longer_than_a_cell_say_that_they_were_cut(tmp_path: Path) -> None:
    sheet = summary(tmp_path, Entry("坏.pdf", Status.CRASH, reason="长" * 40_000))["报告"]
    assert str(sheet["J4"].value).endswith("（内容过长，以下省略）")


def test_entries_are_gone_through_and_never_held(tmp_path: Path) -> None:
    alive = most = 0

    class Counted:
        def __init__(self) -> None:
            nonlocal alive, most
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def entries() -> Iterator[Entry]:
        for number in range(50):
            yield entry(f"{number}局", reason=Watched(Counted()))

    class Watched(str):
        __slots__ = ("token",)

        def __new__(cls, token: Counted) -> Watched:
            made = super().__new__(cls, "说明")
            made.token = token  # type: ignore[attr-defined]
            return made

    write_summary(tmp_path / "汇总.xlsx", entries)
    assert most <= 3


def test_the_figures_read_back_as_a_wide_sheet(tmp_path: Path) -> None:
    first = entry(values={"requests.received.natural_person": 3, "disclosure.fees.amount": Decimal("7730.28")})
    summary(tmp_path, first, entry("乙局", year=2023))
    reports = wide_reports(read_bytes((tmp_path / "汇总.xlsx").read_bytes(), "汇总.xlsx"))
    assert [(report.agency, report.year) for report in reports] == [("甲局", 2024), ("乙局", 2023)]
    assert reports[0].values == first.values


def test_the_tally_says_it_in_a_sentence() -> None:
    tally = Tally()
    tally.add(entry(findings=(BROKEN,)))
    tally.add(FAILED)
    assert tally.sentence == "共 2 份：已生成 1，处理超时 1。发现的问题：错误 1，警告 0，疑问 0。"
