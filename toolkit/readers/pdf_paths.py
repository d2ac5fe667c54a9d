"""What PDFium says of a page's objects: their bounds, how they are drawn, and the points of paths."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Sequence

import pypdfium2_raw as pdfium

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_page import Box, Matrix, transformed_all

# A filled shape up to this thick is a drawn line, not a ground.
THICKEST_RULING = 4.0
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def pen_of(shape: Handle) -> float:
    width = ctypes.c_float()
    calls.stroke_width(shape, ctypes.byref(width))
    return width.value


def bounds_of(shapes: Sequence[Handle], matrix: Matrix) -> list[Box]:
    """The boxes around shapes, upright; an empty one for a shape without bounds."""
    corners = (ctypes.c_float * (4 * len(shapes)))()
    deque(map(calls.bounds, shapes, *(calls.references(corners, 16, first) for first in (0, 4, 8, 12))), maxlen=0)
    return list(zip(*transformed_all(matrix, *calls.columns(corners, "f", 4)), strict=True))


def draw_modes(shapes: Sequence[Handle]) -> list[tuple[int, int]]:
    """For each path, whether it is filled and whether it is stroked."""
    modes = (ctypes.c_int * (2 * len(shapes)))()
    deque(map(calls.draw_mode, shapes, calls.references(modes, 8), calls.references(modes, 8, 4)), maxlen=0)
    return list(zip(*calls.columns(modes, "i", 2), strict=True))


def without_pen(box: Box) -> Box:
    """The bounds of a stroked path without the pen's width, which PDFium adds on every side."""
    left, top, right, bottom = box
    pen = min(right - left, bottom - top) / 2
    if pen > THICKEST_RULING:
        return box
    if right - left > bottom - top:
        return left + pen, top, right - pen, bottom
    return left, top + pen, right, bottom - pen


def matrix_of(shape: Handle) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not calls.matrix_of(shape, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def subpaths(shape: Handle, count: int, matrix: Matrix) -> Iterable[tuple[list[tuple[float, float]], bool]]:
    """A path's pieces: their points, and whether any part of them is curved."""
    a, b, c, d, e, f = matrix
    point = (ctypes.c_float * 2)()
    x_reference, y_reference = calls.references(point, 4)
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = calls.segment(shape, index)
        kind = calls.segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if calls.segment_point(segment, x_reference, y_reference):
            x, y = point
            points.append((a * x + c * y + e, b * x + d * y + f))
        if calls.segment_closes(segment) and points:
            points.append(points[0])
    if points:
        yield points, curved
