"""What stands on the pages of an original, before anyone asks what it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from toolkit.finding import NOWHERE, Finding, Place


class Paragraph(NamedTuple):
    """A paragraph outside any table. A line break inside it is a newline in `text`."""

    text: str
    place: Place = NOWHERE
    # Heading level where the original marks one (Word's outline level, Markdown's #).
    heading_level: int | None = None
    # The paragraph style's name, where the format has styles.
    style: str | None = None
    # Running heads, page feet, page numbers: real text, but of the page and not of the report.
    in_margin: bool = False


class GridCell(NamedTuple):
    """A real cell: stored once, at its first row and column (counted from 0), with its spans.

    A report has 300 of them: a tuple is made three times as fast as a data class.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    place: Place = NOWHERE

    @property
    def end_row(self) -> int:
        return self.row + self.row_span

    @property
    def end_column(self) -> int:
        return self.column + self.column_span


_COLUMN = attrgetter("column")


@dataclass(frozen=True)
class Grid:
    """A table as drawn. Cells never overlap; rows may end early and leave positions without a cell."""

    cells: tuple[GridCell, ...]
    place: Place = NOWHERE
    # False where rows or columns follow from alignment alone (text without rules, or with some of them missing).
    ruled: bool = True

    @cached_property
    def row_count(self) -> int:
        return max((cell.end_row for cell in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        return max((cell.end_column for cell in self.cells), default=0)

    @cached_property
    def rows(self) -> tuple[tuple[GridCell, ...], ...]:
        """The cells that begin in each row, from left to right."""
        rows: list[list[GridCell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(tuple(sorted(row, key=_COLUMN)) for row in rows)

    @cached_property
    def covering(self) -> tuple[tuple[GridCell, ...], ...]:
        """The cells that reach into each row, merged ones from above included, from left to right."""
        rows: list[list[GridCell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            for row in range(cell.row, cell.end_row):
                rows[row].append(cell)
        return tuple(tuple(sorted(row, key=_COLUMN)) for row in rows)

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a position."""
        if not 0 <= row < self.row_count:
            return None
        cells = self.covering[row]
        nearest = bisect_right(cells, column, key=_COLUMN) - 1
        return cells[nearest] if nearest >= 0 and column < cells[nearest].end_column else None


Block = Paragraph | Grid


class Original(NamedTuple):
    """One document as read: its blocks in reading order, and what could not be read."""

    file: str
    format: str
    blocks: tuple[Block, ...]
    # The document's own title property: the last place to look for agency and year.
    title_property: str | None = None
    findings: tuple[Finding, ...] = ()
    # Which engines were asked, for formats that have more than one.
    engines: tuple[str, ...] = ()
    page_count: int | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def grids(self) -> Iterator[Grid]:
        return (block for block in self.blocks if isinstance(block, Grid))
