"""Lattices → tables of one page: merged cells with their spans, and the text that stands in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from toolkit.readers.pdf_lines import Line, cell_text, lines_of
from toolkit.readers.pdf_page import Box, Glyph
from toolkit.readers.pdf_rulings import Lattice

# A finer lattice than this is a chart's or a map's.
MOST_POSITIONS = 20_000


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
    drafts = [_Draft(lattice) for lattice in lattices if (len(lattice.xs)) * len(lattice.ys) <= MOST_POSITIONS]
    # A table inside another's cell is smaller than that one.
    by_area = sorted(drafts, key=lambda draft: draft.area)
    outside: list[Glyph] = []
    for glyph in glyphs:
        _, left, top, right, bottom = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        for draft in by_area:
            if draft.take(x, y, glyph):
                break
        else:
            outside.append(glyph)
    return [draft.fragment(page) for draft in drafts], outside


class _Draft:
    """A lattice on the way to a table: which cell each of its positions belongs to."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        left, top, right, bottom = lattice.box
        self.area = (right - left) * (bottom - top)
        self._owners, self.cells, self.broken = _regions(lattice)
        self._glyphs: list[list[Glyph]] = [[] for _ in self.cells]

    def take(self, x: float, y: float, glyph: Glyph) -> bool:
        xs, ys = self.lattice.xs, self.lattice.ys
        if not (xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]):
            return False
        owner = self._owners[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
        self._glyphs[owner].append(glyph)
        return True

    def fragment(self, page: int) -> Fragment:
        for cell, glyphs in zip(self.cells, self._glyphs, strict=True):
            if glyphs:
                cell.lines = lines_of(glyphs)
        outside = _outside(self.lattice)
        cells = [cell for cell in self.cells if cell.lines or not outside(cell)]
        return Fragment(page, self.lattice.xs, self.lattice.ys, cells, self.broken)


def _regions(lattice: Lattice) -> tuple[list[list[int]], list[Cell], bool]:
    """Positions that no drawn side parts, as cells; a shape that is no rectangle is cut into rows of rectangles."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    owners = [[-1] * columns for _ in range(rows)]
    cells: list[Cell] = []
    broken = False
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            shape = _connected(lattice, row, column)
            for part in _rectangles(shape):
                top, start, bottom, end = part
                for inside in range(top, bottom):
                    owners[inside][start:end] = [len(cells)] * (end - start)
                box = (lattice.xs[start], lattice.ys[top], lattice.xs[end], lattice.ys[bottom])
                above, below = lattice.horizontal[top][start:end], lattice.horizontal[bottom][start:end]
                cells.append(Cell(top, start, bottom - top, end - start, box, all(above), all(below)))
                broken = broken or (bottom - top) * (end - start) != len(shape)
    return owners, cells, broken


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
    made: list[tuple[int, int, int, int]] = []
    open_runs: dict[tuple[int, int], int] = {}
    top, bottom = min(row for row, _ in shape), max(row for row, _ in shape) + 1
    for row in range(top, bottom + 1):
        runs = _runs(sorted(column for at, column in shape if at == row))
        for run in [run for run in open_runs if run not in runs]:
            made.append((open_runs.pop(run), run[0], row, run[1]))
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
        return (
            (has_left and cell.column == 0 and not any(lattice.vertical[row][0] for row in inside_rows))
            or (has_right and cell.end_column == columns and not any(lattice.vertical[row][columns] for row in inside_rows))
        )

    return lies_outside
