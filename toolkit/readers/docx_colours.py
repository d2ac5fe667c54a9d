"""The colours of text and of what lies behind it, as red, green and blue."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.colours import AUTOMATIC, BLACK, OF_WORD, PATTERNED, WHITE, Colour, from_hex, mixed, theme_colours
from toolkit.readers.docx_values import whole_number

_PERCENT = re.compile(r"pct(\d{1,2})")
# Word's names for the colours of every theme; the others are the theme's own.
_USUAL = {"background1": WHITE, "light1": WHITE, "text1": BLACK, "dark1": BLACK}
_IN_THEME = {"background2": "lt2", "light2": "lt2", "text2": "dk2", "dark2": "dk2"} | {
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}

# The theme's names in newer fills; and how transparent, in thousandths of a hundredth, can't be seen.
_OF_FILLS = {"bg1": "background1", "tx1": "text1", "bg2": "background2", "tx2": "text2"}
_TRANSPARENT = 95_000


class Palette:
    """Reads colours; the theme, which most files never ask, is opened when one of its own is first asked for."""

    def __init__(self, open_theme: Callable[[], _Element | None]) -> None:
        self._open_theme = open_theme

    def text(self, colour: _Element | None) -> Colour | None:
        """The colour that a `w:color` gives to text; None where nothing is said."""
        if colour is None:
            return None
        return self._colour(
            colour.get(w.VALUE), colour.get(w.THEME_COLOUR), colour.get(w.THEME_TINT), colour.get(w.THEME_SHADE)
        )

    def text_fill(self, fill: _Element) -> Colour | None:
        """The colour of a newer kind of fill, which comes before a `w:color`; None where it has no single one."""
        solid = fill.find(w.FILLED_TEXT)
        stops = fill.iter(w.FILL_STOP) if solid is None else (solid,)
        colours = {self._of_fill(colour) for stop in stops for colour in stop}
        return colours.pop() if len(colours) == 1 else None

    def _of_fill(self, colour: _Element) -> Colour:
        value = colour.get(w.FILL_VALUE, "")
        found = from_hex(value) or self._of_theme(_OF_FILLS.get(value, value)) or AUTOMATIC
        # Whatever is done to a colour, white may stay white.
        return AUTOMATIC if len(colour) and found != WHITE else found

    @staticmethod
    def is_transparent(fill: _Element) -> bool:
        """Whether such a fill leaves nothing to be seen."""
        if fill.find(w.NO_FILL) is not None:
            return True
        shares = (whole_number(alpha.get(w.FILL_VALUE)) for alpha in fill.iter(w.FILL_ALPHA))
        return any(share is not None and share >= _TRANSPARENT for share in shares)

    def ground(self, shading: _Element | None) -> Colour | None:
        """The colour that a `w:shd` fills with; None where it fills nothing."""
        if shading is None:
            return None
        pattern = shading.get(w.VALUE)
        if pattern == "nil":
            return None
        fill = self._colour(
            shading.get(w.FILL),
            shading.get(w.THEME_FILL),
            shading.get(w.THEME_FILL_TINT),
            shading.get(w.THEME_FILL_SHADE),
        )
        if pattern in (None, "clear"):
            return fill or None
        front = self._front(shading) or BLACK
        if pattern == "solid":
            return front
        share = _PERCENT.fullmatch(pattern)
        return mixed(front, fill or WHITE, int(share[1]) / 100) if share else PATTERNED

    def _front(self, shading: _Element) -> Colour:
        return self._colour(
            shading.get(w.PATTERN_COLOUR),
            shading.get(w.THEME_COLOUR),
            shading.get(w.THEME_TINT),
            shading.get(w.THEME_SHADE),
        )

    def _colour(self, value: str | None, theme: str | None, tint: str | None, shade: str | None) -> Colour:
        """A colour as Word finds it: the theme's comes first, what is written beside it is a copy."""
        of_theme = self._of_theme(theme) if theme else None
        if of_theme is not None:
            of_theme = mixed(of_theme, WHITE, _share(tint)) if tint else of_theme
            return mixed(of_theme, BLACK, _share(shade)) if shade else of_theme
        return from_hex(value) if value else AUTOMATIC

    def _of_theme(self, name: str) -> Colour | None:
        return _USUAL.get(name) or self._theme.get(_IN_THEME.get(name, name))

    @cached_property
    def _theme(self) -> dict[str, Colour]:
        return theme_colours(self._open_theme())


def highlight(mark: _Element | None) -> Colour | None:
    """The colour of a marker pen over text; None where there is none."""
    return None if mark is None else OF_WORD.get(mark.get(w.VALUE, ""))


def _share(value: str) -> float:
    """How much is left of a colour: 00 to FF."""
    try:
        return min(int(value[:2], 16), 255) / 255
    except ValueError:
        return 1.0
