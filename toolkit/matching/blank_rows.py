"""Rows that look blank and may not be: their figures may stand elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from toolkit.matching.align import Pairing
from toolkit.matching.rows import DataRow

Pairings = Sequence[Pairing | None]


def bare_rows(
    rows: Sequence[DataRow], pairings: Pairings, is_group_heading: Callable[[DataRow], bool]
) -> Iterator[tuple[DataRow, Pairing]]:
    """Rows without any cell behind their label, where a row without a name follows."""
    for (row, pairing), (after, other) in pairwise(zip(rows, pairings, strict=True)):
        named = other is not None and after.labels
        if pairing is not None and not (row.rest or named or is_group_heading(after)):
            yield row, pairing


def rows_beside(
    homeless: Sequence[int], rows: Sequence[DataRow], pairings: Pairings, *, lost: bool
) -> Iterator[tuple[DataRow, Pairing]]:
    """Blank rows beside figures of no row of the form, or that have no cells where such figures stand anywhere.

    `lost` says that figures of other rows are missing: then a row without cells may have lost its own.
    """
    paired = [number for number, pairing in enumerate(pairings) if pairing is not None]
    beside = {
        near
        for number in homeless
        for near in (*paired[: bisect_left(paired, number)][-1:], *paired[bisect_left(paired, number) :][:1])
    }
    # Labels alone are a table whose figures stand elsewhere, as where a page's side cut it.
    for number in paired if homeless or lost or not any(rows[number].rest for number in paired) else ():
        row, pairing = rows[number], pairings[number]
        if pairing is not None and row.is_blank and (number in beside or not row.rest):
            yield row, pairing
