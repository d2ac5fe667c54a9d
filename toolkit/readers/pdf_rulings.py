"""Drawn lines → lattices: pieces of one line made one, lines that touch brought together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from toolkit.readers.pdf_page import Box, Ruling, Run

# All in points, on a page of usual size.
# Pieces of one drawn line lie this near to each other, across and along it.
_SAME_LINE = 1.5
_BROKEN_BY = 3.0
# Shorter lines are bullets, strokes of letters drawn as shapes, or specks.
_SHORTEST = 6.0
# Lines that end this far from each other still meet: pens have width, exporters round.
_MEETING = 3.5
# Parallel lines nearer than this are one rule drawn double, or a column boundary that two blocks of rows round apart.
_ONE_BOUNDARY = 4.0
# Share of a cell's side that has to be drawn for it to be closed there.
_DRAWN_SIDE = 0.5
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Lattice:
    """Lines that touch, as boundaries and the sides between them that are drawn."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    # horizontal[i][j]: the side at height ys[i] between xs[j] and xs[j + 1]; vertical[i][j]: at xs[j] below ys[i].
    horizontal: tuple[tuple[bool, ...], ...]
    vertical: tuple[tuple[bool, ...], ...]

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def column_count(self) -> int:
        return len(self.xs) - 1

    def row_of(self, run: Run) -> int | None:
        """The row in which the middle of a run lies."""
        row = bisect_right(self.ys, (run.top + run.bottom) / 2) - 1
        return row if 0 <= row < len(self.ys) - 1 else None


def lattices(horizontals: Sequence[Ruling], verticals: Sequence[Ruling], unit: float) -> tuple[list[Lattice], bool]:
    """The lattices that a page's lines make, from top to bottom; and whether there were too many lines to tell."""
    across, down = whole_lines(horizontals, unit), whole_lines(verticals, unit)
    if len(across) + len(down) > MOST_LINES:
        return [], True
    made = (_lattice(rows, columns, unit) for rows, columns in _touching(across, down, unit))
    return sorted((one for one in made if one is not None), key=lambda one: one.ys[0]), False


def whole_lines(pieces: Sequence[Ruling], unit: float) -> list[Ruling]:
    """Lines put together from pieces that follow each other."""
    lines: list[Ruling] = []
    group: list[Ruling] = []
    for piece in sorted(pieces):
        if group and piece.at - group[0].at > _SAME_LINE * unit:
            lines.extend(_joined(group, unit))
            group = []
        group.append(piece)
    lines.extend(_joined(group, unit))
    return [line for line in lines if line.end - line.start >= _SHORTEST * unit]


def _joined(group: list[Ruling], unit: float) -> list[Ruling]:
    if len(group) < 2:
        return group
    joined: list[Ruling] = []
    for piece in sorted(group, key=attrgetter("start")):
        if joined and piece.start - joined[-1].end <= _BROKEN_BY * unit:
            last = joined[-1]
            joined[-1] = Ruling(last.at, last.start, max(last.end, piece.end))
        else:
            joined.append(piece)
    return joined


def _touching(across: list[Ruling], down: list[Ruling], unit: float) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines that hang together."""
    near = _MEETING * unit
    down = sorted(down)
    places = [line.at for line in down]
    reaches = [(len(across) + index, line.start - near, line.end + near) for index, line in enumerate(down)]
    groups = _Groups(len(across) + len(down))
    for index, (at, start, end) in enumerate(across):
        crossing = reaches[bisect_left(places, start - near) : bisect_right(places, end + near)]
        groups.unite(index, [other for other, top, bottom in crossing if top <= at <= bottom])
    found: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, line in enumerate(across):
        found.setdefault(groups.root(index), ([], []))[0].append(line)
    for index, line in enumerate(down):
        found.setdefault(groups.root(len(across) + index), ([], []))[1].append(line)
    return _with_uprights_beside(list(found.values()), near)


def _with_uprights_beside(
    groups: list[tuple[list[Ruling], list[Ruling]]], near: float
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Column rules that no row rule reaches, with the lattice that is as high as they are."""
    loose = [down[0] for across, down in groups if not across and len(down) == 1]
    if not loose:
        return groups
    lattices = [(across, down) for across, down in groups if across and down]
    for upright in loose:
        beside = [down for _, down in lattices if _is_as_high(upright, down, near)]
        if len(beside) == 1:
            beside[0].append(upright)
    return lattices


def _is_as_high(upright: Ruling, down: Sequence[Ruling], near: float) -> bool:
    top, bottom = min(line.start for line in down), max(line.end for line in down)
    return abs(upright.start - top) <= near and abs(upright.end - bottom) <= near


class _Groups:
    """Numbers that belong together (union-find)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, one: int) -> int:
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def unite(self, one: int, others: Iterable[int]) -> None:
        common = self.root(one)
        for other in others:
            if self._above[other] != common:
                self._above[self.root(other)] = common


def _lattice(across: list[Ruling], down: list[Ruling], unit: float) -> Lattice | None:
    # A cross or a corner is no table; a frame cut by the page's end has at least three sides.
    if len(across) + len(down) < 3 or not across or not down:
        return None
    # What the page's end or an open design left out is closed by the box around all lines.
    xs = _boundaries([line.at for line in down], [line.start for line in across], [line.end for line in across], unit)
    ys = _boundaries([line.at for line in across], [line.start for line in down], [line.end for line in down], unit)
    if len(xs) < 2 or len(ys) < 2:
        return None
    horizontal = [[False] * (len(xs) - 1) for _ in ys]
    for line in across:
        _draw(horizontal[nearest(ys, line.at)], xs, line)
    columns = [[False] * (len(ys) - 1) for _ in xs]
    for line in down:
        _draw(columns[nearest(xs, line.at)], ys, line)
    return Lattice(tuple(xs), tuple(ys), tuple(map(tuple, horizontal)), tuple(zip(*columns, strict=True)))


def _boundaries(drawn: list[float], starts: list[float], ends: list[float], unit: float) -> list[float]:
    # A tenth of a point is as fine as anybody needs to find a cell again.
    clusters: list[list[float]] = []
    for place in sorted(drawn):
        if clusters and place - clusters[-1][0] <= _ONE_BOUNDARY * unit:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    middles = [round(sum(cluster) / len(cluster), 1) for cluster in clusters]
    if min(starts) < middles[0] - _ONE_BOUNDARY * unit:
        middles.insert(0, round(min(starts), 1))
    if max(ends) > middles[-1] + _ONE_BOUNDARY * unit:
        middles.append(round(max(ends), 1))
    return middles


def nearest(places: Sequence[float], place: float) -> int:
    """The number of the place that lies nearest to another."""
    index = bisect_left(places, place)
    if index == len(places) or (index and place - places[index - 1] < places[index] - place):
        return index - 1
    return index


def _draw(sides: list[bool], places: list[float], line: Ruling) -> None:
    """Marks the sides that a line covers."""
    first, end = max(0, bisect_right(places, line.start) - 1), min(len(sides), bisect_left(places, line.end))
    if first + 2 < end:
        sides[first + 1 : end - 1] = [True] * (end - first - 2)
    for index in {first, end - 1} if first < end else ():
        left, right = places[index], places[index + 1]
        if min(right, line.end) - max(left, line.start) >= _DRAWN_SIDE * (right - left):
            sides[index] = True
