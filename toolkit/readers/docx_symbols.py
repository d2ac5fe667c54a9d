"""Characters of Word's symbol fonts, which lie where Unicode has none."""

from __future__ import annotations

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.fonts import draws_pictures

_LATIN_END = 0x100
_PRIVATE = range(0xF020, 0xF100)
_DIGITS = {code: chr(code) for code in range(0x30, 0x3A)}
_FONTS: dict[str, dict[int, str]] = {
    "symbol": _DIGITS
    | {0x20: " ", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2C: ",", 0x2D: "−", 0x2E: ".", 0x2F: "/", 0x3A: ":", 0x3B: ";"}
    | {0x3C: "<", 0x3D: "=", 0x3E: ">", 0x25: "%", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•"}
    | {0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…"},
    "wingdings": {0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA7: "▪"}
    | {0xA8: "◻", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x80: "⓪", 0x8B: "⓿"}
    | {0x81 + step: chr(ord("①") + step) for step in range(10)}
    | {0x8C + step: chr(ord("❶") + step) for step in range(10)},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"}
    | {0x6A + step: chr(ord("①") + step) for step in range(10)}
    | {0x75: "⓿"}
    | {0x76 + step: chr(ord("❶") + step) for step in range(10)},
}


def symbol(element: _Element) -> str:
    """The character of a `w:sym`; one that no table here knows stays as it is, so that nothing is lost."""
    try:
        code = int(element.get(w.SYMBOL_CHARACTER, ""), 16)
    except ValueError:
        return ""
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    known = _FONTS.get(element.get(w.SYMBOL_FONT, "").lower())
    if known is None and not draws_pictures(element.get(w.SYMBOL_FONT)):
        return chr(code)
    # What no table knows is a picture: 31 in Wingdings is no 1.
    private = chr(code + 0xF000) if code < _LATIN_END else chr(code)
    return (known or {}).get(code - 0xF000 if code in _PRIVATE else code, private)
