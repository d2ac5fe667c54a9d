"""Figures that no rules part, in a lattice whose other rules say where its rows and columns are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from toolkit.readers.pdf_cell_text import is_figure
from toolkit.readers.pdf_lines import Line, lines_of
from toolkit.readers.pdf_pieces import pieces_of

if TYPE_CHECKING:
    from toolkit.readers.pdf_cells import Cell
    from toolkit.readers.pdf_page import Run

# Share of a figure's height on either side of its middle that has to lie in its row, and of its size beside its column.
_CORE = 0.25
_INK_BESIDE = 0.1

# Rows and columns that cells cover: first row, row after, first column, column after.
Band = tuple[int, int, int, int]
Position = tuple[int, int]


def may_be_open(cell: Cell) -> bool:
    """A cheap look: a figure over several rows, or figures over several columns."""
    if not cell.lines or (cell.row_span == 1 and " " not in cell.lines[0].text):
        return False
    return is_figure(cell.lines[0].text)


def parted(
    cells: Sequence[Cell], texts: Mapping[int, Sequence[Run]], xs: Sequence[float], ys: Sequence[float]
) -> list[Cell] | None:
    """The cells with those parted in which each figure stands in one of the lattice's rows and columns.

    None where there is nothing to part, or a figure stands on a boundary. `texts` are the runs by cell (its id).
    """
    open_rows = {(cell.row, cell.end_row) for cell in cells if may_be_open(cell)}
    bands = [
        [cell for cell in cells if (cell.row, cell.end_row) == rows and _holds_figures(cell)] for rows in open_rows
    ]
    made: list[Cell] = []
    taken: set[int] = set()
    for band in bands:
        found = [_positions(cell, texts.get(id(cell), ()), xs, ys) for cell in band]
        if not _is_certain(found):
            continue
        taken.update(map(id, band))
        ruled = [cell for cell in cells if id(cell) not in taken]
        for cell, positions in zip(band, found, strict=True):
            made.extend(_parts(cell, positions or {}, _beside(cell, ruled), xs, ys))
    return [*(cell for cell in cells if id(cell) not in taken), *made] if made else None


def _holds_figures(cell: Cell) -> bool:
    return (cell.row_span > 1 or cell.column_span > 1) and all(is_figure(line.text) for line in cell.lines)


def _is_certain(found: Sequence[Mapping[Position, Sequence[Line]] | None]) -> bool:
    """Whether every figure has its position; where all stand in one, they may be merged cells' as well."""
    positions = [position for one in found if one is not None for position in one]
    return None not in found and len(set(positions)) > 1 and not _in_one_row_each(found)


def _in_one_row_each(found: Iterable[Mapping[Position, Sequence[Line]] | None]) -> bool:
    """Whether each cell has one position only, all in the same row: figures of cells merged over rows look so too."""
    places = [list(one) for one in found if one]
    return all(len(one) == 1 for one in places) and len({one[0][0] for one in places}) == 1


def _positions(
    cell: Cell, runs: Sequence[Run], xs: Sequence[float], ys: Sequence[float]
) -> dict[Position, list[Line]] | None:
    """The lines of a cell by row and column of the lattice; None where one stands on a boundary."""
    lines = [piece for row in pieces_of(runs) for piece in row] if cell.column_span > 1 else lines_of(runs)
    found: dict[Position, list[Line]] = {}
    for line in lines:
        core = (line.bottom - line.top) * _CORE
        row = _between(ys, line.middle - core, line.middle + core)
        ink = line.size * _INK_BESIDE
        column = _between(xs, line.left + ink, line.right - ink) if cell.column_span > 1 else cell.column
        if row is None or column is None or " " in line.text:
            return None
        found.setdefault((row, column), []).append(line)
    return found


def _between(boundaries: Sequence[float], start: float, end: float) -> int | None:
    """The number of the boundary before a stretch, if no other one cuts it."""
    before = sum(boundary <= start for boundary in boundaries) - 1
    return before if before == sum(boundary <= end for boundary in boundaries) - 1 else None


def _beside(cell: Cell, cells: Sequence[Cell]) -> dict[int, Cell]:
    """The nearest cell on the left for each row that a cell covers."""
    left = sorted((one for one in cells if one.end_column <= cell.column), key=attrgetter("end_column"))
    return {row: one for one in left for row in range(one.row, one.end_row)}


def _parts(
    cell: Cell,
    positions: Mapping[Position, Sequence[Line]],
    beside: Mapping[int, Cell],
    xs: Sequence[float],
    ys: Sequence[float],
) -> list[Cell]:
    """A cell a row and column; whether a page's end cuts it shows the label beside it, which is ruled."""
    parts = []
    for row in range(cell.row, cell.end_row):
        label = beside.get(row)
        above = cell.closed_above if label is None or label.row < row else label.closed_above
        below = cell.closed_below if label is None or label.end_row > row + 1 else label.closed_below
        for column in range(cell.column, cell.end_column):
            box = (xs[column], ys[row], xs[column + 1], ys[row + 1])
            part = cell.part(row, column, box, row > cell.row or above, row + 1 < cell.end_row or below)
            part.write(positions.get((row, column), ()))
            parts.append(part)
    return parts
