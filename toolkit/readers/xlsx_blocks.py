"""A worksheet taken apart into paragraphs and tables, by its borders or, without any, by its shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.errors import LimitExceeded
from toolkit.finding import Place
from toolkit.original import Block, Grid, GridCell, Paragraph
from toolkit.readers.xlsx_merges import merged_into
from toolkit.readers.xlsx_model import Area, Position, Sheet
from toolkit.readers.xlsx_sheet import MOST_CELLS

# More empty rows than this end a table that has no borders.
_WIDEST_GAP = 3
_PREPARED = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that shows something: its columns with text, and whether any of it is drawn with borders."""

    number: int
    filled: tuple[int, ...]
    first: int
    last: int
    bordered: bool

    @property
    def single(self) -> bool:
        return len(self.filled) == 1 and not self.bordered


def blocks_of(sheet: Sheet, asides: list[Area]) -> Iterator[Block]:
    """The sheet's blocks from top to bottom, without the cells that the workbook calls asides.

    Where the sheet's protection was lifted, somebody may have written into those: then they come last, as margin text.
    """
    beside = {position for position in sheet.texts if any(area.holds(position) for area in asides)}
    inside = Sheet(sheet.name, merges=sheet.merges)
    inside.texts = {position: text for position, text in sheet.texts.items() if position not in beside}
    inside.bordered = {position for position in sheet.bordered if not any(area.holds(position) for area in asides)}
    rows = _rows(inside)
    for run in _runs(rows):
        yield from _block(run, inside)
    sheet.covered.extend(inside.covered)
    for position in () if sheet.protected else sorted(beside.difference(sheet.uncalculated)):
        yield from _paragraphs(position, sheet.texts[position], sheet.name, in_margin=True)


def _rows(sheet: Sheet) -> list[_Row]:
    filled: dict[int, list[int]] = {}
    drawn: dict[int, list[int]] = {}
    for row, column in sheet.texts:
        filled.setdefault(row, []).append(column)
    for row, column in sheet.bordered:
        drawn.setdefault(row, []).append(column)
    rows = []
    for number in sorted(filled.keys() | drawn.keys()):
        columns = sorted(filled.get(number, ()))
        every = sorted({*columns, *drawn.get(number, ())})
        rows.append(_Row(number, tuple(columns), every[0], every[-1], number in drawn))
    return _without_prepared_lines(rows)


def _without_prepared_lines(rows: list[_Row]) -> list[_Row]:
    """Bordered rows below the last text, but for one or two of figures, are lines prepared and never filled in."""
    first = next((index for index, row in enumerate(rows) if row.filled), len(rows))
    last = next((index for index in range(len(rows) - 1, -1, -1) if rows[index].filled), -1)
    return rows[first : last + 1 + _PREPARED]


def _runs(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Rows that belong together: all of one table, or one line of text."""
    tables_are_drawn = any(row.bordered for row in rows)
    run: list[_Row] = []
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if run and before is not None and not _continues(before, row, tables_are_drawn):
            yield from _trimmed(run, tables_are_drawn)
            run = []
        run.append(row)
    if run:
        yield from _trimmed(run, tables_are_drawn)


def _continues(before: _Row, row: _Row, tables_are_drawn: bool) -> bool:
    gap = row.number - before.number - 1
    if tables_are_drawn and (before.bordered or row.bordered):
        return before.bordered and row.bordered and gap == 0
    # Without borders an empty row ends a table only where a line of text stands beside it.
    return gap == 0 or (gap <= _WIDEST_GAP and not before.single and not row.single)


def _trimmed(run: list[_Row], tables_are_drawn: bool) -> Iterator[list[_Row]]:
    """A run without borders gives off the lines of text above and below its table."""
    if tables_are_drawn and run[0].bordered:
        yield run
        return
    several = [index for index, row in enumerate(run) if not row.single]
    if not several:
        yield from ([row] for row in run)
        return
    yield from ([row] for row in run[: several[0]])
    yield run[several[0] : several[-1] + 1]
    yield from ([row] for row in run[several[-1] + 1 :])


def _block(run: list[_Row], sheet: Sheet) -> Iterator[Block]:
    left, right = min(row.first for row in run), max(row.last for row in run)
    area = Area(run[0].number, left, run[-1].number, right)
    one_line = len(run) == 1 and not run[0].bordered
    if one_line or left == right:
        for row in run:
            for column in row.filled:
                yield from _paragraphs((row.number, column), sheet.texts[row.number, column], sheet.name)
        return
    yield _grid(area, sheet)


def _grid(area: Area, sheet: Sheet) -> Grid:
    if area.size > MOST_CELLS:
        raise LimitExceeded(f"工作表“{sheet.name}”的范围超过 {MOST_CELLS} 格，请删去远处多余的内容后再试。")
    merged = merged_into(sheet.merges, area, most_positions=4 * MOST_CELLS)
    covered = {
        (row, column)
        for cut in merged.values()
        for row in range(cut.top, cut.bottom + 1)
        for column in range(cut.left, cut.right + 1)
        if (row, column) != (cut.top, cut.left)
    }
    sheet.covered.extend(sorted(covered & sheet.texts.keys()))
    cells: list[GridCell] = []
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            if (row, column) in covered:
                continue
            cut = merged.get((row, column), Area(row, column, row, column))
            cells.append(
                GridCell(
                    row - area.top,
                    column - area.left,
                    sheet.texts.get((row, column), ""),
                    cut.bottom - cut.top + 1,
                    cut.right - cut.left + 1,
                    _place((row, column), sheet.name),
                )
            )
    return Grid(tuple(cells), _place((area.top, area.left), sheet.name))


def _paragraphs(position: Position, text: str, sheet: str, in_margin: bool = False) -> Iterator[Paragraph]:
    """A line end typed into a cell begins a new paragraph there."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield Paragraph(line, _place(position, sheet), in_margin=in_margin)


def _place(position: Position, sheet: str) -> Place:
    return Place(sheet=sheet, row=position[0] + 1, column=position[1] + 1)
