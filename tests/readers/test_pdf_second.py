"""A second engine reads the same pages: its figures stand in the same cells, or it says that it can't tell."""

from __future__ import annotations

import pytest

from tests.originals import shared
from tests.pdf_builder import Sheet, pdf
from toolkit.errors import UnreadableFile
from toolkit.original import Grid
from toolkit.readers.pdf import read
from toolkit.readers.pdf_second import read_pages

ROWS = [["信息内容", "本年处理决定数量"], ["行政处罚", "4119"], ["行政强制", ""]]


def sheets() -> tuple[Sheet, Sheet]:
    xs = [74.0, 200.0, 300.0]
    first = Sheet().text(74, 60, "二、主动公开政府信息情况", 16).rows(xs, 720, ROWS[:2])
    return first, Sheet().rows(xs, 80, ROWS[2:]).text(74, 200, "三、下一节", 16)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_both_engines_read_the_same_cells() -> None:
    data = pdf(*sheets())

    second = read_pages(data, "report.pdf", [1, 2])
    assert second.engines == ("pdfplumber",)
    assert (
        [texts(grid) for grid in second.grids()] == [ROWS] == [texts(grid) for grid in read(data, "report.pdf").grids()]
    )


def test_only_the_pages_asked_for_are_read() -> None:
    second = read_pages(pdf(*sheets()), "report.pdf", [2, 7])

    assert [texts(grid) for grid in second.grids()] == [ROWS[2:]]
    assert [cell.place.page for grid in second.grids() for cell in grid.cells] == [2, 2]
    assert second.page_count == 2


def test_a_table_cut_by_the_pages_end_is_closed() -> None:
    sheet = Sheet().text(74, 60, "上文", 16)
    for x in (74, 200, 300):
        sheet.line(x, 740, x, 780)
    sheet.line(74, 740, 300, 740).line(74, 760, 300, 760).text(77, 743, "行政处罚", 8).text(203, 743, "1", 8)
    sheet.text(77, 763, "行政强制", 8).text(203, 763, "2", 8)

    (grid,) = read_pages(pdf(sheet), "report.pdf", [1]).grids()
    assert texts(grid) == [["行政处罚", "1"], ["行政强制", "2"]]


def test_what_the_engine_stumbles_over_is_unreadable() -> None:
    with pytest.raises(UnreadableFile):
        read_pages(b"%PDF-1.7 rubbish", "report.pdf", [1])


def test_pages_set_sideways_are_left_to_the_first_engine() -> None:
    sheet = Sheet().sideways(110, 700, "行政处罚", 8).sideways(130, 700, "行政强制", 8)

    with pytest.raises(UnreadableFile):
        read_pages(pdf(sheet), "report.pdf", [1])


@pytest.mark.parametrize("path", shared("real", "*.pdf"), ids=lambda path: path.name)
def test_on_a_real_report_the_engines_agree(path) -> None:  # type: ignore[no-untyped-def]
    data = path.read_bytes()

    first, second = read(data, path.name), read_pages(data, path.name, range(1, 100))
    assert [texts(grid) for grid in second.grids()] == [texts(grid) for grid in first.grids()]
