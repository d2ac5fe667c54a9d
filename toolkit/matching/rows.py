"""The rows of one table: which are headers, which are bars, and what stands as label and as figures in the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.form.definition import Table
from toolkit.matching.align import CLOSE_ENOUGH, Observed, closeness
from toolkit.matching.figures import is_plain, looks_like_figure
from toolkit.matching.flow import Segment, TableRow
from toolkit.matching.headers import Headers, is_header
from toolkit.matching.vocabulary import bar_names, corner_names, row_names
from toolkit.original import GridCell
from toolkit.text import LabelKey, label_key, without_remark


class DataRow(NamedTuple):
    """A row with figures, or one that should have some: its label cells, and the cells behind them."""

    row: TableRow
    labels: tuple[GridCell, ...]
    rest: tuple[GridCell, ...]
    observed: Observed
    # The header rows above it in the same grid, or the last ones of an earlier grid.
    header_rows: tuple[TableRow, ...]
    # The halves of a label that a page break tore in two.
    torn: tuple[GridCell, ...] = ()
    # Names right below the header, such as 上年 and 本年, that are no header of the form.
    below_header: tuple[TableRow, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not any(cell.text.strip() for cell in self.rest)


class SortedRows(NamedTuple):
    """A table's rows by kind, in order."""

    data: tuple[DataRow, ...]
    headers: tuple[TableRow, ...]
    bars: tuple[TableRow, ...]


def sort_rows(segments: Sequence[Segment], table: Table, read_headers: Headers) -> SortedRows:
    corners, bars_known, known = corner_names(table), bar_names(table), row_names(table)
    data: list[DataRow] = []
    headers: list[TableRow] = []
    bars: list[TableRow] = []
    above: list[TableRow] = []
    below_header: tuple[TableRow, ...] = ()
    header_ended = True
    for segment in segments:
        for row in segment.rows:
            # A header may be torn by a page break too; then its halves are as wide as each other.
            header_ended = header_ended or row.grid.column_count != above[-1].grid.column_count
            if _is_bar(row, bars_known):
                bars.append(row)
            elif is_header(row, table.blocks, corners, known):
                above = [row] if header_ended else [*above, row]
                headers.append(row)
                header_ended, below_header = False, ()
                continue
            elif any(cell.text.strip() for cell in row.own_cells) or _is_empty_row(row):
                if not header_ended and _names_columns(row):
                    below_header = (row,)
                found = _data_row(row, known, tuple(above), _ground(tuple(above), table, row, read_headers))
                data.append(found._replace(below_header=below_header) if below_header else found)
            header_ended = True
    return SortedRows(tuple(_rejoined(data, known)), tuple(headers), tuple(bars))


def _names_columns(row: TableRow) -> bool:
    """Whether a row has words above figures and no label."""
    written = [cell for cell in row.own_cells if cell.text.strip()]
    return (
        len(written) > 1 and written[0] is not row.cells[0] and not any(looks_like_figure(one.text) for one in written)
    )


def _is_empty_row(row: TableRow) -> bool:
    """An empty row still counts: in a table of one row it is the row of figures left blank."""
    return len(row.own_cells) > 1


def _is_bar(row: TableRow, bars_known: frozenset[str]) -> bool:
    written = [cell for cell in row.own_cells if cell.text.strip()]
    if not written or not bars_known:
        return False
    names = {label_key(cell.text).name for cell in written}
    if len(names) != 1:
        return False
    name = names.pop()
    return name in bars_known or (name.startswith("第二十条") and not any(looks_like_figure(c.text) for c in written))


class _Ground(NamedTuple):
    """What a header tells of the cells below it: where figures begin, and which columns are the office's own."""

    first_figure: int | None = None
    own: tuple[tuple[int, int], ...] = ()


def _data_row(row: TableRow, known: frozenset[str], above: tuple[TableRow, ...], ground: _Ground) -> DataRow:
    cells = row.cells
    last = -1
    label_end: int | None = None
    for number, cell in enumerate(cells):
        beside = label_end is not None and bool(ground.own) and _is_beside(cell, label_end, ground)
        if known and cell.text.strip() and not beside and _is_label(cell, known, ground.first_figure):
            last = number
            label_end = cell.end_column if closeness(label_key(cell.text).name, known) >= CLOSE_ENOUGH else label_end
    labels = _own_label_last([cell for cell in cells[: last + 1] if cell.text.strip()], row)
    deepest = label_key(labels[-1].text) if labels else LabelKey(None, "")
    remarked = deepest.name not in known and bool(labels) and without_remark(labels[-1].text).name in known
    if remarked:
        deepest = without_remark(labels[-1].text)
    groups = frozenset(label_key(cell.text).name for cell in labels[:-1])
    observed = Observed(deepest, groups - {deepest.name}, remarked)
    return DataRow(row, labels, tuple(cells[last + 1 :]), observed, above)


def _is_beside(cell: GridCell, label_end: int, ground: _Ground) -> bool:
    """Whether a cell stands behind a label in a column of the office's own, such as 单位."""
    return any(label_end <= start <= cell.column and cell.end_column <= end for start, end in ground.own)


def _own_label_last(labels: list[GridCell], row: TableRow) -> tuple[GridCell, ...]:
    """A row's own label is the last one that begins in it; merged ones that reach in from above are groups."""
    own = [cell for cell in labels if cell.row == row.number]
    if not own:
        return tuple(labels)
    return (*(cell for cell in labels if cell is not own[-1]), own[-1])


def _is_label(cell: GridCell, known: frozenset[str], first_figure: int | None) -> bool:
    if is_plain(cell.text):
        return False
    name = label_key(cell.text).name
    if name in known:
        return True
    if looks_like_figure(cell.text):
        return False
    if first_figure is None or cell.column < first_figure:
        return True
    # Text where figures belong is a label only if it resembles one: 见附件 must not push the figures aside.
    return closeness(name, known) >= CLOSE_ENOUGH


def _ground(above: tuple[TableRow, ...], table: Table, row: TableRow, read_headers: Headers) -> _Ground:
    """What the header above tells, as far as it is whole and of this grid."""
    if len(table.blocks) > 1:
        return _Ground(first_figure=1)
    header = read_headers.of(above, table.blocks[0]) if above else None
    if header is None or not header.complete or row.grid.column_count != header.width:
        return _Ground()
    return _Ground(header.first, header.foreign)


def _rejoined(rows: list[DataRow], known: frozenset[str]) -> list[DataRow]:
    """A label that a page break tore in two is one again, where the two halves together are a label of the form."""
    joined: list[DataRow] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before is not None and _are_halves(before, row, known):
            joined[-1] = _one_row(before, row)
        else:
            joined.append(row)
    return joined


def _are_halves(before: DataRow, row: DataRow, known: frozenset[str]) -> bool:
    if not before.labels or not row.labels or not (before.is_blank or row.is_blank):
        return False
    if before.observed.key.name in known and row.observed.key.name in known:
        return False
    return label_key(before.labels[-1].text + row.labels[-1].text).name in known


def _one_row(before: DataRow, row: DataRow) -> DataRow:
    figures = row if before.is_blank else before
    key = label_key(before.labels[-1].text + row.labels[-1].text)
    observed = Observed(key, before.observed.groups | row.observed.groups)
    halves = (before.labels[-1], row.labels[-1])
    return DataRow(
        figures.row,
        (*before.labels, *row.labels),
        figures.rest,
        observed,
        before.header_rows or row.header_rows,
        halves,
    )
