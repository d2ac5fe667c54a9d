"""What a workbook stores for a number, a date or a text, as the text that a person sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from math import inf
from typing import Any, NamedTuple

from lxml import etree

from toolkit.readers.xlsx_looks import Font, Palette
from toolkit.text import as_subscript, as_superscript

# A spreadsheet's number is a binary double: beyond 15 digits it holds noise that nobody typed.
_DIGITS = 15
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LEVELS = {"superscript": 1, "subscript": -1}
_SHIFTED: dict[int, Callable[[str], str]] = {0: str, 1: as_superscript, -1: as_subscript}
_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)


class RichText(NamedTuple):
    """A string item as a person sees it, and what of it is struck out."""

    text: str
    struck: str = ""
    # Its pieces with the fonts of their own, where any has a colour or a size that may hide it.
    pieces: tuple[tuple[str, Font | None], ...] = ()


def rich_text(element: Any, palette: Palette) -> RichText:
    """A string item's runs joined, without the readings printed above them; raised digits come as superscripts."""
    shown: list[tuple[str, int, Font | None]] = []
    struck: list[str] = []
    for child in element:
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if kind == "t":
            shown.append((unescaped(child.text or ""), 0, None))
        elif kind == "r":
            text = unescaped("".join(part.text or "" for part in child.iterfind("{*}t")))
            properties = child.find("{*}rPr")
            font = None if properties is None else palette.font(properties)
            if font is not None and font.struck:
                struck.append(text)
            else:
                shown.append((text, 0 if properties is None else _level(properties), font))
    if all(level for text, level, _ in shown if text.strip()):
        # What nothing stands beside is no mark on anything.
        shown = [(text, 0, font) for text, _, font in shown]
    pieces = tuple((_SHIFTED[level](text), font) for text, level, font in shown)
    hidden = any(font and (font.colour is not None or font.small or font.pictures) for _, font in pieces)
    return RichText("".join(text for text, _ in pieces), "".join(struck), pieces if hidden else ())


def whole(text: str | None) -> int | None:
    """A number of at most seven digits in an attribute."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 7 else None


def measured(text: str | None) -> float:
    """A height or width in an attribute; where none is said, one that is large enough."""
    try:
        return float(text) if text else inf
    except ValueError:
        return inf


def _level(properties: Any) -> int:
    mark = properties.find("{*}vertAlign")
    return 0 if mark is None else _LEVELS.get(mark.get("val"), 0)


def unescaped(text: str) -> str:
    """Characters that XML can't hold stand as _x000D_ in a workbook."""
    return _ESCAPED.sub(_escaped_character, text) if "_x" in text else text


def _escaped_character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    if code < 32 and chr(code) not in "\t\n\r":
        return ""
    # Half of a pair stands for nothing by itself, and no file can hold it.
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def number_text(value: str) -> str:
    """A stored number as it was typed: 7730.2799999999997 is 7730.28."""
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        return value
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value
    if not exact.is_finite() or abs(exact) >= Decimal("1e30"):
        return value
    if len(exact.as_tuple().digits) > _DIGITS:
        exact = Decimal(format(float(value), f".{_DIGITS}g"))
    text = format(exact, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def date_text(value: str, epoch_1904: bool) -> str:
    """A date's serial number as an office writes the date."""
    try:
        days = float(value)
        moment = (_FIRST_DAY_1904 if epoch_1904 else _FIRST_DAY) + timedelta(days=days)
    except (ValueError, OverflowError):
        return value
    if days < 1:
        return moment.strftime("%H:%M")
    return f"{moment.year}年{moment.month}月{moment.day}日"
