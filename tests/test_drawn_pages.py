"""Whole reports on pages that end anywhere: inside rows, labels and headers, with and without rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from making.drawn_pages import STYLES, Rules, Style, drawn
from making.drawn_pdf import to_pdf
from making.expected import as_counted, expected
from making.twins import TWIN_000

from tests.originals import FIXTURES
from toolkit.reading import read_report
from toolkit.report import Report
from toolkit.text import without_spaces

RULED = [name for name, style in STYLES.items() if style.rules not in (Rules.BETWEEN_ROWS, Rules.NONE)]
HALF_RULED = [name for name in STYLES if name not in RULED]
# From the first line of the first table to the last of the last one, in steps that meet rows and lines of every kind.
OFFSETS = range(0, 660, 55)

TRUTH: dict[str, Any] = expected(TWIN_000, heading=as_counted)


def read(style: Style) -> Report:
    return read_report(to_pdf(drawn(TWIN_000, style)), "drawn.pdf")


@cache
def fixture(name: str) -> Report:
    path = FIXTURES / "cuts" / f"{TWIN_000.key}-{name}.pdf"
    return read_report(path.read_bytes(), path.name)


def figures(report: Report) -> dict[str, Any]:
    return {slot: None if value is None else float(value) for slot, value in report.values.items()}


WANTED = {slot: float(value) for slot, value in TRUTH["values"].items()}


@pytest.mark.parametrize("name", RULED)
def test_every_figure_of_a_fixture(name: str) -> None:
    assert figures(fixture(name)) == WANTED


@pytest.mark.parametrize("name", RULED)
def test_every_sentence_of_a_fixture(name: str) -> None:
    wanted = {
        key: [without_spaces(text) for text in section["paragraphs"]] for key, section in TRUTH["sections"].items()
    }
    found = {
        key: [without_spaces(text) for text in section.paragraphs] for key, section in fixture(name).sections.items()
    }
    assert found == wanted


@pytest.mark.parametrize("offset", OFFSETS)
@pytest.mark.parametrize("name", RULED)
def test_every_figure_wherever_a_page_ends(name: str, offset: float) -> None:
    assert figures(read(replace(STYLES[name], offset=offset))) == WANTED


@pytest.mark.parametrize("name", HALF_RULED)
def test_without_rules_no_figure_is_wrong_and_none_missing_without_a_word(name: str) -> None:
    report = fixture(name)
    told = {slot for finding in report.findings for slot in finding.slots}

    found = figures(report)
    assert {slot for slot, value in found.items() if value not in (None, WANTED[slot])} == set()
    assert {slot for slot, value in found.items() if value is None} <= told
