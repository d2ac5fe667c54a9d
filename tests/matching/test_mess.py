"""Whatever habits spoil an original, no figure comes out wrong without a word."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from tests.matching.mess import HABITS, Values, made_tables, original_of, random_values, with_old_row
from toolkit.form import EDITIONS
from toolkit.matching import match
from toolkit.report import Figure, Match, Report, State

CASES = 240


def made_report(seed: int) -> tuple[Values, set[str], Report]:
    dice = random.Random(seed)
    form = dice.choice((EDITIONS[0], EDITIONS[1], EDITIONS[1], EDITIONS[1]))
    values = random_values(form, dice, busy=dice.random() < 0.5)
    if dice.random() < 0.2:
        values = with_old_row(form, values)
    tables = made_tables(form, values)
    habits = [habit for habit in HABITS if dice.random() < 0.25]
    for table in tables:
        for habit in habits:
            habit(table, dice)
    year = form.first_year + dice.randint(0, 1)
    report = match(original_of(form, tables, f"东岭县水务局{year}年政府信息公开工作年度报告"))
    return values, {habit.__name__ for habit in habits}, report


def silent_faults(values: Values, report: Report) -> list[str]:
    """Figures that are wrong or gone, and nothing says so."""
    faults = []
    told = {slot for finding in report.findings if finding.code.startswith("R") for slot in finding.slots}
    for slot, value in values.items():
        figure = report.figures.get(slot, Figure(None, State.ABSENT))
        if figure.value is None:
            left_out = value == 0 and figure.state in (State.BLANK, State.DASH)
            said = figure.state in (State.ABSENT, State.UNREADABLE) or slot in told
            if not (left_out or said):
                faults.append(f"{slot}: {value} lost")
        elif Decimal(figure.value) != value and slot not in told and figure.match is not Match.GUESSED:
            faults.append(f"{slot}: {figure.value} instead of {value}")
    return faults


@pytest.mark.parametrize("seed", range(CASES))
def test_no_figure_is_wrong_without_a_word(seed: int) -> None:
    values, habits, report = made_report(seed)
    assert silent_faults(values, report) == [], habits


def test_nearly_every_figure_is_right() -> None:
    right = total = 0
    for seed in range(0, CASES, 4):
        values, _, report = made_report(seed)
        for slot, value in values.items():
            figure = report.figures.get(slot, Figure(None, State.ABSENT))
            total += 1
            right += (figure.value or 0) == value and (
                figure.value is not None or figure.state in (State.BLANK, State.DASH)
            )
    assert right / total > 0.97
