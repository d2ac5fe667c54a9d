"""The calls of PDFium that are made once a glyph or once a shape, bound so that each costs as little as it can.

pypdfium2 gives ctypes functions that check and convert every argument, which takes several times as long as the calls
themselves. These check nothing: whoever calls gives just what stands beside each — a Handle, a small integer, or one of
`references`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, cast

import pypdfium2_raw as pdfium


class Handle(ctypes.c_void_p):
    """Something of PDFium's, to be handed back to it."""


def handle_of(pointer: Any) -> Handle:
    """What one of pypdfium2's own pointers points to."""
    return ctypes.cast(pointer, Handle)


def references(buffer: Any, step: int, first: int = 0) -> Iterator[Any]:
    """Where PDFium is to write: every `step` bytes of a buffer, from `first` on."""
    return map(ctypes.byref, repeat(buffer), range(first, ctypes.sizeof(buffer), step))


def columns(buffer: Any, kind: str, width: int) -> Iterator[list[Any]]:
    """A buffer of rows, as the lists of its columns; `kind` as in the struct module."""
    values = memoryview(buffer).cast("B").cast(kind)  # type: ignore[call-overload]
    return (values[column::width].tolist() for column in range(width))


def _bound(name: str, result: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    # Keeps the interpreter's lock: letting it go costs a tenth of so short a call.
    return cast("Callable[..., Any]", ctypes.PYFUNCTYPE(result)(address))


# (text page, glyph index, an FS_RECTF) -> success
loose_box = _bound("FPDFText_GetLooseCharBox", ctypes.c_int)
# (text page, glyph index, four doubles: left, right, bottom, top) -> success
ink_box = _bound("FPDFText_GetCharBox", ctypes.c_int)
# (text page, glyph index) -> 1 where no Unicode belongs to the glyph
is_unmapped = _bound("FPDFText_HasUnicodeMapError", ctypes.c_int)
# (text page, glyph index) -> 1 for a space or line end that PDFium made up
is_generated = _bound("FPDFText_IsGenerated", ctypes.c_int)
# (text page, glyph index) -> clockwise radians
angle = _bound("FPDFText_GetCharAngle", ctypes.c_float)
# (text page, glyph index, four unsigned ints: red, green, blue, alpha) -> success
glyph_colour = _bound("FPDFText_GetFillColor", ctypes.c_int)
# (text page, glyph index) -> address of its text object
text_object = _bound("FPDFText_GetTextObject", ctypes.c_void_p)
# (text page, glyph index, an FS_MATRIX) -> success
glyph_matrix = _bound("FPDFText_GetMatrix", ctypes.c_int)

# (page, index) -> page object
object_of_page = _bound("FPDFPage_GetObject", Handle)
# (form object) -> count
count_in_form = _bound("FPDFFormObj_CountObjects", ctypes.c_int)
# (form object, index as c_ulong) -> page object
object_of_form = _bound("FPDFFormObj_GetObject", Handle)
# (page object) -> FPDF_PAGEOBJ_...
kind_of = _bound("FPDFPageObj_GetType", ctypes.c_int)
# (page object, four floats: left, bottom, right, top) -> success
bounds = _bound("FPDFPageObj_GetBounds", ctypes.c_int)
# (text object) -> the PDF text rendering mode
render_mode = _bound("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
# (page object, four unsigned ints: red, green, blue, alpha) -> success
fill_colour = _bound("FPDFPageObj_GetFillColor", ctypes.c_int)
# (page object, a float) -> success
stroke_width = _bound("FPDFPageObj_GetStrokeWidth", ctypes.c_int)
# (path object, two ints: fill mode, stroke) -> success
draw_mode = _bound("FPDFPath_GetDrawMode", ctypes.c_int)
# (path object) -> number of segments
segment_count = _bound("FPDFPath_CountSegments", ctypes.c_int)
# (path object, index) -> segment
segment = _bound("FPDFPath_GetPathSegment", Handle)
# (segment) -> FPDF_SEGMENT_...
segment_kind = _bound("FPDFPathSegment_GetType", ctypes.c_int)
# (segment, two floats) -> success
segment_point = _bound("FPDFPathSegment_GetPoint", ctypes.c_int)
# (segment) -> 1 where the piece is closed after it
segment_closes = _bound("FPDFPathSegment_GetClose", ctypes.c_int)
# (page object, an FS_MATRIX) -> success
matrix_of = _bound("FPDFPageObj_GetMatrix", ctypes.c_int)
# (page object) -> 1 where it is blended, or lets through what lies below
is_transparent = _bound("FPDFPageObj_HasTransparency", ctypes.c_int)
# (page object) -> its clip path; (clip path) -> count of paths; (clip path, path) -> count of segments
clip_of = _bound("FPDFPageObj_GetClipPath", Handle)
clip_count = _bound("FPDFClipPath_CountPaths", ctypes.c_int)
clip_segment_count = _bound("FPDFClipPath_CountPathSegments", ctypes.c_int)
# (clip path, path, segment) -> segment
clip_segment = _bound("FPDFClipPath_GetPathSegment", Handle)

# (page object) -> count of marks; (page object, index as c_ulong) -> mark; (page object, mark) -> success
mark_count = _bound("FPDFPageObj_CountMarks", ctypes.c_int)
mark_of = _bound("FPDFPageObj_GetMark", Handle)
remove_mark = _bound("FPDFPageObj_RemoveMark", ctypes.c_int)
# (mark, a buffer, its bytes as c_ulong, an unsigned long for the bytes needed) -> success; UTF-16
mark_name = _bound("FPDFPageObjMark_GetName", ctypes.c_int)
# (mark, a key, a buffer, its bytes as c_ulong, an unsigned long for the bytes needed) -> success; UTF-16
mark_text = _bound("FPDFPageObjMark_GetParamStringValue", ctypes.c_int)
# (page object, 1 or 0) -> success; what isn't active is not painted
set_active = _bound("FPDFPageObj_SetIsActive", ctypes.c_int)
# (text object, the PDF text rendering mode) -> success
set_render_mode = _bound("FPDFTextObj_SetTextRenderMode", ctypes.c_int)
# (picture, two unsigned ints: width, height) -> success
picture_size = _bound("FPDFImageObj_GetImagePixelSize", ctypes.c_int)
