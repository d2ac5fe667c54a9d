"""Which columns of a grid hold which figures, as its header rows show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from toolkit.form.definition import Block, Line
from toolkit.matching.align import (
    CLOSE_ENOUGH,
    SURENESS,
    Expected,
    Observed,
    Pairing,
    align,
    expected_of,
    likeness,
    names_of,
)
from toolkit.matching.flow import TableRow
from toolkit.matching.vocabulary import column_names
from toolkit.original import GridCell
from toolkit.report import Match
from toolkit.text import label_key


class HeaderColumn(NamedTuple):
    """A column of figures as the header has it: its first grid column and the one after its last."""

    start: int
    end: int
    match: Match
    reason: str | None = None


@dataclass(frozen=True)
class Header:
    """The columns of a block as a header shows them; None where it doesn't."""

    columns: tuple[HeaderColumn | None, ...]
    # The header's own cells with the column that each was taken for.
    labels: tuple[tuple[GridCell, Line, Pairing], ...]
    # Columns of the office's own, such as 小计: first grid column and the one after the last.
    foreign: tuple[tuple[int, int], ...]
    width: int

    @cached_property
    def complete(self) -> bool:
        return all(self.columns)

    @cached_property
    def spans(self) -> list[tuple[int, int] | None]:
        """Of each column, its first grid column and the one after its last."""
        return [(column.start, column.end) if column else None for column in self.columns]

    @cached_property
    def least_sure(self) -> HeaderColumn | None:
        """The column that is known least surely."""
        return max(filter(None, self.columns), key=lambda column: SURENESS[column.match], default=None)

    def only(self, numbers: Sequence[int]) -> Header:
        """The header of some of the columns."""
        return replace(self, columns=tuple(self.columns[number] for number in numbers))


# A header cell over its columns, from the first to the one after the last.
Seen = tuple[GridCell, int, int, Observed]


class Headers:
    """The headers of one original's tables, each read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[tuple[TableRow, ...], Block], Header] = {}

    def of(self, rows: tuple[TableRow, ...], block: Block) -> Header:
        key = (rows, block)
        if key not in self._read:
            self._read[key] = _read_header(rows, block.column_lines)
        return self._read[key]


def _read_header(rows: Sequence[TableRow], lines: Sequence[Line]) -> Header:
    """The header rows of one grid against the expected columns."""
    grid = rows[0].grid
    seen: list[Seen] = []
    for column in range(grid.column_count):
        cell = _lowest(rows, column)
        if cell is None:
            continue
        key = label_key(cell.text)
        # A merged header that lost its merge may repeat its text in every column.
        if seen and (seen[-1][0] is cell or seen[-1][3].key == key):
            seen[-1] = (seen[-1][0], seen[-1][1], column + 1, seen[-1][3])
            continue
        seen.append((cell, column, column + 1, Observed(key, _groups(rows, column, cell))))
    expected = [expected_of(line) for line in lines]
    leaves = [one for one in seen if any(_may_be(one[3], wanted.key.name, wanted.aliases) for wanted in expected)]
    if len(leaves) < len(expected):
        leaves = [one for one in leaves if not _is_ambiguous(one[3], expected)]
    pairings = align(tuple(one[3] for one in leaves), tuple(expected))
    columns: list[HeaderColumn | None] = [None] * len(lines)
    labels = []
    for (cell, start, end, _), pairing in zip(leaves, pairings, strict=True):
        if pairing is not None:
            columns[pairing.expected] = HeaderColumn(start, end, pairing.match, pairing.reason)
            labels.append((cell, lines[pairing.expected], pairing))
    columns = _permuted(columns, leaves, expected_names=[wanted.key.name for wanted in expected])
    columns = _between(columns, grid.column_count)
    return Header(tuple(columns), tuple(labels), tuple(_foreign(columns, seen, lines)), grid.column_count)


def _foreign(
    columns: Sequence[HeaderColumn | None], seen: Sequence[Seen], lines: Sequence[Line]
) -> Iterator[tuple[int, int]]:
    """Headed columns among those of figures that no column of the form answers to."""
    known = [column for column in columns if column]
    groups = frozenset(name for line in lines for label in line.labels[:-1] for name in names_of(label))
    for _, start, end, observed in seen:
        inside = bool(known) and start >= known[0].start
        if inside and observed.key.name not in groups and not any(c.start < end and start < c.end for c in known):
            yield start, end


def _is_ambiguous(seen: Observed, expected: Sequence[Expected]) -> bool:
    """Whether a header's name stands in several groups of the form and nothing tells in which one it is."""
    groups = [wanted.groups for wanted in expected if seen.key.name == wanted.key.name]
    return len(groups) > 1 and not any(seen.groups & one for one in groups)


def _may_be(seen: Observed, name: str, aliases: frozenset[str]) -> bool:
    return seen.key.name == name or seen.key.name in aliases or likeness(seen.key.name, name) >= CLOSE_ENOUGH


def _permuted(
    columns: list[HeaderColumn | None],
    leaves: list[Seen],
    expected_names: list[str],
) -> list[HeaderColumn | None]:
    """Columns in another order than the form's: only where every name is the form's and stands once."""
    if all(columns) or len(set(expected_names)) < len(expected_names):
        return columns
    by_name = {one[3].key.name: one for one in leaves}
    if len(by_name) != len(leaves) or set(by_name) != set(expected_names):
        return columns
    return [HeaderColumn(by_name[name][1], by_name[name][2], Match.EXACT) for name in expected_names]


def _between(columns: list[HeaderColumn | None], width: int) -> list[HeaderColumn | None]:
    """A column whose header is lost, where exactly one grid column is left between its neighbours."""
    filled = list(columns)
    for number, column in enumerate(columns):
        if column is not None:
            continue
        before = columns[number - 1] if number else None
        after = columns[number + 1] if number + 1 < len(columns) else None
        start = before.end if before else (after.start - 1 if after and number == 0 else None)
        end = after.start if after else (width if before and number + 1 == len(columns) else None)
        if start is not None and end is not None and end - start == 1 and start >= 0:
            filled[number] = HeaderColumn(start, end, Match.POSITION, "表头这一列的名称缺失，按左右两列的位置确定")
    return filled


def _lowest(rows: Sequence[TableRow], column: int) -> GridCell | None:
    """The lowest written header cell over a column."""
    for row in reversed(rows):
        cell = row.grid.at(row.number, column)
        if cell is not None and cell.text.strip():
            return cell
    return None


def _groups(rows: Sequence[TableRow], column: int, leaf: GridCell) -> frozenset[str]:
    """The names above a header cell; where merges are lost, a group's name stands at its first column only."""
    names = set()
    for row in rows:
        cell = row.grid.at(row.number, column)
        if cell is leaf:
            continue
        if cell is None or not cell.text.strip():
            left = [one for one in row.cells if one.end_column <= column and one.text.strip()]
            cell = left[-1] if left else None
        if cell is not None:
            names.add(label_key(cell.text).name)
    return frozenset(names)


@lru_cache(maxsize=64)
def _header_names(blocks: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(name for block in blocks for name in column_names(block))


def is_header(row: TableRow, blocks: tuple[Block, ...], corners: frozenset[str], rows_known: frozenset[str]) -> bool:
    """Whether a row holds nothing but column headers."""
    names = row.names
    if names & corners:
        return True
    written = [cell for cell in row.own_cells if cell.text.strip()]
    if any(character.isdigit() for cell in written for character in cell.text):
        return False
    headers = _header_names(blocks)
    if names & (rows_known - headers):
        return False
    # 总计 and 其他 head a column as well as a row; as a row's label they are numbered or stand alone.
    keys = [label_key(cell.text) for cell in written]
    found = {key.name for key in keys if key.ordinal is None} & headers
    return bool(found - rows_known) or len(found) > 1
