"""Tables of two years in one report."""

from __future__ import annotations

import pytest

from tests.matching.originals import form_grid, original, whole_report
from toolkit.matching import match
from toolkit.original import Block, Grid, GridCell
from toolkit.report import Report

OWN, OTHER = form_grid("requests"), form_grid("requests", 7)


def read(*blocks: Block | str) -> Report:
    """A report whose section of requests holds these blocks."""
    report = whole_report()
    at = report.index(OWN)
    return match(original(*report[:at], *blocks, *report[at + 1 :]))


def headed(grid: Grid, text: str) -> Grid:
    """A table with a row above it."""
    moved = (one._replace(row=one.row + 1) for one in grid.cells)
    return Grid((GridCell(0, 0, text, 1, grid.column_count), *moved))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize(
    "blocks",
    [
        ("2023年收到和处理政府信息公开申请情况：", OTHER, "2024年收到和处理政府信息公开申请情况：", OWN),
        ("2024年度申请情况", OWN, "2023年申请情况（供比较）", "单位：件", OTHER),
        (OWN, "附：2023年收到和处理政府信息公开申请情况", OTHER),
        (headed(OTHER, "2023年收到和处理政府信息公开申请情况"), headed(OWN, "2024年收到和处理政府信息公开申请情况")),
    ],
)
def test_the_table_of_another_year_is_kept_apart_and_told(blocks: tuple[Block | str, ...]) -> None:
    report = read(*blocks)
    assert {report.values[slot] for slot in report.values if slot.startswith("requests")} == {0}
    assert codes(report)[0] == "R308"
    assert "7" in {one.text for one in report.unplaced}


def test_a_wrong_year_above_the_only_table_takes_nothing_away() -> None:
    report = read("2023年收到和处理政府信息公开申请情况：", OTHER)
    assert report.values["requests.granted.total"] == 7
    assert "R308" not in codes(report)


def test_tables_of_other_years_only_are_all_doubtful() -> None:
    report = read("2022年申请情况", OTHER, "2023年申请情况", OWN)
    assert report.values["requests.granted.total"] is None


def test_two_tables_of_which_one_says_no_year_are_both_doubtful() -> None:
    report = read("2023年申请情况", OTHER, OWN)
    assert report.values["requests.granted.total"] is None
    assert codes(report).count("R305") == 1


def without_row(grid: Grid, number: int) -> Grid:
    """A table that lacks a row of figures."""
    kept = (one for one in grid.cells if one.row != number)
    return Grid(tuple(one._replace(row=one.row - (one.row > number)) for one in kept))


def test_a_row_that_only_another_table_has_is_nobodys() -> None:
    report = read(without_row(OWN, 4), "甲。", OTHER)
    assert {report.values[slot] for slot in report.values if slot.startswith("requests.carried_in.")} == {None}
    assert "R402" in codes(report)
