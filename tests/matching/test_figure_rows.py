"""In a table of one row, rows that only speak of the figures don't stand against them."""

from __future__ import annotations

import pytest

from tests.matching.originals import TITLE, form_grid, original
from toolkit.matching import match
from toolkit.original import Grid, GridCell
from toolkit.report import Report, State


def with_row(at: int, *texts: str) -> Report:
    """The disputes' table, 1 in every cell, with one more row, from its first cell on or across the table."""
    table = form_grid("disputes", 1)
    below = [cell._replace(row=cell.row + (cell.row >= at)) for cell in table.cells]
    span = table.column_count if len(texts) == 1 else 1
    more = [GridCell(at, column, text, column_span=span) for column, text in enumerate(texts)]
    return match(original(TITLE, "四、政府信息公开行政复议、行政诉讼情况", Grid((*below, *more))))


def states(report: Report) -> set[State]:
    return {figure.state for slot, figure in report.figures.items() if slot.startswith("disputes")}


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (0, "单位：件"),
        (0, "政府信息公开行政复议、行政诉讼情况表"),
        (0, "2024年度行政复议、行政诉讼情况统计表"),
        (3, "单位：件"),
        (4, "合计15"),
    ],
)
def test_a_row_of_words_across_the_table_holds_no_figures(at: int, text: str) -> None:
    report = with_row(at, text)
    assert states(report) == {State.GIVEN}
    assert text in [one.text for one in report.unplaced]


@pytest.mark.parametrize("form", ["{}", "（{}）"])
def test_a_row_that_counts_the_columns_holds_no_figures(form: str) -> None:
    report = with_row(3, *(form.format(number) for number in range(1, 16)))
    assert report.values["disputes.suit_after_review.total"] == 1


def test_words_that_may_stand_for_figures_are_weighed_against_them() -> None:
    assert states(with_row(3, "本年度未发生")) == {State.UNREADABLE}
