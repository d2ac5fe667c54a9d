"""Small originals from texts and rows."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.form import EDITIONS, Form
from toolkit.form.layout import layout
from toolkit.original import Block, Grid, GridCell, Original, Paragraph
from toolkit.text import figure_text

FORM_2021 = EDITIONS[1]
TITLE = "云梦县水利局2024年政府信息公开工作年度报告"
HEADINGS = tuple(section.heading for section in FORM_2021.sections)


def grid(*rows: Sequence[str]) -> Grid:
    """A grid of plain cells; None in place of a text leaves a position without a cell."""
    return Grid(
        tuple(
            GridCell(number, column, text)
            for number, row in enumerate(rows)
            for column, text in enumerate(row)
            if text is not None
        )
    )


def form_grid(table: str, figure: int = 0, form: Form = FORM_2021) -> Grid:
    """A table of the form as printed, the same figure in every slot."""
    cells = layout(form.table(table)).cells
    return Grid(
        tuple(
            GridCell(one.row, one.column, figure_text(figure) if one.slot else one.text, one.row_span, one.column_span)
            for one in cells
        )
    )


def original(*blocks: Block | str) -> Original:
    return Original("a.docx", "docx", tuple(Paragraph(one) if isinstance(one, str) else one for one in blocks))


def whole_report(**texts: Sequence[str]) -> list[Block | str]:
    """Title, all headings, all tables; texts by section stand below their headings."""
    blocks: list[Block | str] = [TITLE, *texts.get("preface", ())]
    for section in FORM_2021.sections:
        blocks += [section.heading, *texts.get(section.key, ())]
        if section.table:
            blocks.append(form_grid(section.table))
    return [*blocks, *texts.get("sign_off", ())]
