"""Which words of an original belong to which table of the form, and to which edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.form import Form
from toolkit.form.definition import Block, Label, Table
from toolkit.matching.align import names_of
from toolkit.text import label_key


class Vocabulary(NamedTuple):
    """Every label name of some forms, with the tables and editions that use it."""

    tables: Mapping[str, frozenset[str]]
    editions: Mapping[str, frozenset[str]]

    def names_of(self, table: str) -> frozenset[str]:
        """Every name that a table uses."""
        return frozenset(name for name, tables in self.tables.items() if table in tables)

    def table_votes(self, names: frozenset[str]) -> dict[str, float]:
        """How strongly some names speak for each table; a name of two tables speaks half for each."""
        votes: dict[str, float] = {}
        for name in names:
            tables = self.tables.get(name, frozenset())
            for table in tables:
                votes[table] = votes.get(table, 0.0) + 1 / len(tables)
        return votes


def vocabulary(forms: tuple[Form, ...]) -> Vocabulary:
    tables: dict[str, set[str]] = {}
    editions: dict[str, set[str]] = {}
    for form in forms:
        for table in form.tables:
            for name in _names(table):
                tables.setdefault(name, set()).add(table.key)
                editions.setdefault(name, set()).add(form.edition)
    return Vocabulary(
        {name: frozenset(keys) for name, keys in tables.items()},
        {name: frozenset(keys) for name, keys in editions.items()},
    )


@lru_cache(maxsize=64)
def bar_names(table: Table) -> frozenset[str]:
    return frozenset(label_key(block.bar).name for block in table.blocks if block.bar)


@lru_cache(maxsize=64)
def corner_names(table: Table) -> frozenset[str]:
    return frozenset(label_key(block.corner).name for block in table.blocks if block.corner)


@lru_cache(maxsize=64)
def column_names(block: Block) -> frozenset[str]:
    """The names of a block's column headers, groups included."""
    return frozenset(name for label in _tree(block.columns) for name in names_of(label))


@lru_cache(maxsize=64)
def row_names(table: Table) -> frozenset[str]:
    """The names of a table's row labels, groups included."""
    return frozenset(name for block in table.blocks for label in _tree(block.rows) for name in names_of(label))


def labels_by_name(labels: tuple[Label, ...], above: tuple[Label, ...] = ()) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """Each name in a tree of labels with the path to it."""
    for label in labels:
        path = (*above, label)
        for name in names_of(label):
            yield name, path
        yield from labels_by_name(label.children, path)


def _names(table: Table) -> Iterator[str]:
    yield from bar_names(table)
    yield from corner_names(table)
    yield from row_names(table)
    for block in table.blocks:
        yield from column_names(block)


def _tree(labels: tuple[Label, ...]) -> Iterator[Label]:
    for label in labels:
        yield label
        yield from _tree(label.children)
