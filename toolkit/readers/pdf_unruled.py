"""Tables without lines, or with some of them missing: where they stand among a page's rows of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.readers.pdf_bands import cells_of
from toolkit.readers.pdf_cell_text import is_figure
from toolkit.readers.pdf_cells import Cell, Fragment
from toolkit.readers.pdf_columns import Columns, Row, columns_of
from toolkit.readers.pdf_drawn_cells import Point
from toolkit.readers.pdf_lines import Line
from toolkit.readers.pdf_page import Ruling
from toolkit.readers.pdf_tracking import close_up
from toolkit.text import fold, ordinal_of

# Shares of the type size.
_SAME_SIZE = 0.12
_SAME_EDGE = 0.7
_FARTHEST_ROW = 5.0
# A table has at least this many rows with text side by side.
_FEWEST_ROWS = 2
_FEWEST_FIGURES = 5
_MOST_CONTACTS = 3
_FEWEST_DOWNWARDS = 4
_FEWEST_LABELS = 3
_MOST_ROWS_OF_HEADS = 6

_SENTENCE = re.compile(r"；|.{40}")
_FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]{1,2}、")


def looks_tabular(lines: Sequence[Line]) -> bool:
    """Whether lines, gaps shown as spaces, may be rows of a table: a cheap look before the thorough one."""
    texts = [line.text.split(" ") for line in lines if " " in line.text]
    return sum(map(_is_tabular, texts)) >= _FEWEST_ROWS or any(map(_is_row_of_figures, texts))


def _is_row_of_figures(texts: Sequence[str]) -> bool:
    """A row that is enough of a table by itself, as where a page's end left one over."""
    return sum(map(is_figure, texts)) >= _FEWEST_FIGURES


def _is_tabular(texts: Sequence[str]) -> bool:
    figures = sum(is_figure(text) for text in texts)
    return figures >= 2 or (figures == 1 and len(texts) == 2 and is_figure(texts[1])) or len(texts) >= 4


def unruled_tables(
    rows: Sequence[Row], rules: Sequence[Ruling], ends: Sequence[Point], page: int
) -> tuple[list[Fragment], list[Row]]:
    """The tables that rows of text pieces make, and the rows that belong to none.

    `ends` are where pieces of drawn rules, and sides of grounds, begin or end.
    """
    fragments: list[Fragment] = []
    rest: list[Row] = []
    for region, is_table in _regions(rows):
        for part, may_be_one in _between_headings(region) if is_table else [(region, False)]:
            enough = may_be_one and (_has_enough_rows(part) or _has_drawn_rows(part, rules))
            fragment = _table(part, rules, ends, page) if enough else None
            if fragment is None:
                rest.extend(part)
            else:
                fragments.append(fragment)
    return fragments, rest


def lacks_row_rules(fragment: Fragment) -> bool:
    """Whether all figures of a table with columns share one row with each other or their heads: its rows aren't drawn."""
    if fragment.row_count > _MOST_ROWS_OF_HEADS + 1:
        return False
    crowded = [cell for cell in fragment.cells if len(cell.lines) > 1 and _has_figure(cell.lines[-1].text)]
    if not crowded:
        return False
    rows = {cell.row for cell in fragment.cells if any(_has_figure(line.text) for line in cell.lines)}
    return len(rows) == 1 and (_has_several_rows(crowded, fragment) or _has_heads_with_figures(crowded))


def _has_figure(text: str) -> bool:
    return is_figure(text.rpartition(" ")[2])


def _has_several_rows(crowded: Sequence[Cell], fragment: Fragment) -> bool:
    """Whether labels and figures stand in as many lines as rows have."""
    if any(len(cell.lines) >= _FEWEST_LABELS and looks_tabular(cell.lines) for cell in crowded):
        return True
    # A figure that its cell broke reads as one.
    figures = any(sum(map(is_figure, cell.text.split("\n"))) >= _FEWEST_ROWS for cell in crowded)
    labels = [cell.lines for cell in fragment.cells if cell.column == 0 and cell.row == crowded[0].row]
    return figures and any(len(lines) >= _FEWEST_LABELS and not is_figure(lines[0].text) for lines in labels)


def _has_heads_with_figures(crowded: Sequence[Cell]) -> bool:
    return sum(not is_figure(cell.lines[0].text) for cell in crowded) >= _FEWEST_FIGURES


def _between_headings(region: Sequence[Row]) -> list[tuple[list[Row], bool]]:
    """A region cut at headings: lone lines with a number that doesn't go on counting the rows of the table above."""
    parts: list[tuple[list[Row], bool]] = [([], True)]
    last = 0
    for row in region:
        number = _first_level_number(row[0].text)
        follows = number == last + 1 and bool(parts[-1][0])
        if len(row) == 1 and number is not None and not follows:
            parts += [([row], False), ([], True)]
            last = 0
            continue
        parts[-1][0].append(row)
        last = last if number is None else number
    return [(part, may_be_one) for part, may_be_one in parts if part]


def _first_level_number(text: str) -> int | None:
    folded = fold(text)
    return ordinal_of(folded)[0] if _FIRST_LEVEL.match(folded) else None


def _regions(rows: Sequence[Row]) -> list[tuple[list[Row], bool]]:
    """Runs of rows: those around tabular ones, of the same type size and no sentences, and those between."""
    inside = [False] * len(rows)
    for seed, row in enumerate(rows):
        if inside[seed] or _is_prose(row) or not _is_tabular([piece.text for piece in row]):
            continue
        inside[seed] = True
        for step in (-1, 1):
            last = seed
            while 0 <= last + step < len(rows) and _belongs(rows[last], rows[last + step], row):
                last += step
                inside[last] = True
    regions: list[tuple[list[Row], bool]] = []
    for row, is_inside in zip(rows, inside, strict=True):
        if regions and regions[-1][1] == is_inside and (not is_inside or _is_near(regions[-1][0][-1], row)):
            regions[-1][0].append(row)
        else:
            regions.append(([row], is_inside))
    return regions


def _has_enough_rows(region: Sequence[Row]) -> bool:
    texts = [[piece.text for piece in row] for row in region]
    tabular = sum(map(_is_tabular, texts))
    # Labels with one figure each may be an address and a telephone number.
    side_by_side = max(map(len, texts)) > 2 or tabular > _MOST_CONTACTS
    return (tabular >= _FEWEST_ROWS and side_by_side) or any(map(_is_row_of_figures, texts))


def _has_drawn_rows(region: Sequence[Row], rules: Sequence[Ruling]) -> bool:
    """Whether long rules stand between rows with figures: contacts have none."""
    width = max(row[-1].right for row in region) - min(row[0].left for row in region)
    wide = [rule.at for rule in rules if 2 * (rule.end - rule.start) > width]
    rows = [row[0].middle for row in region if _is_tabular([piece.text for piece in row])]
    return len(rows) >= _FEWEST_ROWS and all(any(one < at < other for at in wide) for one, other in pairwise(rows))


def _is_near(row: Row, other: Row) -> bool:
    return abs(other[0].middle - row[0].middle) <= _FARTHEST_ROW * max(row[0].size, other[0].size)


def _belongs(neighbour: Row, row: Row, seed: Row) -> bool:
    size = _size(seed)
    alike = abs(_size(row) - size) <= _SAME_SIZE * size or all(is_figure(piece.text) for piece in row)
    return alike and _is_near(neighbour, row) and not _is_prose(row)


def _is_prose(row: Row) -> bool:
    return any("。" in piece.text for piece in row) or (len(row) == 1 and bool(_SENTENCE.search(row[0].text)))


def _size(row: Row) -> float:
    """The type size of a row's words; figures alone tell it badly."""
    words = sorted(piece.size for piece in row if not is_figure(piece.text))
    return words[len(words) // 2] if words else row[0].size


def _table(region: list[Row], rules: Sequence[Ruling], ends: Sequence[Point], page: int) -> Fragment | None:
    downwards, rows = _without_downward_label(region)
    columns = columns_of(rows, ends)
    if columns is None:
        return None
    cells, ys = cells_of(rows, rules, columns, page)
    if downwards:
        cells = _with_downward_label(cells, downwards, columns, ys, page)
    for cell in cells:
        cell.write(cell.lines)
    close_up(cells)
    return Fragment(page, tuple(columns.edges), tuple(ys), cells, ruled=False)


def _without_downward_label(region: list[Row]) -> tuple[list[Line], list[Row]]:
    """A label written downwards at the left, one character a line, beside rows that it doesn't stand in line with."""
    left = min(row[0].left for row in region)
    single = [row[0] for row in region if len(row[0].text) == 1 and row[0].left - left < _SAME_EDGE * row[0].size]
    single = [piece for piece in single if not is_figure(piece.text)]
    if len(single) < _FEWEST_DOWNWARDS:
        return [], region
    taken = {id(piece) for piece in single}
    rest = [[piece for piece in row if id(piece) not in taken] for row in region]
    return single, [row for row in rest if row]


def _with_downward_label(
    cells: list[Cell], label: list[Line], columns: Columns, ys: Sequence[float], page: int
) -> list[Cell]:
    """The table with the label that runs down its left side, beside as many rows as are free there."""
    left = min(line.left for line in label)
    if columns.edges[0] - left >= label[0].size:
        columns.edges.insert(0, left)
        for cell in cells:
            cell.column += 1
    first = max(0, sum(y <= label[0].middle for y in ys) - 1)
    end = min(len(ys) - 1, max(first + 1, sum(y <= label[-1].middle for y in ys)))
    taken = [cell.row for cell in cells if cell.column == 0 and cell.lines and first <= cell.row < end]
    beside = [cell for cell in cells if cell.column == 0 and cell.row == first and cell.lines]
    if beside:
        beside[0].lines = sorted([*beside[0].lines, *label], key=lambda line: line.top)
        return cells
    end = min([end, *taken])
    free = [cell for cell in cells if not (cell.column == 0 and first <= cell.row < end)]
    split = [cell for cell in cells if cell.column == 0 and first <= cell.row < end and cell.column_span > 1]
    for cell in split:
        cell.column, cell.column_span = 1, cell.column_span - 1
    box = (columns.edges[0], ys[first], columns.edges[1], ys[end])
    return [*free, *split, Cell(first, 0, end - first, 1, page, box, lines=label)]
