"""Tables without lines, or with lines between their rows only: columns from the alignment of figures and labels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.readers.pdf_cells import Cell, Fragment
from toolkit.readers.pdf_lines import Line, is_figure
from toolkit.readers.pdf_page import Ruling
from toolkit.text import fold, ordinal_of

# Shares of the type size.
_SAME_SIZE = 0.12
_SAME_EDGE = 0.7
_NEXT_IN_CELL = 1.8
_UNEVEN_STEPS = 1.2
# Share of a table's width.
_LONG_RULE = 0.3
_FARTHEST_ROW = 5.0
_ROOM = 0.5
# A table has at least this many rows with text side by side.
_FEWEST_ROWS = 2
_FEWEST_FIGURES = 5
_MOST_CONTACTS = 3
_FEWEST_DOWNWARDS = 4

_SENTENCE = re.compile(r"；|.{40}")

Row = list[Line]


def looks_tabular(lines: Sequence[Line]) -> bool:
    """Whether lines, gaps shown as spaces, may be rows of a table: a cheap look before the thorough one."""
    texts = [line.text.split(" ") for line in lines if " " in line.text]
    return sum(map(_is_tabular, texts)) >= _FEWEST_ROWS or any(map(_is_row_of_figures, texts))


def _is_row_of_figures(texts: Sequence[str]) -> bool:
    """A row that is enough of a table by itself, as where a page's end left one over."""
    return sum(map(is_figure, texts)) >= _FEWEST_FIGURES


def _is_tabular(texts: Sequence[str]) -> bool:
    figures = sum(is_figure(text) for text in texts)
    return figures >= 2 or (figures == 1 and len(texts) == 2 and is_figure(texts[1])) or len(texts) >= 4


def unruled_tables(rows: Sequence[Row], rules: Sequence[Ruling], page: int) -> tuple[list[Fragment], list[Row]]:
    """The tables that rows of text pieces make, and the rows that belong to none."""
    fragments: list[Fragment] = []
    rest: list[Row] = []
    for region, is_table in _regions(rows):
        fragment = _table(region, rules, page) if is_table else None
        if fragment is None:
            rest.extend(region)
        else:
            fragments.append(fragment)
    return fragments, rest


def _regions(rows: Sequence[Row]) -> list[tuple[list[Row], bool]]:
    """Runs of rows: those around tabular ones, of the same type size and no sentences, and those between."""
    inside = [False] * len(rows)
    for seed, row in enumerate(rows):
        if inside[seed] or _is_prose(row) or not _is_tabular([piece.text for piece in row]):
            continue
        inside[seed] = True
        for step in (-1, 1):
            last = seed
            while 0 <= last + step < len(rows) and _belongs(rows[last], rows[last + step], row):
                last += step
                inside[last] = True
    regions: list[tuple[list[Row], bool]] = []
    for row, is_inside in zip(rows, inside, strict=True):
        if regions and regions[-1][1] == is_inside and (not is_inside or _is_near(regions[-1][0][-1], row)):
            regions[-1][0].append(row)
        else:
            regions.append(([row], is_inside))
    return [(region, inside and _has_enough_rows(region)) for region, inside in regions]


def _has_enough_rows(region: Sequence[Row]) -> bool:
    texts = [[piece.text for piece in row] for row in region]
    tabular = sum(map(_is_tabular, texts))
    # Labels with one figure each may be an address and a telephone number.
    side_by_side = max(map(len, texts)) > 2 or tabular > _MOST_CONTACTS
    return (tabular >= _FEWEST_ROWS and side_by_side) or any(map(_is_row_of_figures, texts))


def _is_near(row: Row, other: Row) -> bool:
    return abs(other[0].middle - row[0].middle) <= _FARTHEST_ROW * max(row[0].size, other[0].size)


def _belongs(neighbour: Row, row: Row, seed: Row) -> bool:
    size = _size(seed)
    alike = abs(_size(row) - size) <= _SAME_SIZE * size or all(is_figure(piece.text) for piece in row)
    return alike and _is_near(neighbour, row) and not _is_prose(row)


def _is_prose(row: Row) -> bool:
    return any("。" in piece.text for piece in row) or (len(row) == 1 and bool(_SENTENCE.search(row[0].text)))


def _size(row: Row) -> float:
    """The type size of a row's words; figures alone tell it badly."""
    words = sorted(piece.size for piece in row if not is_figure(piece.text))
    return words[len(words) // 2] if words else row[0].size


@dataclass(slots=True)
class _Columns:
    """Where a table's columns begin: first those of labels, then those of figures."""

    edges: list[float]
    first_figure: int

    def of(self, piece: Line) -> tuple[int, int]:
        """The column that a piece stands in, and how many it covers."""
        start = self._at(piece.left + piece.size * _ROOM)
        if start >= self.first_figure:
            start = self._at((piece.left + piece.right) / 2) if is_figure(piece.text) else start
        end = self._at(piece.right - piece.size * _ROOM)
        return start, max(1, end - start + 1)

    def _at(self, x: float) -> int:
        return max(0, sum(edge <= x for edge in self.edges[:-1]) - 1)


def _table(region: list[Row], rules: Sequence[Ruling], page: int) -> Fragment | None:
    downwards, rows = _without_downward_label(region)
    columns = _columns(rows)
    if columns is None:
        return None
    bands = _bands(rows, rules, columns)
    ys = _heights(bands)
    cells = [cell for number, band in enumerate(bands) for cell in _cells(number, band, columns, ys, page)]
    if downwards:
        cells = _with_downward_label(cells, downwards, columns, ys, page)
    for cell in cells:
        cell.write(cell.lines)
    return Fragment(page, tuple(columns.edges), tuple(ys), cells, ruled=False)


def _without_downward_label(region: list[Row]) -> tuple[list[Line], list[Row]]:
    """A label written downwards at the left, one character a line, beside rows that it doesn't stand in line with."""
    left = min(row[0].left for row in region)
    single = [row[0] for row in region if len(row[0].text) == 1 and row[0].left - left < _SAME_EDGE * row[0].size]
    single = [piece for piece in single if not is_figure(piece.text)]
    if len(single) < _FEWEST_DOWNWARDS:
        return [], region
    taken = {id(piece) for piece in single}
    rest = [[piece for piece in row if id(piece) not in taken] for row in region]
    return single, [row for row in rest if row]


def _columns(rows: Sequence[Row]) -> _Columns | None:
    """Columns of figures where figures, or the pieces of full rows, stand above each other; labels left of them."""
    fullest = max(len(row) for row in rows)
    figures = [piece for row in rows for piece in row if is_figure(piece.text)]
    others = [piece for row in rows if len(row) == fullest > 2 for piece in row[1:] if not is_figure(piece.text)]
    spans = _intervals(figures, [])
    spans = _intervals(sorted(others, key=lambda piece: piece.right - piece.left), spans)
    if not spans:
        return None
    first = spans[0][0]
    words = [
        piece for row in rows for piece in row if not is_figure(piece.text) and piece.left < first - piece.size * _ROOM
    ]
    labels = _left_edges(words)
    edges = [*labels]
    before = max((piece.right for piece in words if piece.right <= first), default=first)
    for start, end in spans:
        edges.append((before + start) / 2 if edges else start)
        before = end
    edges.append(before)
    if len(edges) < 3 or any(one >= other for one, other in itertools.pairwise(edges)):
        return None
    return _Columns([round(edge, 1) for edge in edges], len(labels))


def _intervals(pieces: Sequence[Line], known: list[tuple[float, float]]) -> list[tuple[float, float]]:
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


def _bands(rows: Sequence[Row], rules: Sequence[Ruling], columns: _Columns) -> list[list[Row]]:
    """Lines of text that make one row of the table: between two rules, or where a line is the rest of the one above."""
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    width = columns.edges[-1] - columns.edges[0]
    between = sorted(rule.at for rule in rules if top < rule.at < bottom and rule.end - rule.start > width * _LONG_RULE)
    step = _step_in_cells(rows)
    bands: list[list[Row]] = []
    for row in rows:
        above = bands[-1][-1] if bands else None
        if above is None:
            bands.append([row])
            continue
        middle, before = row[0].middle, above[0].middle
        parted = any(before < rule <= middle for rule in between)
        if parted or (len(between) < _FEWEST_ROWS and not _is_rest(bands[-1], row, columns, step)):
            bands.append([row])
        else:
            bands[-1].append(row)
    return bands


def _step_in_cells(rows: Sequence[Row]) -> float:
    """How far below each other the lines of one cell stand, at most."""
    size = max(piece.size for row in rows for piece in row)
    steps = [after[0].middle - before[0].middle for before, after in itertools.pairwise(rows)]
    return min([step for step in steps if step > 0.8 * size], default=size) * _UNEVEN_STEPS


def _is_rest(band: list[Row], row: Row, columns: _Columns, step: float) -> bool:
    """Whether a line belongs to the row above it."""
    above = band[-1]
    distance = row[0].middle - above[0].middle
    size = max(piece.size for piece in (*above, *row))
    taken = {columns.of(piece)[0] for line in band for piece in line}
    if distance < size and not taken & {columns.of(piece)[0] for piece in row}:
        # Figures set a little above or below the line of their label.
        return True
    if distance > step or distance > _NEXT_IN_CELL * size:
        return False
    over = {columns.of(piece)[0]: piece for piece in above}
    return all(_is_rest_of(over.get(columns.of(piece)[0]), piece) for piece in row)


def _is_rest_of(upper: Line | None, piece: Line) -> bool:
    if upper is None or ordinal_of(fold(piece.text))[0] is not None:
        return False
    return not is_figure(piece.text) or (is_figure(upper.text) and len(fold(upper.text)) > 1)


def _heights(bands: Sequence[list[Row]]) -> list[float]:
    tops = [min(piece.top for row in band for piece in row) for band in bands]
    bottoms = [max(piece.bottom for row in band for piece in row) for band in bands]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return [round(y, 1) for y in (tops[0], *between, bottoms[-1])]


def _cells(number: int, band: list[Row], columns: _Columns, ys: Sequence[float], page: int) -> list[Cell]:
    """A row's cells: what stands in each column, and blank ones for the columns with nothing."""
    texts: dict[int, list[Line]] = {}
    spans: dict[int, int] = {}
    for piece in sorted((piece for row in band for piece in row), key=lambda piece: (piece.top, piece.left)):
        column, span = columns.of(piece)
        texts.setdefault(column, []).append(piece)
        spans[column] = max(spans.get(column, 1), span)
    cells = []
    column, last = 0, len(columns.edges) - 1
    while column < last:
        following = min((other for other in texts if other > column), default=last)
        span = min(spans.get(column, 1), following - column)
        box = (columns.edges[column], ys[number], columns.edges[column + span], ys[number + 1])
        cells.append(Cell(number, column, 1, span, page, box, lines=texts.get(column, ())))
        column += span
    return cells


def _with_downward_label(
    cells: list[Cell], label: list[Line], columns: _Columns, ys: Sequence[float], page: int
) -> list[Cell]:
    """The table with the label that runs down its left side, beside as many rows as are free there."""
    left = min(line.left for line in label)
    if columns.edges[0] - left >= label[0].size:
        columns.edges.insert(0, left)
        for cell in cells:
            cell.column += 1
    first = max(0, sum(y <= label[0].middle for y in ys) - 1)
    end = min(len(ys) - 1, max(first + 1, sum(y <= label[-1].middle for y in ys)))
    taken = [cell.row for cell in cells if cell.column == 0 and cell.lines and first <= cell.row < end]
    beside = [cell for cell in cells if cell.column == 0 and cell.row == first and cell.lines]
    if beside:
        beside[0].lines = sorted([*beside[0].lines, *label], key=lambda line: line.top)
        return cells
    end = min([end, *taken])
    free = [cell for cell in cells if not (cell.column == 0 and first <= cell.row < end)]
    split = [cell for cell in cells if cell.column == 0 and first <= cell.row < end and cell.column_span > 1]
    for cell in split:
        cell.column, cell.column_span = 1, cell.column_span - 1
    box = (columns.edges[0], ys[first], columns.edges[1], ys[end])
    return [*free, *split, Cell(first, 0, end - first, 1, page, box, lines=label)]
