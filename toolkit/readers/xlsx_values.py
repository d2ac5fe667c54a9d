"""What a workbook stores for a number, a date or a text, as the text that a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

# A spreadsheet's number is a binary double: beyond 15 digits it holds noise that nobody typed.
_DIGITS = 15
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)


def plain_text(element: Any) -> str:
    """The text of a string item: its runs joined, without the readings printed above them."""
    return unescaped("".join(part.text or "" for part in _text_parts(element)))


def _text_parts(element: Any) -> Iterator[Any]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        kind = etree.QName(child).localname
        if kind == "t":
            yield child
        elif kind == "r":
            yield from child.iterfind("{*}t")


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
