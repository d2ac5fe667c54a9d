"""The account of characters: what stands in an original is in its report, nothing is dropped, nothing told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.originals import fixtures, name_of, shared
from toolkit.matching import match
from toolkit.original import Original, Paragraph
from toolkit.readers import read_original
from toolkit.report import Report
from toolkit.text import clean

ORIGINALS = [
    *fixtures(),
    *shared("seeds", "*.txt"),
    *shared("cases", "*.docx", "*.pdf"),
    *shared("real", "*.pdf"),
]


@pytest.mark.parametrize("path", ORIGINALS, ids=name_of)
def test_every_character_is_accounted_for(path: Path) -> None:
    original = read_original(path)
    stands, told = characters(texts_of_original(original)), characters(texts_of_report(match(original)))
    assert (stands - told, told - stands) == (Counter(), Counter())


def texts_of_original(original: Original) -> Iterator[str]:
    for block in original.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)


def texts_of_report(report: Report) -> Iterator[str]:
    """Each text once: a section's heading is among the labels too."""
    labelled = {label.address for label in report.labels}
    yield report.title or ""
    for key, section in report.sections.items():
        yield (section.heading or "") if f"section.{key}" not in labelled else ""
        yield from section.paragraphs
    yield from (figure.raw for figure in report.figures.values())
    yield from (label.text for label in report.labels)
    yield from (one.text for one in report.unplaced)


def characters(texts: Iterator[str]) -> Counter[str]:
    return Counter(character for text in texts for character in clean(text) if not character.isspace())
