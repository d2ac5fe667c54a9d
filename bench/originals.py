"""The originals that everybody reads: the fixtures, cases that stand beside the checkout, and made reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.make_reports import reports
from toolkit.reading import read_report
from toolkit.writers.docx import render

_ROOT = Path(__file__).parent.parent
_FIXTURES = _ROOT / "fixtures" / "originals"
_CASES = _ROOT.parent / "shared" / "cases"
TEMPLATE = _ROOT / "templates" / "report-2021.docx"
_MADE = 4


def originals(suffix: str, most_cases: int) -> dict[str, bytes]:
    """Name and bytes of every original of one kind; of the cases all, or so many that lie evenly over them."""
    found = {path.name: path.read_bytes() for path in sorted(_FIXTURES.glob(f"*.{suffix}"))}
    found |= {path.name: path.read_bytes() for path in _sample(sorted(_CASES.glob(f"*.{suffix}")), most_cases)}
    if suffix == "docx":
        found |= {f"made-{number}.docx": render(report) for number, report in enumerate(reports(_MADE))}
    return found


def one_engine_enough(pdfs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those that are not read a second time by another engine, since nothing in them leaves a doubt."""
    return {name: data for name, data in pdfs.items() if "pdfplumber" not in read_report(data, name).engines}


def _sample(paths: list[Path], most: int) -> Iterator[Path]:
    step = max(1, -(-len(paths) // most)) if most else 1
    yield from paths[::step]
