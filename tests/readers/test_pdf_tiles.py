"""The same small words all over a page are a watermark, and no part of what they lie on."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 280.0, 350.0, 420.0, 500.0]
ROWS = [[f"{number}.属于行政查询事项", "12", "0", "7", "19"] for number in range(1, 16)]
LINE = "本机关全年收到政府信息公开申请三十二件，均已办结。"


def page() -> Sheet:
    return Sheet().paragraph(80, [LINE, LINE, LINE, LINE]).rows(XS, 250, ROWS)


def tiled(sheet: Sheet, words: str, down: float = 70, across: float = 140, aside: float = 0) -> Sheet:
    for row in range(int(sheet.height / down)):
        for column in range(4):
            sheet.text(30 + aside * (row % 2) + across * column, 30 + row * down, words, 9)
    return sheet


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def content(original: Original) -> tuple[list[str], list[list[str]]]:
    texts = [paragraph.text for paragraph in original.paragraphs()]
    return texts, [[cell.text for cell in row] for grid in original.grids() for row in grid.rows]


@pytest.mark.parametrize("words", ["洪湖区民政局张三", "内部2025011", "zhang san 8848"])
@pytest.mark.parametrize("aside", [0, 60])
def test_words_tiled_over_a_page_are_no_part_of_it(words: str, aside: float) -> None:
    original = read(pdf(tiled(page(), words, aside=aside)), "report.pdf")

    assert content(original) == content(read(pdf(page()), "report.pdf"))
    assert set(codes(original)) - {"R134"} == {"R143"}


def test_the_same_words_in_the_text_are_read() -> None:
    words = "洪湖区民政局"
    sheet = page().text(330, 600, words, 16).text(330, 640, words, 9)
    original = read(pdf(tiled(sheet, words)), "report.pdf")

    assert content(original)[0][-2:] == [words, words]


def test_they_are_known_again_where_they_lie_on_nothing() -> None:
    words = "洪湖区民政局张三"
    last = Sheet().paragraph(60, ["六、其他需要报告的事项"])
    original = read(pdf(tiled(page(), words), tiled(last, words)), "report.pdf")

    assert words not in "".join(content(original)[0])


def test_labels_that_stand_in_many_rows_are_read() -> None:
    rows = [["信息内容", "结果维持", "结果纠正", "结果维持", "结果维持"]] * 8
    sheet = tiled(Sheet().rows(XS, 100, rows), "样")

    assert sum(text.count("结果维持") for row in content(read(pdf(sheet), "report.pdf"))[1] for text in row) == 24


def test_words_of_lines_that_stand_evenly_are_read() -> None:
    sheet = Sheet()
    for number in range(12):
        # The letters of a ligature lie on each other.
        sheet.ligatures(74 + 7 * number, 80 + 14 * number, "dewinitions are dewined by dewinitions", 10)

    assert "R143" not in codes(read(pdf(sheet), "report.pdf"))
