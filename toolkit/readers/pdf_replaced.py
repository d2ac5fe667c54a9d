"""Text that a file gives in place of what it shows (ActualText): PDFium reads that, though nobody sees it."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_canvas import leaves

_MOST_MARKS = 50
_LONGEST = 2_000


def show_figures(page: Any) -> None:
    """Takes replacements with digits off a loaded page, before its text is read: what figures are, their glyphs say."""
    for _, shape, kind in leaves(page) or ():
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            count = min(_MOST_MARKS, calls.mark_count(shape))
            marks = [calls.mark_of(shape, ctypes.c_ulong(index)) for index in range(count)]
            for mark in marks:
                if any(map(str.isdigit, _replacement(mark))):
                    calls.remove_mark(shape, mark)


def _replacement(mark: Handle) -> str:
    needed = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(_LONGEST)
    known = calls.mark_text(mark, b"ActualText", buffer, ctypes.c_ulong(_LONGEST), ctypes.byref(needed))
    # What is longer than the buffer is a figure's for all that anybody knows.
    return (
        buffer.raw[: needed.value].decode("utf-16-le", "replace") if known and needed.value <= _LONGEST else "0" * known
    )
