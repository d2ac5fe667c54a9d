"""Colours as red, green and blue, and whether text in the one can be told from a ground in the other."""

from __future__ import annotations

import re
from typing import Any

Colour = tuple[int, ...]

# Text that takes what can be seen on its ground; a ground of a pattern, which nobody can say the colour of.
AUTOMATIC: Colour = ()
PATTERNED: Colour = ()
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

# The sixteen that Word has names for, in the order by which its old files number them from 1.
OF_WORD: dict[str, Colour] = {
    "black": BLACK,
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": WHITE,
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}
# On paper nobody tells colours apart that differ by less.
_LEAST_DIFFERENCE = 16
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def are_alike(text: Colour, ground: Colour) -> bool:
    """Whether text in the one colour can't be told from a ground in the other."""
    return len(text) == len(ground) == 3 and max(map(_difference, text, ground)) < _LEAST_DIFFERENCE


def from_hex(value: str) -> Colour:
    """A colour from six digits, automatic where there are others."""
    return tuple(bytes.fromhex(value)) if _HEX.fullmatch(value) else AUTOMATIC


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """So much of the one, and the rest of the other."""
    return tuple(round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))


def theme_colours(theme: Any) -> dict[str, Colour]:
    """The colours of a theme part by their short names: lt1, dk2, accent1."""
    scheme = None if theme is None else next(theme.iter("{*}clrScheme"), None)
    found: dict[str, Colour] = {}
    for one in scheme if scheme is not None else ():
        for colour in one:
            if value := from_hex(colour.get("lastClr") or colour.get("val") or ""):
                found[one.tag.rpartition("}")[2]] = value
    return found


def _difference(one: int, other: int) -> int:
    return abs(one - other)
