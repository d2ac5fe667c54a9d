"""A grid knows which cell covers a position."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.original import Grid, GridCell


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Cells of any spans that don't overlap, with gaps, in any order."""
    covered: set[tuple[int, int]] = set()
    cells = []
    numbers = st.integers(0, 4)
    for row, column, height, width in draw(st.lists(st.tuples(numbers, numbers, numbers, numbers), max_size=12)):
        mine = {(r, c) for r in range(row, row + height + 1) for c in range(column, column + width + 1)}
        if not mine & covered:
            covered |= mine
            cells.append(GridCell(row, column, str(len(cells)), height + 1, width + 1))
    return Grid(tuple(cells))


@given(grids(), st.integers(-1, 11), st.integers(-1, 11))
def test_the_cell_at_a_position_is_the_one_that_covers_it(grid: Grid, row: int, column: int) -> None:
    covering = [
        cell for cell in grid.cells if cell.row <= row < cell.end_row and cell.column <= column < cell.end_column
    ]
    assert grid.at(row, column) == (covering[0] if covering else None)
