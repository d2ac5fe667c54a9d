"""A table's layout drawn on a sheet: bars, headers and labels with their merged cells, in widths that fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.form.layout import LayoutCell, Role, TableLayout
from toolkit.text import Number
from toolkit.writers import sheet_styles as styles
from toolkit.writers.sheet_styles import Styled

LINE = 15.0
_LABEL_WIDTHS = {0: (), 1: (24.0,), 2: (14.0, 34.0), 3: (6.0, 15.0, 38.0)}
# What a cell of a workbook can hold.
LONGEST_TEXT = 32_767


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and its result with the figures that the workbook begins with."""

    text: str
    result: Number | str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands in a cell of a sheet, or in several merged ones."""

    first: tuple[int, int]
    last: tuple[int, int]
    content: str | Number | Formula | None
    look: Any


def table_cells(
    styled: Styled,
    layout: TableLayout,
    top: int,
    figure: Callable[[LayoutCell], tuple[str | Number | Formula | None, Any]],
) -> list[Drawn]:
    """A table from row `top` on; `figure` says what stands in a slot, and how it looks."""
    drawn = []
    for cell in layout.cells:
        content, look = figure(cell) if cell.role is Role.SLOT else (cell.text, _look(styled, cell))
        first = (top + cell.row, cell.column)
        last = (first[0] + cell.row_span - 1, first[1] + cell.column_span - 1)
        drawn.append(Drawn(first, last, content, look))
    return drawn


def put(sheet: Any, cells: Iterable[Drawn]) -> None:
    """Writes cells row by row, as a workbook written with flat memory must be."""
    positions = [
        (row, column, cell)
        for cell in cells
        for row in range(cell.first[0], cell.last[0] + 1)
        for column in range(cell.first[1], cell.last[1] + 1)
    ]
    for row, column, cell in sorted(positions, key=lambda one: one[:2]):
        if (row, column) == cell.first and cell.first != cell.last:
            # The library's merge_range() would write every row of the area at once, and rows must come in order.
            sheet.merge.append([*cell.first, *cell.last])
        write(sheet, (row, column), cell.content if (row, column) == cell.first else None, cell.look)


def write(sheet: Any, position: tuple[int, int], content: str | Number | Formula | None, look: Any) -> None:
    """One cell. Text stays text, whatever it begins with."""
    if content is None or content == "":
        sheet.write_blank(*position, None, look)
    elif isinstance(content, Formula):
        # The library writes an empty result as if nothing had been worked out.
        sheet.write_formula(*position, content.text, look, " " if content.result == "" else content.result)
    elif isinstance(content, str):
        sheet.write_string(*position, shortened(content), look)
    else:
        sheet.write_number(*position, content, look)


def shortened(text: str) -> str:
    """A text that a cell can hold; one that was cut says so."""
    ending = "……（内容过长，以下省略）"
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(ending)] + ending


def column_widths(layout: TableLayout) -> list[float]:
    labels = min(cell.column for cell in layout.slots())
    figures = layout.column_count - labels
    width = 18.0 if figures <= 3 else 10.5 if figures <= 10 else 7.5
    return [*_LABEL_WIDTHS.get(labels, (16.0,) * labels), *(width for _ in range(figures))]


def row_heights(layout: TableLayout, widths: list[float]) -> list[float]:
    """How high each row must be so that no label is cut."""
    heights = [LINE + 7] * layout.row_count
    for cell in layout.cells:
        if cell.row_span == 1 and cell.text:
            lines = lines_of(cell.text, sum(widths[cell.column : cell.column + cell.column_span]))
            heights[cell.row] = max(heights[cell.row], lines * LINE + 7)
    return heights


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell."""
    room = int(max(width - 1, 2))
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def display_width(text: str) -> int:
    """The width of a text in columns of a terminal or a sheet: an ideograph takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _look(styled: Styled, cell: LayoutCell) -> Any:
    if cell.role is Role.LABEL:
        # A label that stands beside several rows is a group's.
        return styled.framed(bg_color=styles.LABEL, text_wrap=True, align="left" if cell.row_span == 1 else "center")
    ground = styles.BAR if cell.role is Role.BAR else styles.HEADER
    return styled.framed(bg_color=ground, text_wrap=True, align="center", bold=cell.role is Role.BAR)
