"""Rows of a table without lines: which lines of text make one row, and which go on from the row above."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from toolkit.readers.pdf_band_parts import Band, Parts, Text, heights, is_beside_label, is_centred_below, step_in_cells
from toolkit.readers.pdf_cell_text import begins_anew, is_figure
from toolkit.readers.pdf_cells import Cell
from toolkit.readers.pdf_columns import Columns, Row
from toolkit.readers.pdf_lines import Line
from toolkit.readers.pdf_page import Ruling
from toolkit.readers.pdf_pieces import joined

# Shares of the type size.
_NEXT_IN_CELL = 1.8
_FULL = 0.3
_HARDLY_NEARER = 0.25
# Share of the usual step between rows: what is nearer than this is set closer than rows are.
_CLOSER = 0.85
# Share of a table's width.
_LONG_RULE = 0.3
_FEWEST_RULES = 2


# Cells that wrap at the same place: their column, the columns that a head covers, whether a label is a group's.
_Kind = tuple[int, int, bool]


def cells_of(
    rows: Sequence[Row], rules: Sequence[Ruling], columns: Columns, page: int
) -> tuple[list[Cell], list[float]]:
    """A table's cells, and the heights between its rows."""
    bands = _Bands(rows, rules, columns)
    for row, following in itertools.pairwise([*rows, None]):
        if row is not None:
            bands.take(row, following)
    ys = heights(bands.bands)
    return list(bands.cells(ys, page)), ys


class _Bands:
    """Takes a table's lines of text from top to bottom, and finds the row that each belongs to."""

    def __init__(self, rows: Sequence[Row], rules: Sequence[Ruling], columns: Columns) -> None:
        self.columns = columns
        self.bands: list[Band] = []
        # The latest cell in each column.
        self._open: dict[int, Text] = {}
        top, bottom = rows[0][0].top, rows[-1][0].bottom
        width = columns.edges[-1] - columns.edges[0]
        self._rules = [rule for rule in rules if top < rule.at < bottom and rule.end - rule.start > width * _LONG_RULE]
        figure_rows = [row[0].middle for row in rows if any(map(self._is_figure, row))]
        self._all_ruled = len(self._rules) >= _FEWEST_RULES and all(
            any(one < rule.at <= other for rule in self._rules) for one, other in itertools.pairwise(figure_rows)
        )
        self._step = step_in_cells(rows, columns)
        self._usual_step = min((other - one for one, other in itertools.pairwise(figure_rows)), default=0.0)
        self._reach = self._reaches(rows)

    def take(self, row: Row, following: Row | None) -> None:
        parted = self._close(row)
        parts = self._parts(row)
        last = self.bands[-1] if self.bands and not parted else None
        if last is not None and not self._all_ruled:
            parts = self._without_false_rests(parts, last)
        if last is None or not (self._all_ruled or self._belongs_to(last, parts, following)):
            last = Band()
            self.bands.append(last)
        self._put(last, parts)

    def _close(self, row: Row) -> bool:
        """Whether a rule parts a line from the one above; the cells that it crosses end there."""
        if not self.bands:
            return False
        crossed = [rule for rule in self._rules if self.bands[-1].middle < rule.at <= row[0].middle]
        for column, text in list(self._open.items()):
            middle = (text.lines[-1].left + text.lines[-1].right) / 2
            if any(rule.start < middle < rule.end for rule in crossed):
                del self._open[column]
        return bool(crossed)

    def _is_figure(self, piece: Line) -> bool:
        return is_figure(piece.text) and self.columns.of(piece)[0] >= self.columns.first_figure

    def _parts(self, row: Row) -> Parts:
        words = [piece for piece in row if not self._is_figure(piece)]
        if all(is_figure(piece.text) for piece in words):
            return Parts(row, row, [], [])
        rests = [(piece, text) for piece in words if (text := self._continued(piece, row)) is not None]
        taken = {id(piece) for piece, _ in rests}
        fresh = [piece for piece in words if id(piece) not in taken]
        return Parts(row, [piece for piece in row if self._is_figure(piece)], rests, fresh)

    def _continued(self, piece: Line, row: Row) -> Text | None:
        """The cell above that a piece goes on with: one that has no room left, or lines closer than rows are."""
        column, span = self.columns.of(piece)
        text = self._open.get(column) or self._over(piece, column)
        if text is None or is_figure(piece.text) or begins_anew(piece.text):
            return None
        above = text.lines[-1]
        distance, size = piece.middle - above.middle, max(piece.size, above.size)
        if distance > min(self._step, _NEXT_IN_CELL * size) or (
            column >= self.columns.first_figure and span < text.span
        ):
            return None
        if self._is_bar(text, piece, row):
            return None
        is_closer = distance < self._usual_step * _CLOSER
        is_full = (
            above.right + piece.head
            > self._reach.get(self._kind(text.column, self.columns.of(text.lines[0])[1], text.is_group), inf)
            - _FULL * size
        )
        return text if is_closer or is_full else None

    def _over(self, piece: Line, column: int) -> Text | None:
        """The label over several columns that a piece stands below the middle of: a cell's last line, if centred."""
        over = [text for text in self._open.values() if text.column < column < text.column + text.span]
        over = [text for text in over if text.column + text.span <= self.columns.first_figure]
        return next((text for text in over if is_centred_below(text.lines[-1], piece)), None)

    def _is_bar(self, text: Text, piece: Line, row: Row) -> bool:
        """Whether a cell stands alone in its row and heads follow: a bar over a block of rows, with no rest."""
        alone = len(self.bands[text.first].texts) == 1 and len(text.lines) == 1
        return alone and any(other is not piece and not self._is_figure(other) for other in row)

    def _without_false_rests(self, parts: Parts, last: Band) -> Parts:
        """Where figures stand beside it, what looks like the rest of a row with figures or heads is a row of its own."""
        if not parts.figures or not (last.figures or self._heads(last)):
            return parts
        rests = [(piece, text) for piece, text in parts.rests if text is not last.label]
        false = [piece for piece, text in parts.rests if text is last.label]
        return parts._replace(rests=rests, fresh=[*parts.fresh, *false])

    def _heads(self, band: Band) -> Row:
        """The words in a row's columns of figures."""
        first = self.columns.first_figure
        return [piece for piece in band.rows[-1] if self.columns.of(piece)[0] >= first and not self._is_figure(piece)]

    def _belongs_to(self, last: Band, parts: Parts, following: Row | None) -> bool:
        goes_on = any(text is last.label for _, text in parts.rests)
        if parts.fresh and not self._only_groups_go_on(last, parts):
            return self._stands_beside(last, parts, goes_on=goes_on)
        if goes_on or not parts.figures:
            return not (parts.figures and last.figures)
        return self._takes_lone_figures(last, parts, following)

    def _only_groups_go_on(self, last: Band, parts: Parts) -> bool:
        """Whether the last row's figures come with no words but the rests of the groups' labels beside its own."""
        if last.figures or last.label is None or not parts.figures:
            return False
        columns = {self.columns.of(piece)[0] for piece in parts.fresh}
        groups = {column for column in last.texts if column < last.label.column}
        return columns <= groups and not any(begins_anew(piece.text) for piece in parts.fresh)

    def _stands_beside(self, last: Band, parts: Parts, *, goes_on: bool) -> bool:
        """Whether a line stands only a little lower than the last, or goes on with its label, in columns free there."""
        columns = {self.columns.of(piece)[0] for piece in (*parts.fresh, *parts.figures)}
        is_near = goes_on or parts.row[0].middle - last.middle < parts.size
        return is_near and not columns & last.texts.keys()

    def _takes_lone_figures(self, last: Band, parts: Parts, following: Row | None) -> bool:
        """Figures with no label at their height: near that of the last row or the next, else nobody knows whose."""
        if not self.columns.first_figure:
            return False
        above, below = parts.row[0].middle - last.middle, self._distance_to_label(parts, following)
        if last.label is not None and not last.figures and above < parts.size:
            last.is_doubtful = abs(above - below) < _HARDLY_NEARER * parts.size
            return above <= below
        if below < parts.size or (not last.figures and len(self._heads(last)) >= len(parts.figures)):
            return False
        last.is_doubtful = True
        return True

    def _distance_to_label(self, parts: Parts, following: Row | None) -> float:
        """How far below the next label begins, if the next line holds nothing but that."""
        if following is None:
            return inf
        below = self._parts(following)
        return inf if below.figures or below.rests else following[0].middle - parts.row[0].middle

    def _put(self, band: Band, parts: Parts) -> None:
        number = len(self.bands) - 1
        band.rows.append(parts.row)
        if parts.figures:
            band.figures.append(parts.figures)
            taken = {self.columns.of(figure)[0] for figure in parts.figures}
            band.is_doubtful = band.is_doubtful or not taken.isdisjoint(self.columns.ragged)
        for piece, text in parts.rests:
            text.lines.append(piece)
            text.last = number
        for piece in (*parts.fresh, *parts.figures):
            column, span = self.columns.of(piece)
            known = band.texts.get(column)
            text = known or Text(column, span, number, number, [], is_beside_label(piece, parts, self.columns))
            if known and piece in parts.figures and not self._is_broken(known.lines[-1], piece):
                band.is_doubtful = True
            band.texts[column] = text
            text.lines.append(piece)
            text.span = max(text.span, span)
            self._open[column] = text
        labels = [text for column, text in band.texts.items() if column < self.columns.first_figure]
        band.label = max(labels, key=lambda text: text.column, default=None)

    def _is_broken(self, above: Line, figure: Line) -> bool:
        """Whether a figure may go on with the one above it in its cell, rather than share its place."""
        return self._is_figure(above) and figure.middle - above.middle > figure.size / 2

    def _kind(self, column: int, span: int, is_group: bool) -> _Kind:
        return column, span if column >= self.columns.first_figure else 0, is_group

    def _reaches(self, rows: Sequence[Row]) -> dict[_Kind, float]:
        """How far to the right the text of each column reaches; groups' labels and heads over several apart."""
        reach: dict[_Kind, float] = {}
        for row in rows:
            parts = Parts(row, [], [], [piece for piece in row if not self._is_figure(piece)])
            for piece in parts.fresh:
                column, span = self.columns.of(piece)
                key = self._kind(column, span, is_beside_label(piece, parts, self.columns))
                reach[key] = max(reach.get(key, 0.0), piece.right)
        return reach

    def cells(self, ys: Sequence[float], page: int) -> Iterator[Cell]:
        """Every row's cells: what stands in its columns, and blank ones for the columns with nothing."""
        texts = [text for band in self.bands for text in band.texts.values()]
        for number, band in enumerate(self.bands):
            here = {text.column: text for text in texts if text.first <= number <= text.last}
            if band.is_doubtful:
                here = self._with_figures_together(here, band, number)
            column, end = 0, len(self.columns.edges) - 1
            while column < end:
                text = here.get(column)
                following = min((other for other in here if other > column), default=end)
                span = min(text.span, following - column) if text else 1
                if text is None or text.first == number:
                    yield self._cell(number, column, span, text, ys, page)
                column += span

    def _cell(self, row: int, column: int, span: int, text: Text | None, ys: Sequence[float], page: int) -> Cell:
        row_span = text.last - text.first + 1 if text else 1
        box = (self.columns.edges[column], ys[row], self.columns.edges[column + span], ys[row + row_span])
        return Cell(row, column, row_span, span, page, box, lines=text.lines if text else ())

    def _with_figures_together(self, here: dict[int, Text], band: Band, number: int) -> dict[int, Text]:
        """A band's labels as they are, and behind them all its figures in one cell."""
        figures = {id(figure) for row in band.figures for figure in row}
        kept: dict[int, Text] = {}
        for column, text in here.items():
            words = [line for line in text.lines if id(line) not in figures]
            if words:
                kept[column] = replace(text, lines=words)
        end = len(self.columns.edges) - 1
        start = min(end - 1, max([self.columns.first_figure, *(column + 1 for column in kept)]))
        lines = [joined(row) for row in band.figures]
        before = kept.get(start)
        kept[start] = Text(start, end - start, number, number, [*(before.lines if before else ()), *lines])
        return kept
