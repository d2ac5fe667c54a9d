"""Whether text has room on the page: not pushed out of its cell by indents, nor cut off by low lines and rows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_lengths import indents_of, is_large, is_low
from toolkit.readers.docx_letters import COMBINED, MOVED, PRESSED, TOO_TIGHT, is_moved, is_pressed, is_tight
from toolkit.readers.docx_marks import Marks
from toolkit.readers.docx_row_room import cut_off
from toolkit.readers.docx_values import measure, says_yes

INDENTED = "缩进推出了格子或者页面"
LOW_LINE = "行距过小，只露出一线"
MARGINS = "单元格的边距推出了格子"
FRAMED = "放在图文框里，不一定显示在这一格"
OFF_PAGE = "整个表格移到了页面以外"
TOO_NARROW = "格子过窄"

# In twentieths of a point. A figure's cell is 600 to 1500 wide; where a cell says nothing, it is taken for a wide one.
_WIDE_CELL = 3000
_NARROW_CELL = 115
# What reaches so far beyond its cell is seen there no more; a little is usual in narrow cells.
_BEYOND = 300
_LEFT_OF_CELL = -500
_LEFT_OF_PAGE = -3000
_RIGHT_OF_PAGE = 12_000
_BELOW_PAGE = 17_000

Doubt = tuple[_Element, str]


def doubts(marks: Marks) -> Iterator[Doubt]:
    """The paragraphs of a story that may not be seen, or not as they are written, each with why."""
    yield from _of_letters(marks)
    for mark in marks.get(w.INDENT, ()):
        if is_large(mark) and (why := pushed_by(mark, _cell(mark))):
            yield from _paragraphs_with(mark, why)
    for mark in marks.get(w.SPACING, ()):
        if is_low(mark):
            yield from _paragraphs_with(mark, LOW_LINE)
    for tab in marks.get(w.TAB, ()):
        at = measure(tab.get(w.TAB_POSITION))
        if at is not None and at >= _room(_cell(tab)):
            yield from ((one, why) for one, why in _paragraphs_with(tab, INDENTED) if _has_tab(one))
    for mark in marks.get(w.FRAME, ()):
        if _cell(mark) is not None:
            yield from _paragraphs_with(mark, FRAMED)
    yield from _of_cells(marks)
    for height in marks.get(w.ROW_HEIGHT, ()):
        if height.get(w.HEIGHT_RULE) == "exact":
            yield from cut_off(height)


def doubt_of(indent: _Element | None, low_lines: bool, paragraph: _Element) -> str:
    """The same for what a style says: why a paragraph may not be seen, or nothing."""
    if low_lines:
        return LOW_LINE
    return "" if indent is None else pushed_by(indent, _cell(paragraph))


def pushed_by(indent: _Element, cell: _Element | None) -> str:
    """Why an indent pushes text out of sight; nothing where it doesn't."""
    where = indents_of(indent)
    leftmost = _LEFT_OF_PAGE if cell is None else _LEFT_OF_CELL
    return INDENTED if max(where) >= _room(cell) or min(where) <= leftmost else ""


def _of_letters(marks: Marks) -> Iterator[Doubt]:
    """Only digits count here: a title may be set as wide as its office likes."""
    for tag, is_doubtful, why in (
        (w.SPACING, is_tight, TOO_TIGHT),
        (w.POSITION, is_moved, MOVED),
        (w.FITTED, is_pressed, PRESSED),
        (w.EAST_ASIAN_LAYOUT, _is_combined, COMBINED),
    ):
        for mark in marks.get(tag, ()):
            if is_doubtful(mark) and _cell(mark) is not None and _sets_digits(mark):
                yield from _paragraphs_with(mark, why)


def _sets_digits(mark: _Element) -> bool:
    run = next(mark.iterancestors(w.RUN), None)
    digits = 0 if run is None else sum(one.isdigit() for text in run.iter(w.TEXT) for one in text.text or "")
    # One digit stands nowhere but where it stands, unless it is moved.
    return digits > (mark.tag != w.POSITION)


def _is_combined(layout: _Element) -> bool:
    return says_yes(layout.get(w.COMBINED))


def _of_cells(marks: Marks) -> Iterator[Doubt]:
    for margins in (*marks.get(w.CELL_MARGINS, ()), *marks.get(w.TABLE_CELL_MARGINS, ())):
        widths = [measure(one.get(w.WIDTH)) or 0 for one in margins if one.tag in (*w.LEFT, *w.RIGHT)]
        room = _room(_cell(margins)) if margins.tag == w.CELL_MARGINS else _WIDE_CELL
        if max(widths, default=0) >= room:
            yield from _paragraphs_with(margins, MARGINS)
    for layout in marks.get(w.TABLE_LAYOUT, ()):
        table = next(layout.iterancestors(w.TABLE), None)
        if table is not None and layout.get(w.TYPE) == "fixed":
            yield from _too_narrow(table)
    for position in (*marks.get(w.TABLE_INDENT, ()), *marks.get(w.TABLE_POSITION, ())):
        across = measure(position.get(w.WIDTH) or position.get(w.TABLE_X)) or 0
        down = measure(position.get(w.TABLE_Y)) or 0
        if not _LEFT_OF_PAGE < across < _RIGHT_OF_PAGE or not _LEFT_OF_PAGE < down < _BELOW_PAGE:
            yield from _paragraphs_with(position, OFF_PAGE)


def _too_narrow(table: _Element) -> Iterator[Doubt]:
    grid = table.find(w.TABLE_GRID)
    widths = [] if grid is None else [measure(column.get(w.WIDTH)) for column in grid.iterchildren(w.GRID_COLUMN)]
    if all(width is None or width >= _NARROW_CELL for width in widths):
        return
    for mark in table.iter(w.CELL_WIDTH):
        if mark.get(w.TYPE) == "dxa" and 0 < (measure(mark.get(w.WIDTH)) or 0) < _NARROW_CELL:
            yield from _paragraphs_with(mark, TOO_NARROW)


def _paragraphs_with(mark: _Element, why: str) -> Iterator[Doubt]:
    """The paragraph that a mark speaks of, or all of its cell or table."""
    for around in mark.iterancestors(w.PARAGRAPH, w.CELL, w.TABLE):
        if around.tag == w.PARAGRAPH:
            yield around, why
        else:
            yield from ((one, why) for one in around.iter(w.PARAGRAPH))
        return


def _cell(mark: _Element) -> _Element | None:
    return next(mark.iterancestors(w.CELL), None)


def _room(cell: _Element | None) -> float:
    """How far from the left nothing of a cell, or of the page, is seen any more."""
    if cell is None:
        return _RIGHT_OF_PAGE
    mark = cell.find(f"{w.CELL_PROPERTIES}/{w.CELL_WIDTH}")
    width = measure(mark.get(w.WIDTH)) if mark is not None and mark.get(w.TYPE) == "dxa" else None
    return (width or _WIDE_CELL) + _BEYOND


def _has_tab(paragraph: _Element) -> bool:
    return any(tab.getparent().tag == w.RUN for tab in paragraph.iter(w.TAB))  # type: ignore[union-attr]
