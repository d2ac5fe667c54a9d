"""What an official form is made of. Building one checks it; everything else about a form is derived.

The parts of a form are compared by identity: each stands once, and hashing whole trees costs more than matching.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class FormError(ValueError):
    """A form that contradicts itself: a fault of this program, not of an original."""


class FigureKind(StrEnum):
    COUNT = "count"
    SIGNED = "signed"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A node in the tree of a table's rows or columns; a leaf is one row or one column.

    A node without a key groups others on paper only and leaves no trace in addresses.
    """

    text: str
    key: str | None = None
    aliases: tuple[str, ...] = ()
    children: tuple[Label, ...] = ()
    kind: FigureKind = FigureKind.COUNT
    # Originals may state one figure for the whole group instead of its parts.
    may_be_whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row or one column: the labels from the tree's root down to it."""

    labels: tuple[Label, ...]
    # A group that an original states as one row.
    whole: bool = False
    address: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "address", ".".join(label.key for label in self.labels if label.key))

    @property
    def text(self) -> str:
        return self.labels[-1].text if self.labels else ""


@dataclass(frozen=True, eq=False)
class Block:
    """Rows that share their column headers, below an optional bar across the table."""

    columns: tuple[Label, ...]
    rows: tuple[Label, ...] = ()
    corner: str | None = None
    bar: str | None = None

    @cached_property
    def row_lines(self) -> tuple[Line, ...]:
        return tuple(leaf_lines(self.rows)) or (Line(()),)

    @cached_property
    def column_lines(self) -> tuple[Line, ...]:
        return tuple(leaf_lines(self.columns))

    @cached_property
    def whole_lines(self) -> tuple[Line, ...]:
        return tuple(group_lines(self.rows))


class Slot(NamedTuple):
    """One figure's place in the form."""

    address: str
    table: str
    block: int
    row: Line
    column: Line
    kind: FigureKind
    # The group slot that may stand in for this one.
    group: str | None = None


class RowSum(NamedTuple):
    """In every column the rows of one side add up to those of the other."""

    name: str
    table: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class ColumnSum(NamedTuple):
    """In every row (or every group of columns) the total is the sum of the parts."""

    name: str
    table: str
    total: str
    parts: tuple[str, ...]


class Identity(NamedTuple):
    """A sum worked out on slots: the left ones together equal the right ones together."""

    name: str
    table: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class Carry(NamedTuple):
    """A figure that follows from last year's report: slot = previous + plus - minus."""

    slot: str
    previous: tuple[str, ...]
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    key: str
    name: str
    blocks: tuple[Block, ...]


class Aspect(NamedTuple):
    """A subject that the section must cover, and the words that show it does."""

    name: str
    words: tuple[str, ...]


class Section(NamedTuple):
    key: str
    heading: str
    aliases: tuple[str, ...] = ()
    table: str | None = None
    aspects: tuple[Aspect, ...] = ()
    longest: int | None = None


@dataclass(frozen=True, eq=False)
class Form:
    """One edition of the form, whole."""

    edition: str
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    sums: tuple[RowSum | ColumnSum, ...] = ()
    carries: tuple[Carry, ...] = ()

    def __post_init__(self) -> None:
        _check_keys(self)
        known = self.slots_by_address
        for identity in self.identities:
            if not identity.left or not identity.right:
                raise FormError(f"{self.edition}: empty side in {identity.name}")
            if set(identity.left) & set(identity.right):
                raise FormError(f"{self.edition}: a slot on both sides of {identity.name}")
        for carry in self.carries:
            for address in (carry.slot, *carry.previous, *carry.plus, *carry.minus):
                if address not in known:
                    raise FormError(f"{self.edition}: carry of unknown slot {address}")

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every figure of the edition, in the order of the printed form."""
        return tuple(slot for table in self.tables for slot in _slots_of(table, whole=False))

    @cached_property
    def group_slots(self) -> tuple[Slot, ...]:
        """Figures that an original may state for a whole group instead of its parts."""
        return tuple(slot for table in self.tables for slot in _slots_of(table, whole=True))

    @cached_property
    def slots_by_address(self) -> dict[str, Slot]:
        return {slot.address: slot for slot in (*self.slots, *self.group_slots)}

    @cached_property
    def parts_of(self) -> dict[str, tuple[str, ...]]:
        """Each group slot with the slots it may stand in for."""
        parts: dict[str, list[str]] = {slot.address: [] for slot in self.group_slots}
        for slot in self.slots:
            if slot.group:
                parts[slot.group].append(slot.address)
        return {group: tuple(addresses) for group, addresses in parts.items()}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """The sums of the form, column by column and row by row."""
        return tuple(identity for rule in self.sums for identity in self._expand(rule))

    def table(self, key: str) -> Table:
        return next(table for table in self.tables if table.key == key)

    def section(self, key: str) -> Section:
        return next(section for section in self.sections if section.key == key)

    def covers(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def terms(self, addresses: tuple[str, ...], is_stated: Callable[[str], bool]) -> tuple[str, ...]:
        """The slots to add up: a stated group slot stands in for parts that are not stated themselves."""
        terms: list[str] = []
        for address in addresses:
            group = self.slots_by_address[address].group
            if group and is_stated(group) and not is_stated(address):
                address = group
            if address not in terms:
                terms.append(address)
        return tuple(terms)

    def _expand(self, rule: RowSum | ColumnSum) -> Iterator[Identity]:
        table = self.table(rule.table)
        if isinstance(rule, RowSum):
            for column in table.blocks[0].column_lines:
                yield Identity(
                    rule.name,
                    rule.table,
                    tuple(self._leaves(rule.table, rule.left, column.address)),
                    tuple(self._leaves(rule.table, rule.right, column.address)),
                )
            return
        for prefix in self._prefixes_of(rule):
            total = f"{prefix}.{rule.total}"
            yield Identity(rule.name, rule.table, (total,), tuple(f"{prefix}.{part}" for part in rule.parts))

    @cached_property
    def _by_column(self) -> dict[tuple[str, str], list[Slot]]:
        """The slots of each column of each table, from top to bottom."""
        columns: dict[tuple[str, str], list[Slot]] = {}
        for slot in self.slots:
            columns.setdefault((slot.table, slot.column.address), []).append(slot)
        return columns

    def _leaves(self, table: str, rows: tuple[str, ...], column: str) -> Iterator[str]:
        for row in rows:
            found = [
                slot.address
                for slot in self._by_column[table, column]
                if slot.row.address == row or slot.row.address.startswith(f"{row}.")
            ]
            if not found:
                raise FormError(f"{self.edition}: sum over unknown row {table}.{row}")
            yield from found

    def _prefixes_of(self, rule: ColumnSum) -> list[str]:
        ending = f".{rule.total}"
        prefixes = [
            slot.address.removesuffix(ending)
            for slot in (*self.slots, *self.group_slots)
            if slot.table == rule.table and slot.address.endswith(ending)
        ]
        for prefix in prefixes:
            for part in rule.parts:
                if f"{prefix}.{part}" not in self.slots_by_address:
                    raise FormError(f"{self.edition}: sum over unknown column {prefix}.{part}")
        if not prefixes:
            raise FormError(f"{self.edition}: no total {rule.table}.{rule.total}")
        return prefixes


def leaf_lines(labels: tuple[Label, ...], above: tuple[Label, ...] = ()) -> Iterator[Line]:
    """Every leaf of a tree of labels, from the first to the last."""
    for label in labels:
        path = (*above, label)
        if label.children:
            yield from leaf_lines(label.children, path)
        else:
            yield Line(path)


def group_lines(labels: tuple[Label, ...], above: tuple[Label, ...] = ()) -> Iterator[Line]:
    """The groups of a tree that an original may state as one line."""
    for label in labels:
        path = (*above, label)
        if label.children and label.may_be_whole:
            yield Line(path, whole=True)
        yield from group_lines(label.children, path)


def _slots_of(table: Table, whole: bool) -> Iterator[Slot]:
    for number, block in enumerate(table.blocks):
        for row in block.whole_lines if whole else block.row_lines:
            for column in block.column_lines:
                yield Slot(
                    address=_address(table.key, row.address, column.address),
                    table=table.key,
                    block=number,
                    row=row,
                    column=column,
                    kind=column.labels[-1].kind,
                    group=None if whole else _group_address(table.key, row, column),
                )


def _group_address(table: str, row: Line, column: Line) -> str | None:
    for depth, label in enumerate(row.labels[:-1], start=1):
        if label.may_be_whole:
            return _address(table, Line(row.labels[:depth]).address, column.address)
    return None


def _address(*parts: str) -> str:
    return ".".join(part for part in parts if part)


def _check_keys(form: Form) -> None:
    seen: set[str] = set()
    for slot in (*form.slots, *form.group_slots):
        if slot.address in seen:
            raise FormError(f"{form.edition}: slot {slot.address} twice")
        seen.add(slot.address)
        if slot.address.count(".") < 2:
            raise FormError(f"{form.edition}: slot {slot.address} lacks a key")
    tables = {table.key for table in form.tables}
    if {section.table for section in form.sections if section.table} != tables:
        raise FormError(f"{form.edition}: each table belongs to one section")
    if form.last_year is not None and form.last_year < form.first_year:
        raise FormError(f"{form.edition}: years run backwards")
