"""Word's styles as far as they decide what a reader sees: names, headings, numbering, hidden and struck text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_style_sheet import StyleSheet
from toolkit.readers.docx_values import is_on, whole_number

# Deeper than any chain that Word lets a person build.
_LONGEST_CHAIN = 50
_BODY_TEXT_LEVEL = 9
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberReference:
    """Which list a paragraph belongs to, and at which level, as far as that is said."""

    number_id: str
    level: int | None
    # The style that says so: a list's level may be tied to it.
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits."""

    name: str | None = None
    heading_level: int | None = None
    number: NumberReference | None = None
    hidden: bool = False
    struck: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a paragraph's text stands as it is written."""
        return not (self.hidden or self.struck or self.number)


_NO_STYLE = Style()


class Styles:
    """Styles by id. A missing part or an unknown id is no style, never a fault."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._known: dict[str, Style] = {}
        self.default_hidden = bool(hidden_in(sheet.run_defaults))
        self.default_struck = bool(struck_in(sheet.run_defaults))
        default = sheet.default_paragraph
        self.default_paragraph = Style() if default is None else self.get(default)
        self.default_hides = self.default_hidden or self.default_struck

    def get(self, style_id: str) -> Style:
        style = self._known.get(style_id)
        if style is None:
            style = self._known[style_id] = self._resolved(style_id)
        return style

    def paragraph(self, style_id: str | None) -> Style:
        return self.get(style_id) if style_id else self.default_paragraph

    def _chain(self, style_id: str) -> list[tuple[str, _Element]]:
        """The style and those that it is based on, nearest first."""
        chain: list[tuple[str, _Element]] = []
        current: str | None = style_id
        while current is not None and len(chain) < _LONGEST_CHAIN:
            element = self._sheet.get(current)
            if element is None:
                break
            chain.append((current, element))
            base = element.find(w.BASED_ON)
            current = None if base is None else base.get(w.VALUE)
        return chain

    def _resolved(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        if not chain:
            # Without the style part its ids are all that is left, and Word's own tell as much as names.
            return Style(style_id, _level_by_name(style_id))
        name_element = chain[0][1].find(w.NAME)
        name = style_id if name_element is None else name_element.get(w.VALUE, style_id)
        runs = [element.find(w.RUN_PROPERTIES) for _, element in chain]
        hidden = next((value for value in map(hidden_in, runs) if value is not None), False)
        struck = next((value for value in map(struck_in, runs) if value is not None), False)
        return Style(name, _heading_level(chain), _number(chain), hidden, struck)


def hidden_in(properties: _Element | None) -> bool | None:
    """What run properties themselves say about hiding; None where they say nothing."""
    found = None if properties is None else properties.find(w.HIDDEN)
    return None if found is None else is_on(found)


def struck_in(properties: _Element | None) -> bool | None:
    if properties is None:
        return None
    marks = [mark for mark in (properties.find(w.STRUCK), properties.find(w.STRUCK_TWICE)) if mark is not None]
    return any(map(is_on, marks)) if marks else None


def heading_level(value: str | None) -> int | None:
    """Word counts outline levels from 0; 9 is body text."""
    level = whole_number(value)
    return level + 1 if level is not None and level < _BODY_TEXT_LEVEL else None


def _heading_level(chain: list[tuple[str, _Element]]) -> int | None:
    for style_id, element in chain:
        outline = element.find(f"{w.PARAGRAPH_PROPERTIES}/{w.OUTLINE_LEVEL}")
        if outline is not None:
            return heading_level(outline.get(w.VALUE))
        name = element.find(w.NAME)
        by_name = _level_by_name(style_id if name is None else name.get(w.VALUE, ""))
        if by_name is not None:
            return by_name
    return None


def _level_by_name(name: str) -> int | None:
    found = _HEADING_NAME.fullmatch(name.strip())
    return int(found[1]) if found else None


def _number(chain: list[tuple[str, _Element]]) -> NumberReference | None:
    level: int | None = None
    for style_id, element in chain:
        properties = element.find(f"{w.PARAGRAPH_PROPERTIES}/{w.NUMBERING_PROPERTIES}")
        if properties is None:
            continue
        own_level = properties.find(w.NUMBERING_LEVEL)
        if level is None and own_level is not None:
            level = whole_number(own_level.get(w.VALUE))
        number_id = properties.find(w.NUMBERING_ID)
        if number_id is not None:
            return NumberReference(number_id.get(w.VALUE, ""), level, style_id)
    return None
