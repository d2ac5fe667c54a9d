"""The blocks that a clean document of a report consists of: one that reads back so needs no other look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.form.layout import LayoutCell, TableLayout, layout
from toolkit.original import Block, Paragraph
from toolkit.report import PREFACE, SIGN_OFF, Report
from toolkit.styles import Style
from toolkit.writers import shown

# A paragraph by its style and text; a table by its cells, which never overlap: row, column, spans and text of each.
_Said = tuple[str | None, str] | frozenset[tuple[int, int, int, int, str]]


def is_clean_document(written: Report, blocks: Sequence[Block]) -> bool:
    """Whether blocks are those of the clean document to the letter: nothing else, in no other order, place or style."""
    return list(map(_said, blocks)) == list(_expected(written))


def _said(block: Block) -> _Said:
    if isinstance(block, Paragraph):
        return block.style, block.text
    return frozenset([(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells])


def _expected(written: Report) -> Iterator[_Said]:
    form = written.form
    whole = shown.whole_groups(written)
    yield Style.TITLE, shown.title_lines(written)
    yield from _paragraphs(written, PREFACE, Style.PREFACE)
    for section in form.sections:
        yield Style.HEADING, section.heading
        yield from _paragraphs(written, section.key, Style.BODY)
        if section.table:
            groups = frozenset(row.removeprefix(f"{section.table}.") for row in whole)
            yield _table(written, layout(form.table(section.table), whole_groups=groups))
    yield from _paragraphs(written, SIGN_OFF, Style.SIGN_OFF)


def _paragraphs(written: Report, section: str, style: Style) -> Iterator[_Said]:
    return ((style, text) for text in shown.paragraphs_of(written, section))


def _table(written: Report, table: TableLayout) -> _Said:
    return frozenset(
        [(cell.row, cell.column, cell.row_span, cell.column_span, _text(written, cell)) for cell in table.cells]
    )


def _text(written: Report, cell: LayoutCell) -> str:
    return shown.figure_shown(written.figures[cell.slot]) if cell.slot else cell.text
