"""The title among the properties of an old Office file. olefile 0.47 reads them without an end where they are damaged."""

from __future__ import annotations

import struct

_SECTION_AT = 44
_CODE_PAGE, _TITLE = 1, 2
_NUMBER, _TEXT = 2, 0x1E
_MOST_PROPERTIES = 200
_LONGEST = 2000
_ENCODINGS = {1200: "utf-16-le", 65001: "utf-8"}


def title_in(properties: bytes) -> str:
    """The title; empty where there is none."""
    if len(properties) < _SECTION_AT + 4:
        return ""
    section = properties[struct.unpack_from("<I", properties, _SECTION_AT)[0] :]
    count = min(int.from_bytes(section[4:8], "little"), _MOST_PROPERTIES, max(0, len(section) - 8) // 8)
    places = dict(struct.iter_unpack("<II", section[8 : 8 + 8 * count]))
    page = _number(section, places.get(_CODE_PAGE, len(section)))
    written = _text(section, places.get(_TITLE, len(section)))
    try:
        return written.decode(_ENCODINGS.get(page, f"cp{page}"), "replace").split("\0")[0].strip()
    except LookupError:
        return ""


def _number(section: bytes, at: int) -> int:
    kind, value = struct.unpack("<IH", section[at : at + 6].ljust(6, b"\0"))
    return int(value) if kind == _NUMBER else 0


def _text(section: bytes, at: int) -> bytes:
    kind, length = struct.unpack("<II", section[at : at + 8].ljust(8, b"\0"))
    return section[at + 8 : at + 8 + min(length, _LONGEST)] if kind == _TEXT else b""
