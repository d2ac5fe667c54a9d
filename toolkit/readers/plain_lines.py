"""The lines of a text as paragraphs and tables: rows with tabs, one cell a line, Markdown pipes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Generator, Iterator
from itertools import pairwise

from toolkit.finding import Place
from toolkit.late_pattern import late_pattern
from toolkit.original import Block, Paragraph
from toolkit.readers.plain_bars import Barred, barred
from toolkit.readers.plain_delimited import delimited_rows
from toolkit.readers.plain_drawn import drawn_table, is_drawn
from toolkit.readers.text_tables import TextTables

_HEADING = late_pattern(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
# Marks inside a word are the office's own: 张**, 138****4567, 培训____次.
_EMPHASIS = late_pattern(
    r"(?<![\w*])(?P<mark>\*{2,3}|__)(?![\s*_])(?P<text>.{1,500}?)(?<![\s*_])(?P=mark)(?![*_])(?P<word_behind>(?=\w))?"
)
_STOP = late_pattern(r"[，。；,;]")
_BAR_SIGNS = frozenset("|│┃║")
_BLANK_OR_BAR = "| \t\u3000\xa0"
_BREAK = late_pattern(r"<br\s*/?>", re.IGNORECASE)
_SENTENCE_END = tuple("。！？；：!?;:")
# A vertical label spills its characters over lines of their own between two rows.
_LONGEST_SPILL = 4


# A line or a cell without its marks; the number of its line says where it stands.
Plain = Callable[[str, int], str]


class LineBlocks:
    """Walks the lines once and hands out paragraphs and grids in order."""

    def __init__(self, lines: list[str], tables: TextTables, plain: Plain, *, first: int = 1, wrapped: int = 0) -> None:
        self.lines = lines
        self.tables = tables
        self.plain = plain
        # The first line's number, and the width at which a program cut the lines.
        self.first = first
        self.wrap_width = wrapped
        # For each line the next one that holds anything, and the next with a tab or nothing: no run is walked twice.
        self._written = _next_lines(["\t" in line or bool(line.strip()) for line in lines])
        self._parting = _next_lines(["\t" in line or not line.strip() for line in lines])
        # Up to here the lines of a drawing were found to be no table.
        self._plain_until = 0
        # Up to here the bars were found to make no table.
        self._barred_until = 0

    def read(self) -> Iterator[Block]:
        at = 0
        while at < len(self.lines):
            if self.lines[at].strip():
                at = yield from self._block(at)
            else:
                at += 1

    def _block(self, at: int) -> Generator[Block, None, int]:
        """What begins on a line, and the line behind it."""
        line = self.lines[at]
        if "\t" in line.rstrip() or ("\t" in line and self._continues(at)):
            end = self._tabbed_end(at)
            yield from self._tabbed(at, end)
            return end
        if at >= self._plain_until and is_drawn(line):
            return (yield from self._drawn(at))
        if at >= self._barred_until and self._may_be_barred(at) and (found := barred(self.lines, at)):
            if found.rows:
                yield from self._barred(found, at)
                return found.end
            self._barred_until = found.end
        if rows := delimited_rows(self.lines, at):
            numbers = range(self.first + at, self.first + at + len(rows))
            cells = [[(self.plain(text, at), at) for text in row] for row, at in zip(rows, numbers, strict=True)]
            yield self.tables.grid_of_rows(cells, self.first + at)
            return at + len(rows)
        if not self.lines[at].strip(_BLANK_OR_BAR):
            return at + 1
        end = self._paragraph_end(at)
        paragraph = self._paragraph(at, end)
        if paragraph.text:
            yield paragraph
        return end

    def _continues(self, at: int) -> bool:
        """A cell alone on its line begins a table only where more cells follow."""
        return any("\t" in line for line in self.lines[at + 1 : at + 4])

    def _paragraph_end(self, at: int) -> int:
        end = at + 1
        while (
            self.wrap_width
            and end < len(self.lines)
            and _width(self.lines[end - 1].rstrip()) >= self.wrap_width - 4
            and self.lines[end].strip()
            and not self.lines[end][0].isspace()
            and not _HEADING.match(self.lines[end])
        ):
            end += 1
        return end

    def _paragraph(self, at: int, end: int) -> Paragraph:
        text = _joined(self.lines[at:end])
        heading = _HEADING.match(text)
        level = len(heading[1]) if heading else None
        number = self.first + at
        text = self.plain(heading[2] if heading else text, number)
        return Paragraph(text, Place(line=number), heading_level=level)

    def _tabbed_end(self, at: int) -> int:
        """The line after the last one of a run of tabbed rows; blank lines may part rows of one cell a line."""
        end = at
        one_cell_lines = _is_one_cell_a_line(self.lines, at)
        row_cells = most_cells = 0
        while end < len(self.lines):
            line = self.lines[end]
            if "\t" in line:
                previous = self.lines[end - 1] if end > at else ""
                row_cells = 1 if not previous.strip() and "\t" not in previous else row_cells + 1
                most_cells = max(most_cells, row_cells)
                end += 1
            elif not line.strip():
                following = self._written[end]
                begun = row_cells == 1 < most_cells
                if not one_cell_lines or following is None or not self._table_goes_on(following, begun):
                    return end
                end = following
            elif self._is_spill(end, one_cell_lines, row_cells == 1 < most_cells):
                end += 1
            else:
                return end
        return end

    def _table_goes_on(self, at: int, begun: bool) -> bool:
        return "\t" in self.lines[at] or self._is_spill(at, True, begun)

    def _is_spill(self, at: int, one_cell_lines: bool, begun: bool) -> bool:
        """Whether a line without a tab is more text of the cell before it, which may be the first of a row begun."""
        before = self.lines[at - 1]
        end = self._parting[at]
        runs_on = end is not None and "\t" in self.lines[end]
        if not one_cell_lines:
            return bool(before.strip()) and runs_on and len(self.lines[at].strip()) <= _LONGEST_SPILL
        if before.strip():
            return True
        # Empty lines inside a vertical label look like the end of the table; its row holds no other cell yet.
        return runs_on and begun

    def _tabbed(self, at: int, end: int) -> Iterator[Block]:
        rows = self._cells_by_line(at, end) if _is_one_cell_a_line(self.lines, at) else self._cells_by_tab(at, end)
        rows = [row for row in rows if row]
        if any(len(row) > 1 for row in rows):
            yield self.tables.grid_of_rows(rows, self.first + at)
        else:
            # A tab before every line only sets it in; browsers copy each cell so, and no row can be told from the next.
            yield from (Paragraph(text, Place(line=line)) for ((text, line),) in rows if text)

    def _cells_by_tab(self, at: int, end: int) -> list[list[tuple[str, int]]]:
        return [
            [
                (self.plain(field.strip(), self.first + number), self.first + number)
                for field in self.lines[number].split("\t")
            ]
            for number in range(at, end)
            if self.lines[number].strip() or "\t" in self.lines[number]
        ]

    def _cells_by_line(self, at: int, end: int) -> list[list[tuple[str, int]]]:
        rows: list[list[tuple[str, int]]] = [[]]
        for number in range(at, end):
            line = self.lines[number]
            if line.startswith("\t"):
                rows[-1].append((line.strip(), self.first + number))
            elif not line.strip():
                following = self._written[number]
                if following is not None and following < end and "\t" in self.lines[following]:
                    rows.append([])
            elif rows[-1]:
                text, first = rows[-1][-1]
                rows[-1][-1] = (f"{text}\n{line.strip()}".strip(), first)
            else:
                rows[-1].append((line.strip(), self.first + number))
        return rows

    def _drawn(self, at: int) -> Generator[Block, None, int]:
        """A table drawn with lines; where these don't agree, what stands there is read as lines of text."""
        drawn = drawn_table(self.lines, at, self.first)
        if not drawn.cells:
            self._plain_until = drawn.end
            return at
        cells = [cell._replace(text=self.plain(cell.text, cell.line)) for cell in drawn.cells]
        yield self.tables.grid(cells, self.first + at)
        return drawn.end

    def _may_be_barred(self, at: int) -> bool:
        """Whether a line has bars of its own, or one right below."""
        return not _BAR_SIGNS.isdisjoint(self.lines[at]) or (at + 1 < len(self.lines) and "|" in self.lines[at + 1])

    def _barred(self, found: Barred, at: int) -> Iterator[Block]:
        rows = [
            [(_BREAK.sub("\n", self.plain(text, self.first + number)), self.first + number) for text, number in row]
            for row in found.rows
        ]
        if found.is_table:
            yield self.tables.grid_of_rows(rows, self.first + at)
        else:
            yield from (Paragraph(text, Place(line=line)) for row in rows for text, line in row if text)


def without_emphasis(text: str) -> str:
    """A text without Markdown's marks of bold type."""
    return _EMPHASIS.sub(_inside_marks, text)


def _inside_marks(found: re.Match[str]) -> str:
    """What stands between two marks; all of it where these are two blanks to be filled in: **次，发放**份."""
    text = found["text"]
    runs_on = found["word_behind"] is not None
    if runs_on and (found["mark"] == "__" or (_STOP.search(text[:-1]) and text[-1].isalnum())):
        return found.group()
    return text


def _is_one_cell_a_line(lines: list[str], at: int) -> bool:
    """Word's own text export puts each cell on a line of its own, behind one tab."""
    alone = together = 0
    for line in lines[at : at + 40]:
        if "\t" in line:
            if line.startswith("\t") and "\t" not in line[1:].rstrip():
                alone += 1
            else:
                # A row of a table has many cells; prose set in by tabs may stand around it.
                together += line.count("\t")
    return alone > together


def _next_lines(flags: list[bool]) -> list[int | None]:
    """For each line the first one from it on that is flagged."""
    following: int | None = None
    found: list[int | None] = []
    for number in range(len(flags) - 1, -1, -1):
        following = number if flags[number] else following
        found.append(following)
    return found[::-1]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _is_of_a_table(line: str) -> bool:
    return "\t" in line or line.count("|") > 2 or is_drawn(line)


def wrap_width(lines: list[str]) -> int:
    """The width at which a program cut the lines of this text; 0 where each line is a paragraph."""
    widths = [
        _width(line.rstrip())
        for line, following in pairwise(lines)
        if line.strip() and following.strip() and not _is_of_a_table(line)
    ]
    widest = max(widths, default=0)
    if not 40 <= widest <= 160:
        return 0
    full = [
        line
        for line, following in pairwise(lines)
        if not _is_of_a_table(line) and following.strip() and _width(line.rstrip()) >= widest - 4
    ]
    mid_sentence = [line for line in full if not line.rstrip().endswith(_SENTENCE_END)]
    return widest if len(full) >= 3 and len(mid_sentence) * 3 >= len(full) * 2 else 0


def _joined(lines: list[str]) -> str:
    text = lines[0].strip()
    for line in lines[1:]:
        follower = line.strip()
        both_latin = text[-1:].isascii() and follower[:1].isascii() and text[-1:].isalpha() and follower[:1].isalpha()
        text += (" " if both_latin else "") + follower
    return text
