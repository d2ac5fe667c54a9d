"""Tables of single pages → whole tables: what page breaks cut is put together again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from toolkit.finding import Place
from toolkit.original import Grid, GridCell
from toolkit.readers.pdf_cells import Cell, Fragment
from toolkit.readers.pdf_lines import Line, fills, is_broken_figure
from toolkit.readers.pdf_page import Box
from toolkit.readers.pdf_rulings import nearest
from toolkit.text import fold, ordinal_of

# In points on a page of usual size.
_SAME_EDGE = 6.0
_SAME_BOUNDARY = 4.0
# Share of the inner boundaries that two parts of one table have in common.
_ALIKE = 0.6

_FIGURE = re.compile(r"(?=.*[\d\-/无])[\d.,+\-/()%件份次个条项宗元万亿无]*\Z")
# What may follow a figure in its cell: its unit, a note.
_AFTER_FIGURE = re.compile(r"[件份次个条项宗元万亿(]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]+条")
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
        return Table(cells, end - first, [], self.ruled, self.broken)


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
        ruled=all(fragment.ruled for fragment in fragments), broken=any(fragment.broken for fragment in fragments)
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
    seam = _Seam(table, [cell for cell in cells if cell.row == skipped]) if cells else None
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
        end = _ends(upper)
        broken = end is not None and is_broken_figure(end, upper.last.box, lower.last.lines[0])
        upper.text += ("" if broken or not upper.text else "\n") + lower.text
    upper.row_span = lower.end_row + offset - upper.row
    upper.closed_below = lower.closed_below
    upper.later = (*upper.later, lower)


def _ends(cell: Cell) -> Line | None:
    return cell.last.lines[-1] if cell.last.lines else None


def _repeated_header_rows(table: Table, cells: list[Cell]) -> int:
    """How many rows at the head of a part only repeat the rows at the table's head."""
    count = 0
    for row in range(_MOST_HEADER_ROWS):
        ours = [_signature(cell) for cell in table.cells if cell.row == row]
        theirs = [_signature(cell) for cell in cells if cell.row == row]
        if not ours or sorted(ours) != sorted(theirs) or not any(_is_label(text) for _, _, text in theirs):
            break
        count = row + 1
    while count and any(cell.row < count < cell.end_row for cell in cells):
        count -= 1
    return count


def _signature(cell: Cell) -> tuple[int, int, str]:
    return (cell.column, cell.column_span, fold(cell.text))


def _is_figure(folded: str) -> bool:
    return bool(_FIGURE.match(folded))


def _is_label(text: str) -> bool:
    return bool(text) and not _is_figure(fold(text))


def _begins_anew(text: str) -> bool:
    """Whether a label has a number of its own, so that it is not the rest of another."""
    folded = fold(text)
    return ordinal_of(folded)[0] is not None or bool(_ARTICLE.match(folded))


class _Seam:
    """Where a part of a table ends on one page and the next begins on another.

    Whether a rule is drawn there says little: some programs close every page's part, some close none. Where a page has
    both kinds, it says which cells go on. Else the text decides: the rest of a label has no number of its own, and a
    line that broke off filled its cell.
    """

    def __init__(self, table: Table, below: list[Cell]) -> None:
        above = [cell for cell in table.cells if cell.end_row == table.row_count]
        by_columns = {cell.columns: cell for cell in above}
        self._above, self._below = above, sorted(below, key=lambda cell: cell.column)
        self.pairs = [(by_columns[cell.columns], cell) for cell in self._below if cell.columns in by_columns]

    def cuts_a_row(self) -> bool:
        """Whether the last row above and the first row below are halves of one."""
        if len(self.pairs) != len(self._above) or len(self.pairs) != len(self._below):
            return False
        if self._closed_in_part() or any(_begins_anew(lower.text) for _, lower in self.pairs if _is_label(lower.text)):
            return False
        if any(_same_label(upper.text, lower.text) for upper, lower in self.pairs):
            return False
        if any(_clash(upper, lower) for upper, lower in self.pairs):
            return False
        return any(_breaks_off(upper, lower) for upper, lower in self.pairs) or self._cuts_only_downward_labels()

    def _cuts_only_downward_labels(self) -> bool:
        """Whether nothing stands below but the rest of labels that are written downwards."""
        rests = [_goes_on_downwards(upper, lower) for upper, lower in self.pairs if lower.text]
        return bool(rests) and all(rests)

    def _closed_in_part(self) -> bool:
        """Whether some cells are drawn open at the seam and others closed: then the closed ones end there."""
        below = {lower.last.closed_above for lower in self._below}
        above = {upper.closed_below for upper in self._above}
        return len(below) == 2 or len(above) == 2

    def continued_labels(self) -> list[tuple[Cell, Cell]]:
        """Merged labels that reach over the seam: for each, its upper and its lower part."""
        if self._closed_in_part():
            return [(upper, lower) for upper, lower in self.pairs if self._drawn_open(upper, lower)]
        if not any(_is_label(cell.text) for cell in self._below):
            return []
        continued: list[tuple[Cell, Cell]] = []
        for upper, lower in self.pairs:
            # A group goes on only where every group that it stands in does.
            if self._stands_in_something_new(lower, continued):
                break
            if _goes_on_below(upper, lower):
                continued.append((upper, lower))
        return continued

    def _stands_in_something_new(self, lower: Cell, continued: list[tuple[Cell, Cell]]) -> bool:
        going_on = {id(cell) for _, cell in continued}
        return any(
            cell.text and id(cell) not in going_on and not self._is_nested_header(cell)
            for cell in self._below
            if cell.column < lower.column
        )

    def _is_nested_header(self, cell: Cell) -> bool:
        """Whether a wider cell stands above: a header over several, which says nothing about the cells beside."""
        start, end = cell.columns
        return any(
            upper.columns[0] <= start and end <= upper.columns[1] and upper.columns != cell.columns
            for upper in self._above
        )

    def _drawn_open(self, upper: Cell, lower: Cell) -> bool:
        below_tells = len({cell.last.closed_above for cell in self._below}) == 2
        return not lower.last.closed_above if below_tells else not upper.closed_below


def _goes_on_below(upper: Cell, lower: Cell) -> bool:
    """Whether two cells, one under the other, are a merged label's parts."""
    if not upper.text:
        # Its text stands wholly on the later page; a single empty row may be a blank figure.
        return upper.row_span > 1 and _is_label(lower.text)
    if not _is_label(upper.text) or _begins_anew(lower.text) or _same_label(upper.text, lower.text):
        return False
    return not lower.text or _breaks_off(upper, lower) or _goes_on_downwards(upper, lower)


def _goes_on_downwards(upper: Cell, lower: Cell) -> bool:
    """Whether two cells are parts of a label with one character a line."""
    lines = [*upper.last.lines, *lower.last.lines]
    both = bool(upper.last.lines and lower.last.lines) and _is_label(upper.text)
    return both and len(lines) > 2 and all(len(line.text) == 1 for line in lines)


def _same_label(upper: str, lower: str) -> bool:
    """The same words again are a new cell that repeats them, not the rest of the old."""
    return _is_label(lower) and fold(upper) == fold(lower)


def _clash(upper: Cell, lower: Cell) -> bool:
    """Whether two texts can't be halves of one cell's: a label and a figure, or two figures."""
    above, below = fold(upper.text), fold(lower.text)
    if not above or not below:
        return False
    if not _is_figure(above):
        return _is_figure(below) and not any(map(str.isdigit, above))
    if _AFTER_FIGURE.match(below):
        return False
    if not _is_figure(below):
        return True
    end = _ends(upper)
    return end is None or not is_broken_figure(end, upper.last.box, lower.last.lines[0])


def _breaks_off(upper: Cell, lower: Cell) -> bool:
    """Whether the upper text filled its cell, so that the lower can be its rest."""
    end = _ends(upper)
    return bool(end and lower.last.lines and fills(end, upper.last.box, lower.last.lines[0].head + end.size / 2))


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
