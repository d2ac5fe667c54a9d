"""Five real reports as text, where they are at hand: every figure, and every sentence in its section."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.originals import MISSING, SHARED, name_of, shared
from toolkit import pipeline
from toolkit.form.edition_2021 import EDITION_2021
from toolkit.report import State
from toolkit.text import without_spaces

SEEDS = shared("seeds", "*.txt")
# The one that has a cell a line, all of them blank.
BLANK = "004_"

pytestmark = pytest.mark.skipif(not SEEDS, reason=MISSING.format(SHARED / "seeds"))
each_seed = pytest.mark.parametrize("path", SEEDS, ids=name_of)


@each_seed
def test_every_figure(path: Path) -> None:
    wanted = (None, State.BLANK) if path.name.startswith(BLANK) else (0, State.GIVEN)
    figures = pipeline.read(path).figures
    assert len(figures) == len(EDITION_2021.slots)
    assert {slot: (figure.value, figure.state) for slot, figure in figures.items()} == dict.fromkeys(figures, wanted)


@each_seed
def test_agency_and_year(path: Path) -> None:
    report = pipeline.read(path)
    title = next(line for line in map(shown, lines(path)) if line)
    found = re.fullmatch(r"(?P<before>.*?)(?P<year>\d{4})年(?P<after>.*?)(?:政府信息公开工作年度报告)?", title)
    assert found is not None
    assert (report.agency, report.year) == (found["before"] or found["after"], int(found["year"]))


@each_seed
def test_every_sentence_in_its_section(path: Path) -> None:
    report = pipeline.read(path)
    found = {key: without_spaces("".join(section.paragraphs)) for key, section in report.sections.items()}
    assert {key: text for key, text in found.items() if text} == sentences(path)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def shown(line: str) -> str:
    return without_spaces(line.lstrip("#"))


def sentences(path: Path) -> dict[str, str]:
    """The seed's own text by section; the three sections of tables have none."""
    names = {section.heading.partition("、")[2]: section.key for section in EDITION_2021.sections}
    tables = {section.key for section in EDITION_2021.sections if section.table}
    here, texts = "preface", defaultdict(str)
    for line in map(shown, lines(path)):
        _, separator, name = line.partition("、")
        if separator and name in names:
            here = names[name]
        elif here not in tables and not line.isdigit() and not line.endswith("信息公开工作年度报告"):
            texts[here] += line.removeprefix("[bookmark:_GoBack]")
    # The title that stands in two lines: its first one has been taken for the preface's beginning.
    first = next(line for line in map(shown, lines(path)) if line)
    texts["preface"] = texts["preface"].removeprefix(first)
    return {key: text for key, text in texts.items() if text}
