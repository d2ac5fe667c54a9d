"""Tables whose cells are parted by bars: Markdown's, and those that programs make of web pages when they save the text.

Such programs end each cell with a bar, on one line or on a line a cell, and put bare bars at a row's end for the columns
that merged cells covered: 行政许可 | 15 | ||.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.readers.text_tables import MOST_CELLS

_BARS = "|│┃║"
_PIPE_ROW = late_pattern(rf"^\s*[{_BARS}].*[{_BARS}]\s*$")
_PIPE_RULE = late_pattern(rf"^\s*[{_BARS}├┠╠][\s:{_BARS}┼╂╬+─━═-]*[─━═-][\s:{_BARS}┼╂╬+─━═-]*[{_BARS}┤┨╣]\s*$")
# Bars between cells only: the second line says that it is a table.
_OPEN_RULE = late_pattern(r"^\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+$")
_BAR = late_pattern(r"(?<!\\)\|")
# Bare bars behind a cell, as no writer of a full row sets them.
_PADDING = late_pattern(r"(?:^|[^|\s\\])[ \t]+\|[ \t]*\|{2,}\s*$|^\s*\|{2,}\s*$")
_FEWEST_BARS_ALONE = 5
_FEWEST_CELLS = 8
_WIDEST_ROW = 40
# A cell's text may be broken into a few short lines before its bar comes: 商业, 企业.
_MOST_PARTS = 4
_LONGEST_PART = 6

# A cell and the line on which it stands, counted from 0.
Cell = tuple[str, int]


class Barred(NamedTuple):
    """What stands between bars: rows of cells, or mere cells where nothing shows which of them are a row.

    Mere cells are lines of text; with blanks among them a table of one column, for a line can't be blank.
    """

    rows: list[list[Cell]]
    end: int
    # Whether the rows are known.
    is_table: bool = True


def barred(lines: Sequence[str], at: int) -> Barred | None:
    """The table of bars that begins on a line; without rows, the lines up to its end hold none."""
    if piped := _piped_end(lines, at):
        return Barred(_piped(lines, at, piped), piped)
    if not _is_near_bar(lines, at):
        return None
    end = _ended_end(lines, at)
    if not _is_table(lines[at:end]):
        return Barred([], end)
    written = [line for line in lines[at:end] if not _is_bare(line) and line.strip()]
    several = sum(len(_texts(line)) > 1 for line in written)
    if several * 2 >= len(written) - several:
        return _a_row_a_line(lines, at, end)
    return _a_cell_a_line(lines, at, end)


def _piped_end(lines: Sequence[str], at: int) -> int:
    """The line behind a table of bars on both sides, or with a rule below its head; 0 where none begins."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    if "|" in lines[at] and _OPEN_RULE.match(following):
        end = at + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        return end
    if not _is_piped(lines[at]):
        return 0
    if not _is_piped(following):
        # A row by itself is one where it has as many cells as the widest rows of the form.
        has_words = _has_words(lines[at])
        return at + 1 if has_words and lines[at].count("|") > _FEWEST_BARS_ALONE else 0
    end = at + 2
    while end < len(lines) and _is_piped(lines[end]):
        end += 1
    return end


def _is_piped(line: str) -> bool:
    return bool(_PIPE_ROW.match(line)) and not _is_bare(line)


def _is_bare(line: str) -> bool:
    """Whether a line has bars and nothing between them."""
    return "|" in line and not line.replace("|", "").strip()


def _piped(lines: Sequence[str], at: int, end: int) -> list[list[Cell]]:
    width = next((line.count("|") + 1 for line in lines[at:end] if _OPEN_RULE.match(line)), 0)
    rules = [bool(_PIPE_RULE.match(line) or _OPEN_RULE.match(line)) for line in lines[at:end]]
    padded = not any(rules) and _is_padded(lines[at:end])
    rows = [
        [(field.replace("\\|", "|").strip(), number) for field in _fields(lines[number].strip(), width)]
        for number, is_rule in zip(range(at, end), rules, strict=True)
        if not is_rule
    ]
    return [_without_padding(row) for row in rows] if padded else rows


def _fields(line: str, width: int) -> list[str]:
    """A row's cells between its bars; in a table without outer bars a bar in front parts an empty cell from the next."""
    bar = line[0] if line[0] in _BARS else "|"
    fields = re.split(rf"(?<!\\){re.escape(bar)}", line)
    if len(fields) == width:
        return fields
    return fields[not fields[0].strip() : len(fields) - (not fields[-1].strip())]


def _is_padded(lines: Sequence[str]) -> bool:
    return any(_PADDING.search(line) for line in lines)


def _without_padding(row: list[Cell]) -> list[Cell]:
    """A row without the blank cells at its end: what they stand for, blanks or merged cells, nothing tells.

    Where a row has words only, one blank stays: it may be a row that was left blank.
    """
    end = len(row)
    while end and not row[end - 1][0]:
        end -= 1
    has_figures = any(character.isdigit() for text, _ in row[1:end] for character in text)
    return row[: max(end, 1)] if has_figures or end > 2 else row[: end + 1]


def _ended_end(lines: Sequence[str], at: int) -> int:
    """The line behind a run of cells that bars end."""
    # A bar in front of each row: then a line without one is no cell, for the bar behind it begins a row.
    in_front = lines[at].strip() == "|"
    end = at
    while end < len(lines):
        more = 1 if "|" in lines[end] else _parts_before_bar(lines, end, in_front=in_front)
        if not more:
            break
        end += more
    left = [line for line in lines[end : end + _MOST_PARTS] if line.strip()]
    if len(left) == 1 and end + _MOST_PARTS >= len(lines) and not _has_words(left[0]):
        # The bar behind the last figure of all was trimmed off with the text's end.
        return len(lines)
    while end > at and not lines[end - 1].strip():
        end -= 1
    return end


def _is_table(run: Sequence[str]) -> bool:
    bars = sum(len(_BAR.findall(line)) for line in run)
    alone = sum(bool(line.strip()) for line in run) == 1
    return any(map(_has_words, run)) and bars >= (_FEWEST_BARS_ALONE if alone else 2)


def _is_near_bar(lines: Sequence[str], at: int) -> bool:
    """Whether a line has a bar at its end or its beginning, or ends with one that stands on the next line."""
    if "|" in lines[at]:
        return _ends_or_begins(lines[at])
    # A heading may stand above the bar that begins a row: only two cells in this way tell.
    around = [line.strip() for line in lines[at : at + 4]]
    return len(around) == 4 and around[1] == around[3] == "|" and "|" not in around[2] and around[2] != ""


def _ends_or_begins(line: str) -> bool:
    text = line.strip()
    return text.startswith("|") or (text.endswith("|") and not text.endswith("\\|"))


def _parts_before_bar(lines: Sequence[str], at: int, *, in_front: bool) -> int:
    """How many lines without a bar stand before one that has the cell's bar: blank ones, and those of the cell's text."""
    written: list[str] = []
    for number in range(at, min(at + 2 * _MOST_PARTS, len(lines))):
        text = lines[number].strip()
        if "|" in text:
            goes_on = not text.startswith("|") or not in_front
            alone = len(written) == 1 and text.startswith("|")
            short = len(written) <= _MOST_PARTS and all(len(part) <= _LONGEST_PART for part in written)
            return number - at if not written or (goes_on and (alone or short)) else 0
        if text:
            written.append(text)
    return 0


def _texts(line: str) -> list[str]:
    return [text for field in _BAR.split(line) if (text := field.strip())]


def _a_row_a_line(lines: Sequence[str], at: int, end: int) -> Barred:
    rows: list[list[Cell]] = []
    padded = _is_padded(lines[at:end])
    for text, number in _whole_rows(lines, at, end):
        fields = [field.replace("\\|", "|").strip() for field in _BAR.split(text)]
        if not any(fields):
            continue
        if not fields[-1]:
            fields.pop()
        row = [(field, number) for field in fields]
        rows.append(_without_padding(row) if padded else row)
    front = all(not row[0][0] for row in rows)
    return Barred([row[front:] for row in rows], end)


def _whole_rows(lines: Sequence[str], at: int, end: int) -> list[tuple[str, int]]:
    """Each row as one text, also where a line end stands within its last cell: no bar ends it or begins the next line."""
    rows: list[tuple[str, int]] = []
    for number in range(at, end):
        text = lines[number].strip()
        if rows and not rows[-1][0].endswith("|") and not text.startswith("|") and text:
            rows[-1] = (f"{rows[-1][0]}\n{text}", rows[-1][1])
        elif text:
            rows.append((text, number))
    return rows


def _a_cell_a_line(lines: Sequence[str], at: int, end: int) -> Barred:
    cells, ends = _stream(lines, at, end)
    if len(cells) > MOST_CELLS:
        return Barred([cells], end)
    if not (cells[0][0] or ends or lines[at].strip() == "|"):
        # Before the first of bars that stand in front of cells there is none.
        cells = cells[1:]
    front = not cells[0][0]
    width = 0 if len(cells) < _FEWEST_CELLS else _width(cells, ends, front=front)
    if not width:
        # Bars that begin or end rows are no cells, and can't be told from blank ones.
        has_blanks = not (front or ends) and not all(text for text, _ in cells)
        return Barred([[cell] for cell in cells], end) if has_blanks else Barred([cells], end, is_table=False)
    rows = [cells[start + front : start + width] for start in range(0, len(cells), width)]
    return Barred([_without_padding(row) for row in rows if row], end)


def _stream(lines: Sequence[str], at: int, end: int) -> tuple[list[Cell], set[int]]:
    """All cells one behind the other, each going on over line ends up to its bar, and where bare bars end rows."""
    cells: list[Cell] = []
    ends: set[int] = set()
    text, first = "", at
    for number in range(at, end):
        *ended, rest = _BAR.split(lines[number])
        for part in ended:
            text = f"{text}\n{part.strip()}".strip("\n")
            cells.append((text.replace("\\|", "|"), first if text else number))
            text = ""
        if _PADDING.search(lines[number]):
            ends.add(len(cells))
        if rest.strip():
            first = first if text else number
            text = f"{text}\n{rest.strip()}".strip("\n")
    return ([*cells, (text, first)] if text else cells), ends


def _width(cells: Sequence[Cell], ends: set[int], *, front: bool) -> int:
    """The narrowest rows that the cells make; 0 where they make none."""
    return next((width for width in range(2, _WIDEST_ROW) if _are_rows(cells, ends, width, front=front)), 0)


def _are_rows(cells: Sequence[Cell], ends: set[int], width: int, *, front: bool) -> bool:
    """Whether rows of so many cells end where bare bars end, and all begin with words or have none."""
    if not ends or len(cells) < 2 * width or any(end % width for end in ends):
        return False
    rows = [[text for text, _ in cells[start : start + width]] for start in range(0, len(cells), width)]
    if front and any(row[0] for row in rows):
        return False
    return all(_has_words(row[front]) or (row[front] and not any(map(_has_words, row))) for row in rows if row[front:])


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
