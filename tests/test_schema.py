"""The JSON Schema: every report validates, what the reader refuses doesn't."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.originals import FIXTURES, name_of
from tests.report.test_json import COUNT, FEE, WRONG, document
from tests.report.whole_reports import whole_reports
from toolkit.form import EDITIONS, Form
from toolkit.report import Report, section_keys
from toolkit.report.json_out import as_data
from toolkit.schema import json_schema

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(whole_reports())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_report_validates(report: Report) -> None:
    assert faults(report.to_json()) == []


@pytest.mark.parametrize("path", sorted((FIXTURES / "expected").glob("*.json")), ids=name_of)
def test_every_expected_report_of_the_fixtures_validates(path: Any) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_a_report_without_agency_and_year_validates() -> None:
    """Reading may find neither; the reader of JSON then asks for them."""
    assert faults(Report("2021", None, None).to_json()) == []


# A schema can't weigh one field against another, and doesn't count a figure's digits.
BEYOND_A_SCHEMA = {"a blank with a figure", "an exponent to hide a figure with"}


@pytest.mark.parametrize(
    ("parts", "path"),
    [pytest.param(*wrong, id=name) for name, wrong in WRONG.items() if name not in BEYOND_A_SCHEMA],
)
def test_what_the_reader_refuses_does_not_validate(parts: dict[str, str | None], path: str) -> None:
    assert faults(document(**parts))


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
def test_the_year_decides_the_edition_as_the_reader_does(form: Form) -> None:
    other = next(one for one in EDITIONS if one is not form)
    only_here = next(slot.address for slot in form.slots if slot.address not in other.slots_by_address)
    values = f'{{"{only_here}": 1}}'
    assert faults(document(year=str(form.first_year), values=values)) == []
    assert faults(document(year=str(other.first_year), values=values)) != []
    assert faults(document(year=str(other.first_year), form=f'"{form.edition}"', values=values)) == []


def test_slots_are_described_in_the_words_of_the_form() -> None:
    figures = SCHEMA["$defs"]["values-2021"]["properties"]
    assert figures[COUNT]["description"] == "表三 「一、本年新收政府信息公开申请数量」行「自然人」列"
    assert figures[FEE]["$ref"] == "#/$defs/amount"


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
def test_nothing_that_is_written_is_missing(form: Form) -> None:
    written = as_data(Report(form.edition, "甲局", 2024))
    assert set(written) <= set(SCHEMA["properties"])
    assert set(section_keys(form)) <= set(SCHEMA["properties"]["sections"]["properties"])
    assert set(SCHEMA["$defs"][f"values-{form.edition}"]["properties"]) == set(form.slots_by_address)


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(json.loads(text, parse_float=plain))]


def plain(text: str) -> float | Decimal:
    """A float where it can hold the figure: the validator divides by neither."""
    number = Decimal(text)
    return float(number) if abs(number.adjusted()) < 300 else number
