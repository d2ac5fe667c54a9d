"""The form as one wide row, an agency a line: what stands in the two header cells above each slot."""

from __future__ import annotations

from toolkit.form.definition import Slot
from toolkit.form.naming import short_label

AGENCY, YEAR, FILE = "机关", "年度", "原件"


def wide_header(slot: Slot) -> tuple[str, str]:
    """The row of a slot and its column; for a table without row labels, the block of columns."""
    path = [label.text for label in slot.column.labels if label.key]
    row = [label.text for label in slot.row.labels if label.key]
    above = row or path[:-1]
    return " ".join(short_label(text) for text in above), path[-1]
