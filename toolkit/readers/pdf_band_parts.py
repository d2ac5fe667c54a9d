"""What rows of a table without lines are made of: the lines of a cell, a row, and a line's pieces by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from toolkit.readers.pdf_columns import Columns, Row
from toolkit.readers.pdf_lines import Line

# Share of the usual step.
_UNEVEN_STEPS = 1.2


@dataclass(slots=True, eq=False)
class Text:
    """The lines of a cell, and the bands that they stand in."""

    column: int
    span: int
    first: int
    last: int
    lines: list[Line]
    # A label with another one at its side, as groups have.
    is_group: bool = False


@dataclass(slots=True, eq=False)
class Band:
    """A row of the table."""

    rows: list[Row] = field(default_factory=list)
    texts: dict[int, Text] = field(default_factory=dict)
    figures: list[Row] = field(default_factory=list)
    label: Text | None = None
    # Its figures can't be told apart by their places.
    is_doubtful: bool = False

    @property
    def middle(self) -> float:
        return self.rows[-1][0].middle


class Parts(NamedTuple):
    """A line of text by what its pieces are: figures, the rest of cells above, or cells that begin here."""

    row: Row
    figures: Row
    rests: list[tuple[Line, Text]]
    fresh: Row

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.row)


def is_centred_below(line: Line, piece: Line) -> bool:
    """Whether a piece stands below the middle of a longer line."""
    inside = line.left < piece.left and piece.right < line.right
    return inside and abs(line.left + line.right - piece.left - piece.right) < piece.size


def is_beside_label(piece: Line, parts: Parts, columns: Columns) -> bool:
    """Whether another label stands to the right of one."""
    if columns.of(piece)[0] >= columns.first_figure:
        return False
    others = (*parts.fresh, *(rest for rest, _ in parts.rests))
    return any(piece.right < other.left and columns.of(other)[0] < columns.first_figure for other in others)


def step_in_cells(rows: Sequence[Row], columns: Columns) -> float:
    """How far below each other the lines of one cell stand, at most."""
    size = max(piece.size for row in rows for piece in row)
    last: dict[int, float] = {}
    steps = []
    for row in rows:
        for piece in row:
            column = columns.of(piece)[0]
            steps.append(piece.middle - last.get(column, -inf))
            last[column] = piece.middle
    return min([step for step in steps if step > 0.8 * size], default=size) * _UNEVEN_STEPS


def heights(bands: Sequence[Band]) -> list[float]:
    """Where rows begin, and where the last one ends."""
    tops = [min(piece.top for row in band.rows for piece in row) for band in bands]
    bottoms = [max(piece.bottom for row in band.rows for piece in row) for band in bands]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return [round(y, 1) for y in (tops[0], *between, bottoms[-1])]
