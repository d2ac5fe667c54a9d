"""Where the cells of an HTML table stand: each in the first column of its row that no cell from above covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.readers.text_tables import MOST_COLUMNS, TextTables


class PlacedCell(NamedTuple):
    """A cell's rectangle, and which cell of which row it is."""

    row: int
    column: int
    row_span: int
    column_span: int
    source_row: int
    source: int


class PlacedCells(NamedTuple):
    cells: list[PlacedCell]
    # Whether a cell reached into one that was there already, and was cut back.
    overlapping: bool


def place_cells(rows: Sequence[Sequence[tuple[int, int]]], tables: TextTables) -> PlacedCells:
    """Rectangles from each row's spans; a span beyond the last row ends there, as in browsers.

    Row spans run on from a table's head into its body: whoever wrote them so meant it.
    """
    cells: list[PlacedCell] = []
    # For each column, the first row that no cell from above covers.
    free_from: list[int] = []
    overlapping = False
    for number, row in enumerate(rows):
        column = 0
        for source, (row_span, column_span) in enumerate(row):
            while column < len(free_from) and free_from[column] > number:
                column += 1
            end = column + 1
            while end < column + column_span and (end >= len(free_from) or free_from[end] <= number):
                end += 1
            overlapping = overlapping or end < column + column_span
            if end > MOST_COLUMNS:
                raise tables.too_large()
            down = min(row_span, len(rows) - number)
            free_from.extend([0] * (end - len(free_from)))
            free_from[column:end] = [number + down] * (end - column)
            cells.append(PlacedCell(number, column, down, end - column, number, source))
            column = end
    return PlacedCells(cells, overlapping)
