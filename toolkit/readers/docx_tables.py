"""Word's tables by real grid position: each cell once, where it begins, with the rows and columns that it covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from toolkit.errors import LimitExceeded
from toolkit.readers import docx_names as w
from toolkit.readers.docx_findings import ADDED, COVERED_TEXT, HIDDEN_TEXT, REMOVED
from toolkit.readers.docx_graphics import ReadContent, chosen_branch
from toolkit.readers.docx_raw import Notice, RawCell, RawTable
from toolkit.readers.docx_story import Story
from toolkit.readers.docx_values import is_on, whole_number
from toolkit.text import without_spaces

# Word itself stops at 63 columns; the largest table of the form has 15 columns and 28 rows.
MOST_COLUMNS = 500
MOST_ROWS = 5000
MOST_POSITIONS = 300_000
MOST_NESTING = 20

_RESTART = frozenset({"restart", "rest"})


@dataclass(slots=True)
class _Slot:
    """A cell as its row writes it: Word's old way of merging sideways leaves the covered cells in the row."""

    element: _Element
    column: int
    span: int = 1
    merges: bool = False
    goes_on: bool = False
    goes_on_sideways: bool = False
    deleted: bool = False
    inserted: bool = False
    # The cells that are merged into this one from its right.
    covered: tuple[_Element, ...] = ()


@dataclass(slots=True)
class _RowState:
    before: int = 0
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False


class TableReader:
    def __init__(self, file: str, read_content: ReadContent) -> None:
        self._file = file
        self._read_content = read_content
        self.story = Story(None)
        self._nesting = 0
        self._positions = 0

    def read(self, element: _Element) -> RawTable:
        self._nesting += 1
        if self._nesting > MOST_NESTING:
            raise LimitExceeded(f"{self._file}：表格套了 {MOST_NESTING} 层以上，像是有意构造的文件，没有读取。")
        table = RawTable()
        # The merged cells that are still open above the row, by the column where they begin.
        above: dict[int, RawCell] = {}
        row = 0
        for row_element in _inside(element, w.ROW):
            state = _row_state(row_element)
            if state.deleted or state.hidden:
                table.notices.append(REMOVED if state.deleted else Notice(HIDDEN_TEXT, _text(row_element)))
                continue
            if state.inserted:
                table.notices.append(ADDED)
            if row == MOST_ROWS:
                raise LimitExceeded(f"{self._file}：一张表超过 {MOST_ROWS} 行，不像年度报告里的表格。")
            above = self._read_row(row_element, row, state.before, above, table)
            row += 1
        self._nesting -= 1
        return table

    def _read_row(
        self, element: _Element, row: int, before: int, above: dict[int, RawCell], table: RawTable
    ) -> dict[int, RawCell]:
        """Places a row's cells; gives the merged cells that are open below it."""
        below: dict[int, RawCell] = {}
        slots = self._slots(element, before)
        self._take_positions(slots)
        for slot in slots:
            cell = above.get(slot.column)
            # A narrower piece would leave room for a cell inside this one's rectangle: it stands for itself.
            if slot.goes_on and cell is not None and cell.column_span <= slot.span:
                cell.row_span += 1
                slot.covered = (slot.element, *slot.covered)
            else:
                cell = RawCell(row, slot.column, slot.span, self._read_content(slot.element))
                table.cells.append(cell)
                if slot.inserted:
                    _tell(cell, ADDED)
            if slot.merges:
                below[slot.column] = cell
            for one in slot.covered:
                _tell_covered(one, cell)
        return below

    def _slots(self, row: _Element, column: int) -> list[_Slot]:
        """The row's cells with their columns."""
        slots: list[_Slot] = []
        merges = self.story.merges
        for cell in _inside(row, w.CELL):
            slot = _Slot(cell, column)
            if cell in merges:
                _read_merges(merges[cell], slot)
            if slot.deleted:
                # After the change is accepted the cells behind move up.
                continue
            if slot.goes_on_sideways and slots:
                slots[-1].span += slot.span
                slots[-1].covered += (cell,)
            else:
                slots.append(slot)
            column += slot.span
        return slots

    def _take_positions(self, slots: list[_Slot]) -> None:
        if not slots:
            return
        end = slots[-1].column + slots[-1].span
        if end > MOST_COLUMNS:
            raise LimitExceeded(f"{self._file}：表格的一行要占 {end} 列，超过 {MOST_COLUMNS} 列的上限，没有读取。")
        self._positions += end
        if self._positions > MOST_POSITIONS:
            raise LimitExceeded(f"{self._file}：表格的格子超过 {MOST_POSITIONS} 个，不像一份年度报告。")


def _inside(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Rows or cells, also those in content controls and other wrappers."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag in w.PROPERTIES:
            continue
        elif tag == w.ALTERNATE:
            branch = chosen_branch(child)
            if branch is not None:
                yield from _inside(branch, wanted)
        else:
            yield from _inside(child, wanted)


def _row_state(row: _Element) -> _RowState:
    state = _RowState()
    for properties in row.iterchildren(w.ROW_PROPERTIES):
        for child in properties:
            tag = child.tag
            if tag == w.GRID_BEFORE:
                state.before = whole_number(child.get(w.VALUE)) or 0
            elif tag in w.REMOVED:
                state.deleted = True
            elif tag in w.ADDED:
                state.inserted = True
            elif tag == w.HIDDEN_ROW:
                state.hidden = is_on(child)
    return state


def _read_merges(marks: list[_Element], slot: _Slot) -> None:
    for mark in marks:
        tag = mark.tag
        if tag == w.GRID_SPAN:
            slot.span = max(whole_number(mark.get(w.VALUE)) or 1, 1)
        elif tag == w.VERTICAL_MERGE:
            slot.merges = True
            slot.goes_on = mark.get(w.VALUE) not in _RESTART
        elif tag == w.CELL_MERGE:
            slot.merges = True
            slot.goes_on = mark.get(w.VERTICAL_MERGE) not in _RESTART
        elif tag == w.HORIZONTAL_MERGE:
            slot.goes_on_sideways = mark.get(w.VALUE) not in _RESTART
        elif tag == w.CELL_DELETED:
            slot.deleted = True
        elif tag == w.CELL_INSERTED:
            slot.inserted = True


def _tell(cell: RawCell, notice: Notice) -> None:
    if cell.notices is None:
        cell.notices = []
    cell.notices.append(notice)


def _tell_covered(element: _Element, cell: RawCell) -> None:
    """Word shows nothing of a cell that another covers; a program may have left text there."""
    text = _text(element)
    if not text.strip():
        return
    shown = "".join(block.text for block in cell.content if not isinstance(block, RawTable))
    if without_spaces(text) != without_spaces(shown):
        _tell(cell, Notice(COVERED_TEXT, text))


def _text(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(w.TEXT))
