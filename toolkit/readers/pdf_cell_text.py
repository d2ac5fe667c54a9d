"""What the lines in a cell say together: a text, or a figure that was too wide for its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.readers.pdf_lines import Line
from toolkit.readers.pdf_page import Box
from toolkit.text import fold, ordinal_of

# Space that a cell leaves free at its sides, and how much more room than there seems to be a program may have needed.
_WIDEST_PADDING = 0.75
_ROUNDED = 0.1
# Lines of as many digits each, from this number on, are two figures rather than halves of one.
_FEWEST_OF_A_WHOLE_FIGURE = 3
_FIGURE = re.compile(r"[0-9０-９][0-9０-９.,．，]*\Z")
_FIGURE_OR_NONE = re.compile(r"(?=.*[\d\-/无])[\d.,+\-/%件个份次元万无]+\Z")
_ENDS_FIGURE = re.compile(r"[件个份次元万无\uff00-\uffef]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]+条")


def is_figure(text: str) -> bool:
    """Whether nothing but a figure stands there, or what offices write for none."""
    if text[-1:] > "\u2e80" and not _ENDS_FIGURE.match(text[-1]):
        # Most texts are labels, and their last character tells it.
        return False
    return bool(_FIGURE_OR_NONE.match(fold(text)))


def begins_anew(text: str) -> bool:
    """Whether a label has a number of its own, so that it is not the rest of another."""
    folded = fold(text)
    return ordinal_of(folded)[0] is not None or bool(_ARTICLE.match(folded))


def cell_text(lines: Sequence[Line], box: Box) -> str:
    """The text of a cell: a line a line, but what is written downwards, or a figure that its cell broke, reads as one."""
    if len(lines) < 2:
        return lines[0].text if lines else ""
    texts = [line.text for line in lines]
    # Figures one above the other may be two figures: those stay apart.
    if max(map(len, texts)) == 1 and any(map(str.isalpha, texts)):
        return "".join(texts)
    text = texts[0]
    for before, after in pairwise(lines):
        text += after.text if is_broken_figure(before, box, after) else "\n" + after.text
    return text


def is_broken_figure(before: Line, box: Box, after: Line) -> bool:
    """Whether two lines of a cell are one figure that was too wide for it."""
    if not (_FIGURE.match(before.text) and _FIGURE.match(after.text)):
        return False
    if len(before.text) == len(after.text) >= _FEWEST_OF_A_WHOLE_FIGURE:
        return False
    digit = (after.right - after.left) / len(after.text)
    return fills(before, box, digit + _ROUNDED * before.size)


def fills(line: Line, box: Box, needed: float) -> bool:
    """Whether a cell has no room left beside a line for something as wide as `needed`."""
    width = box[2] - box[0]
    padding = min(max(0.0, line.left - box[0]), max(0.0, box[2] - line.right), _WIDEST_PADDING * line.size)
    return width - (line.right - line.left) - 2 * padding < needed
