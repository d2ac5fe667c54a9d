"""Paragraphs of a Word 97–2003 file → tables of today's format: in the old one a table is only said of its paragraphs."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from toolkit.readers import doc_changes as c
from toolkit.readers.doc_changes import Changes
from toolkit.readers.doc_marks import row_marks

# In twentieths of a point: borders nearer than this are one, which programs round differently row by row.
_SAME_BORDER = 12
_MOST_CELLS = 255
_CELL = 20
_MERGED_ON = 0x02
_MERGED_DOWN, _BEGINS_DOWN = 0x20, 0x40


class CellPlan(NamedTuple):
    """A cell as its row describes it: where it begins and ends across the page, and how it merges."""

    left: int
    right: int
    merged_on: bool = False
    merged_down: bool = False
    begins_down: bool = False
    ground: str | None = None


@dataclass(slots=True)
class _Row:
    plans: Sequence[CellPlan]
    cells: Sequence[str]
    marks: str


@dataclass(slots=True)
class _Table:
    rows: list[_Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    # What the cell that isn't ended yet holds.
    content: list[str] = field(default_factory=list)
    # The revisions that the ends of the row's cells belong to.
    revised: list[frozenset[str]] = field(default_factory=list)


class TableBuilder:
    """Takes a story's paragraphs in their order, each with how many tables it stands in; gives the story's blocks."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._open: list[_Table] = []

    def paragraph(self, xml: str, depth: int) -> None:
        self._come_to(depth)
        self._content().append(xml)

    def end_cell(self, revised: frozenset[str]) -> None:
        table = self._open[-1]
        self._end_cell(table)
        table.revised.append(revised)

    def end_row(self, depth: int, changes: Changes, revised: frozenset[str]) -> None:
        self._come_to(depth)
        table = self._open[-1]
        if table.content:
            self._end_cell(table)
        # LibreOffice 7.4 gives the end of a row the format of what follows: a row is revised where its cells' ends are, too.
        marks = "".join(f"<w:{name}/>" for name in sorted(revised.intersection(*table.revised))) + row_marks(changes)
        table.rows.append(_Row(_plans(changes, len(table.cells)), table.cells, marks))
        table.cells, table.revised = [], []

    def blocks(self) -> str:
        self._come_to(0)
        return "".join(self._blocks)

    def _end_cell(self, table: _Table) -> None:
        table.cells.append("".join(table.content))
        table.content = []

    def _come_to(self, depth: int) -> None:
        while len(self._open) > depth:
            table = self._open.pop()
            # What no end of a row closes is text all the same.
            left_over = "".join((*table.cells, *table.content))
            self._content().append(_written(table.rows) + left_over)
        while len(self._open) < depth:
            self._open.append(_Table())

    def _content(self) -> list[str]:
        return self._open[-1].content if self._open else self._blocks


def _plans(changes: Changes, count: int) -> list[CellPlan]:
    """What a row says of its cells [TDefTable]; as many as it has, evenly, where it says nothing."""
    written = changes.get(c.CELLS, b"")
    planned = min(written[0], _MOST_CELLS) if written else 0
    if planned == 0 or len(written) < 1 + 2 * (planned + 1):
        return [CellPlan(1000 * number, 1000 * (number + 1)) for number in range(count)]
    borders = struct.unpack_from(f"<{planned + 1}h", written, 1)
    at = 1 + 2 * (planned + 1)
    grounds = _grounds(changes, planned)
    plans = []
    for number, (left, right) in enumerate(pairwise(borders)):
        flags = written[at + _CELL * number] if at + _CELL * number < len(written) else 0
        plans.append(
            CellPlan(
                left,
                right,
                bool(flags & _MERGED_ON),
                bool(flags & _MERGED_DOWN),
                bool(flags & _BEGINS_DOWN),
                grounds[number],
            )
        )
    return plans


def _grounds(changes: Changes, count: int) -> list[str | None]:
    shades, old = changes.get(c.SHADES, b""), changes.get(c.OLD_SHADES, b"")
    return [
        c.ground(shades[10 * number : 10 * number + 10], old[2 * number : 2 * number + 2]) for number in range(count)
    ]


def _written(rows: Sequence[_Row]) -> str:
    borders = _borders({place for row in rows for plan in row.plans for place in plan[:2]})
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(borders))
    return (
        f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(_row(row, borders) for row in rows)}</w:tbl>" if rows else ""
    )


def _borders(places: set[int]) -> list[int]:
    borders: list[int] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > _SAME_BORDER:
            borders.append(place)
    return borders


def _row(row: _Row, borders: Sequence[int]) -> str:
    def column(place: int) -> int:
        return max(0, bisect_left(borders, place + 1) - 1)

    before = column(row.plans[0].left) if row.plans else 0
    cells = [
        _cell(plan, max(1, column(plan.right) - column(plan.left)), content)
        for plan, content in zip(_for_each(row), row.cells, strict=True)
    ]
    grid = f'<w:gridBefore w:val="{before}"/>' if before else ""
    return f"<w:tr><w:trPr>{grid}{row.marks}</w:trPr>{''.join(cells)}</w:tr>"


def _for_each(row: _Row) -> list[CellPlan]:
    """A plan for each cell: damaged rows have more cells than they describe."""
    last = row.plans[-1].right if row.plans else 0
    missing = range(len(row.cells) - len(row.plans))
    return [*row.plans[: len(row.cells)], *(CellPlan(last + number, last + number + 1) for number in missing)]


def _cell(plan: CellPlan, span: int, content: str) -> str:
    marks = f'<w:tcW w:w="{plan.right - plan.left}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
    if plan.merged_on:
        marks += '<w:hMerge w:val="continue"/>'
    if plan.merged_down or plan.begins_down:
        marks += f'<w:vMerge w:val="{"restart" if plan.begins_down else "continue"}"/>'
    if plan.ground:
        marks += f'<w:shd w:val="clear" w:fill="{plan.ground}"/>'
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{content}</w:tc>"
