"""Tables of Word files by real grid position."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.word import codes, kinds, only_grid, original, p, paragraphs, r, shapes, span, tbl, tc, tr
from toolkit.errors import LimitExceeded
from toolkit.finding import Place

RESTART = '<w:vMerge w:val="restart"/>'
MORE = "<w:vMerge/>"


def test_cells_cover_columns_and_rows() -> None:
    body = tbl(
        tr(tc("甲", span(2) + RESTART), "乙"),
        tr(tc("", span(2) + MORE), "丙"),
        tr("丁", tc("戊", span(2))),
    )
    grid = only_grid(original(body))
    assert shapes(grid) == [
        (0, 0, 2, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 2, 1, 1, "丙"),
        (2, 0, 1, 1, "丁"),
        (2, 1, 1, 2, "戊"),
    ]
    assert (grid.place, grid.cells[3].place) == (Place(table=1), Place(table=1, row=3, column=1))


def test_rows_may_begin_late_and_end_early() -> None:
    body = tbl(
        tr("甲", "乙", "丙"),
        tr("丁", properties='<w:gridBefore w:val="2"/>'),
        tr("戊", properties='<w:gridAfter w:val="2"/>'),
    )
    assert shapes(only_grid(original(body)))[3:] == [(1, 2, 1, 1, "丁"), (2, 0, 1, 1, "戊")]


def test_the_old_way_of_merging_sideways() -> None:
    body = tbl(
        tr(
            tc("甲", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), tc("", "<w:hMerge/>"), "乙"
        ),
        tr("1", "2", "3", "4"),
    )
    assert shapes(only_grid(original(body)))[:2] == [(0, 0, 1, 3, "甲"), (0, 3, 1, 1, "乙")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((tr(tc("甲", MORE)), tr(tc("", MORE))), [(0, 0, 2, 1, "甲")]),
        ((tr(tc("甲", RESTART)), tr(tc("乙", RESTART)), tr(tc("", MORE))), [(0, 0, 1, 1, "甲"), (1, 0, 2, 1, "乙")]),
        (
            (tr(tc("甲", RESTART + span(2))), tr(tc("乙", MORE), "丙")),
            [(0, 0, 1, 2, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙")],
        ),
        (
            (tr(tc("甲", RESTART), "1", "2"), tr(tc("", MORE + span(2)), "3")),
            [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "1"), (0, 2, 1, 1, "2"), (1, 2, 1, 1, "3")],
        ),
        (
            (tr(tc("甲", RESTART)), tr("乙"), tr(tc("丙", MORE))),
            [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "乙"), (2, 0, 1, 1, "丙")],
        ),
        (
            (tr(tc("甲", RESTART), "1"), tr("乙", tc("2", MORE))),
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "2")],
        ),
    ],
    ids=["more without restart", "restart twice", "narrower", "wider", "interrupted", "other column"],
)
def test_a_merge_goes_on_only_where_a_cell_above_is_open(rows: tuple[str, ...], expected: list[object]) -> None:
    assert shapes(only_grid(original(tbl(*rows)))) == expected


@pytest.mark.parametrize("value", ["0", "-3", "x", "", "１"])
def test_a_span_that_makes_no_sense_is_one_column(value: str) -> None:
    assert shapes(only_grid(original(tbl(tr(tc("甲", f'<w:gridSpan w:val="{value}"/>'), "乙")))))[1] == (
        0,
        1,
        1,
        1,
        "乙",
    )


def test_rows_and_cells_in_content_controls_and_other_wrappers() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = tbl(
        control(tr("甲", "乙")),
        "<w:customXml>" + tr(control(tc("丙")), "<w:bookmarkStart w:id='1'/>" + tc("丁")) + "</w:customXml>",
    )
    assert shapes(only_grid(original(body))) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 1, 1, 1, "丁"),
    ]


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    assert only_grid(original(tbl(tr(tc(p("自") + p() + p("然") + p("人")), "1")))).cells[0].text == "自\n然\n人"


def test_old_properties_of_a_changed_cell_say_nothing() -> None:
    changed = tc("甲", f'<w:tcPrChange w:id="1"><w:tcPr>{span(3)}{RESTART}</w:tcPr></w:tcPrChange>')
    assert shapes(only_grid(original(tbl(tr(changed, "乙"))))) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]


INNER = tbl(tr("规章", "1"), tr("行政规范性文件", "2"))


@pytest.mark.parametrize(
    "frame",
    [
        tbl(tr(tc(p("前言") + INNER + p("后语")))),
        tbl(tr(tc("前言")), tr(tc(INNER + p())), tr(tc("后语"))),
        tbl(tr(tc(tbl(tr(tc(p("前言") + INNER))))), tr(tc(p("后语")))),
    ],
    ids=["one cell", "several rows", "frame in frame"],
)
def test_a_table_that_only_frames_other_content_is_unfolded(frame: str) -> None:
    read_original = original(p("甲") + frame + p("乙"))
    assert kinds(read_original) == ["甲", "前言", "规章/1/行政规范性文件/2", "后语", "乙"]
    assert [grid.place.table for grid in read_original.grids()] == [1]
    assert codes(read_original) == []


def test_a_frame_round_paragraphs_is_unfolded() -> None:
    assert kinds(original(tbl(tr(tc(p("一段") + p("又一段")))))) == ["一段", "又一段"]


def test_a_single_cell_with_one_line_stays_a_table() -> None:
    assert shapes(only_grid(original(tbl(tr("第二十条第（一）项"))))) == [(0, 0, 1, 1, "第二十条第（一）项")]


def test_a_tiny_table_in_a_cell_is_its_text() -> None:
    body = tbl(tr("甲", tc(tbl(tr("12")) + p())), tr(tc(p("乙") + tbl(tr("", "丙"))), "3"))
    assert [cell.text for cell in only_grid(original(body)).cells] == ["甲", "12", "乙\n丙", "3"]


def test_one_row_in_a_cell_is_a_line_of_it_and_is_told() -> None:
    read = original(tbl(tr("甲", "乙"), tr("丙", tc(tbl(tr("1", "", "2")) + p())), tr("丁", "3")))
    assert [cell.text for cell in only_grid(read).cells] == ["甲", "乙", "丙", "1\t\t2", "丁", "3"]
    (finding,) = read.findings
    assert (finding.code, finding.place) == ("R107", Place(table=1, row=2, column=2))


def test_a_real_table_in_a_cell_comes_right_after_and_is_told() -> None:
    big = tbl(tr("甲", "乙", "丙"), tr("丁", tc(p("戊") + INNER), "己"), tr("庚", "辛", "壬"))
    read_original = original(big + p("后"))
    assert kinds(read_original) == ["甲/乙/丙/丁/戊/己/庚/辛/壬", "规章/1/行政规范性文件/2", "后"]
    assert [grid.place.table for grid in read_original.grids()] == [1, 2]
    (finding,) = read_original.findings
    assert (finding.code, finding.place) == ("R107", Place(table=1, row=2, column=2))


def test_a_table_whose_rows_were_all_deleted_is_gone() -> None:
    assert kinds(original(tbl(tr("甲", properties="<w:del/>")) + p("乙"))) == ["乙"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (tbl(tr(tc("甲", span(100_000_000)))), "列的上限"),
        (tbl(tr("甲", properties='<w:gridBefore w:val="99999999999999999999"/>')), "列的上限"),
        (tbl(tr(tc("甲", span(300)), tc("乙", "<w:hMerge/>" + span(300)))), "列的上限"),
        (tbl(*(tr(tc("", span(400))) for _ in range(800))), "格子超过"),
        (tbl(*(tr("") for _ in range(5001))), "行，不像"),
        ("<w:tbl><w:tr><w:tc>" * 22 + p("深") + "</w:tc></w:tr></w:tbl>" * 22, "层以上"),
    ],
    ids=["span", "before", "sideways", "area", "rows", "nesting"],
)
def test_a_table_that_asks_for_too_much_is_refused(body: str, said: str) -> None:
    with pytest.raises(LimitExceeded, match=said):
        original(body)


@st.composite
def tilings(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """A grid cut into cells of random spans."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = [[True] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if not free[row][column]:
                continue
            widest = next((end for end in range(column, columns) if not free[row][end]), columns) - column
            width, height = draw(st.integers(1, widest)), draw(st.integers(1, rows - row))
            for taken in range(row, row + height):
                free[taken][column : column + width] = [False] * width
            cells.append((row, column, height, width))
    return cells


def as_word(cells: list[tuple[int, int, int, int]], wrap: bool) -> str:
    """The grid in Word's XML: a merged cell stands once in each of its rows."""
    rows = []
    for row in range(max(top + height for top, _, height, _ in cells)):
        written = ""
        for number, (top, _, height, width) in sorted(enumerate(cells), key=lambda one: one[1][1]):
            if top <= row < top + height:
                merge = "" if height == 1 else RESTART if row == top else MORE
                cell = tc(f"格{number}" if row == top else "", (span(width) if width > 1 else "") + merge)
                written += (
                    f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>" if wrap and (number + row) % 3 == 0 else cell
                )
        rows.append(f"<w:tr>{written}</w:tr>")
    return tbl(*rows)


@given(tilings(), st.booleans())
def test_any_grid_reads_back_as_it_was_written(cells: list[tuple[int, int, int, int]], wrap: bool) -> None:
    read_original = original(p("前") + as_word(cells, wrap) + p("后"))
    expected = [(*cell, f"格{number}") for number, cell in enumerate(cells)]
    assert sorted(shapes(only_grid(read_original))) == sorted(expected)
    assert paragraphs(read_original) == ["前", "后"]


def test_a_plain_cell_reads_like_a_rich_one() -> None:
    """Cells of nothing but text take a shorter way: a bookmark inside a run sends them the long one."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="表格"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    runs = r("自 然") + r("人\n12")
    rich = runs + r("<w:br/>")
    for properties in ("", '<w:pStyle w:val="b"/>', '<w:jc w:val="center"/>'):
        plain, longer = (
            only_grid(original(tbl(tr(tc(p(inner, properties)), "x")), styles=styles)).cells[0].text
            for inner in (runs, rich)
        )
        assert plain == longer.rstrip("\n") == "自 然人 12"


def grid_of(*widths: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


@pytest.mark.parametrize(
    ("widths", "closed"),
    [
        ((600, 3, 600, 600), True),
        ((600, 110, 600, 600), True),
        ((600, 130, 600, 600), False),
        ((25, 3, 25, 25), True),
        ((9, 9, 9, 9), False),
    ],
)
def test_columns_too_narrow_to_be_seen_push_no_cells_apart(widths: tuple[int, ...], closed: bool) -> None:
    rows = tr(tc("甲", span(2) + RESTART), "乙", "丙") + tr(tc("", MORE), tc("丁", span(2)), "戊")
    found = shapes(only_grid(original(f"<w:tbl>{grid_of(*widths)}{rows}</w:tbl>")))
    straight = [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "乙"), (0, 2, 1, 1, "丙"), (1, 1, 1, 1, "丁"), (1, 2, 1, 1, "戊")]
    assert (found == straight) is closed


def test_a_narrow_column_with_a_cell_of_its_own_stays() -> None:
    body = f"<w:tbl>{grid_of(600, 3, 600)}{tr('甲', '', '乙')}</w:tbl>"
    assert shapes(only_grid(original(body))) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, ""), (0, 2, 1, 1, "乙")]


def test_a_cell_with_a_formula_that_has_no_result_is_told() -> None:
    mark = '<w:fldChar w:fldCharType="{}"/>'
    begin = r(mark.format("begin")) + r("<w:instrText> =SUM(LEFT) </w:instrText>")
    end = r(mark.format("end"))
    read = original(tbl(tr("合计", tc(p(begin + end)), tc(p(begin + r(mark.format("separate")) + r("7") + end)))))
    assert [cell.text for cell in only_grid(read).cells] == ["合计", "", "7"]
    assert [(one.code, one.place) for one in read.findings] == [("R105", Place(table=1, row=1, column=2))]
