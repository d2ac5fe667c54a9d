"""What the tables of one text original share: their numbers, their limits, and the places of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.errors import LimitExceeded
from toolkit.finding import Place
from toolkit.original import Grid, GridCell

MOST_COLUMNS = 200
MOST_CELLS = 100_000


class TextCell(NamedTuple):
    """A cell before its table has a number; `line` counts from 1."""

    row: int
    column: int
    text: str
    line: int
    row_span: int = 1
    column_span: int = 1


class TextTables:
    """The tables of one file, counted as they are made."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self._positions = 0

    def grid(self, cells: Iterable[TextCell], line: int, *, ruled: bool = True) -> Grid:
        """The next table; every position that a cell covers counts against the limit."""
        cells = list(cells)
        self.take(sum(cell.row_span * cell.column_span for cell in cells))
        if max((cell.column + cell.column_span for cell in cells), default=0) > MOST_COLUMNS:
            raise self.too_large()
        self.count += 1
        return Grid(
            tuple(
                GridCell(one.row, one.column, one.text, one.row_span, one.column_span, self.place(one)) for one in cells
            ),
            Place(table=self.count, line=line),
            ruled=ruled,
        )

    def grid_of_rows(self, rows: Sequence[Sequence[tuple[str, int]]], line: int) -> Grid:
        """A table whose cells stand side by side, each with its line."""
        cells = [
            TextCell(row, column, text, at) for row, one in enumerate(rows) for column, (text, at) in enumerate(one)
        ]
        return self.grid(cells, line)

    def place(self, cell: TextCell) -> Place:
        return Place(table=self.count, row=cell.row + 1, column=cell.column + 1, line=cell.line)

    def take(self, positions: int) -> None:
        """Counts what a table will cover, before anything of that size is made."""
        self._positions += positions
        if self._positions > MOST_CELLS:
            raise self.too_large()

    def too_large(self) -> LimitExceeded:
        return LimitExceeded(f"{self.file}：表格过大，不像一份年度报告。")
