"""Sums that don't hold: found wherever they break, told once, and the likely cell named where only one can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.reports import CLEAN, codes, findings, with_cells, with_figures
from tests.writers.reports import reports
from toolkit.report import Figure, Report, State
from toolkit.rules import check
from toolkit.settings import Settings

SUMMED = [slot for identity in CLEAN.form.identities for slot in (*identity.left, *identity.right)]
SUMMED = [slot for slot in dict.fromkeys(SUMMED) if slot in CLEAN.figures]
TOTALS = [
    identity.left[0] for identity in CLEAN.form.identities if len(identity.left) == 1 and identity.left[0] in CLEAN.figures
]  # fmt: skip
ARITHMETIC = Settings(select=("A", "B"))


def told(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code, finding.slots) for finding in check(report, settings=ARITHMETIC).findings]


def changed(slot: str, by: int) -> Report:
    value = CLEAN.figures[slot].value
    assert isinstance(value, int)
    return with_figures({slot: value + by})


@given(st.sampled_from(SUMMED), st.integers(1, 1000))
def test_one_wrong_cell_is_one_story(slot: str, by: int) -> None:
    assert len(told(changed(slot, by))) == 1


@given(st.sampled_from([slot for slot in SUMMED if slot.startswith("requests.")]), st.integers(1, 1000))
def test_a_cell_that_settles_its_row_and_its_column_is_named_first(slot: str, by: int) -> None:
    ((_, slots),) = told(changed(slot, by))
    assert slots[0] == slot


@given(st.sampled_from(TOTALS), st.integers(1, 1000))
def test_a_wrong_total_is_found_at_its_slot(slot: str, by: int) -> None:
    assert any(slot in slots for _, slots in told(changed(slot, by)))


@given(st.sampled_from(TOTALS), st.sampled_from(TOTALS), st.integers(1, 99), st.integers(100, 999))
def test_two_wrong_totals_are_both_found(one: str, other: str, by: int, more: int) -> None:
    values = {slot: CLEAN.figures[slot].value or 0 for slot in (one, other)}
    broken = with_figures({one: values[one] + by} | {other: values[other] + more})
    found = {slot for _, slots in told(broken) for slot in slots}
    assert {one, other} <= found


@settings(max_examples=20)
@given(reports())
def test_any_report_can_be_checked(report: Report) -> None:
    check(report)


def test_both_sides_and_the_difference_are_told() -> None:
    (finding,) = findings(with_figures({"disputes.review.total": 0}), "B")
    assert finding.message == "表四 「行政复议 总计」列：写的是 0，各项相加是 4，相差 4。请核对后改正。"


def test_the_cell_that_would_settle_row_and_column_is_proposed_with_its_figure() -> None:
    (finding,) = findings(with_figures({"requests.received.natural_person": 19}), "A")
    assert finding.message.startswith("表三 「一、本年新收政府信息公开申请数量」行「自然人」列：写的是 19，疑应为 20。")


def test_a_wrong_grand_total_is_shown_by_its_row_and_by_its_columns() -> None:
    (finding,) = findings(with_figures({"requests.concluded.total": 25}), "A")
    assert finding.message == (
        "表三 「（七）总计」行「总计」列：写的是 25，各项相加是 24。「总计」列第一、二项之和是 26，第三、四项之和是 27；"
        "「（七）总计」行各项相加是 24，总计是 25。这样改后都对得上，请核实。"
    )


def test_one_too_few_here_and_one_too_many_there_is_seen_though_the_totals_hold() -> None:
    report = with_figures({"requests.received.business": 2, "requests.received.other_organisation": 2})
    (finding,) = findings(report, "A")
    assert finding.slots == ("requests.received.business", "requests.received.other_organisation")


@pytest.mark.parametrize("column", ["natural_person", "total"])
def test_two_slips_in_one_column_are_told_together(column: str) -> None:
    slots = f"requests.granted.{column}", f"requests.partly_granted.{column}"
    more = {slot: (CLEAN.figures[slot].value or 0) + number for number, slot in enumerate(slots, start=1)}
    ((_, told_slots),) = told(with_figures(more))
    assert told_slots[:2] == slots


def test_two_slips_in_one_row_are_told_together() -> None:
    slots = "requests.granted.natural_person", "requests.granted.business"
    more = {slot: (CLEAN.figures[slot].value or 0) + 1 for slot in slots}
    ((_, told_slots),) = told(with_figures(more))
    assert told_slots[:2] == slots


def test_a_total_that_was_added_up_from_a_slip_is_part_of_the_same_story() -> None:
    report = with_figures({"requests.concluded.business": 4, "requests.concluded.total": 25})
    ((code, slots),) = told(report)
    assert code == "A203"
    assert slots == ("requests.concluded.business", "requests.concluded.total")


def test_a_line_of_totals_that_was_left_out_is_one_story() -> None:
    totals = [slot for slot in CLEAN.figures if slot.startswith("requests.concluded.") and CLEAN.figures[slot].value]
    assert len(totals) > 2
    for left_out in (0, None):
        ((code, slots),) = told(with_figures(dict.fromkeys(totals, left_out)))
        assert (code, slots) == ("A203", tuple(totals))


def test_figures_of_two_rows_that_changed_places_are_looked_for_in_both_rows() -> None:
    one, other = "requests.granted.natural_person", "requests.partly_granted.natural_person"
    values = CLEAN.figures[one].value, CLEAN.figures[other].value
    assert values[0] != values[1]
    ((_, slots),) = told(with_figures({one: values[1], other: values[0]}))
    assert {one, other} <= set(slots)


def test_blank_and_dash_count_as_nought() -> None:
    cells = {
        "requests.carried_in.business": Figure(None, State.BLANK),
        "requests.carried_in.research": Figure(None, State.DASH, "/"),
    }
    assert told(with_cells(cells)) == []


def test_an_unreadable_cell_makes_its_sums_not_assessable() -> None:
    slot = "requests.granted.natural_person"
    result = check(with_cells({slot: Figure(None, State.UNREADABLE, "1o")}), settings=ARITHMETIC)
    assert result.findings == ()
    assert {one.code for one in result.not_assessed} == {"A202", "A203"}
    assert "「（一）予以公开」行「自然人」列" in result.not_assessed[0].reason


def test_a_missing_table_is_said_once_a_rule() -> None:
    cells = {slot: Figure(None, State.ABSENT) for slot in CLEAN.figures if slot.startswith("disputes.")}
    result = check(with_cells(cells), settings=ARITHMETIC)
    assert [(one.code, one.reason) for one in result.not_assessed] == [("B101", "没有读到表四")]


def test_the_old_single_row_stands_in_for_its_parts() -> None:
    group = "requests.closed_otherwise"
    stated = {"business": 1, "total": 1}
    cells: dict[str, Figure] = {}
    for slot in CLEAN.form.group_slots:
        column = slot.address.rpartition(".")[2]
        cells[slot.address] = Figure(stated.get(column, 0))
        for part in CLEAN.form.parts_of[slot.address]:
            cells[part] = Figure(None, State.ABSENT) if column in stated else Figure(0, State.INFERRED)
    assert told(with_cells(cells)) == []
    cells[f"{group}.business"] = Figure(2)
    assert told(with_cells(cells)) == [("A203", (f"{group}.business", f"{group}.total"))] or codes(
        with_cells(cells), "A"
    )


def test_sums_of_a_rule_that_is_off_tell_no_stories() -> None:
    report = with_figures({"requests.concluded.total": 25})
    off = Settings(select=("A",), ignore=("A203",))
    assert [finding.code for finding in check(report, settings=off).findings] == ["A202"]


def test_a_hopeless_table_is_told_sum_by_sum_and_in_no_time() -> None:
    report = with_figures({slot: number * 7 % 11 for number, slot in enumerate(SUMMED)})
    found = {slot for _, slots in told(report) for slot in slots}
    broken = [one for one in TOTALS if one in found]
    assert len(broken) > 20


def test_a_column_of_totals_that_was_forgotten_is_one_story() -> None:
    totals = [slot for slot in CLEAN.figures if slot.startswith("requests.") and slot.endswith(".total")]
    filled = [slot for slot in totals if CLEAN.values[slot]]
    (finding,) = findings(with_figures(dict.fromkeys(totals, 0)), "A", ARITHMETIC)
    assert finding.code == "A202"
    assert set(finding.slots) == set(filled)
    assert finding.message.endswith(f"；这样的共 {len(filled)} 行。请核对后改正。")


def test_a_few_wrong_totals_are_told_one_by_one() -> None:
    wrong = {"requests.granted.total": 0, "requests.partly_granted.total": 0, "requests.received.total": 0}
    assert len(findings(with_figures(wrong), "A202", ARITHMETIC)) > 1
