"""Figures set with wide spaces between their digits: one figure where the whole table is set so, and evenly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.readers.pdf_cell_text import is_figure
from toolkit.readers.pdf_lines import Line

if TYPE_CHECKING:
    from toolkit.readers.pdf_cells import Cell

# Digits of one figure, none of them written with a space character; more are a row of figures.
_SPACED = re.compile(r"[1-9](?: \d){1,5}")
_CLOSE = re.compile(r"\d\d")
# Shares of the type size: how evenly spaces are set, and how wide no column is.
_EVEN = 0.13
_WIDEST_SPACE = 0.65
_FEWEST = 3


def close_up(cells: Sequence[Cell]) -> None:
    """Takes the spaces out of a table's figures, where nothing speaks for several figures in a cell."""
    spaced = [cell for cell in cells if cell.text[1:2] == " "]
    figures = [cell for cell in spaced if len(cell.lines) == 1 and _is_spaced(cell.lines[0])]
    if len(figures) < _FEWEST:
        return
    others = [line for cell in cells if len(cell.lines) == 1 for line in cell.lines if is_figure(line.text)]
    digits = {line.text: line.right - line.left for line in others if len(line.text) == 1}
    if not digits or any(_CLOSE.search(line.text) for line in others):
        return
    size = max(cell.lines[0].size for cell in figures)
    spaces = [_space(cell.lines[0], digits) for cell in figures]
    if max(spaces) - min(spaces) <= _EVEN * size and max(spaces) <= _WIDEST_SPACE * size:
        for cell in figures:
            line = cell.lines[0]
            cell.write([line._replace(text=line.text.replace(" ", ""))])


def _is_spaced(line: Line) -> bool:
    # A line with space characters has a head that ends at the first.
    return bool(_SPACED.fullmatch(line.text)) and line.head >= line.right - line.left


def _space(line: Line, digits: Mapping[str, float]) -> float:
    """What a figure's digits leave free between them, each as wide as where it stands alone."""
    usual = max(digits.values())
    ink = sum(digits.get(digit, usual) for digit in line.text if digit != " ")
    return (line.right - line.left - ink) / line.text.count(" ")
