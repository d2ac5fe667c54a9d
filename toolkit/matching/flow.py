"""An original's blocks made ready for matching: grids cut to the rows of one table, frames opened, lists gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.late_pattern import late_pattern
from toolkit.matching.figures import is_plain, looks_like_figure
from toolkit.matching.vocabulary import Vocabulary
from toolkit.original import Block, Grid, GridCell, Paragraph
from toolkit.text import fold, label_key

# A cell that holds a sentence this long is body text in a frame, not a label.
_LONG_TEXT = 40
# 一、 right behind a sentence or a title.
_HEADING_BEHIND = late_pattern(r"(?:(?<=[。告报函知）)])|(?<=[。止] ))[一二三四五六]\s*、")
# As much of a line says whether it begins with a heading: asked at every place of a long one.
_BEGINNING = 200
_NOTE_BEGINNINGS = ("注:", "备注", "说明:", "注释", "注1", "*")


@dataclass(frozen=True, eq=False)
class TableRow:
    """One row of a grid that belongs to a table of the form."""

    grid: Grid
    number: int

    @property
    def cells(self) -> tuple[GridCell, ...]:
        """The cells that begin in this row or reach into it, from left to right."""
        return self.grid.covering[self.number]

    @property
    def own_cells(self) -> tuple[GridCell, ...]:
        return self.grid.rows[self.number]

    @cached_property
    def names(self) -> frozenset[str]:
        """What its cells say, but for plain figures: no label is one."""
        return frozenset(
            [label_key(cell.text).name for cell in self.own_cells if cell.text.strip() and not is_plain(cell.text)]
        )


@dataclass(frozen=True, eq=False)
class Segment:
    """Rows of one grid that belong together: to a table of the form, or to none."""

    table: str | None
    rows: tuple[TableRow, ...]

    @property
    def is_one_column(self) -> bool:
        """Whether nothing shows which of its cells are a row: each stands below the other."""
        return all(row.grid.column_count == 1 for row in self.rows)

    def lines(self) -> list[Paragraph]:
        """Its cells as lines of text, blank ones among them."""
        return [Paragraph(cell.text, cell.place) for row in self.rows for cell in row.own_cells]


FlowBlock = Paragraph | Segment
IsHeading = Callable[[str], bool]


def flow(blocks: tuple[Block, ...], words: Vocabulary, is_heading: IsHeading) -> Iterator[FlowBlock]:
    """Paragraphs and table segments in reading order."""
    previous: Segment | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text.strip() and not block.in_margin and is_heading(block.text):
                previous = None
            yield block
            continue
        for piece in _pieces(block, words, is_heading, previous):
            yield piece
            previous = piece if isinstance(piece, Segment) and piece.table else None


def _pieces(grid: Grid, words: Vocabulary, is_heading: IsHeading, previous: Segment | None) -> Iterator[FlowBlock]:
    """A grid's rows by the table that they belong to; rows that are body text come out as paragraphs."""
    rows = [TableRow(grid, number) for number in range(grid.row_count)]
    votes = [_vote(row, words) for row in rows]
    if not any(votes):
        yield from _without_labels(rows, is_heading, previous)
        return
    texts = list(_body_texts(rows, votes, is_heading))
    yield from _segments(rows, _filled(votes, texts, is_heading), texts)


def _body_texts(
    rows: Sequence[TableRow], votes: Sequence[str | None], is_heading: IsHeading
) -> Iterator[Paragraph | None]:
    """Each row that is body text as a paragraph; below a heading any lone text is."""
    below_heading = False
    for row, vote in zip(rows, votes, strict=True):
        text = None if vote else _body_text(row, is_heading)
        if text is None and below_heading and not vote:
            text = _lone_text(row)
        if text is not None:
            below_heading = below_heading or is_heading(text.text)
        elif any(cell.text.strip() for cell in row.own_cells):
            below_heading = False
        yield text


def _segments(
    rows: Sequence[TableRow], tables: Sequence[str | None], texts: Sequence[Paragraph | None]
) -> Iterator[FlowBlock]:
    """Rows of one table together, and what is body text between them."""
    run: list[TableRow] = []
    run_table: str | None = None
    for row, table, text in zip(rows, tables, texts, strict=True):
        if run and (text is not None or table != run_table):
            yield Segment(run_table, tuple(run))
            run = []
        if text is not None:
            yield text
        else:
            run.append(row)
            run_table = table
    if run:
        yield Segment(run_table, tuple(run))


def _vote(row: TableRow, words: Vocabulary) -> str | None:
    """The table that a row's labels speak for; 总计 alone speaks for two, and so for none."""
    votes = words.table_votes(row.names)
    most = max(votes.values(), default=0.0)
    leading = [table for table, vote in votes.items() if vote == most]
    return leading[0] if len(leading) == 1 else None


def _filled(votes: list[str | None], texts: list[Paragraph | None], is_heading: IsHeading) -> list[str | None]:
    """Rows without a known label go with the rows before them, at the top and below a heading with those after."""
    filled: list[str | None] = []
    current = next((vote for vote in votes if vote), None)
    for number, (vote, text) in enumerate(zip(votes, texts, strict=True)):
        if text is not None and is_heading(text.text):
            current = next((vote for vote in votes[number:] if vote), None)
        elif vote and text is None:
            current = _steady(votes, number, current)
        filled.append(current)
    return filled


def _steady(votes: list[str | None], number: int, current: str | None) -> str | None:
    """The table of a row; a lone row that speaks for another table amid one table's rows stays with them."""
    vote = votes[number]
    after = [one for one in votes[number + 1 :] if one][:2]
    if vote != current and after and all(one == current for one in after):
        return current
    return vote


def _lone_text(row: TableRow) -> Paragraph | None:
    """The only text of a row, unless it may be a figure."""
    written = [cell for cell in row.own_cells if cell.text.strip()]
    if not written or len({cell.text for cell in written}) > 1 or looks_like_figure(written[0].text):
        return None
    return Paragraph(written[0].text, written[0].place)


def _body_text(row: TableRow, is_heading: IsHeading) -> Paragraph | None:
    """The row as a paragraph, where its only text is a heading, a sentence or a note."""
    cell = _lone_text(row)
    if cell is None:
        return None
    folded = fold(cell.text)
    long_text = len(folded) > _LONG_TEXT and "。" in cell.text
    if is_heading(cell.text) or long_text or folded.startswith(_NOTE_BEGINNINGS):
        return cell
    return None


def _without_labels(rows: list[TableRow], is_heading: IsHeading, previous: Segment | None) -> Iterator[FlowBlock]:
    """A grid without any known label: a frame around text, the rest of a torn table, or none of the report's."""
    written = [cell for row in rows for cell in row.own_cells if cell.text.strip()]
    if not written:
        return
    columns = {cell.column for cell in written}
    if len(columns) == 1 or any(is_heading(cell.text) for cell in written):
        if previous and previous.table and len(columns) == 1 and all(looks_like_figure(cell.text) for cell in written):
            yield Segment(previous.table, tuple(rows))
            return
        for cell in written:
            yield Paragraph(cell.text, cell.place)
        return
    figures = sum(looks_like_figure(cell.text) for row in rows for cell in row.own_cells)
    cells = sum(len(row.own_cells) for row in rows)
    if previous is not None and figures * 2 > cells:
        yield from _segments(rows, [previous.table] * len(rows), [_body_text(row, is_heading) for row in rows])
    else:
        yield Segment(None, tuple(rows))


def split_lines(paragraph: Paragraph, is_heading: IsHeading) -> Iterator[Paragraph]:
    """A paragraph cut at its line breaks where one of its lines is a heading of the form."""
    lines = [line for line in paragraph.text.split("\n") if line.strip()]
    parts = [part for line in lines for part in _heading_apart(line, is_heading)]
    if len(parts) > 1 and any(is_heading(part) for part in parts):
        for part in parts:
            yield paragraph._replace(text=part)
    elif lines:
        yield paragraph


def _heading_apart(line: str, is_heading: IsHeading) -> list[str]:
    """A line before headings and the headings: PDFs put them together where it is full, web pages all in one line."""
    found = (one.start() for one in _HEADING_BEHIND.finditer(line))
    starts = [start for start in found if is_heading(line[start : start + _BEGINNING])]
    return [line[start:end] for start, end in zip([0, *starts], [*starts, len(line)], strict=True)]
