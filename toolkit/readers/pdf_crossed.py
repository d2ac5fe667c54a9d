"""Figures that stand on a line of a table: nobody knows whose they are, so that the line parts no cells there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.readers.pdf_page import Run
from toolkit.readers.pdf_rulings import Lattice

# A line crosses a digit that has this share of its width on either side: nearer to its edges there is no ink, and
# figures without a gap between them belong to the cells that they stand in.
_BESIDE = 0.15
# A page with more runs that reach over lines is a drawing.
_MOST = 2_000


def without_crossed(lattices: Sequence[Lattice], runs: Sequence[Run]) -> Sequence[Lattice]:
    """The lattices without the sides on which digits stand, wide enough for those on the last; the same where none do."""
    figures = [run for run in runs if any(map(str.isdigit, run.text))][:_MOST]
    made = [_without_crossed(lattice, figures) for lattice in lattices]
    return made if any(one is not lattice for one, lattice in zip(made, lattices, strict=True)) else lattices


def _without_crossed(lattice: Lattice, figures: Sequence[Run]) -> Lattice:
    crossed = {side for run in figures for side in _crossed_by(run, lattice)}
    if not crossed:
        return lattice
    last = len(lattice.xs) - 1
    beyond = [run.rights[-1] for run in figures if (lattice.row_of(run), last) in crossed]
    vertical = tuple(
        tuple(drawn and (column == last or (row, column) not in crossed) for column, drawn in enumerate(sides))
        for row, sides in enumerate(lattice.vertical)
    )
    return replace(lattice, xs=(*lattice.xs[:-1], max([lattice.xs[-1], *beyond])), vertical=vertical)


def _crossed_by(run: Run, lattice: Lattice) -> Iterator[tuple[int, int]]:
    """The rows and the numbers of the upright lines on which a run's digits stand."""
    row = lattice.row_of(run)
    if row is None:
        return
    for column in range(bisect_right(lattice.xs, run.lefts[0]), bisect_left(lattice.xs, run.rights[-1])):
        # A figure on the first line begins outside the table, where labels stand and no figures.
        if column and lattice.vertical[row][column] and _crosses_digit(lattice.xs[column], run):
            yield row, column


def _crosses_digit(x: float, run: Run) -> bool:
    return any(
        left + _BESIDE * (right - left) < x < right - _BESIDE * (right - left)
        for character, left, right in zip(run.text, run.lefts, run.rights, strict=True)
        if character.isdigit()
    )
