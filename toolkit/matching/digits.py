"""Figures whose separators are lost: 21710000218 is 217 1 0 0 0 0 218, because only so the total is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from toolkit.text import fold

_MOST_DIGITS = 24
_MOST_READINGS = 64

Figures = tuple[int, ...]


def parts_of(texts: Sequence[str], count: int) -> list[str] | None:
    """The texts cut at their white space, where that gives just as many figures as there are columns."""
    parts = [part for text in texts for part in text.split()]
    return (
        parts if len(parts) == count and all(re.fullmatch(r"[\d.,]+|[-/—]+|无", fold(part)) for part in parts) else None
    )


def splits(text: str, count: int, fits: Callable[[Figures], bool | None]) -> list[Figures]:
    """Every way to cut a run of digits into `count` figures that the row's own sum allows."""
    digits = fold(text)
    if not digits.isdigit() or not digits.isascii() or not count <= len(digits) <= _MOST_DIGITS:
        return []
    found: list[Figures] = []
    for figures in _cuts(digits, count):
        if fits(figures):
            found.append(figures)
            if len(found) > _MOST_READINGS:
                return []
    return found


def _cuts(digits: str, count: int) -> Iterator[Figures]:
    if count == 1:
        if digits == "0" or not digits.startswith("0"):
            yield (int(digits),)
        return
    longest = 1 if digits.startswith("0") else len(digits) - count + 1
    for length in range(1, longest + 1):
        for rest in _cuts(digits[length:], count - 1):
            yield (int(digits[:length]), *rest)
