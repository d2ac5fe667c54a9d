"""The lists that a Word 97–2003 file counts by itself [PlfLst, PlfLfo], as a numbering part of today's format."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

_LIST, _LEVEL, _USE, _CHANGED_LEVEL = 28, 28, 16, 8
_LEVELS = 9
_IS_SIMPLE = 1
_IS_LEGAL, _NEVER_RESTARTS = 0x04, 0x08
_STARTS, _REPLACES = 0x10, 0x20
_FOLLOWED_BY = ("tab", "space", "nothing")
MOST_LISTS = 4000

# By their numbers [MSONFC].
_FORMATS = (
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital"
    " japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand"
    " decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung"
    " decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle"
    " ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional"
    " taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand"
)


class _Written(NamedTuple):
    xml: str
    end: int


def numbering_part(lists: bytes, levels: bytes, uses: bytes) -> str:
    """The lists with their levels, and how paragraphs use them; `levels` are the bytes behind the lists."""
    written = "".join([*_lists(lists, levels), *_uses(uses)])
    return (
        f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{written}</w:numbering>'
    )


def _lists(lists: bytes, levels: bytes) -> Iterator[str]:
    at = 0
    for number in range(min(int.from_bytes(lists[:2], "little"), (len(lists) - 2) // _LIST, MOST_LISTS)):
        entry = lists[2 + _LIST * number : 2 + _LIST * (number + 1)]
        written = []
        for level in range(1 if entry[26] & _IS_SIMPLE else _LEVELS):
            if at + _LEVEL > len(levels):
                return
            xml, at = _level(levels, at, level)
            written.append(xml)
        identity = int.from_bytes(entry[:4], "little")
        yield f'<w:abstractNum w:abstractNumId="{identity}">{"".join(written)}</w:abstractNum>'


def _level(data: bytes, at: int, number: int) -> _Written:
    start, kind, flags = struct.unpack_from("<iBB", data, at)
    followed_by = data[at + 15]
    characters, paragraphs = data[at + 24], data[at + 25]
    restart = data[at + 26]
    text_at = at + _LEVEL + characters + paragraphs
    length = int.from_bytes(data[text_at : text_at + 2], "little")
    end = text_at + 2 + 2 * length
    text = "".join(
        f"%{ord(one) + 1}" if ord(one) < _LEVELS else one
        for one in data[text_at + 2 : end].decode("utf-16-le", "replace")
    )
    shown = "".join(one for one in text if one >= " " and one not in "\ufffe\uffff")
    restarts = f'<w:lvlRestart w:val="{restart}"/>' if flags & _NEVER_RESTARTS else ""
    names = _FORMATS.split()
    name = names[kind] if kind < len(names) else "none"
    follower = _FOLLOWED_BY[min(followed_by, 2)]
    return _Written(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{max(0, start)}"/><w:numFmt w:val="{name}"/>{restarts}'
        f'{"<w:isLgl/>" if flags & _IS_LEGAL else ""}<w:suff w:val="{follower}"/>'
        f"<w:lvlText w:val={quoteattr(shown)}/></w:lvl>",
        end,
    )


def _uses(uses: bytes) -> Iterator[str]:
    count = min(int.from_bytes(uses[:4], "little"), max(0, len(uses) - 4) // _USE, MOST_LISTS)
    at = 4 + _USE * count
    for number in range(count):
        entry = uses[4 + _USE * number : 4 + _USE * (number + 1)]
        identity, changed = int.from_bytes(entry[:4], "little"), entry[12]
        at += 4
        overrides = []
        for _ in range(min(changed, _LEVELS)):
            if at + _CHANGED_LEVEL > len(uses):
                break
            xml, at = _changed_level(uses, at)
            overrides.append(xml)
        yield f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{identity}"/>{"".join(overrides)}</w:num>'


def _changed_level(uses: bytes, at: int) -> _Written:
    start, flags = struct.unpack_from("<iI", uses, at)
    at += _CHANGED_LEVEL
    inside = f'<w:startOverride w:val="{max(0, start)}"/>' if flags & _STARTS else ""
    if flags & _REPLACES and at + _LEVEL <= len(uses):
        xml, at = _level(uses, at, flags & 0xF)
        inside += xml
    return _Written(f'<w:lvlOverride w:ilvl="{flags & 0xF}">{inside}</w:lvlOverride>', at)
