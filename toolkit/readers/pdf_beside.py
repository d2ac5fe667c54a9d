"""Text beside other text: columns of a page, or a box that the text runs around, whose lines read across both."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.pdf_lines import Line

# Addresses and telephone numbers stand side by side too, but in fewer lines.
_FEWEST_LINES = 4
# In type sizes: narrower is a number before a line or a figure behind it, and how well the right side's lines agree.
_NARROWEST = 5.0
_SAME_EDGE = 0.7


def stands_side_by_side(lines: Sequence[Line]) -> bool:
    """Whether several lines of a page have text to the right of a gap that begins at the same place."""
    parted = [line for line in lines if line.beside and _is_text_on_both_sides(line)]
    if len(parted) < _FEWEST_LINES:
        return False
    edges = sorted(line.beside for line in parted)
    near = _SAME_EDGE * parted[0].size
    return any(last - first < near for first, last in zip(edges, edges[_FEWEST_LINES - 1 :], strict=False))


def _is_text_on_both_sides(line: Line) -> bool:
    return min(line.beside - line.left, line.right - line.beside) > _NARROWEST * line.size
