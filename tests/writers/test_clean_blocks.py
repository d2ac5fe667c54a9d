"""A document that reads back to the letter is known at once; whatever differs in the least is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from tests.writers.reports import old_row, report, reports
from toolkit.original import Block, Grid, Paragraph
from toolkit.readers import read_bytes
from toolkit.report import Figure, Report, State
from toolkit.styles import Style
from toolkit.writers.clean_blocks import is_clean_document
from toolkit.writers.docx import render

WRITTEN = report({"requests.granted.total": Figure(12)}, overview=("甲", "乙"), sign_off=("某局",))


def body(document: bytes) -> list[Block]:
    blocks = read_bytes(document, "a.docx").blocks
    return [block for block in blocks if not (isinstance(block, Paragraph) and block.in_margin)]


def changed(number: int, **values: object) -> Callable[[list[Block]], list[Block]]:
    """Another text or style for one of the paragraphs."""

    def change(blocks: list[Block]) -> list[Block]:
        paragraph = blocks[number]
        assert isinstance(paragraph, Paragraph)
        return [*blocks[:number], paragraph._replace(**values), *blocks[number + 1 :]]

    return change


def with_cell(number: int, **values: object) -> Callable[[list[Block]], list[Block]]:
    """Another cell in the table about requests."""

    def change(blocks: list[Block]) -> list[Block]:
        at = [place for place, block in enumerate(blocks) if isinstance(block, Grid)][1]
        grid = blocks[at]
        assert isinstance(grid, Grid)
        cells = [*grid.cells]
        cells[number] = cells[number]._replace(**values)
        return [*blocks[:at], Grid(tuple(cells)), *blocks[at + 1 :]]

    return change


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_what_is_written_in_our_own_template_reads_back_to_the_letter(written: Report) -> None:
    assert is_clean_document(written, body(render(written)))


@pytest.mark.parametrize(
    "written",
    [
        WRITTEN,
        report(old_row(2, Figure(None, State.ABSENT))),
        report(rest=Figure(None, State.UNREADABLE, "见 附件"), edition="2019"),
        report(rest=Figure(None, State.BLANK), title=None),
        report(title="云溪区工业和信息化产业发展促进中心2024年政府信息公开工作年度报告"),
    ],
)
def test_blanks_notes_old_rows_and_long_titles_are_known(written: Report) -> None:
    assert is_clean_document(written, body(render(written)))


@pytest.mark.parametrize(
    "change",
    [
        changed(0, text="另一个标题"),
        changed(1, text="一、总体情况："),
        changed(1, style=Style.BODY),
        changed(2, text="甲。"),
        changed(-1, style=Style.BODY),
        with_cell(0, text="申请人情况"),
        with_cell(-1, text="1"),
        with_cell(-1, text=""),
        with_cell(-1, column_span=2),
        with_cell(-1, row_span=2),
        with_cell(-1, column=0),
        lambda blocks: blocks[:-1],
        lambda blocks: [*blocks, Paragraph("某局", style=Style.SIGN_OFF)],
        lambda blocks: [*blocks[:2], blocks[3], blocks[2], *blocks[4:]],
        lambda blocks: [block for block in blocks if isinstance(block, Paragraph)],
    ],
)
def test_any_other_text_cell_style_or_order_is_noticed(change: Callable[[list[Block]], list[Block]]) -> None:
    assert not is_clean_document(WRITTEN, change(body(render(WRITTEN))))


def test_a_document_of_another_report_is_noticed() -> None:
    other = report({"requests.granted.total": Figure(13)}, overview=("甲", "乙"), sign_off=("某局",))
    assert not is_clean_document(WRITTEN, body(render(other)))
    assert not is_clean_document(WRITTEN, body(render(report(edition="2019"))))
