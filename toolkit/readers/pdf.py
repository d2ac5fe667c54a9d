"""Reads a PDF: every page's tables and text, and a word about whatever can't be read."""

from __future__ import annotations

from typing import Any

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.original import Original
from toolkit.readers.apart import run_apart
from toolkit.readers.pdf_annotations import set_into
from toolkit.readers.pdf_content import read_page
from toolkit.readers.pdf_doubts import Doubts, findings_of, nothing_read
from toolkit.readers.pdf_layers import Layers
from toolkit.readers.pdf_layout import PageLayout, blocks_of, lay_out_aside, lay_out_without_tiles
from toolkit.readers.pdf_open import Document, opened
from toolkit.readers.pdf_page import Page
from toolkit.readers.pdf_replaced import show_figures
from toolkit.readers.pdf_risk import Signs, signs_of

# A long report has some tens of thousands.
_MOST_GLYPHS = 1_500_000


def read(data: bytes, file: str) -> Original:
    """What stands on the pages of a PDF."""
    signs = signs_of(data)
    return run_apart(file, read_here, data, file, signs) if signs.risky else read_here(data, file, signs)


def read_here(data: bytes, file: str, signs: Signs) -> Original:
    """The same, in this process, for a file that nothing speaks against."""
    with opened(data, file) as document:
        doubts = Doubts()
        layouts = _layouts(document, doubts, file, signs)
        title = document.title()
        repaired = document.repaired
        count = document.page_count
    if not any(layout.lines or layout.fragments for layout in layouts) or set(doubts.scanned) >= _with_text(layouts):
        raise UnreadableFile(nothing_read(file, doubts))
    blocks, findings = blocks_of(layouts)
    told = [*findings_of(doubts, repaired), *findings]
    return Original(file, "pdf", tuple(blocks), title, tuple(told), ("pdfium",), count)


def _layouts(document: Document, doubts: Doubts, file: str, signs: Signs) -> list[PageLayout]:
    layouts = []
    layers = Layers() if signs.layered else None
    tiles: set[str] = set()
    glyphs = 0
    for index in range(document.page_count):
        with document.page(index) as (handle, annotations):
            if handle is None:
                doubts.unreadable.append(index + 1)
                continue
            if signs.replaced:
                show_figures(handle)
            page = read_page(handle, index + 1, layers, clipped=signs.clipped)
            page, aside = (page, None) if page.aside is None else _with_table_aside(handle, page, layers, signs)
        doubts.note_annotations(page, annotations)
        set_into(page, annotations.fields)
        glyphs += page.glyph_count
        if glyphs > _MOST_GLYPHS:
            raise LimitExceeded(f"{file}：前 {index + 1} 页已有 {glyphs} 个字符，不像一份年度报告。")
        layout = lay_out_without_tiles(page, tiles)
        doubts.note(page, layout)
        layouts.append(layout)
        if aside is not None:
            layouts.append(aside)
    return layouts


def _with_table_aside(handle: Any, page: Page, layers: Layers | None, signs: Signs) -> tuple[Page, PageLayout | None]:
    """A page's text without the table that is set sideways to it, and that table; as it is, where there is none."""
    usual, other = (
        read_page(handle, page.number, layers, clipped=signs.clipped, turns=turns)
        for turns in (page.turned, page.aside)
    )
    if usual.glyph_count + other.glyph_count < page.glyph_count:
        # Some text stands in a third direction.
        return page, None
    table = lay_out_aside(other, usual)
    if table is not None:
        return usual, table
    # Most of the page may be the table, and the rest the text around it.
    table = lay_out_aside(usual, other)
    if table is not None and sum(len(line.text) for line in table.lines) < other.glyph_count:
        return other, table
    return page, None


def _with_text(layouts: list[PageLayout]) -> set[int]:
    return {layout.number for layout in layouts if layout.lines or layout.fragments}
