"""Lattices → tables of one page: merged cells with their spans, and the text that stands in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from toolkit.readers.pdf_cell_text import cell_text
from toolkit.readers.pdf_crossed import without_crossed
from toolkit.readers.pdf_lines import Line, lines_of
from toolkit.readers.pdf_open_cells import may_be_open, parted
from toolkit.readers.pdf_page import Box, Run, run_of
from toolkit.readers.pdf_rulings import Lattice
from toolkit.readers.pdf_tracking import close_up

# A finer lattice than this is a chart's or a map's.
MOST_POSITIONS = 20_000

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Cell:
    """A cell at its first row and column of its table, as drawn on one page."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: Box
    # Whether a line is drawn along its upper and its lower side.
    closed_above: bool = True
    closed_below: bool = True
    lines: Sequence[Line] = ()
    text: str = ""
    # What the pages after show of it.
    later: tuple[Cell, ...] = ()

    @property
    def end_row(self) -> int:
        return self.row + self.row_span

    @property
    def end_column(self) -> int:
        return self.column + self.column_span

    @property
    def columns(self) -> tuple[int, int]:
        return (self.column, self.column + self.column_span)

    @property
    def parts(self) -> tuple[Cell, ...]:
        """What each page shows of it."""
        return (self, *self.later)

    @property
    def last(self) -> Cell:
        """The latest part with text: its last line and its box decide whether the text can go on."""
        return next((part for part in reversed(self.parts) if part.lines), self.parts[-1])

    @property
    def first(self) -> Cell:
        """The first part with text, or its beginning where it has none."""
        return self if self.lines or not self.later else next((part for part in self.later if part.lines), self)

    def part(self, row: int, column: int, box: Box, closed_above: bool, closed_below: bool) -> Cell:
        """An empty cell of one row and column in its place."""
        return Cell(row, column, 1, 1, self.page, box, closed_above, closed_below)

    def write(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = cell_text(lines, self.box)


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
    # Figures stand on lines inside, which part no cells then.
    crossed: bool = False

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def row_count(self) -> int:
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1


def holds(box: Box, run: Run) -> bool:
    """Whether the middle of a run lies in a box."""
    left, top, right, bottom = box
    return left <= (run.lefts[0] + run.rights[-1]) / 2 < right and top <= (run.top + run.bottom) / 2 < bottom


def fill(lattices: Sequence[Lattice], runs: Sequence[Run], page: int) -> tuple[list[Fragment], list[Run]]:
    """The tables of a page with their text, and the text that stands in none."""
    drafts, outside, beyond = _filled(lattices, runs, page)
    parting = without_crossed(lattices, beyond) if beyond else lattices
    if parting is not lattices:
        drafts, outside, _ = _filled(parting, runs, page)
    crossed = [one.box for one, whole in zip(parting, lattices, strict=True) if one is not whole]
    return [draft.fragment(crossed=draft.box in crossed) for draft in drafts], outside


def _filled(lattices: Sequence[Lattice], runs: Sequence[Run], page: int) -> tuple[list[_Draft], list[Run], list[Run]]:
    """The tables that lattices make, with the runs in their cells; the runs in none; and those that may lie on a line."""
    drafts = [_Draft(lattice, page) for lattice in lattices if len(lattice.xs) * len(lattice.ys) <= MOST_POSITIONS]
    outside: list[Run] = []
    beyond: list[Run] = []
    # Where the last run stood, the next often stands, too.
    start = above = end = below = 0.0
    here = outside
    for run in runs:
        _, top, bottom, lefts, rights = run
        left, right = lefts[0], rights[-1]
        x, y = (left + rights[0]) / 2, (top + bottom) / 2
        if not (start <= x < end and above <= y < below):
            here, (start, above, end, below) = _cell_at(drafts, x, y, outside)
        if right > end or left < start:
            beyond.append(run)
        if len(lefts) == 1 or start <= (lefts[-1] + right) / 2 < end:
            here.append(run)
        else:
            for glyph in run.glyphs():
                _cell_at(drafts, (glyph.left + glyph.right) / 2, y, outside)[0].append(run_of([glyph]))
    return drafts, outside, beyond


def _cell_at(drafts: Sequence[_Draft], x: float, y: float, outside: list[Run]) -> tuple[list[Run], Box]:
    """Where something at this place goes, and up to where the rest goes there, too."""
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
        runs, box = around.cell_at(x, y)
        return runs, box if beside == 1 else _NOWHERE
    return outside, _NOWHERE if beside else (-inf, free_above, inf, free_below)


class _Draft:
    """A lattice on the way to a table: which cell each of its positions belongs to."""

    def __init__(self, lattice: Lattice, page: int) -> None:
        self.lattice, self.page = lattice, page
        self.box = left, top, right, bottom = lattice.box
        self.area = (right - left) * (bottom - top)
        self._owners, self.cells, self.broken = _regions(lattice, page)
        self._runs: list[list[Run]] = [[] for _ in self.cells]

    def cell_at(self, x: float, y: float) -> tuple[list[Run], Box]:
        owner = self._owners[bisect_right(self.lattice.ys, y) - 1][bisect_right(self.lattice.xs, x) - 1]
        return self._runs[owner], self.cells[owner].box

    def fragment(self, *, crossed: bool) -> Fragment:
        any_open = False
        for cell, runs in zip(self.cells, self._runs, strict=True):
            if runs:
                cell.write(lines_of(runs))
                any_open = any_open or (cell.row_span + cell.column_span > 2 and may_be_open(cell))
        outside = _outside(self.lattice)
        cells = [cell for cell in self.cells if cell.lines or not outside(cell)]
        parts = self._parted(cells) if any_open else None
        close_up(parts or cells)
        xs, ys = self.lattice.xs, self.lattice.ys
        return Fragment(self.page, xs, ys, parts or cells, self.broken, ruled=parts is None, crossed=crossed)

    def _parted(self, cells: Sequence[Cell]) -> list[Cell] | None:
        texts = {id(cell): runs for cell, runs in zip(self.cells, self._runs, strict=True)}
        return parted(cells, texts, self.lattice.xs, self.lattice.ys)


def _regions(lattice: Lattice, page: int) -> tuple[list[list[int]], list[Cell], bool]:
    """Positions that no drawn side parts, as cells; a shape that is no rectangle is cut into rows of rectangles."""
    xs, ys, horizontal, vertical = lattice.xs, lattice.ys, lattice.horizontal, lattice.vertical
    rows, columns = len(ys) - 1, len(xs) - 1
    owners = [[-1] * columns for _ in range(rows)]
    cells: list[Cell] = []
    broken = False
    for row, sides in enumerate(vertical):
        above, below = horizontal[row], horizontal[row + 1]
        first, last = row == 0, row + 1 == rows
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            if (
                (above[column] or first)
                and (below[column] or last)
                and (sides[column] or column == 0)
                and (sides[column + 1] or column + 1 == columns)
            ):
                owners[row][column] = len(cells)
                box = (xs[column], ys[row], xs[column + 1], ys[row + 1])
                cells.append(Cell(row, column, 1, 1, page, box, above[column], below[column]))
                continue
            parts = _rectangles(_connected(lattice, row, column))
            broken = broken or len(parts) > 1
            for top, start, bottom, end in parts:
                for inside in range(top, bottom):
                    owners[inside][start:end] = [len(cells)] * (end - start)
                box = (xs[start], ys[top], xs[end], ys[bottom])
                closed = all(horizontal[top][start:end]), all(horizontal[bottom][start:end])
                cells.append(Cell(top, start, bottom - top, end - start, page, box, *closed))
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
