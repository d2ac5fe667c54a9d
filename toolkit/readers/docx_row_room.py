"""Rows of a fixed height: what begins below it is cut off, and so is what a line has no room for."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_values import measure, whole_number

BELOW_ROW = "行高是固定的，文字排到了这一行的下面"

# In twentieths of a point: what of digits must be inside their row to be read. They stand near the foot of their line.
_LEAST_SEEN = 75
_FOOT = 0.8
_LINE = 240
_SINGLE = 240
_SIZE = 21
# A digit is half as wide as it is high; a size counts half points.
_DIGIT_PER_SIZE = 5


def cut_off(row: _Element, height: _Element) -> Iterator[tuple[_Element, str]]:
    """The paragraphs that begin, or go on, below a row whose height is fixed."""
    room = measure(height.get(w.VALUE))
    for cell in row.iter(w.CELL) if room is not None else ():
        properties, width = _properties(cell), width_of(cell)
        top = None if properties is None else properties.find(f"{w.CELL_MARGINS}/{w.TOP}")
        down = 0.0 if top is None else measure(top.get(w.WIDTH)) or 0.0
        for paragraph in cell.iterchildren(w.PARAGRAPH):
            above, line, lines = _measures(paragraph)
            texts = [text for text in paragraph.iter(w.TEXT) if (text.text or "").strip()]
            if texts:
                last = down + above + line * _lines_before_end(paragraph, texts, width or 0.0)
                if room is not None and last + line * _FOOT - _LEAST_SEEN > room:
                    yield paragraph, BELOW_ROW
            down += above + line * lines


def width_of(cell: _Element) -> float | None:
    """How wide a cell is meant to be, where it says so."""
    properties = _properties(cell)
    mark = None if properties is None else properties.find(w.CELL_WIDTH)
    return measure(mark.get(w.WIDTH)) if mark is not None and mark.get(w.TYPE) == "dxa" else None


def _properties(cell: _Element) -> _Element | None:
    """They come first: a cell may have so many paragraphs that it takes long to look behind them."""
    first = next(iter(cell), None)
    return first if first is not None and first.tag == w.CELL_PROPERTIES else None


def _measures(paragraph: _Element) -> tuple[float, float, int]:
    """The space above a paragraph, the height of its lines, and how many these are at least."""
    spacing = paragraph.find(f"{w.PARAGRAPH_PROPERTIES}/{w.SPACING}")
    above, line = 0.0, float(_LINE)
    size = next(paragraph.iter(w.SIZE), None)
    if size is not None and (half_points := whole_number(size.get(w.VALUE))):
        line = half_points * 10.0
    if spacing is not None:
        above = measure(spacing.get(w.BEFORE)) or 0.0
        said, rule = measure(spacing.get(w.LINE_HEIGHT)), spacing.get(w.LINE_RULE)
        if said is not None:
            by_rule = {"exact": said, "atLeast": max(said, line)}
            line = by_rule.get(rule or "auto", line * said / _SINGLE)
    return above, line, 1 + sum(1 for _ in paragraph.iter(w.BREAK, w.CARRIAGE_RETURN))


def _lines_before_end(paragraph: _Element, texts: list[_Element], room: float) -> int:
    """How many lines end before the last text does: by breaks, or because a figure is wider than its cell."""
    breaks = 0
    for element in paragraph.iter(w.TEXT, w.BREAK, w.CARRIAGE_RETURN):
        if element is texts[-1]:
            break
        breaks += element.tag != w.TEXT
    written = "".join((text.text or "").strip() for text in texts)
    if not written.isdigit() or len(written) == 1 or not room:
        return breaks
    size = next(paragraph.iter(w.SIZE), None)
    half_points = (None if size is None else whole_number(size.get(w.VALUE))) or _SIZE
    needed = len(written) * half_points * _DIGIT_PER_SIZE
    return breaks + (int(needed // room) if needed > room else 0)
