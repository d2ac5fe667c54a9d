"""A report as JSON: the same both ways, and every fault of an input told with its path."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.report.whole_reports import whole_reports
from toolkit.errors import InvalidInput
from toolkit.form.edition_2021 import EDITION_2021
from toolkit.report import Report, State

FEE = "disclosure.fees.amount"
COUNT = "requests.received.natural_person"


@given(whole_reports())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_written_reads_back_the_same(report: Report) -> None:
    assert Report.from_json(report.to_json()) == report


@given(whole_reports())
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_one_line_says_the_same_and_is_one_line(report: Report) -> None:
    text = report.to_json(indent=None)
    assert "\n" not in text
    assert Report.from_json(text) == report


@pytest.mark.parametrize("amount", ["7730.28", "0.1", "186.405", "0.000001", "99999999.999999"])
def test_amounts_keep_every_digit(amount: str) -> None:
    report = Report.from_json(document(values=f'{{"{FEE}": {amount}}}'))
    assert report.values[FEE] == Decimal(amount)
    assert f'"{FEE}": {amount}' in report.to_json().replace("1e-06", "0.000001")


def test_agency_year_and_some_values_are_enough() -> None:
    report = Report.from_json(document(values=f'{{"{COUNT}": 3, "{FEE}": null}}'))
    assert (report.agency, report.year, report.edition) == ("东港区水务局", 2024, "2021")
    assert (report.values[COUNT], report.figures[COUNT].state) == (3, State.GIVEN)
    assert (report.values[FEE], report.figures[FEE].state) == (None, State.BLANK)
    assert report.figures["requests.concluded.total"].state is State.ABSENT
    assert len(report.values) == len(EDITION_2021.slots)


@pytest.mark.parametrize(("year", "edition"), [(2015, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")])
def test_the_year_calls_for_an_edition(year: int, edition: str) -> None:
    assert Report.from_json(document(year=str(year))).edition == edition


def test_a_named_edition_goes_before_the_year() -> None:
    report = Report.from_json(document(year="2022", form='"2019"', values='{"disclosure.licences.change": -3}'))
    assert (report.edition, report.values["disclosure.licences.change"]) == ("2019", -3)


WRONG = {
    "an unknown slot": ({"values": '{"requests.received.nobody": 1}'}, "values.requests.received.nobody"),
    "a slot of the other edition": ({"values": '{"disclosure.licences.change": 1}'}, "values.disclosure.licences.change"),
    "a negative count": ({"values": f'{{"{COUNT}": -1}}'}, f"values.{COUNT}"),
    "a fraction of a count": ({"values": f'{{"{COUNT}": 1.5}}'}, f"values.{COUNT}"),
    "a figure as text": ({"values": f'{{"{COUNT}": "3"}}'}, f"values.{COUNT}"),
    "true for a figure": ({"values": f'{{"{COUNT}": true}}'}, f"values.{COUNT}"),
    "a figure longer than any": ({"values": f'{{"{COUNT}": 1{"0" * 400}}}'}, f"values.{COUNT}"),
    "an exponent to fill memory with": ({"values": f'{{"{COUNT}": 1e999999999}}'}, f"values.{COUNT}"),
    "an exponent to hide a figure with": ({"values": f'{{"{FEE}": 1e-999999999}}'}, f"values.{FEE}"),
    "a negative fee": ({"values": f'{{"{FEE}": -0.5}}'}, f"values.{FEE}"),
    "values as a list": ({"values": "[1]"}, "values"),
    "no values": ({"values": None}, "values"),
    "no agency": ({"agency": None}, "agency"),
    "a blank agency": ({"agency": '"  "'}, "agency"),
    "an agency that is a number": ({"agency": "5"}, "agency"),
    "no year": ({"year": None}, "year"),
    "a year as text": ({"year": '"2024"'}, "year"),
    "a year out of range": ({"year": "1924"}, "year"),
    "an unknown edition": ({"form": '"2020"'}, "form"),
    "another schema": ({"schema": '"xxgk.report/9"'}, "schema"),
    "an unknown field": ({"agancy": '"甲局"'}, "agancy"),
    "an unknown section": ({"sections": '{"summary": {}}'}, "sections.summary"),
    "a paragraph that is no text": ({"sections": '{"overview": {"paragraphs": ["甲", 2]}}'}, "sections.overview.paragraphs[1]"),
    "an unknown state": ({"cells": f'{{"{COUNT}": {{"state": "empty"}}}}'}, f"cells.{COUNT}.state"),
    "an unknown slot among the cells": ({"cells": '{"a.b.c": {}}'}, "cells.a.b.c"),
    "a blank with a figure": (
        {"values": f'{{"{COUNT}": 3}}', "cells": f'{{"{COUNT}": {{"state": "blank"}}}}'},
        f"cells.{COUNT}.state",
    ),
    "a box of three edges": ({"cells": f'{{"{COUNT}": {{"place": {{"box": [1, 2, 3]}}}}}}'}, f"cells.{COUNT}.place.box"),
    "a finding without code": ({"findings": "[{}]"}, "findings[0].code"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "path"), WRONG.values(), ids=list(WRONG))
def test_a_fault_is_told_with_its_path(parts: dict[str, str | None], path: str) -> None:
    assert [fault.rpartition(" @ ")[2] for fault in faults(document(**parts))] == [path]


def test_paragraphs_have_a_place_each_or_none_at_all() -> None:
    sections = '{"overview": {"paragraphs": ["甲", "乙"], "places": [{"page": 1}]}}'
    (fault,) = faults(document(sections=sections))
    assert fault.endswith(" @ sections.overview.places")


def test_all_faults_are_told_at_once() -> None:
    found = faults(document(year='"x"', agency=None, values=f'{{"{COUNT}": -1, "a.b.c": 1}}', sections='{"x": {}}'))
    assert sorted(fault.rpartition(" @ ")[2] for fault in found) == [
        "agency",
        "sections.x",
        "values.a.b.c",
        f"values.{COUNT}",
        "year",
    ]


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"a": NaN}', '{"year": 1, "year": 2}', "[" * 100_000])
def test_what_is_no_object_of_json_is_told(text: str) -> None:
    assert len(faults(text)) == 1


def test_another_encoding_is_told() -> None:
    assert len(faults(document().encode("gb18030"))) == 1


def faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(InvalidInput) as raised:
        Report.from_json(text)
    return raised.value.faults


def document(**parts: str | None) -> str:
    """A small valid input; each part is JSON, None leaves it out."""
    whole: dict[str, Any] = {"agency": '"东港区水务局"', "year": "2024", "values": "{}", **parts}
    text = ", ".join(f"{json.dumps(key)}: {part}" for key, part in whole.items() if part is not None)
    return f"{{{text}}}"


def test_a_value_of_null_is_blank_unless_its_cell_says_otherwise() -> None:
    slot = "requests.received.total"
    plain = {"agency": "甲局", "year": 2024, "values": {slot: None}}
    assert Report.from_json(json.dumps(plain)).figures[slot].state is State.BLANK
    assert Report.from_json(json.dumps(plain | {"cells": {slot: {"raw": ""}}})).figures[slot].state is State.BLANK
    dash = plain | {"cells": {slot: {"state": "dash", "raw": "/"}}}
    assert Report.from_json(json.dumps(dash)).figures[slot].state is State.DASH
