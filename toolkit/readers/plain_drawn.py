"""Tables drawn with characters, as │ ─ ┼ or as | - +: where lines cross gives the columns, what they part gives the cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.readers.text_tables import MOST_CELLS, MOST_COLUMNS, TextCell

_ACROSS = frozenset("─━┄┅┈┉╌╍═╴╶╸╺╼╾-=:")
DOWN = frozenset("│┃┆┇┊┋╎╏║╵╷╹╻╽╿|")
_CROSSING = frozenset(chr(code) for code in range(0x250C, 0x2571)) - _ACROSS - DOWN | {"+"}
_BOX = frozenset(chr(code) for code in range(0x2500, 0x2580))
_EDGE = _BOX | {"|", "+"}
_ASCII_RULE = late_pattern(r"\s*\+(?:[-=:]{1,500}\+)+\s*")
_FIGURE = late_pattern(r"[\d.,]{1,20}")

Widths = tuple[int, int]


class DrawnTable(NamedTuple):
    """The cells of a drawn table, none where its lines don't agree on where they are; and the line behind it."""

    cells: list[TextCell]
    end: int


def is_drawn(line: str) -> bool:
    """Whether a line may begin a drawn table."""
    first = line.lstrip()[:1]
    return first in _BOX if first != "+" else bool(_ASCII_RULE.fullmatch(line))


def drawn_table(lines: Sequence[str], at: int, first_line: int) -> DrawnTable:
    """The table that begins on a line."""
    end = at
    while end < len(lines) and lines[end].strip()[:1] in _EDGE and lines[end].strip():
        end += 1
    block = [line.strip().replace("\u3000", "  ") for line in lines[at:end]]
    # Old programs draw with characters as wide as an ideograph.
    for box in (2, 1):
        cells = _cells(block, first_line + at, box)
        if cells:
            return DrawnTable(cells, end)
    return DrawnTable([], end)


class _Line(NamedTuple):
    """A line of a drawing: for each column's edge where it stands in the text, or None where no edge is drawn."""

    text: str
    edges: list[int | None]


class _Band(NamedTuple):
    """The lines between two rules, with the rule above them; `number` is that of the first one."""

    rule: _Line
    lines: list[_Line]
    number: int


def _cells(block: list[str], first_line: int, box: int) -> list[TextCell] | None:
    columns = _columns(block, box)
    if not 2 < len(columns) <= MOST_COLUMNS:
        return None
    lines = [_fitted(text, columns, box) for text in block]
    if any(line is None for line in lines):
        return None
    bands = list(_bands([line for line in lines if line is not None], first_line))
    if not bands or len(bands) * len(columns) > MOST_CELLS:
        return None
    return _merged(bands, len(columns) - 1)


def _columns(block: list[str], box: int) -> list[int]:
    """Where drawn lines cross, counted in half widths: the edges of columns."""
    found: set[int] = set()
    for text in block:
        run: list[tuple[int, str]] = []
        for at, character in [*_positions(text, box, 1), (0, "")]:
            if character in _CROSSING or (run and character in _ACROSS):
                run.append((at, character))
                continue
            # A + by itself is no crossing.
            if len(run) > 2 and run[-1][1] in _CROSSING:
                found.update(place for place, one in run if one in _CROSSING)
            run = []
    return sorted(found)


def _positions(text: str, box: int, doubtful: int) -> Iterator[tuple[int, str]]:
    """Each character with its place in half widths; some are wide in one program and narrow in another."""
    at = 0
    for character in text:
        yield at, character
        kind = unicodedata.east_asian_width(character)
        if character in _BOX:
            at += box
        else:
            at += 2 if kind in "WF" else doubtful if kind == "A" else 0 if unicodedata.combining(character) else 1


def _fitted(text: str, columns: list[int], box: int) -> _Line | None:
    """A line on the columns' edges: by their places, or else by their number where none is left out."""
    numbers = {column: number for number, column in enumerate(columns)}
    for doubtful in (1, 2):
        edges: list[int | None] = [None] * len(columns)
        for index, (at, character) in enumerate(_positions(text, box, doubtful)):
            if at in numbers and (character in DOWN or character in _CROSSING):
                edges[numbers[at]] = index
        stray = sum(character in _BOX and character in DOWN for character in text) - sum(
            index is not None and text[index] in DOWN for index in edges
        )
        if edges[0] is not None and edges[-1] == len(text) - 1 and stray <= 0:
            return _Line(text, edges)
    drawn = [index for index, character in enumerate(text) if character in DOWN]
    return _Line(text, list(drawn)) if len(drawn) == len(columns) else None


def _bands(lines: list[_Line], first_line: int) -> Iterator[_Band]:
    rule: _Line | None = None
    held: list[_Line] = []
    for number, line in enumerate(lines):
        if not _is_rule(line):
            held.append(line)
            continue
        if held and rule is not None:
            yield from _rows(_Band(rule, held, first_line + number - len(held)))
        rule, held = line, []
    if held and rule is not None:
        yield from _rows(_Band(rule, held, first_line + len(lines) - len(held)))


def _rows(band: _Band) -> Iterator[_Band]:
    """Lines between two rules are one row whose texts go on, or a row each where a column has several figures."""
    columns = range(len(band.rule.edges) - 1)
    several = any(sum(_is_figure(_between(line, column)) for line in band.lines) > 1 for column in columns)
    if not several:
        yield band
        return
    for number, line in enumerate(band.lines):
        yield _Band(band.rule if number == 0 else _full_rule(line), [line], band.number + number)


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text.strip()))


def _full_rule(line: _Line) -> _Line:
    """What parts a row from the one above where nothing is drawn between them."""
    width = len(line.edges)
    return _Line("+-" * (width - 1) + "+", [2 * number for number in range(width)])


def _is_rule(line: _Line) -> bool:
    """Whether a line draws the upper edge of some cell, from crossing to crossing."""
    edges = [edge for edge in line.edges if edge is not None]
    return any(
        line.text[start] in _CROSSING and line.text[end] in _CROSSING and _is_across(line.text[start + 1 : end])
        for start, end in pairwise(edges)
    )


def _is_across(text: str) -> bool:
    return bool(text) and _ACROSS.issuperset(text)


def _between(line: _Line, column: int) -> str:
    start, end = line.edges[column], line.edges[column + 1]
    return "" if start is None or end is None else line.text[start + 1 : end]


def _merged(bands: list[_Band], width: int) -> list[TextCell] | None:
    """Cells by what no edge parts; None where that is no rectangle, or an edge is drawn in some lines only."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, band in enumerate(bands):
        for column in range(width):
            left = _has_edge(band, column)
            if left is None or (column == 0 and not left):
                return None
            above = _is_covered(band.rule, column)
            if above is None:
                return None
            start = owner[row, column - 1] if not left else (row, column)
            if row and not above:
                upper = owner[row - 1, column]
                # The left neighbour, where it belongs to the same cell, must belong to that upper one too.
                if not left and start != upper:
                    return None
                start = upper
            elif not left and start[0] != row:
                return None
            owner[row, column] = start
    return _rectangles(owner, bands)


def _has_edge(band: _Band, column: int) -> bool | None:
    """Whether an edge stands left of a column in a row; None where only some of its lines have it."""
    drawn = [line.edges[column] is not None for line in band.lines]
    return all(drawn) if all(drawn) or not any(drawn) else None


def _is_covered(rule: _Line, column: int) -> bool | None:
    """Whether the rule above a row is drawn over a column; None where it is drawn in part."""
    start = next((rule.edges[at] for at in range(column, -1, -1) if rule.edges[at] is not None), None)
    end = next((at for at in rule.edges[column + 1 :] if at is not None), None)
    if start is None or end is None:
        return None
    inside = rule.text[start + 1 : end]
    if _is_across(inside):
        return True
    return None if any(character in _BOX and character in _ACROSS for character in inside) else False


def _rectangles(owner: dict[tuple[int, int], tuple[int, int]], bands: list[_Band]) -> list[TextCell] | None:
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for position, start in owner.items():
        members.setdefault(start, []).append(position)
    cells: list[TextCell] = []
    for (row, column), covered in sorted(members.items()):
        bottom, right = max(at for at, _ in covered), max(at for _, at in covered)
        if len(covered) != (bottom - row + 1) * (right - column + 1):
            return None
        text = _text(bands[row : bottom + 1], column, right + 1)
        cells.append(TextCell(row, column, text, bands[row].number, bottom - row + 1, right - column + 1))
    return cells


def _text(bands: list[_Band], left: int, right: int) -> str:
    """A cell's text, also what stands on the height of rules that end beside it."""
    lines = [line for number, band in enumerate(bands) for line in ([band.rule] if number else []) + band.lines]
    parts = (line.text[start + 1 : end].strip() for line in lines for start, end in pairwise(_ends(line, left, right)))
    return "\n".join(filter(None, parts))


def _ends(line: _Line, left: int, right: int) -> list[int]:
    start, end = line.edges[left], line.edges[right]
    return [start, end] if start is not None and end is not None else []
