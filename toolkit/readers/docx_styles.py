"""Word's styles as far as they decide what a reader sees: names, headings, numbering, hidden, struck and shifted text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.colours import Colour
from toolkit.readers.docx_colours import Palette
from toolkit.readers.docx_lengths import is_large, is_low
from toolkit.readers.docx_letters import NOTHING_SAID, Letters, ThemeFont, letters_of
from toolkit.readers.docx_style_sheet import StyleSheet
from toolkit.readers.docx_table_styles import TableStyle, table_style
from toolkit.readers.docx_values import is_on, whole_number

# Deeper than any chain that Word lets a person build.
_LONGEST_CHAIN = 50
_BODY_TEXT_LEVEL = 9
# Text set this high or low is a superscript or subscript made by hand; a point or two only puts a line straight.
_SHIFTED_HALF_POINTS = 6
_LEVELS = {"superscript": 1, "subscript": -1}
_NOTE_MARK_NAME = re.compile(r"(?:foot|end)note ?reference", re.IGNORECASE)
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


class NumberReference(NamedTuple):
    """Which list a paragraph belongs to, and at which level, as far as that is said."""

    number_id: str
    level: int | None
    # The style that says so: a list's level may be tied to it.
    style_id: str | None = None


class Style(NamedTuple):
    """A style with all that it inherits."""

    name: str | None = None
    heading_level: int | None = None
    number: NumberReference | None = None
    hidden: bool = False
    struck: bool = False
    # 1 where set as superscript, a note mark, say; -1 where set as subscript.
    level: int = 0
    # Of its text, and of what it fills behind that; None where it says nothing.
    colour: Colour | None = None
    ground: Colour | None = None
    letters: Letters = NOTHING_SAID
    # An indent that may reach out of a cell, and lines too low to be seen.
    large_indent: _Element | None = None
    low_lines: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a paragraph's text stands as it is written, unless it is indented out of its cell."""
        return not (self.hidden or self.struck or self.number or self.low_lines or self.letters.is_odd)


_PLAIN = Style()


class Styles:
    """Styles by id. A missing part or an unknown id is no style, never a fault."""

    def __init__(self, sheet: StyleSheet, palette: Palette, theme_font: ThemeFont, *, small_text: bool = False) -> None:
        self._sheet = sheet
        self.palette = palette
        # Whether some text of the document may be too small to be seen.
        self.small_text = small_text
        self.theme_font = theme_font
        self._known: dict[str, Style] = {}
        self._tables: dict[str, TableStyle] = {}
        self.default_hidden = bool(hidden_in(sheet.run_defaults))
        self.default_struck = bool(struck_in(sheet.run_defaults))
        self.default_colour = None if sheet.run_defaults is None else palette.text(sheet.run_defaults.find(w.COLOUR))
        self.default_letters = letters_of(_named(sheet.run_defaults), theme_font)
        indent, low = _lengths(_named(sheet.paragraph_defaults), _PLAIN)
        self._base = _PLAIN._replace(large_indent=indent, low_lines=low)
        default = sheet.default_paragraph
        self.default_paragraph = self._base if default is None else self.get(default)
        self.default_hides = self.default_hidden or self.default_struck

    def get(self, style_id: str) -> Style:
        style = self._known.get(style_id)
        return self._resolved(style_id) if style is None else style

    def paragraph(self, style_id: str | None) -> Style:
        return self.get(style_id) if style_id else self.default_paragraph

    def table(self, style_id: str) -> TableStyle:
        """A table style on top of those that it is based on."""
        style = self._tables.get(style_id)
        if style is None:
            chain, _ = self._chain(style_id, {}) if self._sheet.may_colour(style_id) else ([], None)
            style = table_style([element for _, element in reversed(chain)], self.palette, self.theme_font)
            self._tables[style_id] = style
        return style

    def _chain(self, style_id: str, known: Mapping[str, object]) -> tuple[list[tuple[str, _Element]], str | None]:
        """A style and those that it is based on, as far as they aren't known, and the known one beneath them."""
        chain: list[tuple[str, _Element]] = []
        current: str | None = style_id
        while current is not None and current not in known and len(chain) < _LONGEST_CHAIN:
            element = self._sheet.get(current)
            if element is None:
                break
            chain.append((current, element))
            base = element.find(w.BASED_ON)
            current = None if base is None else base.get(w.VALUE)
        return chain, current

    def _resolved(self, style_id: str) -> Style:
        """The style on top of those that it is based on; each of them is known from then on."""
        chain, current = self._chain(style_id, self._known)
        if not chain:
            # Without the style part its ids are all that is left, and Word's own tell as much as names.
            return Style(style_id, _level_by_name(style_id), level=int(bool(_NOTE_MARK_NAME.match(style_id))))
        style = self._known.get(current or "", self._base)
        for identity, element in reversed(chain):
            style = self._known[identity] = _on_top(style, identity, element, self.palette, self.theme_font)
        return style


def _on_top(base: Style, style_id: str, element: _Element, palette: Palette, theme_font: ThemeFont) -> Style:
    children = {child.tag: child for child in reversed(element)}
    name_element, runs = children.get(w.NAME), children.get(w.RUN_PROPERTIES)
    name = style_id if name_element is None else name_element.get(w.VALUE, style_id)
    hidden, struck, level = hidden_in(runs), struck_in(runs), level_in(runs)
    paragraphs = children.get(w.PARAGRAPH_PROPERTIES)
    said = _named(runs)
    colour, ground = palette.text(said.get(w.COLOUR)), palette.ground(said.get(w.SHADING))
    said_of_paragraph = _named(paragraphs)
    if ground is None:
        ground = palette.ground(said_of_paragraph.get(w.SHADING))
    return Style(
        name,
        _heading_level(paragraphs, name, base),
        _number(paragraphs, style_id, base),
        base.hidden if hidden is None else hidden,
        base.struck if struck is None else struck,
        base.level if level is None else level,
        base.colour if colour is None else colour,
        base.ground if ground is None else ground,
        letters_of(said, theme_font).over(base.letters),
        *_lengths(said_of_paragraph, base),
    )


def _named(properties: _Element | None) -> dict[str, _Element]:
    return {} if properties is None else {child.tag: child for child in properties}


def _lengths(said: Mapping[str, _Element], base: Style) -> tuple[_Element | None, bool]:
    """The indent of a paragraph where it is large, and whether its lines are too low."""
    indent, spacing = said.get(w.INDENT), said.get(w.SPACING)
    large = base.large_indent if indent is None else indent if is_large(indent) else None
    says_height = spacing is not None and spacing.get(w.LINE_HEIGHT) is not None
    return large, is_low(spacing) if says_height and spacing is not None else base.low_lines


def hidden_in(properties: _Element | None) -> bool | None:
    """What run properties themselves say about hiding; None where they say nothing."""
    found = None if properties is None else properties.find(w.HIDDEN)
    return None if found is None else is_on(found)


def struck_in(properties: _Element | None) -> bool | None:
    if properties is None:
        return None
    marks = [mark for mark in (properties.find(w.STRUCK), properties.find(w.STRUCK_TWICE)) if mark is not None]
    return any(map(is_on, marks)) if marks else None


def level_in(properties: _Element | None) -> int | None:
    """What run properties themselves say: 1 above the line, -1 below, by switch or by height; None where nothing."""
    if properties is None:
        return None
    alignment, position = properties.find(w.VERTICAL_ALIGNMENT), properties.find(w.POSITION)
    if alignment is None and position is None:
        return None
    by_switch = _LEVELS.get(alignment.get(w.VALUE, ""), 0) if alignment is not None else 0
    return by_switch or (_level_by_height(position.get(w.VALUE, "")) if position is not None else 0)


def _level_by_height(value: str) -> int:
    half_points = whole_number(value.removeprefix("-"))
    if half_points is None or half_points < _SHIFTED_HALF_POINTS:
        return 0
    return -1 if value.startswith("-") else 1


def heading_level(value: str | None) -> int | None:
    """Word counts outline levels from 0; 9 is body text."""
    level = whole_number(value)
    return level + 1 if level is not None and level < _BODY_TEXT_LEVEL else None


def _heading_level(paragraphs: _Element | None, name: str, base: Style) -> int | None:
    outline = None if paragraphs is None else paragraphs.find(w.OUTLINE_LEVEL)
    if outline is not None:
        return heading_level(outline.get(w.VALUE))
    return _level_by_name(name) or base.heading_level


def _level_by_name(name: str) -> int | None:
    found = _HEADING_NAME.fullmatch(name.strip())
    return int(found[1]) if found else None


def _number(paragraphs: _Element | None, style_id: str, base: Style) -> NumberReference | None:
    properties = None if paragraphs is None else paragraphs.find(w.NUMBERING_PROPERTIES)
    if properties is None:
        return base.number
    level_element, number_id = properties.find(w.NUMBERING_LEVEL), properties.find(w.NUMBERING_ID)
    level = None if level_element is None else whole_number(level_element.get(w.VALUE))
    if number_id is not None:
        return NumberReference(number_id.get(w.VALUE, ""), level, style_id)
    return base.number and NumberReference(base.number.number_id, level, style_id)
