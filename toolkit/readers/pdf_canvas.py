"""What PDFium paints of a page where only some of its objects are to be painted: whether anybody sees them.

Painting takes as long as reading a page. It is asked for where something speaks for it only.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, repeat
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle

_MOST_PIXELS = 12_000_000
_DEEPEST_FORM = 8
MOST_OBJECTS = 20_000

# The forms that an object is in, the object, its kind.
Leaf = tuple[tuple[Handle, ...], Handle, int]


class Canvas:
    """A transparent sheet for a page whose objects are all put to sleep: what is woken is painted."""

    def __init__(self, page: Any, scale: float) -> None:
        self._page = page
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.scale = min(scale, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        self._size = max(1, round(width * self.scale)), max(1, round(height * self.scale))
        self._bitmap = pdfium.FPDFBitmap_CreateEx(*self._size, pdfium.FPDFBitmap_BGRA, None, 0)

    def close(self) -> None:
        if self._bitmap:
            pdfium.FPDFBitmap_Destroy(self._bitmap)

    def painted(self) -> bytes:
        """How much of each pixel what is awake covers, 0 to 255."""
        if not self._bitmap:
            return b""
        width, height = self._size
        pdfium.FPDFBitmap_FillRect(self._bitmap, 0, 0, width, height, 0)
        pdfium.FPDF_RenderPageBitmap(self._bitmap, self._page, 0, 0, width, height, 0, 0)
        pixels = ctypes.string_at(
            pdfium.FPDFBitmap_GetBuffer(self._bitmap), pdfium.FPDFBitmap_GetStride(self._bitmap) * height
        )
        return pixels[3::4]


@contextmanager
def asleep(page: Any, painted: Sequence[Leaf], scale: float) -> Iterator[Canvas]:
    """A canvas for a page, all that it paints asleep meanwhile."""
    canvas = Canvas(page, scale)
    shapes = [shape for _, shape, _ in painted]
    wake(shapes, 0)
    try:
        yield canvas
    finally:
        wake(shapes)
        canvas.close()


def wake(shapes: Iterable[Handle], awake: int = 1) -> None:
    deque(map(calls.set_active, shapes, repeat(awake)), maxlen=0)


def leaves(page: Any) -> list[Leaf] | None:
    """Whatever a page paints; None where that is too much to paint it more than once."""
    count = min(MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))
    top = list(map(calls.object_of_page, repeat(calls.handle_of(page)), range(count)))
    found = list(islice(_walk(top, ()), MOST_OBJECTS))
    return [one for one in found if one[-1] != pdfium.FPDF_PAGEOBJ_FORM] if len(found) < MOST_OBJECTS else None


def _walk(shapes: Sequence[Handle], forms: tuple[Handle, ...]) -> Iterator[Leaf]:
    """Every object, forms before what stands in them."""
    for shape in shapes:
        kind = calls.kind_of(shape)
        yield forms, shape, kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM and len(forms) < _DEEPEST_FORM:
            count = min(MOST_OBJECTS, calls.count_in_form(shape))
            inside = list(map(calls.object_of_form, repeat(shape), map(ctypes.c_ulong, range(count))))
            yield from _walk(inside, (*forms, shape))
