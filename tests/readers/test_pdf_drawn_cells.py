"""Tables whose cells are drawn one by one: grounds, frames apart from each other, rules in a piece a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Grid, Original
from toolkit.readers.pdf import read

XS = (70.0, 200.0, 230.0, 260.0, 290.0)
TOP, HEIGHT = 100.0, 24.0
ROWS = [
    ["信息内容", "自然人", "企业", "其他", "总计"],
    ["一、本年新收申请数量", "10570", "16824", "9137", "36531"],
    ["二、上年结转申请数量", "0", "2088", "7", "2095"],
    ["（一）予以公开", "13", "470", "0", "483"],
    ["（二）部分公开", "5", "19", "2621", "2645"],
]

Box = tuple[float, float, float, float]


def cells(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[tuple[int, int, str, Box]]:
    """Each cell's row, column and text, and its box."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            right = XS[column + 1] if column + 1 < len(XS) else 330.0
            top = TOP + HEIGHT * row
            yield row, column, text, (XS[column], top, right, top + HEIGHT)


def written(sheet: Sheet, rows: Sequence[Sequence[str]] = ROWS) -> Sheet:
    """The texts in their cells: figures centred, five digits with hardly any room beside them."""
    for _, column, text, (left, top, right, _) in cells(rows):
        if text:
            width = 9 * len(text) if column == 0 or not text.isdigit() else 4.5 * len(text)
            x = left + 3 if column == 0 else (left + right - width) / 2
            (sheet.latin if text.isdigit() else sheet.text)(x, top + 7, text, 9)
    return sheet


def heading(sheet: Sheet) -> Sheet:
    return sheet.text(70, 60, "三、收到和处理政府信息公开申请情况", 16)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def read_sheet(sheet: Sheet) -> Original:
    return read(pdf(sheet), "report.pdf")


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def test_grounds_side_by_side_are_as_good_as_rules() -> None:
    sheet = heading(Sheet())
    for *_, (left, top, right, bottom) in cells():
        sheet.ground(left, top, right - 1, bottom - 1)

    original = read_sheet(written(sheet))

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert grid.ruled
    assert codes(original) == []


def test_frames_with_room_between_them_are_cells_of_one_table() -> None:
    sheet = heading(Sheet())
    for *_, (left, top, right, bottom) in cells():
        sheet.frame(left + 1, top + 2.5, right - 4, bottom - 2.5)

    original = read_sheet(written(sheet))

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert grid.ruled


def test_stripes_show_columns_but_rows_between_them_are_told() -> None:
    sheet = heading(Sheet())
    for row, _, _, (left, top, right, bottom) in cells():
        if row % 2:
            sheet.ground(left, top, right, bottom)

    original = read_sheet(written(sheet))

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert not grid.ruled
    assert codes(original) == ["R140"]


def test_rules_in_a_piece_a_cell_part_figures_that_nearly_touch() -> None:
    sheet = heading(Sheet())
    for *_, (left, _, right, bottom) in cells():
        sheet.bar(left, bottom - 0.3, right, bottom + 0.3)

    original = read_sheet(written(sheet))

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert codes(original) == ["R140"]


def test_stripes_behind_figures_only_are_no_table_without_their_labels() -> None:
    sheet = heading(Sheet())
    for row, column, _, (left, top, right, bottom) in cells():
        if column and row != 2:
            sheet.ground(left, top, right, bottom)

    original = read_sheet(written(sheet))

    (grid,) = original.grids()
    assert texts(grid)[1:] == ROWS[1:]
    assert not grid.ruled


def test_grounds_of_figures_alone_are_no_table_of_their_own() -> None:
    sheet = heading(Sheet())
    for row, column, _, (left, top, right, bottom) in cells():
        if row and column:
            sheet.ground(left, top, right, bottom)

    (grid,) = read_sheet(written(sheet)).grids()
    assert [row[-4:] for row in texts(grid)[1:]] == [row[1:] for row in ROWS[1:]]
    assert not grid.ruled


def test_a_figure_across_the_end_of_a_ground_is_not_placed_by_it() -> None:
    """What is drawn doesn't fit the figures, so that their places alone decide, and where they don't, nobody."""
    sheet = heading(Sheet())
    for row, _, _, (left, top, right, bottom) in cells():
        if row % 2:
            sheet.ground(left + 15, top, right + 15, bottom)

    original = read_sheet(written(sheet))

    (grid,) = original.grids()
    assert codes(original) == ["R140"]
    # Five digits as close as these run together for alignment alone.
    assert [" ".join(row).split()[1:] for row in texts(grid)[1:]] == [row[1:] for row in ROWS[1:]]
    assert all(len(row) < len(XS) for row in texts(grid))


def test_grounds_behind_paragraphs_make_no_table() -> None:
    sheet = Sheet()
    for number in range(8):
        sheet.ground(70, 100 + 24 * number, 500, 122 + 24 * number)
        sheet.text(74, 104 + 24 * number, "本机关严格按照规定公开政府信息，及时答复申请。", 12)

    assert list(read_sheet(sheet).grids()) == []


def sideways(sheet: Sheet) -> Sheet:
    """The same table turned to the left: its rows run upwards, from the left of the page to its right."""

    def turned(x: float, y: float) -> tuple[float, float]:
        return y + 100, 700 - x

    for _, _, text, (left, top, right, bottom) in cells():
        (x0, y0), (x1, y1) = turned(left, top), turned(right, bottom)
        sheet.frame(x0, y1, x1, y0)
        x, y = turned(left + 3, top + 15)
        sheet.sideways(x, y, text, 4)
    return sheet


def test_a_table_set_sideways_on_an_upright_page_is_read_with_the_text_around_it() -> None:
    before = "本年度共收到政府信息公开申请，均在法定期限内答复。"
    sheet = sideways(heading(Sheet())).text(70, 80, before, 10).text(70, 750, "四、政府信息公开行政复议情况", 16)

    original = read_sheet(sheet)

    (grid,) = original.grids()
    assert texts(grid) == ROWS
    assert [block.text for block in original.paragraphs()] == [
        "三、收到和处理政府信息公开申请情况",
        before,
        "四、政府信息公开行政复议情况",
    ]


def test_the_cells_of_a_table_set_sideways_have_their_places_on_the_page() -> None:
    (grid,) = read_sheet(sideways(heading(Sheet()))).grids()

    first = grid.cells[0].place.box
    assert first is not None
    assert [round(edge) for edge in first] == [200, 500, 224, 630]


def test_labels_set_sideways_in_an_upright_table_stay_in_their_cells() -> None:
    sheet = heading(Sheet()).text(70, 80, "本年度共收到政府信息公开申请，均在法定期限内答复。", 10)
    for _, column, text, (left, top, right, bottom) in cells():
        sheet.frame(left, top, right, bottom)
        if column:
            sheet.text(left + 3, top + 7, text, 4)
        else:
            sheet.sideways(left + 14, bottom - 3, text, 4)

    (grid,) = read_sheet(sheet).grids()
    assert [row[1:] for row in texts(grid)] == [row[1:] for row in ROWS]


def test_text_in_a_third_direction_is_not_lost() -> None:
    sheet = sideways(heading(Sheet())).text(70, 750, "四、政府信息公开行政复议情况", 16)

    original = read_sheet(sheet.drawn(20, 300, "反", 10, (0, -1, 1, 0)))
    assert "反" in "".join(block.text for block in original.paragraphs())
