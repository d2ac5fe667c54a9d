"""What a PDF page shows, once it is upright: characters with their boxes, drawn lines, and what can't be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_USUAL_PAGE = 842.0


class Glyph(NamedTuple):
    """One character as drawn; distances in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Run(NamedTuple):
    """Characters that stand side by side without a gap, and where each begins and ends."""

    text: str
    top: float
    bottom: float
    lefts: Sequence[float]
    rights: Sequence[float]

    def glyphs(self) -> Iterator[Glyph]:
        return map(Glyph, self.text, self.lefts, repeat(self.top), self.rights, repeat(self.bottom))


def run_of(glyphs: Sequence[Glyph]) -> Run:
    """Glyphs that follow each other on a line, as one run."""
    characters, lefts, tops, rights, bottoms = zip(*glyphs, strict=True)
    return Run("".join(characters), min(tops), max(bottoms), lefts, rights)


def unit_of(width: float, height: float) -> float:
    """What a point is worth on this page: pages in scaled user units are far smaller or larger than paper."""
    longest = max(width, height)
    return 1.0 if _USUAL_PAGE / 2 < longest < _USUAL_PAGE * 2 else longest / _USUAL_PAGE


class Ruling(NamedTuple):
    """A drawn line: where it lies across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What is drawn on a page, upright, and what about it can't be trusted."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    glyph_count: int = 0
    horizontals: list[Ruling] = field(default_factory=list)
    verticals: list[Ruling] = field(default_factory=list)
    # Filled areas that are no lines, in whatever colour.
    grounds: list[Box] = field(default_factory=list)
    # Share of the page that pictures cover.
    picture_share: float = 0.0
    # Glyphs that have no Unicode, or one that means nothing outside their font.
    unmapped: int = 0
    # Text drawn so that nobody sees it (the layer under a scan).
    invisible: int = 0
    # Where digits stand beyond the page's edge or a clip path, each as a run of its own: a figure may have lost them.
    beyond: list[Run] = field(default_factory=list)
    # Text beyond the edge of the page, text under something or in white, text that is struck out, and watermarks.
    off_page: str = ""
    unseen: str = ""
    struck: str = ""
    watermark: str = ""
    # Shapes that are neither text nor lines: letters turned into curves, drawings.
    curves: int = 0
    too_many_shapes: bool = False
    # It has more parts on layers than could be looked at.
    layers_unknown: bool = False
    # How far its lines fell to the right before they were set straight, in radians.
    lean: float = 0.0
    # Some text leans, and stands as it is drawn.
    leaning: bool = False
    # Quarter turns that brought its text upright, and those that would bring other text upright.
    turned: int = 0
    aside: int | None = None
    # From the page's own coordinates to these.
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    @property
    def unit(self) -> float:
        return unit_of(self.width, self.height)


class Upright:
    """Turns PDF coordinates (from the lower left, unrotated) into the page as it is read."""

    def __init__(self, box: Box, quarter_turns: int) -> None:
        left, bottom, right, top = box
        across, up = right - left, top - bottom
        self.turned = quarter_turns % 4
        self.width, self.height = (up, across) if self.turned % 2 else (across, up)
        self.matrix: Matrix = (
            (1.0, 0.0, 0.0, -1.0, -left, top),
            (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            (0.0, -1.0, -1.0, 0.0, top, right),
        )[self.turned]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return transformed(self.matrix, left, bottom, right, top)


def transformed(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The box around a box that a matrix moved: smaller x, smaller y, larger x, larger y."""
    a, b, c, d, e, f = matrix
    if b == c == 0.0:
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
    elif a == d == 0.0:
        x0, x1, y0, y1 = c * bottom + e, c * top + e, b * left + f, b * right + f
    else:
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    return (x0 if x0 < x1 else x1, y0 if y0 < y1 else y1, x1 if x0 < x1 else x0, y1 if y0 < y1 else y0)


def transformed_all(matrix: Matrix, *edges: list[float]) -> tuple[list[float], ...]:
    """The same for many boxes: all their left, bottom, right and top edges to all their smaller xs and so on."""
    a, b, c, d, e, f = matrix
    if not edges[0] or b or c or a < 0 or d > 0:
        boxes = list(map(transformed, repeat(matrix), *edges))
        return tuple(map(list, zip(*boxes, strict=True))) if boxes else ([], [], [], [])
    lefts, bottoms, rights, tops = edges
    if a != 1.0 or e:
        lefts, rights = [a * left + e for left in lefts], [a * right + e for right in rights]
    return lefts, [d * top + f for top in tops], rights, [d * bottom + f for bottom in bottoms]


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def inverted(matrix: Matrix) -> Matrix:
    """The matrix that undoes another; both keep areas."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return (d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area)
