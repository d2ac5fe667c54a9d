"""What a workbook stores for a number, a date or a text, as the text that a person sees."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from lxml import etree

from toolkit.text import as_superscript

# A spreadsheet's number is a binary double: beyond 15 digits it holds noise that nobody typed.
_DIGITS = 15
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)


class RichText(NamedTuple):
    """A string item as a person sees it, and what of it is struck out."""

    text: str
    struck: str = ""


def rich_text(element: Any) -> RichText:
    """A string item's runs joined, without the readings printed above them; raised digits come as superscripts."""
    shown: list[str] = []
    struck: list[str] = []
    for child in element:
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if kind == "t":
            shown.append(child.text or "")
        elif kind == "r":
            text = "".join(part.text or "" for part in child.iterfind("{*}t"))
            properties = child.find("{*}rPr")
            if properties is not None and is_struck(properties):
                struck.append(text)
            else:
                # What nothing stands before is no mark on anything.
                raised = properties is not None and bool(shown) and _is_raised(properties)
                shown.append(as_superscript(text) if raised else text)
    return RichText(unescaped("".join(shown)), unescaped("".join(struck)))


def is_struck(properties: Any) -> bool:
    """Whether a font, or a run's properties, strikes the text out."""
    mark = properties.find("{*}strike")
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _is_raised(properties: Any) -> bool:
    mark = properties.find("{*}vertAlign")
    return mark is not None and mark.get("val") == "superscript"


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
