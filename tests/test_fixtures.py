"""What must be read out of every fixture, figure by figure and sentence by sentence."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.originals import FIXTURES, fixtures, name_of
from toolkit import pipeline
from toolkit.report import Report
from toolkit.text import without_spaces

# A printed page is the Word file once more, without its spaces being sure; an old Word file is the same one.
_LIKE = {".pdf": ".docx", ".doc": ".docx"}


def expected(path: Path) -> dict[str, Any]:
    """The truth of a format where it has one of its own, else that of the twin."""
    twin = path.name[: len("twin-000")]
    kind = _LIKE.get(path.suffix, path.suffix)
    names = (f"{twin}{path.suffix}.json", f"{twin}{kind}.json", f"{twin}.json")
    found = next(FIXTURES / "expected" / name for name in names if (FIXTURES / "expected" / name).exists())
    data: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return data


@cache
def read(path: Path) -> Report:
    return pipeline.read(path)


each_original = pytest.mark.parametrize("path", fixtures(), ids=name_of)


@each_original
def test_every_figure_and_its_state(path: Path) -> None:
    truth, report = expected(path), read(path)
    wanted = {slot: (value, truth["cells"][slot]["state"]) for slot, value in truth["values"].items()}
    found = {slot: (json_number(figure.value), figure.state.value) for slot, figure in report.figures.items()}
    assert found == wanted


def json_number(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else float(value)


@each_original
def test_who_reports_on_which_year(path: Path) -> None:
    truth, report = expected(path), read(path)
    assert (report.agency, report.year, report.title, report.edition) == (
        truth["agency"],
        truth["year"],
        truth["title"],
        truth["form"],
    )


@each_original
def test_every_paragraph_in_its_section(path: Path) -> None:
    seen = without_spaces if path.suffix == ".pdf" else str
    wanted = {
        key: (section["heading"] and seen(section["heading"]), [seen(text) for text in section["paragraphs"]])
        for key, section in expected(path)["sections"].items()
    }
    found = {
        key: (section.heading and seen(section.heading), [seen(text) for text in section.paragraphs])
        for key, section in read(path).sections.items()
    }
    assert found == wanted


@each_original
def test_rubbish_is_in_no_section_but_told(path: Path) -> None:
    told = [one.text for one in read(path).unplaced]
    assert [one["text"] for one in expected(path)["unplaced"] if one["text"] not in told] == []


def test_fixtures_are_what_their_script_builds(tmp_path: Path) -> None:
    script = FIXTURES / "build_originals.py"
    subprocess.run([sys.executable, script, "--into", tmp_path], check=True, capture_output=True)
    built = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert built
    for path in built:
        committed = FIXTURES / path.relative_to(tmp_path)
        assert contents(committed.read_bytes()) == contents(path.read_bytes()), committed.name


def contents(data: bytes) -> object:
    """A package by its parts: how well zlib packs them is the machine's affair."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
