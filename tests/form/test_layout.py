"""The printed grid: every position covered once, and the spans that the notices show."""

from __future__ import annotations

from collections import Counter

import pytest

from toolkit.form import EDITIONS, Form
from toolkit.form.definition import Block, Label, Table
from toolkit.form.edition_2019 import EDITION_2019
from toolkit.form.edition_2021 import EDITION_2021
from toolkit.form.layout import LayoutCell, Role, TableLayout, layout

TABLES = [(form, table) for form in EDITIONS for table in form.tables]
each_table = pytest.mark.parametrize(("form", "table"), TABLES, ids=[f"{f.edition}-{t.key}" for f, t in TABLES])
OLD_ROW = frozenset({"closed_otherwise"})


@each_table
def test_every_position_is_covered_once(form: Form, table: Table) -> None:
    printed = layout(table)
    covered = Counter(position for cell in printed.cells for position in positions(cell))
    everywhere = {(row, column) for row in range(printed.row_count) for column in range(printed.column_count)}
    assert covered == Counter(everywhere)


@each_table
def test_every_slot_is_printed_once(form: Form, table: Table) -> None:
    printed = Counter(cell.slot for cell in layout(table).slots())
    assert printed == Counter(slot.address for slot in form.slots if slot.table == table.key)


@pytest.mark.parametrize(
    ("form", "key", "rows", "columns", "header_rows"),
    [
        (EDITION_2021, "disclosure", 14, 4, 0),
        (EDITION_2021, "requests", 28, 10, 3),
        (EDITION_2021, "disputes", 4, 15, 3),
        (EDITION_2019, "requests", 26, 10, 3),
        (EDITION_2019, "disputes", 4, 15, 3),
    ],
)
def test_sizes(form: Form, key: str, rows: int, columns: int, header_rows: int) -> None:
    printed = layout(form.table(key))
    assert (printed.row_count, printed.column_count, printed.header_rows) == (rows, columns, header_rows)


def test_bars_cross_the_table() -> None:
    bars = [cell for cell in layout(EDITION_2021.table("disclosure")).cells if cell.role is Role.BAR]
    assert [(cell.row, cell.column_span, cell.text) for cell in bars] == [
        (0, 4, "第二十条第（一）项"),
        (4, 4, "第二十条第（五）项"),
        (7, 4, "第二十条第（六）项"),
        (11, 4, "第二十条第（八）项"),
    ]


def test_a_single_column_takes_the_width_that_is_left() -> None:
    printed = layout(EDITION_2021.table("disclosure"))
    assert place(printed, "本年处理决定数量") == (5, 1, 1, 3)
    assert next(slot.column_span for slot in printed.slots() if slot.slot == "disclosure.fees.amount") == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请人情况", (0, 3, 1, 7)),
        ("自然人", (1, 3, 2, 1)),
        ("法人或其他组织", (1, 4, 1, 5)),
        ("总计", (1, 9, 2, 1)),
        ("商业企业", (2, 4, 1, 1)),
        ("一、本年新收政府信息公开申请数量", (3, 0, 1, 3)),
        ("三、本年度办理结果", (5, 0, 22, 1)),
        ("（一）予以公开", (5, 1, 1, 2)),
        ("（三）不予公开", (7, 1, 8, 1)),
        ("1.属于国家秘密", (7, 2, 1, 1)),
        ("（六）其他处理", (23, 1, 3, 1)),
        ("（七）总计", (26, 1, 1, 2)),
        ("四、结转下年度继续办理", (27, 0, 1, 3)),
    ],
)
def test_labels_of_requests(text: str, expected: tuple[int, int, int, int]) -> None:
    """Row, column, rows high, columns wide."""
    assert place(layout(EDITION_2021.table("requests")), text) == expected


def test_the_corner_of_requests() -> None:
    corner = next(cell for cell in layout(EDITION_2021.table("requests")).cells if cell.role is Role.CORNER)
    assert (corner.row_span, corner.column_span) == (3, 3)


@pytest.mark.parametrize("form", [EDITION_2019, EDITION_2021])
def test_the_old_row_makes_results_twenty_rows_high(form: Form) -> None:
    whole = OLD_ROW if form is EDITION_2021 else frozenset()
    printed = layout(form.table("requests"), whole_groups=whole)
    assert printed.row_count == 26
    assert place(printed, "三、本年度办理结果")[2] == 20
    assert place(printed, "（六）其他处理") == (23, 1, 1, 2)
    assert "requests.closed_otherwise.total" in {cell.slot for cell in printed.slots()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议", (0, 0, 1, 5)),
        ("行政诉讼", (0, 5, 1, 10)),
        ("未经复议直接起诉", (1, 5, 1, 5)),
        ("复议后起诉", (1, 10, 1, 5)),
        ("结果维持", (1, 0, 2, 1)),
    ],
)
def test_headers_of_disputes(text: str, expected: tuple[int, int, int, int]) -> None:
    assert place(layout(EDITION_2021.table("disputes")), text) == expected


def test_spans_follow_from_the_trees() -> None:
    """Nobody types a span: a header is as wide as its leaves and a leaf as high as the headers beside it."""
    columns = (Label("甲", "a", children=(Label("乙", "b"), Label("丙", "c"))), Label("丁", "d"))
    rows = (Label("行", "row", children=(Label("一", "one"), Label("二", "two"))), Label("末", "last"))
    printed = layout(Table("t", "表", (Block(columns=columns, rows=rows, corner="角"),)))
    assert place(printed, "角") == (0, 0, 2, 2)
    assert place(printed, "甲") == (0, 2, 1, 2)
    assert place(printed, "丁") == (0, 4, 2, 1)
    assert place(printed, "行") == (2, 0, 2, 1)
    assert place(printed, "末") == (4, 0, 1, 2)
    assert [cell.slot for cell in printed.slots()][:3] == ["t.row.one.a.b", "t.row.one.a.c", "t.row.one.d"]


def positions(cell: LayoutCell) -> list[tuple[int, int]]:
    return [
        (cell.row + down, cell.column + across) for down in range(cell.row_span) for across in range(cell.column_span)
    ]


def place(printed: TableLayout, text: str) -> tuple[int, int, int, int]:
    """The first cell with this text."""
    cell = next(cell for cell in printed.cells if cell.text == text)
    return cell.row, cell.column, cell.row_span, cell.column_span
