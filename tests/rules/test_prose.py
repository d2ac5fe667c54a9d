"""The text against the tables: it asks, and only where it must."""

from __future__ import annotations

import pytest

from tests.rules.reports import CLEAN, codes, findings, saying, with_cells, with_figures
from toolkit.finding import Severity
from toolkit.report import Figure, State
from toolkit.rules import check

REQUESTS = "（二）依申请公开。"


def test_a_differing_figure_is_a_question_that_quotes_both() -> None:
    (finding,) = findings(saying(f"{REQUESTS}2024年共收到政府信息公开申请 17 件，均按时答复。"), "F")
    assert finding.severity is Severity.QUESTION
    assert finding.slots == ("requests.received.total",)
    assert "写“2024年共收到政府信息公开申请 17 件”，表中是 24" in finding.message


@pytest.mark.parametrize("number", ["24", "二十四", "26", "二十六"])
def test_received_may_be_new_or_new_with_those_carried_in(number: str) -> None:
    assert codes(saying(f"{REQUESTS}共收到政府信息公开申请{number}件。"), "F") == []


def test_newly_received_is_new_only() -> None:
    assert codes(saying(f"{REQUESTS}新收政府信息公开申请26件。"), "F") == ["F101"]


def test_another_year_is_another_matter() -> None:
    assert codes(saying(f"{REQUESTS}2023年收到政府信息公开申请90件，2024年收到24件。"), "F") == []


def test_a_figure_of_the_whole_district_is_asked_about_as_such() -> None:
    (finding,) = findings(saying(f"{REQUESTS}全区共收到政府信息公开申请300件。"), "F")
    assert "不只是本机关" in finding.message


def test_the_offices_own_figure_beside_it_settles_the_matter() -> None:
    assert (
        codes(
            saying(f"{REQUESTS}全区共收到政府信息公开申请300件。", "其中本机关收到24件。"),
            "F",
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "全县共收到政府信息公开申请300件，我局收到24件。",
        "去年收到政府信息公开申请90件，今年收到24件。",
        "收到政府信息公开申请20件，又收到申请4件。",
    ],
)
def test_a_sentence_whose_own_figures_agree_is_settled(text: str) -> None:
    assert codes(saying(REQUESTS + text), "F") == []


def test_answers_to_this_years_requests_alone_agree_with_what_is_left() -> None:
    assert codes(saying(f"{REQUESTS}收到申请24件，答复22件，正在办理2件。"), "F") == []
    assert codes(saying(f"{REQUESTS}收到申请24件，答复23件，正在办理2件。"), "F") == ["F105"]


def test_what_came_in_is_not_what_was_concluded() -> None:
    report = with_figures({"requests.received.business": 3, "requests.concluded.business": 2})
    assert codes(saying(f"{REQUESTS}收到商业企业申请2件。", report=report), "F") == ["F111"]
    assert codes(saying(f"{REQUESTS}其中，商业企业申请2件。", report=report), "F") == []


def test_an_upper_agency_may_tell_of_those_below() -> None:
    below = f"{REQUESTS}本厅收到申请24件；省级以下水利部门收到申请112件。"
    assert codes(saying(below), "F") == []


def test_all_concluded_and_upheld_is_all_upheld() -> None:
    text = "行政复议案件4件，均已审结并获维持。"
    assert "F104" in codes(with_figures({"disputes.review.corrected": 1}, saying(text, section="disputes")), "F")


def test_decisions_denied_beside_a_table_that_has_some_are_asked_about() -> None:
    slots = {"disclosure.penalties.decisions": 12}
    assert codes(with_figures(slots, saying("（一）主动公开。未作出行政处罚决定。")), "F") == ["F110"]


def test_documents_denied_beside_a_table_that_has_some_are_asked_about() -> None:
    slots = {"disclosure.normative_documents.issued": 2}
    assert codes(with_figures(slots, saying("（一）主动公开。全年未制发行政规范性文件。")), "F") == ["F109"]


def test_ten_thousands_are_as_exact_as_they_are_written() -> None:
    figures = {"disclosure.licences.decisions": 12034}
    assert codes(with_figures(figures, saying("（一）主动公开。作出行政许可决定1.2万件。")), "F110") == []
    assert codes(with_figures(figures, saying("（一）主动公开。作出行政许可决定1.4万件。")), "F110") == ["F110"]


def test_regulations_are_counted_apart_from_documents() -> None:
    figures = {"disclosure.regulations.repealed": 1, "disclosure.normative_documents.repealed": 2}
    text = "（一）主动公开。废止行政规范性文件2件、废止规章{}件，制定规章制度12项。"
    assert codes(with_figures(figures, saying(text.format(1))), "F109") == []
    (finding,) = findings(with_figures(figures, saying(text.format(3))), "F109")
    assert finding.slots == ("disclosure.regulations.repealed",)


def test_another_calibre_of_the_same_row_is_told_by_its_column() -> None:
    figures = {"disclosure.normative_documents.issued": 2, "disclosure.normative_documents.in_force": 5}
    (finding,) = findings(with_figures(figures, saying("（一）主动公开。公布行政规范性文件6件。")), "F")
    assert "表中是 2（「现行有效件数」是 5）" in finding.message


def test_a_question_about_two_columns_names_both() -> None:
    (finding,) = findings(saying("政府信息公开行政诉讼7件。", section="disputes"), "F")
    assert finding.message.startswith("表四 「未经复议直接起诉 总计」、「复议后起诉 总计」列")


def test_outcomes_belong_to_the_disputes_named_last() -> None:
    told = "政府信息公开行政复议4件（维持2件，纠正1件，未审结1件），行政诉讼1件（维持{}件）。"
    assert codes(saying(told.format(1), section="disputes"), "F108") == []
    assert codes(saying(told.format(0), section="disputes"), "F108") == ["F108"]
    assert codes(saying("政府信息公开行政复议4件，行政诉讼1件，其中维持3件。", section="disputes"), "F108") == []


def test_a_slip_that_the_sums_tell_is_not_asked_about_again() -> None:
    report = with_figures({"requests.concluded.total": 25}, saying(f"{REQUESTS}办结政府信息公开申请24件。"))
    assert codes(report, "A") == ["A203"]
    assert codes(report, "F") == []


def test_one_question_for_one_figure_however_often_it_is_said() -> None:
    assert codes(saying(f"{REQUESTS}共收到政府信息公开申请17件。", "共收到政府信息公开申请17件，均已登记。"), "F") == [
        "F101"
    ]


def test_the_plans_are_not_compared() -> None:
    assert codes(saying("去年收到政府信息公开申请99件，压力较大，将增加人手。", section="problems"), "F") == []


def test_without_a_figure_in_the_table_nothing_can_be_said() -> None:
    unread = {"requests.received.total": Figure(None, State.UNREADABLE, "2l")}
    result = check(with_cells(unread, saying(f"{REQUESTS}未收到政府信息公开申请。")))
    assert not any(finding.code.startswith("F") for finding in result.findings)
    assert any(one.code == "F102" for one in result.not_assessed)


def test_a_blank_beside_none_received_is_fine() -> None:
    blanks = {slot: None for slot in CLEAN.figures if slot.startswith("requests.received.")}
    assert "F102" not in codes(with_figures(blanks, saying(f"{REQUESTS}未收到政府信息公开申请。")))


def test_fees_of_table_two_have_nothing_to_do_with_processing_fees() -> None:
    report = saying("2024年收取政府信息公开信息处理费120元。", section="other_matters")
    assert codes(report) == []
