"""Tables of single pages → whole tables: what page breaks cut is put together again."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from toolkit.finding import Place
from toolkit.original import Grid, GridCell
from toolkit.readers.pdf_cell_text import is_broken_figure
from toolkit.readers.pdf_cells import Cell, Fragment
from toolkit.readers.pdf_lines import Line
from toolkit.readers.pdf_page import Box
from toolkit.readers.pdf_rulings import nearest
from toolkit.readers.pdf_seam import Seam, is_label, last_line
from toolkit.text import fold

# In points on a page of usual size.
_SAME_EDGE = 6.0
_SAME_BOUNDARY = 4.0
# Share of the inner boundaries that two parts of one table have in common.
_ALIKE = 0.6

_ROW_AND_COLUMN = attrgetter("row", "column")
_MOST_HEADER_ROWS = 6


@dataclass(slots=True)
class Table:
    """A whole table: its cells by row and column."""

    cells: list[Cell] = field(default_factory=list)
    row_count: int = 0
    # Rows that a later page repeats from the table's head: page and text.
    repeated: list[tuple[int, str]] = field(default_factory=list)
    ruled: bool = True
    # Some cells had to be cut out of shapes that are no rectangles.
    broken: bool = False
    # Figures stand on some of its lines.
    crossed: bool = False

    @property
    def column_count(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def start(self) -> tuple[int, float]:
        """Where it begins: page, and distance from the page's top."""
        return min((cell.page, cell.box[1]) for cell in self.cells)

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Every line of text in it, with its page."""
        return ((part.page, line) for cell in self.cells for part in cell.parts for line in part.lines)

    def part(self, first: int, end: int) -> Table:
        """Some of its rows as a table; no cell may reach over the borders."""
        cells = [cell for cell in self.cells if first <= cell.row < end]
        for cell in cells:
            cell.row -= first
        return Table(cells, end - first, [], self.ruled, self.broken, self.crossed)


def goes_on(upper: Fragment, lower: Fragment, unit: float) -> float | None:
    """How far the lower part is shifted to the right if it continues the upper one; None if it doesn't."""
    if (upper.column_count == 1 and _is_prose(upper)) or (lower.column_count == 1 and _is_prose(lower)):
        return None
    left, right = lower.xs[0] - upper.xs[0], lower.xs[-1] - upper.xs[-1]
    both_edges = abs(right - left) <= _SAME_EDGE * unit
    for shift in (left, right):
        shared, fewest = _shared_boundaries(upper, lower, shift, unit)
        if both_edges and shared >= fewest * _ALIKE:
            return shift
        if shared >= 2 and shared >= fewest * 0.9:
            return shift
    return None


def _shared_boundaries(upper: Fragment, lower: Fragment, shift: float, unit: float) -> tuple[int, int]:
    ours, theirs = upper.xs[1:-1], [x - shift for x in lower.xs[1:-1]]
    near = _SAME_BOUNDARY * unit
    shared = sum(bisect_left(theirs, x - near) < bisect_right(theirs, x + near) for x in ours)
    return shared, min(len(ours), len(theirs))


def _is_prose(fragment: Fragment) -> bool:
    return any(is_prose(cell.text) for cell in fragment.cells)


def is_prose(text: str) -> bool:
    """Sentences, not a label."""
    return ("。" in text and len(text) > 20) or len(text) > 80


def join(fragments: Sequence[Fragment], unit: float) -> Table:
    """Parts of one table, each on its page, as one."""
    boundaries, shifts = _common_boundaries(fragments, unit)
    table = Table(
        ruled=all(fragment.ruled for fragment in fragments),
        broken=any(fragment.broken for fragment in fragments),
        crossed=any(fragment.crossed for fragment in fragments),
    )
    for fragment, shift in zip(fragments, shifts, strict=True):
        _move(fragment.cells, [nearest(boundaries, x - shift) for x in fragment.xs])
        _append(table, fragment)
    return table


def _common_boundaries(fragments: Sequence[Fragment], unit: float) -> tuple[list[float], list[float]]:
    """Column boundaries of all parts, in the first part's place, and each part's shift."""
    shifts = [0.0]
    for upper, lower in itertools.pairwise(fragments):
        shifts.append(shifts[-1] + (goes_on(upper, lower, unit) or 0.0))
    boundaries: list[float] = []
    for x in sorted(x - shift for fragment, shift in zip(fragments, shifts, strict=True) for x in fragment.xs):
        if not boundaries or x - boundaries[-1] > _SAME_BOUNDARY * unit:
            boundaries.append(x)
    return boundaries, shifts


def _move(cells: Sequence[Cell], places: list[int]) -> None:
    """Counts the columns of cells by the boundaries of the whole table."""
    if places == list(range(len(places))):
        return
    for cell in cells:
        start, end = places[cell.column], places[cell.end_column]
        cell.column, cell.column_span = start, max(1, end - start)


def _append(table: Table, fragment: Fragment) -> None:
    cells = fragment.cells
    if not table.cells:
        table.cells, table.row_count = [*cells], max((cell.end_row for cell in cells), default=0)
        return
    skipped = _repeated_header_rows(table, cells)
    for row in range(skipped):
        texts = [cell.text.replace("\n", "") for cell in cells if cell.row == row and cell.text]
        table.repeated.append((fragment.page, " ".join(texts)))
    cells = [cell for cell in cells if cell.row >= skipped]
    above = [cell for cell in table.cells if cell.end_row == table.row_count]
    seam = Seam(above, [cell for cell in cells if cell.row == skipped]) if cells else None
    offset = table.row_count - skipped
    if seam and seam.cuts_a_row():
        offset -= 1
        continued = seam.pairs
    else:
        continued = seam.continued_labels() if seam else []
    taken = {id(lower) for _, lower in continued}
    for upper, lower in continued:
        _continue(upper, lower, offset)
    for cell in cells:
        if id(cell) not in taken:
            cell.row += offset
            table.cells.append(cell)
    table.row_count = max([table.row_count, *(cell.end_row for cell in table.cells)])


def _continue(upper: Cell, lower: Cell, offset: int) -> None:
    if lower.text:
        end = last_line(upper)
        broken = end is not None and is_broken_figure(end, upper.last.box, lower.last.lines[0])
        upper.text += ("" if broken or not upper.text else "\n") + lower.text
    upper.row_span = lower.end_row + offset - upper.row
    upper.closed_below = lower.closed_below
    upper.later = (*upper.later, lower)


def _repeated_header_rows(table: Table, cells: list[Cell]) -> int:
    """How many rows at the head of a part only repeat the rows at the table's head."""
    count = 0
    for row in range(_MOST_HEADER_ROWS):
        ours = [_signature(cell) for cell in table.cells if cell.row == row]
        theirs = [_signature(cell) for cell in cells if cell.row == row]
        if not ours or sorted(ours) != sorted(theirs) or not any(is_label(text) for _, _, text in theirs):
            break
        count = row + 1
    while count and any(cell.row < count < cell.end_row for cell in cells):
        count -= 1
    return count


def _signature(cell: Cell) -> tuple[int, int, str]:
    return (cell.column, cell.column_span, fold(cell.text))


def to_grid(table: Table, number: int) -> Grid:
    """The table as every reader gives it; `number` counts the document's tables from 1."""
    cells = []
    for cell in sorted(table.cells, key=_ROW_AND_COLUMN):
        shown = cell.first
        place = Place(shown.page, number, cell.row + 1, cell.column + 1, shown.box)
        cells.append(GridCell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span, place))
    page, _ = table.start()
    on_first_page = [cell.box for cell in table.cells if cell.page == page]
    return Grid(tuple(cells), Place(page=page, table=number, box=around(on_first_page)), ruled=table.ruled)


def around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
