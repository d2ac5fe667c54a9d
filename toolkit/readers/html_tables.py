"""Tables that other programs wrote into text and Markdown as HTML: real cells with their spans, and what they leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.finding import Place
from toolkit.original import Block, Paragraph
from toolkit.readers.html_builder import HtmlCell, HtmlTable, Span, TableBuilder, tidy
from toolkit.readers.html_cells import PlacedCell, place_cells
from toolkit.readers.text_findings import BROKEN_HTML_TABLE, HIDDEN_MARKUP, NESTED_HTML_TABLE, Notice
from toolkit.readers.text_tables import TextCell, TextTables

LineOf = Callable[[int], int]


def blocks_of(
    text: str, span: Span, tables: TextTables, line_of: LineOf, notices: list[Notice], plain: Callable[[str], str]
) -> Iterator[Block]:
    """A table with the text beside it above, and tables in its cells behind; a mere frame gives its content in order."""
    table = TableBuilder(text, tables).build(span)
    if not span.closed:
        notices.append(Notice(BROKEN_HTML_TABLE, Place(line=line_of(span.start))))
    yield from _Giver(tables, line_of, notices, plain).blocks(table)


class _Giver:
    """Hands out a table that was read as blocks."""

    def __init__(self, tables: TextTables, line_of: LineOf, notices: list[Notice], plain: Callable[[str], str]) -> None:
        self.tables = tables
        self.line_of = line_of
        self.notices = notices
        self.plain = plain

    def blocks(self, table: HtmlTable) -> Iterator[Block]:
        yield from self._content(table.beside, table.start)
        rows = [[cell for cell in row if not cell.hidden] for row in table.rows]
        for cell in (cell for row in table.rows for cell in row if cell.hidden):
            self._tell_hidden(cell)
        if all(len(row) <= 1 for row in rows) and any(cell.nested for row in rows for cell in row):
            for cell in (cell for row in rows for cell in row):
                yield from self._content(cell, cell.start)
        elif any(rows):
            yield from self._grid(table, rows)

    def _content(self, cell: HtmlCell, start: int) -> Iterator[Block]:
        place = Place(line=self.line_of(start))
        self.notices.extend(Notice(kind, place, text) for kind, text in cell.notices)
        run = ""
        for part in [*cell.content, None]:
            if isinstance(part, str):
                run += part
                continue
            for line in tidy(run).split("\n"):
                if line:
                    yield Paragraph(self.plain(line), place)
            run = ""
            if part is not None:
                yield from self.blocks(part)

    def _grid(self, table: HtmlTable, rows: list[list[HtmlCell]]) -> Iterator[Block]:
        spans = [[(cell.row_span, cell.column_span) for cell in row] for row in rows]
        placed = place_cells(spans, self.tables)
        cells = [self._cell(rows[one.source_row][one.source], one) for one in placed.cells]
        line = self.line_of(table.start)
        # Where merged cells overlap, nobody knows for certain which column a cell stands in.
        grid = self.tables.grid(cells, line, ruled=not placed.overlapping)
        if placed.overlapping:
            self.notices.append(Notice(BROKEN_HTML_TABLE, grid.place))
        for cell, one in zip(cells, placed.cells, strict=True):
            source = rows[one.source_row][one.source]
            place = self.tables.place(cell)
            self.notices.extend(Notice(kind, place, text) for kind, text in source.notices)
            if source.nested:
                self.notices.append(Notice(NESTED_HTML_TABLE, place))
        yield grid
        for nested in [nested for row in rows for cell in row for nested in cell.nested]:
            yield from self.blocks(nested)

    def _cell(self, cell: HtmlCell, one: PlacedCell) -> TextCell:
        text = self.plain(cell.text())
        return TextCell(one.row, one.column, text, self.line_of(cell.start), one.row_span, one.column_span)

    def _tell_hidden(self, cell: HtmlCell) -> None:
        if (text := cell.all_text()).strip():
            self.notices.append(Notice(HIDDEN_MARKUP, Place(line=self.line_of(cell.start)), text))
