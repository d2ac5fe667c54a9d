"""The rows of a Word table as they are written: which cells, from which column on, how they merge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_graphics import chosen_branch
from toolkit.readers.docx_values import is_on, whole_number

_RESTART = frozenset({"restart", "rest"})
# In twentieths of a point: what is lower by its own word shows a line and no text.
_LOWEST = 60

Merges = Mapping[_Element | None, list[_Element]]


@dataclass(slots=True)
class Slot:
    """A cell as its row writes it."""

    element: _Element
    column: int
    span: int = 1
    merges: bool = False
    # Whether it belongs to the cell above, or (Word's old way) to the one on its left.
    goes_on: bool = False
    goes_on_sideways: bool = False
    deleted: bool = False
    inserted: bool = False
    # The cells that are merged into this one from its right.
    covered: tuple[_Element, ...] = ()

    @property
    def end(self) -> int:
        return self.column + self.span


@dataclass(slots=True)
class RowState:
    before: int = 0
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False


def rows_of(table: _Element) -> Iterator[tuple[_Element, RowState]]:
    return ((row, _state(row)) for row in inside(table, w.ROW))


def slots_of(row: _Element, column: int, merges: Merges) -> tuple[list[Slot], int]:
    """The row's cells with their columns, the first at `column`; and how many more were deleted, the change still open."""
    slots: list[Slot] = []
    deleted = 0
    for cell in inside(row, w.CELL):
        slot = Slot(cell, column)
        if cell in merges:
            _read_merges(merges[cell], slot)
        if slot.deleted:
            # Once the change is accepted the cells behind it move up.
            deleted += 1
            continue
        if slot.goes_on_sideways and slots:
            slots[-1].span += slot.span
            slots[-1].covered += (cell,)
        else:
            slots.append(slot)
        column += slot.span
    return slots, deleted


def inside(parent: _Element, wanted: str) -> Iterator[_Element]:
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
                yield from inside(branch, wanted)
        else:
            yield from inside(child, wanted)


def _state(row: _Element) -> RowState:
    state = RowState()
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
            elif tag == w.ROW_HEIGHT and child.get(w.HEIGHT_RULE) == "exact":
                state.hidden = (whole_number(child.get(w.VALUE)) or _LOWEST) < _LOWEST
    return state


def _read_merges(marks: list[_Element], slot: Slot) -> None:
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
