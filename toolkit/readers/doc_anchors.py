"""What characters of a Word 97–2003 file stand for: notes, pictures, text boxes, fonts of signs, ends of sections."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from toolkit.readers import doc_changes as c
from toolkit.readers.doc_changes import Changes
from toolkit.readers.doc_drawings import Shape, shapes_in
from toolkit.readers.doc_file import Part, Story, WordFile
from toolkit.readers.doc_forms import LONGEST_FORM, form_marks

_MARK, _SECTION, _DRAWN, _BOX = 2, 12, 26, 22
_IDENTITY_IN_BOX = 14
_FONT_NAME = 40
_TWIPS_A_POINT = 20
_PICTURE_SIZE = 28
_OBJECT = "<w:object><o:OLEObject/></w:object>"


class _Note(NamedTuple):
    xml: str
    # Whether the text shows a mark of its own and not a number.
    has_own_mark: bool


class _Place(NamedTuple):
    shape: int
    width: int
    height: int


class Anchors:
    def __init__(self, word: WordFile) -> None:
        self._word = word
        self.section_ends = frozenset(positions(word.part(Part.SECTIONS), _SECTION)[1:])
        self._notes = {
            **_notes(word.part(Part.FOOTNOTE_MARKS), "footnote"),
            **_notes(word.part(Part.ENDNOTE_MARKS), "endnote"),
        }
        self._own_marks = sorted(at for at, note in self._notes.items() if note.has_own_mark)

    def note(self, position: int) -> str:
        """The reference where a note's number stands; nothing for the number at the note itself."""
        return self._notes[position].xml if position in self._notes else ""

    def own_marks(self, start: int, end: int) -> Iterator[str]:
        """References to notes whose marks somebody typed."""
        return (self._notes[at].xml for at in self._own_marks if start <= at < end)

    def font(self, number: int) -> str:
        return self._fonts[number] if number < len(self._fonts) else ""

    def picture(self, changes: Changes) -> str:
        """A picture or an object in the line; the same character holds the data of form fields."""
        if c.says(changes, c.HAS_DATA):
            return ""
        if c.says(changes, c.IS_OBJECT) or c.says(changes, c.IS_LINKED):
            return _OBJECT
        stored = self._word.stored_bytes(c.number(changes, c.PICTURE) or 0, _PICTURE_SIZE + 8)
        if len(stored) < _PICTURE_SIZE + 8:
            return ""
        width, height, across, down = struct.unpack_from("<4H", stored, _PICTURE_SIZE)
        return _pictured(width * across // 1000, height * down // 1000, "<v:imagedata/>")

    def form(self, changes: Changes) -> str:
        """What a form field shows, from the data that its character leads to."""
        if not c.says(changes, c.HAS_DATA):
            return ""
        return form_marks(self._word.stored_bytes(c.number(changes, c.PICTURE) or 0, LONGEST_FORM))

    def drawn(self, position: int, inside: Callable[[Story], str]) -> str:
        """What is drawn beside or over the text and anchored here."""
        place = self._drawn.get(position)
        if place is None:
            return ""
        if place.shape in self._boxes:
            return boxed(inside(self._boxes[place.shape]))
        shape = self._shapes.get(place.shape)
        if shape is None:
            return ""
        if shape.is_object:
            return _OBJECT
        if shape.text:
            return f"<w:pict><v:shape><v:textpath string={quoteattr(shape.text)}/></v:shape></w:pict>"
        return _pictured(place.width, place.height, "<v:imagedata/>") if shape.may_be_picture else ""

    def unanchored(self) -> list[Story]:
        """The text boxes of grouped drawings: their place in the text is the group's."""
        anchored = {place.shape for place in self._drawn.values()}
        return [story for shape, story in self._boxes.items() if shape not in anchored]

    @cached_property
    def _fonts(self) -> list[str]:
        part = self._word.part(Part.FONTS)
        names, at = [], 4
        while at < len(part):
            length = part[at] + 1
            name = part[at + _FONT_NAME : at + length].decode("utf-16-le", "replace")
            names.append(name.split("\0")[0])
            at += length
        return names

    @cached_property
    def _shapes(self) -> dict[int, Shape]:
        return shapes_in(self._word.part(Part.DRAWINGS))

    @cached_property
    def _drawn(self) -> dict[int, _Place]:
        part = self._word.part(Part.DRAWN)
        found = {}
        for at, entry in zip(positions(part, _DRAWN), _entries(part, _DRAWN), strict=False):
            shape, left, top, right, bottom = struct.unpack_from("<I4i", entry)
            found[at] = _Place(shape, right - left, bottom - top)
        return found

    @cached_property
    def _boxes(self) -> dict[int, Story]:
        part = self._word.part(Part.BOXES)
        found = {}
        for story, entry in zip(stories_in(self._word.stories.boxes, part, _BOX), _entries(part, _BOX), strict=False):
            shape = struct.unpack_from("<I", entry, _IDENTITY_IN_BOX)[0]
            if shape and story.start < story.end:
                found[shape] = story
        return found


def positions(part: bytes, width: int) -> tuple[int, ...]:
    """The positions of a list of positions with an entry for each but the last [PLC]."""
    count = max(0, len(part) - 4) // (4 + width)
    return struct.unpack_from(f"<{count + 1}I", part) if len(part) >= 4 else ()


def stories_in(whole: Story, part: bytes, width: int = 0) -> Iterator[Story]:
    """The stories that a story is made of, by where each begins; none twice, however the list was made up."""
    for start, end in pairwise(positions(part, width)):
        if not start <= end <= whole.end - whole.start:
            return
        yield Story(whole.start + start, whole.start + end)


def boxed(blocks: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{blocks}</w:txbxContent></v:textbox></v:shape></w:pict>"


def _entries(part: bytes, width: int) -> Iterator[bytes]:
    count = max(0, len(part) - 4) // (4 + width)
    first = 4 * (count + 1)
    return (part[first + width * number : first + width * (number + 1)] for number in range(count))


def _notes(part: bytes, kind: str) -> dict[int, _Note]:
    found = {}
    for number, (at, entry) in enumerate(zip(positions(part, _MARK), _entries(part, _MARK), strict=False)):
        own = entry == b"\0\0"
        following = ' w:customMarkFollows="1"' if own else ""
        found[at] = _Note(f'<w:{kind}Reference w:id="{number}"{following}/>', own)
    return found


def _pictured(width: int, height: int, content: str) -> str:
    size = f"width:{width / _TWIPS_A_POINT}pt;height:{height / _TWIPS_A_POINT}pt"
    return f'<w:pict><v:shape style="{size}">{content}</v:shape></w:pict>'
