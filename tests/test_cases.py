"""Made reports with known figures, where they are at hand: no figure is wrong, none is lost without a word."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.originals import MISSING, SHARED, name_of, shared
from toolkit import pipeline
from toolkit.report import Match, Report, State

CASES = [path for path in shared("cases", "*.docx", "*.pdf") if path.with_suffix(".json").exists()]
REAL = [path for path in shared("real", "*.pdf") if path.with_suffix(".json").exists()]
# What an office may write for zero instead of a figure.
LEFT_OUT = {"", "/", "—", "-", "--", "无"}
ADMITTED = (State.UNREADABLE, State.ABSENT)

pytestmark = pytest.mark.skipif(not CASES, reason=MISSING.format(SHARED / "cases"))


@pytest.mark.parametrize("path", [*CASES, *REAL], ids=name_of)
def test_no_figure_is_wrong_and_agency_and_year_are_right(path: Path) -> None:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"), parse_float=Decimal)
    report = pipeline.read(path)
    faults = {slot: report.figures.get(slot) for slot in truth["values"] if not is_right_or_told(slot, truth, report)}
    assert faults == {}
    assert report.agency in (truth["agency"], truth.get("title_agency"))
    assert report.year in (truth["year"], truth.get("title_year"))


def is_right_or_told(slot: str, truth: dict[str, Any], report: Report) -> bool:
    stated = number(truth["values"][slot])
    figure = report.figures.get(slot)
    value = figure.value if figure else None
    if value in [stated, *map(number, truth.get("accept", {}).get(slot, []))]:
        return True
    zero_is_left_out = truth.get("habits", {}).get("zero") in LEFT_OUT
    if value in (None, 0) and (stated is None or (zero_is_left_out and stated == 0)):
        return True
    findings = [finding for finding in report.findings if slot in finding.slots]
    if figure is None or figure.value is None:
        return bool(findings) or (figure is not None and figure.state in ADMITTED)
    return bool(findings) or figure.match is Match.GUESSED or figure.state is State.INFERRED


def number(stated: int | Decimal | str | None) -> Decimal | None:
    """Some amounts are written as text, so that no reader of JSON rounds them."""
    return None if stated is None else Decimal(stated)
