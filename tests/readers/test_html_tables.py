"""HTML tables in text and Markdown: real cells with their spans, and nothing left out without a word."""

from __future__ import annotations

import time

import pytest

from tests.matching.originals import FORM_2021, HEADINGS, TITLE
from toolkit.errors import LimitExceeded
from toolkit.form.layout import layout
from toolkit.matching import match
from toolkit.original import Grid, Original, Paragraph
from toolkit.readers.plain import read


def original(text: str, file: str = "a.md") -> Original:
    return read(text.encode(), file)


def grids(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in original(text).grids()]


def codes(text: str) -> list[str]:
    return [finding.code for finding in original(text).findings]


def cell_of(text: str) -> str:
    """What a cell with this markup shows."""
    (grid,) = original(f"<table><tr><td>规章<td>{text}</table>").grids()
    return grid.cells[1].text


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>",
        "<TABLE BORDER=1>\n<TR><TD>甲<TD>1\n<TR><TD>乙<TD>2\n</TABLE>",
        "<table>\n<thead>\n<tr><th>甲</th>\n<th>1</th>\n<tbody>\n<tr>\n\t<td>\n\t\t<p>乙</p>\n\t</td>\n\t<td>2</td></tbody>\n</table>",
        "<html><body><table class='a>b'><tr><td style=\"text-align: center;\">甲</td><td>1</td></tr>\n\n<tr><td>乙</td><td>2</td></tr></table></body></html>",
        "```html\n<table><tr><td>甲<td>1<tr><td>乙<td>2</table>\n```",
    ],
)
@pytest.mark.parametrize("file", ["a.md", "a.txt"])
def test_a_table_is_read_however_it_is_written(table: str, file: str) -> None:
    (grid,) = original(table, file).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "1"], ["乙", "2"]]


def test_spans_are_those_of_the_markup() -> None:
    (grid,) = original("<table><tr><td rowspan=2>甲<td colspan='2'>乙<tr><td>丙<td>丁</table>").grids()
    assert [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1),
    ]  # fmt: skip


def test_a_span_beyond_the_last_row_ends_there() -> None:
    (grid,) = original("<table><tr><td rowspan=9>甲<td rowspan=0>1<tr></table>").grids()
    assert {cell.row_span for cell in grid.cells} == {2}


def test_overlapping_spans_are_told_and_no_cell_covers_another() -> None:
    text = "<table><tr><td>甲<td rowspan=2>1<tr><td colspan=2>乙<td>2</table>"
    (grid,) = original(text).grids()
    assert [(cell.text, cell.column, cell.column_span) for cell in grid.rows[1]] == [("乙", 0, 1), ("2", 2, 1)]
    assert not grid.ruled
    assert codes(text) == ["R160"]


def test_a_cell_has_its_line_and_its_place() -> None:
    (grid,) = original("表：\n<table>\n<tr><td>甲</td>\n<td>1</td></tr></table>").grids()
    place = grid.cells[1].place
    assert (place.table, place.row, place.column, place.line) == (1, 1, 2, 4)


def test_text_around_a_table_stays_around_it() -> None:
    blocks = original("<html><body>上文<table><caption>表名</caption><tr><td>甲<td>1</table>下文</body></html>").blocks
    texts = [block.text if isinstance(block, Paragraph) else "表" for block in blocks]
    assert texts == ["上文", "表名", "表", "下文"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&nbsp;3&#160;", "\u00a03\u00a0"),
        ("1<br>2", "1\n2"),
        ("1\n  2", "1 2"),
        ("<b>1</b><i>2</i>", "12"),
        ("<p>1</p><p>2</p>", "1\n\n2"),
        ("33<sup>1</sup>", "33¹"),
        ("&lt;条例&gt;<条例>", "<条例><条例>"),
        ("**5**", "5"),
        ("$5$", "5"),
        ("", ""),
    ],
)
def test_a_cell_shows_what_a_browser_shows(markup: str, text: str) -> None:
    assert cell_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "text", "code"),
    [
        ("<del>5</del>6", "6", "R161"),
        ("<s>5</s> 6", "6", "R161"),
        ('<span style="display: none">5</span>6', "6", "R162"),
        ("<span hidden>5</span>6", "6", "R162"),
        ("<style>5", "", "R162"),
        ('<img src="a.png" alt="5">', "", "R163"),
    ],
)
def test_what_a_browser_doesnt_show_is_told(markup: str, text: str, code: str) -> None:
    assert cell_of(markup) == text
    (finding,) = original(f"<table><tr><td>规章<td>{markup}</table>").findings
    assert (finding.code, finding.place and finding.place.column) == (code, 2)


def test_a_hidden_cell_takes_no_place_and_is_told() -> None:
    text = '<table><tr><td>甲<td style="display:none">9<td>1<tr hidden><td>乙<td>2</table>'
    assert grids(text) == [[["甲", "1"]]]
    assert codes(text) == ["R162"]


def test_a_comment_is_no_text_and_told_where_it_says_something() -> None:
    text = "甲<!-- PageBreak --><!-- 请领导\n审定 <table> -->乙\n\n<!-- image -->"
    assert [block.text for block in original(text).paragraphs()] == ["甲", "乙"]
    assert codes(text) == ["R162"]


def test_a_table_in_a_cell_is_a_table_of_its_own_and_told() -> None:
    text = "<table><tr><td>甲<td>1<table><tr><td>乙<td>2</table></table>"
    assert grids(text) == [[["甲", "1"]], [["乙", "2"]]]
    assert codes(text) == ["R164"]


def test_a_table_that_only_sets_out_the_page_gives_its_content() -> None:
    blocks = original("<table><tr><td>上文<table><tr><td>甲<td>1</table>下文</table>").blocks
    assert [block.text if isinstance(block, Paragraph) else "表" for block in blocks] == ["上文", "表", "下文"]


def test_a_table_without_its_end_is_read_as_far_as_its_rows_and_told() -> None:
    text = "<table><tr><td>甲</td><td>1</td></tr>\n\n四、政府信息公开行政复议、行政诉讼情况"
    assert grids(text) == [[["甲", "1"]]]
    assert codes(text) == ["R160"]
    assert [block.text for block in original(text).paragraphs()] == ["四、政府信息公开行政复议、行政诉讼情况"]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr>" + "<td>" * 100_001,
        "<table>" + "<tr>" * 100_001,
        "<table><tr><td colspan=500>",
        "<table>" + "<tr><td colspan=200 rowspan=65000>1" * 3 + "<tr>" * 600,
        "<table><tr><td>" * 50,
    ],
)
def test_hostile_tables_meet_limits(text: str) -> None:
    with pytest.raises(LimitExceeded):
        read(text.encode(), "a.md")


@pytest.mark.parametrize(
    "piece",
    ["<", "<td", "<td ", "<td '", '<td "', "<!--", "<a x=", "&", "&#1", "<del>", "</table", "[", "![a](", "~~a", "*a ", "`a ", "\\", "$1"],
)  # fmt: skip
def test_hostile_markup_takes_time_by_its_length(piece: str) -> None:
    text = "<table><tr><td>1</table>" + piece * (300_000 // len(piece))
    start = time.perf_counter()
    read(text.encode(), "a.md")
    assert time.perf_counter() - start < 4


def test_a_report_of_html_tables_is_read_whole() -> None:
    lines = [f"# {TITLE}", ""]
    for section, heading in zip(FORM_2021.sections, HEADINGS, strict=True):
        lines += [f"## {heading}", "", html_table(section.table) if section.table else "无。", ""]
    report = match(original("\n".join(lines)))
    assert set(report.values.values()) == {7}
    assert report.findings == ()


def html_table(table: str) -> str:
    rows: dict[int, list[str]] = {}
    for one in layout(FORM_2021.table(table)).cells:
        text = "7" if one.slot else one.text
        rows.setdefault(one.row, []).append(f"<td rowspan={one.row_span} colspan={one.column_span}>{text}</td>")
    return "<table>" + "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items())) + "</table>"
