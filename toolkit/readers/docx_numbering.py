"""The numbers that Word counts by itself: numbering.xml, and how far each list has got."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_number_formats import numeral
from toolkit.readers.docx_styles import hidden_in
from toolkit.readers.docx_values import whole_number
from toolkit.readers.fonts import draws_pictures

_LEVELS = 9
# Word allows far less; without a bound a few bytes could ask for gigabytes of numbers.
_LONGEST_TEXT = 255
_REFERENCE = re.compile(r"%([1-9])")
_BULLET = "bullet"
_LIKE_FIGURE = re.compile(r"[\d+\-−–—]")
_ENDS_BY_ITSELF = "、．.)）】〕:：，,"


class _Level(NamedTuple):
    start: int = 1
    number_format: str = "decimal"
    # Zero-padded custom formats such as 001, 002.
    width: int = 0
    text: str = ""
    suffix: str = "tab"
    # The number of the level (from 1) after which this one begins anew; 0 for never, None for any above it.
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    # Whether its numbers are hidden, or drawn as pictures.
    unseen: bool = False

    def number(self, value: int, *, plain: bool) -> str:
        return str(value) if plain else numeral(value, self.number_format).rjust(self.width, "0")

    def begins_anew_after(self, level: int) -> bool:
        return self.restart is None or level < self.restart


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Instance:
    """A `w:num`: a list as paragraphs refer to it, with its own starts and levels."""

    of: _List
    levels: dict[int, _Level]
    starts: dict[int, int]
    unused_starts: set[int]

    def level(self, number: int) -> _Level | None:
        return self.levels.get(number) or self.of.levels.get(number)

    def start(self, number: int) -> int:
        level = self.level(number)
        return self.starts.get(number, level.start if level else 1)


class Numbering:
    """Counts along with the paragraphs, which must come in their order."""

    def __init__(self, open_part: Callable[[], _Element | None]) -> None:
        # Opened by the first numbered paragraph: most reports have none, and Word gives all of them the part.
        self._open_part = open_part

    @cached_property
    def _instances(self) -> dict[str, _Instance]:
        root = self._open_part()
        return {} if root is None else _read(root)

    def level_of_style(self, number_id: str, style_id: str) -> int | None:
        """The level that belongs to a paragraph style."""
        instance = self._instances.get(number_id)
        if instance is None:
            return None
        levels = {**instance.of.levels, **instance.levels}
        return next((number for number, level in levels.items() if level.style == style_id), None)

    def next(self, number_id: str, level_number: int, *, bullets: bool = False) -> str:
        """The number of the next paragraph of a list with what parts it from the text; empty for a bullet.

        `bullets`: beside a figure a bullet counts that looks like a digit or a sign.
        """
        instance = self._instances.get(number_id)
        level = instance.level(level_number) if instance and level_number < _LEVELS else None
        if instance is None or level is None:
            return ""
        self._count(instance, level_number)
        if level.unseen:
            return ""
        if level.number_format == _BULLET:
            return _with_gap(level.text, level) if bullets and _LIKE_FIGURE.search(level.text) else ""
        return _with_gap(_REFERENCE.sub(lambda found: _shown(instance, level, int(found[1]) - 1), level.text), level)

    def _count(self, instance: _Instance, number: int) -> None:
        counts = instance.of.counts
        current = counts[number]
        # The first paragraph of a restarted list begins anew, though the list beneath may be shared.
        if current is None or number in instance.unused_starts:
            counts[number] = instance.start(number)
        else:
            counts[number] = current + 1
        instance.unused_starts.discard(number)
        # A list that begins below its first level has passed the levels above all the same: after 1.1 comes 2.
        for higher in range(number):
            if counts[higher] is None:
                counts[higher] = instance.start(higher)
        for deeper in range(number + 1, _LEVELS):
            level = instance.level(deeper)
            if level is None or level.begins_anew_after(number):
                counts[deeper] = None


def _read(root: _Element) -> dict[str, _Instance]:
    lists: dict[str, _List] = {}
    links: dict[str, str] = {}
    by_style: dict[str, _List] = {}
    for element in root.iterchildren(w.ABSTRACT_NUMBERING):
        identity = element.get(w.ABSTRACT_NUMBERING_ID, "")
        lists[identity] = _List(dict(_level(level) for level in element.iterchildren(w.LEVEL)))
        if style := _child_value(element, w.STYLE_LINK):
            by_style[style] = lists[identity]
        if style := _child_value(element, w.NUMBERING_STYLE_LINK):
            links[identity] = style
    for identity, style in links.items():
        if style in by_style:
            lists[identity] = by_style[style]
    instances: dict[str, _Instance] = {}
    for element in root.iterchildren(w.NUMBERING):
        of = lists.get(_child_value(element, w.ABSTRACT_NUMBERING_ID) or "")
        if of is not None:
            instances[element.get(w.NUMBERING_ID, "")] = _instance(element, of)
    return instances


def _shown(instance: _Instance, level: _Level, number: int) -> str:
    shown = instance.level(number)
    if shown is None:
        return ""
    value = instance.of.counts[number]
    return shown.number(instance.start(number) if value is None else value, plain=level.legal)


def _with_gap(number: str, level: _Level) -> str:
    """Word's tab or space after a number; a number that ends in a mark needs none to be told from the text."""
    if not number or level.suffix == "nothing" or number[-1] in _ENDS_BY_ITSELF:
        return number
    return number + " "


def _instance(element: _Element, of: _List) -> _Instance:
    instance = _Instance(of, {}, {}, set())
    for override in element.iterchildren(w.LEVEL_OVERRIDE):
        number = whole_number(override.get(w.NUMBERING_LEVEL)) or 0
        if number >= _LEVELS:
            continue
        own = override.find(w.LEVEL)
        if own is not None:
            instance.levels[number] = _level(own)[1]
        start = whole_number(_child_value(override, w.START_OVERRIDE))
        if start is not None:
            instance.starts[number] = start
            instance.unused_starts.add(number)
    return instance


def _level(element: _Element) -> tuple[int, _Level]:
    number_format, width = _number_format(element)
    start = whole_number(_child_value(element, w.START))
    level = _Level(
        start=1 if start is None else start,
        number_format=number_format,
        width=width,
        text=(_child_value(element, w.LEVEL_TEXT) or "")[:_LONGEST_TEXT],
        suffix=_child_value(element, w.LEVEL_SUFFIX) or "tab",
        restart=whole_number(_child_value(element, w.LEVEL_RESTART)),
        style=_child_value(element, w.PARAGRAPH_STYLE),
    )
    looks = element.find(w.RUN_PROPERTIES)
    fonts = None if looks is None else looks.find(w.FONTS)
    if hidden_in(looks) or (fonts is not None and draws_pictures(fonts.get(w.ASCII_FONT))):
        level = level._replace(unseen=True)
    legal = element.find(w.LEVEL_LEGAL)
    if legal is not None and legal.get(w.VALUE) not in ("0", "false", "off"):
        level = level._replace(legal=True)
    return min(whole_number(element.get(w.NUMBERING_LEVEL)) or 0, _LEVELS), level


def _number_format(element: _Element) -> tuple[str, int]:
    """The format, and how many digits a custom one has: Word keeps those in a branch beside a plain decimal."""
    found = next(element.iter(w.NUMBER_FORMAT), None)
    if found is None:
        return "decimal", 0
    name = found.get(w.VALUE, "decimal")
    if name != "custom":
        return name, 0
    first = found.get(w.CUSTOM_FORMAT, "").split(",")[0].strip()
    return "decimal", len(first) if first.isdigit() and len(first) < 10 else 0


def _child_value(element: _Element, tag: str) -> str | None:
    child = element.find(tag)
    return None if child is None else child.get(w.VALUE)
