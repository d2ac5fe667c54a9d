"""What a paragraph's properties say of it: its style, its list, its level, and what became of its mark."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_styles import NumberReference, Style, heading_level
from toolkit.readers.docx_values import is_on, whole_number

_NO_NUMBER = "0"


@dataclass(slots=True)
class Properties:
    """What is said, with nothing for what isn't."""

    style_id: str | None = None
    heading_level: int | None = None
    sets_level: bool = False
    number_id: str | None = None
    number_level: int | None = None
    mark_deleted: bool = False
    mark_inserted: bool = False
    mark_hidden: bool | None = None
    # Whether the mark only parts a heading from the text that goes on in its line.
    parts_heading: bool = False


NO_PROPERTIES = Properties()


def reference_of(properties: Properties, style: Style) -> NumberReference | None:
    """The list that a paragraph belongs to: its own word comes before its style's."""
    reference = style.number
    if properties.number_id is not None:
        reference = NumberReference(properties.number_id, properties.number_level)
    elif reference is not None and properties.number_level is not None:
        reference = NumberReference(reference.number_id, properties.number_level)
    return None if reference is None or reference.number_id == _NO_NUMBER else reference


def properties_of(element: _Element) -> Properties:
    properties = Properties()
    for child in element:
        tag = child.tag
        if tag == w.PARAGRAPH_STYLE:
            properties.style_id = child.get(w.VALUE)
        elif tag == w.NUMBERING_PROPERTIES:
            number_id, level = child.find(w.NUMBERING_ID), child.find(w.NUMBERING_LEVEL)
            properties.number_id = None if number_id is None else number_id.get(w.VALUE)
            properties.number_level = None if level is None else whole_number(level.get(w.VALUE))
        elif tag == w.OUTLINE_LEVEL:
            properties.heading_level = heading_level(child.get(w.VALUE))
            properties.sets_level = True
        elif tag == w.RUN_PROPERTIES:
            _read_mark(child, properties)
    return properties


def _read_mark(element: _Element, properties: Properties) -> None:
    for child in element:
        tag = child.tag
        if tag in w.REMOVED:
            properties.mark_deleted = True
        elif tag in w.ADDED:
            properties.mark_inserted = True
        elif tag == w.HIDDEN:
            properties.mark_hidden = is_on(child)
        elif tag == w.STYLE_SEPARATOR:
            properties.parts_heading = is_on(child)
