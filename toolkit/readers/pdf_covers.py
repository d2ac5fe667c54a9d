"""Text under an area that was filled later: nobody sees it, though it can still be copied out of the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_clips import painted_part
from toolkit.readers.pdf_page import Box, Matrix

# What is painted over one figure has fewer texts on top and over it than this; a page with more to compare is a drawing.
MOST_ABOVE = 50
MOST_COVERS = 8
MOST_COMPARED = 300_000

# When something is painted: its number on the page, and within each form that it is in.
Turn = tuple[int, ...]


class Ground(NamedTuple):
    """A filled area that is no line."""

    turn: Turn
    shape: Handle
    box: Box
    matrix: Matrix


class PaintedText(NamedTuple):
    turn: Turn
    shape: Handle
    box: Box

    @property
    def address(self) -> int:
        return self.shape.value or 0


class Cover(NamedTuple):
    """An area that is painted over a text, and the texts on top of it."""

    box: Box
    above: tuple[PaintedText, ...]
    # Nothing is painted over the text, but it is cut off here: figures lose some of their digits.
    is_clip: bool = False


# By the address of a text object.
Covers = Mapping[int, Sequence[Cover]]

# Covers a text wherever it stands.
EVERYWHERE = Cover((-inf, -inf, inf, inf), ())


def covers(grounds: Sequence[Ground], texts: Iterable[PaintedText]) -> Covers:
    """Which texts have something painted over them, and where."""
    by_height = sorted(texts, key=_middle)
    middles = [_middle(text) for text in by_height]
    found: dict[int, list[Cover]] = {}
    compared = 0
    for ground in grounds:
        left, top, right, bottom = ground.box
        near = by_height[bisect_left(middles, top) : bisect_right(middles, bottom)]
        compared += len(near)
        if compared > MOST_COMPARED:
            break
        inside = [text for text in near if text.box[0] < right and left < text.box[2]]
        below = [text for text in inside if text.turn < ground.turn]
        if below and not calls.is_transparent(ground.shape):
            above = tuple(text for text in inside if text.turn > ground.turn)[:MOST_ABOVE]
            cover = Cover(painted_part(ground.shape, ground.box, ground.matrix), above)
            for text in below:
                over = found.setdefault(text.address, [])
                if len(over) < MOST_COVERS:
                    over.append(cover)
    return found


def together(*found: Covers) -> Covers:
    """Whatever hides a text, for whichever reason."""
    merged: dict[int, list[Cover]] = {}
    for one in found:
        for address, over in one.items():
            merged.setdefault(address, []).extend(over)
    return merged


def covering(text: Handle, indexes: Sequence[int], boxes: Sequence[Box], over: Covers) -> list[Cover | None]:
    """Of each glyph, what hides its middle."""
    objects = [calls.text_object(text, index) or 0 for index in indexes]
    drawn: dict[int, list[Box]] = {}
    for one, box in zip(objects, boxes, strict=True):
        drawn.setdefault(one, []).append(box)
    return [
        next(
            (cover for cover in over.get(one, ()) if _holds(cover.box, box) and not _is_on_top(box, cover, drawn)), None
        )
        for one, box in zip(objects, boxes, strict=True)
    ]


def _holds(area: Box, box: Box) -> bool:
    return area[0] < (box[0] + box[2]) / 2 < area[2] and area[1] < (box[1] + box[3]) / 2 < area[3]


def _is_on_top(box: Box, cover: Cover, drawn: Mapping[int, Sequence[Box]]) -> bool:
    """Whether a text above the cover repeats a glyph at its place: PDFium (pypdfium2 5.15) gives such a glyph once."""
    return any(
        _holds(text.box, box) and not any(_holds(box, glyph) for glyph in drawn.get(text.address, ()))
        for text in cover.above
    )


def _middle(text: PaintedText) -> float:
    return (text.box[1] + text.box[3]) / 2
