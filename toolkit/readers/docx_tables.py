"""Word's tables by real grid position: each cell once, where it begins, with the rows and columns that it covers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from toolkit.errors import LimitExceeded
from toolkit.readers import docx_names as w
from toolkit.readers.docx_fields import is_formula
from toolkit.readers.docx_findings import ADDED, COVERED_TEXT, EMPTY_FORMULA, HIDDEN_TEXT, OVER_CELL, PICTURE, REMOVED
from toolkit.readers.docx_graphics import ReadContent, is_drawn_over, lone_picture
from toolkit.readers.docx_raw import Notice, RawBlock, RawCell, RawParagraph, RawTable
from toolkit.readers.docx_rows import Slot, rows_of, slots_of
from toolkit.readers.docx_slivers import close_slivers
from toolkit.readers.docx_story import Story
from toolkit.text import without_spaces

# Word itself stops at 63 columns; the largest table of the form has 15 columns and 28 rows.
MOST_COLUMNS = 500
MOST_ROWS = 5000
MOST_POSITIONS = 300_000
MOST_NESTING = 20


class TableReader:
    def __init__(self, file: str, story: Story, read_content: ReadContent) -> None:
        self._file = file
        self._read_content = read_content
        self.story = story
        self._nesting = 0
        self._positions = 0

    def read(self, element: _Element) -> RawTable:
        self._nesting += 1
        if self._nesting > MOST_NESTING:
            raise LimitExceeded(f"{self._file}：表格套了 {MOST_NESTING} 层以上，像是有意构造的文件，没有读取。")
        table = RawTable()
        rows = list(self._rows(element, table))
        close_slivers(element, rows)
        # The merged cells that are still open above the row, by the column where they begin.
        above: dict[int, RawCell] = {}
        in_lines = not self._may_be_frame(element, rows)
        for number, slots in enumerate(rows):
            above = self._place(number, slots, above, table, in_lines)
        self._nesting -= 1
        return table

    def _rows(self, element: _Element, table: RawTable) -> Iterator[list[Slot]]:
        count = 0
        for row, state in rows_of(element):
            if state.deleted or state.hidden:
                table.notices.append(REMOVED if state.deleted else Notice(HIDDEN_TEXT, _text(row)))
                continue
            if state.inserted:
                table.notices.append(ADDED)
            count += 1
            slots, deleted = slots_of(row, state.before, self.story.merges)
            table.notices.extend([REMOVED] * deleted)
            self._refuse_large(count, slots[-1].end if slots else 0)
            yield slots

    def _place(
        self, row: int, slots: list[Slot], above: dict[int, RawCell], table: RawTable, in_lines: bool
    ) -> dict[int, RawCell]:
        """Places a row's cells; gives the merged cells that are open below it."""
        below: dict[int, RawCell] = {}
        for slot in slots:
            cell = above.get(slot.column)
            # A narrower piece would leave room for a cell inside this one's rectangle: it stands for itself.
            if slot.goes_on and cell is not None and cell.column_span <= slot.span:
                cell.row_span += 1
                slot.covered = (slot.element, *slot.covered)
            else:
                lines = self.story.plain_lines(slot.element) if in_lines else None
                content = self._read_content(slot.element) if lines is None else []
                cell = RawCell(row, slot.column, slot.span, content, lines=lines)
                table.cells.append(cell)
                if slot.inserted:
                    _tell(cell, ADDED)
                if lines is None:
                    _tell_what_is_drawn(slot.element, cell, content)
            if slot.merges:
                below[slot.column] = cell
            for one in slot.covered:
                _tell_covered(one, cell)
        return below

    def _may_be_frame(self, element: _Element, rows: list[list[Slot]]) -> bool:
        """Whether a table has an only cell, or others inside: then its cells' paragraphs may stand for themselves."""
        cells = sum(not slot.goes_on for slots in rows for slot in slots)
        return cells <= 1 or self.story.holds_tables(element)

    def _refuse_large(self, rows: int, columns: int) -> None:
        if rows > MOST_ROWS:
            raise LimitExceeded(f"{self._file}：一张表超过 {MOST_ROWS} 行，不像年度报告里的表格。")
        if columns > MOST_COLUMNS:
            raise LimitExceeded(f"{self._file}：表格的一行要占 {columns} 列，超过 {MOST_COLUMNS} 列的上限，没有读取。")
        self._positions += columns
        if self._positions > MOST_POSITIONS:
            raise LimitExceeded(f"{self._file}：表格的格子超过 {MOST_POSITIONS} 个，不像一份年度报告。")


def _is_blank(content: list[RawBlock]) -> bool:
    """Whether nothing is shown and nothing is told yet."""
    return all(isinstance(one, RawParagraph) and not one.text.strip() and not one.notices for one in content)


def _tell_what_is_drawn(element: _Element, cell: RawCell, content: list[RawBlock]) -> None:
    if _is_blank(content):
        _tell_why_blank(element, cell)
        return
    lines = [one for one in content if isinstance(one, RawParagraph)]
    told = any(notice.kind is PICTURE for one in lines for notice in one.notices or ())
    if not told and not all(one.is_blank for one in lines) and is_drawn_over(element):
        _tell(cell, OVER_CELL)


def _tell_why_blank(element: _Element, cell: RawCell) -> None:
    """A cell may only look blank to who reads its text."""
    if picture := lone_picture(element):
        _tell(cell, picture)
    elif is_formula(element):
        _tell(cell, EMPTY_FORMULA)


def _tell(cell: RawCell, notice: Notice) -> None:
    if cell.notices is None:
        cell.notices = []
    cell.notices.append(notice)


def _tell_covered(element: _Element, cell: RawCell) -> None:
    """Word shows nothing of a cell that another covers; a program may have left text there."""
    text = _text(element)
    if not text.strip():
        return
    shown = "".join(cell.lines or (block.text for block in cell.content if not isinstance(block, RawTable)))
    if without_spaces(text) != without_spaces(shown):
        _tell(cell, Notice(COVERED_TEXT, text))


def _text(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(w.TEXT))
