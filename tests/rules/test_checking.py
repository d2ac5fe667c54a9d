"""Which rules are asked, in which order they answer, and what reading said already."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tests.rules.reports import CLEAN, codes, findings, saying, with_cells, with_figures
from toolkit.errors import InvalidInput
from toolkit.finding import Finding, Place, Severity
from toolkit.language import Language
from toolkit.report import Figure, State
from toolkit.rules import check
from toolkit.settings import Settings


def reading(code: str, *slots: str, place: Place | None = None) -> Finding:
    return Finding(code, "made", Severity.WARNING, "读取时说的", slots, place)


def test_a_clean_report_has_no_findings() -> None:
    assert codes(CLEAN) == []


def test_without_last_years_report_the_years_are_not_assessed() -> None:
    assert {one.code for one in check(CLEAN).not_assessed} == {"D101", "D102"}


def test_findings_follow_the_report_part_by_part_and_text_before_tables() -> None:
    report = saying("截止目前，收到政府信息公开申请17件。", "对栏目进行进行更新。")
    report = with_figures({"disclosure.licences.decisions": None, "disputes.review.total": 0}, report)
    report = saying("一是甲；三是丙。", section="problems", report=report)
    found = [code for code in codes(report) if code != "G201"]
    assert found == ["F101", "K104", "K101", "C101", "B101", "K102"]


def test_cells_follow_the_form() -> None:
    report = with_figures({"disputes.suit_after_review.total": 3, "disputes.review.total": 0})
    assert [finding.slots[0] for finding in findings(report, "B")] == [
        "disputes.review.total",
        "disputes.suit_after_review.total",
    ]


def test_select_and_ignore_take_codes_and_their_beginnings() -> None:
    report = with_figures({"disputes.review.total": 0, "disclosure.licences.decisions": None})
    assert codes(report, settings=Settings(select=("B",))) == ["B101"]
    assert codes(report, settings=Settings(ignore=("B1",))) == ["C101"]
    assert codes(report, settings=Settings(select=("B101",), ignore=("B",))) == ["B101"]


def test_a_code_that_no_rule_has_is_refused() -> None:
    with pytest.raises(InvalidInput, match="Z9"):
        check(CLEAN, settings=Settings(select=("Z9",)))


def test_an_office_judges_harder_or_milder() -> None:
    report = with_figures({"disputes.review.total": 0})
    settings = Settings(severities={"B101": Severity.QUESTION})
    assert [finding.severity for finding in findings(report, "B", settings)] == [Severity.QUESTION]


def test_findings_of_reading_are_passed_on() -> None:
    report = replace(CLEAN, findings=(reading("R402", "requests.granted.total"),))
    assert codes(report) == ["R402"]
    assert codes(report, settings=Settings(ignore=("R",))) == []


def test_what_reading_said_of_the_same_cell_is_not_told_again() -> None:
    slot = "disclosure.licences.decisions"
    report = with_cells({slot: Figure(310, State.GIVEN, "310件")})
    report = replace(report, findings=(reading("R403", slot), reading("R403", "disclosure.penalties.decisions")))
    assert [(finding.code, finding.slots) for finding in findings(report)] == [
        ("C105", (slot,)),
        ("R403", ("disclosure.penalties.decisions",)),
    ]


def test_it_is_told_where_the_rule_is_off() -> None:
    slot = "disclosure.licences.decisions"
    report = with_cells({slot: Figure(310, State.GIVEN, "310件")})
    report = replace(report, findings=(reading("R403", slot),))
    assert codes(report, settings=Settings(ignore=("C105",))) == ["R403"]


def test_an_unreadable_cell_that_reading_named_is_not_named_twice() -> None:
    slot = "disclosure.licences.decisions"
    report = with_cells({slot: Figure(None, State.UNREADABLE, "3lO")})
    assert codes(report) == ["C104"]
    assert codes(replace(report, findings=(reading("R401", slot),))) == ["R401"]


def test_an_unreadable_cell_is_named_where_what_reading_said_is_not_asked_for() -> None:
    slot = "disclosure.licences.decisions"
    report = with_cells({slot: Figure(None, State.UNREADABLE, "3lO")})
    report = replace(report, findings=(reading("R401", slot),))
    assert codes(report, settings=Settings(select=("C",))) == ["C104"]
    assert codes(report, settings=Settings(ignore=("R",))) == ["C104"]


def test_a_unit_that_the_form_leaves_to_the_cell_is_nothing_to_tell() -> None:
    slot = "disclosure.procurement.amount"
    amount = Figure(125600, State.GIVEN, "125600元")
    report = replace(CLEAN, edition="2019", year=2020, figures={slot: amount}, findings=(reading("R403", slot),))
    assert [code for code in codes(report) if code in ("C105", "R403")] == []


@pytest.mark.parametrize("text", ["申请人王" * 25_000, "一" * 99_000, "一是；二" * 20_000, "5件" * 30_000])
def test_text_without_end_is_checked_in_a_moment(text: str) -> None:
    start = time.process_time()
    check(saying(text))
    assert time.process_time() - start < 10


def test_text_that_was_read_in_part_is_said() -> None:
    reasons = {one.reason for one in check(saying("公" * 100_001)).not_assessed}
    assert "「一、总体情况」第1段超过 100000 字，只检查了前面的部分" in reasons


def test_english_is_spoken_from_the_same_place() -> None:
    report = with_figures({"disputes.review.total": 0})
    (finding,) = check(report, language=Language.EN).findings
    assert finding.code == "B101"
    assert finding.message.startswith('table 4, column "行政复议 总计": states 0, the parts add up to 4')


def test_a_report_with_figures_only_lacks_its_sections_in_one_finding() -> None:
    bare = replace(CLEAN, sections={}, title=None, labels=())
    found = findings(bare)
    assert [finding.code for finding in found] == ["H105", "G101", "G101"]
    assert [finding.severity for finding in found[1:]] == [Severity.ERROR, Severity.WARNING]
