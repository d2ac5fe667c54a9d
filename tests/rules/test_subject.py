"""What several rules work out in common."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rules.reports import CLEAN, codes, with_cells
from toolkit.report import Figure, State
from toolkit.rules.subject import Subject

COUNT = "requests.received.natural_person"
FEE = "disclosure.fees.amount"


def odd(slot: str, figure: Figure) -> bool:
    return slot in [one.address for one in Subject(with_cells({slot: figure})).odd_slots]


@pytest.mark.parametrize("figure", [Figure(0), Figure(12, raw="12"), Figure(12, raw="１２")])
def test_a_whole_number_alone_concerns_no_rule_about_cells(figure: Figure) -> None:
    assert not odd(COUNT, figure)
    assert codes(with_cells({COUNT: figure}), "C") == []


@pytest.mark.parametrize(
    "figure",
    [
        *(Figure(None, state) for state in (State.BLANK, State.DASH, State.ABSENT, State.UNREADABLE)),
        *(Figure(-1, raw="-1"), Figure(Decimal("1.5"), raw="1.5"), Figure(12, raw="12件"), Figure(12, raw="⒓")),
        Figure(0, State.INFERRED),
    ],
)
def test_whatever_else_stands_in_a_cell_is_odd(figure: Figure) -> None:
    assert odd(COUNT, figure)
    assert odd(FEE, figure)


def test_odd_cells_come_in_the_order_of_the_report() -> None:
    report = with_cells({slot: Figure(None, State.BLANK) for slot in reversed(CLEAN.figures)})
    assert [slot.address for slot in Subject(report).odd_slots] == list(report.figures)
