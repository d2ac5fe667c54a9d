"""The marks of a story that decide how its text is read, and whether it is seen: gathered in one walk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml.etree import _Element

from toolkit.readers import docx_names as w

Marks = Mapping[str, Sequence[_Element]]

# Formatting by which text may not be seen, or as something else than it is.
LOOKS = (
    *(w.COLOUR, w.SHADING, w.HIGHLIGHT, w.TEXT_FILL),
    *(w.SCALE, w.FONTS, w.POSITION, w.FITTED, w.EAST_ASIAN_LAYOUT, w.RIGHT_TO_LEFT, w.COMPLEX_SCRIPT, w.RUN_STYLE),
    *(w.SPACING, w.INDENT, w.TAB, w.FRAME, w.ROW_HEIGHT, w.CELL_MARGINS),
    *(w.TABLE_CELL_MARGINS, w.TABLE_INDENT, w.TABLE_POSITION, w.TABLE_LAYOUT),
)


def marks_in(root: _Element, names: Sequence[str]) -> Marks:
    """The marks of a story by their names, but for sizes: every run has one. Most stories have few others."""
    found: dict[str, list[_Element]] = {}
    for mark in root.iter(*names):
        found.setdefault(mark.tag, []).append(mark)
    return found
