"""Text printed over other text: the words of both may be mixed, or stand in an order that nobody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.readers.pdf_lines import Line

# Share of the lower line of two that both have in common. Loose boxes of lines set close overlap by a third; lines
# that have more than half in common are one.
_OVER = 0.38


def is_printed_over(lines: Sequence[Line]) -> bool:
    """Whether glyphs of a line lie on each other, or a line lies on another; from top to bottom."""
    # Most lines end above the next.
    touching = [(one, other) for one, other in pairwise(lines) if other.top < one.bottom]
    return any(line.mixed for line in lines) or any(_lies_on(one, other) for one, other in touching)


def _lies_on(one: Line, other: Line) -> bool:
    common = min(one.bottom, other.bottom) - other.top
    if common < _OVER * min(one.bottom - one.top, other.bottom - other.top):
        return False
    return min(one.right, other.right) - max(one.left, other.left) > max(one.size, other.size)
