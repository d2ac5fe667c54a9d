"""The property changes of a Word 97–2003 file [sprm, grpprl]: what they are called, and how long each is."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from toolkit.readers.colours import OF_WORD

# The last of each kind counts.
Changes = Mapping[int, bytes]

# Of characters.
DELETED, INSERTED = 0x0800, 0x0801
HAS_DATA, IS_OBJECT, IS_LINKED = 0x0806, 0x0856, 0x080A
HIDDEN, STRUCK, STRUCK_TWICE = 0x083C, 0x0837, 0x2A53
RAISED, HEIGHT, SIZE = 0x2A48, 0x4845, 0x4A43
COLOUR, OLD_COLOUR, HIGHLIGHT, SHADING, OLD_SHADING = 0x6870, 0x2A42, 0x2A0C, 0xCA71, 0x4866
SCALE, APART = 0x4852, 0x8840
CHARACTER_STYLE, SYMBOL, PICTURE = 0x4A30, 0x6A09, 0x6A03
# Of paragraphs.
STYLE = 0x4600
IN_TABLE, ROW_END, DEPTH, INNER_CELL_END, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
LIST, LIST_LEVEL, OUTLINE_LEVEL = 0x460B, 0x260A, 0x2640
PARAGRAPH_SHADING, OLD_PARAGRAPH_SHADING = 0xC64D, 0x442D
# Each as Word 2000 and later write it, and as Word 97 did.
LEFT, RIGHT, FIRST_LINE = (0x845E, 0x840F), (0x845D, 0x840E), (0x8460, 0x8411)
LINE, BEFORE = 0x6412, 0xA413
# Of rows.
ROW_HEIGHT = 0x9407
CELLS, SHADES, OLD_SHADES = 0xD608, 0xD612, 0xD609

# What a style sets anew where a paragraph is given one.
_OF_STYLES = frozenset({LIST, LIST_LEVEL, OUTLINE_LEVEL, PARAGRAPH_SHADING, OLD_PARAGRAPH_SHADING})
# What a style may switch on, and its characters off again.
SWITCHES = (HIDDEN, STRUCK, STRUCK_TWICE)

OLD_COLOURS = {number: bytes(colour).hex().upper() for number, colour in enumerate(OF_WORD.values(), 1)}

# How long a shading is, in the new way and in Word 97's.
_SHADING, _OLD_SHADING = 10, 2
_SOLID = 1
_OFF, _ON, _AS_STYLE, _UNLIKE_STYLE = b"\x00", b"\x01", b"\x80", b"\x81"
_LENGTH_IN_TWO_BYTES = frozenset({CELLS, 0xD606})
_TABS = 0xC615
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
# What a fast save writes in short: the change, for a byte that follows [Prm0].
_SHORTHAND = {
    0x18: IN_TABLE,
    0x19: ROW_END,
    0x41: DELETED,
    0x42: INSERTED,
    0x4D: HIGHLIGHT,
    0x57: STRUCK,
    0x5C: HIDDEN,
    0x62: OLD_COLOUR,
    0x68: RAISED,
    0x73: STRUCK_TWICE,
}


def each_change(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The changes in their order; those behind one that is cut off are lost with it."""
    at, end = 0, len(data)
    while at + 2 <= end:
        code = int.from_bytes(data[at : at + 2], "little")
        at += 2
        length = _OPERAND[code >> 13]
        if not length:
            if code in _LENGTH_IN_TWO_BYTES:
                length, at = int.from_bytes(data[at : at + 2], "little") - 1, at + 2
            else:
                length, at = data[at] if at < end else 0, at + 1
                if code == _TABS and length == 0xFF:
                    return
        if length < 0 or at + length > end:
            return
        yield code, data[at : at + length]
        at += length


def changes_in(data: bytes) -> Changes:
    made: dict[int, bytes] = {}
    for code, operand in each_change(data):
        if code == STYLE:
            # Whoever changes with a word kept of it writes the format of before first, then the new style.
            made = _without_style(made)
        made[code] = operand
    return made


def changed(before: Changes, after: Changes) -> Changes:
    """Changes made one after the other."""
    return {**(_without_style(before) if STYLE in after else before), **after}


def _without_style(changes: Changes) -> dict[int, bytes]:
    return {code: operand for code, operand in changes.items() if code not in _OF_STYLES}


def shorthand(change: int) -> Changes:
    """A change that a fast save wrote into 15 bits: which, and its byte."""
    code = _SHORTHAND.get(change >> 1 & 0x7F)
    return {code: bytes((change >> 8,))} if code else {}


def says(changes: Changes, code: int) -> bool:
    """Whether a switch is on; no style has those that are asked for here, so that its opposite is on, too."""
    return changes.get(code) in (_ON, _UNLIKE_STYLE)


def beside_style(changes: Changes, on: frozenset[int]) -> Changes:
    """The changes with each switch that is as the style has it, or the opposite, set to what it is then."""
    relative = [code for code in SWITCHES if changes.get(code) in (_AS_STYLE, _UNLIKE_STYLE)]
    if not relative:
        return changes
    opposite = {code: changes[code] == _UNLIKE_STYLE for code in relative}
    return {**changes, **{code: _ON if (code in on) != opposite[code] else _OFF for code in relative}}


def number(changes: Changes, code: int) -> int | None:
    """A change's operand, with its sign; None where the change isn't made."""
    operand = changes.get(code)
    return None if not operand else int.from_bytes(operand, "little", signed=True)


def colour(changes: Changes) -> str | None:
    """The characters' colour as RRGGBB; None where it is left to the program."""
    written = changes.get(COLOUR)
    if written is not None:
        red, green, blue, automatic = written
        return None if automatic else f"{red:02X}{green:02X}{blue:02X}"
    return OLD_COLOURS.get(changes.get(OLD_COLOUR, b"\0")[0])


def ground(shading: bytes, old_shading: bytes) -> str | None:
    """What a shading paints, as RRGGBB; None where it paints nothing. Word 97 knew its own sixteen colours only."""
    if len(shading) >= _SHADING:
        front, back, pattern = struct.unpack_from("<4s4sH", shading)
        red, green, blue, automatic = front if pattern == _SOLID else back
        return None if automatic else f"{red:02X}{green:02X}{blue:02X}"
    if len(old_shading) >= _OLD_SHADING:
        written = int.from_bytes(old_shading[:_OLD_SHADING], "little")
        front_colour, back_colour, pattern = written & 0x1F, written >> 5 & 0x1F, written >> 10
        return OLD_COLOURS.get(front_colour if pattern == _SOLID else back_colour)
    return None
