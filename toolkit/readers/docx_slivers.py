"""Columns too narrow to be seen: they come of borders that don't quite meet, and push cells of one column apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_rows import Slot
from toolkit.readers.docx_values import whole_number

# In twentieths of a point: 2 mm, of which cell margins take more. And never a large part of what the others have.
_WIDEST = 115
_SMALL_PART = 5


def close_slivers(table: _Element, rows: Sequence[Sequence[Slot]]) -> None:
    """Takes such columns out of the grid, unless a cell stands in nothing else."""
    places = _places(table)
    if places is None:
        return
    slots = [slot for row in rows for slot in row]
    moved = [(_place(places, slot.column), _place(places, slot.end)) for slot in slots]
    if any(begin == end for begin, end in moved):
        return
    for slot, (begin, end) in zip(slots, moved, strict=True):
        slot.column, slot.span = begin, end - begin


def _places(table: _Element) -> list[int] | None:
    """Where each border of the grid comes to lie; None where there are no slivers."""
    grid = table.find(w.TABLE_GRID)
    if grid is None:
        return None
    widths = [whole_number(column.get(w.WIDTH)) or 0 for column in grid.iterchildren(w.GRID_COLUMN)]
    if not widths:
        return None
    widest = min(_WIDEST, sorted(widths)[(len(widths) - 1) // 2] // _SMALL_PART)
    seen = [width > widest for width in widths]
    return None if all(seen) else list(accumulate(seen, initial=0))


def _place(places: list[int], border: int) -> int:
    last = len(places) - 1
    return places[border] if border <= last else places[last] + border - last
