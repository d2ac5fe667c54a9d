"""Blocks with their places: frames unfolded, tables and paragraphs numbered, notices gathered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.finding import NOWHERE, Place
from toolkit.original import Block, Grid, GridCell, Paragraph
from toolkit.readers.docx_findings import NESTED_TABLE, Told
from toolkit.readers.docx_raw import Notice, RawBlock, RawCell, RawParagraph, RawTable

_SET_APART = Notice(NESTED_TABLE, "的单元格里还套着一个表格，已另作一个表读出，请核对这一格。")
_IN_LINE = Notice(NESTED_TABLE, "的单元格里还套着一行表格，已依次读在这一格里，请核对这一格。")


class Placer:
    """Turns what was read into blocks, in order."""

    def __init__(self, told: Told) -> None:
        self.blocks: list[Block] = []
        self._told = told
        self._paragraphs = 0
        self._tables = 0

    def place(self, raws: Sequence[RawBlock]) -> None:
        for raw in raws:
            if isinstance(raw, RawParagraph):
                self._paragraph(raw)
            elif _is_frame(raw):
                self._told.add(raw.notices, NOWHERE)
                for cell in raw.cells:
                    self._told.add(cell.notices, NOWHERE)
                    self.place(cell.content)
            else:
                self._table(raw)

    def _paragraph(self, raw: RawParagraph) -> None:
        self._paragraphs += 1
        place = Place(paragraph=self._paragraphs)
        if raw.notices:
            self._told.add(raw.notices, place)
        if not raw.is_blank:
            self.blocks.append(Paragraph(raw.text, place, raw.heading_level, raw.style))

    def _table(self, table: RawTable) -> None:
        if not table.cells:
            self._told.add(table.notices, NOWHERE)
            return
        self._tables += 1
        number = self._tables
        self._told.add(table.notices, Place(table=number))
        cells: list[GridCell] = []
        inner: list[tuple[RawTable, Place]] = []
        for raw in table.cells:
            place = Place(None, number, raw.row + 1, raw.column + 1)
            text = self._cell_text(raw, place, inner)
            cells.append(GridCell(raw.row, raw.column, text, raw.row_span, raw.column_span, place))
        self.blocks.append(Grid(tuple(cells), Place(table=number)))
        for nested, place in inner:
            self._told.add([_SET_APART], place)
            self.place([nested])

    def _cell_text(self, cell: RawCell, place: Place, inner: list[tuple[RawTable, Place]]) -> str:
        if cell.notices:
            self._told.add(cell.notices, place)
        if cell.lines is not None and len(cell.lines) == 1:
            return cell.lines[0]
        return "\n".join(self._lines(cell, place, inner))

    def _lines(self, cell: RawCell, place: Place, inner: list[tuple[RawTable, Place]]) -> Iterator[str]:
        yield from (line for line in cell.lines or () if line.strip())
        for block in cell.content:
            if isinstance(block, RawParagraph):
                self._told.add(block.notices, place)
                if not block.is_blank:
                    yield block.in_cell
            elif _written_cells(block) <= 1:
                self._told.add(block.notices, place)
                for one in block.cells:
                    self._told.add(one.notices, place)
                    yield from self._lines(one, place, inner)
            elif _is_line(block) and all(other is block or _is_blank(other) for other in cell.content):
                self._told.add([*block.notices, _IN_LINE], place)
                yield "\t".join(self._cell_text(one, place, inner).strip() for one in block.cells)
            else:
                inner.append((block, place))


def texts(raws: Sequence[RawBlock]) -> Iterator[RawParagraph]:
    """The paragraphs of a page margin; its tables only arrange them."""
    for raw in raws:
        if isinstance(raw, RawParagraph):
            yield raw
        else:
            for cell in raw.cells:
                yield from map(RawParagraph, cell.lines or ())
                yield from texts(cell.content)


def _is_frame(table: RawTable) -> bool:
    """Whether a table only arranges other content: one cell round it all, or more written in inner tables than beside."""
    content = [block for cell in table.cells for block in cell.content]
    inner = [written for block in content if isinstance(block, RawTable) and (written := _written_cells(block)) > 1]
    if not inner and len(table.cells) > 1:
        return False
    own = sum(isinstance(block, RawParagraph) and not block.is_blank for block in content)
    return sum(inner) > own or (len(table.cells) == 1 and (bool(inner) or own > 1))


def _is_blank(block: RawBlock) -> bool:
    return isinstance(block, RawParagraph) and block.is_blank


def _is_line(table: RawTable) -> bool:
    """Whether a table has one row of short texts: figures, where it is all that a cell holds."""
    return all(
        one.row == 0
        and len(one.lines if one.lines is not None else one.content) <= 1
        and not any(isinstance(block, RawTable) for block in one.content)
        for one in table.cells
    )


def _written_cells(table: RawTable) -> int:
    """How many cells hold text, inner tables counted by their own."""
    count = 0
    for cell in table.cells:
        tables = [block for block in cell.content if isinstance(block, RawTable)]
        own = any(map(str.strip, cell.lines or ())) or any(
            isinstance(block, RawParagraph) and not block.is_blank for block in cell.content
        )
        count += own + sum(map(_written_cells, tables))
    return count
