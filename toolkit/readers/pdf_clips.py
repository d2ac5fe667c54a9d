"""Clip paths: beyond them nothing is painted, though the text there can be copied out of the file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from math import inf

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_page import Box, Matrix, transformed

# Share of a text's height that it may reach beyond its clip: less than the half of a digit.
_BEYOND = 0.2
_MOST_CLIPS = 64
_MOST_SEGMENTS = 1_000
_EVERYWHERE: Box = (-inf, -inf, inf, inf)


def any_clip(shapes: Sequence[Handle]) -> bool:
    """A cheap look: most programs clip no text."""
    return max(map(calls.clip_count, map(calls.clip_of, shapes)), default=0) > 0


def painted_part(shape: Handle, box: Box, matrix: Matrix) -> Box:
    """What of an object's box lies within its clip paths, each taken for the rectangle around it."""
    left, top, right, bottom = box
    for clip in _clips(shape, matrix):
        left, top, right, bottom = max(left, clip[0]), max(top, clip[1]), min(right, clip[2]), min(bottom, clip[3])
    return left, top, right, bottom


def beyond_clip(text: Handle, box: Box, matrix: Matrix) -> list[Box]:
    """Where nothing of a text is seen; nothing where the text stays within its clip."""
    left, top, right, bottom = painted_part(text, _EVERYWHERE, matrix)
    if left >= right or top >= bottom:
        return [_EVERYWHERE]
    height = box[3] - box[1]
    if (
        box[0] > left - _BEYOND * height
        and box[2] < right + _BEYOND * height
        and box[1] > top - _BEYOND * height
        and box[3] < bottom + _BEYOND * height
    ):
        return []
    return [(-inf, -inf, left, inf), (right, -inf, inf, inf), (-inf, -inf, inf, top), (-inf, bottom, inf, inf)]


def _clips(shape: Handle, matrix: Matrix) -> Iterator[Box]:
    path = calls.clip_of(shape)
    point = (ctypes.c_float * 2)()
    references = tuple(calls.references(point, 4))
    for number in range(min(_MOST_CLIPS, calls.clip_count(path) if path else 0)):
        xs, ys = [], []
        for index in range(min(_MOST_SEGMENTS, calls.clip_segment_count(path, number))):
            if calls.segment_point(calls.clip_segment(path, number, index), *references):
                xs.append(point[0])
                ys.append(point[1])
        if xs:
            yield transformed(matrix, min(xs), min(ys), max(xs), max(ys))
