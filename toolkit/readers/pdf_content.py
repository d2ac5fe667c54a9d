"""A loaded page → what it shows."""

from __future__ import annotations

import ctypes
from contextlib import closing
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.readers.pdf_glyphs import TextPage, read_glyphs
from toolkit.readers.pdf_layers import Layers
from toolkit.readers.pdf_lean import straighten_words
from toolkit.readers.pdf_page import Box, Page, Upright
from toolkit.readers.pdf_shapes import SHARE_OF_SCAN, read_shapes
from toolkit.readers.pdf_struck import leave_out_struck
from toolkit.readers.pdf_watermarks import leave_out_huge
from toolkit.readers.pdf_white import any_light_digit


def read_page(handle: Any, number: int, layers: Layers | None, *, clipped: bool, turns: int | None = None) -> Page:
    """What is drawn on a loaded page; `number` counts from 1.

    `layers` are None where the file has none; `clipped` says whether it has clip paths. `turns` takes only the text that
    so many quarter turns bring upright, else all is taken as most of it stands.
    """
    with closing(TextPage(handle, number)) as text:
        upright = Upright(_page_box(handle), text.turns() if turns is None else turns)
        page = Page(number, upright.width, upright.height, matrix=upright.matrix, lean=text.lean(upright))
        page.turned, page.aside = upright.turned, text.aside
        hidden: frozenset[int] = frozenset()
        if layers is not None:
            hidden, all_told = layers.hidden_on(handle)
            page.layers_unknown = not all_told
        light = any_light_digit(text.handle, text.characters)
        covers = read_shapes(handle, upright, page, hidden, white=light, clipped=clipped)
        read_glyphs(text, upright, page, covers, apart=turns is not None)
    if page.invisible and page.picture_share > SHARE_OF_SCAN:
        straighten_words(page)
    leave_out_huge(page)
    leave_out_struck(page)
    return page


def turns_to_read(handle: Any) -> int:
    """Quarter turns clockwise, from the page as its content has it, that bring most of its text upright."""
    with closing(TextPage(handle, 1)) as text:
        return text.turns()


def _page_box(handle: Any) -> Box:
    bounds = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(handle, ctypes.byref(bounds)):
        return (0.0, 0.0, pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle))
    return (bounds.left, bounds.bottom, bounds.right, bounds.top)
