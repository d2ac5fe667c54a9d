"""A second engine is asked only where the first reading leaves doubts, and what it says is compared."""

from __future__ import annotations

import pytest

from tests.matching.originals import TITLE, form_grid, original, whole_report
from toolkit import reading
from toolkit.matching import match
from toolkit.original import Grid, Original
from toolkit.readers import pdf_second
from toolkit.report import Report


def as_pdf(one: Original, engine: str = "pdfium") -> Original:
    return one._replace(format="pdf", engines=(engine,), page_count=3)


def with_figure(row: str, column: int, text: str) -> Original:
    """The whole report, one figure of the requests written differently."""
    table = form_grid("requests")
    number = next(cell.row for cell in table.cells if cell.text == row)
    cells = [cell._replace(text=text) if (cell.row, cell.column) == (number, column) else cell for cell in table.cells]
    blocks = [Grid(tuple(cells)) if isinstance(one, Grid) and one.column_count == 10 else one for one in whole_report()]
    return as_pdf(original(*blocks))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Which pages the second engine was asked for; it reads 1 where the first may have read otherwise."""
    calls: list[tuple[int, ...]] = []

    def read_pages(data: bytes, file: str, pages: tuple[int, ...]) -> Original:
        calls.append(tuple(pages))
        return with_figure("（一）予以公开", 3, "1")._replace(engines=("pdfplumber",))

    monkeypatch.setattr(pdf_second, "read_pages", read_pages)
    return calls


def read(one: Original, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.setattr(reading, "read_bytes", lambda data, file: one)
    return reading.read_report(b"%PDF-", "a.pdf")


def test_a_clean_report_is_read_once(asked: list[tuple[int, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    report = read(as_pdf(original(*whole_report())), monkeypatch)
    assert asked == []
    assert report.engines == ("pdfium",)


def test_two_engines_that_agree_leave_the_offices_slip(
    asked: list[tuple[int, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = read(with_figure("（一）予以公开", 3, "1"), monkeypatch)
    assert asked == [(1, 2, 3)]
    assert report.engines == ("pdfium", "pdfplumber")
    assert [finding.code for finding in report.findings] == []


def test_two_engines_that_differ_are_told_at_the_slot(
    asked: list[tuple[int, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = read(with_figure("（一）予以公开", 3, "7"), monkeypatch)
    (finding,) = report.findings
    assert (finding.code, finding.slots) == ("R150", ("requests.granted.natural_person",))
    assert report.values["requests.granted.natural_person"] == 7


def test_what_only_the_second_engine_read_is_told_and_not_taken(
    asked: list[tuple[int, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = read(with_figure("（一）予以公开", 3, "1?"), monkeypatch)
    assert [finding.code for finding in report.findings] == ["R401", "R151"]
    assert report.values["requests.granted.natural_person"] is None


def test_another_format_has_no_second_engine(asked: list[tuple[int, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    read(with_figure("（一）予以公开", 3, "7")._replace(format="docx"), monkeypatch)
    assert asked == []


def test_doubts_are_kept_to_their_table() -> None:
    assert reading.doubtful_tables(match(with_figure("（一）予以公开", 3, "7"))) == {"requests"}
    assert reading.doubtful_tables(match(original(TITLE, *whole_report()[1:]))) == frozenset()
