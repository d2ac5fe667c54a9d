"""The checks on made and real originals that lie beside the checkout: what must be found, and no false alarm."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests.originals import MISSING, SHARED, name_of, shared
from toolkit import pipeline
from toolkit.finding import Finding
from toolkit.rules import check

CASES = shared("cases", "*.docx")
SEEDS = shared("seeds", "*.txt")
HONGZE = SHARED / "real" / "hongze_2023.pdf"
ARITHMETIC = ("A", "B", "D")


@cache
def found(path: Path) -> tuple[Finding, ...]:
    return check(pipeline.read(path)).findings


@pytest.mark.skipif(not CASES, reason=MISSING.format(SHARED / "cases"))
@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_a_wrong_total_is_found_and_no_other(path: Path) -> None:
    wrong = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["wrong"]
    arithmetic = [finding.slots for finding in found(path) if finding.code.startswith(ARITHMETIC)]
    assert arithmetic == ([(wrong,)] if wrong else [])


@pytest.mark.skipif(not CASES, reason=MISSING.format(SHARED / "cases"))
@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_a_text_that_contradicts_the_table_is_asked_about_and_no_other(path: Path) -> None:
    says = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["narrative_says"]
    asked = [finding.message for finding in found(path) if finding.code.startswith("F")]
    assert len(asked) == (says is not None)
    assert all(str(says) in message for message in asked)


@pytest.mark.skipif(not CASES, reason=MISSING.format(SHARED / "cases"))
@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_nothing_is_said_of_people_or_wording_where_nothing_is_amiss(path: Path) -> None:
    assert [finding for finding in found(path) if finding.code.startswith(("H", "J", "K"))] == []


@pytest.mark.skipif(not HONGZE.exists(), reason=MISSING.format(HONGZE.parent))
def test_a_real_report() -> None:
    findings = [(finding.code, finding.slots) for finding in found(HONGZE) if not finding.code.startswith("R")]
    row = tuple(f"requests.denied.forbidden_by_law.{key}" for key in COLUMNS)
    old = tuple(f"requests.closed_otherwise.{key}" for key in COLUMNS)
    assert findings == [
        ("G109", row),
        ("G108", old),
        ("B101", ("disputes.review.total",)),
        ("B101", ("disputes.suit_after_review.total",)),
    ]


COLUMNS = ("natural_person", "business", "research", "charity", "legal_service", "other_organisation", "total")
# What a clerk would mark in each; the tables of 004 are blank.
AMISS = {
    "000": [],
    "001": ["G103"],
    "002": ["K103"],
    "003": [],
    "004": ["C101", "C101", "C101", "G104", "G104", "G201", "G204", "H105", "K101", "K104", "K108"],
}


@pytest.mark.skipif(not SEEDS, reason=MISSING.format(SHARED / "seeds"))
@pytest.mark.parametrize("path", SEEDS, ids=name_of)
def test_what_is_amiss_in_each_seed(path: Path) -> None:
    codes = sorted(finding.code for finding in found(path) if not finding.code.startswith("R"))
    assert codes == AMISS[path.name[:3]]
