"""Columns of a table without lines: from the alignment of its figures and labels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from toolkit.readers.pdf_cell_text import is_figure
from toolkit.readers.pdf_drawn_cells import Point, level_with
from toolkit.readers.pdf_lines import Line

# Shares of the type size.
_SAME_EDGE = 0.7
_ROOM = 0.5
_ALIGNED = 0.5
_OVER_AN_EDGE = 0.15
# In points: heights farther apart than this are two.
_TWO_HEIGHTS = 4.0

_LEADING_NOUGHT = re.compile(r"0\d")

Row = list[Line]
Span = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """Where a table's columns begin: first those of labels, then those of figures."""

    edges: list[float]
    first_figure: int
    # The columns whose figures don't stand in line; all of them where figures ran together.
    ragged: frozenset[int]

    def of(self, piece: Line) -> tuple[int, int]:
        """The column that a piece stands in, and how many it covers."""
        start = self._at(piece.left + piece.size * _ROOM)
        if start >= self.first_figure:
            start = self._at((piece.left + piece.right) / 2) if is_figure(piece.text) else start
        end = self._at(piece.right - piece.size * _ROOM)
        if start < self.first_figure:
            # However long a label is, what stands in a column of figures is a figure or none.
            end = min(end, self.first_figure - 1)
        return start, max(1, end - start + 1)

    def _at(self, x: float) -> int:
        return max(0, sum(edge <= x for edge in self.edges[:-1]) - 1)


def columns_of(rows: Sequence[Row], ends: Sequence[Point] = ()) -> Columns | None:
    """A table's columns: where pieces of its rules and grounds end, else where its text stands in line."""
    figures = _figures(rows)
    if not figures:
        return None
    return _drawn_columns(rows, figures, ends) or _aligned_columns(rows, figures)


def _drawn_columns(rows: Sequence[Row], figures: Row, ends: Sequence[Point]) -> Columns | None:
    """Columns between the ends of what is drawn; None where these leave anything open."""
    edges = _drawn_edges(rows, ends)
    if len(edges) < 3:
        return None
    columns = Columns(edges, 0, frozenset())
    first = min(columns.of(figure)[0] for figure in figures)
    columns.first_figure = first
    for row in rows:
        if not _stand_apart([piece for piece in row if piece.right > edges[first]], columns):
            return None
    words = [piece for row in rows for piece in row if piece.right <= edges[first] + piece.size * _ROOM]
    if first and not all(_stand_apart([piece for piece in row if piece in words], columns) for row in rows):
        labels = [edges[0], *_left_edges(words)[1:]]
        return Columns([*labels, *edges[first:]], len(labels), frozenset())
    return columns


def _stand_apart(pieces: Sequence[Line], columns: Columns) -> bool:
    """Whether each piece has columns of its own, and figures lie over none of their edges."""
    end = 0
    for piece in pieces:
        start, span = columns.of(piece)
        over = piece.size * _OVER_AN_EDGE
        inside = columns.edges[start] - over <= piece.left and piece.right <= columns.edges[start + span] + over
        if start < end or (is_figure(piece.text) and not (span == 1 and inside)):
            return False
        end = start + span
    return True


def _drawn_edges(rows: Sequence[Row], ends: Sequence[Point]) -> list[float]:
    """The places where something drawn ends at several heights of a table, from its left to its right side."""
    size = max(piece.size for row in rows for piece in row)
    top, bottom = rows[0][0].top - size, rows[-1][0].bottom + size
    edges = []
    for points in level_with([point for point in ends if top <= point[1] <= bottom]):
        heights = [y for _, y in points]
        if max(heights) - min(heights) > _TWO_HEIGHTS:
            edges.append(round(sum(x for x, _ in points) / len(points), 1))
    left, right = min(piece.left for row in rows for piece in row), max(piece.right for row in rows for piece in row)
    over = size * _OVER_AN_EDGE
    return edges if edges and edges[0] <= left + over and right - over <= edges[-1] else []


def _aligned_columns(rows: Sequence[Row], figures: Row) -> Columns | None:
    """Columns of figures where figures, or the heads of full rows, stand above each other; labels left of them."""
    words = _labels(rows, min(figure.left for figure in figures))
    heads = _heads(rows, max((piece.right for piece in words), default=-inf))
    spans = _intervals(sorted(heads, key=lambda piece: piece.right - piece.left), _intervals(figures, []))
    first = spans[0][0]
    labels = _left_edges(words)
    edges = [*labels]
    before = max((piece.right for piece in words if piece.right <= first), default=first)
    for start, end in spans:
        edges.append((before + start) / 2 if edges else start)
        before = end
    edges.append(before)
    if len(edges) < 3 or any(one >= other for one, other in itertools.pairwise(edges)):
        return None
    together = any(map(_ran_together, figures))
    ragged = {len(labels) + n for n, span in enumerate(spans) if together or not _is_aligned(span, figures)}
    return Columns([round(edge, 1) for edge in edges], len(labels), frozenset(ragged))


def _figures(rows: Sequence[Row]) -> Row:
    """A table's figures; what stands alone on a line may have run over from the line above, and shows no column."""
    by_row = [[piece for piece in row if is_figure(piece.text)] for row in rows]
    beside_words = [
        piece for row, figures in zip(rows, by_row, strict=True) for piece in figures if len(figures) < len(row)
    ]
    figures = [piece for row in by_row for piece in row]
    return beside_words if 2 * len(beside_words) > len(figures) else figures


def _labels(rows: Sequence[Row], first: float) -> Row:
    """What stands wholly left of the figures, from the first row that has some: heads may reach over their column."""
    beginning = next(number for number, row in enumerate(rows) if any(is_figure(piece.text) for piece in row))
    words = [piece for row in rows[beginning:] for piece in row if not is_figure(piece.text)]
    return [word for word in words if word.left < first - word.size * _ROOM and word.right < first + word.size * _ROOM]


def _heads(rows: Sequence[Row], labels_end: float) -> Row:
    """The heads of rows that have one for most columns, without the labels'."""
    heads = [row for row in rows if not any(is_figure(piece.text) for piece in row)]
    fullest = max(map(len, heads), default=0)
    return [head for row in heads if len(row) > max(2, fullest / 2) for head in row if head.left > labels_end]


def _ran_together(figure: Line) -> bool:
    """007 is no figure, but two or three without room between them."""
    return bool(_LEADING_NOUGHT.match(figure.text))


def _is_aligned(span: Span, figures: Sequence[Line]) -> bool:
    """Whether the figures of a column stand in line at their left, their right or their middle."""
    mine = [figure for figure in figures if span[0] <= figure.left and figure.right <= span[1]]
    if len(mine) < 2:
        return True
    near = _ALIGNED * max(figure.size for figure in mine)
    edges = [[f.left for f in mine], [f.right for f in mine], [(f.left + f.right) / 2 for f in mine]]
    return min(max(places) - min(places) for places in edges) <= near


def _intervals(pieces: Sequence[Line], known: list[Span]) -> list[Span]:
    """Stretches of the line that pieces fill; a piece over two known ones is a header of both and adds nothing."""
    spans = list(known)
    for piece in pieces:
        touched = [span for span in spans if span[0] < piece.right and piece.left < span[1]]
        if len(touched) > 1 and known:
            continue
        spans = [span for span in spans if span not in touched]
        edges = [edge for span in touched for edge in span]
        spans.append((min([piece.left, *edges]), max([piece.right, *edges])))
    return sorted(spans)


def _left_edges(words: Sequence[Line]) -> list[float]:
    edges: list[float] = []
    for piece in sorted(words, key=lambda piece: piece.left):
        if not edges or piece.left - edges[-1] > _SAME_EDGE * piece.size:
            edges.append(piece.left)
    counts = [sum(abs(piece.left - edge) <= _SAME_EDGE * piece.size for piece in words) for edge in edges]
    return [edge for edge, count in zip(edges, counts, strict=True) if count > 1 or edge == edges[0]]
