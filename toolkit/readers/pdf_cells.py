"""Lattices → tables of one page: merged cells with their spans, and the text that stands in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf

from toolkit.readers.pdf_lines import Line, cell_text, lines_of
from toolkit.readers.pdf_page import Box, Glyph
from toolkit.readers.pdf_rulings import Lattice

# A finer lattice than this is a chart's or a map's.
MOST_POSITIONS = 20_000

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Cell:
    """A cell as drawn on one page, at its first row and column of that page's table."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    # Whether a line is drawn along its upper and its lower side.
    closed_above: bool = True
    closed_below: bool = True
    lines: list[Line] = field(default_factory=list)

    @property
    def end_row(self) -> int:
        return self.row + self.row_span

    @property
    def end_column(self) -> int:
        return self.column + self.column_span

    @property
    def text(self) -> str:
        return cell_text(self.lines, self.box)


@dataclass(slots=True)
class Fragment:
    """A table, or as much of it as one page shows."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: list[Cell]
    # Lines are missing inside: some cells had to be cut out of a shape that is no rectangle.
    broken: bool = False
    # False where no lines are drawn and the columns follow from the alignment of the text.
    ruled: bool = True

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1


def fill(lattices: Sequence[Lattice], glyphs: Sequence[Glyph], page: int) -> tuple[list[Fragment], list[Glyph]]:
    """The tables of a page with their text, and the glyphs that stand in none."""
    drafts = [_Draft(lattice) for lattice in lattices if len(lattice.xs) * len(lattice.ys) <= MOST_POSITIONS]
    outside: list[Glyph] = []
    # Where the last glyph stood, the next mostly stands, too.
    start = above = end = below = 0.0
    here = outside
    for glyph in glyphs:
        _, left, top, right, bottom = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        if not (start <= x < end and above <= y < below):
            here, (start, above, end, below) = _cell_at(drafts, x, y, outside)
        here.append(glyph)
    return [draft.fragment(page) for draft in drafts], outside


def _cell_at(drafts: Sequence[_Draft], x: float, y: float, outside: list[Glyph]) -> tuple[list[Glyph], Box]:
    """Where a glyph at this place goes, and up to where others go there, too."""
    beside = 0
    around: _Draft | None = None
    free_above, free_below = -inf, inf
    for draft in drafts:
        left, top, right, bottom = draft.box
        if bottom <= y:
            free_above = max(free_above, bottom)
        elif top > y:
            free_below = min(free_below, top)
        else:
            beside += 1
            # A table inside another's cell is smaller than that one.
            if left <= x < right and (around is None or draft.area < around.area):
                around = draft
    if around is not None:
        glyphs, box = around.cell_at(x, y)
        return glyphs, box if beside == 1 else _NOWHERE
    return outside, _NOWHERE if beside else (-inf, free_above, inf, free_below)


class _Draft:
    """A lattice on the way to a table: which cell each of its positions belongs to."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self.box = left, top, right, bottom = lattice.box
        self.area = (right - left) * (bottom - top)
        self._owners, self.cells, self.broken = _regions(lattice)
        self._glyphs: list[list[Glyph]] = [[] for _ in self.cells]

    def cell_at(self, x: float, y: float) -> tuple[list[Glyph], Box]:
        owner = self._owners[bisect_right(self.lattice.ys, y) - 1][bisect_right(self.lattice.xs, x) - 1]
        return self._glyphs[owner], self.cells[owner].box

    def fragment(self, page: int) -> Fragment:
        for cell, glyphs in zip(self.cells, self._glyphs, strict=True):
            if glyphs:
                cell.lines = lines_of(glyphs)
        outside = _outside(self.lattice)
        cells = [cell for cell in self.cells if cell.lines or not outside(cell)]
        return Fragment(page, self.lattice.xs, self.lattice.ys, cells, self.broken)


def _regions(lattice: Lattice) -> tuple[list[list[int]], list[Cell], bool]:
    """Positions that no drawn side parts, as cells; a shape that is no rectangle is cut into rows of rectangles."""
    xs, ys, horizontal, vertical = lattice.xs, lattice.ys, lattice.horizontal, lattice.vertical
    rows, columns = len(ys) - 1, len(xs) - 1
    owners = [[-1] * columns for _ in range(rows)]
    cells: list[Cell] = []
    broken = False
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            closed_below = row + 1 == rows or horizontal[row + 1][column]
            if (
                closed_below
                and (column + 1 == columns or vertical[row][column + 1])
                and _has_own_corner(lattice, row, column)
            ):
                owners[row][column] = len(cells)
                box = (xs[column], ys[row], xs[column + 1], ys[row + 1])
                cells.append(Cell(row, column, 1, 1, box, horizontal[row][column], horizontal[row + 1][column]))
                continue
            parts = _rectangles(_connected(lattice, row, column))
            broken = broken or len(parts) > 1
            for top, start, bottom, end in parts:
                for inside in range(top, bottom):
                    owners[inside][start:end] = [len(cells)] * (end - start)
                above, below = horizontal[top][start:end], horizontal[bottom][start:end]
                box = (xs[start], ys[top], xs[end], ys[bottom])
                cells.append(Cell(top, start, bottom - top, end - start, box, all(above), all(below)))
    return owners, cells, broken


def _has_own_corner(lattice: Lattice, row: int, column: int) -> bool:
    """Whether a position is closed above and to the left."""
    return (row == 0 or lattice.horizontal[row][column]) and (column == 0 or lattice.vertical[row][column])


def _connected(lattice: Lattice, row: int, column: int) -> set[tuple[int, int]]:
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    horizontal, vertical = lattice.horizontal, lattice.vertical
    shape = {(row, column)}
    todo = [(row, column)]
    while todo:
        i, j = todo.pop()
        for open_side, near in (
            (i + 1 < rows and not horizontal[i + 1][j], (i + 1, j)),
            (i > 0 and not horizontal[i][j], (i - 1, j)),
            (j + 1 < columns and not vertical[i][j + 1], (i, j + 1)),
            (j > 0 and not vertical[i][j], (i, j - 1)),
        ):
            if open_side and near not in shape:
                shape.add(near)
                todo.append(near)
    return shape


def _rectangles(shape: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A shape as rectangles: top, start, bottom, end. Rows with the same runs of columns stay together."""
    (top, _), (bottom, _) = min(shape), max(shape)
    bottom += 1
    start, end = min(column for _, column in shape), max(column for _, column in shape) + 1
    if (bottom - top) * (end - start) == len(shape):
        return [(top, start, bottom, end)]
    made: list[tuple[int, int, int, int]] = []
    open_runs: dict[tuple[int, int], int] = {}
    for row in range(top, bottom + 1):
        runs = _runs(sorted(column for at, column in shape if at == row))
        ended = [run for run in open_runs if run not in runs]
        made.extend((open_runs.pop(run), run[0], row, run[1]) for run in ended)
        for run in runs:
            open_runs.setdefault(run, row)
    return sorted(made)


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _outside(lattice: Lattice) -> Callable[[Cell], bool]:
    """Which cells lie beside the table, within the box around it: open on a side that is drawn elsewhere.

    Only left and right: a cell that a page's end cut is open above or below, where its neighbours may be closed.
    """
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    has_left = any(lattice.vertical[row][0] for row in range(rows))
    has_right = any(lattice.vertical[row][columns] for row in range(rows))

    def lies_outside(cell: Cell) -> bool:
        inside_rows = range(cell.row, cell.end_row)
        return (has_left and cell.column == 0 and not any(lattice.vertical[row][0] for row in inside_rows)) or (
            has_right and cell.end_column == columns and not any(lattice.vertical[row][columns] for row in inside_rows)
        )

    return lies_outside
