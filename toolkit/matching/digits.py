"""Figures whose separators are lost: 21710000218 is 217 1 0 0 0 0 218, because only so the total is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from toolkit.late_pattern import late_pattern
from toolkit.text import fold

_MOST_DIGITS = 24
_MOST_READINGS = 64
# Of fewer columns one figure may be as long as all of them together.
_FEWEST_TOGETHER = 5
_ONE = late_pattern(r"\d+(?:,\d{3})*(?:\.\d+)?[件条项份宗个人次]*|[-/]|无")
# A dash for nought, or the sign of the figure behind it.
_MAYBE_SIGN = late_pattern(r"[-/]\s*\d")

Figures = tuple[int, ...]


def parts_of(texts: Sequence[str], count: int, *, checked: bool = True) -> list[str] | None:
    """The texts cut at white space, or at units and dashes, where that gives a figure for each column.

    Where no sum checks them, -1 is not cut into a dash and 1.
    """
    if not checked and any(_MAYBE_SIGN.search(fold(text)) for text in texts):
        return None
    spaced = [part for text in texts for part in text.split()]
    if len(spaced) == count and all(_ONE.fullmatch(fold(part)) for part in spaced):
        return spaced
    # No figure reaches from one cell into the next.
    folded = [fold(text) for text in texts]
    parted = [found[0] for text in folded for found in _ONE.finditer(text)]
    marked = sum(not part[-1].isdigit() for part in parted)
    # Between two plain numbers nothing would show where the one ends.
    return parted if len(parted) == count and "".join(parted) == "".join(folded) and marked else None


def runs_together(texts: Sequence[str], count: int) -> bool:
    """Whether one cell of a row holds all its figures, though the others are there too: blank, or with the same again."""
    written = [text for text in texts if text.strip()]
    if count < _FEWEST_TOGETHER or len(set(written)) != 1 or len(written) not in (1, count):
        return False
    figures = sum(any(character.isdigit() for character in fold(part)) for part in written[0].split())
    signs = sum(character.isdigit() or character in "-/" for character in fold(written[0]))
    return parts_of(written[:1], count) is not None or figures == count or signs >= count


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
