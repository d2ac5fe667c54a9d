"""A finding, and the place that it points at."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in the original, as far as its format has it. All counts start at 1."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    # Left, top, right, bottom in points from the page's upper left corner.
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    line: int | None = None
    sheet: str | None = None


NOWHERE = Place()


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"


class Finding(NamedTuple):
    """Something to tell the office. Its identity is its code and slots, never its wording."""

    code: str
    name: str
    severity: Severity
    message: str
    slots: tuple[str, ...] = ()
    place: Place | None = None
    # The cells that a reader speaks of; matching, which knows their slots, puts those in their stead.
    cells: tuple[Place, ...] = ()


class Kind(NamedTuple):
    """A kind of finding that reading or writing makes: its code stands once, beside the code that finds it."""

    code: str
    name: str
    severity: Severity
    # What it means and what to do, for the reference; and what it means, for those who read no Chinese.
    summary: str
    english: str

    def finding(
        self, message: str, *, slots: tuple[str, ...] = (), place: Place | None = None, cells: tuple[Place, ...] = ()
    ) -> Finding:
        return Finding(self.code, self.name, self.severity, message, slots, place, cells)
