"""Rows of a table of the form that stands once more, with other figures: another report's, or another year's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from toolkit.matching.rows import DataRow

# One row may be doubled where a page ends; several with other figures are another table.
_FEWEST = 2


class SecondTables:
    """Where the rows that stand twice with different figures stand for the second time."""

    def __init__(self, rows: Sequence[DataRow]) -> None:
        self._at = {id(row): number for number, row in enumerate(rows)}
        self._twice: list[tuple[int, int]] = []
        self._in_grid: Counter[int] = Counter()

    def note(self, one: DataRow, other: DataRow) -> None:
        """The same row twice, with different figures."""
        earlier, later = sorted((one, other), key=lambda row: self._at[id(row)])
        self._twice.append((self._at[id(earlier)], self._at[id(later)]))
        if earlier.row.grid is not later.row.grid:
            self._in_grid[id(later.row.grid)] += 1

    def hold(self, row: DataRow) -> bool:
        """Whether a row stands in a table that is there for the second time: in its grid, or where all begins anew."""
        if len(self._twice) < _FEWEST:
            return False
        start = min(later for _, later in self._twice)
        anew = max(earlier for earlier, _ in self._twice) < start <= self._at[id(row)]
        return anew or self._in_grid[id(row.row.grid)] >= _FEWEST
