"""Tables drawn with characters: cells and spans as drawn, or no table at all."""

from __future__ import annotations

import time

import pytest

from toolkit.original import Grid, Paragraph
from toolkit.readers.plain import read


def grid(text: str, file: str = "a.txt") -> Grid:
    (block,) = read(text.encode(), file).blocks
    assert isinstance(block, Grid)
    return block


def cells(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid(text).rows]


NARROW = """
┌──────┬────┐
│ 规章 │ 1  │
├──────┼────┤
│ 许可 │ 23 │
└──────┴────┘
"""
WIDE = """
┏━━━┳━━┓
┃规章  ┃1   ┃
┣━━━╋━━┫
┃许可  ┃23  ┃
┗━━━┻━━┛
"""
ASCII = """
+------+----+
| 规章 | 1  |
+======+====+
| 许可 | 23 |
+------+----+
"""
ROWS = """
+------+----+
| 规章 | 1  |
| 许可 | 23 |
+------+----+
"""
BARS = """
│规章│1│
│许可│23│
"""
SLOPPY = """
┌─────┬──┐
│规章│1 │
├─────┼──┤
│许可│   23│
└─────┴──┘
"""


@pytest.mark.parametrize(
    "text", [NARROW, WIDE, ASCII, ROWS, BARS, SLOPPY], ids=["narrow", "wide", "ascii", "rows", "bars", "sloppy"]
)
@pytest.mark.parametrize("file", ["a.txt", "a.md"])
def test_a_drawn_table_is_read(text: str, file: str) -> None:
    assert [[cell.text for cell in row] for row in grid(text, file).rows] == [["规章", "1"], ["许可", "23"]]


def test_a_texts_lines_within_a_cell_go_on() -> None:
    text = "+------+---+\n| 行政 | 1 |\n| 许可 |   |\n+------+---+\n| 规章 | - |\n+------+---+"
    assert cells(text) == [["行政\n许可", "1"], ["规章", "-"]]


def test_cells_merged_across_and_down_have_their_spans() -> None:
    text = """
+------+---------+
| 甲   | 乙      |
|      +----+----+
|      | 丙 | 1  |
+------+----+    |
| 丁   | 2  |    |
+------+----+----+
"""
    found = [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid(text).cells]
    assert found == [
        ("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("1", 1, 2, 2, 1), ("丁", 2, 0, 1, 1), ("2", 2, 1, 1, 1),
    ]  # fmt: skip


def test_characters_of_doubtful_width_move_no_edge() -> None:
    narrow = "+------------+---+---+\n| “三安全”   | 1 | 2 |\n+------------+---+---+\n| 行政许可   | 34    |\n+------------+---+---+"
    wide = narrow.replace("“三安全”   |", "“三安全” |")
    assert cells(narrow) == cells(wide) == [["“三安全”", "1", "2"], ["行政许可", "34"]]


@pytest.mark.parametrize(
    "text",
    [
        "+---+---+\n| 1 | 2  3 |\n| 4 |\n+---+---+",
        "┌──┬──┐\n│12    │\n│3 │4 │\n└──┴──┘",
        "┌──┬──┬──┐\n│1 │2 │3 │\n├──┤  ├──┤\n│4   5 │6 │\n└──┴──┴──┘",
    ],
)
def test_a_drawing_that_contradicts_itself_is_no_table(text: str) -> None:
    blocks = read(text.encode(), "a.txt").blocks
    assert not [block for block in blocks if isinstance(block, Grid) and len(block.cells) > 4]
    assert "".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_a_lines_place_is_that_of_its_row() -> None:
    assert [cell.place.line for cell in grid(NARROW).cells] == [3, 3, 5, 5]


@pytest.mark.parametrize("line", ["│", "+-+", "┌─┬─┐", "| + - |", "┼" * 50])
def test_hostile_drawings_take_time_by_their_length(line: str) -> None:
    start = time.perf_counter()
    read((line + "\n").encode() * (100_000 // len(line)), "a.txt")
    assert time.perf_counter() - start < 4


def test_pipes_between_cells_only() -> None:
    assert cells("规章 | 1\n--- | ---\n许可 | 23\n | 4") == [["规章", "1"], ["许可", "23"], ["", "4"]]
