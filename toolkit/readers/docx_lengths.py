"""How far a paragraph is indented, and how low its lines are, in twentieths of a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_values import measure

_LOWEST_LINE = 100
_LETTER = 210
_MOST_DIGITS = 9
# Two letters in hundredths, half a centimetre in points: what is smaller reaches nowhere.
_USUAL = 300


class Indents(NamedTuple):
    left: float
    right: float
    # Where the first line begins.
    begin: float


def is_large(indent: _Element) -> bool:
    """Whether an indent may reach out of a cell, as hardly any does."""
    return any(not value.isdecimal() or int(value[:_MOST_DIGITS]) >= _USUAL for value in map(str, indent.values()))


def indents_of(indent: _Element) -> Indents:
    left = _length(indent, w.LEFT, w.LEFT_IN_LETTERS)
    first = _length(indent, w.FIRST_LINE, w.FIRST_LINE_IN_LETTERS)
    hanging = _length(indent, w.HANGING, w.HANGING_IN_LETTERS)
    return Indents(left, _length(indent, w.RIGHT, w.RIGHT_IN_LETTERS), left + (first or -hanging))


def is_low(spacing: _Element) -> bool:
    """Whether a paragraph's lines are so low that nothing of them is seen."""
    if spacing.get(w.LINE_RULE) != "exact":
        return False
    height = measure(spacing.get(w.LINE_HEIGHT))
    return height is not None and height < _LOWEST_LINE


def _length(indent: _Element, names: Sequence[str], in_letters: Sequence[str]) -> float:
    """An indent; one that counts letters comes before one in points."""
    letters = next((value for name in in_letters if (value := measure(indent.get(name)))), None)
    if letters:
        return letters / 100 * _LETTER
    return next((value for name in names if (value := measure(indent.get(name))) is not None), 0.0)
