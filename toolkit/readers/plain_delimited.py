"""Rows pasted as comma-separated values: lines one below the other that part into as many fields each."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from toolkit.readers.text_tables import MOST_COLUMNS

_MARKS = (",", ";")
_FEWEST_ROWS = 3
# A sentence may have three parts; the narrowest table of the form has four columns.
_FEWEST_FIELDS = 4
_LONGEST_LINE = 2000


def delimited_rows(lines: Sequence[str], at: int) -> list[list[str]]:
    """The rows that begin on a line; none where it begins no table."""
    for mark in _MARKS:
        width = len(_fields(lines[at], mark))
        if not _FEWEST_FIELDS <= width <= MOST_COLUMNS:
            continue
        rows: list[list[str]] = []
        for number in range(at, len(lines)):
            fields = _fields(lines[number], mark)
            if len(fields) != width:
                break
            rows.append(fields)
        if len(rows) >= _FEWEST_ROWS:
            return rows
    return []


def _fields(line: str, mark: str) -> list[str]:
    """A line's fields; none where it is a sentence or ends within quotes."""
    if mark not in line or len(line) > _LONGEST_LINE or "。" in line:
        return []
    try:
        return [field.strip() for field in next(csv.reader([line], delimiter=mark, strict=True), [])]
    except csv.Error:
        return []
