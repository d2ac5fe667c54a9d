"""How letters are drawn, as far as that decides what of them a person sees: tiny, pressed, drawn over each other, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_values import is_on, measure
from toolkit.readers.fonts import draws_pictures

# Gives the font that a theme has under a name such as minorHAnsi, where that one draws pictures; else nothing.
ThemeFont = Callable[[str], str]

# In half points; and in hundredths of a letter's width.
_LARGEST_UNSEEN = 4
_NARROWEST_UNSEEN = 5
# In twentieths of a point, added behind each letter: a digit is 5 points wide, a cell as wide as a few of them.
_TIGHTEST, _WIDEST = -60, 800
# In half points above or below the line: out of its cell.
_FARTHEST = 40
_NARROWEST_FIT = 100

TOO_TIGHT = "字距过紧或者过宽"
MOVED = "文字移到了行的上面或者下面很远"
PRESSED = "文字压缩到了很窄的宽度"
COMBINED = "设成了双行合一"


class Letters(NamedTuple):
    """What properties say of letters; None where they say nothing."""

    unseen: bool | None = None
    narrow: bool | None = None
    # The font where it draws pictures; empty where it draws letters.
    font: str | None = None
    tight: bool | None = None
    moved: bool | None = None

    def over(self, below: Letters) -> Letters:
        if below == NOTHING_SAID:
            return self
        return below._replace(**{name: said for name, said in self._asdict().items() if said is not None})

    @property
    def is_odd(self) -> bool:
        return self != NOTHING_SAID and any(self)

    @property
    def doubt(self) -> str:
        """Why such letters may not be seen as they are written."""
        return TOO_TIGHT if self.tight else MOVED if self.moved else ""


NOTHING_SAID = Letters()


def letters_of(said: Mapping[str, _Element], theme_font: ThemeFont) -> Letters:
    """What run properties, by their names, say of letters."""
    complex_script = any(is_on(said[tag]) for tag in (w.RIGHT_TO_LEFT, w.COMPLEX_SCRIPT) if tag in said)
    size, scale, fonts, position, spacing = map(
        said.get, (w.COMPLEX_SIZE if complex_script else w.SIZE, w.SCALE, w.FONTS, w.POSITION, w.SPACING)
    )
    return Letters(
        None if size is None else is_tiny(size),
        None if scale is None else is_narrow(scale),
        None if fonts is None else _font(fonts, theme_font, complex_script),
        None if spacing is None else is_tight(spacing),
        None if position is None else is_moved(position),
    )


def is_tiny(size: _Element) -> bool:
    """Whether text is set so small that it leaves a speck on paper."""
    text = size.get(w.VALUE, "")
    # 21 or 32: what nearly every size is.
    if len(text) == 2 and text.isdigit() and text[0] != "0":
        return False
    value = measure(text, per_point=2)
    return value is not None and value <= _LARGEST_UNSEEN


def is_narrow(scale: _Element) -> bool:
    """The same, set so narrow."""
    value = measure(scale.get(w.VALUE, "").removesuffix("%"))
    return value is not None and value <= _NARROWEST_UNSEEN


def is_tight(spacing: _Element) -> bool:
    """Whether letters are drawn over each other, or so far apart that a cell shows one of them."""
    value = measure(spacing.get(w.VALUE))
    return value is not None and not _TIGHTEST < value < _WIDEST


def is_moved(position: _Element) -> bool:
    value = measure(position.get(w.VALUE), per_point=2)
    return value is not None and abs(value) >= _FARTHEST


def is_pressed(fitted: _Element) -> bool:
    value = measure(fitted.get(w.VALUE))
    return value is not None and value < _NARROWEST_FIT


def picture_font(fonts: _Element, theme_font: ThemeFont) -> str:
    """The font of pictures that a `w:rFonts` may set digits in; else nothing."""
    return _font(fonts, theme_font, False) or _font(fonts, theme_font, True) or ""


def _font(fonts: _Element, theme_font: ThemeFont, complex_script: bool) -> str | None:
    theme = "" if complex_script else fonts.get(w.ASCII_THEME_FONT, "")
    name = theme_font(theme) if theme else fonts.get(w.COMPLEX_FONT if complex_script else w.ASCII_FONT)
    return None if name is None else name if draws_pictures(name) else ""
