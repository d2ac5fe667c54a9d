"""Pictures painted over text: what lets nothing through hides it, and a scan has the text that was recognised in it."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_canvas import asleep, leaves, wake
from toolkit.readers.pdf_covers import Ground, PaintedText

# More on a page are symbols, which lie over no figure.
_MOST_PICTURES = 30
# Larger ones are not unpacked, but taken for scans.
_MOST_PIXELS = 30_000_000
# Pixels that the smaller side of a picture is painted with, and pixels a point at most.
_FEWEST_PIXELS = 24
_FINEST = 4.0
_COARSEST = 0.5
# Of 255, and share of the picture without its edges.
_OPAQUE = 250
_SHARE_OPAQUE = 0.95


def over_text(pictures: Sequence[Ground], texts: Sequence[PaintedText]) -> list[tuple[Ground, int]]:
    """The pictures that are painted over text, and over how many."""
    found = [(picture, sum(_lies_on(picture, text) for text in texts)) for picture in pictures[:_MOST_PICTURES]]
    return [(picture, count) for picture, count in found if count]


def _lies_on(picture: Ground, text: PaintedText) -> bool:
    left, top, right, bottom = picture.box
    across = text.box[0] < right and left < text.box[2]
    return text.turn < picture.turn and across and top < (text.box[1] + text.box[3]) / 2 < bottom


def is_opaque(picture: Ground, page: Any) -> bool:
    """Whether nothing below a picture on a loaded page is seen; stamps and watermarks let much through."""
    found = None if calls.is_transparent(picture.shape) else leaves(page)
    if found is None:
        return False
    if _pixels(picture.shape) > _MOST_PIXELS:
        return True
    left, top, right, bottom = picture.box
    scale = min(_FINEST, max(_COARSEST, _FEWEST_PIXELS / max(0.1, min(right - left, bottom - top))))
    with asleep(page, found, scale) as canvas:
        wake([picture.shape])
        painted = canvas.painted()
        across, down = (right - left) * canvas.scale, (bottom - top) * canvas.scale
    opaque = sum(map(painted.count, range(_OPAQUE, 256)))
    return bool(opaque >= _SHARE_OPAQUE * max(1.0, across - 2) * max(1.0, down - 2))


def _pixels(picture: Handle) -> int:
    sides = (ctypes.c_uint * 2)()
    calls.picture_size(picture, *calls.references(sides, 4))
    return sides[0] * sides[1]
