"""Columns of the form below which an office has set several of its own, such as 上年 and 本年."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.form.definition import Block
from toolkit.matching.align import expected_of
from toolkit.matching.flow import TableRow
from toolkit.matching.rows import DataRow
from toolkit.matching.vocabulary import column_names
from toolkit.original import GridCell
from toolkit.text import label_key


class DividedColumns:
    """Knows of each header whether it divides a column; all rows below one header ask the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], bool] = {}

    def above(self, row: DataRow, block: Block) -> bool:
        rows = (*row.header_rows, *row.below_header)
        key = (id(block), *map(id, rows))
        if key not in self._known:
            self._known[key] = any(
                len(_own_names(cell, rows[at + 1 :], block)) > 1 for at, cell in _leaves(rows, block)
            )
        return self._known[key]


def _leaves(rows: Sequence[TableRow], block: Block) -> Iterator[tuple[int, GridCell]]:
    """The header cells wider than a column that name a column of figures, and the row of each."""
    wide = [(at, cell) for at, row in enumerate(rows[:-1]) for cell in row.own_cells if cell.column_span > 1]
    names = {name for line in block.column_lines for name in expected_of(line).names} if wide else set()
    return ((at, cell) for at, cell in wide if label_key(cell.text).name in names)


def _own_names(above: GridCell, rows: Sequence[TableRow], block: Block) -> set[str]:
    """What stands below a header cell and is no name of the form's."""
    below = (cell for row in rows for cell in row.own_cells if cell.text.strip())
    return {
        label_key(cell.text).name
        for cell in below
        if above.column <= cell.column and cell.end_column <= above.end_column
    } - column_names(block)
