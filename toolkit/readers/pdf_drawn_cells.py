"""Cells that a program drew one by one: grounds side by side, frames with room between them, rules in a piece a cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from toolkit.readers.pdf_cell_text import is_figure
from toolkit.readers.pdf_page import Box, Page, Ruling, Run
from toolkit.readers.pdf_rulings import Lattice, lattices

# In points on a page of usual size: narrower is no cell, farther apart stand no cells of one table.
_NARROWEST = 10.0
_LOWEST = 8.0
# Where a page's end cuts cells, some end in the room between rows or on the paper's edge: nearer boundaries are one.
_COARSER = 1.8
_FARTHEST_APART = 8.0
_ONE_EDGE = 2.0
_HIGHEST_ROW = 150.0
_ROW_BEYOND = 30.0
_OVERLAPPING = 1.5
# How far the room between cells differs within a table.
_EVEN = 1.6
FEWEST_CELLS = 6
# A page with more is a drawing.
_MOST_CELLS = 800
# Share of a table that its cells fill, the room between them taken as theirs.
_WHOLE = 0.97
_FEWEST_ROWS_CUT = 4
# What stands nearer to a table than so many times its height belongs to it.
_BESIDE = 3.0
# One may be the page's number, or a date.
_FEWEST_FIGURES = 2
# A ground is a row's or a table's where others fill this share of it, or are so many; else those are marks in a cell.
_FILLED = 0.7
_FEWEST_HELD = 3


# Distances from the left and from the top.
Point = tuple[float, float]


class CellSides(NamedTuple):
    """The sides of what is drawn cell by cell, as lines; and where pieces of level ones end, which part columns."""

    across: list[Ruling]
    down: list[Ruling]
    ends: list[Point]

    def seams(self, unit: float) -> list[Ruling]:
        """Upright lines through ends that stand one below the other no farther than rows, and through the next rows."""
        found: list[Ruling] = []
        for points in level_with(self.ends):
            x = points[0][0]
            for y in sorted(y for _, y in points):
                last = found[-1] if found else None
                if last is not None and last.at == x and y - last.end <= _HIGHEST_ROW * unit:
                    found[-1] = Ruling(x, last.start, y)
                else:
                    found.append(Ruling(x, y, y))
        beyond = _ROW_BEYOND * unit
        return [Ruling(x, start - beyond, end + beyond) for x, start, end in found]


def level_with(ends: Sequence[Point]) -> list[list[Point]]:
    """Ends that stand one below the other, from left to right."""
    places: list[list[Point]] = []
    for point in sorted(ends):
        if places and point[0] - places[-1][0][0] <= _ONE_EDGE:
            places[-1].append(point)
        else:
            places.append([point])
    return places


def sides_of(page: Page) -> CellSides:
    """Rules as they were drawn, piece by piece, and the sides of grounds."""
    grounds = _cells(grounds_of(page), page.unit)
    across = [side for box in grounds for side in (Ruling(box[1], box[0], box[2]), Ruling(box[3], box[0], box[2]))]
    down = [side for box in grounds for side in (Ruling(box[0], box[1], box[3]), Ruling(box[2], box[1], box[3]))]
    pieces = [*page.horizontals, *across]
    ends = [
        (place, piece.at)
        for piece in pieces
        if piece.end - piece.start >= _NARROWEST * page.unit
        for place in (piece.start, piece.end)
    ]
    return CellSides(pieces, [*page.verticals, *down], ends)


def grounds_of(page: Page) -> list[Box]:
    """The grounds as far as they lie on the page: a cell that goes on with the next one may be painted beyond."""
    return [
        (max(0.0, left), max(0.0, top), min(page.width, right), min(page.height, bottom))
        for left, top, right, bottom in page.grounds
    ]


def brought_together(boxes: Sequence[Box], unit: float) -> list[Lattice]:
    """The tables that boxes make, each a cell, which stand side by side with the same room between all of them."""
    cells = _cells(boxes, unit)
    if len(cells) < FEWEST_CELLS:
        return []
    beside = _room(cells, 0, unit)
    below = _room(cells, 1, unit)
    if beside is None or below is None:
        return []
    x, y = beside / 2, below / 2
    grown = [(left - x, top - y, right + x, bottom + y) for left, top, right, bottom in cells]
    across = [side for box in grown for side in (Ruling(box[1], box[0], box[2]), Ruling(box[3], box[0], box[2]))]
    down = [side for box in grown for side in (Ruling(box[0], box[1], box[3]), Ruling(box[2], box[1], box[3]))]
    made, _ = lattices(across, down, _COARSER * unit)
    return [lattice for lattice in made if lattice.column_count > 1 and _is_whole(lattice, grown)]


def stands_free(box: Box, runs: Sequence[Run]) -> bool:
    """Whether a table has words, no text right beside it, nor figures right above or below: what isn't drawn of it."""
    left, top, right, bottom = box
    figures = 0
    has_words = False
    for run in runs:
        middle, near = (run.top + run.bottom) / 2, _BESIDE * (run.bottom - run.top)
        if left - near < run.rights[-1] and run.lefts[0] < right + near and top - near < middle < bottom + near:
            if not top <= middle < bottom:
                figures += is_figure(run.text)
            elif not left <= (run.lefts[0] + run.rights[-1]) / 2 < right:
                return False
            else:
                has_words = has_words or not is_figure(run.text)
    return has_words and figures < _FEWEST_FIGURES


def _is_whole(lattice: Lattice, cells: Sequence[Box]) -> bool:
    """Whether cells fill a lattice, but for rows that a page's end cuts."""
    left, top, right, bottom = lattice.box
    first, last = (lattice.ys[1], lattice.ys[-2]) if len(lattice.ys) > _FEWEST_ROWS_CUT else (top, bottom)
    inside = [
        (x0, max(y0, first), x1, min(y1, last))
        for x0, y0, x1, y1 in set(cells)
        if left <= (x0 + x1) / 2 < right and y0 < last and first < y1
    ]
    return len(inside) >= FEWEST_CELLS and sum(map(_area, inside)) >= _WHOLE * (right - left) * (last - first)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _cells(boxes: Sequence[Box], unit: float) -> list[Box]:
    """The boxes that may be cells: without what holds several of them, or is a mark in one."""
    large: set[Box] = {
        box for box in boxes if box[2] - box[0] >= _NARROWEST * unit and box[3] - box[1] >= _LOWEST * unit
    }
    if len(large) > _MOST_CELLS:
        return []
    cells = sorted(large, key=itemgetter(1))
    tops = [cell[1] for cell in cells]
    holders: set[Box] = set()
    held: set[Box] = set()
    for box in sorted(cells, key=_area):
        near = cells[bisect_left(tops, box[1] - _OVERLAPPING) : bisect_right(tops, box[3])]
        inside = [one for one in near if one is not box and one not in held and one not in holders and _holds(box, one)]
        if len(inside) >= _FEWEST_HELD or sum(map(_area, inside)) >= _FILLED * _area(box):
            holders.add(box)
        else:
            held.update(inside)
    return [cell for cell in cells if cell not in holders and cell not in held]


def _holds(box: Box, other: Box) -> bool:
    return (
        box[0] - _OVERLAPPING <= other[0]
        and box[1] - _OVERLAPPING <= other[1]
        and other[2] <= box[2] + _OVERLAPPING
        and other[3] <= box[3] + _OVERLAPPING
    )


def _room(cells: Sequence[Box], direction: int, unit: float) -> float | None:
    """The room between neighbours, side by side or one below the other; None where it isn't even."""
    ordered = sorted(cells, key=itemgetter(direction))
    starts = [cell[direction] for cell in ordered]
    found = []
    for cell in cells:
        end = cell[direction + 2]
        for other in ordered[
            bisect_left(starts, end - _OVERLAPPING) : bisect_right(starts, end + _FARTHEST_APART * unit)
        ]:
            if other is not cell and _overlap(cell, other, 1 - direction):
                found.append(other[direction] - end)
                break
    return sum(found) / len(found) if found and max(found) - min(found) <= _EVEN * unit else None


def _overlap(cell: Box, other: Box, direction: int) -> bool:
    return min(cell[direction + 2], other[direction + 2]) - max(cell[direction], other[direction]) > _OVERLAPPING
