"""The calls of PDFium that are made once a glyph or once a shape, bound to plain addresses.

pypdfium2 gives ctypes functions whose handles are pointer objects; making and checking those takes longer than the
calls themselves. These take and return integers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, cast

import pypdfium2.raw as pdfium

_INT, _ADDRESS = ctypes.c_int, ctypes.c_void_p


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    return cast("Callable[..., Any]", ctypes.CFUNCTYPE(result, *arguments)(address))


def address_of(handle: Any) -> int:
    """The plain address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


# (text page, glyph index, address of an FS_RECTF) -> success
loose_box = _bound("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
# (text page, glyph index, addresses of four doubles: left, right, bottom, top) -> success
ink_box = _bound("FPDFText_GetCharBox", _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
# (text page, glyph index) -> 1 where no Unicode belongs to the glyph
is_unmapped = _bound("FPDFText_HasUnicodeMapError", _INT, _ADDRESS, _INT)
# (text page, glyph index) -> 1 for a space or line end that PDFium made up
is_generated = _bound("FPDFText_IsGenerated", _INT, _ADDRESS, _INT)
# (text page, glyph index) -> clockwise radians
angle = _bound("FPDFText_GetCharAngle", ctypes.c_float, _ADDRESS, _INT)

# (page, index) -> page object
object_of_page = _bound("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
# (form object, index) -> page object
object_of_form = _bound("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
# (page object) -> FPDF_PAGEOBJ_...
kind_of = _bound("FPDFPageObj_GetType", _INT, _ADDRESS)
# (page object, addresses of four floats: left, bottom, right, top) -> success
bounds = _bound("FPDFPageObj_GetBounds", _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
# (text object) -> the PDF text rendering mode
render_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _ADDRESS)
# (path object, addresses of two ints: fill mode, stroke) -> success
draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
# (path object) -> number of segments
segment_count = _bound("FPDFPath_CountSegments", _INT, _ADDRESS)
# (path object, index) -> segment
segment = _bound("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT)
# (segment) -> FPDF_SEGMENT_...
segment_kind = _bound("FPDFPathSegment_GetType", _INT, _ADDRESS)
# (segment, addresses of two floats) -> success
segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
# (segment) -> 1 where the piece is closed after it
segment_closes = _bound("FPDFPathSegment_GetClose", _INT, _ADDRESS)
# (page object, address of an FS_MATRIX) -> success
matrix_of = _bound("FPDFPageObj_GetMatrix", _INT, _ADDRESS, _ADDRESS)
