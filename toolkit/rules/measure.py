"""What a figure in the text counts."""

from __future__ import annotations

from typing import NamedTuple

# Rows of one table that together make up a figure; each is a way to count that an office may have meant.
Calibre = tuple[str, ...]


class Measure(NamedTuple):
    """The rule that speaks of a figure, and what it may be compared with, the likeliest calibre first."""

    rule: str
    calibres: tuple[Calibre, ...]
