"""Many cells in a few words: by name where they are few, otherwise how many they are."""

from __future__ import annotations

from toolkit.form.naming import column_label, row_label
from toolkit.language import Text, joined, same
from toolkit.rules.subject import Subject

_MOST_NAMED = 6


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
    examples = joined((subject.name(slot) for slot in slots[:2]), "、", "; ")
    return where + Text(
        f"：{count} 格中有 {len(slots)} 格（如{examples.zh}）",
        f": {len(slots)} of {count} cells (such as {examples.en})",
    )


def _short(subject: Subject, slots: tuple[str, ...], slot: str) -> Text:
    """What tells a cell from the others: its row, its column, or both."""
    form_slots = [subject.form.slots_by_address[one] for one in slots]
    this = subject.form.slots_by_address[slot]
    rows, columns = {row_label(one) for one in form_slots}, {column_label(one) for one in form_slots}
    parts = [row_label(this)] * (len(rows) > 1) + [column_label(this)] * (len(columns) > 1)
    return same(f"「{' '.join(parts)}」")
