"""Figures that the page's edge or a clip path cuts off: what they are nobody knows, and no shorter figure may be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

# What stands for a character that nobody knows.
UNKNOWN = "\ufffd"
# Share of its height within which a digit belongs to the figure beside it.
_BESIDE = 0.3


def cut_figures(
    text: str,
    lefts: Sequence[float],
    tops: Sequence[float],
    rights: Sequence[float],
    bottoms: Sequence[float],
    gone: Sequence[bool],
) -> dict[int, float]:
    """The digits that are gone from beside some that are seen, and where those end."""

    def is_seen_beside(number: int, other: int) -> bool:
        near = _BESIDE * (bottoms[number] - tops[number])
        return (
            0 <= other < len(text)
            and not gone[other]
            and text[other].isdecimal()
            and abs(bottoms[other] - bottoms[number]) < near
            and min(abs(lefts[number] - rights[other]), abs(lefts[other] - rights[number])) < near
        )

    digits = [number for number in compress(range(len(text)), gone) if text[number].isdecimal()]
    first = {number: lefts[number + 1] for number in digits if is_seen_beside(number, number + 1)}
    last = {number: rights[number - 1] for number in digits if is_seen_beside(number, number - 1)}
    return {**first, **last}
