"""Which columns of a grid hold which figures, as its header rows show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from toolkit.form.definition import Block
from toolkit.matching.align import (
    CLOSE_ENOUGH,
    SURENESS,
    Expected,
    Observed,
    align,
    comes_close,
    expected_of,
    groups_of,
    is_named,
    likeness,
    pairing_of,
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
    # Columns of the office's own, such as 小计: first grid column and the one after the last.
    foreign: tuple[tuple[int, int], ...]
    width: int
    # Not complete, but every name stands in it, row by row as printed: merges were lost, and with them the places.
    as_printed: bool = False

    @cached_property
    def complete(self) -> bool:
        return all(self.columns)

    @cached_property
    def spans(self) -> list[tuple[int, int] | None]:
        """Of each column, its first grid column and the one after its last."""
        return [(column.start, column.end) if column else None for column in self.columns]

    @cached_property
    def known(self) -> tuple[HeaderColumn, ...]:
        return tuple(filter(None, self.columns))

    @cached_property
    def first(self) -> int | None:
        """The grid column where figures begin."""
        return min((column.start for column in self.known), default=None)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The numbers of the known columns from left to right; an office may set them otherwise than the form."""
        known = [(column.start, number) for number, column in enumerate(self.columns) if column]
        return tuple(number for _, number in sorted(known))

    @cached_property
    def in_form_order(self) -> bool:
        """Whether the columns that it shows leave room for the others in the form's order."""
        end, before = 0, -1
        for number, column in enumerate(self.columns):
            if column is not None:
                if column.start - end < number - before - 1:
                    return False
                end, before = column.end, number
        return self.width - end >= len(self.columns) - before - 1

    @cached_property
    def least_sure(self) -> HeaderColumn | None:
        """The column that is known least surely."""
        return max(self.known, key=lambda column: SURENESS[column.match], default=None)

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
            self._read[key] = _read_header(rows, block)
        return self._read[key]


def _read_header(rows: Sequence[TableRow], block: Block) -> Header:
    """The header rows of one grid against the expected columns."""
    grid = rows[0].grid
    seen = _seen(rows)
    expected = [expected_of(line) for line in block.column_lines]
    columns = _in_order(seen, expected)
    named = _by_name(seen, expected)
    if any(name and name != column for name, column in zip(named, columns, strict=True)):
        if _is_packed(rows, block):
            return Header((None,) * len(expected), (), grid.column_count, as_printed=True)
        # The names stand in another order than the form's, and names outweigh order.
        columns = named
    columns = _between(columns, grid.column_count)
    columns = _with_closest(columns, seen, expected)
    foreign = tuple(_foreign(columns, seen, block))
    as_printed = not all(columns) and _is_as_printed(rows, block)
    return Header(tuple(columns), foreign, grid.column_count, as_printed)


def _is_as_printed(rows: Sequence[TableRow], block: Block) -> bool:
    """Whether header rows read from left to right name just the form's columns, in the form's order."""
    printed = _printed_names(block)
    names = (label_key(cell.text).name for row in rows for cell in row.own_cells)
    return [name for name in names if name in printed] == list(printed)


def _is_packed(rows: Sequence[TableRow], block: Block) -> bool:
    """Whether the form's own header lost its places: one line of all rows, or rows that end where their cells do.

    总计 then comes before 商业企业, which is no order of columns.
    """
    ends_early = max(map(_end, rows)) < rows[0].grid.column_count
    return (ends_early and _is_as_printed(rows, block)) or any(_is_as_printed([row], block) for row in rows)


def _end(row: TableRow) -> int:
    """Where a header row's cells end; blank ones behind names that all stand to the left only fill up its line."""
    written = [cell for cell in row.own_cells if cell.text.strip()]
    to_the_left = [cell.column for cell in written] == list(range(len(written)))
    return max((cell.end_column for cell in (written if to_the_left else row.own_cells)), default=0)


@lru_cache(maxsize=16)
def _printed_names(block: Block) -> tuple[str, ...]:
    """The names above the columns as the form prints them, row by row; 其他 and the like may stand in several."""
    names: list[str] = []
    level = list(block.columns)
    while level:
        names.extend(label_key(label.text).name for label in level if label.key)
        level = [child for label in level for child in label.children]
    return tuple(names)


def _seen(rows: Sequence[TableRow]) -> list[Seen]:
    """The lowest written cell over each column; a merged one that lost its merge may repeat its text in every column."""
    seen: list[Seen] = []
    for column in range(rows[0].grid.column_count):
        cell = _lowest(rows, column)
        if cell is None:
            continue
        key = label_key(cell.text)
        if seen and (seen[-1][0] is cell or seen[-1][3].key == key):
            seen[-1] = (seen[-1][0], seen[-1][1], column + 1, seen[-1][3])
            continue
        seen.append((cell, column, column + 1, Observed(key, _groups(rows, column, cell))))
    return seen


def _in_order(seen: Sequence[Seen], expected: Sequence[Expected]) -> list[HeaderColumn | None]:
    """The columns as far as the header has them in the form's order."""
    leaves = [one for one in seen if any(_may_be(one[3], wanted.key.name, wanted.aliases) for wanted in expected)]
    if len(leaves) < len(expected):
        leaves = [one for one in leaves if not _is_ambiguous(one[3], expected)]
    columns: list[HeaderColumn | None] = [None] * len(expected)
    pairings = align(tuple(one[3] for one in leaves), tuple(expected))
    for (cell, start, end, _), pairing in zip(leaves, pairings, strict=True):
        if pairing is not None and pairing.match is Match.GUESSED:
            columns[pairing.expected] = _guessed(cell, start, end, expected[pairing.expected])
        elif pairing is not None:
            columns[pairing.expected] = HeaderColumn(start, end, pairing.match, pairing.reason)
    return columns


def _guessed(cell: GridCell, start: int, end: int, wanted: Expected) -> HeaderColumn:
    return HeaderColumn(start, end, Match.GUESSED, f"表头“{cell.text.strip()}”按最接近的“{wanted.line.text}”认定")


def _by_name(seen: Sequence[Seen], expected: Sequence[Expected]) -> list[HeaderColumn | None]:
    """The columns that a header names beyond doubt, wherever they stand: one cell for one column, under its group."""
    groups = groups_of(expected)
    fits = [[one for one in seen if is_named(one[3], wanted, groups)] for wanted in expected]
    claims = Counter(id(one[0]) for cells in fits for one in cells)
    columns: list[HeaderColumn | None] = []
    for cells, wanted in zip(fits, expected, strict=True):
        if len(cells) == 1 and claims[id(cells[0][0])] == 1:
            _, start, end, observed = cells[0]
            pairing = pairing_of(observed, wanted, len(columns), groups)
            columns.append(HeaderColumn(start, end, pairing.match, pairing.reason))
        else:
            columns.append(None)
    return columns


def _with_closest(
    known: Sequence[HeaderColumn | None], seen: Sequence[Seen], expected: Sequence[Expected]
) -> list[HeaderColumn | None]:
    """A column without a name of its own: the one cell left over that comes close, where it comes close to it only."""
    left = [one for one in seen if not any(column and column.start == one[1] for column in known)]
    open_numbers = [number for number, column in enumerate(known) if column is None]
    groups = groups_of(expected)
    close = {number: [one for one in left if comes_close(one[3], expected[number], groups)] for number in open_numbers}
    columns = list(known)
    for number, cells in close.items():
        if len(cells) == 1 and sum(cells[0] in others for others in close.values()) == 1:
            columns[number] = _guessed(*cells[0][:3], expected[number])
    return columns


def _foreign(columns: Sequence[HeaderColumn | None], seen: Sequence[Seen], block: Block) -> Iterator[tuple[int, int]]:
    """Headed columns that no column of the form answers to; the heads of label columns are among them."""
    known = [column for column in columns if column]
    groups = groups_of([expected_of(line) for line in block.column_lines])
    # A name that stands twice is no column of the office's own: it is the form's column once more.
    heads = Counter(observed.key.name for *_, observed in seen)
    others = {*groups, label_key(block.corner or "").name, *(name for name, count in heads.items() if count > 1)}
    for _, start, end, observed in seen:
        if known and observed.key.name not in others and not any(c.start < end and start < c.end for c in known):
            yield start, end


def _is_ambiguous(seen: Observed, expected: Sequence[Expected]) -> bool:
    """Whether a header's name stands in several groups of the form and nothing tells in which one it is."""
    groups = [wanted.groups for wanted in expected if seen.key.name == wanted.key.name]
    return len(groups) > 1 and not any(seen.groups & one for one in groups)


def _may_be(seen: Observed, name: str, aliases: frozenset[str]) -> bool:
    return seen.key.name == name or seen.key.name in aliases or likeness(seen.key.name, name) >= CLOSE_ENOUGH


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
    if any(label_key(cell.text).name in corners for cell in row.cells):
        # A corner reaches down into every row of its header.
        return True
    headers = _header_names(blocks)
    if names & (rows_known - headers):
        return False
    # 总计 and 其他 head a column as well as a row; as a row's label they are numbered or stand alone.
    keys = [label_key(cell.text) for cell in written]
    found = {key.name for key in keys if key.ordinal is None} & headers
    return bool(found - rows_known) or len(found) > 1
