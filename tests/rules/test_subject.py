"""What several rules work out in common."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.rules.reports import CLEAN, codes, findings, saying, with_cells
from toolkit.finding import Place
from toolkit.original import Paragraph
from toolkit.report import Figure, SectionText, State
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


def test_what_is_said_of_a_paragraph_has_its_place_in_the_original() -> None:
    place = Place(page=3, box=(90.0, 100.0, 500.0, 120.0))
    text = SectionText.of(None, [Paragraph("本机关的的工作。", place)], Place(page=2))
    (finding,) = findings(replace(CLEAN, sections={**CLEAN.sections, "overview": text}), "K101")
    assert finding.place == place


def test_what_is_said_of_a_paragraph_from_data_has_none() -> None:
    (finding,) = findings(saying("本机关的的工作。"), "K101")
    assert finding.place is None
