"""A form that also answers to an office's own wordings of its labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.form.definition import Block, Form, Label, Section, Table

Aliases = Mapping[str, tuple[str, ...]]


def with_aliases(form: Form, aliases: Aliases) -> Form:
    """The form with more names for rows (`requests.granted`), columns (`requests.*.total`) and headings
    (`section.overview`)."""
    return replace(
        form,
        sections=tuple(_section(section, aliases) for section in form.sections),
        tables=tuple(_table(table, aliases) for table in form.tables),
    )


def _section(section: Section, aliases: Aliases) -> Section:
    return section._replace(aliases=(*section.aliases, *aliases.get(f"section.{section.key}", ())))


def _table(table: Table, aliases: Aliases) -> Table:
    return replace(table, blocks=tuple(_block(block, table.key, aliases) for block in table.blocks))


def _block(block: Block, table: str, aliases: Aliases) -> Block:
    return replace(
        block,
        rows=tuple(_label(label, table, aliases) for label in block.rows),
        columns=tuple(_label(label, f"{table}.*", aliases) for label in block.columns),
    )


def _label(label: Label, above: str, aliases: Aliases) -> Label:
    address = f"{above}.{label.key}" if label.key else above
    own = aliases.get(address, ()) if label.key else ()
    return replace(
        label,
        aliases=(*label.aliases, *own),
        children=tuple(_label(child, address, aliases) for child in label.children),
    )
