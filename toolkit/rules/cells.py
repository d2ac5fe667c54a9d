"""Many cells in a few words: by name where they are few, otherwise how many they are."""

from __future__ import annotations

from toolkit.form.definition import Slot
from toolkit.form.naming import column_label, row_label
from toolkit.language import Text, joined, same
from toolkit.rules.subject import Subject

_MOST_NAMED = 6
_MOST_ROWS = 3


def cells_in_words(subject: Subject, table: str, slots: tuple[str, ...]) -> Text:
    """The cells of one story by their names where they are few, otherwise how many they are."""
    if len(slots) == 1:
        return subject.name(*slots) + Text("：", ":")
    if len(slots) <= _MOST_NAMED:
        names = joined((_short(subject, slots, slot) for slot in slots), "、", ", ")
        return subject.name(*slots) + Text("：", ": ") + names
    count = len(list(subject.slots_of(table)))
    where = subject.table_name(table)
    if len(slots) == count:
        return where + Text(f"：{count} 格全部", f": all {count} cells")
    rows = _whole_rows(subject, table, slots)
    if rows:
        names = joined((same(f"「{row}」") for row in rows), "、", ", ")
        return where + Text(f" {names.zh}行（{len(slots)} 格）", f", rows {names.en} ({len(slots)} cells)")
    examples = joined((subject.name(slot) for slot in slots[:2]), "、", "; ")
    return where + Text(
        f"：{count} 格中有 {len(slots)} 格（如{examples.zh}）",
        f": {len(slots)} of {count} cells (such as {examples.en})",
    )


def _whole_rows(subject: Subject, table: str, slots: tuple[str, ...]) -> list[str]:
    """The rows that the cells make up, where these are whole and few."""
    rows: dict[str, list[Slot]] = {}
    for slot in subject.slots_of(table):
        rows.setdefault(slot.row.address, []).append(slot)
    touched = {subject.form.slots_by_address[slot].row.address for slot in slots}
    labels = [row_label(rows[address][0]) for address in rows if address in touched]
    whole = sum(len(rows[address]) for address in touched) == len(slots)
    return labels if whole and len(labels) <= _MOST_ROWS and all(labels) else []


def _short(subject: Subject, slots: tuple[str, ...], slot: str) -> Text:
    """What tells a cell from the others: its row, its column, or both."""
    form_slots = [subject.form.slots_by_address[one] for one in slots]
    this = subject.form.slots_by_address[slot]
    rows, columns = {row_label(one) for one in form_slots}, {column_label(one) for one in form_slots}
    parts = [row_label(this)] * (len(rows) > 1) + [column_label(this)] * (len(columns) > 1)
    return same(f"「{' '.join(parts)}」")
