"""A table flattened to lines of text: one cell a line, or a row a line with spaces between its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from toolkit.finding import Place
from toolkit.form.definition import Table
from toolkit.late_pattern import late_pattern
from toolkit.matching.figures import is_plain, looks_like_figure
from toolkit.matching.flow import Segment, TableRow
from toolkit.matching.headers import is_header
from toolkit.matching.vocabulary import Vocabulary, bar_names, corner_names, row_names
from toolkit.original import Grid, GridCell, Paragraph
from toolkit.text import label_key

# A figure at the end of a line of text, behind white space.
_FIGURE = r"(?:[+-]?\d[\d,.]*[件条项个份宗]?|[/—－-]+|无)"
_ROW = late_pattern(rf"^(?P<label>.*?\S)(?P<figures>(?:[ \t\u3000\u00a0]+{_FIGURE})+)$")
_FEWEST_LABELS = 3
# Figures before so many labels don't grow from row to row by chance.
_FEWEST_COUNTED = 5
_LONGEST_CELL = 12
_LONGEST_ROW = 500
_MOST_CELLS = 7
# A cell's text comes in a few lines, or written downwards in one for each character.
_MOST_PIECES = 12
_LONGEST_PIECE = 20


def unflatten(
    paragraphs: Sequence[Paragraph], table: Table, words: Vocabulary
) -> tuple[Segment, list[Paragraph]] | None:
    """The table among a section's lines as a grid of rows, and the lines that are text; None where there is no table."""
    paragraphs = _whole_labels(paragraphs, words, table.key)
    known = [number for number, one in enumerate(paragraphs) if _names_of_line(one.text, words, table.key)]
    if len(known) < _FEWEST_LABELS:
        return _lone_row(paragraphs, table)
    first = known[0]
    last = known[-1]
    while last + 1 < len(paragraphs) and _is_figures(paragraphs[last + 1].text):
        last += 1
    if last == known[-1] and not _row_in(paragraphs[last].text):
        # Its figures may be written so that they don't look like any: 约20, 3 件.
        last += _short_lines(paragraphs[last + 1 :])
    if _are_counted(paragraphs, known, table):
        return None
    rows = _rows(paragraphs[first : last + 1], table)
    if sum(looks_like_figure(cell.text) for row in rows for cell in row) < _FEWEST_LABELS:
        return None
    return _segment(table, rows, paragraphs[first].place), [*paragraphs[:first], *paragraphs[last + 1 :]]


def _segment(table: Table, rows: Sequence[Sequence[Paragraph]], place: Place) -> Segment:
    cells = (
        GridCell(number, column, cell.text, place=cell.place)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    grid = Grid(tuple(cells), place, ruled=False)
    return Segment(table.key, tuple(TableRow(grid, number) for number in range(grid.row_count)))


def _lone_row(paragraphs: Sequence[Paragraph], table: Table) -> tuple[Segment, list[Paragraph]] | None:
    """A table of one row whose head is beyond recognition: the only line that has as many figures as it has columns."""
    if table.blocks[0].rows:
        return None
    parts = [one.text.replace("|", " ").split() for one in paragraphs]
    count = len(table.blocks[0].column_lines)
    lines = [at for at, texts in enumerate(parts) if len(texts) == count and all(map(looks_like_figure, texts))]
    if len(lines) != 1:
        return None
    at = lines[0]
    place = paragraphs[at].place
    row = [Paragraph(text, place) for text in parts[at]]
    return _segment(table, [row], place), [*paragraphs[:at], *paragraphs[at + 1 :]]


def _whole_labels(lines: Sequence[Paragraph], words: Vocabulary, table: str) -> list[Paragraph]:
    """The lines with labels whole that stand in pieces, a line each: 商业 above 企业."""
    names = words.names_of(table)
    whole: list[Paragraph] = []
    at = 0
    while at < len(lines):
        end = _label_end(lines, at, names)
        text = "".join(line.text.strip() for line in lines[at:end])
        whole.append(lines[at]._replace(text=text) if end > at + 1 else lines[at])
        at = end
    return whole


def _label_end(lines: Sequence[Paragraph], at: int, names: frozenset[str]) -> int:
    """The line behind a label that begins on a line; it ends there where it is none or is known as it is."""
    text = ""
    for end in range(at, min(at + _MOST_PIECES, len(lines))):
        piece = lines[end].text.strip()
        if len(piece) > _LONGEST_PIECE or looks_like_figure(piece):
            break
        text += piece
        name = label_key(text).name
        if name in names:
            return end + 1
        if not any(one.startswith(name) for one in names):
            break
    return at + 1


def _are_counted(paragraphs: Sequence[Paragraph], known: Sequence[int], table: Table) -> bool:
    """Whether the rows have numbers of their own: where a figure is left blank, the next row's number stands in its place."""
    names = row_names(table)
    before = [paragraphs[number - 1].text.strip() for number in known if number]
    labels = [paragraphs[number].text for number in known if number]
    numbers = [
        int(one) for one, label in zip(before, labels, strict=True) if is_plain(one) and label_key(label).name in names
    ]
    return len(numbers) >= _FEWEST_COUNTED and all(one < other for one, other in pairwise(numbers))


def _short_lines(lines: Sequence[Paragraph]) -> int:
    """How many lines follow that could be a row's cells."""
    short = takewhile(lambda line: len(line.text) <= _LONGEST_CELL and "。" not in line.text[:-1], lines)
    return min(sum(1 for _ in short), _MOST_CELLS)


def _rows(lines: Sequence[Paragraph], table: Table) -> list[list[Paragraph]]:
    """A label begins a row, figures go on with it; header words stand together."""
    rows: list[list[Paragraph]] = []
    for line in lines:
        split = _row_in(line.text)
        if _is_figures(line.text):
            # A blank line is a blank cell: lines of text have none. A figure broken over two lines is one.
            texts = [line.text] if "\n" in line.text or not line.text else line.text.split()
            parts = [Paragraph(part, line.place) for part in texts]
            if rows and not (_is_header_line(rows[-1], table) or _is_bar(rows[-1], table)):
                rows[-1].extend(parts)
            elif line.text:
                rows.append(parts)
        elif split and not looks_like_figure(split["label"]):
            cells = [*_labels_of(split["label"], table), *split["figures"].split()]
            rows.append([Paragraph(one, line.place) for one in cells])
        else:
            rows.append([line])
    return _headers_joined(rows, table)


def _headers_joined(rows: list[list[Paragraph]], table: Table) -> list[list[Paragraph]]:
    """Header words that follow one another are one header row."""
    joined: list[list[Paragraph]] = []
    for row in rows:
        if joined and len(row) == 1 and _is_header_line(row, table) and _is_header_line(joined[-1], table):
            joined[-1].extend(row)
        else:
            joined.append(row)
    return joined


def _is_figures(text: str) -> bool:
    parts = text.split()
    return all(looks_like_figure(part) for part in parts)


def _is_header_line(row: Sequence[Paragraph], table: Table) -> bool:
    grid = Grid(tuple(GridCell(0, column, cell.text) for column, cell in enumerate(row)))
    if is_header(TableRow(grid, 0), table.blocks, corner_names(table), row_names(table)):
        return True
    # Alone on its line even 总计 and 其他 can only be told from a row's label by the missing number.
    key = label_key(row[0].text)
    return len(row) == 1 and key.ordinal is None and key.name in ("总计", "其他", "合计")


def _is_bar(row: Sequence[Paragraph], table: Table) -> bool:
    return len(row) == 1 and label_key(row[0].text).name in bar_names(table)


def _row_in(text: str) -> re.Match[str] | None:
    """A line's label and figures, where it has both; what is longer is a paragraph."""
    return _ROW.match(text) if len(text) <= _LONGEST_ROW else None


def name_of_line(text: str) -> str:
    """What a line names, with or without figures behind it."""
    split = _row_in(text)
    return label_key(split["label"] if split else text).name


def _labels_of(text: str, table: Table) -> list[str]:
    """The labels before a row's figures: a group's and its row's may stand on one line, with a space between."""
    names = row_names(table)
    parts = text.split()
    whole = label_key(text).name in names or not all(label_key(part).name in names for part in parts)
    return [text] if whole else parts


def _names_of_line(text: str, words: Vocabulary, table: str) -> bool:
    """Whether a line begins a row of a table, or is a name of it; a group's name may stand before the row's own."""
    names = {name_of_line(text)}
    if _row_in(text):
        names.add(name_of_line(text.partition(" ")[2]))
    return any(table in words.tables.get(name, frozenset()) for name in names)
