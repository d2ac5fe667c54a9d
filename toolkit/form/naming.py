"""How a person is told which cell of the form is meant: 表三 「（七）总计」行「自然人」列."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from toolkit.form.definition import Form, Line, Slot
from toolkit.language import Text, joined
from toolkit.late_pattern import late_pattern
from toolkit.text import fold, ordinal_of

_NUMERALS = "一二三四五六七八九十"
# Some labels of the form are whole sentences; what follows the first comma or bracket only explains.
_LONGEST = 20
_MOST_TOLD = 2
_EXPLANATION = late_pattern(r"(?<=.{4})[（(、，].*")


def table_name(form: Form, table: str) -> Text:
    """A table by the numeral of the section that it stands in."""
    section = next(section for section in form.sections if section.table == table)
    number, _ = ordinal_of(fold(section.heading))
    assert number is not None
    return Text(f"表{_NUMERALS[number - 1]}", f"table {number}")


def slot_name(form: Form, address: str) -> Text:
    return cells_name(form, (address,))


def cells_name(form: Form, addresses: Sequence[str]) -> Text:
    """One cell, or what several have in common: their column, their row, or only their tables."""
    slots = [form.slots_by_address[address] for address in addresses]
    tables = list(dict.fromkeys(slot.table for slot in slots))
    name = joined((table_name(form, table) for table in tables), "、", ", ")
    if len(tables) > 1:
        return name
    row = _common(slot.row for slot in slots)
    column = _common(slot.column for slot in slots)
    rows = [row] if row else _few(row_label(slot) for slot in slots) if column else []
    columns = [column] if column else [] if row else _few(column_label(slot) for slot in slots)
    zh = "".join(
        "、".join(f"「{one}」" for one in ones) + what for ones, what in ((rows, "行"), (columns, "列")) if ones
    )
    en = "".join(
        f", {what} " + " and ".join(f'"{one}"' for one in ones)
        for ones, what in ((rows, "row"), (columns, "column"))
        if ones
    )
    return Text(f"{name.zh} {zh}" if zh else name.zh, name.en + en)


def _few(labels: Iterable[str]) -> list[str]:
    """Different labels, where they are few enough to be told."""
    different = list(dict.fromkeys(labels))
    return different if all(different) and len(different) <= _MOST_TOLD else []


def row_label(slot: Slot) -> str:
    """The row's label with the group above it; empty for a table whose rows have no labels."""
    return _common((slot.row,))


def column_label(slot: Slot) -> str:
    return _common((slot.column,))


def short_label(text: str) -> str:
    return _EXPLANATION.sub("…", text, count=1) if len(text) > _LONGEST else text


def _common(lines: Iterable[Line]) -> str:
    """The labels that all lines share from the root down, without those that only group on paper."""
    paths = [[short_label(label.text) for label in line.labels if label.key] for line in lines]
    shared = takewhile(lambda level: len(set(level)) == 1, zip(*paths, strict=False))
    return " ".join(level[0] for level in shared)
