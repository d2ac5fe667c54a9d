"""Digits that don't stand on the line of those beside them: marks of notes, or of another figure printed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from toolkit.readers.pdf_page import Glyph, Run
from toolkit.text import as_superscript

# Shares of the larger neighbour's height. Programs set superscripts at 58 to 67 % of the size, a third of it higher.
_SMALLER = 0.75
_RAISED = 0.2
# Small type set lower than this is on the line's middle or on its base.
_BELOW_TOP = 0.1
_BESIDE = 0.5


def with_superscripts(row: Sequence[Run]) -> Sequence[Run]:
    """The runs of a line, from left to right, raised digits as superscripts, others on another foot behind a space."""
    lowest = max([run.bottom for run in row])
    # Most lines have nothing raised.
    if all(bottom >= lowest - _RAISED * (bottom - top) for _, top, bottom, _, _ in row):
        return row
    raised = _raised(row, range(len(row))) | _raised(row, range(len(row) - 1, -1, -1))
    return list(
        _parted(
            run._replace(text=as_superscript(run.text)) if number in raised else run for number, run in enumerate(row)
        )
    )


def _parted(row: Iterable[Run]) -> Iterator[Run]:
    """The runs, with a space between digits of which some stand higher: they belong to no figure together."""
    before: Run | None = None
    for run in row:
        if before is not None and before.text[-1].isdecimal() and run.text[0].isdecimal() and is_uneven(before, run):
            yield Run(" ", run.top, run.bottom, run.lefts[:1], run.lefts[:1])
        yield run
        before = run


def is_uneven(one: Run | Glyph, other: Run | Glyph) -> bool:
    """Whether two that stand beside each other have their feet on different heights."""
    return abs(one.bottom - other.bottom) > _RAISED * max(one.bottom - one.top, other.bottom - other.top)


def _raised(row: Sequence[Run], order: Iterable[int]) -> set[int]:
    """Which runs stand raised beside what comes before them in this order."""
    found: set[int] = set()
    base: Run | None = None
    for before, number in pairwise([0, *order]):
        run = row[number]
        if base is not None and _is_raised(run, base) and _is_beside(run, row[before], base):
            found.add(number)
        else:
            base = run
    return found


def _is_raised(run: Run, base: Run) -> bool:
    height = base.bottom - base.top
    return (
        run.bottom < base.bottom - _RAISED * height
        and run.top < base.top + _BELOW_TOP * height
        and run.bottom - run.top < _SMALLER * height
    )


def _is_beside(run: Run, before: Run, base: Run) -> bool:
    gap = max(run.lefts[0] - before.rights[-1], before.lefts[0] - run.rights[-1])
    return gap < _BESIDE * (base.bottom - base.top)
