"""A table's definition as the grid that is printed: bars, headers, labels and slots with their spans."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.form.definition import Block, Label, Line, Table


class Role(StrEnum):
    BAR = "bar"
    CORNER = "corner"
    HEADER = "header"
    LABEL = "label"
    SLOT = "slot"


class LayoutCell(NamedTuple):
    row: int
    column: int
    row_span: int
    column_span: int
    role: Role
    text: str = ""
    slot: str | None = None
    # The labels from the tree's root to this header or label cell.
    line: Line | None = None


class TableLayout(NamedTuple):
    """The printed grid; rows and columns count from 0."""

    table: str
    row_count: int
    column_count: int
    # How many rows at the top are headers of the whole table: they repeat on a new page.
    header_rows: int
    cells: tuple[LayoutCell, ...]

    def slots(self) -> Iterator[LayoutCell]:
        return (cell for cell in self.cells if cell.role is Role.SLOT)


@lru_cache(maxsize=32)
def layout(table: Table, *, whole_groups: frozenset[str] = frozenset()) -> TableLayout:
    """Lays out a table; groups named in `whole_groups` are printed as one row (the old form's way)."""
    width = max(_label_width(block) + len(block.column_lines) for block in table.blocks)
    cells: list[LayoutCell] = []
    row = 0
    for block in table.blocks:
        if block.bar:
            cells.append(LayoutCell(row, 0, 1, width, Role.BAR, block.bar))
            row += 1
        depth = _depth(block.columns)
        labels = _label_width(block)
        if block.corner:
            cells.append(LayoutCell(row, 0, depth, labels, Role.CORNER, block.corner))
        starts = _column_starts(block, labels, width)
        cells.extend(_headers(block.columns, row, depth, starts, ()))
        row += depth
        placed = list(_labels(block.rows, row, 0, labels, (), whole_groups)) if block.rows else []
        cells.extend(placed)
        lines = [cell for cell in placed if cell.column + cell.column_span == labels]
        for line in [cell.line for cell in lines] if lines else [Line(())]:
            assert line is not None
            cells.extend(_slots(table.key, block, line, row, starts))
            row += 1
    header_rows = _depth(table.blocks[0].columns) if len(table.blocks) == 1 else 0
    return TableLayout(table.key, row, width, header_rows, tuple(cells))


def _depth(labels: tuple[Label, ...]) -> int:
    return max((1 + _depth(label.children) for label in labels), default=0)


def _leaf_count(label: Label) -> int:
    return sum(map(_leaf_count, label.children)) or 1


def _label_width(block: Block) -> int:
    return _depth(block.rows)


def _column_starts(block: Block, labels: int, width: int) -> tuple[int, ...]:
    """Where each leaf column begins, and where the last one ends: it takes the width that is left over."""
    return (*range(labels, labels + len(block.column_lines)), width)


def _headers(
    columns: tuple[Label, ...], row: int, height: int, starts: tuple[int, ...], above: tuple[Label, ...]
) -> Iterator[LayoutCell]:
    first = 0
    for label in columns:
        last = first + _leaf_count(label)
        span = starts[last] - starts[first]
        line = Line((*above, label))
        if label.children:
            yield LayoutCell(row, starts[first], 1, span, Role.HEADER, label.text, line=line)
            yield from _headers(label.children, row + 1, height - 1, starts[first : last + 1], line.labels)
        else:
            yield LayoutCell(row, starts[first], height, span, Role.HEADER, label.text, line=line)
        first = last


def _labels(
    rows: tuple[Label, ...],
    row: int,
    column: int,
    width: int,
    above: tuple[Label, ...],
    whole_groups: frozenset[str],
) -> Iterator[LayoutCell]:
    for label in rows:
        line = Line((*above, label))
        if label.children and not (label.may_be_whole and line.address in whole_groups):
            inside = list(_labels(label.children, row, column + 1, width - 1, line.labels, whole_groups))
            height = max(cell.row + cell.row_span for cell in inside) - row
            yield LayoutCell(row, column, height, 1, Role.LABEL, label.text, line=line)
            yield from inside
            row += height
        else:
            yield LayoutCell(row, column, 1, width, Role.LABEL, label.text, line=line)
            row += 1


def _slots(table: str, block: Block, line: Line, row: int, starts: tuple[int, ...]) -> Iterator[LayoutCell]:
    for number, column in enumerate(block.column_lines):
        address = ".".join(part for part in (table, line.address, column.address) if part)
        span = starts[number + 1] - starts[number]
        yield LayoutCell(row, starts[number], 1, span, Role.SLOT, slot=address)
