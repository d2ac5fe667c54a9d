"""How a workbook's styles make cells look, as far as that decides whether a person sees what they hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.readers.colours import BLACK, PATTERNED, WHITE, Colour, are_alike, from_hex, mixed, theme_colours
from toolkit.readers.fonts import draws_pictures

# In points: what is smaller leaves a speck on paper.
_LARGEST_UNSEEN = 2.0
# A theme's colours in the order in which workbooks count them.
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
_USUAL = {"lt1": WHITE, "dk1": BLACK}
_EIGHT = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_OTHERS = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
# What every program has under these numbers, unless the workbook brings its own.
INDEXED = tuple(from_hex(one) for one in f"{_EIGHT} {_EIGHT} {_OTHERS}".split())


# Patterns of which little more than the back is seen.
_THIN_PATTERNS = frozenset(
    {"gray125", "gray0625", "lightGray", "lightHorizontal", "lightVertical", "lightDown", "lightUp"}
)
_THIN_PATTERNS |= {"lightGrid", "lightTrellis"}


class Font(NamedTuple):
    colour: Colour | None = None
    small: bool = False
    struck: bool = False
    # Its name where it draws pictures.
    pictures: str = ""


class Look(NamedTuple):
    """A cell's text as it is drawn, and what lies behind it; None where nothing is said."""

    colour: Colour | None = None
    ground: Colour | None = None
    small: bool = False
    # The font where it draws pictures, and the colours of a ground that has several.
    pictures: str = ""
    mixture: tuple[Colour, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether the text is in a colour of the pattern that lies behind it."""
        return any(are_alike(BLACK if self.colour is None else self.colour, one) for one in self.mixture)

    @property
    def is_unseen(self) -> bool:
        return self.small or are_alike(BLACK if self.colour is None else self.colour, self._behind)

    def hides(self, font: Font) -> bool:
        """Whether a run in a font of its own is unseen in this cell."""
        return self._replace(colour=font.colour or self.colour, small=font.small).is_unseen

    @property
    def _behind(self) -> Colour:
        return WHITE if self.ground is None else self.ground


PLAIN = Look()


class Palette:
    """Reads colours, fonts and fills of a workbook; its theme is opened when a colour of it is asked for."""

    def __init__(self, open_theme: Callable[[], Any], own_colours: Any = ()) -> None:
        self._open_theme = open_theme
        self._indexed = [from_hex((one.get("rgb") or "")[-6:]) for one in own_colours] or INDEXED

    def colour(self, element: Any) -> Colour | None:
        """A colour; None where there is none, or the automatic one."""
        if element is None:
            return None
        theme, index, rgb = element.get("theme"), element.get("indexed"), element.get("rgb")
        found: Colour | None = None
        if rgb is not None:
            found = from_hex(rgb[-6:])
        elif theme is not None and theme.isdigit():
            name = _THEME[int(theme)] if len(theme) < 3 and int(theme) < len(_THEME) else ""
            found = _USUAL.get(name) or self._theme.get(name)
        elif index is not None and index.isdigit() and len(index) < 3 and int(index) < len(self._indexed):
            found = self._indexed[int(index)]
        return _tinted(found, element.get("tint")) if found else None

    def font(self, properties: Any) -> Font:
        """A font of a cell or a run."""
        size = properties.find("{*}sz")
        small = size is not None and 0 < _number(size.get("val")) <= _LARGEST_UNSEEN
        name = next((one.get("val", "") for one in properties.iter("{*}name", "{*}rFont")), "")
        pictures = name if draws_pictures(name) else ""
        return Font(self.colour(properties.find("{*}color")), small, is_struck(properties), pictures)

    def fill(self, fill: Any) -> Colour | None:
        """What lies behind a cell's text; a pattern or a gradient has no single colour."""
        pattern = None if fill is None else fill.find("{*}patternFill")
        if pattern is None:
            return None if fill is None or not len(fill) else PATTERNED
        kind = pattern.get("patternType")
        if kind in (None, "none"):
            # In conditional formats a plain fill names no kind and stands in the back.
            return self.colour(pattern.find("{*}bgColor")) if kind is None else None
        if kind == "solid":
            return self.colour(pattern.find("{*}fgColor")) or self.colour(pattern.find("{*}bgColor"))
        return PATTERNED

    def mixture(self, fill: Any) -> tuple[Colour, ...]:
        """The colours of a pattern that cover much of it, and all of a gradient's."""
        pattern = None if fill is None else fill.find("{*}patternFill")
        if pattern is None:
            stops = () if fill is None else map(self.colour, fill.iter("{*}color"))
            return tuple(filter(None, stops))
        kind = pattern.get("patternType")
        if kind in (None, "none", "solid"):
            return ()
        front = self.colour(pattern.find("{*}fgColor")) or BLACK
        back = self.colour(pattern.find("{*}bgColor")) or WHITE
        return (back,) if kind in _THIN_PATTERNS else (front,) if kind == "darkGray" else (front, back)

    @cached_property
    def _theme(self) -> dict[str, Colour]:
        return theme_colours(self._open_theme())


NO_COLOURS = Palette(lambda: None)


def is_struck(properties: Any) -> bool:
    """Whether a font, or a run's properties, strikes the text out."""
    mark = properties.find("{*}strike")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _tinted(colour: Colour, tint: str | None) -> Colour:
    share = max(-1.0, min(_number(tint), 1.0))
    return mixed(WHITE if share > 0 else BLACK, colour, abs(share)) if share else colour


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
