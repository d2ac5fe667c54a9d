"""Layers that are switched off (optional content): PDFium leaves them out where it paints, not where it reads.

Which are off depends on the document's settings, on groups of groups and on what they are made for. PDFium knows all
that: what is marked as part of a layer is painted alone, and again without the mark.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_canvas import Canvas, Leaf, asleep, leaves, wake

# Pixels a point: enough for the smallest type to leave a trace.
_SCALE = 0.75
# Parts of layers in a document: more are maps and plans.
MOST_PARTS = 2_000
_MARK = "OC".encode("utf-16-le")
_MOST_MARKS = 50
_LONGEST_NAME = 16
_UNSEEN = (3, 7)

# A form that an object is in, or a mark that it has, by address.
Key = tuple[int, ...]


@dataclass(slots=True)
class _Part:
    """What stands in the same forms and has the same marks: seen together or not at all."""

    in_form: bool
    shapes: list[Handle] = field(default_factory=list)
    # Text that is never painted, with its mode: what was recognised in a scan may be on a layer, too.
    invisible: list[tuple[Handle, int]] = field(default_factory=list)
    # Pictures are never unpacked for this.
    pictures: list[Handle] = field(default_factory=list)
    # By address, with the objects that have them.
    marks: dict[tuple[int, int], tuple[Handle, Handle]] = field(default_factory=dict)

    def add(self, shape: Handle, kind: int) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and (mode := calls.render_mode(shape)) in _UNSEEN:
            self.invisible.append((shape, mode))
        drawn = kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH)
        (self.shapes if drawn else self.pictures).append(shape)

    def is_hidden(self, canvas: Canvas) -> bool:
        for text, _ in self.invisible:
            calls.set_render_mode(text, 0)
        wake(self.shapes)
        hidden = bool(self.shapes) and not _is_painted(canvas) and (self.in_form or self._shows_without_marks(canvas))
        wake(self.shapes, 0)
        for text, mode in self.invisible:
            calls.set_render_mode(text, mode)
        return hidden

    def _shows_without_marks(self, canvas: Canvas) -> bool:
        """Whether it is the layer that hides it; what leaves no trace either way may be in a font that is missing."""
        for shape, mark in self.marks.values():
            calls.remove_mark(shape, mark)
        return _is_painted(canvas)


class Layers:
    """Tells what of a document's pages is hidden by layers."""

    def __init__(self) -> None:
        self._parts_left = MOST_PARTS

    def hidden_on(self, page: Any) -> tuple[frozenset[int], bool]:
        """The addresses of a loaded page's hidden objects; and whether all of them could be told."""
        found = leaves(page)
        if found is None:
            return frozenset(), False
        parts = _parts(found)
        looked_at, self._parts_left = parts[: self._parts_left], max(0, self._parts_left - len(parts))
        if not looked_at:
            return frozenset(), not parts
        with asleep(page, found, _SCALE) as canvas:
            hidden = [part for part in looked_at if part.is_hidden(canvas)]
        addresses = (shape.value or 0 for part in hidden for shape in (*part.shapes, *part.pictures))
        return frozenset(addresses), len(looked_at) == len(parts)


def _parts(found: Iterable[Leaf]) -> list[_Part]:
    parts: dict[Key, _Part] = {}
    for forms, shape, kind in found:
        marks = [(one, mark) for one in (*forms, shape) for mark in _marks(one)]
        key = (*(form.value or 0 for form in forms), *(mark.value or 0 for _, mark in marks))
        if key:
            part = parts.setdefault(key, _Part(bool(forms)))
            part.add(shape, kind)
            part.marks.update({(one.value or 0, mark.value or 0): (one, mark) for one, mark in marks})
    return list(parts.values())


def _is_painted(canvas: Canvas) -> bool:
    painted = canvas.painted()
    return painted.count(0) < len(painted)


def _marks(shape: Handle) -> list[Handle]:
    """The marks that make an object part of a layer."""
    count = min(_MOST_MARKS, calls.mark_count(shape))
    found = [calls.mark_of(shape, ctypes.c_ulong(index)) for index in range(count)]
    return [mark for mark in found if _name(mark) == _MARK]


def _name(mark: Handle) -> bytes:
    buffer, needed = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_ulong()
    known = calls.mark_name(mark, buffer, ctypes.c_ulong(_LONGEST_NAME), ctypes.byref(needed))
    return buffer.raw[: max(0, needed.value - 2)] if known and needed.value <= _LONGEST_NAME else b""
