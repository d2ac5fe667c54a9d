"""Text in white, seen on a dark ground only, and text that is transparent, seen nowhere."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_covers import EVERYWHERE, MOST_COMPARED, Covers, PaintedText
from toolkit.readers.pdf_page import Box

# Of 255; programs round.
_WHITE = 250
_TRANSPARENT = 12
_DIGIT = re.compile(r"\d")


def any_light_digit(text: Handle, characters: str) -> bool:
    """Whether any digit of a page has as much red as white has, or hardly shows: only then colours need a closer look."""
    digits = [found.start() for found in _DIGIT.finditer(characters)]
    colours, others = (ctypes.c_uint * (2 * len(digits)))(), (ctypes.c_uint * 2)()
    green, blue = map(repeat, calls.references(others, 4))
    red, alpha = calls.references(colours, 8), calls.references(colours, 8, 4)
    deque(map(calls.glyph_colour, repeat(text), digits, red, green, blue, alpha), maxlen=0)
    reds, alphas = calls.columns(colours, "I", 2)
    return max(reds, default=0) >= _WHITE or min(alphas, default=_TRANSPARENT + 1) <= _TRANSPARENT


def unseen_in_white(texts: Iterable[PaintedText], grounds: Sequence[tuple[Handle, Box]]) -> Covers:
    """The texts in white below which nothing dark is painted; `grounds` are whatever fills an area."""
    white = [text for text in texts if _is_white(text.shape)]
    dark = [box for shape, box in grounds if not _is_white(shape)] if white else []
    if len(white) * len(dark) > MOST_COMPARED:
        return {}
    return {text.address: (EVERYWHERE,) for text in white if not any(_lies_on(text.box, box) for box in dark)}


def unseen_through(texts: Iterable[PaintedText]) -> Covers:
    """The texts that let through all that lies below."""
    return {text.address: (EVERYWHERE,) for text in texts if _colour(text.shape)[-1] <= _TRANSPARENT}


def _is_white(shape: Handle) -> bool:
    return min(_colour(shape)[:3]) >= _WHITE


def _colour(shape: Handle) -> tuple[int, int, int, int]:
    """Red, green, blue and alpha; black where a shape has no colour of its own."""
    colour = (ctypes.c_uint * 4)()
    known = calls.fill_colour(shape, *calls.references(colour, 4))
    red, green, blue, alpha = colour
    return (red, green, blue, alpha) if known else (0, 0, 0, 255)


def _lies_on(text: Box, ground: Box) -> bool:
    x, y = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    return ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3]
