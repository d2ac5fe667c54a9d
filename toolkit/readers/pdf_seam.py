"""Where a page's end cuts a table: which cells go on below, and whether it cuts a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.readers.pdf_cell_text import begins_anew, fills, is_broken_figure
from toolkit.readers.pdf_cells import Cell
from toolkit.readers.pdf_lines import Line
from toolkit.text import fold

_FIGURE = re.compile(r"(?=.*[\d\-/无])[\d.,+\-/()%件份次个条项宗元万亿无]*\Z")
# What may follow a figure in its cell: its unit, a note.
_AFTER_FIGURE = re.compile(r"[件份次个条项宗元万亿(]")


class Seam:
    """Where a part of a table ends on one page and the next begins on another.

    Whether a rule is drawn there says little: some programs close every page's part, some close none. Where a page has
    both kinds, it says which cells go on. Else the text decides: the rest of a label has no number of its own, and a
    line that broke off filled its cell.
    """

    def __init__(self, above: Sequence[Cell], below: Sequence[Cell]) -> None:
        by_columns = {cell.columns: cell for cell in above}
        self._above, self._below = above, sorted(below, key=lambda cell: cell.column)
        self.pairs = [(by_columns[cell.columns], cell) for cell in self._below if cell.columns in by_columns]

    def cuts_a_row(self) -> bool:
        """Whether the last row above and the first row below are halves of one."""
        if len(self.pairs) != len(self._above) or len(self.pairs) != len(self._below):
            return False
        if self._closed_in_part() or any(begins_anew(lower.text) for _, lower in self.pairs if is_label(lower.text)):
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
        if not any(is_label(cell.text) for cell in self._below):
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
        return upper.row_span > 1 and is_label(lower.text)
    if not is_label(upper.text) or begins_anew(lower.text) or _same_label(upper.text, lower.text):
        return False
    return not lower.text or _breaks_off(upper, lower) or _goes_on_downwards(upper, lower)


def _goes_on_downwards(upper: Cell, lower: Cell) -> bool:
    """Whether two cells are parts of a label with one character a line."""
    lines = [*upper.last.lines, *lower.last.lines]
    both = bool(upper.last.lines and lower.last.lines) and is_label(upper.text)
    return both and len(lines) > 2 and all(len(line.text) == 1 for line in lines)


def _same_label(upper: str, lower: str) -> bool:
    """The same words again are a new cell that repeats them, not the rest of the old."""
    return is_label(lower) and fold(upper) == fold(lower)


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
    end = last_line(upper)
    return end is None or not is_broken_figure(end, upper.last.box, lower.last.lines[0])


def _breaks_off(upper: Cell, lower: Cell) -> bool:
    """Whether the upper text filled its cell, so that the lower can be its rest."""
    end = last_line(upper)
    return bool(end and lower.last.lines and fills(end, upper.last.box, lower.last.lines[0].head + end.size / 2))


def last_line(cell: Cell) -> Line | None:
    """The last line of text in the latest part of a cell."""
    return cell.last.lines[-1] if cell.last.lines else None


def _is_figure(folded: str) -> bool:
    return bool(_FIGURE.match(folded))


def is_label(text: str) -> bool:
    """Whether a cell says something, and no figure."""
    return bool(text) and not _is_figure(fold(text))
