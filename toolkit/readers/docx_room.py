"""Whether text has room on the page: not pushed out of its cell by indents, nor cut off by low lines and rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_lengths import indents_of, is_large, is_low
from toolkit.readers.docx_letters import COMBINED, MOVED, PRESSED, TOO_TIGHT, is_moved, is_pressed, is_tight
from toolkit.readers.docx_marks import Marks
from toolkit.readers.docx_row_room import cut_off, width_of
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
    told: set[_Element] = set()
    for mark, why in chain(_of_letters(marks), _of_paragraphs(marks), _of_cells(marks), _of_tables(marks)):
        # The paragraph that a mark speaks of, or all of its cell or table.
        around = next(mark.iterancestors(w.PARAGRAPH, w.CELL, w.TABLE), None)
        if around is None or around in told or _is_former(mark):
            continue
        told.add(around)
        yield from ((one, why) for one in ((around,) if around.tag == w.PARAGRAPH else around.iter(w.PARAGRAPH)))
    rows = {
        next(height.iterancestors(w.ROW), None): height
        for height in marks.get(w.ROW_HEIGHT, ())
        if height.get(w.HEIGHT_RULE) == "exact" and not _is_former(height)
    }
    for row, height in rows.items():
        if row is not None:
            yield from cut_off(row, height)


def doubt_of(indent: _Element | None, low_lines: bool, paragraph: _Element) -> str:
    """The same for what a style says: why a paragraph may not be seen, or nothing."""
    if low_lines:
        return LOW_LINE
    if indent is None:
        return ""
    own = _alignment(next(paragraph.iterchildren(w.PARAGRAPH_PROPERTIES), None))
    return pushed_by(indent, _cell(paragraph), own or _alignment(indent.getparent()))


def pushed_by(indent: _Element, cell: _Element | None, alignment: str) -> str:
    """Why an indent pushes text out of sight; nothing where it doesn't."""
    where = indents_of(indent)
    room = _room(cell)
    leftmost = _LEFT_OF_PAGE if cell is None else _LEFT_OF_CELL
    if alignment == "center":
        return INDENTED if abs(where.left - where.right) >= room else ""
    # What lies beyond the other edge moves nothing.
    edge = where.right if alignment in ("right", "end") else min(where.left, where.begin)
    return INDENTED if max(where) >= room or edge <= leftmost else ""


def _alignment(properties: _Element | None) -> str:
    """Where a paragraph's own properties, or a style's, set its text."""
    said = None if properties is None else properties.find(w.ALIGNMENT)
    return "" if said is None else said.get(w.VALUE, "")


def _of_paragraphs(marks: Marks) -> Iterator[Doubt]:
    for mark in marks.get(w.INDENT, ()):
        if is_large(mark) and (why := pushed_by(mark, _cell(mark), _alignment(mark.getparent()))):
            yield mark, why
    yield from ((mark, LOW_LINE) for mark in marks.get(w.SPACING, ()) if is_low(mark))
    # Stops are called as tabs are.
    stops = {next(tab.iterancestors(w.PARAGRAPH), None): tab for tab in marks.get(w.TAB, ()) if _is_far(tab)}
    yield from ((tab, INDENTED) for paragraph, tab in stops.items() if paragraph is not None and _has_tab(paragraph))
    yield from ((mark, FRAMED) for mark in marks.get(w.FRAME, ()) if _cell(mark) is not None)


def _is_far(tab: _Element) -> bool:
    at = measure(tab.get(w.TAB_POSITION))
    # Programs clear the stops of a page's foot wherever its style is used.
    return at is not None and tab.get(w.VALUE) != "clear" and at >= _room(_cell(tab))


def _of_letters(marks: Marks) -> Iterator[Doubt]:
    """Only digits count here: a title may be set as wide as its office likes."""
    known: dict[_Element | None, int] = {}
    for tag, is_doubtful, why in (
        (w.SPACING, is_tight, TOO_TIGHT),
        (w.POSITION, is_moved, MOVED),
        (w.FITTED, is_pressed, PRESSED),
        (w.EAST_ASIAN_LAYOUT, _is_combined, COMBINED),
    ):
        for mark in marks.get(tag, ()):
            if is_doubtful(mark) and _cell(mark) is not None:
                run = next(mark.iterancestors(w.RUN), None)
                if run not in known:
                    known[run] = _digits(run)
                # One digit stands nowhere but where it stands, unless it is moved.
                if known[run] > (tag != w.POSITION):
                    yield mark, why


def _digits(run: _Element | None) -> int:
    return 0 if run is None else sum(one.isdigit() for text in run.iter(w.TEXT) for one in text.text or "")


def _is_combined(layout: _Element) -> bool:
    return says_yes(layout.get(w.COMBINED))


def _of_cells(marks: Marks) -> Iterator[Doubt]:
    for margins in (*marks.get(w.CELL_MARGINS, ()), *marks.get(w.TABLE_CELL_MARGINS, ())):
        widths = [measure(one.get(w.WIDTH)) or 0 for one in margins if one.tag in (*w.LEFT, *w.RIGHT)]
        room = _room(_cell(margins)) if margins.tag == w.CELL_MARGINS else _WIDE_CELL
        if max(widths, default=0) >= room:
            yield margins, MARGINS


def _of_tables(marks: Marks) -> Iterator[Doubt]:
    fixed = [layout for layout in marks.get(w.TABLE_LAYOUT, ()) if layout.get(w.TYPE) == "fixed"]
    for table in {next(layout.iterancestors(w.TABLE), None) for layout in fixed}:
        yield from () if table is None else _too_narrow(table)
    for position in (*marks.get(w.TABLE_INDENT, ()), *marks.get(w.TABLE_POSITION, ())):
        across = measure(position.get(w.WIDTH) or position.get(w.TABLE_X)) or 0
        down = measure(position.get(w.TABLE_Y)) or 0
        if not _LEFT_OF_PAGE < across < _RIGHT_OF_PAGE or not _LEFT_OF_PAGE < down < _BELOW_PAGE:
            yield position, OFF_PAGE


def _too_narrow(table: _Element) -> Iterator[Doubt]:
    grid = table.find(w.TABLE_GRID)
    widths = [] if grid is None else [measure(column.get(w.WIDTH)) for column in grid.iterchildren(w.GRID_COLUMN)]
    if all(width is None or width >= _NARROW_CELL for width in widths):
        return
    for mark in table.iter(w.CELL_WIDTH):
        if mark.get(w.TYPE) == "dxa" and 0 < (measure(mark.get(w.WIDTH)) or 0) < _NARROW_CELL:
            yield mark, TOO_NARROW


def _is_former(mark: _Element) -> bool:
    """Whether a mark only says what was there before a change."""
    return any(one.tag.endswith("PrChange") for one in mark.iterancestors())


def _cell(mark: _Element) -> _Element | None:
    return next(mark.iterancestors(w.CELL), None)


def _room(cell: _Element | None) -> float:
    """How far from the left nothing of a cell, or of the page, is seen any more."""
    if cell is None:
        return _RIGHT_OF_PAGE
    return (width_of(cell) or _WIDE_CELL) + _BEYOND


def _has_tab(paragraph: _Element) -> bool:
    """Whether a paragraph has a tab to use its stops."""
    parents = (tab.getparent() for tab in paragraph.iter(w.TAB))
    return any(parent is not None and parent.tag == w.RUN for parent in parents)
